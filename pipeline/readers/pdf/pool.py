"""A long volume read by several processes, page ranges apart. pdfium is not thread-safe, so threads would not do."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from pipeline.readers.pdf.draft import PageDraft

STRETCH = 20  # pages read in one go: long enough that opening the file again for each range does not show

Drafts = Callable[[bytes, range], Iterator[PageDraft]]


def by_several(data: bytes, pages: int, processes: int, drafts: Drafts) -> Iterator[PageDraft]:
    """The drafts of all pages in order, whoever made them.

    The file is handed over on disk, once, not through a pipe for each range.
    """
    ranges = [range(start, min(start + STRETCH, pages)) for start in range(0, pages, STRETCH)]
    handle, name = tempfile.mkstemp(suffix=".pdf")
    try:
        with os.fdopen(handle, "wb") as copy:
            copy.write(data)
        # spawn: a forked child would share the parent's pdfium, which is not made for it
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(processes, len(ranges)), mp_context=context) as pool:
            for found in pool.map(_read_range, [drafts] * len(ranges), [name] * len(ranges), ranges):
                yield from found
    finally:
        Path(name).unlink()


def _read_range(drafts: Drafts, name: str, pages: range) -> list[PageDraft]:
    return list(drafts(Path(name).read_bytes(), pages))
