import pytest
from check_builders import budget, pledge, run, stated

from pipeline.checks import budget_kind
from schemas import Classification


@pytest.mark.parametrize(
    ("kind", "amount", "said"),
    [
        ("non_budget", 300, ["BUDGET_KIND_CONFLICT"]),
        ("non_budget", 0, []),
        ("budgeted", 300, []),
        ("budgeted", 0, []),
        (None, 300, []),
    ],
)
def test_no_budget_no_money(kind, amount, said):
    made = pledge(classification=Classification(budget_kind=kind), budget=budget((), {}, stated_total=stated(amount)))
    assert [f.code for f in run(budget_kind.check, made)] == said
