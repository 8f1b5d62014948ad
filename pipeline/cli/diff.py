"""`gongyak diff OLD NEW`: what a corrected edition changed: files, folders of plans or of outputs, databases."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from rich.text import Text

from pipeline.batch.folders import is_folder
from pipeline.batch.gather import FOLDER, Entry, gather
from pipeline.cli.outcome import FAILED, FINDINGS, FINE
from pipeline.cli.said import Said
from pipeline.cli.screen import complain, console, emit, line, safe
from pipeline.cli.words import Words
from pipeline.compare import Change, CostChange, Difference, Editions, Held, editions, readable, short
from pipeline.convert import Options
from pipeline.errors import GongyakError, UnreadableFileError
from pipeline.privacy import veiled
from pipeline.stores import Target, is_database, stood
from pipeline.verify import load_output, load_side
from pipeline.vocabulary import ProfileError
from schemas import PledgeDocument

USAGE = 2
_WHOLE = ("budget", "schedule")
"""Parts whose every difference is shown, as are the costs of projects; of the others people are told how many there are."""

Documents = list[tuple[str, dict[str, Any]]]


def run(words: Words, old: str, new: str, said: Said, *, as_json: bool) -> int:
    """0 where no pledge changed, 1 where one did, 3 where a file could not be read."""
    try:
        options = said.options()
    except ProfileError as error:
        return complain(words, None, error)
    sides: list[Documents] = []
    failed = 0
    for path in (old, new):
        documents, unread = _documents(words, path, options)
        failed += unread
        if not documents and not unread:
            held = words("nothing_held", path=Target(path).shown)
            print(line(held if is_database(path) else words("nothing", path=path)), file=sys.stderr)  # noqa: T201 - the command line speaks
            return USAGE
        sides.append(documents)
    covered = replace(options, officers="roles")
    for path, at in ((old, 0), (new, 1)):  # what one side may not show is no change
        if _covers(sides[1 - at]) and not _covers(sides[at]) and not is_database(path):
            sides[at], _ = _documents(words, path, covered)
    if not all(sides):
        return FAILED  # against nothing, every pledge would be new
    found = editions(*sides)
    if as_json:
        emit((json.dumps(_as_json(found), ensure_ascii=False, indent=1) + "\n").encode())
    else:
        _show(found, words)
    if failed:
        return FAILED
    return FINDINGS if found.differ else FINE


def _documents(words: Words, side: str, options: Options) -> tuple[Documents, int]:
    """The documents of a database, file or folder, and how many could not be read; in a folder of outputs only ours count."""
    if is_database(side):
        try:
            return stood(side), 0
        except GongyakError as error:
            complain(words, Target(side).shown, error)
            return [], 1
    path = Path(side)
    of_outputs = is_folder(path / FOLDER)
    documents: Documents = []
    failed = 0
    for entry in gather([path]):
        try:
            document = _output(entry.path, options) if of_outputs else _read(entry, options)
            if document is None and _is_closed(entry.path):
                raise UnreadableFileError(os.strerror(errno.EACCES))
        except GongyakError as error:
            complain(words, entry.shown, error)
            failed += 1
            continue
        if document is not None:
            # The rest of a document is large and of no concern here.
            kept = {key: document.get(key) for key in ("jurisdiction", "term", "candidate", "pledges")}
            documents.append((entry.name.removesuffix(".json"), kept))  # called as in a database: by its plan
    return documents, failed


def _is_closed(path: Path) -> bool:
    """Whether there may be one of our outputs that we are not allowed to see."""
    return is_folder(path) or (path.is_file() and not os.access(path, os.R_OK))


def _read(entry: Entry, options: Options) -> dict[str, Any]:
    found = _output(entry.path, options)
    return found or load_side(entry.path, replace(options, root=entry.root, member=entry.member))


def _output(path: Path, options: Options) -> dict[str, Any] | None:
    """What gongyak once wrote, as far as officers may be seen; None where the file is anything else."""
    found = load_output(path)
    if found is None or options.officers == "full":
        return found
    try:
        document = PledgeDocument.model_validate_json(json.dumps(found))
    except ValidationError:  # of another version
        return found
    return veiled(document, options.officers).model_dump(mode="json")


def _covers(documents: Documents) -> bool:
    """Whether there are officers, and none has a name or a number."""
    officers = [
        one for _, document in documents for pledge in document["pledges"] for one in pledge.get("officers", ())
    ]
    return bool(officers) and not any(one.get("name") or one.get("phone") for one in officers)


def _as_json(found: Editions) -> dict[str, Any]:
    return {
        "same": found.same,
        "added": [_held(one) for one in found.added],
        "dropped": [_held(one) for one in found.dropped],
        "changed": [_change(one) for one in found.changed],
    }


def _held(one: Held) -> dict[str, Any]:
    return {"file": one.file, **{key: one.pledge.get(key) for key in ("id", "number", "title")}}


def _change(one: Change) -> dict[str, Any]:
    return {
        "old": _held(one.old),
        "new": _held(one.new),
        "renamed": one.renamed,
        "renumbered": one.renumbered,
        "costs": [_cost(one, each) for each in one.costs],
        "parts": {part: [_difference(one, each) for each in found] for part, found in one.parts().items()},
    }


def _cost(change: Change, one: CostChange) -> dict[str, Any]:
    project = {"old": one.old_project, "new": one.new_project}
    return {"project": project, **_difference(change, one.difference)}


def _difference(change: Change, one: Difference) -> dict[str, Any]:
    return {"kind": one.kind, "field": _field(change, one), "old": one.expected, "new": one.actual}


def _field(change: Change, one: Difference) -> str:
    held, pointer = (change.new, one.actual_pointer) if one.kind == "extra" else (change.old, one.pointer)
    return readable({"pledges": [held.pledge]}, pointer)


def _show(found: Editions, words: Words) -> None:
    screen = console(sys.stdout)
    for sign, colour, held in (("+", "green", found.added), ("-", "red", found.dropped)):
        for one in held:
            screen.print(Text(safe(f"{sign} {_name(one)}"), style=colour), soft_wrap=True)
    for change in found.changed:
        for text in _lines(change, words):
            screen.print(Text(safe(text)), soft_wrap=True)
    counts = {"added": len(found.added), "dropped": len(found.dropped), "changed": len(found.changed)}
    renamed = sum(one.renamed for one in found.changed)
    screen.print(words("editions", renamed=renamed, same=found.same, **counts), soft_wrap=True)


def _name(held: Held) -> str:
    number, title = held.pledge.get("number"), held.pledge.get("title")
    return " ".join(filter(None, (number, title))) or held.pledge.get("id") or "?"


def _lines(change: Change, words: Words) -> Sequence[str]:
    renamed = change.renamed or change.renumbered
    lines = [f"~ {_name(change.old)}" + (f" → {_name(change.new)}" if renamed else "")]
    parts = change.parts()
    for part in _WHOLE:
        lines += [f"    {_told(change, one, words)}" for one in parts.get(part, ())]
    for cost in change.costs:
        lines.append(f"    {_told(change, cost.difference, words)}{_renamed(cost)}")
    counts = {part: len(found) for part, found in parts.items() if part not in _WHOLE}
    counts["projects"] = len(change.besides_costs())
    others = [f"{part} {count}" for part, count in counts.items() if count]
    if others:
        lines.append(f"    {words('also_changed', parts=', '.join(others))}")
    return lines


def _renamed(cost: CostChange) -> str:
    """The project's new name, where the field has only its old one."""
    return f" ({cost.old_project} → {cost.new_project})" if cost.renamed else ""


def _told(change: Change, one: Difference, words: Words) -> str:
    if one.kind == "moved":
        return f"{_field(change, one)} ({words('other_order')})"
    old = words("absent") if one.kind == "extra" else _value(one.expected)
    new = words("absent") if one.kind == "missing" else _value(one.actual)
    return f"{_field(change, one)}: {old} → {new}"


def _value(value: Any) -> str:
    """Amounts with commas; of a whole cell or bar its JSON."""
    if isinstance(value, dict) and isinstance(value.get("amount"), int):
        value = value["amount"]
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else short(value)
