"""Ledgers: lists of pledges with columns of amounts, of a single pledge, or with a year that cannot be read."""

import pytest
from page_builders import pledges_of, table

UNIT = "(단위: 백만원)"


def told(read):
    return (read.value.number, read.value.title, read.value.departments.lead)


def amounts(pledge):
    return {(c.source, c.period, c.basis): c.amount for c in pledge.budget.cells}


LEDGER = ["번호", "공약명", "담당부서", "사업기간", "합계", "2026년", "2027년"]
ONLY = ["1-1", "아이돌봄 쉼터", "가족과", "2026~2027", "1,500", "700", "800"]


@pytest.mark.parametrize("below", [[], [["합계", "", "", "", "1,500", "700", "800"]]])
def test_a_ledger_of_one_pledge_is_a_ledger(below):
    (read,) = pledges_of("새빛시 공약 재정투자계획", UNIT, table(LEDGER, ONLY, *below))
    assert told(read) == ("1-1", "아이돌봄 쉼터", ("가족과",))
    assert amounts(read.value)["total", "2027", "plan"] == 800_000_000


def test_a_row_over_the_tables_of_its_pledge_is_the_head_of_a_form():
    front = table(["공약명", "담당부서", "사업비"], ["골목 도서관", "도서관과", "30억원"])
    years = table(["구분", "계", "2027년", "2028년"], ["국비", "20", "10", "10"], ["시비", "10", "10", "-"])
    (read,) = pledges_of("공약 세부계획", front, UNIT, years)
    assert read.value.title == "골목 도서관"
    assert amounts(read.value)["national", "2028", "plan"] == 10_000_000


@pytest.mark.parametrize(("said", "count"), [("$-", 2), ("@@", 2), ("착공", 0), ("2개소", 0), ("-", 0)])
def test_a_year_that_holds_no_amounts_beside_years_that_do_is_told(said, count):
    rows = [[f"{n}", f"공약 {n}", "가족과", "2026", "700", "700", said] for n in ("하나", "둘")]
    read = pledges_of(UNIT, table(["번호", "공약명", "담당부서", "사업기간", "합계", "2026년", "2027년"], *rows))
    codes = [noted.code for one in read for noted in one.findings]
    assert codes.count("MONEY_TABLE_NOT_READ") == count


@pytest.mark.parametrize("shown", ["50%", "1 1/2"])
def test_figures_that_are_no_amounts_below_the_years_of_a_ledger_are_told(shown):
    ledger = table(
        ["번호", "공약명", "합계", "2026년", "2027년"],
        ["1", "창업 공간", "3", shown, shown],
        ["2", "두레 밥상", "3", shown, shown],
    )
    for read in pledges_of("(단위 : 백만원)", ledger):
        assert [one.code for one in read.findings].count("MONEY_TABLE_NOT_READ") == 2


HEADS_PAGE = table(LEDGER, ONLY)
BY_SOURCE = table(
    ["구분", "합계", "2026년", "2027년"],
    ["계", "1,500", "700", "800"],
    ["국비", "900", "400", "500"],
    ["시비", "600", "300", "300"],
)
BY_INDICATOR = table(["지표", "단위", "2026년", "2027년"], ["이용 가정", "가구", "30", "50"])


def test_the_only_row_of_a_ledger_names_the_pledge_of_the_tables_below():
    (read,) = pledges_of("새빛시 공약 재정투자계획", UNIT, HEADS_PAGE, BY_SOURCE, BY_INDICATOR)
    assert told(read) == ("1-1", "아이돌봄 쉼터", ("가족과",))
    assert amounts(read.value)["total", "2027", "plan"] == 800_000_000
    assert amounts(read.value)["national", "2026", "plan"] == 400_000_000
    assert [one.indicators[0].value for one in read.value.targets] == ["30", "50"]


def test_each_page_may_begin_with_a_ledger_of_one_row():
    other = table(LEDGER, ["1-2", "두레 밥상", "복지과", "2026~2027", "30", "10", "20"])
    first, second = pledges_of(UNIT, HEADS_PAGE, BY_INDICATOR, UNIT, other, BY_INDICATOR)
    assert [told(first)[:2], told(second)[:2]] == [("1-1", "아이돌봄 쉼터"), ("1-2", "두레 밥상")]
    assert amounts(second.value)["total", "2026", "plan"] == 10_000_000
    assert len(first.value.targets) == len(second.value.targets) == 2


def test_a_ledger_of_one_row_below_a_title_stays_a_table_of_that_pledge():
    (read,) = pledges_of("공약명 : 새빛 도서관\n1. 사업목적\n○ 독서", UNIT, HEADS_PAGE, BY_INDICATOR)
    assert read.value.title == "새빛 도서관"
