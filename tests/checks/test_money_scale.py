import pytest
from check_builders import budget, cost, node, pledge, project, run, seed_budget, stated

from pipeline.checks import breakdown_tree, budget_stated_total, money_scale, project_costs_vs_breakdown

ROWS = {"total": (86360,), "local": (86360,)}


@pytest.mark.parametrize("factor", [10, 100, 1000, 1_000_000])
def test_a_stated_total_in_another_unit(factor):
    for amount in (86360 * factor, 86360 / factor):
        made = pledge(budget=budget(("total",), ROWS, stated_total=stated(amount)))
        [found] = run(money_scale.check, made)
        assert (found.code, found.severity) == ("MONEY_SCALE_CONFLICT", "warning")
        assert f"{factor:,}배" in found.message_ko
        assert run(budget_stated_total.check, made) == []


@pytest.mark.parametrize("amount", [86360, 86361, 172720, 863600.1, -863600])
def test_other_differences_are_no_matter_of_scale(amount):
    assert run(money_scale.check, pledge(budget=budget(("total",), ROWS, stated_total=stated(amount)))) == []


def test_a_breakdown_in_another_unit():
    tree = (node("하나", 86000), node("둘", 360))
    made = pledge(budget=budget((), {}, stated_total=stated(86360000), breakdown=tree))
    assert [f.code for f in run(money_scale.check, made)] == ["MONEY_SCALE_CONFLICT"]
    assert run(breakdown_tree.check, made) == []


def test_a_project_cost_in_another_unit():
    made = pledge(projects=(project(1, cost=cost(205600, "2,056억원")),), budget=seed_budget())
    [found] = run(money_scale.check, made)
    assert found.pointer == "/projects/0/cost/amount"
    assert run(project_costs_vs_breakdown.check, made) == []
