"""The parts of a DOCX package that are needed to read it.

The package is never handed to python-docx as it came. What is needed is taken out under limits and put into a lean
package: no pictures, no links to what is missing, no content type that python-docx does not know, no DTD.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

import docx
from lxml import etree
from lxml.etree import _Element as Element

from pipeline.errors import DamagedFileError, LimitExceededError
from pipeline.readers.archive import Archive
from pipeline.readers.docx.names import W

_MAIN = "officeDocument"
_KINDS = {
    "styles": "wordprocessingml.styles",
    "numbering": "wordprocessingml.numbering",
    "settings": "wordprocessingml.settings",
    "footnotes": "wordprocessingml.footnotes",
    "endnotes": "wordprocessingml.endnotes",
    "header": "wordprocessingml.header",
    "footer": "wordprocessingml.footer",
    "theme": "theme",
}
"""Relationships of the document that are followed, and the content type of what they lead to."""
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.{}+xml"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _RELATIONSHIP[:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_MAX_RELATIONSHIPS = 5_000
_MAX_PARAGRAPHS = 400_000
"""The largest volume known has a third of it."""
_MAX_TAGS = 6_000_000
_MAX_MARKUP = 16 << 20
_TOO_DEEP = ("xmlSAX2StartElement", "Excessive depth", "huge")


@dataclass(frozen=True, slots=True)
class Parts:
    """Root elements of a package; None where it has no such part. `related` are headers and footers by relationship."""

    body: Element
    styles: Element | None
    numbering: Element | None
    settings: Element | None
    theme: Element | None
    footnotes: Element | None
    endnotes: Element | None
    related: Mapping[str, Element]


@dataclass(frozen=True, slots=True)
class _Link:
    identity: str
    kind: str
    name: str


def unpack(data: bytes) -> Parts:
    """Raises DamagedFileError, EncryptedFileError or LimitExceededError."""
    archive = Archive(data)
    main = next((link.name for link in _links(archive, "") if link.kind == _MAIN), None)
    if main is None or main not in archive.names:
        raise DamagedFileError("DOCX: word/document.xml")
    links = [link for link in _links(archive, main) if link.kind in _KINDS and link.name in archive.names]
    blobs = {name: _sound(name, archive.read(name)) for name in dict.fromkeys([main, *(link.name for link in links)])}
    _bound(blobs.values())
    try:
        part = docx.Document(_lean(main, links, blobs)).part
    except etree.XMLSyntaxError as error:
        raise _syntax(error, blobs) from error
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        raise DamagedFileError(f"DOCX: {main}") from error
    return _parts(part, main)


def _bound(blobs: Iterable[bytes]) -> None:
    """Raises LimitExceededError for more than any volume holds, before a tree many times as large is made of it."""
    held = list(blobs)
    paragraphs = sum(blob.count(b":p>") + blob.count(b":p ") + blob.count(b":p/>") for blob in held) // 2
    if paragraphs > _MAX_PARAGRAPHS:
        raise LimitExceededError(f"DOCX: > {_MAX_PARAGRAPHS:,} w:p")
    if sum(blob.count(b"<") for blob in held) > _MAX_TAGS:
        raise LimitExceededError(f"DOCX: > {_MAX_TAGS:,} tags")


def _links(archive: Archive, source: str) -> Iterator[_Link]:
    """The relationships of a part ("" is the package) to other parts, in their order."""
    folder, name = posixpath.split(source)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in archive.names:
        return
    blobs = {path: _sound(path, archive.read(path))}
    try:
        root = etree.fromstring(blobs[path], _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _syntax(error, blobs) from error
    if len(root) > _MAX_RELATIONSHIPS:
        raise LimitExceededError(f"DOCX: {path} > {_MAX_RELATIONSHIPS:,}")
    for relationship in root:
        target = relationship.get("Target")
        if target and relationship.get("TargetMode") != "External":
            kind = relationship.get("Type", "").rpartition("/")[2]
            resolved = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield _Link(relationship.get("Id", ""), kind, resolved)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _sound(name: str, blob: bytes) -> bytes:
    """A part without what OOXML forbids; strict OOXML is given the names of the transitional one."""
    if b"<!DOCTYPE" in blob or b"<!ENTITY" in blob or b"<\0!\0D\0O\0C\0T\0Y\0P\0E\0" in blob:
        raise DamagedFileError(f"DOCX: {name}: DTD")
    if b"http://purl.oclc.org/ooxml/" in blob:
        for strict, transitional in _STRICT:
            blob = blob.replace(strict, transitional)
    return blob


def _lean(main: str, links: list[_Link], blobs: Mapping[str, bytes]) -> BytesIO:
    """A package of the given parts alone."""
    folder, name = posixpath.split(main)
    types = {main: "wordprocessingml.document.main"} | {link.name: _KINDS[link.kind] for link in links}
    target = BytesIO()
    with ZipFile(target, "w") as package:
        package.writestr("[Content_Types].xml", _types(types))
        package.writestr("_rels/.rels", _relationships([_Link("rId1", _MAIN, main)]))
        package.writestr(posixpath.join(folder, "_rels", f"{name}.rels"), _relationships(links))
        for path, blob in blobs.items():
            package.writestr(path, blob)
    target.seek(0)
    return target


def _types(types: Mapping[str, str]) -> str:
    rows = "".join(
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(_CONTENT_TYPE.format(kind))}/>"
        for name, kind in types.items()
    )
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}content-types">{default}{rows}</Types>'


def _relationships(links: list[_Link]) -> str:
    rows = "".join(
        f"<Relationship Id={quoteattr(link.identity)} Type={quoteattr(_RELATIONSHIP + link.kind)} "
        f"Target={quoteattr('/' + link.name)}/>"
        for link in links
    )
    return f'<Relationships xmlns="{_PACKAGE}relationships">{rows}</Relationships>'


def _syntax(error: Exception, blobs: Mapping[str, bytes]) -> DamagedFileError | LimitExceededError:
    """The error for XML that does not parse, with the part's name."""
    name = next((name for name, blob in blobs.items() if not _parses(blob)), "XML")
    if any(words in str(error) for words in _TOO_DEEP):
        return LimitExceededError(f"DOCX: {name}: XML > 256")
    return DamagedFileError(f"DOCX: {name}")


def _parses(blob: bytes) -> bool:
    try:
        etree.fromstring(blob, _parser())
    except (etree.XMLSyntaxError, ValueError):
        return False
    return True


def _parts(part: Any, main: str) -> Parts:
    body = part.element.find(f"{W}body")
    if body is None:
        raise DamagedFileError(f"DOCX: {main}: w:body")
    single: dict[str, Element] = {}
    related: dict[str, Element] = {}
    for identity, relationship in part.rels.items():
        kind = relationship.reltype.rpartition("/")[2]
        root = _root(relationship.target_part)
        if kind in {"header", "footer"}:
            related[identity] = root
        else:
            single.setdefault(kind, root)
    wanted = ("styles", "numbering", "settings", "theme", "footnotes", "endnotes")
    return Parts(body=body, related=related, **{kind: single.get(kind) for kind in wanted})


def _root(part: Any) -> Element:
    """python-docx parses the parts it has a class for; the others are parsed here."""
    element: Element | None = getattr(part, "element", None)
    if element is not None:
        return element
    try:
        return etree.fromstring(part.blob, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _syntax(error, {str(part.partname).lstrip("/"): part.blob}) from error
