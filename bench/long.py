"""Memory of a long volume: a file beside the same file many times over, each read in a process of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.cost import Cost, measure, pages_of
from bench.markdown import table
from bench.peers import LONG

TIMES = 10

ABOUT = """## Memory of a long volume

Peak resident memory of the whole process, libraries and all; what the libraries alone take stands first. From the file
to JSON is what `gongyak extract` and `ingest` do.
"""


def section(path: Path, repeat: int) -> str:
    """The figures of a file and of the same file `TIMES` times over."""
    with repeated(path, TIMES) as volume:
        short, long = measure(LONG, path, repeat), measure(LONG, volume, 1)
        pages = pages_of(path), pages_of(volume)
    head = [
        "",
        "libraries, MB",
        *(f"{count} pages, MB" for count in pages),
        *(f"{count} pages, CPU ms a page" for count in pages),
    ]
    return f"{ABOUT}\n{path.name}, and the same {TIMES} times over:\n\n{table(head, _rows(short, long))}"


def _rows(short: dict[str, Cost], long: dict[str, Cost]) -> Iterator[list[str]]:
    for key, one in short.items():
        other = long[key]
        yield [
            LONG[key].name,
            f"{one.before:.0f}",
            f"{one.peak:.0f}",
            f"{other.peak:.0f}",
            f"{one.page:.1f}",
            f"{other.page:.1f}",
        ]


@contextmanager
def repeated(path: Path, times: int) -> Iterator[Path]:
    """A file with the pages of another many times over."""
    import pypdfium2  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder, pypdfium2.PdfDocument(path) as source:
        made = Path(folder) / path.name
        with pypdfium2.PdfDocument.new() as volume:
            for _ in range(times):
                volume.import_pages(source)
            volume.save(made)
        yield made
