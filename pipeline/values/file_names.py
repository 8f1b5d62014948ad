"""Names of files as letters, and letters that are only bytes kept in a text that must be UTF-8."""

from __future__ import annotations

import hashlib
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
    return not name.isascii() and any("\ud800" <= char <= "\udfff" for char in name)


_LONGEST = 255
"""Bytes of a name within a folder, on the common file systems."""


def output_name(name: str) -> str:
    """Where the JSON of a file goes that a run calls so, below the output folder; names too long are cut and stay apart.

    >>> output_name("2022/plan.pdf"), output_name("가" * 84)[80:]
    ('2022/plan.pdf.json', '~ad500ed9.json')
    """
    *folders, file = name.split("/")
    return "/".join([*(_cut(one, "", name) for one in folders), _cut(file, ".json", name)])


def _cut(part: str, end: str, whole: str) -> str:
    if len(os.fsencode(f"{part}{end}")) <= _LONGEST:
        return f"{part}{end}"
    told = part if not end else whole  # all files of one folder stay in one
    end = f"~{hashlib.sha256(told.encode(errors='surrogateescape')).hexdigest()[:8]}{end}"
    kept = os.fsencode(part)[: _LONGEST - len(end)]
    return f"{kept.decode('utf-8', errors='ignore')}{end}"


_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})


def is_left_behind(name: str) -> bool:
    """A hidden file, or what office programs and Windows leave in a folder: nothing that a person put there to be read.

    >>> [is_left_behind(name) for name in (".DS_Store", "~$plan.docx", "Thumbs.db", "plan.docx")]
    [True, True, True, False]
    """
    return name.startswith((".", "~$")) or name.casefold() in _LEFT_BY_SYSTEMS
