"""What a cell shows of its number: 1250 as `1,250`, -3 as `△3`, 0.125 as `12.5%`."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation, Overflow, localcontext
from fractions import Fraction
from typing import Literal

from pipeline.readers.xlsx.codes import Section, Token, sections_of
from pipeline.readers.xlsx.dates import shown_date

Change = Literal["scaled", "rounded", "hidden"]

_PRECISION = Context(prec=15, rounding=ROUND_HALF_UP)
"""Excel itself keeps no more digits; what stands behind them is noise of binary fractions."""
_GENERAL_WIDTH = 11
_NOISE = Decimal("1e-9")
_LARGEST_EXPONENT = 400
_COMPARE = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell's text, and how it differs from the value: `scaled` by thousands, `rounded`, or `hidden` altogether."""

    text: str
    change: Change | None = None


def shown(value: str, code: str, *, from_1904: bool = False) -> Shown:
    """The text of a number as the sheet shows it.

    >>> shown("1250", "#,##0"), shown("0", '#,##0;△#,##0;"-"').text, shown("1250000", "#,##0,")
    (Shown(text='1,250', change=None), '-', Shown(text='1,250', change='scaled'))
    """
    try:
        number = _PRECISION.create_decimal(value)
    except (InvalidOperation, Overflow):
        return Shown(value)
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return Shown(value)
    section, bare = _section(number, sections_of(code))
    if section is None or section.has("text") or (section.has("general") and not section.has("digit")):
        return _general(number if not bare else abs(number), section)
    if section.has("date", "elapsed"):
        date = shown_date(number, section, from_1904=from_1904)
        return Shown(value if date is None else date.strip())
    with localcontext() as context:  # enough for the sums of any section
        context.prec = _LARGEST_EXPONENT * 3
        return _number(number, section, bare=bare)


def shown_text(value: str, code: str) -> Shown:
    """A text as the sheet shows it: the fourth section, or one with @, may add words or hide it.

    >>> shown_text("홍길동", '@" 외"').text
    '홍길동 외'
    """
    sections = sections_of(code)
    section = sections[3] if len(sections) > 3 else next((one for one in sections if one.has("text")), None)
    if section is None or section.has("general"):
        return Shown(value)
    text = "".join(value if token.kind == "text" else token.text for token in section.tokens)
    return Shown(text, "hidden" if value.strip() and not text.strip() else None)


def _section(number: Decimal, sections: tuple[Section, ...]) -> tuple[Section | None, bool]:
    """The section for a number, and whether the section itself prints the sign."""
    numeric = sections[:3]
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.condition is None or _COMPARE[section.condition[0]](number, Decimal(section.condition[1])):
                return section, section is not numeric[0]
        return None, False
    if len(numeric) == 1 or (number > 0) or (number == 0 and len(numeric) == 2):
        return numeric[0], False
    if number == 0:
        return numeric[2], True
    return numeric[1], True


def _general(number: Decimal, section: Section | None) -> Shown:
    """All digits, rounded where they would not fit a cell; never with an exponent, since the digits are known."""
    places = max(0, _GENERAL_WIDTH - 1 - len(str(int(abs(number)))))
    rounded = number if number == number.to_integral_value() else round(number, places)
    text = f"{rounded:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    around = ("", "")
    if section is not None:
        texts = [token.text if token.kind == "literal" else "" for token in section.tokens]
        at = next(i for i, token in enumerate(section.tokens) if token.kind in {"general", "text"})
        around = ("".join(texts[:at]), "".join(texts[at:]))
    return Shown((around[0] + text + around[1]).strip(), _change(number, rounded, scaled=False))


def _number(number: Decimal, section: Section, *, bare: bool) -> Shown:
    if not section.has("digit"):
        text = "".join(token.text for token in section.tokens)
        return Shown(text.strip(), "hidden" if number and not text.strip() else None)
    if section.has("slash"):
        return Shown(_fraction(number, bare=bare))
    percents = sum(token.kind == "percent" for token in section.tokens)
    commas = _scale(section.tokens)
    scale = Decimal(100) ** percents / Decimal(1000) ** commas
    if section.has("exponent"):  # 1.5E+05: the sheet's own shorthand for a figure that it knows
        return _general(abs(number) if bare else number, None)
    rounded = (number * scale).quantize(Decimal(1).scaleb(-_places(section.tokens)), rounding=ROUND_HALF_UP)
    text = _filled(section.tokens, abs(rounded)).strip()
    sign = "-" if rounded < 0 and not bare else ""
    return Shown(sign + text, _change(number, rounded / scale, scaled=commas > 0))


def _change(number: Decimal, seen: Decimal, *, scaled: bool) -> Change | None:
    """How a number and what is seen of it differ."""
    if scaled:
        return "scaled" if number else None
    return "rounded" if abs(number - seen) > _NOISE * max(abs(number), Decimal(1)) else None


def _places(tokens: tuple[Token, ...]) -> int:
    """Digits behind the point."""
    at = next((i for i, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    end = next((i for i, token in enumerate(tokens) if token.kind == "exponent"), len(tokens))
    return sum(token.kind == "digit" for token in tokens[at:end])


def _scale(tokens: tuple[Token, ...]) -> int:
    """How many thousands are left out: the commas right behind the last digit before the point, or behind the last one."""
    last = max(i for i, token in enumerate(tokens) if token.kind == "digit")
    point = next((i for i, token in enumerate(tokens) if token.kind == "point"), None)
    before = [i for i, token in enumerate(tokens[:point]) if token.kind == "digit"]
    ends = {last, *(before[-1:] if point is not None else ())}
    return sum(_commas(tokens, end + 1) for end in ends)


def _commas(tokens: tuple[Token, ...], at: int) -> int:
    count = 0
    while at + count < len(tokens) and tokens[at + count].kind == "comma":
        count += 1
    return count


def _filled(tokens: tuple[Token, ...], number: Decimal) -> str:
    """The digits of a number (≥ 0, already rounded) in the places of the tokens."""
    whole, _, decimals = f"{number:f}".partition(".")
    point = next((i for i, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    head, tail = tokens[:point], tokens[point + 1 :]
    grouped = _is_grouped(head)
    left = _whole(head, "" if whole == "0" else whole, grouped=grouped)
    right = _decimals(tail, decimals)
    return left + ("." if point < len(tokens) and any(c.isdigit() for c in right) else "") + right


def _is_grouped(head: tuple[Token, ...]) -> bool:
    digits = [i for i, token in enumerate(head) if token.kind == "digit"]
    return (
        any(token.kind == "comma" and digits[0] < i < digits[-1] for i, token in enumerate(head)) if digits else False
    )


def _whole(tokens: tuple[Token, ...], digits: str, *, grouped: bool) -> str:
    """The places before the point, from the right; the first place takes all digits that are left."""
    places = [i for i, token in enumerate(tokens) if token.kind == "digit"]
    done: dict[int, str] = {}
    seen = 0
    for at in reversed(places):
        take = len(digits) if at == places[0] else min(1, len(digits))
        piece, digits = digits[len(digits) - take :], digits[: len(digits) - take]
        piece = piece or {"0": "0", "?": " "}.get(tokens[at].text, "")
        text = ""
        for digit in reversed(piece):
            comma = "," if grouped and seen and seen % 3 == 0 and digit.isdigit() else ""
            text = digit + comma + text
            seen += 1
        done[at] = text
    return "".join(
        done.get(i, token.text if token.kind in {"literal", "percent"} else "") for i, token in enumerate(tokens)
    )


def _decimals(tokens: tuple[Token, ...], decimals: str) -> str:
    """The places behind the point; zeros at the end are left out where the code has #."""
    places = [i for i, token in enumerate(tokens) if token.kind == "digit"]
    digits = dict(zip(places, decimals, strict=False))
    for at in reversed(places):
        if digits.get(at) != "0" or tokens[at].text == "0":
            break
        digits[at] = "" if tokens[at].text == "#" else " "
    return "".join(
        digits.get(i, token.text if token.kind in {"literal", "percent"} else "") for i, token in enumerate(tokens)
    )


def _fraction(number: Decimal, *, bare: bool) -> str:
    whole, rest = divmod(abs(Fraction(number)), 1)
    part = rest.limit_denominator(99)
    words = [str(whole)] if whole or not part else []
    words += [f"{part.numerator}/{part.denominator}"] if part else []
    return ("-" if number < 0 and not bare else "") + " ".join(words)
