"""The generator keeps its promises: the same seed gives the same pages, and every truth adds up."""

import pytest
from generator.documents import FORMATS, printed
from generator.layouts import HELD_OUT, LAYOUTS
from generator.truth import make_pledge
from hypothesis import given
from hypothesis import strategies as st

RANDOMS = st.randoms(use_true_random=False)
KINDS = st.sampled_from(["si", "gun", "gu"])


@given(RANDOMS, KINDS)
def test_every_row_and_column_of_a_budget_adds_up(rng, kind):
    budget = make_pledge(rng, 2022, kind, 1).budget
    amounts = {(cell.source, cell.period): cell.amount or 0 for cell in budget.cells}
    sources = [source for source in budget.sources if source != "total"]
    periods = [period for period in budget.periods if period != "total"]
    for source in budget.sources:
        assert amounts[source, "total"] == sum(amounts[source, period] for period in periods)
    for period in budget.periods:
        assert amounts["total", period] == sum(amounts[source, period] for source in sources)


@given(RANDOMS, KINDS)
def test_costs_add_up_to_the_budget(rng, kind):
    pledge = make_pledge(rng, 2022, kind, 1)
    for project in pledge.projects:
        assert project.cost.amount == sum(part.amount for part in project.cost.parts)
    assert pledge.budget.stated_total.amount == sum(project.cost.amount for project in pledge.projects)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_seed_gives_the_same_truth_in_every_format(layout):
    truths = [printed(layout, form, "same").truth for form in FORMATS]
    bare = [[pledge.model_copy(update={"schedule": None}) for pledge in truth] for truth in truths]
    assert all(one == bare[0] for one in bare)


@pytest.mark.parametrize("form", ["pdf", "hwpx", "hwp", "text"])
def test_a_seed_gives_the_same_bytes(form):
    assert printed("narrative", form, "same") == printed("narrative", form, "same")


def test_two_layouts_are_held_out():
    assert sorted(HELD_OUT) == ["outline", "sheet_form"]
