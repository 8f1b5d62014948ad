"""XML read as a stream: no tree is built, so neither a million rows nor a deep nest fills the memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from pipeline.errors import DamagedFileError, LimitExceededError
from pipeline.readers.archive import Member

Start = Callable[[str, Mapping[str, str]], None]
_CHUNK = 1 << 18
_MAX_DEPTH = 256


def walk(member: Member, name: str, start: Start, end: Callable[[str], None], text: Callable[[str], None]) -> None:
    """Calls for each element by its local name. Raises DamagedFileError or LimitExceededError; a DTD is damage."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = 0

    def opened(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise LimitExceededError(f"XLSX: {name}: XML > {_MAX_DEPTH}")
        start(tag.rpartition("}")[2], attributes)

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(tag.rpartition("}")[2])

    def doctype(*_: object) -> None:
        raise DamagedFileError(f"XLSX: {name}: DTD")

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    try:
        while chunk := member.read(_CHUNK):
            parser.Parse(chunk)
        parser.Parse(b"", True)  # noqa: FBT003 - expat's own way
    except expat.ExpatError as error:
        raise DamagedFileError(f"XLSX: {name}") from error
