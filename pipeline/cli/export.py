"""`gongyak export`: the JSON of an output folder into a store that others read."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from pipeline.batch.ledger import has_ledger
from pipeline.batch.ledger_seen import LedgerError, read_ledger
from pipeline.cli.screen import complain, line, safe
from pipeline.cli.words import Words
from pipeline.errors import GongyakError
from pipeline.privacy import Officers
from pipeline.stores import OutdatedError, Target, documents_of, export
from pipeline.values.file_names import output_name

USAGE = 2
_TOLD = 20
"""Pairs of files with ids kept apart that are named; of the rest people are told how many there are."""


def run(words: Words, out: Path, target: Target, officers: Officers) -> int:
    """Writes every document; one that is no JSON of gongyak is told, and the others are written."""
    files = list(documents_of(out, target.dest))
    if not files:
        print(line(words("nothing_to_export", out=safe(str(out)))), file=sys.stderr)  # noqa: T201 - the command line speaks
        return USAGE
    code = 0

    def refused(file: Path, error: GongyakError) -> None:
        nonlocal code
        code = complain(words, file, error)

    outdated: Mapping[Path, str] = {}
    try:
        outdated = _outdated(out)
    except LedgerError as error:
        refused(out, error)
    for file in [file for file in files if file in outdated]:
        refused(file, OutdatedError(safe(outdated[file])))
        files.remove(file)
    try:
        written = export(files, target, officers, refused)
    except GongyakError as error:
        return complain(words, target.shown, error)
    facts = {"documents": written.documents, "pledges": written.pledges, "rows": written.rows}
    for one in written.clashes[:_TOLD]:
        said = words("ids_apart", file=safe(one.file), other=safe(one.other), pledges=one.pledges)
        print(line(said), file=sys.stderr)  # noqa: T201 - the command line speaks
    more = len(written.clashes) - _TOLD
    if more > 0:
        print(line(words("ids_apart_more", pairs=more)), file=sys.stderr)  # noqa: T201 - the command line speaks
    if written.repeated:
        print(line(words("exported_twice", files=written.repeated)), file=sys.stderr)  # noqa: T201 - as above
    print(words("exported", to=safe(target.shown), **facts))  # noqa: T201 - the command line speaks
    return code


def _outdated(out: Path) -> dict[Path, str]:
    """The JSON that files left which could not be read since, and the names of these. Raises LedgerError."""
    if not has_ledger(out):
        return {}
    with read_ledger(out) as ledger:
        return {out / output_name(one.name): one.name for one in ledger.lines() if one.state == "failed"}
