"""`gongyak status` and `gongyak retry`: what the ledger of an output folder knows, and another try at what failed."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from rich.table import Table
from rich.text import Text

from pipeline.batch.folders import is_open
from pipeline.batch.gather import Entry, known, reopened
from pipeline.batch.ledger import Ledger, Line, Run, has_ledger
from pipeline.batch.ledger_seen import LedgerError, read_ledger
from pipeline.batch.runs import is_alive
from pipeline.cli.screen import complain, console, emit, line, safe
from pipeline.cli.words import Words
from pipeline.values.file_names import output_name

USAGE = 2


def run(words: Words, out: Path, *, as_json: bool) -> int:
    """Shows how many files stand where, and why the failed ones failed."""
    if not has_ledger(out):
        return _refuse(words, out)
    try:
        with read_ledger(out) as ledger:
            lines, last = list(ledger.lines()), next(ledger.runs(), None)
    except LedgerError as error:
        return complain(words, out, error)
    states = {one.name: _state(one, out) for one in lines}
    if as_json:
        files = [{**asdict(one), "state": states[one.name], "output": one.output(out)} for one in lines]
        text = json.dumps({"run": _said(last, out), "files": files}, ensure_ascii=False, indent=2)
        emit(f"{text}\n".encode(errors="backslashreplace"))  # bytes of a path that are no letters, as JSON writes them
        return 0
    _show(lines, states, last, out, words)
    return 0


def retry(words: Words, out: Path) -> int:
    """Takes up what has no output once more, asked as the last run was."""
    from pipeline.cli.ingest import Request, read  # noqa: PLC0415 - heavy, and `status` needs none of it

    if not has_ledger(out):
        return _refuse(words, out)
    try:
        with read_ledger(out) as ledger:
            last, failed = next(ledger.runs(), None), _without_output(ledger, out)
    except LedgerError as error:
        return complain(words, out, error)
    if last is None or not failed:
        print(words("nothing_failed", out=safe(str(out))))  # noqa: T201 - the command line speaks
        return 0
    asked = {**last.command, "paths": tuple(last.command["paths"]), "out": str(out)}
    return read(words, Request(**asked), failed, frozenset(entry.name for entry in failed))


def _without_output(ledger: Ledger, out: Path) -> list[Entry]:
    """What failed or was broken off, and what somebody took the output of away while its file is still there."""
    lines = list(ledger.lines())
    found: list[Entry] = []
    for one in lines:
        if one.state != "done" or (one.output(out) == "gone" and os.path.lexists(one.path)):
            found += _entries(one, lines)
    return found


def _entries(one: Line, lines: list[Line]) -> Iterator[Entry]:
    """What a line stands for; a folder that was closed and is open now, for all that is in it."""
    path, root = Path(one.path), Path(one.root)
    if is_open(path):
        yield from reopened(path, root, one.name, {it.name for it in lines if path not in Path(it.path).parents})
        return
    entry = known(path, root, one.name)
    if entry is not None:
        yield entry


def _refuse(words: Words, out: Path) -> int:
    print(line(words("no_ledger", out=out)), file=sys.stderr)  # noqa: T201 - the command line speaks
    return USAGE


def _state(one: Line, out: Path) -> str:
    """As in the ledger; a file whose run was killed is `interrupted`."""
    if one.state == "running" and not is_alive(out, one.run):
        return "interrupted"
    return one.state


def _said(last: Run | None, out: Path) -> dict[str, object] | None:
    return None if last is None else {**asdict(last), "alive": last.ended is None and is_alive(out, last.id)}


def _last(last: Run, out: Path, words: Words) -> str:
    started, files = _clock(last.started), last.files
    if last.ended:
        return words("run_ended", started=started, ended=_clock(last.ended), files=files)
    if is_alive(out, last.id):
        return words("run_going", started=started, files=files)
    return words("run_broken", started=started, files=files)


def _clock(moment: str) -> str:
    """A moment of the ledger by the clock on the wall, to the second."""
    return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M:%S}"


def _notices(lines: list[Line], states: dict[str, str], out: Path, words: Words) -> Iterator[str]:
    """What is no longer as it was when the files were read, a line for each kind with its first file."""
    there = {one.name for one in lines if os.path.lexists(one.path)}
    absent = [one for one in lines if one.name not in there and states[one.name] in {"done", "failed"}]
    roots = {root for root in {one.root for one in absent} if os.path.lexists(root)}
    away = [one for one in absent if one.root not in roots]  # a disk that is not there
    gone = [one for one in absent if one.root in roots]
    stale = [one for one in lines if one.is_stale]
    lost = [one for one in lines if one.name in there and one.output(out) == "gone"]
    if away:
        yield words("away", files=len(away), root=safe(away[0].root))
    if gone:
        yield words("gone", files=len(gone), first=safe(gone[0].name))
    if stale:
        yield words("stale", files=len(stale), first=safe(stale[0].name))
    old = [one for one in lines if states[one.name] == "failed" and (out / output_name(one.name)).exists()]
    if old:
        yield words("old_json", files=len(old), first=safe(old[0].name))
    if lost:
        yield words("lost", files=len(lost), first=safe(lost[0].name))


def _show(lines: list[Line], states: dict[str, str], last: Run | None, out: Path, words: Words) -> None:
    screen = console(sys.stdout)
    if last is not None:
        screen.print(_last(last, out, words), soft_wrap=True)
    counts = Counter(states.values())
    facts = {state: counts[state] for state in ("done", "failed", "running", "interrupted")}
    pledges = sum(one.figures.pledges for one in lines if one.figures)
    screen.print(words("states", files=len(lines), pledges=pledges, **facts), soft_wrap=True)
    for notice in _notices(lines, states, out, words):
        screen.print(notice, soft_wrap=True)
    open_ones = [one for one in lines if states[one.name] != "done"]
    if not open_ones:
        return
    table = Table()
    table.add_column(words("column_file"), overflow="fold")
    table.add_column(words("column_result"))
    table.add_column(words("column_attempts"), justify="right")
    table.add_column(words("column_reason"), overflow="fold")
    for one in open_ones:
        reason = f"{one.failure.message(words.language)} [{one.failure.code}]" if one.failure else ""
        state = Text(words(f"state_{states[one.name]}"), style="bold red" if one.failure else "yellow")
        table.add_row(Text(safe(one.name)), state, str(one.attempts), Text(safe(reason)))
    screen.print(table)
