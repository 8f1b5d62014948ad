"""`gongyak compare A B`: where two files of one plan differ, for a person who has both."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.text import Text

from pipeline.cli.outcome import FINDINGS, FINE
from pipeline.cli.said import Said
from pipeline.cli.screen import complain, console, emit, safe
from pipeline.cli.words import Words
from pipeline.compare import Apart, Seen, apart, short
from pipeline.errors import GongyakError
from pipeline.verify import load_side
from pipeline.vocabulary import ProfileError


def run(words: Words, files: tuple[Path, Path], said: Said, *, as_json: bool) -> int:
    """0 where both say the same as far as their formats can, 1 where they differ."""
    try:
        options = said.options()
    except ProfileError as error:
        return complain(words, None, error)
    sides: list[dict[str, Any]] = []
    for file in files:
        try:
            sides.append(load_side(file, options))
        except GongyakError as error:
            return complain(words, file, error)
    found = apart(*sides)
    if as_json:
        emit((json.dumps(_as_json(found, sides), ensure_ascii=False, indent=1) + "\n").encode())
    else:
        _show(found, files, words)
    return FINE if all(one.lost for one in found) else FINDINGS


def _as_json(found: Sequence[Apart], sides: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    first, second = (side.get("source") for side in sides)
    return {
        "first": first,
        "second": second,
        "differences": [
            {
                "kind": one.kind,
                "pledge": one.pledge,
                "field": one.field,
                "first": _seen(one.first),
                "second": _seen(one.second),
                "lost": one.lost,
            }
            for one in found
        ],
    }


def _seen(seen: Seen) -> dict[str, Any] | None:
    return None if seen.pointer is None else {"pointer": seen.pointer, "value": seen.value, "place": seen.place}


def _show(found: Sequence[Apart], files: tuple[Path, Path], words: Words) -> None:
    screen = console(sys.stdout)
    for mark, file in zip("AB", files, strict=True):
        screen.print(Text(f"{mark}: {safe(str(file))}", style="dim"), soft_wrap=True)
    for pledge, group in groupby(found, lambda one: one.pledge):
        screen.print(Text(safe(words("of_document") if pledge is None else pledge), style="bold"), soft_wrap=True)
        for one in group:
            for line, style in _lines(one, words):
                screen.print(Text(safe(line), style=style), soft_wrap=True)
    lost = sum(one.lost is not None for one in found)
    real = len(found) - lost
    said = words("different", count=real) if real else words("same")
    screen.print(said + (f" ({words('not_carried', count=lost)})" if lost else ""), soft_wrap=True)


def _lines(one: Apart, words: Words) -> list[tuple[str, str]]:
    """The field and what each side has there, with the place that a person turns to."""
    field = one.field or words("whole_pledge")
    if one.lost:
        return [(f"  {field} ({words('lost_in_format')}: {one.lost})", "dim")]
    moved = f" ({words('other_order')})" if one.kind == "moved" else ""
    sides = (("A", one.first, "red"), ("B", one.second, "green"))
    told = [(f"    {mark} {_said(seen, words)}", colour) for mark, seen, colour in sides]
    return [(f"  {field}{moved}", ""), *told]


def _said(seen: Seen, words: Words) -> str:
    if seen.pointer is None:
        return words("absent")
    where = where_in(seen.place, words)
    return f"{short(seen.value)}{f'  [{where}]' if where else ''}"


def where_in(place: Mapping[str, Any] | None, words: Words) -> str:
    """A place as far as its format can tell: page, line, cell of a sheet, cell of a table, paragraph."""
    if place is None:
        return ""
    parts = []
    if place.get("page") is not None:
        parts.append(words("page", page=place["page"]))
    if place.get("sheet") is not None:
        return f"{place['sheet']}!{place.get('cell') or ''}"
    if place.get("line") is not None:
        parts.append(words("line", line=place["line"]))
    if place.get("table") is not None:
        parts.append(words("table", name=place["table"]))
        if place.get("row") is not None:
            parts.append(words("table_cell", row=place["row"], column=place.get("column")))
    elif place.get("paragraph") is not None:
        parts.append(words("paragraph", number=place["paragraph"]))
    return ", ".join(parts)
