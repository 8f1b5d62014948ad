"""Pages of a long volume that several processes read apart, and that wait in files until one of them makes a document."""

from __future__ import annotations

import hashlib
import hmac
import pickle
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from pipeline.readers.content import Content, digest

STRETCH = 20
"""Pages that are read as one: whoever has a stretch comes to the same result, whatever he has read before."""
_SEAL = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Part:
    """Some `pages` of a volume, counted from 0, the `file` in which they wait when they are read, and the run's secret.

    What a file holds is taken for objects of ours, so it is believed only where whoever wrote it knew the `key`.
    """

    pages: range
    file: Path
    key: bytes


def split(pages: int, most: int) -> tuple[range, ...]:
    """All pages in ranges of whole stretches, at most so many, all but the last equally long.

    >>> split(70, 2), split(30, 8)
    ((range(0, 40), range(40, 70)), (range(0, 20), range(20, 30)))
    """
    stretches = -(-pages // STRETCH)
    length = -(-stretches // most) * STRETCH
    return tuple(range(start, min(start + length, pages)) for start in range(0, pages, length))


def sealed(made: Iterable[object], part: Part, data: Content) -> bytes:
    """What the file of a part holds: what was `made` of each of its pages of the volume `data`."""
    pages = b"".join(pickle.dumps(one, pickle.HIGHEST_PROTOCOL) for one in made)
    return _seal(pages, part, data) + pages


def unsealed(part: Part, data: Content) -> Iterator[Any] | None:
    """What was made of each page; None where they were not read, or are those of another volume."""
    try:
        held = part.file.read_bytes()
    except OSError:
        return None
    pages = held[_SEAL:]
    return _loaded(pages) if hmac.compare_digest(held[:_SEAL], _seal(pages, part, data)) else None


def _loaded(pages: bytes) -> Iterator[Any]:
    stream = BytesIO(pages)
    with suppress(EOFError):
        while True:
            yield pickle.load(stream)  # noqa: S301 - ours, by its seal


def _seal(pages: bytes, part: Part, data: Content) -> bytes:
    about = f"{digest(data)} {part.pages.start} {part.pages.stop} ".encode()
    return hmac.digest(part.key, about + pages, hashlib.sha256)
