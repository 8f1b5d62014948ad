"""One pledge from its outline: every part read by its own file, names linked across them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.document import Node, PledgeOutline, Read, RepairedTable, Span, build, chained, leaf, nothing, sequence
from pipeline.fields.budget import read_budget
from pipeline.fields.classification import read_classification
from pipeline.fields.context import Context
from pipeline.fields.dates import period_in, whole_period
from pipeline.fields.departments import (
    OFFICER_LABELS,
    officers_beside,
    officers_in,
    read_departments,
    split_departments,
    split_roles,
)
from pipeline.fields.extras import read_extras
from pipeline.fields.items import item_of, read_items, row_items
from pipeline.fields.names import KnownProject, Linker
from pipeline.fields.officers import read_officers
from pipeline.fields.parts import Parts, contents, sort_parts
from pipeline.fields.plan import read_dated, read_plan
from pipeline.fields.projects import overview_drafts, read_projects
from pipeline.fields.repeats import repeated
from pipeline.fields.schedule import read_schedule
from pipeline.fields.status import read_status
from pipeline.fields.support import read_support
from pipeline.fields.tables import read_table
from pipeline.fields.targets import read_targets
from pipeline.fields.unplaced import read_unplaced
from pipeline.findings import finding
from pipeline.values.names import recurrence_suffix
from pipeline.values.numbering import NUMBER
from pipeline.values.text import clean
from pipeline.vocabulary import squeeze
from schemas import (
    Budget,
    Classification,
    Departments,
    Finding,
    Item,
    Officer,
    Period,
    Pledge,
    Project,
    Schedule,
    TableData,
    Target,
)

UNNUMBERED = "000000000000"
"""Stands for the id until the whole document is known."""


def read_pledge(outline: PledgeOutline, context: Context) -> Read[Pledge]:
    """The pledge with its evidence and findings; pointers are relative to it, its `id` is set by the caller."""
    parts = sort_parts(outline.nodes)
    title, number = _title(outline, parts)
    drafts = overview_drafts(parts, title, [n.whole.text for s in parts.section("commitments") for n in _lines(s)])
    linker = Linker(
        [KnownProject(f"p{i}", recurrence_suffix(clean(draft.name.text))[0]) for i, draft in enumerate(drafts, start=1)]
    )
    for section in parts.section("commitments"):
        for node in _lines(section):
            linker.link(node.whole)
    plan = chained([read_plan(parts.section("plan"), linker), read_dated(parts.section("targets", "schedule"))])
    schedule, more_schedules = _schedule(parts, linker, context)
    targets = _targets(parts, linker, context)
    budget = read_budget(parts, linker, context)
    officers, departments = _officers(parts, context)
    values: dict[str, Read[Any]] = {
        "number": nothing() if number is None else leaf(number.text, number),
        "title": nothing() if title is None else leaf(title.text, title),
        "period": _period(parts),
        "sector": _sector(parts),
        "classification": read_classification(parts),
        "commitments": _commitments(parts),
        "goals": read_items(parts.section("goals")),
        "projects": read_projects(drafts, linker, context),
        "plan": plan,
        "schedule": schedule,
        "targets": targets,
        "budget": budget,
        "funding": chained([read_items(parts.section("funding")), row_items(parts.tables_in("funding"))]),
        "tables": _tables(parts, more_schedules, targets, budget, context),
        "support_requests": read_support(parts.section("support_requests")),
        "effects": read_items(parts.section("effects")),
        "issues": read_items(parts.section("issues")),
        "status": read_status(parts),
        "departments": departments,
        "officers": officers,
        "extras": read_extras(parts),
    }
    values["extras"] = chained([values["extras"], read_unplaced(outline.nodes, (title, number), values.values())])
    noted = [*outline.findings, *_empty(parts, title, values), *repeated(parts)]
    return build(Pledge, findings=noted, id=UNNUMBERED, **values)


def number_of(outline: PledgeOutline) -> str | None:
    """The number that the pledge will have, before it is read."""
    _, number = _title(outline, sort_parts(outline.nodes))
    return None if number is None else number.text


def _commitments(parts: Parts) -> Read[tuple[Item, ...]]:
    """공약사항 under its heading, else the lines right below the title, which a finding tells."""
    if not parts.leading:
        return read_items(parts.section("commitments"))
    first = parts.leading[0].whole
    noted = finding("COMMITMENTS_INFERRED", place=first.place, raw=first.raw, pointer="")
    return sequence([item_of(node) for node in parts.leading]).noting(noted)


def _lines(section: Node) -> Iterator[Node]:
    """The unlabelled lines of a section, at any depth."""
    return (below for node in contents([section]) for below in node.walk() if below.label is None and below.whole.text)


def _title(outline: PledgeOutline, parts: Parts) -> tuple[Span | None, Span | None]:
    """Title and number, labelled or by layout; words behind 공약순위 that are no number are the title."""
    title = outline.title or _first(parts, "title")
    number = outline.number or _first(parts, "number")
    if number is not None and not NUMBER.match(number.text) and (found := _NUMBERED.match(number.text)) is not None:
        words = found.group(2).strip()
        if title is None and words:
            title = number.reworded(words)
        number = number.reworded(found.group(1)) if found.group(1) else None
    return title, number


_NUMBERED = re.compile(r"^(\d{0,3})(?![\d-])[.)위]?\s*((?=\D).*|)$")


def _first(parts: Parts, field: str) -> Span | None:
    return next((node.span for node in parts.value(field) if node.span.text), None)


def _empty(parts: Parts, title: Span | None, values: dict[str, Read[Any]]) -> list[Finding]:
    """A pledge without a title, or with nothing but one: no label at all, or a form that nobody filled in."""
    if title is None:
        return [finding("TITLE_MISSING", pointer="/title")]
    labels = [node for nodes in (*parts.sections.values(), *parts.values.values()) for node in nodes]
    bare = not parts.tables and not any(node.label is None or node.label.text for node in labels)
    unfilled = any(not node.span.text and not node.children for node in labels)
    says = any(_says_something(values[name].value) for name in values if name not in _NAMING)
    named = any(project.name != title.text for project in values["projects"].value)
    if (bare or unfilled) and not says and not named:
        return [finding("PLEDGE_EMPTY", place=title.place, raw=title.raw, pointer="")]
    return []


_NAMING = frozenset({"number", "title", "sector", "departments"})
"""What names a pledge and says nothing of it."""


def _says_something(value: object) -> bool:
    """Whether a part of a pledge has any content: a matrix of blank cells and a road map without bars have none."""
    if isinstance(value, Budget):
        stated = value.stated_total is not None or bool(value.breakdown)
        return stated or any(cell.state != "blank" for cell in value.cells)
    if isinstance(value, Schedule):
        return any(item.tasks or item.segments for item in value.items)
    if isinstance(value, tuple):
        return any(map(_has_words, value))
    return value is not None and value != Classification()


def _has_words(one: object) -> bool:
    """Whether a member of a part says more than that it is there: a project inferred from the title is only a name."""
    if isinstance(one, TableData):
        return any(map(any, one.rows))
    if isinstance(one, Project):
        return any(getattr(one, name) for name in Project.model_fields if name not in {"id", "name", "aliases"})
    return True


def _period(parts: Parts) -> Read[Period | None]:
    """The pledge's own period: what stands behind its label, or below it line by line."""
    for node in parts.value("period"):
        if node.span.text and not node.children:
            return whole_period([node.span])
        lines = [_said_of_time(below) for below in contents([node]) if below.whole.text and below.table is None]
        if lines:
            return whole_period(lines)
    return period_in(parts.tables_in("period"))


def _said_of_time(node: Node) -> Span:
    """A line below 이행기간, without the label that it may repeat (- 이행기간 : 2026년 8월 ~ 2030년 7월)."""
    return node.span if node.field == "period" and node.span.text else node.whole


def _sector(parts: Parts) -> Read[str | None]:
    span = _first(parts, "sector")
    return nothing() if span is None else leaf(span.text, span)


def _schedule(parts: Parts, linker: Linker, context: Context) -> tuple[Read[Schedule | None], list[RepairedTable]]:
    """The road map, and the tables that look like one but are none or come on top of it."""
    found: Read[Schedule | None] = nothing()
    others: list[RepairedTable] = []
    for placed in parts.tables_of("schedule"):
        read = read_schedule(placed.table, linker, context) if found.value is None else nothing()
        if read.value is None:
            others.append(placed.table)
            found = found.noting(*read.findings)
        else:
            found = read.noting(*found.findings)
    return found, others


def _targets(parts: Parts, linker: Linker, context: Context) -> Read[tuple[Target, ...]]:
    return chained(read_targets(placed.table, linker, context) for placed in parts.tables_of("targets"))


def _officers(parts: Parts, context: Context) -> tuple[Read[tuple[Officer, ...]], Read[Departments]]:
    reads = [read_officers(placed.table, context) for placed in parts.tables_of("officers")]
    named = [department for _, departments in reads for department in departments]
    split = split_roles(contents(parts.section("departments")))
    lead = split.lead
    beside = [
        read for span in lead for one in split_departments(span.text) for read in officers_beside(span.reworded(one))
    ]
    supporting = [node.whole for node in contents(parts.section("supporting_departments")) if node.whole.text]
    supporting = [*split.supporting, *supporting]
    said = [node.span for node in parts.loose if node.label is not None and squeeze(node.label.text) in OFFICER_LABELS]
    said += [node.whole for node in contents(parts.section("officers")) if node.table is None and node.whole.text]
    beside += [read for span in said for read in officers_in(span)]
    return chained([*(officers for officers, _ in reads), sequence(beside)]), read_departments(named, lead, supporting)


def _tables(
    parts: Parts,
    more: list[RepairedTable],
    targets: Read[tuple[Target, ...]],
    budget: Read[Budget | None],
    context: Context,
) -> Read[tuple[TableData, ...]]:
    """Tables that belong to no part: data tables, ones that could not be read, and second ones of a kind."""
    lost = [] if budget.value is not None and budget.value.cells else parts.tables_of("budget")[:1]
    unread = [placed.table for placed in parts.tables_of("targets") if not targets.value]
    repeated = [placed.table for placed in parts.tables_of("budget")[1:]]
    own = [placed.table for placed in parts.tables_of("data") if placed.section != "funding"]
    missed = [
        finding("TABLE_NOT_READ", place=placed.table.grid.table.place, section=placed.section)
        for placed in parts.tables_of("data")
        if placed.section in {"budget", "targets", "schedule"}
    ]
    noted = [
        finding("BUDGET_REPEATED", place=table.grid.table.place, raw=None)
        for table in repeated
        if table.kind == "budget"
    ]
    return sequence(
        (read_table(table, context) for table in [*own, *more, *unread, *repeated, *(placed.table for placed in lost)]),
        [*noted, *missed],
    )
