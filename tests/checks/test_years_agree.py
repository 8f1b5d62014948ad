import pytest
from check_builders import budget, codes, pledge, run

from pipeline.checks import years_agree
from schemas import Schedule, Target


def spans(schedule=None, targets=(), years=()):
    axis = (
        Schedule(granularity="quarter", start=f"{schedule[0]}-Q1", end=f"{schedule[1]}-Q4", items=())
        if schedule
        else None
    )
    cells = tuple(Target(project=None, year=year, state="blank") for year in targets)
    periods = ("total", *map(str, years), "after_term")
    return pledge(schedule=axis, targets=cells, budget=budget(periods, {"local": (0,) * len(periods)}))


TABLE = [
    ((2022, 2026), range(2022, 2027), range(2022, 2027), []),
    ((2022, 2026), (), (), []),
    (None, (), (), []),
    ((2022, 2026), range(2022, 2027), range(2022, 2026), [("YEARS_DISAGREE", "info")]),
    ((2022, 2025), range(2023, 2027), (), [("YEARS_DISAGREE", "warning")]),
    (None, range(2022, 2027), range(2026, 2031), [("YEARS_DISAGREE", "warning")]),
]


@pytest.mark.parametrize(("schedule", "targets", "years", "said"), TABLE)
def test_sections_span_the_same_years(schedule, targets, years, said):
    assert codes(run(years_agree.check, spans(schedule, targets, years))) == said


def test_the_spans_are_named():
    [found] = run(years_agree.check, spans((2022, 2025), (2023, 2026)))
    assert "추진일정 2022~2025, 연차별 추진목표 2023·2026" in found.message_ko
