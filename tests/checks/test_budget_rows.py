import pytest
from check_builders import budget, codes, pledge, run, seed_budget

from pipeline.checks import Context, budget_rows
from schemas import Evidence

PERIODS = ("total", "2023", "2024")
TABLE = [
    # printed row, what is said
    ((300, 100, 200), []),
    ((300, 300, "-"), []),
    ((300, 300, ""), []),  # the blank is nothing: the rest makes the total
    ((301, 100, 200), [("SUM_ROUNDING", "info")]),
    ((302, 100, 200), [("SUM_MISMATCH", "warning")]),
    ((300, 100, ""), [("SUM_WITH_BLANK", "warning")]),
    ((300, 400, ""), [("SUM_MISMATCH", "warning")]),  # too much already: no blank can mend it
    ((300, 100, "미정"), [("SUM_WITH_BLANK", "warning")]),
    ((300, 100, "해당없음"), [("SUM_MISMATCH", "warning")]),
    ((-50, 100, -150), []),
    (("", 100, 200), []),
    ((300, "", ""), []),
    ((345179.4, 145000.2, 200179.2), []),
    ((345179.4, 145000.2, 200179.1), [("SUM_ROUNDING", "info")]),
    ((345179.4, 145000.2, 200178.2), [("SUM_MISMATCH", "warning")]),
]


@pytest.mark.parametrize(("row", "said"), TABLE)
def test_a_row_is_the_sum_of_its_periods(row, said):
    assert codes(run(budget_rows.check, pledge(budget=budget(PERIODS, {"local": row})))) == said


def test_the_seed_closes():
    assert run(budget_rows.check, pledge(budget=seed_budget())) == []


def test_rounding_grows_with_the_number_of_terms():
    periods = ("total", *map(str, range(2018, 2026)))
    assert codes(run(budget_rows.check, pledge(budget=budget(periods, {"local": (84, *[10] * 8)})))) == [
        ("SUM_ROUNDING", "info")
    ]
    assert codes(run(budget_rows.check, pledge(budget=budget(periods, {"local": (85, *[10] * 8)})))) == [
        ("SUM_MISMATCH", "warning")
    ]


def test_a_mismatch_names_cells_gap_and_place():
    place = Evidence(table=2, row=3, column=2, raw="310")
    context = Context(evidence={"/budget/cells/0/amount": (place,)})
    [found] = run(budget_rows.check, pledge(budget=budget(PERIODS, {"local": (310, 100, 200)})), context)
    assert found.pointer == "/budget/cells/0/amount"
    assert (found.place, found.raw) == (place, "310")
    assert "시·군·구비 행: 더한 값 300백만원, 인쇄된 값 310백만원, 차이 -10백만원" in found.message_ko
    assert "시·군·구비 2023년 100 + 시·군·구비 2024년 200 ≠ 시·군·구비 총계 310" in found.message_ko


def test_the_one_cell_that_closes_row_and_column_is_suggested():
    rows = {"total": (300, 100, 200), "national": (100, 60, 40), "local": (200, 40, 190)}
    [found] = run(budget_rows.check, pledge(budget=budget(PERIODS, rows)))
    assert found.suggestion == "시·군·구비 2024년 = 160백만원"


def test_a_single_blank_is_suggested_its_value():
    [found] = run(budget_rows.check, pledge(budget=budget(PERIODS, {"local": (300, 100, "")})))
    assert found.suggestion == "시·군·구비 2024년 = 200백만원"


def test_a_year_is_the_sum_of_its_halves_and_counts_once():
    periods = ("total", "2022", "2022-H1", "2022-H2", "2023")
    assert run(budget_rows.check, pledge(budget=budget(periods, {"local": (300, 100, 40, 60, 200)}))) == []
    assert codes(run(budget_rows.check, pledge(budget=budget(periods, {"local": (300, 100, 40, 90, 200)})))) == [
        ("SUM_MISMATCH", "warning")
    ]
    lone = ("total", "2022-H2", "2023")
    assert run(budget_rows.check, pledge(budget=budget(lone, {"local": (300, 100, 200)}))) == []


def test_each_basis_is_proved_on_its_own():
    plan = budget(PERIODS, {"local": (300, 100, 200)})
    secured = budget(PERIODS, {"local": (150, 100, 20)}, basis="secured")
    both = plan.model_copy(update={"cells": plan.cells + secured.cells})
    [found] = run(budget_rows.check, pledge(budget=both))
    assert found.pointer == "/budget/cells/3/amount"
    assert found.message_ko.startswith("확보 시·군·구비 행")


def test_a_pledge_without_budget_says_nothing():
    assert run(budget_rows.check, pledge()) == []
