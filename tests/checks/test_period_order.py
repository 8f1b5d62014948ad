import pytest
from check_builders import period, pledge, project, run

from pipeline.checks import period_order
from schemas import PlanItem, PlanPeriod, Schedule, ScheduleItem, Segment

TABLE = [
    ("2022", "2026", False),
    ("2026", "2022", True),
    ("2022-07", "2022", False),  # a year holds its own months
    ("2022", "2022-03", False),
    ("2022-12", "2022-03", True),
    ("2022-Q3", "2022-H1", True),
    ("2022-H2", "2022-07-01", False),
    ("2022-02-30", "2022-02", False),  # no such day: the last of its month
    (None, "2022", False),
    ("2022", None, False),
]


@pytest.mark.parametrize(("start", "end", "reversed_"), TABLE)
def test_a_period_ends_after_it_starts(start, end, reversed_):
    found = run(period_order.check, pledge(projects=(project(period=period(start, end)),)))
    assert [f.code for f in found] == ["PERIOD_REVERSED"] * reversed_


def test_every_period_of_the_pledge_is_looked_at():
    bars = ScheduleItem(
        project=None, tasks=("하나",), segments=(Segment(start="2024", end="2023"),), state="known", basis="shading"
    )
    made = pledge(
        period=period("2026", "2022"),
        plan=(PlanItem(project=None, text="하나", period=PlanPeriod(start="2026", end="2022")),),
        schedule=Schedule(granularity="year", start="2026", end="2022", items=(bars,)),
    )
    assert [f.pointer for f in run(period_order.check, made)] == [
        "/period",
        "/plan/0/period",
        "/schedule",
        "/schedule/items/0/segments/0",
    ]
