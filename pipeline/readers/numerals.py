"""Numbers as Korean documents write them before a paragraph: letters, circles, Roman and Chinese numerals."""

from __future__ import annotations

from collections.abc import Callable

_GANADA = "가나다라마바사아자차카타파하"
_CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MAX_REPEATS = 20


def _cycle(letters: str) -> Callable[[int], str]:
    """a…z, aa…zz and so on, as Word counts with letters."""
    return lambda n: letters[(n - 1) % len(letters)] * min((n - 1) // len(letters) + 1, _MAX_REPEATS)


def _block(*runs: tuple[str, int]) -> Callable[[int], str]:
    """Ready-made characters (①…⑳, then ㉑…); beyond them decimal."""
    signs = "".join(chr(ord(first) + step) for first, count in runs for step in range(count))
    return lambda n: signs[n - 1] if n <= len(signs) else str(n)


def _roman(n: int) -> str:
    digits = []
    for value, letters in _ROMAN:
        digits.append(letters * (n // value))
        n %= value
    return "".join(digits)


def _korean(digits: str, units: tuple[str, ...]) -> Callable[[int], str]:
    """Numbers below 10,000 in Korean or Chinese words; 1 before a unit is silent."""

    def spell(n: int) -> str:
        words = []
        for unit, digit in zip(units, reversed(f"{n:04d}"), strict=True):
            if digit != "0":
                words.append(("" if digit == "1" and unit else digits[int(digit)]) + unit)
        return "".join(reversed(words))

    return lambda n: spell(n) if n < 10_000 else str(n)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": lambda n: _roman(n).upper() if n < 4_000 else str(n),
    "lowerRoman": lambda n: _roman(n) if n < 4_000 else str(n),
    "upperLetter": _cycle("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerLetter": _cycle("abcdefghijklmnopqrstuvwxyz"),
    "ganada": _cycle(_GANADA),
    "chosung": _cycle(_CHOSUNG),
    "ideographTraditional": _cycle(_STEMS),
    "decimalEnclosedCircle": _block(("①", 20), ("㉑", 15), ("㊱", 15)),
    "decimalEnclosedCircleChinese": _block(("①", 20), ("㉑", 15), ("㊱", 15)),
    "decimalEnclosedParen": _block(("⑴", 20)),
    "decimalEnclosedFullstop": _block(("⒈", 20)),
    "decimalFullWidth": lambda n: "".join(chr(ord(digit) + 0xFEE0) for digit in str(n)),
    "numberInDash": lambda n: f"- {n} -",
    "koreanDigital": lambda n: "".join("영일이삼사오육칠팔구"[int(digit)] for digit in str(n)),
    "koreanDigital2": lambda n: "".join("零一二三四五六七八九"[int(digit)] for digit in str(n)),
    "koreanCounting": _korean("영일이삼사오육칠팔구", ("", "십", "백", "천")),
    "chineseCounting": _korean("○一二三四五六七八九", ("", "十", "百", "千")),
    "none": lambda _: "",
}


def spelled(number: int, style: str | None) -> str:
    """A number in one of Word's formats; decimal where the format is not known or cannot say it.

    >>> [spelled(n, "ganada") for n in (1, 14, 15)], spelled(21, "decimalEnclosedCircle"), spelled(9, "upperRoman")
    (['가', '하', '가가'], '㉑', 'IX')
    """
    write = _FORMATS.get(style or "decimal")
    return str(number) if write is None or (number < 1 and style != "none") else write(number)
