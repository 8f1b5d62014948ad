"""Amounts of money in running text: figures with Korean multipliers. Folded text only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal

from pipeline.values.words import money_words

EXACT = Context(prec=80)
"""Wide enough for every number that `read_number` lets through times every unit; nothing is rounded."""

LONGEST = 24
"""Figures in one number. Longer runs are garbage, not money."""

_MOST_PIECES = 8
"""Numbers in one composite amount (1조 2천3백억 4천5백만)."""

_SMALL = {"십": 10, "백": 100, "천": 1_000}
_BIG = {"만": 10**4, "억": 10**8, "조": 10**12}
_HANGUL_FIGURES = {word: value for value, word in enumerate("영일이삼사오육칠팔구")}
_NUMBER = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_RUN = re.compile(r"\d[\d,.]*")
_MULTIPLIER = re.compile(r" ?(?P<extra>여 ?)?(?P<unit>[십백천만억조]{1,3})(?![십백천만억조])")
_WON = re.compile(r" ?(?P<extra>여 ?)?원(?:정(?![가-힣]))?")
_SHARE = re.compile(r" ?%(?!p)")
_START = re.compile(r"\d|[일이삼사오육칠팔구십백천만억조]{2,16} ?원")
_FOLLOW = money_words().follow


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text. `value` is in won where `unit` is known, else as printed; None where the figures are garbled.

    `unit` is what one printed figure stands for (억원: 100,000,000), 0 where the amount is composite (238억 5천만원),
    None for a bare number. `share` marks a percentage.
    """

    start: int
    end: int
    value: Decimal | None
    unit: int | None = None
    approximate: bool = False
    share: bool = False


def read_number(text: str) -> Decimal | None:
    """Figures with right thousands separators, and nothing else.

    >>> read_number("86,360"), read_number("345,179.4"), read_number("4,00"), read_number("0,700"), read_number("4,0OO")
    (Decimal('86360'), Decimal('345179.4'), None, None, None)
    """
    if len(text) > LONGEST or not text.isascii() or not _NUMBER.fullmatch(text):
        return None
    return Decimal(text.replace(",", ""))


def times(value: Decimal, unit: int) -> Decimal:
    """The exact product; a whole one without decimals."""
    product = EXACT.multiply(value, Decimal(unit))
    whole = product.to_integral_value()
    return whole if whole == product else product


def find_amounts(text: str, *, announced: bool = False) -> Iterator[Amount]:
    """Every number of a folded text from left to right, with its own unit where it has one.

    `announced`: the word before the text says that an amount in Hangul figures follows (일금).
    """
    at = 0
    while found := _START.search(text, at):
        amount = (
            _read_figures(text, found.start())
            if found[0].isdigit()
            else _read_hangul(text, found, announced=announced and not found.start())
        )
        if amount:
            yield amount
        at = max(found.end(), amount.end if amount else 0)


def _read_figures(text: str, start: int) -> Amount:
    run = _run(text, start)
    share = _SHARE.match(text, run)
    if share:
        return Amount(start, share.end(), read_number(text[start:run]), share=True)
    return _composite(text, start) or _bare(text, start)


def _run(text: str, start: int) -> int:
    """End of the figures that begin at `start`; a comma or dot at their end is punctuation."""
    found = _RUN.match(text, start)
    end = found.end() if found else start
    while end > start and text[end - 1] in ",.":
        end -= 1
    return end


def _bare(text: str, start: int) -> Amount:
    end = _run(text, start)
    value = read_number(text[start:end])
    won = _WON.match(text, end)
    if won:
        return Amount(start, won.end(), value, unit=1, approximate=bool(won["extra"]))
    return Amount(start, end, value)


def _composite(text: str, start: int) -> Amount | None:
    """`1조 2,345억`, `238억 5천7백만원`, `400백만원`; None where no multiplier follows or it counts something else."""
    at, pieces, approximate = start, list[tuple[Decimal | None, str]](), False
    while at < len(text) and text[at].isdigit() and len(pieces) < _MOST_PIECES:
        end = _run(text, at)
        found = _MULTIPLIER.match(text, end)
        if not found:
            break
        pieces.append((read_number(text[at:end]), found["unit"]))
        approximate = approximate or bool(found["extra"])
        at = done = found.end()
        if at < len(text) - 1 and text[at] == " " and text[at + 1].isdigit():
            at += 1
    if not pieces:
        return None
    tail = _odd_won(text, at)
    if tail:
        pieces.append((read_number(text[at : _run(text, at)]), ""))
        done = tail
    won = _WON.match(text, done)
    if won:
        done, approximate = won.end(), approximate or bool(won["extra"])
    elif not tail and not _may_follow(text, done):
        return None
    value = _evaluate(pieces, closed=bool(won or tail))
    unit = _unit_of(pieces[0][1]) if len(pieces) == 1 else 0
    return Amount(start, done, value, unit=unit, approximate=approximate)


def _odd_won(text: str, at: int) -> int:
    """End of the won behind the last multiplier (`… 6,789원`), or 0."""
    if at < len(text) and text[at].isdigit():
        won = _WON.match(text, _run(text, at))
        return won.end() if won else 0
    return 0


def _may_follow(text: str, at: int) -> bool:
    rest = text[at : at + 8].lstrip(" ")
    if not rest or not rest[0].isalpha():
        return True
    glued = bool(text[at : at + 1].strip())
    return rest.startswith(_FOLLOW) or not glued


def _unit_of(word: str) -> int:
    unit = 1
    for char in word:
        unit *= _SMALL.get(char) or _BIG[char]
    return unit


def _evaluate(pieces: list[tuple[Decimal | None, str]], *, closed: bool) -> Decimal | None:
    """Won of a composite; None where the multipliers do not fall (3만 2억), hang in the air (3천) or leave out 만 (2억 5천원)."""
    total = section = Decimal(0)
    last_big, last_small = 10**16, 10_000
    for number, word in pieces:
        if number is None:
            return None
        small = _unit_of("".join(char for char in word if char in _SMALL))
        bigs = [char for char in word if char in _BIG]
        if len(bigs) > 1 or small >= last_small or (bigs and word[-1] != bigs[0]):
            return None
        section += EXACT.multiply(number, Decimal(small))
        last_small = small
        if bigs:
            big = _BIG[bigs[0]]
            if big >= last_big:
                return None
            total = EXACT.add(total, EXACT.multiply(section, Decimal(big)))
            section, last_big, last_small = Decimal(0), big, 10_000
    hangs = last_big > _BIG["만"] and total and last_small < 10_000 and pieces[-1][1]
    if section and (hangs or not closed):
        return None
    return times(EXACT.add(total, section), 1)


def _read_hangul(text: str, found: re.Match[str], *, announced: bool) -> Amount | None:
    """`오천만원`, `일금 이백만원정`; None inside a word (이천 in a name) and for a unit alone (백만원)."""
    start = found.start()
    words = found[0].rstrip("원").rstrip()
    before = text[max(0, start - 2) : start].rstrip()
    after_label = announced or before.endswith("금")
    if before and "가" <= text[start - 1] <= "힣" and not after_label:
        return None
    if not after_label and not any(char in _HANGUL_FIGURES for char in words):
        return None
    value = _evaluate(_hangul_pieces(words), closed=True)
    won = _WON.match(text, found.end() - 1)
    return Amount(start, won.end() if won else found.end(), value, unit=0) if value else None


def _hangul_pieces(words: str) -> list[tuple[Decimal | None, str]]:
    """Each figure with its multipliers; a multiplier without a figure stands for one of it."""
    return [
        (Decimal(_HANGUL_FIGURES[number]) if number else Decimal(1), unit)
        for number, unit in re.findall(r"([일이삼사오육칠팔구]?)([십백천만억조]*)", words)
        if number or unit
    ]
