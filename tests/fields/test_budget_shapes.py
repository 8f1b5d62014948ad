"""The budget in every shape that pages print it in: what each head means is told by what stands beside it."""

from __future__ import annotations

import pytest
from convert.reading import read_text
from page_builders import repaired, table, tabs

from pipeline.document import Grid
from pipeline.fields.matrix import read_matrix
from pipeline.structure.kinds import kind_of
from pipeline.structure.repair import repair

UNIT = "(단위 : 백만원)"
PLAIN = {
    ("plan", "total", "total"): 60, ("plan", "total", "2022"): 20, ("plan", "total", "2023"): 40,
    ("plan", "national", "total"): 40, ("plan", "national", "2022"): 15, ("plan", "national", "2023"): 25,
    ("plan", "local", "total"): 20, ("plan", "local", "2022"): 5, ("plan", "local", "2023"): 15,
}  # fmt: skip

SHAPES = {
    "sources down": [
        ["구분", "총계", "2022년", "2023년"],
        ["계", "60", "20", "40"],
        ["국비", "40", "15", "25"],
        ["시비", "20", "5", "15"],
    ],
    "totals last": [
        ["구분", "2022년", "2023년", "합계"],
        ["국비", "15", "25", "40"],
        ["시비", "5", "15", "20"],
        ["계", "20", "40", "60"],
    ],
    "years down": [
        ["연도", "계", "국비", "시비"],
        ["합계", "60", "40", "20"],
        ["2022", "20", "15", "5"],
        ["2023", "40", "25", "15"],
    ],
    "years over sources": [
        ["구분", "총계", "<", "<", "2022년", "<", "<", "2023년", "<", "<"],
        ["^", "계", "국비", "시비", "계", "국비", "시비", "계", "국비", "시비"],
        ["사업비", "60", "40", "20", "20", "15", "5", "40", "25", "15"],
    ],
    "sources over years": [
        ["구분", "계", "<", "<", "국비", "<", "<", "시비", "<", "<"],
        ["^", "총계", "2022년", "2023년", "총계", "2022년", "2023년", "총계", "2022년", "2023년"],
        ["투자계획", "60", "20", "40", "40", "15", "25", "20", "5", "15"],
    ],
    "years and sources down": [
        ["연도", "재원", "계획"],
        ["총계", "계", "60"], ["^", "국비", "40"], ["^", "시비", "20"],
        ["2022년", "계", "20"], ["^", "국비", "15"], ["^", "시비", "5"],
        ["2023년", "계", "40"], ["^", "국비", "25"], ["^", "시비", "15"],
    ],
    "the term's years together, with their subtotal": [
        ["구분", "총계", "임기내", "<", "<"],
        ["^", "^", "소계", "2022", "2023"],
        ["계", "60", "60", "20", "40"],
        ["국비", "40", "40", "15", "25"],
        ["시비", "20", "20", "5", "15"],
    ],
    "a subtotal of the term in one row of heads": [
        ["구분", "총계", "임기내 소계", "2022", "2023"],
        ["계", "60", "60", "20", "40"],
        ["국비", "40", "40", "15", "25"],
        ["시비", "20", "20", "5", "15"],
    ],
    "a word over several sources": [
        ["구분", "<", "총계", "2022", "2023"],
        ["합계", "<", "60", "20", "40"],
        ["국비", "<", "40", "15", "25"],
        ["지방비", "소계", "20", "5", "15"],
        ["^", "시비", "20", "5", "15"],
    ],
    "a flat subtotal, totals last": [
        ["구분", "2022", "2023", "총계"],
        ["국비", "15", "25", "40"],
        ["시비", "5", "15", "20"],
        ["소계", "20", "40", "60"],
        ["합계", "20", "40", "60"],
    ],
    "by project, with a block for all": [
        ["사업명", "재원", "총계", "2022", "2023"],
        ["도시숲", "계", "30", "10", "20"], ["^", "국비", "30", "10", "20"],
        ["가로수", "계", "30", "10", "20"], ["^", "국비", "10", "5", "5"], ["^", "시비", "20", "5", "15"],
        ["계", "계", "60", "20", "40"], ["^", "국비", "40", "15", "25"], ["^", "시비", "20", "5", "15"],
    ],
    "remarks and footnotes": [
        ["재원별¹⁾", "총계*", "2022년", "2023년", "비고"],
        ["계", "60", "20", "40주1)", ""],
        ["국비*", "40", "15", "25", "공모"],
        ["시비", "20", "5", "15", ""],
    ],
    "letters of a vertical label, one a row": [
        ["구분", "<", "총계", "2022", "2023"],
        ["계", "<", "60", "20", "40"],
        ["재", "국비", "40", "15", "25"],
        ["원", "시비", "20", "5", "15"],
    ],
}  # fmt: skip


def amounts(made, unit=1_000_000):
    return {
        (c.value.basis, c.value.source, c.value.period): None if c.value.amount is None else c.value.amount // unit
        for c in made.cells
    }


def read(rows, caption=UNIT, kind=None):
    return read_matrix(repaired(table(*rows), caption), None, kind)


@pytest.mark.parametrize("rows", SHAPES.values(), ids=SHAPES)
def test_one_budget_in_many_shapes(rows):
    made = read(rows)
    assert amounts(made) == PLAIN
    assert made.findings == []


@pytest.mark.parametrize("rows", SHAPES.values(), ids=SHAPES)
def test_every_shape_is_known_as_a_budget(rows):
    assert kind_of(Grid(table(*rows))) == "budget"


LEDGERS = {
    "sources down": [
        ["재원", "계획", "<", "확보", "<"],
        ["^", "2022", "2023", "2022", "2023"],
        ["국비", "1", "2", "3", "4"],
    ],
    "years down": [["연도", "계획", "확보"], ["^", "국비", "국비"], ["2022", "1", "3"], ["2023", "2", "4"]],
    "bases down": [["구분", "<", "2022", "2023"], ["계획", "국비", "1", "2"], ["확보", "국비", "3", "4"]],
    "bases down beside the source": [["구분", "<", "2022", "2023"], ["국비", "계획", "1", "2"], ["^", "확보", "3", "4"]],
    "bases below the years": [["재원", "2022", "<", "2023", "<"], ["^", "계획", "확보", "계획", "확보"], ["국비", "1", "3", "2", "4"]],
}  # fmt: skip


@pytest.mark.parametrize("rows", LEDGERS.values(), ids=LEDGERS)
def test_what_is_planned_and_what_is_secured_in_many_shapes(rows):
    assert amounts(read(rows)) == {
        ("plan", "national", "2022"): 1,
        ("plan", "national", "2023"): 2,
        ("secured", "national", "2022"): 3,
        ("secured", "national", "2023"): 4,
    }


def test_a_table_of_margins_gives_sums_alone():
    made = read([["총사업비", "국비", "시비", "2022", "2023"], ["60", "40", "20", "25", "35"]])
    assert amounts(made) == {
        ("plan", "total", "total"): 60,
        ("plan", "national", "total"): 40,
        ("plan", "local", "total"): 20,
        ("plan", "total", "2022"): 25,
        ("plan", "total", "2023"): 35,
    }


def test_a_subtotal_that_does_not_close_is_told():
    rows = [["구분", "총계", "임기내", "<", "<"], ["^", "^", "소계", "2022", "2023"], ["국비", "40", "41", "15", "25"]]
    made = read(rows)
    assert [finding.code for finding in made.findings] == ["SUBTOTAL_MISMATCH"]
    assert "41 ≠ 40" in made.findings[0].message_ko


def test_a_number_over_two_years_is_no_ones():
    made = read([["구분", "총계", "2022", "2023"], ["국비", "40", "40", "<"]])
    assert amounts(made)["plan", "national", "2022"] is None
    assert {finding.code for read in made.cells for finding in read.findings} == {"MONEY_UNREADABLE"}


def test_two_units_that_differ_are_told_and_the_nearest_counts():
    made = read([["구분(백만원)", "2022", "2023"], ["국비", "1", "2"]], "(단위: 천원)")
    assert amounts(made)["plan", "national", "2022"] == 1
    assert [finding.code for finding in made.findings] == ["MONEY_SCALE_CONFLICT"]


def test_a_column_over_several_years_is_told():
    made = read([["구분", "총계", "2022~2024", "2025"], ["국비", "40", "30", "10"]])
    assert [finding.code for finding in made.findings] == ["BUDGET_YEARS_TOGETHER"]
    assert amounts(made) == {
        ("plan", "national", "total"): 40,
        ("plan", "national", "2022"): None,
        ("plan", "national", "2023"): None,
        ("plan", "national", "2024"): None,
        ("plan", "national", "2025"): 10,
    }


HALVES = [
    (["2022.하", "2023", "2026.상"], ["2022-H2", "2023", "2026-H1"]),
    (["2022.7월~", "2023", "2024"], ["2022-H2", "2023", "2024"]),
    (["2024", "2025", "2026. 6."], ["2024", "2025", "2026-H1"]),
    (["’21.6월까지", "’22", "’23"], ["prior", "2022", "2023"]),
]


@pytest.mark.parametrize(("heads", "periods"), HALVES)
def test_halves_of_a_year_as_column_heads(heads, periods):
    made = read([["구분", *heads], ["국비", "1", "2", "3"]])
    assert [read.value for read in made.periods] == periods


TEXT = {
    "heads collapsed": """
        구분 | 총계 | 임기내 | 임기후 | |
         | | 2022 | 2023 |
        계 | 70 | 20 | 40 | 10
        국비 | 50 | 15 | 25 | 10
        시비 | 20 | 5 | 15 | -""",
    "heads kept": """
        구분 | 총계 | 임기내 | | 임기후
         | | 2022 | 2023 |
        계 | 70 | 20 | 40 | 10
        국비 | 50 | 15 | 25 | 10
        시비 | 20 | 5 | 15 | -""",
    "lower heads moved to the left": """
        구분 | 총계 | 임기내 | 임기후
        2022 | 2023
        계 | 70 | 20 | 40 | 10
        국비 | 50 | 15 | 25 | 10
        시비 | 20 | 5 | 15 | -""",
    "a side cell beside the sources": """
        구분 | | 총계 | 임기내 | | 임기후
         | | | 2022 | 2023 |
        계 | | 70 | 20 | 40 | 10
        재원별 | 국비 | 50 | 15 | 25 | 10
         | 시비 | 20 | 5 | 15 | -""",
    "a side cell, collapsed": """
        구분 | 총계 | 임기내 | 임기후 | |
         | | | 2022 | 2023 |
        계 | 70 | 20 | 40 | 10 |
        재원별 | 국비 | 50 | 15 | 25 | 10
         | 시비 | 20 | 5 | 15 | -""",
}


def read_tabs(text, caption=UNIT):
    mended = repair(tabs("\n".join(line.strip() for line in text.strip().split("\n"))))
    made = read_matrix(repaired(mended.table, caption), None, None)
    return amounts(made), [finding.code for finding in mended.findings], mended


@pytest.mark.parametrize("text", TEXT.values(), ids=TEXT)
def test_two_rows_of_heads_in_text(text):
    found, _, _ = read_tabs(text)
    assert found == {
        ("plan", "total", "total"): 70, ("plan", "total", "2022"): 20, ("plan", "total", "2023"): 40, ("plan", "total", "after_term"): 10,
        ("plan", "national", "total"): 50, ("plan", "national", "2022"): 15, ("plan", "national", "2023"): 25, ("plan", "national", "after_term"): 10,
        ("plan", "local", "total"): 20, ("plan", "local", "2022"): 5, ("plan", "local", "2023"): 15, ("plan", "local", "after_term"): 0,
    }  # fmt: skip


LEDGER_TEXT = {
    "kept": "연도 | 계획 | | 확보 | \n | 국비 | 시비 | 국비 | 시비\n2022 | 1 | 2 | 3 | 4\n2023 | 5 | 6 | 7 | 8",
    "collapsed": "연도 | 계획 | 확보 | | \n | 국비 | 시비 | 국비 | 시비\n2022 | 1 | 2 | 3 | 4\n2023 | 5 | 6 | 7 | 8",
}


@pytest.mark.parametrize("text", LEDGER_TEXT.values(), ids=LEDGER_TEXT)
def test_a_ledger_with_years_down_in_text(text):
    found, _, _ = read_tabs(text)
    assert found["secured", "local", "2022"] == 4
    assert found["plan", "local", "2023"] == 6
    assert len(found) == 8


def test_an_amount_beside_a_year_that_is_blank_in_every_row_is_given_to_neither_where_spans_are_lost():
    rows = "재원\t총계\t2024\t2025\t2026\n계\t800\t300\t500\t\n국비\t300\t100\t200\t\n시비\t500\t200\t300\t\n도비\t-\t-\t-\t"
    read = read_text(f"1-4 쉼터 조성\n□ 투자계획 (단위: 백만원)\n{rows}\n")
    (pledge,) = read.pledges
    amounts = {(c.source, c.period): c.amount for c in pledge.budget.cells}
    assert amounts["total", "2024"] == 300_000_000
    assert {amounts[source, year] for source in ("total", "national", "local") for year in ("2025", "2026")} == {None}
    assert "MONEY_UNREADABLE" in {one.code for one in read.findings}


def test_a_year_that_is_blank_in_every_row_of_a_table_without_dashes_is_told():
    rows = "재원\t총계\t2024\t2025\t2026\n계\t800\t300\t500\t\n국비\t300\t100\t200\t\n시비\t500\t200\t300\t"
    read = read_text(f"1-4 쉼터 조성\n□ 투자계획 (단위: 백만원)\n{rows}\n")
    assert "TABLE_ROW_DOUBTFUL" in {one.code for one in read.findings}


def test_a_year_that_is_blank_in_some_rows_moves_no_amount():
    rows = "재원\t총계\t2024\t2025\t2026\n계\t800\t300\t400\t100\n국비\t300\t100\t200\t\n시비\t500\t200\t200\t100"
    (pledge,) = read_text(f"1-4 쉼터 조성\n□ 투자계획 (단위: 백만원)\n{rows}\n").pledges
    assert {(c.source, c.period): c.amount for c in pledge.budget.cells}["total", "2025"] == 400_000_000


def test_a_row_of_what_was_done_beside_that_of_the_plan_is_executed_money_and_no_part_of_it():
    rows = "구분\t총계\t2024\t2025\n계획\t800\t300\t500\n실적\t280\t280\t-\n집행률\t35%\t93%\t-"
    read = read_text(f"1-4 쉼터 조성\n□ 연차별 투자계획 (단위: 백만원)\n{rows}\n")
    (pledge,) = read.pledges
    amounts = {(c.basis, c.period): c.amount for c in pledge.budget.cells}
    assert (amounts["plan", "2024"], amounts["executed", "2024"]) == (300_000_000, 280_000_000)
    assert pledge.budget.breakdown == ()
    assert "SUM_MISMATCH" not in {one.code for one in read.findings}
