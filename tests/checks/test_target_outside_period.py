from check_builders import period, pledge, project, run

from pipeline.checks import target_outside_period
from schemas import Target


def said(span, years, state="milestone"):
    targets = tuple(Target(project="p1", year=year, state=state) for year in years)
    return run(target_outside_period.check, pledge(projects=(project(period=span),), targets=targets))


def test_targets_after_the_end_are_named_in_one_finding():
    [found] = said(period("2020-03", "2025-02", "2020. 3. ~ 2025. 2."), range(2022, 2028))
    assert (found.code, found.pointer) == ("TARGET_OUTSIDE_PERIOD", "/targets/4/year")
    assert "(2020. 3. ~ 2025. 2.) 밖에 있습니다: 2025년(일부), 2026년, 2027년" in found.message_ko


def test_the_year_in_which_a_period_ends_is_inside():
    assert said(period("2020-03", "2026-02"), range(2022, 2027)) == []


def test_targets_before_the_start():
    [found] = said(period("2024", "2026"), range(2022, 2027))
    assert found.pointer == "/targets/0/year"


def test_empty_cells_open_ends_and_unknown_periods_say_nothing():
    assert said(period("2020", "2024"), range(2022, 2027), state="blank") == []
    assert said(period("2020", None, open_end=True), range(2022, 2027)) == []
    assert said(None, range(2022, 2027)) == []
