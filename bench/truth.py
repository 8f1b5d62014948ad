"""Tables whose every cell is known, and how many of them each reader gets right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench.grids import Grid, Score, from_rows, score
from bench.peers import READING, ROOT
from bench.tables import READERS, gongyak

PRINTS = ("office", "browser", "hancom-like")


@dataclass(frozen=True, slots=True)
class Case:
    """Tables known to stand in a file, on one page of it or anywhere."""

    path: Path
    tables: tuple[Grid, ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Suite:
    """Cases of one kind. `absent` says why there are none."""

    name: str
    cases: tuple[Case, ...] = ()
    absent: str | None = None


def suites(material: Path) -> Iterator[Suite]:
    """What can be checked here; `material` is the folder beside the project with prints and real sheets."""
    yield _samples()
    yield _prints(material / "bench")
    yield _inner_tables(material / "corpus" / "nec-2026")
    yield _camelots_own()


def _samples() -> Suite:
    """Samples of which the document that was printed lies beside the print."""
    pairs = [(path, path.with_suffix(".docx")) for path in sorted((ROOT / "samples").glob("*.pdf"))]
    cases = tuple(Case(path, tuple(gongyak(source))) for path, source in pairs if source.exists())
    return Suite("the project's samples, against the DOCX they were printed from", cases)


def _prints(folder: Path) -> Suite:
    name = "three prints of one plan (LibreOffice, Chromium, in the manner of Hancom), against its DOCX"
    if not folder.is_dir():
        return Suite(name, absent="the prints are not beside the project")
    truth = tuple(gongyak(folder / "seed.docx"))
    return Suite(name, tuple(Case(folder / f"{one}.pdf", truth) for one in PRINTS))


def _inner_tables(folder: Path) -> Suite:
    name = "tables inside cells of real election sheets, read by eye from the pages"
    if not folder.is_dir():
        return Suite(name, absent="the sheets are not beside the project")
    pages = json.loads((folder / "inner-tables.json").read_text(encoding="utf-8"))["pages"]
    cases = tuple(
        Case(
            folder / page["pdf"],
            tuple(from_rows(table["rows"], table.get("merged", ())) for table in page.get("tables", [])),
            page["page"],
        )
        for page in pages
    )
    return Suite(name, cases)


def _camelots_own() -> Suite:
    name = "camelot's own published examples"
    spec = find_spec("camelot")
    if spec is None or spec.origin is None:
        return Suite(name, absent="camelot is not installed")
    if not list(Path(spec.origin).parent.rglob("*.pdf")):
        return Suite(name, absent="its package ships none")
    return Suite(name, absent="its package ships pages, but no cells to check against")


def scores(suite: Suite) -> dict[str, Score]:
    """By reader. A reader that fails on a file has found none of its cells."""
    return {
        key: sum((_of_case(key, case) for case in suite.cases), Score()) for key in READERS if READING[key].installed
    }


def _of_case(key: str, case: Case) -> Score:
    try:
        found = READERS[key](case.path)
    except Exception as error:  # noqa: BLE001  # a peer's trouble with a file is a figure, not an end
        print(f"{key} fails on {case.path.name}: {error!r}")
        found = []
    here = [grid for grid in found if case.page is None or grid.page in {None, case.page}]
    return sum((score(truth, here) for truth in case.tables), Score())
