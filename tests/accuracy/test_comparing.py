"""What the measure counts, on truths that are changed by hand."""

from generator.documents import printed

from accuracy.compare import compare
from schemas import Finding, PledgeDocument, Source

SOURCE = Source(path="plan.txt", sha256="0" * 64, format="text", bytes=1, pages=None)
TRUTH = printed("narrative", "text", "compared").truth[:1]


def document(pledge, findings=()):
    return PledgeDocument(
        source=SOURCE, jurisdiction=None, term=None, kind="action_plan", pledges=(pledge,), findings=findings
    )


def with_first_amount(pledge, amount):
    cells = pledge.budget.cells
    changed = (cells[0].model_copy(update={"amount": amount, "state": "number"}), *cells[1:])
    return pledge.model_copy(update={"budget": pledge.budget.model_copy(update={"cells": changed})})


def test_the_truth_itself_is_right_in_everything():
    result = compare(document(TRUTH[0]), TRUTH)
    assert (result.right, result.pledges, result.differences, result.unflagged) == (1, 1, (), ())
    assert all(score.f1 == 1 for score in result.parts.values())


def test_blanks_inside_texts_do_not_count():
    spaced = TRUTH[0].model_copy(update={"title": " ".join(TRUTH[0].title)})
    assert compare(document(spaced), TRUTH).right == 1


def test_a_wrong_amount_is_unflagged_until_a_warning_points_at_the_budget():
    wrong = with_first_amount(TRUTH[0], 7)
    warning = Finding(
        code="SUM_MISMATCH", severity="warning", message_ko="-", message_en="-", pointer="/pledges/0/budget/cells/0"
    )
    assert len(compare(document(wrong), TRUTH).unflagged) == 1
    assert compare(document(wrong, [warning]), TRUTH).unflagged == ()
    assert len(compare(document(wrong, [warning.model_copy(update={"severity": "info"})]), TRUTH).unflagged) == 1


def test_a_pledge_that_was_not_read_is_a_miss_and_an_invented_one_is_none_that_is_right():
    other = TRUTH[0].model_copy(update={"title": "다른 공약", "goals": ()})
    missed = compare(document(TRUTH[0]), [*TRUTH, other])
    assert (missed.right, missed.pledges, missed.parts["title"].missed) == (1, 2, 1)
    invented = compare(document(TRUTH[0]), [])
    assert (invented.right, invented.pledges, invented.parts["title"].extra) == (0, 0, 1)
