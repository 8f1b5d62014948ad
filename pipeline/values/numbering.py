"""Pledge numbers (관리번호, 연번) as pages print them."""

import re

from pipeline.values.markers import strip_marker

NUMBER = re.compile(
    r"^(?:제?\s*\d{1,4}(?:\s*[-–.]\s*\d{1,4}){0,3}\s*호?|[IVXⅠ-Ⅻ]+\s*-\s*[①-⑳\d]+(?:\s*-\s*\d+)?|공약\s*\d+)[.)]?$"
)
"""A pledge number as printed: 1-1, 4-07-1, III-①-1, 공약 12, 제12호."""

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DATED = re.compile(
    rf"(?:\d{{2,4}}\s?년\s?)?\d{{1,2}}\s?월(?:\s?\d{{1,2}}\s?일)?|\d{{2,4}}\s?년\s?\d{{1,2}}\s?월|"
    rf"(?:{_MONTHS})[a-z]*[-\s./]\d{{1,4}}|\d{{1,4}}[-\s./](?:{_MONTHS})[a-z]*(?:[-\s./]\d{{2,4}})?|"
    r"\d{1,2}/\d{1,2}/\d{2,4}|\d{4}[-./]\d{1,2}[-./]\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?",
    re.IGNORECASE,
)
"""What a spreadsheet makes of a number like 1-1: 1월 1일, 01-Jan, 1/1/2026."""

BARS = "|│｜"
"""Bars between a number and a title."""

LONGEST_TITLE = 80
"""A longer line that begins with a number is a sentence."""

ROMANS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
SERIAL_TITLE = re.compile(
    rf"[\[(【〔<]?((?:\d{{1,3}}|[{ROMANS}])-\d{{1,3}}(?:-\d{{1,3}})?)[.)\]】〕>]{{0,2}}(?:\s+|\s*[{BARS}]\s*)\S"
)
"""A line that begins with a number of parts: `2-2. 가람 도서관 건립`, `【Ⅲ-1】 …`."""

_STUCK = re.compile(
    r"(?P<number>\d{1,3}(?:\s?[-–]\s?\d{1,3}){1,3})(?P<end>[.)]\s*|\s+)(?P<title>[^\d\s.)-].*)", re.DOTALL
)


_APART = re.compile(
    rf"""(?:(?P<barred>\d{{1,3}}(?:-\d{{1,3}}){{0,3}}|[{ROMANS}]-\d{{1,3}})\s*[{BARS}]\s*
        |제\s?(?P<counted>\d{{1,3}})\s?호\s+(?:공약\s+)?|(?P<circled>[IVXⅠ-Ⅻ]{{1,4}}\s?-\s?[①-⑳](?:\s?-\s?\d{{1,3}})?)[.)]?\s+
        |(?:No|NO)\.?\s?(?P<latin>\d{{1,3}})[.)]?\s+|(?P<zero>0\d{{1,2}})\s+)
        (?P<title>[^\d\s{BARS}].*)""",
    re.DOTALL | re.VERBOSE,
)


def bare_number_apart(text: str) -> tuple[str, str] | None:
    """The number of a title line that says by a bar, a word or a leading zero that it is one, and the title.

    >>> bare_number_apart("17 | 도서관 건립"), bare_number_apart("제17호 도서관"), bare_number_apart("01 도서관"), bare_number_apart("17 도서관")
    (('17', '도서관 건립'), ('17', '도서관'), ('01', '도서관'), None)
    >>> bare_number_apart("제2호 공약 치유의 숲")
    ('2', '치유의 숲')
    >>> bare_number_apart("Ⅲ-① -2. 수소버스 보급")  # the sign ① is of another font, which leaves room
    ('Ⅲ-①-2', '수소버스 보급')
    """
    found = _APART.fullmatch(text.strip())
    if found is None:
        return None
    number = found["barred"] or found["counted"] or found["latin"] or found["zero"] or found["circled"]
    return "".join(number.split()), found["title"].strip()


def split_number(text: str) -> tuple[str, str] | None:
    """A number in parts and the title behind it, in one cell with or without a blank; None for anything else.

    >>> split_number("1-1.우리동네 마을자치"), split_number("7-2) 자원순환"), split_number("2-1 창업"), split_number("1-2.5배")
    (('1-1', '우리동네 마을자치'), ('7-2', '자원순환'), ('2-1', '창업'), None)
    """
    found = _STUCK.fullmatch(text.strip())
    return None if found is None else (found["number"], found["title"].strip())


_BRACKETED = re.compile(r"[\[【(〔<]\s?(\d{1,3}(?:-\d{1,3}){0,3})\s?[\]】)〕>]\s*([^\W\d].*)", re.DOTALL)


def number_apart(text: str) -> tuple[str, str] | None:
    """The number that stands before a title in one cell, and the title; None where none does.

    >>> number_apart("12) 경로당"), number_apart("1-1.마을자치"), number_apart("III-①-1 환경"), number_apart("12개 경로당")
    (('12', '경로당'), ('1-1', '마을자치'), ('III-①-1', '환경'), None)
    >>> number_apart("[1-1] 치유원 조성"), number_apart("(2027) 착공")
    (('1-1', '치유원 조성'), None)
    """
    if (boxed := _BRACKETED.fullmatch(text.strip())) is not None:
        return boxed[1], boxed[2].strip()
    marker, rest = strip_marker(text)
    if marker and NUMBER.match(marker) and rest.strip():
        return marker.rstrip(".)"), rest.strip()
    if (parted := split_number(text)) is not None:
        return parted
    first, _, rest = text.partition(" ")
    if rest and NUMBER.match(first) and any(dash in first for dash in "-–"):
        return first.rstrip(".)"), rest
    return None
