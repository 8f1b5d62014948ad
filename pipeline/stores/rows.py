"""One document as rows of the tables of `pipeline.stores.model`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from pipeline.stores.errors import NotOursError
from pipeline.stores.model import TABLES, Column, Table
from pipeline.stores.naming import Row, Rows, Value, identity_of
from pipeline.stores.trees import cells, texts, walked
from schemas import CostPart, Evidence, Finding, Item, Period, Pledge, PledgeDocument, Project

_Said = Iterator[tuple[str, dict[str, Any]]]
_MOST_WON = 2**63 - 1
_DIGITS_BEFORE, _DIGITS_BEHIND = 28, 10
_OF_PLEDGE = re.compile(r"/pledges/(\d+)(?:/|$)")
_BY_NAME = {table.name: table for table in TABLES}


def rows_of(document: PledgeDocument, *, identity: str | None = None, evidence: bool = False) -> Rows:
    """Every table is there, most of them with rows, that of the evidence only where it is asked for.

    `identity` is the `document_id` where it is not made of this document: of one whose names are not covered yet. Raises NotOursError where two pledges have one id.
    """
    known = [pledge.id for pledge in document.pledges]
    if len(set(known)) < len(known):
        raise NotOursError(f"{len(known) - len(set(known))} × id")
    identity = identity or identity_of(document)
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for name, values in (*_all(document), *(_evidence(document) if evidence else ())):
        table = _BY_NAME[name]
        rows[name].append(_row(table, values | {"document_id": identity}))
    return rows


def _row(table: Table, values: dict[str, Any]) -> Row:
    if extra := values.keys() - set(table.names):
        raise KeyError(f"{table.name}: {', '.join(sorted(extra))}")
    return tuple(_value(column, values.get(column.name)) for column in table.columns)


def _value(column: Column, value: Any) -> Value:
    """A value that every store can hold; a number that none can is null."""
    if value is None or column.type == "boolean":
        return None if value is None else bool(value)
    if column.type == "text":
        return str(value).replace("\0", "\ufffd")
    if column.type == "decimal":
        return _decimal(value)
    if column.type == "real":
        return float(value)
    return int(value) if abs(value) <= _MOST_WON else None


def _decimal(text: str) -> Decimal | None:
    before, _, behind = text.lstrip("-").partition(".")
    fits = len(before) <= _DIGITS_BEFORE and len(behind) <= _DIGITS_BEHIND
    return Decimal(text) if fits else None


def _all(document: PledgeDocument) -> _Said:
    yield "documents", _document(document)
    for number, pledge in enumerate(document.pledges, 1):
        yield "pledges", _pledge(pledge) | {"ordinal": number}
        for name, values in _parts(pledge):
            yield name, values | {"pledge_id": pledge.id}
    for number, finding in enumerate(document.findings, 1):
        yield "findings", _finding(finding, document.pledges) | {"ordinal": number}


def _document(document: PledgeDocument) -> dict[str, Any]:
    source, place, term, person = document.source, document.jurisdiction, document.term, document.candidate
    values: dict[str, Any] = {
        **{name: getattr(source, name) for name in ("path", "sha256", "format", "bytes", "pages")},
        "kind": document.kind,
        "as_of": document.as_of,
        "pledge_count": len(document.pledges),
        "schema_version": document.schema_version,
    }
    if place is not None:
        values["jurisdiction"] = place.name
        values |= {
            f"jurisdiction_{name}": getattr(place, name) for name in ("parent", "level", "kind", "code", "basis")
        }
    if term is not None:
        values["term"] = term.label
        values |= {f"term_{name}": getattr(term, name) for name in ("start", "end", "basis")}
    if person is not None:
        values["candidate"] = person.name
        values |= {name: getattr(person, name) for name in ("party", "ballot_number", "election", "constituency")}
    return values


def _pledge(pledge: Pledge) -> dict[str, Any]:
    kinds, status, budget = pledge.classification, pledge.status, pledge.budget
    values: dict[str, Any] = {
        "pledge_id": pledge.id,
        "json_id": pledge.id,
        **{name: getattr(pledge, name) for name in ("number", "title", "sector")},
        **_period(pledge.period),
        **{name: getattr(kinds, name) for name in ("continuity", "budget_kind", "completion", "horizon")},
        "authority": _joined(kinds.authority or ()),
        **{name: _tree(getattr(pledge, name)) for name in ("commitments", "goals", "funding", "effects", "issues")},
    }
    if status is not None:
        values |= {
            "status_code": status.code,
            "status_raw": status.raw,
            "rate": None if status.rate is None else status.rate.value,
            "rate_label": None if status.rate is None else status.rate.label,
            "achievements": _tree(status.achievements),
            "next_steps": _tree(status.next_steps),
        }
    if pledge.schedule is not None:
        values |= {f"schedule_{name}": getattr(pledge.schedule, name) for name in ("granularity", "start", "end")}
    if budget is not None:
        whole = [c.amount for c in budget.cells if (c.source, c.period, c.basis) == ("total", "total", "plan")]
        values |= {
            "budget_unit": None if budget.unit is None else budget.unit.raw,
            "budget_unit_won": None if budget.unit is None else budget.unit.multiplier,
            "budget_total": whole[0] if len(whole) == 1 else None,
            "stated_total": None if budget.stated_total is None else budget.stated_total.amount,
        }
    return values


def _parts(pledge: Pledge) -> _Said:
    for number, project in enumerate(pledge.projects, 1):
        yield "projects", _project(project) | {"ordinal": number}
        yield from _inside(project)
    projects = {project.id for project in pledge.projects}
    for name, values in (*_steps(pledge), *_bars(pledge), *_targets(pledge), *_money(pledge), *cells(pledge)):
        at = values.get("project_id")
        yield name, values | ({"project_id": at if at in projects else None} if "project_id" in values else {})
    yield from _numbered("texts", texts(pledge))
    yield from _numbered("extras", map(vars, pledge.extras))
    yield from _numbered(
        "departments",
        [
            *({"role": "lead", "name": name} for name in pledge.departments.lead),
            *({"role": "supporting", "name": name} for name in pledge.departments.supporting),
        ],
    )
    yield from _numbered("officers", map(vars, pledge.officers))
    yield from _numbered("support_requests", map(vars, pledge.support_requests))
    yield from _numbered("mentions", map(vars, pledge.mentions))


def _numbered(table: str, members: Iterable[dict[str, Any]]) -> _Said:
    for number, values in enumerate(members, 1):
        yield table, values | {"ordinal": number}


def _project(project: Project) -> dict[str, Any]:
    cost = project.cost
    values: dict[str, Any] = {
        "project_id": project.id,
        "name": project.name,
        **{name: _joined(getattr(project, name)) for name in ("aliases", "locations", "agencies")},
        **_period(project.period),
    }
    if cost is not None:
        values |= {"cost": cost.amount, "cost_min": cost.min, "cost_max": cost.max}
        values |= {"cost_per": cost.per, "cost_raw": cost.raw}
    return values


def _inside(project: Project) -> _Said:
    """What a project's cost and size are made of, and what else is said of it."""
    cost = project.cost
    children = () if cost is None else cost.children
    shares: list[tuple[int | None, CostPart]] = [(None, part) for part in (() if cost is None else cost.parts)]
    shares += [(number, part) for number, child in enumerate(children, 1) for part in child.parts]
    lists = {"alias": project.aliases, "location": project.locations, "agency": project.agencies}
    for name, values in (
        *_numbered("cost_parts", (vars(part) | {"child": child} for child, part in shares)),
        *_numbered("cost_children", ({"name": child.name, "amount": child.amount} for child in children)),
        *_numbered("measures", map(vars, project.measures)),
        *_numbered("details", map(vars, project.details)),
        *_numbered("project_lists", ({"kind": kind, "text": text} for kind, said in lists.items() for text in said)),
    ):
        yield name, values | {"project_id": project.id}


def _money(pledge: Pledge) -> _Said:
    budget = pledge.budget
    if budget is None:
        return
    yield from _numbered("budget_cells", map(vars, budget.cells))
    yield from _numbered("breakdown", walked(budget.breakdown))
    yield from _numbered("stated_parts", map(vars, () if budget.stated_total is None else budget.stated_total.parts))


def _steps(pledge: Pledge) -> _Said:
    for number, step in enumerate(pledge.plan, 1):
        start, end = (None, None) if step.period is None else (step.period.start, step.period.end)
        values = {"ordinal": number, "project_id": step.project, "text": step.text}
        yield "plan", values | {"period_start": start, "period_end": end}


def _bars(pledge: Pledge) -> _Said:
    if pledge.schedule is None:
        return
    for number, item in enumerate(pledge.schedule.items, 1):
        row = {
            "item": number,
            "project_id": item.project,
            "tasks": _joined(item.tasks),
            "state": item.state,
            "basis": item.basis,
            "granularity": pledge.schedule.granularity,
        }
        if not item.segments:
            yield "schedule", row | {"segment": 0}
        for at, bar in enumerate(item.segments, 1):
            said = {"segment_start": bar.start, "segment_end": bar.end, "segment_text": bar.text}
            yield "schedule", row | {"segment": at} | said


def _targets(pledge: Pledge) -> _Said:
    for number, target in enumerate(pledge.targets, 1):
        row = {
            "target": number,
            "project_id": target.project,
            "year": target.year,
            "state": target.state,
            "milestones": _joined(target.milestones),
        }
        if not target.indicators:
            yield "targets", row | {"indicator": 0}
        for at, one in enumerate(target.indicators, 1):
            said = {"indicator_name": one.name, "value": one.value, "unit": one.unit, "qualifier": one.qualifier}
            yield "targets", row | {"indicator": at} | said


def _finding(finding: Finding, pledges: tuple[Pledge, ...]) -> dict[str, Any]:
    names = ("code", "severity", "message_ko", "message_en", "pointer", "raw", "suggestion")
    values: dict[str, Any] = {name: getattr(finding, name) for name in names}
    values["pledge_id"] = _of_pledge(finding.pointer or "", pledges)
    return values if finding.place is None else values | _place(finding.place)


def _evidence(document: PledgeDocument) -> _Said:
    """A row for each place of each value."""
    for pointer, places in document.evidence.items():
        about = {"pointer": pointer, "pledge_id": _of_pledge(pointer, document.pledges)}
        yield from _numbered("evidence", (_spot(one) | about for one in places))


def _spot(one: Evidence) -> dict[str, Any]:
    box = dict(zip(("box_x0", "box_top", "box_x1", "box_bottom"), one.box or (), strict=False))
    return _place(one) | box | {"confidence": one.confidence, "raw": one.raw}


def _place(place: Evidence) -> dict[str, Any]:
    values = {name: getattr(place, name) for name in ("page", "line", "paragraph", "sheet", "cell")}
    return values | {f"{name}_number": getattr(place, name) for name in ("table", "row", "column")}


def _of_pledge(pointer: str, pledges: tuple[Pledge, ...]) -> str | None:
    """The id of the pledge that a pointer leads into."""
    at = _OF_PLEDGE.match(pointer)
    index = None if at is None else int(at[1])
    return None if index is None or index >= len(pledges) else pledges[index].id


def _period(period: Period | None) -> dict[str, Any]:
    if period is None:
        return {}
    return {
        "period_start": period.start,
        "period_end": period.end,
        "period_open_end": period.open_end,
        "recurrence": period.recurrence,
        "period_raw": period.raw,
    }


def _joined(texts: Iterable[str]) -> str | None:
    return "; ".join(texts) or None


def _tree(items: Iterable[Item]) -> str | None:
    return "\n".join(_lines(items, "")) or None


def _lines(items: Iterable[Item], margin: str) -> Iterator[str]:
    """Bullet trees are as deep as the page's bullets, a few levels."""
    for item in items:
        yield margin + item.text
        yield from _lines(item.children, margin + "  ")
