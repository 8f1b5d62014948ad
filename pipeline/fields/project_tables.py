"""세부사업 tables: a project a row, its values below their labels, its cost among the amounts."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Cell, Node, Read, RepairedTable, Span, build, cell_span, leaf, sequence
from pipeline.fields.blocks import Block, blocks_of
from pipeline.fields.budget_matrix import Matrix, ProjectShare
from pipeline.fields.context import Context
from pipeline.values.crosstab import Crosstab, crosstab
from pipeline.vocabulary import find_label
from schemas import Cost


def project_rows(
    table: RepairedTable, matrix: Matrix, context: Context
) -> Iterator[tuple[Span, list[Node], Read[Cost] | None]]:
    """Each project's name, its labelled values, and its cost."""
    heads = crosstab(table.grid)
    if heads is None:
        return
    rows = [row for row in heads.rows if row.index not in table.doubtful]
    shares = {id(share.name): share for share in matrix.shares}
    for block in blocks_of(heads, rows).projects:
        name = cell_span(block.name, context.unwrap.clean(block.name.text))
        share = shares.get(id(block.name))
        yield name, list(_values(heads, block, context)), None if share is None else _cost(share)


def _values(heads: Crosstab, block: Block, context: Context) -> Iterator[Node]:
    """What stands below the labels of words: 사업기간, 위치, 담당부서."""
    for column in heads.words:
        head = heads.grid.at(heads.header_rows - 1, column)
        label = None if head is None else find_label(head.text)
        if head is None or label is None:
            continue
        cells = [cell for row in block.rows if (cell := heads.grid.at(row.index, column)) is not None]
        for cell in _distinct(cells):
            span = cell_span(cell, context.unwrap.clean(cell.text))
            if any(map(str.isalnum, span.text)):
                yield Node(span, span, label.field, "value", cell_span(head, context.unwrap.clean(head.text)))


def _distinct(cells: list[Cell]) -> list[Cell]:
    return [cell for cell in {id(cell): cell for cell in cells}.values() if cell.text.strip()]


def _cost(share: ProjectShare) -> Read[Cost]:
    raw = "".join(place.raw for places in share.amount.evidence.values() for place in places[:1])
    return build(
        Cost,
        amount=share.amount,
        min=None,
        max=None,
        per=leaf("total"),
        parts=sequence(share.parts),
        children=sequence(()),
        raw=leaf(raw),
    )
