"""Officers as forms print them: pairs of post and name, posts as heads, several in one bracket."""

import pytest
from page_builders import codes, pledge_of, table, tabs

TITLE = ["공약명", "어르신 일자리 확대", "<", "<"]


def people(*blocks):
    read = pledge_of(*blocks)
    return [(o.department, o.role, o.name, o.phone) for o in read.value.officers]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["담당자", "홍길동", "연락처", "000-0001"], [(None, "담당자", "홍길동", "000-0001")]),
        (["담당자", "홍길동", "직위", "주무관"], [(None, "주무관", "홍길동", None)]),
        (["과장", "홍길동", "팀장", "성춘향"], [(None, "과장", "홍길동", None), (None, "팀장", "성춘향", None)]),
        (["주관부서", "도로과", "담당자", "홍길동"], [("도로과", "담당자", "홍길동", None)]),
        (["담당자", "미정", "사업기간", "2022"], []),
    ],
)
def test_a_row_of_pairs_names_officers(row, expected):
    assert people(table(TITLE, row)) == expected
    assert people(tabs("공약명|어르신 일자리 확대\n" + "|".join(row))) == expected


HEAD = ["부서", "직위", "성명", "연락처"]


@pytest.mark.parametrize("caption", [[], [["공약실명제", "<", "<", "<"]]])
def test_a_caption_may_stand_over_the_header(caption):
    rows = (HEAD, ["도로과", "과장", "홍길동", "000-0001"], ["^", "주무관", "성춘향", "000-0002"])
    assert people(table(TITLE, *caption, *rows)) == [
        ("도로과", "과장", "홍길동", "000-0001"),
        ("도로과", "주무관", "성춘향", "000-0002"),
    ]


def test_a_wide_cell_over_rows_leaves_several_empty_cells_in_a_text():
    page = tabs(
        "공약명|어르신 일자리 확대\n부서|직위|성명|연락처\n도로과|과장|홍길동|000-0001\n|||주무관|성춘향|000-0002"
    )
    assert people(page)[1] == ("도로과", "주무관", "성춘향", "000-0002")


def test_posts_may_head_the_names_and_a_number_beside_several_is_that_of_the_last():
    heads, names = ["추진부서", "과장", "담당자", "연락처"], ["도로과", "홍길동", "성춘향", "000-0001"]
    assert people(table(TITLE, heads, names)) == [
        ("도로과", "과장", "홍길동", None),
        ("도로과", "담당자", "성춘향", "000-0001"),
    ]
    assert codes(pledge_of(table(TITLE, heads, names))).count("OFFICER_PHONE_INFERRED") == 1


@pytest.mark.parametrize(
    "bracket",
    ["과장 홍길동 000-0001, 팀장 성춘향 000-0002", "과장 홍길동 ☎000-0001 / 팀장 성춘향 ☎000-0002"],
)
def test_every_officer_in_a_bracket_is_kept(bracket):
    page = f"공약명 : 어르신 일자리 확대\n추진부서 : 노인과({bracket})"
    assert people(page) == [("노인과", "과장", "홍길동", "000-0001"), ("노인과", "팀장", "성춘향", "000-0002")]


def test_what_cannot_be_read_in_a_bracket_is_told():
    read = pledge_of("공약명 : 어르신 일자리 확대\n추진부서 : 노인과(과장 홍길동, 별도 지정)")
    assert "OFFICER_UNPARSED" in codes(read)


def test_every_officer_in_a_cell_is_kept():
    row = ["담당자", "도로과장 홍길동(☎ 000-000-0001), 담당 성춘향(0002)"]
    assert people(table(["공약명", "어르신 일자리 확대"], row)) == [
        (None, "도로과장", "홍길동", "000-000-0001"),
        (None, "담당", "성춘향", "0002"),
    ]
