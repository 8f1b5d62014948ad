from check_builders import SEED_PERIODS, SEED_ROWS, budget, codes, million, node, pledge, run, seed_budget, stated
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks import Context, budget_unproved, check_pledge
from schemas import Budget


def said(made):
    return run(budget_unproved.check, pledge(budget=made))


def test_the_seed_is_proved():
    assert said(seed_budget()) == []


def test_numbers_without_totals_are_unproved():
    [found] = said(budget(("2023", "2024"), {"national": (60, 40), "local": (100, "-")}))
    assert found.severity == "warning"
    assert found.message_ko.startswith("합계로 확인되지 않은 금액이 3개 있습니다: 국비 2023년, 국비 2024년")


def test_a_column_proves_what_its_row_does_not():
    assert said(budget(("total", "2023"), {"total": (300, 300), "national": ("", 100), "local": ("", 200)})) == []


def test_a_lone_stated_total_is_info():
    assert codes(said(budget((), {}, stated_total=stated(300)))) == [("BUDGET_UNPROVED", "info")]


def test_a_breakdown_proves_the_stated_total():
    assert said(budget((), {}, stated_total=stated(300), breakdown=(node("하나", 100), node("둘", 200)))) == []


def test_cells_that_gave_no_amount_are_info():
    made = budget(("total", "2023"), {"total": (300, 300), "national": (300, 300), "local": ("미정", "미정")})
    assert said(made) == []  # the totals leave nothing for them
    assert codes(said(budget(("2023",), {"local": ("미정",)}))) == [("BUDGET_UNPROVED", "info")]


NUMBERS = [i for i, cell in enumerate(seed_budget().cells) if cell.state == "number"]


@st.composite
def closed_budgets(draw):
    """A matrix that closes in rows and columns."""
    sources = draw(st.lists(st.sampled_from(["national", "regional", "local", "private"]), min_size=1, unique=True))
    years = [str(2022 + i) for i in range(draw(st.integers(1, 5)))]
    body = {s: [draw(st.integers(0, 10**6)) for _ in years] for s in sources}
    rows = {s: (sum(values), *values) for s, values in body.items()}
    return budget(("total", *years), {"total": tuple(map(sum, zip(*rows.values(), strict=True))), **rows})


def changed(made: Budget, index: int, amount: int | None) -> Budget:
    update = {"amount": amount, "state": "blank" if amount is None else "number"}
    cells = [c.model_copy(update=update) if i == index else c for i, c in enumerate(made.cells)]
    return made.model_copy(update={"cells": tuple(cells)})


def row_and_column(made: Budget, index: int) -> set[int]:
    """The totals of the row and the column in which a cell stands."""
    width = len(made.periods)
    return {index // width * width, index % width}


def sums(found):
    return [f for f in found if f.code.startswith(("SUM_", "TOTAL_", "BUDGET_UNPROVED", "STATED_", "COST_", "MONEY_"))]


@given(closed_budgets())
def test_a_closed_budget_has_no_finding_about_sums(made):
    assert sums(check_pledge(pledge(budget=made), Context())) == []


@given(closed_budgets(), st.data(), st.integers(5, 10**7), st.booleans())
def test_a_wrong_number_never_leaves_silently(made, data, by, less):
    index = data.draw(st.integers(0, len(made.cells) - 1))
    wrong = changed(made, index, made.cells[index].amount + million(-by if less else by))
    found = list(check_pledge(pledge(budget=wrong), Context()))
    totals = {f"/budget/cells/{i}/amount" for i in row_and_column(made, index)}
    named = {f.pointer for f in found if f.code == "SUM_MISMATCH" and f.severity == "warning"}
    assert named == totals
    assert f"/budget/cells/{index}/amount" in {f.pointer for f in found if f.code == "BUDGET_UNPROVED"}


@given(st.sampled_from(NUMBERS), st.integers(5, 10**6))
def test_any_wrong_cell_of_the_seed_is_found_and_mended_by_the_suggestion(index, by):
    made = seed_budget()
    right = made.cells[index].amount
    wrong = pledge(budget=changed(made, index, right + million(by)))
    suggested = {f.suggestion for f in check_pledge(wrong, Context()) if f.code == "SUM_MISMATCH"}
    assert len(suggested) == 1
    assert next(iter(suggested)).endswith(f" = {right // 10**6:,}백만원")


@given(st.sampled_from(NUMBERS))
def test_any_lost_cell_of_the_seed_is_found(index):
    found = sums(check_pledge(pledge(budget=changed(seed_budget(), index, None)), Context()))
    assert {f.code for f in found} & {"SUM_WITH_BLANK", "TOTAL_MISSING"}


def test_every_amount_of_the_seed_is_held_by_two_sums():
    made = pledge(budget=budget(SEED_PERIODS, SEED_ROWS))
    proofs = list(budget_unproved.proofs(made, Context()))
    for index in range(len(made.budget.cells)):
        pointer = f"/budget/cells/{index}/amount"
        assert sum(any(e.pointer == pointer for e in proof.entries) for proof in proofs) == 2
