"""Figures as Markdown."""

from bench.cost import Cost, median
from bench.grids import Score
from bench.markdown import costs, share, truths


def test_costs_are_told_by_the_first_reader():
    told = costs({"ours": Cost(10.0, 300.0, 80.0), "peer": Cost(200.0, 100.0, 90.4)}).splitlines()
    assert told[2:] == ["| ours | 10.0 | 1.0 | 300 | 80 |", "| peer | 200.0 | 20.0 | 100 | 90 |"]


def test_a_share_is_never_rounded_up_to_all():
    assert share(9_999, 10_000) == "99.9 %"
    assert share(10_000, 10_000) == "100.0 %"


def test_truths_have_a_row_for_each_reader():
    assert truths({"ours": Score(3, 3, 2)}).splitlines()[-1] == "| ours | 3 | 3 | 2 | 66.6 % |"


def test_the_middle_of_several_runs_counts():
    runs = [{"read": seconds, "start": 0.1, "peak": 1 << 20, "pages": 10} for seconds in (1.0, 2.0, 9.0)]
    assert median(runs) == Cost(200.0, 100.0, 1.0)
