"""The parts of a workbook that are needed to read it; sheets and strings are streamed, the rest are small trees."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.errors import DamagedFileError, LimitExceededError
from pipeline.readers.archive import Archive, Member

_MAX_PART = 32 << 20
_MAX_RELATIONSHIPS = 5_000
_MAX_SHEETS = 500
_TOO_DEEP = ("Excessive depth", "huge")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of the workbook: its name on the tab, whether it is hidden, and its part in the package."""

    name: str
    hidden: bool
    part: str


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of a part: its id, the last word of its type, and the part that it leads to."""

    identity: str
    kind: str
    name: str


class Package:
    """An opened workbook. Raises DamagedFileError, EncryptedFileError or LimitExceededError."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        main = next((link.name for link in self.links_of("") if link.kind == "officeDocument"), None)
        if main is None or main not in archive.names:
            raise DamagedFileError("XLSX: xl/workbook.xml")
        self.links = {link.identity: link for link in self.links_of(main)}
        self.workbook = self.tree(main)

    @property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The worksheets in the order of their tabs; charts and dialogs hold no cells."""
        found = []
        for sheet in self.workbook.iterfind("{*}sheets/{*}sheet"):
            identity = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
            link = self.links.get(str(identity))
            if link is not None and link.kind == "worksheet" and link.name in self._archive.names:
                hidden = sheet.get("state", "visible") != "visible"
                found.append(SheetPart(sheet.get("name", ""), hidden, link.name))
        if len(found) > _MAX_SHEETS:
            raise LimitExceededError(f"XLSX: {len(found):,} sheets")
        return tuple(found)

    @property
    def from_1904(self) -> bool:
        """Whether days are counted from 1904, as old Macintosh workbooks do."""
        properties = self.workbook.find("{*}workbookPr")
        return properties is not None and properties.get("date1904") in {"1", "true"}

    def part(self, kind: str) -> str | None:
        """The name of the workbook's part of a kind (styles, sharedStrings, theme)."""
        return next(
            (link.name for link in self.links.values() if link.kind == kind and link.name in self._archive.names), None
        )

    def has(self, name: str) -> bool:
        """Whether the package has a part."""
        return name in self._archive.names

    def tree(self, name: str) -> Element:
        """A small part as XML. Raises DamagedFileError or LimitExceededError."""
        blob = self._archive.read(name)
        if len(blob) > _MAX_PART:
            raise LimitExceededError(f"XLSX: {name} {len(blob) >> 20:,} MB")
        if b"<!DOCTYPE" in blob or b"<!ENTITY" in blob or b"<\0!\0D\0O\0C\0T\0Y\0P\0E\0" in blob:
            raise DamagedFileError(f"XLSX: {name}: DTD")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(blob, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            if any(words in str(error) for words in _TOO_DEEP):
                raise LimitExceededError(f"XLSX: {name}: XML > 256") from error
            raise DamagedFileError(f"XLSX: {name}") from error

    def stream(self, name: str) -> Member:
        """A large part, inflated as it is read."""
        return self._archive.stream(name)

    def links_of(self, source: str) -> Iterator[Link]:
        """The relationships of a part ("" is the package) to other parts, in their order."""
        folder, name = posixpath.split(source)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self._archive.names:
            return
        root = self.tree(path)
        if len(root) > _MAX_RELATIONSHIPS:
            raise LimitExceededError(f"XLSX: {path} > {_MAX_RELATIONSHIPS:,}")
        for relationship in root:
            target = relationship.get("Target")
            if target and relationship.get("TargetMode") != "External":
                kind = relationship.get("Type", "").rpartition("/")[2]
                resolved = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                yield Link(relationship.get("Id", ""), kind, resolved)


def unpack(data: bytes) -> Package:
    """Raises DamagedFileError, EncryptedFileError or LimitExceededError."""
    return Package(Archive(data))
