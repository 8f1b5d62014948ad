"""Memory that is free and that the C library holds on to: given back to the system now and then, so that a long file needs no more than a short one."""

from __future__ import annotations

import ctypes
import sys

_TRIM = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None  # of glibc
_OFTEN = 1 << 20
"""Bytes put away on disk behind which it is worth half a millisecond to look for holes between what is left."""


class _Holes:
    """Bytes that were put away since memory was last given back."""

    size = 0


def give_back() -> None:
    """Whatever is free by now."""
    _Holes.size = 0
    if _TRIM is not None:
        _TRIM(0)


def put_away(size: int) -> None:
    """So many bytes more wait on disk: where they stood in memory are holes, and what comes next may not fit into them."""
    _Holes.size += size
    if _Holes.size >= _OFTEN:
        give_back()
