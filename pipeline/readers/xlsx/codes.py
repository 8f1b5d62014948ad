"""A number format's code taken apart: `#,##0;[Red]△#,##0;"-"` to sections of tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal[
    "digit", "point", "comma", "percent", "exponent", "slash", "text", "general", "date", "elapsed", "literal"
]

_MAX_CODE = 500
_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | _(?P<width>.) | \*(?P<repeated>.)
  | \[(?P<bracket>[^\]]*)\]
  | (?P<general>General|G/표준)
  | (?P<half>AM/PM|A/P|오전/오후)
  | (?P<exponent>E[+-])
  | (?P<date>y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|e+|g+|b+)
  | (?P<digit>[0#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<slash>/) | (?P<text>@)
  | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]*)(?:-.*)?")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a code: what it is and how it is written."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a code. `condition` is an operator and a number."""

    tokens: tuple[Token, ...]
    condition: tuple[str, str] | None = None

    def has(self, *kinds: Kind) -> bool:
        """Whether any of its tokens is of the kinds."""
        return any(token.kind in kinds for token in self.tokens)


@lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a code, one at least.

    >>> [token.text for token in sections_of('#,##0"명"')[0].tokens]
    ['#', ',', '#', '#', '0', '명']
    """
    tokens: list[Token] = []
    condition: tuple[str, str] | None = None
    done: list[Section] = []
    for match in _TOKEN.finditer(code[:_MAX_CODE]):
        if match["other"] == ";":
            done.append(Section(tuple(tokens), condition))
            tokens, condition = [], None
        elif match["bracket"] is not None:
            condition = _condition(match["bracket"]) or condition
            tokens += _bracket(match["bracket"])
        else:
            tokens += _token(match)
    return (*done, Section(tuple(tokens), condition))


def _condition(words: str) -> tuple[str, str] | None:
    found = _CONDITION.fullmatch(words)
    return None if found is None else (found[1], found[2])


def _bracket(words: str) -> list[Token]:
    """A currency's sign or elapsed time; colours, languages and conditions print nothing."""
    currency = _CURRENCY.fullmatch(words)
    if currency is not None:
        return [Token("literal", currency[1])]
    return [Token("elapsed", words.lower())] if _ELAPSED.fullmatch(words) else []


def _token(match: re.Match[str]) -> list[Token]:
    name = match.lastgroup or "other"
    text = match[name]
    if name == "repeated":
        return []
    if name == "width":
        return [Token("literal", " ")]
    if name in {"quoted", "escaped", "other"}:
        return [Token("literal", text)]
    if name in {"date", "half"}:
        return [Token("date", text if name == "half" else text.lower())]
    kinds: dict[str, Kind] = {
        "general": "general", "exponent": "exponent", "digit": "digit", "point": "point", "comma": "comma",
        "percent": "percent", "slash": "slash", "text": "text",
    }  # fmt: skip
    return [Token(kinds[name], text)]
