"""사업비 from a span: amount or range, by source, with named shares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.document import Node, Read, Span, build, leaf, sequence
from pipeline.fields.sources import city_money, source_code
from pipeline.findings import finding
from pipeline.values.amounts import find_amounts
from pipeline.values.costs import PartValue
from pipeline.values.money import CostValue, caption_unit, parse_cost
from pipeline.values.plain import fold
from pipeline.values.revised import revised
from pipeline.vocabulary import lookup
from schemas import Cost, CostChild, CostPart, Finding, StatedTotal


def cost_value(span: Span, unit: int | None) -> CostValue | None:
    """The money of a span, None where it is prose. Of amounts before and after a change the last one holds."""
    return parse_cost(_after_a_change(span.text, unit) or span.text, unit)


def _after_a_change(text: str, unit: int | None) -> str | None:
    """The amount that holds, where a text says whole ones before and after a change: 30억원 → 45억원."""
    pieces = revised(text)
    values = [parse_cost(piece, unit) for piece in pieces]
    whole = all(v is not None and v.amount is not None and not v.rest and not v.problem for v in values)
    alike = len({tuple(part.label for part in v.parts) for v in values if v is not None}) == 1
    return pieces[-1] if whole and alike else None


def _revision(span: Span, unit: int | None) -> Iterable[Finding]:
    held = _after_a_change(span.text, unit)
    if held is not None:
        yield finding("VALUE_REVISED", place=span.place, raw=span.raw, pointer="", value=span.text, held=held)


def read_cost(
    span: Span,
    unit: int | None,
    kind: str | None,
    children: Iterable[Read[CostChild]] = (),
    below: Read[tuple[CostPart, ...]] | None = None,
) -> Read[Cost] | None:
    """A cost, or None where the span holds no money; `below` are its parts where lines of their own say them."""
    value = cost_value(span, unit)
    if value is None:
        return None
    return build(
        Cost,
        findings=[*_doubts(value, span), *_revision(span, unit)],
        amount=leaf(value.amount, span),
        min=leaf(value.min, span),
        max=leaf(value.max, span),
        per=leaf(value.per, span),
        parts=read_parts(value, span, kind) if value.parts or below is None else below,
        children=sequence(children),
        raw=leaf(span.text, span),
    )


def by_source(span: Span, shares: Sequence[Read[CostChild]], read: Read[Cost], kind: str | None) -> Read[Cost]:
    """A cost whose shares are all named by sources: they are its parts; any other cost as it is."""
    words = [share.value.name for share in shares]
    city = city_money(words, kind)
    codes = [source_code(word, city) for word in words]
    if None in codes or "total" in codes:
        return read
    parts = []
    for share, code in zip(shares, codes, strict=True):
        places = share.evidence.get("/amount", ())
        source = Read(code, {"": share.evidence.get("/name", ())})
        parts.append(build(CostPart, source=source, amount=Read(share.value.amount, {"": places})))
    return build(
        Cost,
        findings=read.findings,
        amount=leaf(read.value.amount, span),
        min=leaf(read.value.min, span),
        max=leaf(read.value.max, span),
        per=leaf(read.value.per, span),
        parts=sequence(parts),
        children=sequence(()),
        raw=leaf(read.value.raw, span),
    )


def read_child(name: Span, span: Span, unit: int | None, kind: str | None) -> Read[CostChild] | None:
    """A named share of a cost, or None where the span holds no single amount."""
    value = cost_value(span, unit)
    if value is None or value.amount is None:
        return None
    parts = read_parts(value, span, kind)
    return build(
        CostChild,
        findings=list(_doubts(value, span)),
        name=leaf(name.text, name),
        amount=leaf(value.amount, span),
        parts=parts,
    )


def read_stated_total(span: Span, unit: int | None, kind: str | None) -> Read[StatedTotal] | None:
    """총사업비 as stated in words, or None where the span holds no single amount."""
    value = cost_value(span, unit)
    if value is None or value.amount is None or value.per != "total":
        return None
    return build(
        StatedTotal,
        findings=[*_doubts(value, span), *_revision(span, unit)],
        amount=leaf(value.amount, span),
        parts=read_parts(value, span, kind),
    )


def read_parts(value: CostValue, span: Span, kind: str | None) -> Read[tuple[CostPart, ...]]:
    """The bracket behind an amount, by source; what cannot be read is null and told (도비 2억5천: 만 is left out).

    A word that is no source is a finding, and its amount is left out.
    """
    city = city_money((part.label for part in value.parts), kind)
    parts: list[Read[CostPart]] = []
    unknown: list[Finding] = []
    told: set[str] = set()
    for part in value.parts:
        source = source_code(part.label, city)
        if source is None and part.amount is not None and lookup("source_groups").get(part.label) is not None:
            unknown.append(finding("SOURCE_GROUPED", place=span.place, raw=span.raw, pointer="", label=part.label))
        elif source is None and part.share is not None and lookup("source_groups").get(part.label) is not None:
            share = f"{part.label} {part.share}"
            unknown.append(finding("COST_PART_SHARE", place=span.place, raw=span.raw, pointer="", share=share))
        elif source is None:
            unknown.append(finding("SOURCE_UNKNOWN", place=span.place, raw=span.raw, pointer="", label=part.label))
        elif part.amount is None and part.share is not None:
            share = f"{part.label} {part.share}"
            unknown.append(finding("COST_PART_SHARE", place=span.place, raw=span.raw, pointer="", share=share))
        else:
            if part.problem is not None and part.problem != value.problem and part.problem not in told:
                unknown.append(_unread(part, span))
                told |= {part.problem} & {"unit_missing"}
            parts.append(build(CostPart, source=leaf(source, span), amount=leaf(part.amount, span)))
    return sequence(parts, unknown)


def _unread(part: PartValue, span: Span) -> Finding:
    """What is told of a share without an amount."""
    if part.problem == "unit_missing":
        return finding("MONEY_UNIT_MISSING", place=span.place, raw=span.raw, pointer="")
    problem = part.problem or ""
    return finding("MONEY_UNREADABLE", place=span.place, raw=span.raw, pointer="", value=part.printed, problem=problem)


def source_lines(
    nodes: Sequence[Node], unit: int | None, kind: str | None
) -> tuple[Read[tuple[CostPart, ...]] | None, int]:
    """The lines right behind a cost that name sources with their amounts (○ 국비 10억원), and how many they are."""
    found: list[tuple[Span, PartValue]] = []
    lines = 0
    for node in nodes:
        said = node.span if node.label is None else node.span.reworded(f"{node.label.text} {node.span.text}")
        value = None if node.children or node.table is not None else parse_cost(said.text, unit)
        if value is None or value.rest or value.problem or not value.parts:
            break
        if (len(value.parts) > 1 and value.amount is not None) or any(part.amount is None for part in value.parts):
            break  # an amount with shares of its own is no share
        found.extend((said, part) for part in value.parts)
        lines += 1
    city = city_money((part.label for _, part in found), kind)
    parts = [
        build(CostPart, source=leaf(code, span), amount=leaf(part.amount, span))
        for span, part in found
        if (code := source_code(part.label, city)) is not None
    ]
    return (sequence(parts), lines) if parts and len(parts) == len(found) else (None, 0)


def shares_of_its_unit(
    node: Node, nodes: Sequence[Node], kind: str | None
) -> tuple[Read[tuple[CostPart, ...]] | None, int]:
    """The same for bare figures, in the unit that the cost's amount prints, where they add up to it exactly."""
    value = parse_cost(node.span.text, None)
    printed = {amount.unit for amount in find_amounts(fold(node.span.text)) if amount.unit}
    if value is None or value.amount is None or value.parts or len(printed) != 1:
        return None, 0
    below, lines = source_lines(nodes, printed.pop(), kind)
    whole = below is not None and sum(part.amount or 0 for part in below.value) == value.amount
    return (below, lines) if whole else (None, 0)


def _doubts(value: CostValue, span: Span) -> Iterable[Finding]:
    if value.rest:
        yield finding("COST_REMAINDER", place=span.place, raw=span.raw, pointer="", rest=value.rest)
    if value.problem == "unit_missing":
        yield finding("MONEY_UNIT_MISSING", place=span.place, raw=span.raw, pointer="")
    elif value.problem == "separator_suspect":
        yield finding("MONEY_SEPARATOR_SUSPECT", place=span.place, raw=span.raw, pointer="", value=span.text)
    elif value.problem is not None:
        yield finding(
            "MONEY_UNREADABLE", place=span.place, raw=span.raw, pointer="", value=span.text, problem=value.problem
        )


def unit_beside(node: Node) -> int | None:
    """Won in the unit that a label gives to its value: 총사업비(백만원); None where it gives none."""
    found = None if node.label is None else caption_unit(node.label.raw)
    return None if found is None else found.multiplier
