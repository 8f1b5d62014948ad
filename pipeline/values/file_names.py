"""Names of files as letters, and letters that are only bytes kept in a text that must be UTF-8."""

from __future__ import annotations

import json
import os

_QUOTED = '"'


def readable(name: str) -> str:
    r"""A file name whose bytes are no UTF-8, as a Korean archive of another system leaves them, in letters.

    >>> readable("가온시.txt"), readable("\udcbe\udcc8\udcbb\udcea.docx")
    ('가온시.txt', '안산.docx')
    """
    if not _has_bytes(name):
        return name
    data = os.fsencode(name)
    try:
        return data.decode("cp949")
    except UnicodeDecodeError:
        return data.decode("utf-8", errors="replace")


def stored(path: str) -> str:
    r"""A path as UTF-8 can hold it; `restored` gives it back byte for byte.

    >>> stored("plans/가온시.txt"), restored(stored("\udcbe.txt")) == "\udcbe.txt", restored(stored('"a"')) == '"a"'
    ('plans/가온시.txt', True, True)
    """
    return json.dumps(path) if _has_bytes(path) or path.startswith(_QUOTED) else path


def restored(path: str) -> str:
    """What was `stored`."""
    return str(json.loads(path)) if path.startswith(_QUOTED) else path


def _has_bytes(name: str) -> bool:
    """Whether the system gave bytes of the name that are no letters of UTF-8."""
    return any("\ud800" <= char <= "\udfff" for char in name)


_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})


def is_left_behind(name: str) -> bool:
    """A hidden file, or what office programs and Windows leave in a folder: nothing that a person put there to be read.

    >>> [is_left_behind(name) for name in (".DS_Store", "~$plan.docx", "Thumbs.db", "plan.docx")]
    [True, True, True, False]
    """
    return name.startswith((".", "~$")) or name.casefold() in _LEFT_BY_SYSTEMS
