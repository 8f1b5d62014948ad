import pytest
from check_builders import budget, child, codes, cost, pledge, project, run, stated

from pipeline.checks import cost_parts

# Amounts in 백만원 beside the page's own words.
TABLE = [
    ("205.6억원(국 158.6, 도 14.1, 시 32.9)", 20560, {"national": 15860, "regional": 1410, "local": 3290}, []),
    (
        "205.6억원(국 158.6, 도 14.1, 시 32.8)",
        20560,
        {"national": 15860, "regional": 1410, "local": 3280},
        ["SUM_ROUNDING"],
    ),
    (
        "205.6억원(국 158.6, 도 14.1, 시 35.9)",
        20560,
        {"national": 15860, "regional": 1410, "local": 3590},
        ["SUM_MISMATCH"],
    ),
    ("100억(국 50, 도 30, 시 30)", 10000, {"national": 5000, "regional": 3000, "local": 3000}, ["SUM_MISMATCH"]),
    ("100억(국 50, 시 미정)", 10000, {"national": 5000, "local": None}, ["SUM_WITH_BLANK"]),
    ("100억", 10000, {}, []),
    ("미정(국 50)", None, {"national": 5000}, []),
]


@pytest.mark.parametrize(("raw", "amount", "parts", "said"), TABLE)
def test_parts_add_up(raw, amount, parts, said):
    made = pledge(projects=(project(cost=cost(amount, raw, parts)),))
    assert [code for code, _ in codes(run(cost_parts.check, made))] == said


def seed_cost(**changed):
    parts = {"national": 10000, "regional": 11500, "local": 20000, "other": 5000}
    children = (
        child("기반구축", 16500, **{"national": 10000, "regional": 1500, "local": 5000, **changed}),
        child("건물신축", 30000, regional=10000, local=15000, other=5000),
    )
    return cost(46500, "총사업비 465억원 (국 100, 도 115, 시 200, TP 50)", parts, children)


def test_children_add_up_source_by_source():
    assert run(cost_parts.check, pledge(projects=(project(cost=seed_cost()),))) == []


def test_a_wrong_part_of_a_child_shows_in_the_child_and_in_its_source():
    found = run(cost_parts.check, pledge(projects=(project(cost=seed_cost(local=9000)),)))
    assert [f.pointer for f in found] == ["/projects/0/cost/children/0/amount", "/projects/0/cost/parts/2/amount"]
    assert {f.suggestion for f in found} == {"시·군·구비 = 50억원", "기반구축 = 50억원"}


def test_the_stated_total_is_the_sum_of_its_parts():
    made = pledge(budget=budget((), {}, stated_total=stated(300, national=100, local=100)))
    [found] = run(cost_parts.check, made)
    assert found.pointer == "/budget/stated_total/amount"
