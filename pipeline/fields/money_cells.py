"""One cell of a budget: its amount in won, or why it has none; the shares of single sources that it may print, too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Cell, Read, Span, build, cell_span, leaf
from pipeline.fields.sources import source_code
from pipeline.findings import finding
from pipeline.values.compound import Compound, compound
from pipeline.values.money import cell_amount, is_bare_won
from schemas import BudgetCell, Finding


def read_cells(
    cell: Cell,
    source: Read[str],
    period: Read[str],
    basis: Read[str] | None,
    unit: int | None,
    city: str,
    positions: int = 1,
) -> Iterator[tuple[Read[str], Read[BudgetCell]]]:
    """The cell with its source, then the sources that it names itself: `1,000(국500 도200 시300)`."""
    found = compound(cell.text, unit) if positions == 1 else None
    own = [] if found is None else [source_code(part.label, city) for part in found.parts]
    if found is None or not _may_hold(source.value, found, own):
        yield source, read_cell(cell, source, period, basis, unit, positions)
        return
    span = cell_span(cell, cell.text)
    if found.amount is not None:
        yield source, _cell(span, source, period, basis, found.amount)
    for part, code in zip(found.parts, own, strict=True):
        if code is not None and part.amount is not None:
            named = leaf(code, span)
            yield named, _cell(span, named, period, basis, part.amount)


def _may_hold(source: str, found: Compound, own: list[str | None]) -> bool:
    """Whether a cell of a source may name those: all of them in a total, several others in 기타, itself again."""
    if None in own:
        return False
    if source == "total":
        return True
    if found.amount is None:
        return source in own and len(set(own)) == len(own)
    return False


def _cell(span: Span, source: Read[str], period: Read[str], basis: Read[str] | None, amount: int) -> Read[BudgetCell]:
    return build(
        BudgetCell,
        source=source,
        period=period,
        basis=basis or leaf("plan", span),
        amount=leaf(amount, span),
        state=leaf("number" if amount else "zero", span),
    )


_BROKEN = re.compile(r"(?<=[\d,.])\s*\n\s*(?=[\d,.])")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")


def _one_line(text: str) -> str:
    r"""The text of a cell without its line breaks; figures over one another are one number where only their commas show it.

    >>> _one_line("1,550,\n320"), _one_line("1550\n320"), _one_line("해당\n없음")
    ('1,550,320', '1550 320', '해당없음')
    """
    whole = text.replace("\n", "")
    return whole if _GROUPED.fullmatch(whole.strip()) else _BROKEN.sub(" ", text).replace("\n", "")


def read_cell(
    cell: Cell, source: Read[str], period: Read[str], basis: Read[str] | None, unit: int | None, positions: int = 1
) -> Read[BudgetCell]:
    """The cell with what its heads say of it. A number that is merged over several `positions` belongs to none of them.

    ₩1,500 in a table in 백만원 is won by its sign and millions by its table: nothing tells which.
    """
    value = cell_amount(_one_line(cell.text), unit)
    merged = value.state == "number" and positions > 1
    torn = bool(value.amount) and unit not in {None, 1} and is_bare_won(cell.text)
    unread = merged or torn
    span = cell_span(cell, cell.text)
    noted: list[Finding] = []
    if value.problem == "separator_suspect":
        noted.append(
            finding("MONEY_SEPARATOR_SUSPECT", place=cell.place, raw=cell.text, pointer="/amount", value=cell.text)
        )
    elif merged or torn or value.problem not in {None, "unit_missing"}:
        problem = "merged" if merged else "unit" if torn else value.problem
        noted.append(
            finding(
                "MONEY_UNREADABLE", place=cell.place, raw=cell.text, pointer="/amount", value=cell.text, problem=problem
            )
        )
    return build(
        BudgetCell,
        findings=noted,
        source=source,
        period=period,
        basis=basis or leaf("plan", span),
        amount=leaf(None if unread else value.amount, span),
        state=leaf("undetermined" if unread else value.state, span),
    )
