"""Indicators and measures: a name, a number and a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.values.amounts import read_number
from pipeline.values.brackets import last_bracket, mask_brackets
from pipeline.values.counted import Counted, find_counted
from pipeline.values.markers import strip_marker
from pipeline.values.plain import clean, fold
from pipeline.values.words import quantity_words

_WORDS = quantity_words()
_LONGEST_NAME = 40
"""Characters; what is longer is a sentence that happens to end in a number."""


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """`value` is a decimal string without separators; `rest` what stands beside it (신규 5)."""

    name: str | None
    value: str
    unit: str | None
    qualifier: str | None = None
    rest: str = ""


@dataclass(frozen=True, slots=True)
class MeasureValue:
    """`value` is a decimal string without separators; `unit` as printed."""

    name: str | None
    value: str
    unit: str | None
    qualifier: str | None = None


_BARE = re.compile(r"(?P<name>[^:\d]{2,40}?) ?: ?(?P<figures>[1-9]\d{0,2}(?:,\d{3})*)")
_ARROW = re.compile(r"(?P<before>\d[\d,.]* ?[가-힣%]{0,4} ?(?:→|⇒|->) ?)$")


def parse_indicator(text: str) -> IndicatorValue | None:
    """The quantity of one bullet of the form name, number, unit; None for steps in words and numbers that count nothing.

    >>> parse_indicator("연구소기업 설립: 4개소")
    IndicatorValue(name='연구소기업 설립', value='4', unit='개소', qualifier=None, rest='')
    >>> parse_indicator("- 방문객 30만명 이상")
    IndicatorValue(name='방문객', value='300000', unit='명', qualifier='이상', rest='')
    >>> parse_indicator("강소특구육성 사업추진 (3차년)"), parse_indicator("준공및센터개소"), parse_indicator("사동 1639-21")
    (None, None, None)
    """
    printed = strip_marker(clean(text))[1]
    plain = fold(printed)
    body, rest = last_bracket(plain)
    if _squeezed(body) in _WORDS.idioms:
        return None
    counted = next((found for found in find_counted(body) if found.end == len(body)), None)
    if counted is None:
        bare = _BARE.fullmatch(body)
        return IndicatorValue(bare["name"].strip(), bare["figures"].replace(",", ""), None, rest=rest) if bare else None
    return _indicator(printed, body, counted, rest)


def _indicator(printed: str, body: str, counted: Counted, rest: str) -> IndicatorValue | None:
    start = counted.start
    arrow = _ARROW.search(body[max(0, start - 16) : start])
    if arrow:
        start -= len(arrow["before"])
        rest = f"{printed[start : counted.start].strip()} {rest}".strip()
    name, qualifier = _name(printed[:start])
    if not _is_name(name) or _counts_nothing(body, counted):
        return None
    words = [word for word in (qualifier, counted.qualifier) if word]
    return IndicatorValue(name or None, _decimal(counted.value), counted.unit, " ".join(words) or None, rest)


def _name(printed: str) -> tuple[str, str | None]:
    """The name before a number, and the qualifier between them (약, 누계)."""
    name = printed.strip(" :=·-,")
    for word in _WORDS.before:
        if name == word or name.endswith((" " + word, ":" + word)):
            return name[: len(name) - len(word)].strip(" :=·-,"), word
    return name, None


def _is_name(name: str) -> bool:
    if not name:
        return True
    last = name.rsplit(" ", maxsplit=1)[-1]
    return (
        len(name) <= _LONGEST_NAME
        and not last[0].isdigit()
        and not last.endswith(_WORDS.joints)
        and name[-1] not in ".~/"
    )


def _counts_nothing(body: str, counted: Counted) -> bool:
    """`365일`, `24시간`, `2022년`: set phrases and dates."""
    if _squeezed(body[counted.start : counted.end]) in _WORDS.idioms:
        return True
    return counted.unit == "년" and counted.value >= 1900


def _squeezed(text: str) -> str:
    return re.sub(r"[\s·ㆍ․‧・･∙•.]", "", text)


def _decimal(value: Decimal) -> str:
    return format(value, "f")


_SEPARATOR = re.compile(r",(?!\d{3}(?!\d))|;| [·ㆍ/] |(?<=[가-힣\d)%㎡])·(?=[가-힣]+ ?\d)|\s*\n\s*")


def parse_indicators(text: str) -> list[IndicatorValue]:
    """The quantities of a list; empty where a piece of it is anything else.

    >>> [(item.name, item.value, item.unit) for item in parse_indicators("기술이전 10건, 신규창업 6개소")]
    [('기술이전', '10', '건'), ('신규창업', '6', '개소')]
    """
    whole = parse_indicator(text)
    pieces = _split(strip_marker(text)[1])
    if len(pieces) == 1:
        return [whole] if whole and not _many(pieces[0]) else _tiles(pieces[0])
    found: list[IndicatorValue] = []
    for piece in pieces:
        tiles = _tiles(piece)
        if not tiles:
            return []
        found.extend(tiles)
    return found


def _many(piece: str) -> bool:
    return sum(1 for _ in find_counted(fold(last_bracket(fold(clean(piece)))[0]))) > 1


def _split(text: str) -> list[str]:
    """The pieces between separators that stand outside brackets."""
    pieces, at = list[str](), 0
    for found in _SEPARATOR.finditer(mask_brackets(fold(text), "\x00")):
        pieces.append(text[at : found.start()].strip())
        at = found.end()
    return [piece for piece in [*pieces, text[at:].strip()] if piece]


def _tiles(piece: str) -> list[IndicatorValue]:
    """`기술이전 10건 신규창업 6개소`: quantities one after the other to the very end, or nothing."""
    printed = clean(piece)
    body, rest = last_bracket(fold(printed))
    found, at = list[IndicatorValue](), 0
    for counted in find_counted(body):
        indicator = parse_indicator(printed[at : counted.end])
        if indicator is None or (indicator.name is None and at):
            return []
        found.append(indicator)
        at = counted.end
    if body[at:].strip(" .") or not found:
        single = parse_indicator(piece)
        return [single] if single and not found else []
    last = found[-1]
    found[-1] = IndicatorValue(last.name, last.value, last.unit, last.qualifier, f"{last.rest} {rest}".strip())
    return found


_MEASURE_SEPARATOR = re.compile(
    r",(?!\d{3}(?!\d))|;|[·ㆍ](?=[가-힣 ])|/(?=[가-힣A-Z ]+=? ?\d)|~(?= ?[가-힣])|[()\[\]\n]"
)


def parse_measures(text: str) -> list[MeasureValue]:
    """The measures of a description of size; pieces that are none are left out.

    >>> [(m.name, m.value, m.unit) for m in parse_measures("연면적 16,529㎡(지하4층/지상11층), 대지면적 1,959.4㎡")]
    [('연면적', '16529', '㎡'), ('지하', '4', '층'), ('지상', '11', '층'), ('대지면적', '1959.4', '㎡')]
    >>> [(m.name, m.value, m.unit) for m in parse_measures("5개소 320면, 빈집 정비(연 10동)")]
    [(None, '5', '개소'), (None, '320', '면'), ('빈집 정비', '10', '동')]
    """
    plain = fold("\n".join(strip_marker(clean(line))[1] for line in text.splitlines()))
    found: list[MeasureValue] = []
    before, start = "", 0
    for separator in [*_MEASURE_SEPARATOR.finditer(plain), None]:
        piece = plain[start : len(plain) if separator is None else separator.start()].strip()
        measures = _measures(piece)
        if len(measures) == 1 and measures[0].name is None and before and _is_name(before):
            measures = [replace(measures[0], name=before)]  # 빈집 정비(연 10동)
        found.extend(measures)
        opens = separator is not None and separator[0] in "(["
        before = piece if opens and not any(map(str.isdigit, piece)) else ""
        start = len(plain) if separator is None else separator.end()
    return found


def wholly_measured(text: str) -> bool:
    """Whether `parse_measures` says all that a text says of its figures: a range is none, and 연 10동 is not 10동.

    >>> wholly_measured("L=4.5㎞, B=12m"), wholly_measured("L=4.5㎞, B=3~5m"), wholly_measured("빈집 정비(연 10동)")
    (True, False, False)
    """
    plain = fold("\n".join(strip_marker(clean(line))[1] for line in text.splitlines()))
    pieces = [piece.strip() for piece in _MEASURE_SEPARATOR.split(plain)]
    found = [_measures(piece) for piece in pieces if any(character.isdigit() for character in piece)]
    return all(found) and not any(one.qualifier for measures in found for one in measures if one.qualifier != "총")


def _measures(piece: str) -> list[MeasureValue]:
    found, at = list[MeasureValue](), 0
    for counted in find_counted(piece):
        name, qualifier = _name(piece[at : counted.start])
        if not _is_name(name) or read_number(name) is not None or _counts_nothing(piece, counted):
            return []
        words = " ".join(word for word in (qualifier, counted.qualifier) if word)
        found.append(MeasureValue(name or None, _decimal(counted.value), counted.unit, words or None))
        at = counted.end
    return found if not piece[at:].strip(" .") else []
