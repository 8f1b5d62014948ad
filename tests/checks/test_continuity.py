import pytest
from check_builders import budget, codes, period, pledge, project, run

from pipeline.checks import Context, continuity
from schemas import Classification, Term

EIGHTH = Context(term=Term(label="민선8기", start="2022-07-01", end="2026-06-30", basis="option"))
TABLE = [
    # stated, 기투자, start, said
    ("continuing", 100, "2019", []),
    ("continuing", "-", "2019", []),
    ("continuing", 100, "2023", []),
    ("continuing", "-", "2023", [("CONTINUITY_CONFLICT", "info")]),
    ("continuing", "", None, []),
    ("new", "-", "2023", []),
    ("new", 100, "2023", [("CONTINUITY_CONFLICT", "warning")]),
    ("new", "-", "2019", [("CONTINUITY_CONFLICT", "warning")]),
    ("new", "-", "2022", []),  # the year in which the term begins
    (None, 100, "2019", []),
]


@pytest.mark.parametrize(("stated", "prior", "start", "said"), TABLE)
def test_new_and_continuing_against_money_and_start(stated, prior, start, said):
    span = period(start, "2026") if start else None
    made = pledge(
        classification=Classification(continuity=stated),
        projects=(project(period=span),),
        budget=budget(("prior", "2023"), {"total": (prior, 100), "local": (prior, 100)}),
    )
    assert codes(run(continuity.check, made, EIGHTH)) == said
