"""The readers that are compared: how each reads a file, and how each goes from a file to JSON."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Reading = Callable[[Path], None]
"""Reads one file from beginning to end."""

ROOT = Path(__file__).resolve().parent.parent
WARM = ROOT / "samples" / "narae-farm-market.txt"
"""Converted once before the clock runs, so that what is loaded on first use counts as the start."""


def gongyak() -> Reading:
    from pipeline.readers import read as of_file  # noqa: PLC0415
    from pipeline.readers.pdf import from_pdfium  # noqa: F401, PLC0415

    def read(path: Path) -> None:
        of_file(path)

    return read


def gongyak_block_by_block() -> Reading:
    from pipeline.readers import read as of_file  # noqa: PLC0415
    from pipeline.readers.pdf import from_pdfium  # noqa: F401, PLC0415

    def read(path: Path) -> None:
        for _ in of_file(path)[0].blocks:
            pass

    return read


def gongyak_to_json() -> Reading:
    """What `gongyak extract` and `ingest` do with a file; the JSON goes nowhere, as from the others."""
    from pipeline.convert import start  # noqa: PLC0415
    from pipeline.garbage import look_seldom  # noqa: PLC0415
    from pipeline.readers.pdf import from_pdfium  # noqa: F401, PLC0415
    from pipeline.writers.json import Growing  # noqa: PLC0415

    def read(path: Path) -> None:
        run, json = start(path), Growing()
        for piece in run:
            json.add(piece.pledge, piece.evidence, piece.findings)
        for _ in json.finish(run.ending.head, run.ending.before, run.ending.after):
            pass

    read(WARM)
    look_seldom()
    return read


def plain_pdfplumber() -> Reading:
    import pdfplumber  # noqa: PLC0415

    def read(path: Path) -> None:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text()
                page.extract_tables()
                page.close()

    return read


def pdfplumber_to_json() -> Reading:
    import pdfplumber  # noqa: PLC0415

    def read(path: Path) -> None:
        pages = []
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                pages.append({"text": page.extract_text(), "tables": page.extract_tables()})
                page.close()
        json.dumps(pages, ensure_ascii=False)

    return read


def pdfminer() -> Reading:
    from pdfminer.high_level import extract_pages  # noqa: PLC0415
    from pdfminer.layout import LAParams  # noqa: PLC0415

    def read(path: Path) -> None:
        for _ in extract_pages(path, laparams=LAParams()):
            pass

    return read


def camelot() -> Reading:
    import camelot as library  # noqa: PLC0415

    def read(path: Path) -> None:
        library.read_pdf(str(path), pages="all", flavor="lattice")  # type: ignore[attr-defined]

    return read


def poppler() -> Reading:
    def read(path: Path) -> None:
        with tempfile.NamedTemporaryFile(suffix=".html") as sink:
            subprocess.run(["pdftotext", "-bbox", str(path), sink.name], check=True)

    return read


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to read. `needs` is the module or the program it stands on, `package` the distribution with its version."""

    name: str
    prepare: Callable[[], Reading]
    needs: str
    package: str | None = None

    @property
    def installed(self) -> bool:
        """Whether it can be run here."""
        return importlib.util.find_spec(self.needs) is not None or shutil.which(self.needs) is not None


READING = {
    "gongyak": Peer("gongyak", gongyak, "pypdfium2", "pypdfium2"),
    "pdfplumber": Peer("pdfplumber, `extract_text` + `extract_tables`", plain_pdfplumber, "pdfplumber", "pdfplumber"),
    "pdfminer": Peer("pdfminer.six, with layout", pdfminer, "pdfminer", "pdfminer.six"),
    "camelot": Peer("camelot, lattice", camelot, "camelot", "camelot-py"),
    "poppler": Peer("`pdftotext -bbox` (C++, words only)", poppler, "pdftotext"),
}
TO_JSON = {
    "gongyak-json": Peer("gongyak, file → checked JSON", gongyak_to_json, "pypdfium2", "pypdfium2"),
    "pdfplumber-json": Peer("pdfplumber, text and tables → JSON", pdfplumber_to_json, "pdfplumber", "pdfplumber"),
}
LONG = {
    "gongyak-blocks": Peer("reading, block by block", gongyak_block_by_block, "pypdfium2", "pypdfium2"),
    "gongyak-json": TO_JSON["gongyak-json"],
}
"""What is measured on a long volume."""
ALL = READING | TO_JSON | LONG
