"""A random pledge: what a page will say, in the shape of the contract."""

from __future__ import annotations

from random import Random

from generator import words
from generator.money import make_budget, make_costs
from generator.steps import make_schedule, make_targets
from schemas import (
    Classification,
    Departments,
    Item,
    Measure,
    Officer,
    Period,
    PlanItem,
    PlanPeriod,
    Pledge,
    Project,
    Rate,
    Status,
    SupportRequest,
)

ID = "0" * 12
STATUSES = {
    "completed": "완료",
    "completed_ongoing": "이행 후 계속추진",
    "on_track": "정상추진",
    "partial": "일부추진",
    "on_hold": "보류",
    "not_started": "미착수",
}


def make_pledge(rng: Random, first_year: int, kind: str, index: int) -> Pledge:
    """The pledge with every part; a layout leaves out what it cannot print. Equal arguments give equal pledges."""
    things = rng.sample(words.THINGS, 4)
    site = rng.choice(words.SITES)
    count = rng.choice((1, 2, 2, 3))
    names = [f"{site} {thing} {rng.choice(words.DEEDS)}" for thing in things[:count]]
    title = f"{rng.choice(words.WAYS)} {site} {things[3]} {rng.choice(words.DEEDS)}"
    costs = make_costs(rng, names, kind)
    years = range(first_year, first_year + 5)
    projects = tuple(_project(rng, f"p{n}", name, costs[name], years) for n, name in enumerate(names, start=1))
    division = rng.choice(words.DIVISIONS)
    return Pledge(
        id=ID,
        number=f"{rng.randint(1, 6)}-{index}",
        title=title,
        sector=rng.choice(words.SECTORS),
        period=_span(rng, years, open_end=0.15),
        classification=_classification(rng, projects),
        commitments=(Item(text=f"{site} {rng.choice(words.NOTES)}", children=tuple(Item(text=n) for n in names)),),
        goals=_items(rng, [f"{means} {rng.choice(words.AIMS)}" for means in rng.sample(words.MEANS, 3)]),
        projects=projects,
        plan=tuple(item for project in projects for item in _plan(rng, project, years)),
        schedule=make_schedule(rng, projects, years),
        targets=make_targets(rng, projects, years),
        budget=make_budget(rng, projects, costs, years),
        funding=_items(rng, rng.sample(words.FUNDS, 2)),
        support_requests=tuple(
            SupportRequest(agency=rng.choice(words.ASKED), text=text) for text in rng.sample(words.ASKS, 2)
        ),
        effects=_items(rng, rng.sample(words.EFFECTS, 2)),
        issues=_items(rng, rng.sample(words.TROUBLES, 2)),
        status=_status(rng),
        departments=Departments(lead=(division,), supporting=tuple(_others(rng, division))),
        officers=tuple(_officers(rng, division)),
    )


def _items(rng: Random, texts: list[str]) -> tuple[Item, ...]:
    return tuple(Item(text=text) for text in texts[: rng.randint(1, len(texts))])


def _span(rng: Random, years: range, open_end: float) -> Period:
    """A period of whole months or of whole years."""
    start = rng.choice(years[:3])
    end = rng.choice([year for year in years if year > start])
    if rng.random() < open_end:
        return Period(start=str(start), end=None, open_end=True, raw="")
    if rng.random() < 0.4:
        return Period(start=str(start), end=str(end), raw="")
    return Period(start=f"{start}-{rng.randint(7, 12):02d}", end=f"{end}-{rng.randint(1, 6):02d}", raw="")


def _project(rng: Random, identity: str, name: str, cost: object, years: range) -> Project:
    measures = [
        Measure(name=label, value=str(rng.randint(2, 90) if unit != "㎡" else rng.randint(800, 20000)), unit=unit)
        for label, unit in rng.sample(words.MEASURES, rng.randint(1, 2))
    ]
    return Project(
        id=identity,
        name=name,
        period=_span(rng, years, open_end=0.2),
        locations=(rng.choice(words.PLACES),) if rng.random() < 0.7 else (),
        agencies=tuple(rng.sample(words.AGENCIES, rng.randint(1, 2))) if rng.random() < 0.7 else (),
        cost=cost,
        measures=tuple(measures) if rng.random() < 0.6 else (),
    )


def _classification(rng: Random, projects: tuple[Project, ...]) -> Classification:
    sources = {part.source for project in projects for part in (project.cost.parts if project.cost else ())}
    tiers = [tier for tier in ("national", "regional", "local") if tier in sources]
    return Classification(
        continuity=rng.choice(("new", "continuing")),
        budget_kind="budgeted",
        completion=rng.choice(("within_term", "after_term")),
        authority=tuple(tiers),
        horizon=rng.choice(("short", "medium", "long")),
    )


def _plan(rng: Random, project: Project, years: range) -> list[PlanItem]:
    items = []
    for text in rng.sample(words.STEPS, rng.randint(2, 3)):
        start = rng.choice(years)
        end = rng.choice([year for year in years if year >= start])
        period = PlanPeriod(start=str(start), end=str(end)) if rng.random() < 0.7 else None
        items.append(PlanItem(project=project.id, text=text, period=period))
    return items


def _status(rng: Random) -> Status:
    code = rng.choice(sorted(STATUSES))
    return Status(
        code=code,
        raw=STATUSES[code],
        rate=Rate(value=str(rng.randint(5, 100)), label="이행률"),
        achievements=_items(rng, rng.sample(words.DONE, 3)),
        next_steps=_items(rng, rng.sample(words.NEXT, 2)),
    )


def _others(rng: Random, lead: str) -> list[str]:
    return rng.sample([name for name in words.DIVISIONS if name != lead], rng.randint(0, 2))


def _officers(rng: Random, division: str) -> list[Officer]:
    team = rng.choice(words.TEAMS)
    posts = [("과장", None), (f"{team}장", team), ("담당자", team)][: rng.randint(2, 3)]
    return [
        Officer(department=division, team=of, role=role, name=name, phone=f"000-00{rng.randint(10, 99)}")
        for (role, of), name in zip(posts, rng.sample(words.NAMES, len(posts)), strict=True)
    ]
