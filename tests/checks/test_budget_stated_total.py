from check_builders import budget, codes, pledge, run, seed_budget, stated

from pipeline.checks import Context, budget_stated_total
from schemas import Evidence

ROWS = {"total": (300,), "national": (100,), "local": (200,)}


def said(words, context=None, rows=ROWS):
    return run(budget_stated_total.check, pledge(budget=budget(("total",), rows, stated_total=words)), context)


def test_the_seed_agrees():
    assert run(budget_stated_total.check, pledge(budget=seed_budget())) == []


def test_a_total_that_differs_is_a_conflict():
    [found] = said(stated(310))
    assert (found.code, found.pointer) == ("STATED_TOTAL_CONFLICT", "/budget/stated_total/amount")
    assert "글에는 310백만원, 표에는 300백만원" in found.message_ko


def test_a_part_that_differs_is_a_conflict():
    assert codes(said(stated(300, national=150, local=150))) == [("STATED_TOTAL_CONFLICT", "warning")] * 2


def test_a_part_whose_row_is_missing_is_a_conflict():
    [found] = said(stated(300, national=100, local=200, private=50))
    assert "민자 행 없음" in found.message_ko


def test_words_in_a_coarser_unit_agree_within_it():
    rows = {"total": (86360,), "local": (86360,)}
    context = Context(evidence={"/budget/stated_total/amount": (Evidence(line=1, raw="총사업비 864억원"),)})
    assert codes(said(stated(86400), context, rows)) == [("SUM_ROUNDING", "info")]
    assert codes(said(stated(86400), None, rows)) == [("STATED_TOTAL_CONFLICT", "warning")]


def test_a_pure_difference_of_scale_is_left_to_money_scale():
    assert said(stated(0.3, national=0.1, local=0.2)) == []


def test_two_parts_of_one_source_are_taken_together():
    words = stated(300, national=100, local=150)
    words = words.model_copy(update={"parts": (*words.parts, words.parts[1].model_copy(update={"amount": 50_000_000}))})
    assert said(words) == []
