"""Which kind of office package a file is, by what its list of parts says."""

from __future__ import annotations

import re

from pipeline.errors import DamagedFileError, DocumentError
from pipeline.readers.archive import Archive
from pipeline.readers.sniff import may_be_zip

_TYPES = "[Content_Types].xml"
_TYPES_SIZE = 1 << 20


def is_package(data: bytes, main: re.Pattern[bytes], *, part: bytes, folder: bytes) -> bool:
    """Whether the package names a `main` part; a broken zip counts by the names left in it.

    `part` is looked for where the zip is damaged, `folder` where it is refused for another reason.
    """
    if not may_be_zip(data):
        return False
    try:
        return main.search(Archive(data).head(_TYPES, _TYPES_SIZE)) is not None
    except DamagedFileError:
        return _TYPES.encode() in data and part in data
    except DocumentError:
        return folder in data
