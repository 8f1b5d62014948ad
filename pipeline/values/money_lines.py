"""Money in running text that says what it is for: `2026년: 20억원(국 10, 시 10)`, `’26년 20억, ’27년 40억`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.values.columns import period_code, span_years
from pipeline.values.compound import compound
from pipeline.values.costs import CostValue, parse_cost
from pipeline.values.funding import source_word
from pipeline.values.plain import clean, fold
from pipeline.vocabulary import lookup


@dataclass(frozen=True, slots=True)
class Said:
    """An amount with the words that stand before it: `period`, `source`, `basis` are codes, `years` several together.

    `parts` are (label, won) of a bracket behind the amount.
    """

    amount: int | None
    period: str | None = None
    source: str | None = None
    basis: str | None = None
    years: tuple[int, ...] = ()
    parts: tuple[tuple[str, int], ...] = ()


_BETWEEN = re.compile(r"(?<!\d),\s*|,(?!\d{3}(?!\d))\s*|\s*[;/·]\s*")
_BRACKET = re.compile(r"^(?P<amount>[^()]*)\((?P<inside>[^()]*)\)\s*$")
_LONGEST = 300
"""Characters of a line; a longer one is prose."""


def said_in(label: str | None, text: str, unit: int | None) -> tuple[Said, ...]:
    """What a line says of money and for what; nothing where any of it is not understood.

    >>> [(one.period, one.amount) for one in said_in("연도별", "'26년 20억, '27년 40억", None)]
    [('2026', 2000000000), ('2027', 4000000000)]
    >>> said_in("2026년", "20억원(국 10, 시 10)", None)[0].parts
    (('국', 1000000000), ('시', 1000000000))
    >>> said_in("국비", "60억원('25년 20억원, '26년 40억원)", None)[2]
    Said(amount=4000000000, period='2026', source='national', basis=None, years=(), parts=())
    >>> said_in("도시숲 조성", "20억원", None), said_in(None, "2026년 준공 예정", None)
    ((), ())
    """
    if len(text) > _LONGEST:
        return ()
    plain = fold(clean(text))
    head = None if label is None else _coded(label)
    if label is not None and head is None and lookup("columns").get(label) != "row":
        return ()
    if head is not None:
        return tuple(_under(head, plain, unit))
    pieces = [piece for piece in _pieces(plain) if not _says_nothing(piece)]
    found = [one for piece in pieces for one in _with_head(piece, unit)]
    return tuple(found) if len(found) >= len(pieces) and (label is None or len(pieces) > 1) else ()


def _pieces(plain: str) -> list[str]:
    """The text apart at its commas outside brackets."""
    depth, start, pieces = 0, 0, []
    for match in re.finditer(r"[()]|" + _BETWEEN.pattern, plain):
        if match[0] in "()":
            depth += 1 if match[0] == "(" else -1
        elif depth == 0 and start < match.start():
            pieces.append(plain[start : match.start()])
            start = match.end()
    return [piece.strip() for piece in [*pieces, plain[start:]] if piece.strip()]


_DASH = re.compile(r"(?P<words>\D{1,12}?)\s*[:=]?\s*-")


def _says_nothing(piece: str) -> bool:
    """Whether a piece says that a source gives nothing: `국비 -`."""
    found = _DASH.fullmatch(piece)
    return found is not None and source_word(found["words"].strip()) not in {None, "total"}


def _coded(words: str) -> Said | None:
    """What a word before an amount says; None for any other word."""
    bare = words.strip(" []()")
    if (years := span_years(bare)) or (code := period_code(bare)) is not None:
        return Said(None, years=years) if years else Said(None, period=code)
    if (basis := lookup("bases").get(bare)) is not None:
        return Said(None, basis=basis)
    source = source_word(bare)
    return None if source is None else Said(None, source=source)


def _with_head(piece: str, unit: int | None) -> Iterator[Said]:
    """A piece that begins with its own words: (2022년) 10억원, 국비 60억원."""
    for end in sorted(_ends(piece), reverse=True):
        head = _coded(piece[:end].strip(" :=[]()"))
        made = () if head is None else tuple(_under(head, piece[end:].lstrip(" :=])"), unit))
        if made:
            yield from made
            return


def _ends(piece: str) -> Iterator[int]:
    """Where the words before an amount may end."""
    for match in re.finditer(r"[\s:=\])]", piece[:24]):
        yield match.start()


def _under(head: Said, text: str, unit: int | None) -> Iterator[Said]:
    """The amount behind a head, with what its bracket says of sources or of years."""
    bracket = _BRACKET.match(text)
    inside = [] if bracket is None else [list(_with_head(piece, unit)) for piece in _pieces(bracket["inside"])]
    if bracket is not None and inside and all(len(one) == 1 and one[0].period for one in inside):
        whole = parse_cost(bracket["amount"], unit)
        if whole is not None and _is_plain(whole):
            yield _joined(head, whole.amount, ())
            for (one,) in inside:
                yield Said(one.amount, one.period, head.source, head.basis, parts=one.parts)
        return
    found = compound(text, unit)
    if found is not None and found.amount is not None:
        parts = tuple((part.label, part.amount) for part in found.parts if part.amount is not None)
        yield _joined(head, found.amount, parts)
        return
    value = parse_cost(text, unit)
    if value is not None and _is_plain(value) and not value.parts:
        yield _joined(head, value.amount, ())


def _joined(head: Said, amount: int | None, parts: tuple[tuple[str, int], ...]) -> Said:
    return Said(amount, head.period, head.source, head.basis, head.years, parts)


def _is_plain(value: CostValue) -> bool:
    """Whether a text is one amount and nothing else."""
    return value.amount is not None and not value.rest and value.problem is None and value.per == "total"
