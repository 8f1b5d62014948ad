"""Numbers of pledges that a spreadsheet made dates of: 1-1 is 1월 1일."""

import pytest
from page_builders import codes, pledges_of, table

HEAD = ["번호", "공약명", "담당부서", "사업기간", "합계", "2026년", "2027년"]


def listed(number):
    rows = ([number, "골목 쉼터", "교통과"], ["2-2", "골목 등불", "교통과"])
    return pledges_of(table(HEAD, *([*row, "2026~2027", "30", "10", "20"] for row in rows)))


@pytest.mark.parametrize(
    "date",
    ["1월 1일", "1월 01일", "01월 02일", "2026년 1월 1일", "2001년 1월", "01-Jan", "Jan-01", "1/1/2026", "12-Feb-26"],
)
def test_a_date_in_the_place_of_a_number_is_told_and_no_number(date):
    first, second = listed(date)
    assert (first.value.number, first.value.title) == (None, "골목 쉼터")
    (told,) = (noted for noted in first.findings if noted.code == "PLEDGE_NUMBER_DATED")
    assert (told.raw, told.pointer) == (date, "/number")
    assert second.value.number == "2-2"


@pytest.mark.parametrize("number", ["1-1", "1", "01-02", "4-07-1", "제12호", "2022-1-3", "2018-01-12"])
def test_a_number_with_dashes_or_dots_is_a_number(number):
    first, _ = listed(number)
    assert first.value.number is not None
    assert "PLEDGE_NUMBER_DATED" not in codes(first)
