"""`gongyak labels`: the words of many files that the vocabulary lacks."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text

from pipeline.batch.each import each
from pipeline.batch.gather import gather
from pipeline.batch.labels import Reading, Spot, Unknown, gathered, unknown_words
from pipeline.batch.outcome import PoolLostError
from pipeline.cli.outcome import FAILED, FINE
from pipeline.cli.said import Said
from pipeline.cli.screen import complain, console, emit, line, safe
from pipeline.cli.words import Words
from pipeline.vocabulary import ProfileError

USAGE = 2
MOST_PLACES = 3
"""Places of a word that people are shown; `--json` has all."""


def run(words: Words, paths: Sequence[Path], said: Said, *, as_json: bool, jobs: int) -> int:
    try:
        options = said.options()
    except ProfileError as error:
        return complain(words, None, error)
    entries = gather(paths)
    if not entries:
        where = ", ".join(map(str, paths))
        print(line(words("nothing", path=where)), file=sys.stderr)  # noqa: T201 - the command line speaks
        return USAGE
    readings: list[Reading] = []
    try:
        for reading in each(partial(unknown_words, options=options), entries, jobs):
            readings.append(reading)
            if reading.failure is not None:
                complain(words, reading.entry.shown, reading.failure)
    except PoolLostError as error:
        return complain(words, None, error)
    found = gathered(readings)
    if as_json:
        emit((json.dumps(_as_json(found, readings, words), ensure_ascii=False, indent=1) + "\n").encode())
    else:
        _show(found, readings, words)
    return FAILED if any(reading.failure for reading in readings) else FINE


def _as_json(found: Sequence[Unknown], readings: Sequence[Reading], words: Words) -> dict[str, Any]:
    failures = [(reading.entry.name, reading.failure) for reading in readings if reading.failure is not None]
    return {
        "files": len(readings),
        "failed": [{"file": n, "code": e.code, "message": e.message(words.language)} for n, e in failures],
        "words": [_word(one) for one in found],
    }


def _word(one: Unknown) -> dict[str, Any]:
    return {
        "word": one.printed,
        "list": one.file,
        "count": len(one.spots),
        "files": len({spot.file for spot in one.spots}),
        "near": None if one.near is None else asdict(one.near),
        "places": [asdict(spot) for spot in one.spots],
    }


def _show(found: Sequence[Unknown], readings: Sequence[Reading], words: Words) -> None:
    screen = console(sys.stdout)
    if found:
        table = Table()
        table.add_column(words("column_label"), overflow="fold")
        table.add_column(words("column_list"))
        table.add_column(words("column_count"), justify="right")
        table.add_column(words("column_near"), overflow="fold")
        table.add_column(words("column_places"), overflow="fold")
        for one in found:
            table.add_row(*map(Text, _row(one, words)))
        screen.print(table)
    else:
        screen.print(words("no_labels"))
    failed = sum(reading.failure is not None for reading in readings)
    count = sum(len(one.spots) for one in found)
    screen.print(words("labels_total", words=len(found), count=count, files=len(readings), failed=failed))


def _row(one: Unknown, words: Words) -> list[str]:
    near = "" if one.near is None else f"{one.near.word} ({one.near.field})"
    places = [_place(spot, words) for spot in one.spots[:MOST_PLACES]]
    rest = len(one.spots) - MOST_PLACES
    shown = "\n".join([*places, *([words("more", count=rest)] if rest > 0 else [])])
    return [safe(one.printed), one.file, str(len(one.spots)), near, shown]


def _place(spot: Spot, words: Words) -> str:
    """The file, and the page or line or table, as far as the format can tell."""
    where = ""
    if spot.page is not None:
        where = words("page", page=spot.page)
    elif spot.line is not None:
        where = words("line", line=spot.line)
    elif spot.table is not None:
        where = words("table", name=spot.table)
    return f"{safe(spot.file)} {where}".rstrip()
