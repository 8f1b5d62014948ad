import pytest
from check_builders import budget, codes, pledge, run, seed_budget

from pipeline.checks import budget_axis

TABLE = [
    (("total", "prior", "2022", "2023", "after_term"), []),
    (("total", "2022-H2", "2023", "2024-H1"), []),
    (("total", "2022-H1", "2022-H2", "2023"), []),
    (("total", "2022", "2024"), [("BUDGET_YEARS_GAP", "warning")]),
    (("total", "2023", "2022"), [("BUDGET_YEARS_GAP", "warning")]),
    (("total", "2022", "2022", "2023"), [("BUDGET_COLUMN_REPEATED", "warning")]),
    (("total",), []),
]


@pytest.mark.parametrize(("periods", "said"), TABLE)
def test_columns(periods, said):
    made = budget(periods, {"local": tuple(range(len(periods)))})
    assert codes(run(budget_axis.check, pledge(budget=made))) == said


def test_the_seed_is_in_order():
    assert run(budget_axis.check, pledge(budget=seed_budget())) == []


def test_a_repeated_source_is_info_where_the_columns_close():
    rows = [("total", (300,)), ("fund", (100,)), ("fund", (200,))]
    assert codes(run(budget_axis.check, pledge(budget=budget(("2023",), rows)))) == [("BUDGET_ROW_REPEATED", "info")]
    rows[0] = ("total", (200,))
    assert codes(run(budget_axis.check, pledge(budget=budget(("2023",), rows)))) == [("BUDGET_ROW_REPEATED", "warning")]


def test_plan_and_secured_side_by_side_repeat_nothing():
    plan = budget(("2023", "2024", "2023", "2024"), {})
    cells = (
        budget(("2023", "2024"), {"local": (1, 2)}).cells
        + budget(("2023", "2024"), {"local": (1, 2)}, basis="secured").cells
    )
    assert run(budget_axis.check, pledge(budget=plan.model_copy(update={"cells": cells}))) == []
