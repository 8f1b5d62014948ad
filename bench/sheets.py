"""How much of a folder of election sheets (5대공약) comes out, against what the election office says of each candidate.

    python -m bench.sheets FOLDER [--truth FILE] [--ocr auto|never] [--jobs N]

FOLDER holds the sheets and `truth.csv` with the columns file, parent, jurisdiction, candidate, party, ballot_number and
text_characters. Sheets without a text layer (text_characters 0) are counted apart. Of goals, plan, period and funding
nobody has the truth, so it is counted in how many pledges they are filled; every empty one is listed, to be looked up.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import get_args

from bench.markdown import share, table
from pipeline.convert import Options, convert_measured
from pipeline.errors import DocumentError
from pipeline.readers.ocr import OcrMode
from schemas import Finding, Pledge, PledgeDocument

PLEDGES = 5
ENOUGH = 0.97
HEAD = ("candidate", "party", "ballot", "jurisdiction", "parent")
PARTS: dict[str, Callable[[Pledge], bool]] = {
    "number": lambda pledge: bool(pledge.number),
    "title": lambda pledge: bool(pledge.title),
    "goals": lambda pledge: bool(pledge.goals),
    "plan": lambda pledge: bool(pledge.plan or pledge.projects),
    "period": lambda pledge: pledge.period is not None,
    "funding": lambda pledge: bool(pledge.funding or pledge.budget),
}


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of one sheet; `text` says whether it has a text layer."""

    file: str
    head: tuple[str, ...]
    text: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """What came out of one sheet: `head` holds what was read for each of HEAD (None: nothing), `empty` the ordinals of
    pledges without a part. `failure` is the code of what made it unreadable."""

    truth: Truth
    head: tuple[str | None, ...] = (None,) * len(HEAD)
    pledges: int = 0
    ranked: bool = False
    empty: tuple[tuple[str, tuple[int, ...]], ...] = ()
    placed: float | None = None
    findings: tuple[tuple[str, str], ...] = ()
    failure: str | None = None

    def verdict(self, field: str) -> str:
        """`right`, `none` or `wrong`."""
        at = HEAD.index(field)
        if self.head[at] is None:
            return "none"
        return "right" if _key(self.head[at]) == _key(self.truth.head[at]) else "wrong"

    def missing(self, part: str) -> tuple[int, ...]:
        """Ordinals of pledges that lack a part."""
        return dict(self.empty).get(part, ())


def truths(path: Path) -> list[Truth]:
    """The rows of the table, in its order."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [
            Truth(
                row["file"],
                (row["candidate"], row["party"], row["ballot_number"], row["jurisdiction"], row["parent"]),
                int(row["text_characters"] or 0) > 0,
            )
            for row in csv.DictReader(lines)
        ]


def read(truth: Truth, folder: Path, ocr: OcrMode) -> Sheet:
    """One sheet as gongyak reads it."""
    try:
        done = convert_measured(folder / truth.file, Options(ocr=ocr))
    except DocumentError as error:
        return Sheet(truth, failure=error.code)
    document = done.document
    return Sheet(
        truth,
        _head(document),
        len(document.pledges),
        [pledge.number for pledge in document.pledges] == [str(rank + 1) for rank in range(PLEDGES)],
        tuple((part, _without(document, has)) for part, has in PARTS.items()),
        done.placed,
        tuple(map(_code, document.findings)),
    )


def _head(document: PledgeDocument) -> tuple[str | None, ...]:
    who, where = document.candidate, document.jurisdiction
    person = (None, None, None) if who is None else (who.name, who.party, who.ballot_number)
    return (*person, *((None, None) if where is None else (where.name, where.parent)))


def _without(document: PledgeDocument, has: Callable[[Pledge], bool]) -> tuple[int, ...]:
    return tuple(at for at, pledge in enumerate(document.pledges, 1) if not has(pledge))


def _code(finding: Finding) -> tuple[str, str]:
    return finding.severity, finding.code


def _key(text: str | None) -> str:
    return "".join((text or "").split())


def by_sheet(sheets: Iterable[Sheet]) -> str:
    """A row for each sheet: of parts how many pledges have them."""
    rows = ([_name(sheet), *_cells(sheet)] for sheet in sheets)
    return table(["sheet", *HEAD, "pledges", *PARTS, "placed", "errors", "warnings"], rows)


def _name(sheet: Sheet) -> str:
    return sheet.truth.file.removesuffix(".pdf") + ("" if sheet.truth.text else " (no text)")


def _cells(sheet: Sheet) -> Iterator[str]:
    if sheet.failure is not None:
        yield sheet.failure
        yield from [""] * (len(HEAD) + len(PARTS) + 3)
        return
    yield from (sheet.verdict(field) for field in HEAD)
    yield f"{sheet.pledges}{'' if sheet.ranked else ' ?'}"
    yield from (str(sheet.pledges - len(sheet.missing(part))) for part in PARTS)
    yield "–" if sheet.placed is None else f"{sheet.placed:.3f}"
    severities = Counter(severity for severity, _ in sheet.findings)
    yield from (str(severities[severity]) for severity in ("error", "warning"))


def totals(sheets: Sequence[Sheet]) -> str:
    """What all sheets together have, field by field."""
    verdicts = [(field, Counter(sheet.verdict(field) for sheet in sheets)) for field in HEAD]
    rows = [[f, str(v["right"]), str(v["none"]), str(v["wrong"]), share(v["right"], len(sheets))] for f, v in verdicts]
    heads = table(["of the sheet", "right", "none", "wrong", "share"], rows)
    due = PLEDGES * len(sheets)
    counts = [("pledges", sum(sheet.pledges for sheet in sheets))]
    counts += [(part, sum(sheet.pledges - len(sheet.missing(part)) for sheet in sheets)) for part in PARTS]
    parts = table(
        ["of the pledges", "filled", "due", "share"], ([n, str(c), str(due), share(c, due)] for n, c in counts)
    )
    ranked = sum(sheet.ranked for sheet in sheets)
    enough = sum((sheet.placed or 0) >= ENOUGH for sheet in sheets)
    return f"{heads}\n\n{parts}\n\n- {PLEDGES} pledges in rank order: {ranked} of {len(sheets)} sheets\n- at least {ENOUGH:.0%} of characters placed: {enough} of {len(sheets)} sheets"


def codes(sheets: Iterable[Sheet]) -> str:
    """Findings by code, errors first."""
    counted: Counter[tuple[str, str]] = Counter(chain.from_iterable(sheet.findings for sheet in sheets))
    touched = Counter(one for sheet in sheets for one in set(sheet.findings))
    rows = ([f"{code} ({severity})", str(n), str(touched[severity, code])] for (severity, code), n in _ordered(counted))
    return table(["finding", "times", "sheets"], rows)


def _ordered(counted: Counter[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    ranks = ("error", "warning", "info")
    return sorted(counted.items(), key=lambda one: (ranks.index(one[0][0]), -one[1], one[0][1]))


def to_look_up(sheets: Iterable[Sheet]) -> Iterator[str]:
    """What is not as it should be, a line each."""
    for sheet in sheets:
        if sheet.failure is not None:
            yield f"{_name(sheet)}: {sheet.failure}"
            continue
        for field in HEAD:
            if (verdict := sheet.verdict(field)) != "right":
                read_as, true = sheet.head[HEAD.index(field)], sheet.truth.head[HEAD.index(field)]
                yield f"{_name(sheet)}: {field}: {verdict}, {read_as!r} for {true!r}"
        for part, which in sheet.empty:
            if which:
                yield f"{_name(sheet)}: no {part} in {', '.join(map(str, which))}"
        if sheet.placed is not None and sheet.placed < ENOUGH:
            yield f"{_name(sheet)}: placed {sheet.placed:.3f}"


def report(sheets: Sequence[Sheet]) -> str:
    """Everything that is printed."""
    parts = [by_sheet(sheets)]
    for name, text in (("Sheets with a text layer", True), ("Sheets without", False)):
        chosen = [sheet for sheet in sheets if sheet.truth.text is text]
        if chosen:
            parts += [f"{name}: {len(chosen)}", totals(chosen), codes(chosen)]
    parts.append("\n".join(["To look up:", *(f"- {line}" for line in to_look_up(sheets))]))
    return "\n\n".join(parts)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.sheets", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder with the sheets")
    parser.add_argument("--truth", type=Path, help="FOLDER/truth.csv if not named")
    parser.add_argument("--ocr", choices=get_args(OcrMode), default="auto", help="which pages are read from pictures")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="sheets read at a time")
    options = parser.parse_args(arguments)
    known = truths(options.truth or options.folder / "truth.csv")
    with ProcessPoolExecutor(options.jobs) as pool:
        sheets = list(pool.map(partial(read, folder=options.folder, ocr=options.ocr), known))
    sys.stdout.write(report(sheets) + "\n")


if __name__ == "__main__":
    main()
