"""Tables of which some columns say a unit of their own, beside one for the whole table or none."""

import pytest
from reading import read_text

LIST = """공약 재정 총괄

{caption}
번호\t공약명\t담당부서\t{heads}
1-1\t가게 살리기\t교통과\t{one}
1-2\t등불 달기\t하천과\t{two}
"""
PLAN = """공약 1-1 가게 살리기

○ 담당부서 : 교통과
○ 연차별 투자계획
{caption}
구분\t{heads}
국비\t{one}
시비\t{two}
"""
BY_LIST = {
    "each column its own": ("", "2026년(억원)\t2027년(백만원)\t2028년(천원)", "5\t300\t200000", [5e8, 3e8, 2e8]),
    "one column otherwise than the table": (
        "(단위: 백만원)",
        "2026년(천원)\t2027년\t2028년",
        "500000\t300\t200",
        [5e8, 3e8, 2e8],
    ),
    "the total otherwise than its years": (
        "(단위: 백만원)",
        "총사업비(억원)\t2026년\t2027년",
        "15\t1,000\t500",
        [15e8, 10e8, 5e8],
    ),
    "one head that says it of all": ("", "총사업비(백만원)\t2026년\t2027년", "1,500\t1,000\t500", [15e8, 10e8, 5e8]),
}


@pytest.mark.parametrize(("caption", "heads", "row", "won"), BY_LIST.values(), ids=BY_LIST)
def test_an_amount_of_a_list_has_the_unit_of_its_own_head_before_that_of_the_table(caption, heads, row, won):
    document = read_text(LIST.format(caption=caption, heads=heads, one=row, two=row))
    assert [[cell.amount for cell in pledge.budget.cells] for pledge in document.pledges] == [won, won]


def test_a_column_of_a_plan_without_a_unit_has_that_of_the_caption_and_not_its_neighbours():
    table = PLAN.format(
        caption="(단위: 백만원)", heads="총사업비(억원)\t2027년\t2028년", one="2\t100\t100", two="3\t200\t100"
    )
    (pledge,) = read_text(table).pledges
    assert [cell.amount for cell in pledge.budget.cells] == [2e8, 1e8, 1e8, 3e8, 2e8, 1e8]


def test_columns_without_a_unit_stay_empty_where_their_neighbours_name_two():
    heads, row = "총사업비(억원)\t2026년(천원)\t2027년", "15\t1,000,000\t500"
    document = read_text(LIST.format(caption="", heads=heads, one=row, two=row))
    for pledge in document.pledges:
        assert [cell.amount for cell in pledge.budget.cells] == [15e8, 10e8, None]
    assert {one.code for one in document.findings} >= {"MONEY_UNIT_MISSING"}
