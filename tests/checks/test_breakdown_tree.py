from check_builders import budget, codes, node, pledge, run, seed_budget, stated

from pipeline.checks import breakdown_tree


def said(*tree, **parts):
    return run(breakdown_tree.check, pledge(budget=budget((), {}, breakdown=tree, **parts)))


def test_the_seed_closes():
    assert run(breakdown_tree.check, pledge(budget=seed_budget())) == []


def test_children_add_up_to_their_parent():
    [found] = said(node("센터", 62500, node("설립", 46500), node("조성", 15000)))
    assert (found.code, found.pointer) == ("SUM_MISMATCH", "/budget/breakdown/0/amount")
    assert "설립 46,500 + 조성 15,000 ≠ 센터 62,500" in found.message_ko


def test_roots_add_up_to_the_stated_total():
    [found] = said(node("하나", 100), node("둘", 150), stated_total=stated(300))
    assert found.pointer == "/budget/stated_total/amount"


def test_roots_add_up_to_the_matrix_where_nothing_is_stated():
    made = budget(("total",), {"total": (300,)}, breakdown=(node("하나", 100), node("둘", 150)))
    assert codes(run(breakdown_tree.check, pledge(budget=made))) == [("SUM_MISMATCH", "warning")]


def test_the_node_that_closes_parent_and_total_is_suggested():
    tree = (node("하나", 100), node("둘", 300, node("가", 100), node("나", 100)))
    found = said(*tree, stated_total=stated(300))
    assert {f.suggestion for f in found} == {"둘 = 200백만원"}


def test_an_unknown_share_makes_the_sum_unprovable():
    assert codes(said(node("하나", 100), node("둘", None), stated_total=stated(300))) == [("SUM_WITH_BLANK", "warning")]
