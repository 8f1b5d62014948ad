"""`gongyak tables`: every table as the reader saw it, drawn for people or as JSON for programs."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rich.text import Text

from pipeline.cli.draw import draw
from pipeline.cli.screen import complain, console, emit
from pipeline.cli.words import Words
from pipeline.document import Block, Cell, Table
from pipeline.errors import GongyakError, last_net
from pipeline.readers import OcrMode, read

PIPE_WIDTH = 160
"""Columns of a drawing in a pipe, where no terminal says how wide it is."""
_INDENT = "    "


def run(words: Words, file: Path, ocr: OcrMode = "auto", *, as_json: bool) -> int:
    try:
        with last_net():
            document, _ = read(file, ocr)
    except GongyakError as error:
        return complain(words, file, error)
    if as_json:
        found = {"format": document.format, "tables": [_as_json(table) for table in _tables(document.blocks)]}
        emit((json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode())
        return 0
    screen = console(sys.stdout)
    lines = [
        line for number, table in enumerate(_tables(document.blocks), 1) for line in _drawn(table, str(number), words)
    ]
    for line in lines or [Text(words("no_tables"))]:
        screen.print(line, no_wrap=True, overflow="ignore", crop=False)
    return 0


def _tables(blocks: Iterable[Block]) -> Iterator[Table]:
    return (block for block in blocks if isinstance(block, Table))


def _drawn(table: Table, name: str, words: Words, depth: int = 0) -> Iterator[Text]:
    """The heading, the drawing, then the nested tables, indented."""
    coloured = sys.stdout.isatty()
    room = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns - len(_INDENT) * depth
    yield Text(_INDENT * depth) + Text(_heading(table, name, words), style="bold")
    for line in draw(table, room, coloured=coloured):
        yield Text(_INDENT * depth) + line
    for number, nested in enumerate((inner for cell in table.cells for inner in cell.tables), 1):
        yield from _drawn(nested, f"{name}.{number}", words, depth + 1)
    if depth == 0:
        yield Text("")


def _heading(table: Table, name: str, words: Words) -> str:
    merged = sum(cell.row_span > 1 or cell.column_span > 1 for cell in table.cells)
    filled = sum(cell.fill is not None for cell in table.cells)
    facts = [
        words("page", page=table.place.page) if table.place.page else "",
        words("line", line=table.place.line) if table.place.line and not table.place.page else "",
        words("grid", rows=table.rows, columns=table.columns),
        words("spans_lost") if table.spans == "lost" else "",
        words("merged", count=merged) if merged else "",
        words("filled", count=filled) if filled else "",
        words("cut_above") if table.cut_above else "",
        words("cut_below") if table.cut_below else "",
    ]
    return f"{words('table', name=name)}: {', '.join(fact for fact in facts if fact)}"


def _as_json(table: Table) -> dict[str, Any]:
    """Rows and columns count from 1, as in evidence."""
    place = table.place
    return {
        "page": place.page,
        "box": place.box,
        "line": place.line,
        "rows": table.rows,
        "columns": table.columns,
        "spans": table.spans,
        "cut_above": table.cut_above,
        "cut_below": table.cut_below,
        "cells": [_cell_as_json(cell) for cell in table.cells],
    }


def _cell_as_json(cell: Cell) -> dict[str, Any]:
    return {
        "row": cell.row + 1,
        "column": cell.column + 1,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "text": cell.text,
        "fill": cell.fill,
        "drawn": cell.drawn,
        "tables": [_as_json(table) for table in cell.tables],
    }
