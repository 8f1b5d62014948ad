"""The catalogue of findings: every code with its severity and its words, in one TOML file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING, Any, Literal

from pipeline.errors import VocabularyError

if TYPE_CHECKING:
    from pipeline.document import Place
    from schemas.evidence import Finding

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding: its words are templates for the facts.

    `not_carried` are fields that the finding says the file's format cannot carry.
    """

    code: str
    severity: Severity
    ko: str
    en: str
    not_carried: tuple[str, ...] = ()


@cache
def catalogue() -> dict[str, Kind]:
    """Every kind of finding by its code, in the order of the file."""
    table = tomllib.loads(files(__package__).joinpath("catalogue.toml").read_text(encoding="utf-8"))
    kinds: dict[str, Kind] = {}
    for code, entry in table.items():
        severity = entry.get("severity")
        if severity not in {"error", "warning", "info"} or not entry.get("ko") or not entry.get("en"):
            raise VocabularyError(f"finding {code} needs a severity and its words in ko and en")
        kinds[code] = Kind(code, severity, entry["ko"], entry["en"], tuple(entry.get("not_carried", ())))
    return kinds


def finding(
    code: str,
    *,
    place: Place | None = None,
    raw: str | None = None,
    pointer: str | None = None,
    suggestion: str | None = None,
    severity: Severity | None = None,
    **facts: Any,
) -> Finding:
    """A finding of the catalogue with its words filled in.

    A relative `pointer` ("" is the value itself) is moved to its place when the value is built into its parent.
    Raises KeyError for a code or a fact that the catalogue does not know: that is our own bug.
    """
    from pipeline.document.span import evidence_of  # noqa: PLC0415 - whoever asks for the words alone loads no models
    from schemas.evidence import Finding  # noqa: PLC0415

    kind = catalogue()[code]
    return Finding(
        code=code,
        severity=severity or kind.severity,
        message_ko=kind.ko.format(**facts),
        message_en=kind.en.format(**facts),
        pointer=pointer,
        place=None if place is None else evidence_of(place, raw or ""),
        raw=raw,
        suggestion=suggestion,
    )


def fact(noted: Finding, name: str) -> str | None:
    """A fact that a finding's words were filled with, None where its kind has none of that name.

    >>> fact(finding("SOURCE_UNKNOWN", label="가나비"), "label")
    '가나비'
    """
    found = _template(noted.code).fullmatch(noted.message_en)
    return None if found is None else found.groupdict().get(name)


@cache
def _template(code: str) -> re.Pattern[str]:
    parts = Formatter().parse(catalogue()[code].en)
    seen: set[str] = set()
    pattern = ""
    for words, name, _, _ in parts:
        pattern += re.escape(words)
        if name is not None:
            pattern += f"(?P={name})" if name in seen else f"(?P<{name}>.*)"
            seen.add(name)
    return re.compile(pattern, re.DOTALL)
