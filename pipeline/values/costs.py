"""A cost in words: an amount or a range, for the whole or for each year, with its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from pipeline.values.amounts import Amount, find_amounts, times
from pipeline.values.brackets import split_brackets
from pipeline.values.per_unit import is_per_unit
from pipeline.values.plain import clean, fold
from pipeline.values.words import money_words
from pipeline.vocabulary import Vocabulary, current, lookup

_WORDS = money_words()
_KNOWN = _WORDS.lead | _WORDS.per_year | _WORDS.upper | _WORDS.lower
_HOLE = "\x00"
_BETWEEN = re.compile(r" ?(?:에서|~|-) ?")
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
_GARBLED = re.compile(r"\d[\d,.]{0,20}[OoIl][\dOoIl,.]{0,20} ?[십백천만억조]{0,3} ?원")
_SPLIT = re.compile(r"[\s,:;·=\x00]+")
_FOOTNOTE = re.compile(r" ?(?:[¹²³⁴-⁹⁰]+[⁾)]?|[*†‡]{1,3}|주 ?\d{1,2}\))$")
_NOTE_WITHIN = re.compile(r"(?<=\d)(?:[¹²³⁴-⁹⁰]+[⁾)]?|⁽[¹²³⁴-⁹⁰]+⁾)(?= ?[십백천만억조]{0,3}[억조원])")
"""The mark of a note between figures and their unit: 670¹⁾백만원."""
_MINUS = re.compile(r"[△▲▽▼] ?$")
_FINE_UNITS = frozenset({1_000, 10_000, 1_000_000})
_THREE_DECIMALS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?![\d.,]*\d)")
_UNIT_BEHIND = re.compile(
    r"(?<![\d,.])(?P<figures>\d[\d,.]*) ?\((?P<inside>[^()]+)\) ?(?P<unit>[십백천만억조]{0,3}원)(?![가-힣])"
)
_WON_SIGN = re.compile(r"[₩￦]\s?(\d[\d,]*)(?![\d,.]|\s?[십백천만억조원])")
"""₩860,000,000: a sign before the figures that has no unit behind them."""
_YEARLY = re.compile(r"/ ?[년연](?![가-힣])")


@dataclass(frozen=True, slots=True)
class PartValue:
    """A labelled share of a cost: won, or a percentage.

    `problem` says why neither could be read, as that of a cost does, and `printed` is then what stands there.
    """

    label: str
    amount: int | None
    share: Decimal | None = None
    problem: str | None = None
    printed: str = ""


@dataclass(frozen=True, slots=True)
class CostValue:
    """A cost in won. `amount` is None for a range, a bound, a list of parts, and where `problem` says why.

    `problem`: unit_missing, unreadable, reversed, separator_suspect (1.250백만원), several (amounts that are no labelled parts),
    per_unit (of one person, place or month: what it comes to is not said), fraction.
    `rest`: the words that were not understood; with any of them the amount is doubtful.
    """

    amount: int | None
    min: int | None = None
    max: int | None = None
    per: Literal["total", "year"] = "total"
    approximate: bool = False
    parts: tuple[PartValue, ...] = ()
    rest: str = ""
    problem: str | None = None


def parse_cost(text: str, unit: int | None) -> CostValue | None:
    """The cost that a text names; None for prose without money. Parts in brackets take the unit of the amount before.

    >>> cost = parse_cost("205.6억원(국 158.6, 도 14.1, 시 32.9)", None)
    >>> cost.amount, [(part.label, part.amount) for part in cost.parts]
    (20560000000, [('국', 15860000000), ('도', 1410000000), ('시', 3290000000)])
    >>> cost = parse_cost("매년 400 ~ 500백만원", None)
    >>> cost.amount, cost.min, cost.max, cost.per
    (None, 400000000, 500000000, 'year')
    >>> parse_cost("350백만원(시비)", None).parts == parse_cost("시비 350백만원", None).parts
    True
    >>> parse_cost("8.4¹⁾억원", None).amount
    840000000
    >>> parse_cost("총 사업비의 10% 이내", None), parse_cost("R&BD 관련 사업비 지원", None)
    (None, None)
    """
    return _parsed(current(), text, unit)


_BRACKETS = str.maketrans("【】〈〉《》「」{}", "[]" * 5)


@lru_cache(maxsize=512)  # whether a line is a cost is asked before it is read as one
def _parsed(book: Vocabulary, text: str, unit: int | None) -> CostValue | None:  # noqa: ARG001 - words depend on it
    shown = _WON_SIGN.sub(r"\1원", fold(clean(text)).translate(_BRACKETS))
    plain = _UNIT_BEHIND.sub(_unit_first, _NOTE_WITHIN.sub("", _FOOTNOTE.sub("", shown)))
    if not any(char.isdigit() for char in plain) and "원" not in plain:
        return None
    top, brackets = split_brackets(plain, _HOLE)
    amounts = [amount for amount in find_amounts(top) if not amount.share and not _counts_else(top, amount)]
    if not amounts:
        return _parts_alone(plain, unit) or _garbled(plain)
    if all(amount.unit is None for amount in amounts) and not _only_money(top, amounts):
        return _parts_alone(plain, unit) or _garbled(plain)
    main, others = _main(top, amounts)
    if _dot_for_comma(plain, amounts[0].unit if amounts[0].unit is not None else unit):
        return CostValue(None, rest=plain, problem="separator_suspect")
    if main is None:
        return _list_of_parts(plain, top, amounts, brackets, unit)
    return _with_parts(top, main, others, brackets, unit)


def _unit_first(found: re.Match[str]) -> str:
    """`1,850(도 740, 시 1,110)백만원` as `1,850백만원(도 740, 시 1,110)`, where the bracket holds shares."""
    if read_parts(found["inside"], 1) is None:
        return found[0]
    return f"{found['figures']}{found['unit']}({found['inside']})"


def _dot_for_comma(plain: str, inherited: int | None) -> bool:
    """`1.250백만원`: three decimals of a small unit are more likely thousands; only a sum could tell."""
    return any(
        (unit if unit is not None else inherited) in _FINE_UNITS and _THREE_DECIMALS.match(plain, amount.start)
        for amount in find_amounts(plain)
        if not amount.share
        for unit in [amount.unit]
    )


def _counts_else(top: str, amount: Amount) -> bool:
    """A bare number with a letter behind it: 2023년, 5개소."""
    return amount.unit is None and top[amount.end : amount.end + 1].isalpha()


def _only_money(top: str, amounts: list[Amount]) -> bool:
    """True for one bare number, or a range of two that are no years, among words of money alone."""
    if _unknown(_words_around(top, amounts)) or len(amounts) > 2:
        return False
    if len(amounts) == 1:
        return True
    first, second = amounts
    years = all(_YEAR_LIKE.fullmatch(top[amount.start : amount.end]) for amount in amounts)
    return (
        "~" in top[first.end : second.start]
        and _BETWEEN.fullmatch(top[first.end : second.start]) is not None
        and not years
    )


def _garbled(plain: str) -> CostValue | None:
    """`4,0OO백만원`: letters among the figures of an amount."""
    return CostValue(None, rest=plain, problem="unreadable") if _GARBLED.search(plain) else None


@dataclass(frozen=True, slots=True)
class _Main:
    """The amount itself, or the two ends of a range, and the words around them."""

    low: Amount
    high: Amount
    words: str
    negative: bool = False


def _main(top: str, amounts: list[Amount]) -> tuple[_Main | None, list[Amount]]:
    """The one amount or range that the text is about, and what else is printed; None where they are equals."""
    first = amounts[0]
    if len(amounts) > 1 and _BETWEEN.fullmatch(top[first.end : amounts[1].start].lstrip("원")):
        low, high = _shared_unit(first, amounts[1]), amounts[1]
        rest = amounts[2:]
        end = rest[0].start if rest else len(top)
        return _Main(low, high, f"{top[: first.start]} {top[high.end : end]}"), rest
    label = _unknown(_words_of(top[: first.start]))
    if len(amounts) > 1 and label:
        return None, amounts
    before, negative = _MINUS.sub("", top[: first.start]), _MINUS.search(top[: first.start]) is not None
    if len(amounts) > 1:
        return _Main(first, first, before, negative), amounts[1:]
    return _Main(first, first, f"{before} {top[first.end :]}", negative), []


def _shared_unit(low: Amount, high: Amount) -> Amount:
    """`8~12억`: the first end has the unit of the second."""
    if low.unit is not None or not high.unit or low.value is None:
        return low
    return replace(low, value=times(low.value, high.unit), unit=high.unit)


def _with_parts(top: str, main: _Main, others: list[Amount], brackets: list[str], unit: int | None) -> CostValue:
    words = _words_of(main.words)
    around = top[: main.low.start], top[main.high.end : others[0].start if others else len(top)]
    if is_per_unit(*around, brackets, yearly=any(word in _WORDS.per_year for word in words)):
        return CostValue(None, problem="per_unit")
    parts: list[PartValue] = []
    unknown = _unknown(words)
    inherited = main.high.unit if main.high.unit is not None else unit
    whole = in_won(main.low, unit)[0] if main.low is main.high else None
    for content in brackets:
        found = _of_one_source(content, whole) or read_parts(content, inherited)
        if found is not None:
            parts.extend(found)
        elif not _repeats(content, main, unit) and not _multiplied(content, whole):
            bracket_words = _words_of(content)
            if all(amount.unit is None for amount in find_amounts(content)):  # (연 3억원) is not the amount before it
                words.extend(bracket_words)
            if _unknown(bracket_words):
                unknown.append(f"({content})")
    if others:
        start = main.high.end
        found = read_parts(top[start:].replace(_HOLE, " "), inherited)
        if found is None:
            return CostValue(None, rest=top.replace(_HOLE, " ").strip(), problem="several")
        parts.extend(found)
    if len(unknown) == 1 and not parts and len(unknown[0]) > 1 and (own := _of_one_source(unknown[0], whole)):
        parts, unknown = own, []  # 시비 350백만원
    return _cost(main, unit, words, tuple(parts), " ".join(unknown))


_WHOLLY = re.compile(r"^(?:전액 ?)?(?P<source>[가-힣]{1,12}?) ?(?:전액|100 ?%)?$")


def _of_one_source(content: str, whole: int | None) -> list[PartValue]:
    """The whole amount as that of the one source that a bracket names: `350백만원(시비)`, `(전액 도비)`, `(국비 100%)`."""
    found = _WHOLLY.match(content.strip())
    if found is None or whole is None or lookup("sources").get(found["source"]) in {None, "total"}:
        return []
    return [PartValue(found["source"], whole)]


def _cost(main: _Main, unit: int | None, words: list[str], parts: tuple[PartValue, ...], rest: str) -> CostValue:
    low, problem = in_won(main.low, unit)
    high, other = in_won(main.high, unit)
    value = CostValue(
        None,
        per="year" if any(word in _WORDS.per_year for word in words) else "total",
        approximate=main.low.approximate or main.high.approximate or any(_roughly(word) for word in words),
        parts=parts,
        rest=rest,
        problem=problem or other,
    )
    if main.low is not main.high:
        if low is not None and high is not None and low > high:
            return replace(value, problem="reversed")
        return replace(value, min=low, max=high)
    if any(word in _WORDS.upper for word in words):
        return replace(value, max=low)
    if any(word in _WORDS.lower for word in words):
        return replace(value, min=low)
    return replace(value, amount=-low if main.negative and low is not None else low)


def in_won(amount: Amount, unit: int | None) -> tuple[int | None, str | None]:
    """Whole won, or None and why not; nothing is nothing in every unit (국비 0, 도비 31억원)."""
    if amount.value is None:
        return None, "unreadable"
    known = amount.unit is not None or not amount.value
    value = amount.value if known else times(amount.value, unit) if unit else None
    if value is None:
        return None, "unit_missing"
    if value != value.to_integral_value():
        return None, "fraction"
    return int(value), None


def _repeats(content: str, main: _Main, unit: int | None) -> bool:
    """`50,000천원(5천만원)`: the bracket says the same amount again."""
    if content.startswith("₩"):
        content = f"{content[1:].strip()}원"
    found = list(find_amounts(content, announced=True))
    if len(found) != 1 or found[0].unit is None or found[0].share:
        return False
    return in_won(found[0], None)[0] == in_won(main.low, unit)[0] and not _unknown(_words_around(content, found))


_TIMES = re.compile(r"\s*[×xX✕*]\s*")
_FACTOR = re.compile(r"(?P<figures>\d[\d,]*)\s?\D{0,4}")


def _multiplied(content: str, whole: int | None) -> bool:
    """`15억원(연 3억원×5년)`: the bracket says how the amount comes about."""
    first, *others = _TIMES.split(content.strip())
    found = list(find_amounts(first))
    factors = [_FACTOR.fullmatch(other) for other in others]
    if len(found) != 1 or found[0].unit is None or found[0].share or not factors or whole is None:
        return False
    product = in_won(found[0], None)[0] or 0
    for factor in factors:
        product *= int(factor["figures"].replace(",", "")) if factor is not None else 0
    return product == whole


def _list_of_parts(
    plain: str, top: str, amounts: list[Amount], brackets: list[str], unit: int | None
) -> CostValue | None:
    parts = _parts_alone(plain, unit)
    if parts:
        return parts
    if all(amount.unit is None for amount in amounts):
        return None
    return CostValue(None, rest=plain, problem="several") if top or brackets else None


def _parts_alone(plain: str, unit: int | None) -> CostValue | None:
    """`국비 70%·도비 30%`: parts without a total. Nothing is added up here."""
    inner = plain[1:-1] if plain.startswith("(") and plain.endswith(")") and plain.count("(") == 1 else plain
    parts = read_parts(inner, unit)
    if not parts or any(part.label.endswith("의") or " " in part.label for part in parts):
        return None
    shares = [part for part in parts if lookup("sources").get(part.label) != "total"]
    whole = [part.amount for part in parts if part not in shares]
    if len(whole) == 1 and whole[0] is not None and whole[0] == sum(part.amount or 0 for part in shares):
        return CostValue(whole[0], parts=tuple(shares))  # 계 450 / 도비 45 / 시비 405
    return CostValue(None, parts=tuple(parts))


_LABEL = re.compile(r"[가-힣A-Za-z&]+(?: [가-힣A-Za-z&]+)*(?: ?\([^()]*\))?")
_NESTED_SHARE = re.compile(r" ?\( ?(?P<share>\d[\d.]*) ?% ?\)")


def read_parts(content: str, unit: int | None) -> list[PartValue] | None:
    """`국 158.6, 도 14.1` or `국비 70%`: every number has its label; None where the text is anything else.

    `unit` is what a bare number counts; 0 or None where that is not known.
    """
    parts: list[PartValue] = []
    at = 0
    for amount in find_amounts(content):
        if amount.start < at:
            continue
        label = content[at : amount.start].strip(" ,·/;:=+ㆍ")
        if not _LABEL.fullmatch(label) or label in _WORDS.per_year:
            return None
        at = amount.end
        nested = _NESTED_SHARE.match(content, at)
        share = Decimal(nested["share"]) if nested and nested["share"].count(".") < 2 else None
        at = nested.end() if nested else at
        if content[at : at + 1].isalpha():
            return None
        parts.append(_part(label, amount, share, unit, content[amount.start : amount.end]))
    tail = content[at:].strip(" ,·/;")
    return parts if parts and (not tail or tail in _WORDS.approximate_after or tail == "등") else None


def _part(label: str, amount: Amount, share: Decimal | None, unit: int | None, printed: str) -> PartValue:
    if amount.share:
        return PartValue(label, None, amount.value)
    known, problem = in_won(amount, unit)
    return PartValue(label, known, share, problem, "" if problem is None else f"{label} {printed}")


def _words_around(top: str, amounts: list[Amount]) -> list[str]:
    pieces, at = [], 0
    for amount in amounts:
        pieces.append(top[at : amount.start])
        at = amount.end
    return _words_of(" ".join([*pieces, top[at:]]))


def _words_of(text: str) -> list[str]:
    yearly = _YEARLY.search(text)
    words = [word.strip("~-/.+") for word in _SPLIT.split(_YEARLY.sub(" ", text))]
    return [word for word in words if word] + (["/년"] if yearly else [])


def _roughly(word: str) -> bool:
    return word in _WORDS.approximate_before or word in _WORDS.approximate_after


def _unknown(words: list[str]) -> list[str]:
    """The words that say nothing about money known here."""
    return [word for word in words if word not in _KNOWN and not _roughly(word)]
