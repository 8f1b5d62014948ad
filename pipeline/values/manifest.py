"""A manifest: what the user says of many files at once (path → jurisdiction, term, day of the data).

Three forms say the same. A path is relative to the ingest root; a folder speaks for everything in it, and a file or a
deeper folder takes back what a folder says. A name without a folder also fits a file of that name anywhere.

CSV (UTF-8, or CP949 as a Korean Excel writes it), the columns in Korean or in English:
    경로,자치단체,임기,기준일
    경기도/안산시,경기도 안산시,민선8기,2024-12-31
JSON: {"경기도/안산시": {"jurisdiction": "경기도 안산시", "term": "민선8기", "as_of": "2024-12-31"}}, or a list of such with "path".
TOML: ["경기도/안산시"] with jurisdiction = "경기도 안산시" and so on.
"""

from __future__ import annotations

import csv
import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

from pipeline.errors import GongyakError

_COLUMNS = {
    "path": "path",
    "경로": "path",
    "파일": "path",
    "파일명": "path",
    "jurisdiction": "jurisdiction",
    "자치단체": "jurisdiction",
    "자치단체명": "jurisdiction",
    "term": "term",
    "임기": "term",
    "as_of": "as_of",
    "기준일": "as_of",
}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-Q[1-4]|-H[12])?")


class ManifestError(GongyakError):
    """The manifest cannot be read; it is found before any document is."""

    code: ClassVar[str] = "MANIFEST_INVALID"
    exit_code: ClassVar[int] = 2
    ko: ClassVar[str] = "목록 파일이 잘못되었습니다: {detail}"
    en: ClassVar[str] = "the manifest is not valid: {detail}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest says of a file; None where it says nothing. `as_of` is a date as the contract writes it."""

    jurisdiction: str | None = None
    term: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """Entries by path: NFC, `/` between folders, none at the ends."""

    entries: Mapping[str, Entry]

    def entry(self, path: str) -> Entry:
        """What is said of a file, the nearest word first; an empty entry where nothing is.

        >>> manifest = manifest_of({"경기도": {"term": "8기"}, "경기도/a.pdf": {"jurisdiction": "안산시"}})
        >>> manifest.entry("경기도/a.pdf")
        Entry(jurisdiction='안산시', term='8기', as_of=None)
        >>> manifest.entry("b.pdf")
        Entry(jurisdiction=None, term=None, as_of=None)
        """
        wanted = _normal(path)
        parts = wanted.split("/")
        keys = ["/".join(parts[:size]) for size in range(len(parts), 0, -1)]
        said = Entry()
        for key in dict.fromkeys([keys[0], parts[-1], *keys[1:], ""]):
            more = self.entries.get(key)
            if more is not None:
                said = replace(
                    said,
                    jurisdiction=said.jurisdiction or more.jurisdiction,
                    term=said.term or more.term,
                    as_of=said.as_of or more.as_of,
                )
        return said


def load_manifest(path: Path) -> Manifest:
    """Reads a manifest by its suffix: .csv, .json or .toml. Raises ManifestError with the file's name."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ManifestError(f"{path.name}: {error.strerror}") from error
    readers = {".csv": _csv, ".json": _json, ".toml": _toml}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise ManifestError(f"{path.name}: .csv, .json, .toml")
    try:
        return manifest_of(reader(_text(data)))
    except (ValueError, csv.Error) as error:
        raise ManifestError(f"{path.name}: {error}") from error
    except ManifestError as error:
        raise ManifestError(f"{path.name}: {error.detail}") from error


def manifest_of(table: Any) -> Manifest:
    """A manifest from a mapping of paths or a list of rows. Raises ManifestError for anything else."""
    rows: Iterable[tuple[Any, Any]]
    if isinstance(table, Mapping):
        rows = table.items()
    elif isinstance(table, list) and all(isinstance(row, Mapping) for row in table):
        rows = [(_named(row).get("path"), row) for row in table]
    else:
        raise ManifestError("it is neither a table of paths nor a list of rows")
    entries: dict[str, Entry] = {}
    for path, said in rows:
        if not isinstance(path, str) or not isinstance(said, Mapping):
            raise ManifestError(f"an entry has no path, or says nothing: {path!r}")
        key = _normal(path)
        if key in entries:
            raise ManifestError(f"{path} stands in it twice")
        entries[key] = _entry(path, _named(said))
    return Manifest(MappingProxyType(entries))


def _named(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row under the English names of its columns; columns that a manifest does not have are left aside."""
    return {_COLUMNS[str(name).strip()]: value for name, value in row.items() if str(name).strip() in _COLUMNS}


def _entry(path: str, said: Mapping[str, Any]) -> Entry:
    words = {name: str(value).strip() or None for name, value in said.items() if value is not None and name != "path"}
    as_of = words.get("as_of")
    if as_of is not None and _DATE.fullmatch(as_of) is None:
        raise ManifestError(f"{path}: {as_of!r} is no date (YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Q1, YYYY-H1)")
    return Entry(**words)


def _normal(path: str) -> str:
    parts = unicodedata.normalize("NFC", path).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in {"", "."})


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp949")


def _csv(text: str) -> list[dict[str, str | None]]:
    reader = csv.DictReader(text.splitlines(), strict=True, restkey="…")
    if not any(_COLUMNS.get(name.strip()) == "path" for name in reader.fieldnames or ()):
        raise ManifestError("it has no column path (경로)")
    return list(reader)


def _json(text: str) -> Any:
    return json.loads(text)


def _toml(text: str) -> Any:
    return tomllib.loads(text)
