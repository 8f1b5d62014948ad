"""A pledge taken apart into single statements, part by part, so that two pledges can be counted against each other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator

from schemas import Budget, Cost, Item, Period, Pledge, Schedule

Atom = tuple[Hashable, ...]


def _bare(text: str | None) -> str | None:
    """Words without blanks, since formats differ in where lines break."""
    return None if text is None else "".join(text.split())


def _names(pledge: Pledge) -> dict[str | None, str | None]:
    return {project.id: _bare(project.name) for project in pledge.projects}


def _value(name: str) -> Callable[[Pledge], Iterator[Atom]]:
    def read(pledge: Pledge) -> Iterator[Atom]:
        value = getattr(pledge, name)
        if value is not None:
            yield (_bare(value),)

    return read


def _tree(name: str) -> Callable[[Pledge], Iterator[Atom]]:
    return lambda pledge: _items(getattr(pledge, name), ())


def _items(items: Iterable[Item], above: tuple[str | None, ...]) -> Iterator[Atom]:
    for item in items:
        here = (*above, _bare(item.text))
        yield here
        yield from _items(item.children, here)


def _period(period: Period | None) -> Iterator[Atom]:
    if period is not None:
        yield ("period", period.start, period.end, period.open_end, period.recurrence)


def _classification(pledge: Pledge) -> Iterator[Atom]:
    of = pledge.classification
    for name in type(of).model_fields:
        if getattr(of, name) is not None:
            yield (name, getattr(of, name))


def _cost(cost: Cost | None) -> Iterator[Atom]:
    if cost is not None:
        yield ("cost", cost.amount, cost.min, cost.max, cost.per)
        yield from (("part", part.source, part.amount) for part in cost.parts)
        yield from (("share", _bare(child.name), child.amount) for child in cost.children)


def _projects(pledge: Pledge) -> Iterator[Atom]:
    for project in pledge.projects:
        name = _bare(project.name)
        yield ("name", name)
        said = [*_period(project.period), *_cost(project.cost)]
        said += [("place", _bare(place)) for place in project.locations]
        said += [("agency", _bare(agency)) for agency in project.agencies]
        said += [("measure", _bare(m.name), m.value, m.unit) for m in project.measures]
        said += [("detail", _bare(extra.label), _bare(extra.text)) for extra in project.details]
        yield from ((name, *one) for one in said)


def _plan(pledge: Pledge) -> Iterator[Atom]:
    names = _names(pledge)
    for item in pledge.plan:
        when = None if item.period is None else (item.period.start, item.period.end)
        yield (names.get(item.project), _bare(item.text), when)


def _schedule(pledge: Pledge) -> Iterator[Atom]:
    schedule: Schedule | None = pledge.schedule
    if schedule is None:
        return
    names = _names(pledge)
    yield ("axis", schedule.granularity, schedule.start, schedule.end)
    for item in schedule.items:
        bars = tuple((bar.start, bar.end, _bare(bar.text)) for bar in item.segments)
        yield (names.get(item.project), tuple(_bare(task) for task in item.tasks), bars, item.state, item.basis)


def _targets(pledge: Pledge) -> Iterator[Atom]:
    names = _names(pledge)
    for target in pledge.targets:
        where = (names.get(target.project), target.year)
        yield (*where, target.state)
        yield from ((*where, "words", _bare(text)) for text in target.milestones)
        yield from ((*where, _bare(i.name), i.value, i.unit, i.qualifier) for i in target.indicators)


def _budget(pledge: Pledge) -> Iterator[Atom]:
    budget: Budget | None = pledge.budget
    if budget is None:
        return
    yield ("unit", None if budget.unit is None else budget.unit.multiplier)
    yield ("periods", budget.periods)
    yield ("sources", budget.sources)
    yield from ((cell.basis, cell.source, cell.period, cell.amount, cell.state) for cell in budget.cells)
    if budget.stated_total is not None:
        yield ("stated", budget.stated_total.amount)
        yield from (("stated", part.source, part.amount) for part in budget.stated_total.parts)
    names = _names(pledge)
    yield from (("share", _bare(b.name), names.get(b.project), b.amount, len(b.children)) for b in budget.breakdown)


def _support(pledge: Pledge) -> Iterator[Atom]:
    return ((_bare(request.agency), _bare(request.text)) for request in pledge.support_requests)


def _status(pledge: Pledge) -> Iterator[Atom]:
    status = pledge.status
    if status is None:
        return
    yield ("code", status.code)
    if status.rate is not None:
        yield ("rate", status.rate.value)
    yield from (("done", *atom) for atom in _items(status.achievements, ()))
    yield from (("next", *atom) for atom in _items(status.next_steps, ()))


def _departments(pledge: Pledge) -> Iterator[Atom]:
    yield from (("lead", _bare(name)) for name in pledge.departments.lead)
    yield from (("supporting", _bare(name)) for name in pledge.departments.supporting)


def _officers(pledge: Pledge) -> Iterator[Atom]:
    for person in pledge.officers:
        yield (_bare(person.name), _bare(person.department), _bare(person.team), _bare(person.role), person.phone)


PARTS: dict[str, Callable[[Pledge], Iterable[Atom]]] = {
    "title": _value("title"),
    "number": _value("number"),
    "sector": _value("sector"),
    "classification": _classification,
    "period": lambda pledge: _period(pledge.period),
    "goals": _tree("goals"),
    "commitments": _tree("commitments"),
    "projects": _projects,
    "plan": _plan,
    "schedule": _schedule,
    "targets": _targets,
    "budget": _budget,
    "funding": _tree("funding"),
    "support_requests": _support,
    "effects": _tree("effects"),
    "issues": _tree("issues"),
    "departments": _departments,
    "officers": _officers,
    "status": _status,
    # The truth has none: whatever stands here was placed nowhere else.
    "left_over": lambda pledge: [
        *(("extra", e.label, e.text) for e in pledge.extras),
        *(("table", t.rows) for t in pledge.tables),
    ],
}
"""Part of the contract → its statements about a pledge."""
