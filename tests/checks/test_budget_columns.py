import pytest
from check_builders import budget, codes, pledge, run, seed_budget

from pipeline.checks import budget_columns

TABLE = [
    ((300, 100, 200), []),
    ((300, "-", 300), []),
    ((301, 100, 200), [("SUM_ROUNDING", "info")]),
    ((310, 100, 200), [("SUM_MISMATCH", "warning")]),
    ((310, 100, ""), [("SUM_WITH_BLANK", "warning")]),
    (("", 100, 200), []),
]


@pytest.mark.parametrize(("column", "said"), TABLE)
def test_the_total_is_the_sum_of_the_sources(column, said):
    rows = {source: (value,) for source, value in zip(("total", "national", "local"), column, strict=True)}
    assert codes(run(budget_columns.check, pledge(budget=budget(("2023",), rows)))) == said


def test_the_seed_closes():
    assert run(budget_columns.check, pledge(budget=seed_budget())) == []


def test_rows_of_one_source_are_both_counted():
    rows = [("total", (300,)), ("fund", (100,)), ("fund", (200,))]
    assert run(budget_columns.check, pledge(budget=budget(("2023",), rows))) == []


def test_a_second_total_row_is_a_subtotal_and_no_part():
    rows = [("total", (300,)), ("total", (250,)), ("national", (250,)), ("private", (50,))]
    assert run(budget_columns.check, pledge(budget=budget(("2023",), rows))) == []


def test_a_source_row_that_was_lost_shows_its_gap():
    rows = {"total": (300, 200, 100), "local": (120, 80, 40)}
    found = run(budget_columns.check, pledge(budget=budget(("total", "2023", "2024"), rows)))
    assert codes(found) == [("SUM_MISMATCH", "warning")] * 3
    assert "차이 -180백만원" in found[0].message_ko
