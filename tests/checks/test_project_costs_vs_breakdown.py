from check_builders import budget, codes, cost, node, pledge, project, run, seed_budget, stated

from pipeline.checks import project_costs_vs_breakdown

check = project_costs_vs_breakdown.check


def test_a_cost_is_its_node_or_a_node_below_it():
    projects = (
        project(1, cost=cost(20560, "205.6억원")),
        project(2, cost=cost(46500, "465억원")),
        project(3, cost=cost(None, "매년 400 ~ 500백만원")),
    )
    assert run(check, pledge(projects=projects, budget=seed_budget())) == []


def test_a_cost_that_nothing_confirms_is_a_conflict():
    [found] = run(check, pledge(projects=(project(1, cost=cost(20960, "209.6억원")),), budget=seed_budget()))
    assert (found.code, found.pointer) == ("COST_CONFLICT", "/projects/0/cost/amount")
    assert "사업개요에는 20,960백만원, 예산에는 20,560백만원" in found.message_ko


def test_a_cost_in_a_coarser_unit_agrees_within_it():
    made = pledge(projects=(project(1, cost=cost(20600, "206억원")),), budget=seed_budget())
    assert codes(run(check, made)) == [("SUM_ROUNDING", "info")]


def test_the_only_project_costs_what_the_pledge_costs():
    made = budget(("total",), {"total": (300,)}, stated_total=stated(300))
    assert run(check, pledge(projects=(project(cost=cost(300, "3억원")),), budget=made)) == []
    assert codes(run(check, pledge(projects=(project(cost=cost(500, "5억원")),), budget=made))) == [
        ("COST_CONFLICT", "warning")
    ]


def test_yearly_costs_and_pledges_without_budget_are_not_compared():
    yearly = cost(500, "매년 5억원").model_copy(update={"per": "year"})
    tree = (node("하나", 3300, project="p1"),)
    assert run(check, pledge(projects=(project(cost=yearly),), budget=budget((), {}, breakdown=tree))) == []
    assert run(check, pledge(projects=(project(cost=cost(500, "5억원")),))) == []
