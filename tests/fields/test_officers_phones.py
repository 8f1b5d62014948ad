"""Telephone numbers of officers however a plan writes their area, and tables of posts and numbers."""

import pytest
from page_builders import codes, pledge_of, table, tabs

TITLE = "1-1 강변 도서관 건립\n□ 사업목적\n ○ 독서\n"
NUMBERS = [
    "031)000-1234",
    "(061)000-0101",
    "061.000.0101",
    "061-000-0101",
    "02-000-1201",
    "000-0000-0101",
    "(02) 000-0101",
]


def people(read):
    return [(o.department, o.role, o.name, o.phone) for o in read.value.officers]


@pytest.mark.parametrize("number", NUMBERS)
def test_an_area_code_is_part_of_the_number_in_a_table(number):
    rows = [
        ["소관부서", "직위", "성명", "전화번호"],
        ["도로과", "과장", "김한빛", number],
        ["", "팀장", "이두리", number],
    ]
    for made in (table(*rows), tabs("\n".join("|".join(row) for row in rows))):
        read = pledge_of(f"{TITLE}\n공약실명제", made)
        assert people(read)[0] == ("도로과", "과장", "김한빛", number)
        assert "PHONE_NO_AREA_CODE" not in codes(read)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("text", ["과장 김한빛 {}", "과장 김한빛({})", "과장 김한빛 ☎ {}", "과장 김한빛, {}"])
def test_an_area_code_is_part_of_the_number_behind_a_name(text, number):
    read = pledge_of(f"{TITLE}□ 추진부서 : 도로과\n□ 공약실명제 : {text.format(number)}")
    (one,) = read.value.officers
    assert (one.role, one.name, one.phone.lstrip("(")) == ("과장", "김한빛", number.lstrip("("))


def test_a_number_in_the_column_behind_a_post_is_that_persons():
    heads, names = ["담당부서", "팀장", "담당자", "연락처"], ["도로과", "최가람", "정나래", "000-0103"]
    read = pledge_of(f"{TITLE}\n□ 공약담당", table(heads, names))
    assert people(read) == [("도로과", "팀장", "최가람", None), ("도로과", "담당자", "정나래", "000-0103")]
    assert codes(read).count("OFFICER_UNPARSED") == 0
    assert codes(read).count("OFFICER_PHONE_INFERRED") == 1


def test_a_row_that_cannot_be_read_is_told_once():
    heads, names = ["담당부서", "팀장", "담당자", "연락처"], ["도로과", "최가람", "정나래", "추후 배정"]
    assert codes(pledge_of(f"{TITLE}\n□ 공약담당", table(heads, names))).count("OFFICER_UNPARSED") <= 1
