"""Several persons in one cell of names, and their number in the same cell."""

import pytest
from page_builders import codes, pledge_of, table

from pipeline.fields.officer_cells import persons_in

HEAD = "가람시 어르신 일자리 확대\n"
POSTS = ["부서", "과장", "팀장", "담당자"]
HEADS = ["부서", "직위", "성명", "연락처"]

CELLS = [
    ("홍길동", (("홍길동",), None)),
    ("홍길동\n(031-000-0001)", (("홍길동",), "(031-000-0001)")),
    ("홍길동 ☎0001", (("홍길동",), "☎0001")),
    ("홍길동 (☎ 0001)", (("홍길동",), "(☎ 0001)")),
    ("홍길동 내선 0001", (("홍길동",), "내선 0001")),
    ("홍길동, 성춘향\n031-000-0001/0002", (("홍길동", "성춘향"), "031-000-0001/0002")),
    ("홍길동/성춘향", (("홍길동", "성춘향"), None)),
    ("홍길동·성춘향", (("홍길동", "성춘향"), None)),
    ("홍길동\n성춘향", (("홍길동", "성춘향"), None)),
    ("남궁\n길동", (("남궁 길동",), None)),
    ("홍\n길\n동", (("홍 길 동",), None)),
    ("홍길동 외 1명", None),
    ("홍길동, 도로과", None),
    ("홍길동, 팀장", None),
    ("홍길동 팀장, 성춘향", None),
    ("홍길동 2022. 7. 1.자", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "persons"), CELLS)
def test_a_cell_of_names_is_taken_apart(text, persons):
    found = persons_in(text)
    assert (found and (found.names, found.phone)) == persons


def people(*rows):
    made = pledge_of(HEAD, table(*rows))
    return [(o.role, o.name, o.phone) for o in made.value.officers], set(codes(made))


def test_names_and_numbers_below_posts():
    row = ["도로과", "홍길동\n(031-000-0001)", "성춘향 ☎0002", "이몽룡, 변학도\n031-000-0003/0004"]
    made, noted = people(POSTS, row)
    assert made == [
        ("과장", "홍길동", "031-000-0001"),
        ("팀장", "성춘향", "0002"),
        ("담당자", "이몽룡", "031-000-0003/0004"),
        ("담당자", "변학도", "031-000-0003/0004"),
    ]
    assert "OFFICER_PHONE_SHARED" in noted


def test_two_in_a_column_of_names_have_the_lines_of_their_numbers():
    made, noted = people(HEADS, ["도로과", "주무관", "홍길동\n성춘향", "031-000-0001\n031-000-0002"])
    assert made == [("주무관", "홍길동", "031-000-0001"), ("주무관", "성춘향", "031-000-0002")]
    assert "OFFICER_PHONE_SHARED" not in noted


def test_two_with_one_number_share_it():
    made, noted = people(HEADS, ["도로과", "주무관", "홍길동, 성춘향", "031-000-0001"])
    assert made == [("주무관", "홍길동", "031-000-0001"), ("주무관", "성춘향", "031-000-0001")]
    assert "OFFICER_PHONE_SHARED" in noted


@pytest.mark.parametrize("said", ["홍길동 외 1명", "홍길동, 도로팀"])
@pytest.mark.parametrize("rows", [(HEADS, 2), (POSTS, 1)])
def test_a_cell_of_more_than_a_name_names_nobody_and_is_told(said, rows):
    heads, at = rows
    row = ["도로과", "주무관", "성춘향", "031-000-0001"]
    row[at] = said
    made, noted = people(heads, row)
    assert all(name != said for _, name, _ in made)
    assert {"OFFICER_UNPARSED", "OFFICER_CELL_UNREAD"} & noted
