"""A cell of a money table: a number, a dash, a word, or something that must not be taken for a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from pipeline.values.amounts import find_amounts, read_number
from pipeline.values.plain import clean, fold
from pipeline.values.won import without_won_sign, won
from pipeline.values.words import money_words
from pipeline.vocabulary import Vocabulary, current

AmountState = Literal["number", "dash", "blank", "zero", "undetermined", "not_applicable"]

_WORDS = money_words()


@dataclass(frozen=True, slots=True)
class CellAmount:
    """What a table cell says of money.

    `amount` in won: 0 for a dash or a zero, None where it is blank, in words, unreadable or without a unit.
    `problem`: unreadable, unit_missing, separator_suspect, negative_brackets, scientific, approximate, range, words,
    fraction.
    `alternatives`: for separator_suspect and negative_brackets, what it may mean in won, the printed reading last.
    `note`: the footnote mark behind the number.
    """

    amount: int | None
    state: AmountState
    problem: str | None = None
    alternatives: tuple[int, ...] = ()
    note: str = ""


_FOOTNOTE = re.compile(r" ?(?:[*†‡]{1,3}|\(?주 ?\d{0,2}\)|[¹²³⁴-⁹⁰]+[⁾)]?|[①-⑳]| \d{1,2}\))$")
_DASH = re.compile(r"-{1,4}|\( ?- ?\)")
_SUSPECT = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_SCIENTIFIC = re.compile(r"-?\d(?:\.\d+)?E[+-]?\d{1,2}")
"""1.5E+05: a sheet saved as text shows large figures so, rounded."""
_RANGE = re.compile(r"[\d,.]+[ 가-힣]{0,6}~ ?[\d,.]+[ 가-힣]{0,6}")


def cell_amount(text: str, unit: int | None) -> CellAmount:
    """What a cell of a money table says. A number that is not wholly understood is no number.

    >>> cell_amount("86,360", 1_000_000).amount, cell_amount("-", None).state, cell_amount("", None).state
    (86360000000, 'dash', 'blank')
    >>> cell_amount("₩86,360", None).amount, cell_amount("₩ -", None).state
    (86360, 'dash')
    >>> cell_amount("4,0OO", 1_000)
    CellAmount(amount=None, state='undetermined', problem='unreadable', alternatives=(), note='')
    >>> cell_amount("24.394", 1_000).alternatives
    (24394000, 24394)
    """
    return _cell_amount(current(), text, unit)


def is_bare_won(text: str) -> bool:
    """Whether nothing but a ₩ before its figures says what they count.

    >>> is_bare_won("₩1,500"), is_bare_won("₩15억"), is_bare_won("1,500")
    (True, False, False)
    """
    plain, signed = without_won_sign(fold(clean(text)))
    return signed and cell_amount(plain, None).problem == "unit_missing"


@lru_cache(maxsize=16_384)  # structure asks whether a cell may hold an amount before fields read it
def _cell_amount(book: Vocabulary, text: str, unit: int | None) -> CellAmount:  # noqa: ARG001 - words depend on it
    plain, signed = without_won_sign(fold(clean(text)))
    unit = 1 if signed else unit
    if not plain:
        return CellAmount(None, "blank")
    if _DASH.fullmatch(plain):
        return CellAmount(0, "dash")
    state = _state_in_words(plain)
    if state:
        return CellAmount(None, state)
    mark = _FOOTNOTE.search(plain[-8:])
    note = mark[0].strip() if mark and len(mark[0]) < len(plain) else ""
    bare = plain[: len(plain) - len(mark[0])].rstrip() if mark and note else plain
    return _number(bare.lstrip("*").strip(), unit, note)


def _state_in_words(plain: str) -> AmountState | None:
    squeezed = plain.replace(" ", "").strip("()")
    if squeezed in _WORDS.not_applicable:
        return "not_applicable"
    for word in _WORDS.undetermined:
        if squeezed == word or (word.endswith("…") and squeezed.startswith(word[:-1])):
            return "undetermined"
    return None


def _number(plain: str, unit: int | None, note: str) -> CellAmount:
    inner = plain[1:-1].strip() if plain[:1] == "(" and plain[-1:] == ")" else ""
    if inner and read_number(inner) is not None:
        return _bracketed(_found(won(inner, unit), None, note))
    if _SUSPECT.fullmatch(plain.lstrip("△▲▽▼-+ ")):
        return _suspect(plain, unit, note)
    value = won(plain, unit)
    if value is not None:
        rough = any(word in plain for word in (*_WORDS.approximate_before, *_WORDS.approximate_after))
        return _found(value, "approximate" if rough else None, note)
    unsigned = plain.lstrip("△▲▽▼-+")
    if unsigned[:1] != " " and read_number(unsigned.strip()) is not None:
        return _without_unit(unsigned.strip(), note)
    return CellAmount(None, "undetermined", _why(plain), note=note)


def _found(value: Decimal | None, problem: str | None, note: str) -> CellAmount:
    if value is None:
        return CellAmount(None, "number", "unit_missing", note=note)
    if value != value.to_integral_value():
        return CellAmount(None, "number", "fraction", note=note)
    return CellAmount(int(value), "number" if value else "zero", problem, note=note)


def _bracketed(inner: CellAmount) -> CellAmount:
    """(300) may be less than nothing, or an amount that is told apart: only the sums of its table can tell."""
    if not inner.amount:
        return inner
    readings = (-inner.amount, inner.amount)
    return CellAmount(None, "undetermined", "negative_brackets", readings, inner.note)


def _without_unit(figures: str, note: str) -> CellAmount:
    if read_number(figures) == 0:
        return CellAmount(0, "zero", note=note)
    return CellAmount(None, "number", "unit_missing", note=note)


def _suspect(plain: str, unit: int | None, note: str) -> CellAmount:
    """24.394 may be 24,394 with a dot for its comma: only the sums of its table can tell."""
    readings = [won(plain.replace(".", ","), unit), won(plain, unit)]
    whole = tuple(int(value) for value in readings if value is not None and value == value.to_integral_value())
    return CellAmount(None, "undetermined", "separator_suspect", whole, note)


def _why(plain: str) -> str:
    if _SCIENTIFIC.fullmatch(plain):
        return "scientific"
    if _RANGE.fullmatch(plain):
        return "range"
    amounts = list(find_amounts(plain))
    clean_figures = bool(amounts) and all(amount.value is not None for amount in amounts)
    words = re.search(r"[가-힣(]", plain)
    return "words" if (clean_figures and words) or not amounts else "unreadable"
