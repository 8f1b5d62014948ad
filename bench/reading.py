"""Reading alone, side by side: this reader and its peers on the same files, each in a process of its own.

    python bench/reading.py [FILES…] [--write] [--repeat N]

CPU is user + system time of the process and its children. Start-up (the interpreter and imports) is told apart from
the pages. A peer that is not installed is skipped with a word. Without FILES the project's printed samples are read.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmark-reading.md"
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes on macOS, kilobytes elsewhere
MEGABYTE = 1 << 20

Reading = Callable[[Path], None]


def gongyak() -> Reading:
    from pipeline.readers.pdf import PdfReader, from_pdfium  # noqa: F401, PLC0415

    return lambda path: PdfReader().read(path.read_bytes())


def gongyak_two_processes() -> Reading:
    from pipeline.readers.pdf import PdfReader, from_pdfium  # noqa: F401, PLC0415

    return lambda path: PdfReader(processes=2).read(path.read_bytes())


def plain_pdfplumber() -> Reading:
    import pdfplumber  # noqa: PLC0415

    def read(path: Path) -> None:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text()
                page.extract_tables()
                page.close()

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

    return lambda path: library.read_pdf(str(path), pages="all", flavor="lattice")


def poppler() -> Reading:
    def read(path: Path) -> None:
        with tempfile.NamedTemporaryFile(suffix=".html") as sink:
            subprocess.run(["pdftotext", "-bbox", str(path), sink.name], check=True)

    return read


@dataclass(frozen=True)
class Peer:
    """A way to read. `needs` is the module or the program it stands on."""

    name: str
    prepare: Callable[[], Reading]
    needs: str

    @property
    def installed(self) -> bool:
        return importlib.util.find_spec(self.needs) is not None or shutil.which(self.needs) is not None


PEERS = {
    "gongyak": Peer("gongyak", gongyak, "pypdfium2"),
    "gongyak-2": Peer("gongyak, two processes", gongyak_two_processes, "pypdfium2"),
    "pdfplumber": Peer("pdfplumber `extract_text` + `extract_tables`", plain_pdfplumber, "pdfplumber"),
    "pdfminer": Peer("pdfminer.six with layout", pdfminer, "pdfminer"),
    "camelot": Peer("camelot, lattice", camelot, "camelot"),
    "poppler": Peer("`pdftotext -bbox` (C++, words only)", poppler, "pdftotext"),
}


@dataclass(frozen=True)
class Cost:
    """What one reading took: milliseconds of CPU for a page and for the start, megabytes at the peak."""

    page: float
    start: float
    peak: float


def cpu() -> float:
    """Seconds of CPU of this process and its children."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def peak() -> float:
    return (
        max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) * PEAK_UNIT
    )


def read_once(key: str, path: Path) -> None:
    """In the child: read one file and say what it took."""
    sys.path.insert(0, str(ROOT))
    read = PEERS[key].prepare()
    started = cpu()
    read(path)
    print(json.dumps({"start": started, "read": cpu() - started, "peak": peak()}))


def measure(key: str, path: Path, pages: int, repeat: int) -> Cost:
    """The median of several readings."""
    runs = []
    for _ in range(repeat):
        told = subprocess.run(
            [sys.executable, __file__, "--one", key, str(path)], check=True, capture_output=True, text=True
        ).stdout
        runs.append(json.loads(told.splitlines()[-1]))
    middle = {name: statistics.median(run[name] for run in runs) for name in ("start", "read", "peak")}
    return Cost(middle["read"] * 1000 / pages, middle["start"] * 1000, middle["peak"] / MEGABYTE)


def pages_of(path: Path) -> int:
    import pypdfium2  # noqa: PLC0415

    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def report(paths: Iterable[Path], repeat: int) -> str:
    """A table for each file."""
    parts = []
    for path in paths:
        pages = pages_of(path)
        costs = {key: measure(key, path, pages, repeat) for key, peer in PEERS.items() if peer.installed}
        ours = costs["gongyak"].page
        parts.append(
            f"\n## {path.name} ({pages} pages)\n\n| reader | CPU ms a page | times ours | start ms | peak MB |"
        )
        parts.append("|---|---:|---:|---:|---:|")
        parts += [
            f"| {PEERS[key].name} | {cost.page:.1f} | {cost.page / ours:.1f} | {cost.start:.0f} | {cost.peak:.0f} |"
            for key, cost in costs.items()
        ]
    missing = [peer.name for peer in PEERS.values() if not peer.installed]
    if missing:
        parts.append(f"\nNot installed here and left out: {', '.join(missing)}.")
    return "\n".join(parts)


HEAD = """# Reading PDF: cost by the page

Written by `python bench/reading.py --write`. CPU is user + system time with children, without the start of the
interpreter and imports, which stands in a column of its own; every reading ran in a process of its own, the figures are
medians. Ratios hold better between machines than milliseconds do.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="PDF files; the project's samples if none are named")
    parser.add_argument("--repeat", type=int, default=3, help="readings of each file by each reader")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        read_once(options.one, options.files[0])
        return
    paths = options.files or sorted((ROOT / "samples").glob("**/*.pdf"))
    if not paths:
        parser.error("no PDF named and none under samples/")
    told = report(paths, options.repeat)
    print(told)
    if options.write:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(HEAD + told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
