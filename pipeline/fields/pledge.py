"""One pledge from its outline: every part read by its own file, names linked across them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.document import Node, PledgeOutline, Read, RepairedTable, Span, build, chained, leaf, nothing, sequence
from pipeline.fields.budget import Money, read_budget, read_money
from pipeline.fields.classification import read_classification
from pipeline.fields.context import Context
from pipeline.fields.departments import (
    OFFICER_LABELS,
    department_nodes,
    officers_in,
    read_departments,
    split_roles,
)
from pipeline.fields.extras import read_extras
from pipeline.fields.funding import lines_unread, read_funding
from pipeline.fields.items import item_of, read_items
from pipeline.fields.names import KnownProject, Linker
from pipeline.fields.officers import read_officers
from pipeline.fields.own_period import read_own_period
from pipeline.fields.parts import Parts, contents, sort_parts
from pipeline.fields.plan import read_dated, read_plan, read_steps
from pipeline.fields.pledge_numbers import read_number, undated
from pipeline.fields.project_drafts import overview_drafts, table_drafts
from pipeline.fields.projects import read_projects
from pipeline.fields.repeats import repeated
from pipeline.fields.schedule import read_schedule
from pipeline.fields.status import read_status
from pipeline.fields.support import read_support
from pipeline.fields.tables import money_left, read_table, shown_table
from pipeline.fields.targets import read_targets
from pipeline.fields.unplaced import read_unplaced
from pipeline.findings import finding
from pipeline.values.names import names_departments, recurrence_suffix
from pipeline.values.numbering import DATED, NUMBER, number_apart
from pipeline.values.sectors import is_sector
from pipeline.values.text import clean
from pipeline.vocabulary import squeeze
from schemas import (
    Budget,
    Classification,
    Departments,
    Finding,
    Item,
    Officer,
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
    title, printed = _title(outline, parts)
    number = undated(printed)
    again = _said_again(parts, title, number)
    money = read_money(parts, context)
    named = [draft for table, matrix in money.projects for draft in table_drafts(table, matrix, context)]
    known = [n.whole.text for s in parts.section("commitments") for n in _lines(s)]
    drafts = overview_drafts(parts, title, known, named)
    linker = Linker(
        [KnownProject(f"p{i}", recurrence_suffix(clean(draft.name.text))[0]) for i, draft in enumerate(drafts, start=1)]
    )
    for section in parts.section("commitments"):
        for node in _lines(section):
            linker.link(node.whole)
    dated = read_dated(parts.section("targets", "schedule"))
    plan = chained([read_plan(parts.section("plan"), linker), dated, read_steps(parts.value("period"))])
    schedule, more_schedules = _schedule(parts, linker, context)
    targets, more_targets = _targets(parts, money, linker, context)
    budget = read_budget(money, parts, linker, context)
    officers, departments = _officers(parts, context)
    values: dict[str, Read[Any]] = {
        "number": read_number(printed),
        "title": nothing() if title is None else leaf(title.text, title, *again),
        "period": read_own_period(parts),
        "sector": _sector(parts),
        "classification": read_classification(parts),
        "commitments": _commitments(parts),
        "goals": read_items(parts.section("goals")),
        "projects": read_projects(drafts, linker, context),
        "plan": plan,
        "schedule": schedule,
        "targets": targets,
        "budget": budget if budget.value is None else budget.noting(*lines_unread(parts, (budget, *money.told))),
        "funding": read_funding(parts, (budget, *money.told)),
        "tables": _tables(parts, more_schedules, (targets, more_targets), money, context),
        "support_requests": read_support(parts.section("support_requests")),
        "effects": read_items(parts.section("effects")),
        "issues": read_items(parts.section("issues")),
        "status": read_status(parts),
        "departments": departments,
        "officers": officers,
        "extras": read_extras(parts),
    }
    reads = [*values.values(), *money.told]
    values["extras"] = chained([values["extras"], read_unplaced(outline.nodes, (title, printed), reads)])
    noted = [*outline.findings, *_empty(parts, title, values), *repeated(parts)]
    return build(Pledge, findings=noted, id=UNNUMBERED, **values)


def _said_again(parts: Parts, title: Span | None, number: Span | None) -> list[Span]:
    """The lines above a form that names the title which say it, too; they are taken out of the lines below a title."""
    if title is None:
        return []
    words = {squeeze(title.text), squeeze(f"{'' if number is None else number.text} {title.text}")}
    said = [n for n in parts.leading if not n.children and words & {squeeze(n.whole.text), squeeze(n.whole.raw)}]
    parts.leading = [node for node in parts.leading if node not in said]
    return [node.whole for node in said]


def number_of(outline: PledgeOutline, parts: Parts) -> str | None:
    """The number that the pledge will have, before it is read."""
    number = undated(_title(outline, parts)[1])
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
    title = outline.title or _first(parts, "title") or _only_project(parts) or _numbered_commitment(parts)
    number = outline.number or _first(parts, "number")
    if number is None and title is not None and outline.title is None:  # 공약명 : 4-3. 복합문화센터 건립
        parted = number_apart(title.text)
        number, title = (None, title) if parted is None else (title.reworded(parted[0]), title.reworded(parted[1]))
    lettered = number is not None and _LETTERED.fullmatch(number.text) is not None
    if (
        number is not None
        and not lettered
        and not DATED.fullmatch(number.text)
        and not NUMBER.match(number.text)
        and (found := _NUMBERED.match(number.text)) is not None
    ):
        words = found.group(2).strip()
        if title is None and words:
            title = number.reworded(words)
        number = number.reworded(found.group(1)) if found.group(1) else None
    return title, number


_LETTERED = re.compile(r"[가-하A-Z]\s?-?\s?\d{1,3}(?:-\d{1,3})*")
"""가-1, A-12: what a label 관리번호 may name besides figures."""
_NUMBERED = re.compile(r"^(\d{0,3})(?![\d-])[.)위]?\s*((?=\D).*|)$")


def _numbered_commitment(parts: Parts) -> Span | None:
    """`공약사항 : 5. 어르신 무료버스 운행` of a pledge that nothing else names."""
    said = [node for node in parts.section("commitments") if node.span.text]
    lone = said[0] if len(said) == 1 and len(parts.section("commitments")) == 1 and not said[0].children else None
    return None if lone is None or number_apart(lone.span.text) is None else lone.span


def _only_project(parts: Parts) -> Span | None:
    """사업명 of a form that names nothing else."""
    named = [node.span for node in parts.value("project_name") if node.span.text]
    return named[0] if len(named) == 1 else None


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


def _sector(parts: Parts) -> Read[str | None]:
    span = next((node.span for node in parts.value("sector") if is_sector(node.span.text)), None)
    return nothing() if span is None else leaf(span.text, span)


def _schedule(parts: Parts, linker: Linker, context: Context) -> tuple[Read[Schedule | None], list[RepairedTable]]:
    """The road map, and the tables that look like one but are none or come on top of it."""
    found: Read[Schedule | None] = nothing()
    others: list[RepairedTable] = []
    period = _only_period(parts)
    for placed in parts.tables_of("schedule"):
        read = read_schedule(placed.table, linker, context, placed.above, period) if found.value is None else nothing()
        if read.value is None:
            others.append(placed.table)
            found = found.noting(*read.findings)
        else:
            found = read.noting(*found.findings)
    return found, others


def _only_period(parts: Parts) -> str | None:
    """What the page says of when the pledge is carried out; None where it says several times."""
    inside = (below for node in parts.section("overview") for below in node.walk() if below.field == "period")
    said = {squeeze(node.span.text): node.span.text for node in (*parts.value("period"), *inside) if node.span.text}
    return next(iter(said.values())) if len(said) == 1 else None


def _targets(
    parts: Parts, money: Money, linker: Linker, context: Context
) -> tuple[Read[tuple[Target, ...]], list[RepairedTable]]:
    """The targets, and the tables that say more than they do."""
    own = [placed.table for placed in parts.tables_of("targets")]
    reads = [read_targets(table, linker, context) for table in (*own, *money.words)]
    more = [table for table, read in zip(own, reads, strict=False) if read.more]
    return chained(read.told for read in reads), more


def _officers(parts: Parts, context: Context) -> tuple[Read[tuple[Officer, ...]], Read[Departments]]:
    reads = [read_officers(placed.table, context) for placed in parts.tables_of("officers")]
    named = [department for _, departments, _ in reads for department in departments]
    split = split_roles(department_nodes(parts.section("departments")))
    lead = split.lead
    supporting = [node.whole for node in department_nodes(parts.section("supporting_departments")) if node.whole.text]
    supporting = [*split.supporting, *supporting, *(span for _, _, helping in reads for span in helping)]
    said = [node.span for node in parts.loose if node.label is not None and squeeze(node.label.text) in OFFICER_LABELS]
    listed = [node for node in contents(parts.section("officers")) if node.table is None and node.whole.text]
    offices = [node.span for node in listed if node.label is not None and names_departments(node.span.text)]
    said += [_without_office_label(node) for node in listed if node.span not in offices]
    own, beside = read_departments(named, [*lead, *offices], supporting)
    beside += [read for span in said for read in officers_in(span)]
    return chained([*(officers for officers, _, _ in reads), sequence(beside)]), own


def _without_office_label(node: Node) -> Span:
    """A line that names people, without 부서 before the department that it begins with: `부서 : 도로과 / 팀장 홍길동`."""
    first = _OFFICE_END.split(node.span.text, maxsplit=1)[0].strip()
    return node.span if node.label is not None and names_departments(first) else node.whole


_OFFICE_END = re.compile(r"[/,(（]")


def _tables(
    parts: Parts,
    more: list[RepairedTable],
    targets: tuple[Read[tuple[Target, ...]], list[RepairedTable]],
    money: Money,
    context: Context,
) -> Read[tuple[TableData, ...]]:
    """Tables that belong to no part: data tables, ones that could not be read, and ones that say more than was read."""
    unread = [placed.table for placed in parts.tables_of("targets") if not targets[0].value]
    own = [placed.table for placed in parts.tables_of("data") if placed.section != "funding"]
    missed = [
        finding("TABLE_NOT_READ", place=placed.table.grid.table.place, section=placed.section)
        for placed in parts.tables_of("data")
        if placed.section in {"budget", "targets", "schedule"} and not any(money_left(placed.table))
    ]
    told = bool(money.matrix.cells)
    noted = [finding("BUDGET_REPEATED", place=table.grid.table.place, raw=None) for table in money.lost if told]
    noted += [one for table in parts.tables_in("funding") for one in money_left(table)]
    unread += [] if told else money.lost
    read = [*targets[1], *money.kept, *(money.lost if told else ())]
    tables = [read_table(table, context) for table in (*own, *more, *unread)]
    return sequence([*tables, *(shown_table(table, context) for table in read)], [*noted, *missed])
