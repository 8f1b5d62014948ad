import pytest
from check_builders import budget, codes, pledge, run

from pipeline.checks import Context, after_term
from schemas import Evidence, Term

EIGHTH = Term(label="민선8기", start="2022-07-01", end="2026-06-30", basis="option")


def made(head, amount=100, *, term=EIGHTH):
    table = budget(("2024", "after_term"), {"local": (50, amount)})
    evidence = {"/budget/cells/1/period": (Evidence(table=1, row=1, column=3, raw=head),)}
    return run(after_term.check, pledge(budget=table), Context(term=term, evidence=evidence))


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("2025년 이후", True),
        ("’26년 이후", True),
        ("2026. 6월 이후", True),
        ("2026.7월 이후", False),
        ("2027년 이후", False),
        ("임기후", False),
        ("향후", False),
    ],
)
def test_a_head_that_begins_within_the_term_is_told(head, told):
    assert codes(made(head)) == ([("BUDGET_AFTER_BEGINS_IN_TERM", "warning")] if told else [])


def test_nothing_is_told_of_nothing():
    assert codes(made("2025년 이후", 0)) == []


def test_without_a_term_and_years_that_show_one_nothing_is_told():
    assert codes(made("2025년 이후", term=None)) == []
