"""When a process of ours looks for garbage: seldom while a file is read, and in a worker once it is done.

Nearly all that a file leaves behind is found then, at a fraction of what it costs to look again and again at what is in use.
"""

from __future__ import annotations

import gc

_FIRST = 20_000
"""New objects after which one looks in the middle of a file, which bounds what a long one leaves behind."""


def look_seldom() -> None:
    """For a process that is ours alone; what it has loaded by now stays to its end."""
    gc.freeze()
    gc.set_threshold(_FIRST, *gc.get_threshold()[1:])


def file_done() -> None:
    """Looks at what the last file has left, where `look_seldom` was asked for; what has lasted for long is left to Python."""
    if gc.get_threshold()[0] == _FIRST:
        gc.collect(1)
