import pytest
from check_builders import budget, codes, period, pledge, project, run

from pipeline.checks import Context, period_after_term
from schemas import Classification, Schedule, Term

EIGHTH = Context(term=Term(label="민선8기", start="2022-07-01", end="2026-06-30", basis="option"))


def made(projects, *, completion="within_term", years=(), **parts):
    table = budget(tuple(map(str, years)), {"local": (0,) * len(years)})
    return pledge(classification=Classification(completion=completion), projects=projects, budget=table, **parts)


def ending(end, *, open_end=False, **parts):
    return made((project(period=period("2019", end, open_end=open_end)),), **parts)


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("2025-02", []),
        ("2026-06", []),
        ("2026", []),  # a year may end in time
        ("2026-07", [("PERIOD_AFTER_TERM", "warning")]),
        ("2026-H2", [("PERIOD_AFTER_TERM", "warning")]),
        ("2026-12", [("PERIOD_AFTER_TERM", "warning")]),
        ("2027", [("PERIOD_AFTER_TERM", "warning")]),
        (None, []),
    ],
)
def test_within_the_term_means_before_its_end(end, said):
    assert codes(run(period_after_term.check, ending(end), EIGHTH)) == said


def test_an_open_end_is_info_even_where_the_term_is_unknown():
    assert codes(run(period_after_term.check, ending(None, open_end=True))) == [("PERIOD_OPEN_IN_TERM", "info")]


@pytest.mark.parametrize("completion", ["after_term", None])
def test_only_what_is_promised_within_the_term(completion):
    assert run(period_after_term.check, ending("2030", completion=completion), EIGHTH) == []


@pytest.mark.parametrize(
    ("years", "end", "said"),
    [
        (range(2022, 2027), "2026-12", ["PERIOD_AFTER_TERM"]),
        (range(2026, 2031), "2026-12", []),
        (range(2026, 2031), "2030-12", ["PERIOD_AFTER_TERM"]),
        ((2024, 2025, 2026), "2026-12", ["PERIOD_AFTER_TERM"]),  # a by-election
        ((2026,), "2026-12", []),  # one year alone tells nothing
        ((2024,), "2026-12", []),
        (range(2022, 2031), "2026-12", []),
        ((), "2026-12", []),
    ],
)
def test_an_unknown_term_is_inferred_from_the_set_of_years(years, end, said):
    found = run(period_after_term.check, ending(end, years=years))
    assert [f.code for f in found] == said
    assert all("표의 연도로 추정" in f.message_ko for f in found)


def test_sections_that_show_two_terms_show_none():
    axis = Schedule(granularity="year", start="2022", end="2026", items=())
    assert run(period_after_term.check, ending("2031", years=range(2026, 2031), schedule=axis)) == []


def test_the_pledge_as_a_whole_is_looked_at():
    [found] = run(period_after_term.check, made((), period=period("2022", "2028")), EIGHTH)
    assert found.pointer == "/period/end"
