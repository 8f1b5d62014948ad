"""연차별 투자계획: the matrix, whichever way it is printed; in doubt no amount and a finding."""

import pytest
from page_builders import codes, repaired, table, tabs

from pipeline.document import Place, Span
from pipeline.fields.matrix import read_matrix
from pipeline.structure.repair import repair
from pipeline.values.money import caption_unit

HEAD = ["구분", "총계", "2022년", "2023년"]
MILLION = "(단위 : 백만원)"


def matrix(*rows, caption=MILLION, outside=None, kind=None):
    unit = None if outside is None else (caption_unit(outside), Span.of(outside, Place(line=1)))
    return read_matrix(repaired(table(*rows), caption), unit, kind)


def cells(made):
    return {(c.value.source, c.value.period): c.value.amount for c in made.cells}


def row(made, source, unit=1_000_000):
    return [
        c.value.amount // unit if c.value.amount is not None else c.value.state
        for c in made.cells
        if c.value.source == source
    ]


def found(made):
    return [finding.code for finding in made.findings]


def test_sources_stand_by_periods():
    made = matrix(HEAD, ["계", "30", "10", "20"], ["국비", "30", "10", "20"])
    assert [read.value for read in made.periods] == ["total", "2022", "2023"]
    assert [read.value for read in made.sources] == ["total", "national"]
    assert cells(made)["national", "2023"] == 20_000_000
    assert found(made) == []


def test_a_header_of_two_rows_is_one_axis():
    made = matrix(
        ["구분", "<", "총계", "기투자", "임기내", "<", "임기후"],
        ["^", "^", "^", "^", "'22", "'23", "^"],
        ["계", "<", "60", "10", "20", "20", "10"],
        ["재원별", "국비", "30", "5", "10", "10", "5"],
        ["^", "시비", "30", "5", "10", "10", "5"],
    )
    assert [read.value for read in made.periods] == ["total", "prior", "2022", "2023", "after_term"]
    assert row(made, "local") == [30, 5, 10, 10, 5]


def test_years_may_stand_down_the_side():
    made = matrix(
        ["연도", "계", "국비", "도비", "군비"],
        ["계", "60", "30", "10", "20"],
        ["2023년", "60", "30", "10", "20"],
        ["2024년", "-", "", "-", "-"],
    )
    assert row(made, "local") == [20, 20, 0]
    assert row(made, "national") == [30, 30, "blank"]


STATES = [
    ("-", 0, "dash"),
    ("", None, "blank"),
    ("0", 0, "zero"),
    ("미정", None, "undetermined"),
    ("비예산", None, "not_applicable"),
    ("4,0OO", None, "undetermined"),
    ("24.394", None, "undetermined"),
    ("△1,250", -1_250_000_000, "number"),
    ("1,2\n50", 1_250_000_000, "number"),
    ("1250\n320", None, "undetermined"),
    ("해당\n없음", None, "not_applicable"),
]


@pytest.mark.parametrize(("printed", "amount", "state"), STATES)
def test_a_cell_is_a_number_or_says_why_not(printed, amount, state):
    made = matrix(HEAD, ["국비", "1", printed, "1"])
    assert [(c.value.amount, c.value.state) for c in made.cells if c.value.period == "2022"] == [(amount, state)]


def test_an_unreadable_amount_and_a_doubtful_dot_are_told():
    made = matrix(HEAD, ["국비", "4,0OO", "24.394", "1"])
    assert [finding.code for read in made.cells for finding in read.findings] == [
        "MONEY_UNREADABLE",
        "MONEY_SEPARATOR_SUSPECT",
    ]


UNITS = [
    (HEAD, MILLION, None, 1_000_000),
    (["구분(백만원)", *HEAD[1:]], None, None, 1_000_000),
    (["구분\n(단위: 천원)", *HEAD[1:]], None, None, 1_000),
    (HEAD, None, "연차별 투자계획(단위: 억원)", 100_000_000),
    (["구분(백만원)", *HEAD[1:]], "(단위: 천원)", None, 1_000_000),  # the nearest one counts
    (HEAD, "(단위: 천원)", "투자계획(단위: 억원)", 1_000),
]


@pytest.mark.parametrize(("head", "caption", "outside", "unit"), UNITS)
def test_the_unit_stands_in_the_corner_above_the_table_or_in_the_heading(head, caption, outside, unit):
    made = matrix(head, ["국비", "3", "1", "2"], caption=caption, outside=outside)
    assert cells(made)["national", "2022"] == unit


def test_without_a_unit_there_are_no_amounts():
    made = matrix(HEAD, ["국비", "30", "10", "-"], caption=None)
    assert list(cells(made).values()) == [None, None, 0]
    assert found(made) == ["MONEY_UNIT_MISSING"]


def test_amounts_with_their_own_unit_need_none():
    made = matrix(HEAD, ["국비", "3억원", "1억원", "2억원"], caption=None)
    assert cells(made)["national", "2023"] == 200_000_000
    assert "MONEY_UNIT_MISSING" not in found(made)


CITIES = [
    (["도비", "시비"], None, "local"),
    (["시비", "구비"], None, "regional"),
    (["시비", "군비"], None, "regional"),
    (["시비"], "gu", "regional"),
    (["시비"], "si", "local"),
    (["시비"], None, "local"),
]


@pytest.mark.parametrize(("labels", "kind", "source"), CITIES)
def test_whose_money_the_citys_is_depends_on_what_stands_beside_it(labels, kind, source):
    made = matrix(HEAD, *([label, "3", "1", "2"] for label in labels), kind=kind)
    assert made.sources[labels.index("시비")].value == source


def test_an_unknown_source_is_told_and_its_amounts_are_not_assigned():
    made = matrix(HEAD, ["국비", "3", "1", "2"], ["나눔금", "9", "4", "5"])
    assert {source for source, _ in cells(made)} == {"national"}
    assert found(made) == ["SOURCE_UNKNOWN"]


def test_a_row_without_figures_is_no_source():
    assert found(matrix(HEAD, ["국비", "3", "1", "2"], ["재원별", "", "", ""])) == []


def test_an_unknown_column_is_told():
    made = matrix([*HEAD, "협의분"], ["국비", "3", "1", "2", "50"])
    assert found(made) == ["PERIOD_HEAD_UNKNOWN"]
    assert made.kept


def test_a_rate_is_no_money_and_stays_in_the_table():
    made = matrix([*HEAD, "확보율"], ["국비", "3", "1", "2", "50"])
    assert found(made) == []
    assert made.kept


def test_a_column_of_remarks_is_none():
    assert found(matrix([*HEAD, "비고"], ["국비", "3", "1", "2", "2023년 공모"])) == []


def test_of_a_repeated_source_the_first_stands():
    made = matrix(HEAD, ["국비", "3", "1", "2"], ["국비", "9", "4", "5"])
    assert row(made, "national") == [3, 1, 2]
    assert found(made) == ["BUDGET_ROW_REPEATED"]


def test_two_sources_of_one_kind_both_stay():
    made = matrix(HEAD, ["계", "12", "5", "7"], ["도비", "3", "1", "2"], ["특별조정교부금", "9", "4", "5"])
    assert row(made, "regional") == [3, 1, 2, 9, 4, 5]
    assert found(made) == []


def test_a_row_in_doubt_is_not_assigned():
    mended = repair(tabs("구분 | 총계 | 2022년 | 2023년\n계 | 60 | 20 | 40\n국비 | 60 | 40"))
    made = read_matrix(repaired(mended.table, MILLION), None, None)
    assert row(made, "national") != [60, 40]
    assert codes(mended) == ["TABLE_WIDTH_MISMATCH"]


def test_what_is_planned_and_what_is_spent_stand_apart():
    made = matrix(
        ["구분", "2022년", "<", "2023년", "<"],
        ["^", "집행", "계획", "집행", "계획"],
        ["국비", "1", "2", "3", "4"],
    )
    assert {(c.value.period, c.value.basis): c.value.amount for c in made.cells} == {
        ("2022", "executed"): 1_000_000,
        ("2022", "plan"): 2_000_000,
        ("2023", "executed"): 3_000_000,
        ("2023", "plan"): 4_000_000,
    }


def test_amounts_behind_a_sign_of_the_won_need_no_unit():
    made = matrix(HEAD, ["국비", "₩30,000,000", "₩30,000,000", "₩-"], caption=None)
    assert list(cells(made).values()) == [30_000_000, 30_000_000, 0]
    assert "MONEY_UNIT_MISSING" not in found(made)


def test_an_amount_without_a_unit_beside_others_with_theirs_is_told():
    made = matrix(HEAD, ["국비", "3억원", "1억원", "200"], caption=None)
    assert "MONEY_UNIT_MISSING" in found(made)


def test_a_sign_of_the_won_in_a_table_in_millions_leaves_the_amount_open():
    made = matrix(HEAD, ["국비", "₩30", "₩30", "₩-"], caption=MILLION)
    assert list(cells(made).values()) == [None, None, 0]
    assert [noted.code for read in made.cells for noted in read.findings] == ["MONEY_UNREADABLE"] * 2
