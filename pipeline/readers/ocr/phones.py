"""The sign of a telephone before a number, which models take for a figure more (`3000-0021`), told by its shape."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

_BROAD = (0.9, 1.5)  # width of the sign by its height; a figure is no broader than 0.7
_TALL = 0.6  # of the height of what follows
NUMBER = re.compile(r"(?:0\d{1,2}[-.)])?\d{3,4}-\d{4}")
"""A number whole: what is left of one behind two figures that touch, and so are as broad as the sign, is none."""
_CLOSED = re.compile(r"[),.\s/]*$")
_OPEN = re.compile(r"[(\[/,:]$")
_ODD = re.compile(r"[^\W\d_]|[#※*&@]")


def behind_sign(dark: NDArray[np.bool_]) -> int | None:
    """The column at which begins what follows a broad first shape, True where something is printed; None without one."""
    columns = np.flatnonzero(dark.any(axis=0))
    if not len(columns):
        return None
    white = np.flatnonzero(np.diff(columns) > 1)
    if not len(white):
        return None
    last = int(columns[white[0]])
    first = dark[:, columns[0] : last + 1]
    height, whole = (_height(part) for part in (first, dark))
    broad = _BROAD[0] * height <= first.shape[1] <= _BROAD[1] * height
    return int(columns[white[0] + 1]) if broad and height >= _TALL * whole else None


def is_number(text: str) -> bool:
    """Whether a text is a telephone number and nothing more."""
    return NUMBER.fullmatch(_CLOSED.sub("", text)) is not None


def is_sign(text: str, before: str, after: str) -> bool:
    """Whether a letter that stands alone before a telephone number, behind a bracket or stop, is its sign."""
    return _ODD.fullmatch(text) is not None and (not before or bool(_OPEN.search(before))) and is_number(after)


def _height(part: NDArray[np.bool_]) -> int:
    rows = np.flatnonzero(part.any(axis=1))
    return int(rows[-1]) + 1 - int(rows[0])
