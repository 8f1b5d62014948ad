"""What a column of a yearly table stands for: a fiscal year, the total, what was spent before, what comes after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.values.compound import ANY_UNIT, compound
from pipeline.values.dates import header_half, header_subperiod, header_year
from pipeline.vocabulary import Vocabulary, current, find_label, lookup, squeeze

_POINT = r"\D?\d{2,4}\s?[년.]?도?\s?(?:\d{1,2}\s?[월.]?)?\s?[말초]?\s?"
_BEFORE = re.compile(rf"{_POINT}(?:이\s?전|까\s?지|이\s?전\s?까\s?지)")  # a narrow column breaks words
_AFTER = re.compile(rf"{_POINT}(?:이\s?후\s?~?|~)")
_LONGEST = 30  # characters; a longer head is a sentence
_BRACKETS = re.compile(r"[(\[（].*?[)\]）]")
_IN_BRACKETS = re.compile(r"[^(\[（]+[(\[（]([^()\[\]（）]+)[)\]）]")


def without_brackets(head: str) -> str:
    """A head without what stands in brackets.

    >>> without_brackets("잔여(A-B-C)"), without_brackets("총사업비 [백만원]")
    ('잔여', '총사업비')
    """
    return _BRACKETS.sub("", head).strip()


def basis_code(text: str) -> str | None:
    """What a head says that its amounts are: plan, secured or executed; it may say so in brackets behind another word.

    >>> basis_code("집행실적"), basis_code("재원별(확보현황)"), basis_code("재원별(백만원)")
    ('executed', 'secured', None)
    """
    bases = lookup("bases")
    inner = _IN_BRACKETS.fullmatch(text.strip())
    return bases.get(text) or (None if inner is None else bases.get(inner[1]))


def says_done(head: str) -> bool:
    """Whether a head says that what stands beside or below it was done, and is nothing to be reached.

    >>> says_done("실적"), says_done("추진실적"), says_done("목표")
    (True, True, False)
    """
    found = find_label(head)
    return lookup("bases").get(head) == "executed" or (found is not None and found.field == "achievements")


def period_code(text: str) -> str | None:
    r"""The budget period that a column head names, or None.

    >>> period_code("총 계"), period_code("기투자"), period_code("’23년"), period_code("임기후")
    ('total', 'prior', '2023', 'after_term')
    >>> period_code("2021년 이\n전"), period_code("2027년 이후"), period_code("2026.상"), period_code("국비")
    ('prior', 'after_term', '2026-H1', None)
    """
    return _coded(current(), text)


@lru_cache(maxsize=4096)
def _coded(book: Vocabulary, text: str) -> str | None:
    words = " ".join(text.split())
    if "(" in words and compound(words, ANY_UNIT) is not None:
        return None  # 30(국20, 시10) is an amount
    return _period_code(book, words) if words and len(words) <= _LONGEST else None


@lru_cache(maxsize=16_384)  # structure, fields and checks ask the same heads and cells
def _period_code(book: Vocabulary, words: str) -> str | None:  # noqa: ARG001 - what `lookup` says depends on it
    known = lookup("periods").get(words)
    if known is not None and known != "within_term":
        return known
    if is_within_term(words):
        return None
    half = header_half(words)
    if half is not None:
        return half
    year = header_year(words)
    if year is not None:
        return str(year)
    if _BEFORE.fullmatch(words):
        return "prior"
    if words.startswith(("~", "∼")) and header_year(words[1:].strip()) is not None:
        return "prior"
    if _AFTER.fullmatch(words):
        return "after_term"
    if (june := _JANUARY_TO_JUNE.fullmatch(words)) is not None:
        return f"{_whole(june['year'])}-H1"
    if (december := _JULY_TO_DECEMBER.fullmatch(words)) is not None:
        return f"{_whole(december['year'])}-H2"
    if (ordinal := _year_of_ordinal(words)) is not None:
        return ordinal
    bare = without_brackets(words)
    return period_code(bare) if bare and bare != words else None


_FROM = re.compile(
    r"\D?(?P<year>\d{2,4})\s?[년.]?도?\s?(?:(?P<month>\d{1,2})\s?[월.]?)?\s?[말초]?\s?(?:이후\s?[~∼]?|[~∼])"
)


def basis_above(heading: str) -> str | None:
    """What a heading says that all amounts below it are; of what is planned only a heading of that word alone says so.

    >>> basis_above("집행"), basis_above("연도별 예산 집행현황"), basis_above("사업비 확보현황"), basis_above("계획")
    ('executed', 'executed', 'secured', 'plan')
    >>> basis_above("연차별 투자계획"), basis_above("확보 및 집행현황")
    (None, None)
    """
    bases = lookup("bases")
    whole = bases.get(heading)
    if whole is not None:
        return whole
    key = squeeze(heading)
    inside = {code for word, code in bases.words.items() if word in key and len(word) > 1}
    ends = [code for word, code in bases.words.items() if len(word) > _SHORT and key.endswith(word)]
    return ends[0] if ends and inside <= {ends[0]} and ends[0] != "plan" else None


_SHORT = 2  # syllables; a heading that ends in 확보 or 집행 may be a task


def open_from(text: str) -> tuple[int, int] | None:
    """The year and month from which a head without an end counts; None for any other head.

    >>> open_from("2025년 이후"), open_from("’26.7월 이후"), open_from("2026~"), open_from("임기후")
    ((2025, 1), (2026, 7), (2026, 1), None)
    """
    found = _FROM.fullmatch(without_brackets(" ".join(text.split())))
    year = None if found is None else header_year(found["year"])
    return None if found is None or year is None else (year, int(found["month"] or 1))


_WITHIN = re.compile(r"[\s()\[\]（）,/]+")
_SPAN = re.compile(r"\D{0,2}\d{2,4}\D{0,3}[~∼～-]\D{0,2}\d{2,4}\D{0,3}")


def is_within_term(text: str) -> bool:
    """Whether a head means the years of the term together: 임기내, 임기내 소계, 소계(임기내), 임기 내(2022~2026).

    >>> [is_within_term(head) for head in ("임기 내", "임기내 소계", "소계(임기내)", "임기 내(2022~2026)", "임기후")]
    [True, True, True, True, False]
    """
    return _is_within_term(current(), text)


@lru_cache(maxsize=16_384)
def _is_within_term(book: Vocabulary, text: str) -> bool:  # noqa: ARG001 - as above
    periods = lookup("periods")
    if periods.get(text) == "within_term":
        return True
    bare = without_brackets(text)
    inner = " ".join(found.strip("()[]（） ") for found in _BRACKETS.findall(text))
    sums = [word for word, code in periods.words.items() if code == "total"]
    for words, note in ((bare, inner), (inner, bare)):
        key = squeeze(words)
        short = [key, *(key.removesuffix(word) for word in sums if key.endswith(word) and key != word)]
        if any(periods.words.get(word) == "within_term" for word in short):
            return not note or _SPAN.fullmatch(note) is not None or squeeze(note) in sums
    return False


def is_year(code: str | None) -> bool:
    """Whether a period code is a fiscal year."""
    return code is not None and code.isdigit()


def period_codes(heads: list[str]) -> list[str | None]:
    """The period of each head of a row. A bare `23` is a year only beside the year before or after it.

    >>> period_codes(["구분", "계", "22", "23"]), period_codes(["2023년", "300", "50"]), period_codes(["9", "10", "11"])
    ([None, 'total', '2022', '2023'], ['2023', None, None], [None, None, None])
    """
    return list(_period_codes(current(), tuple(heads)))


@lru_cache(maxsize=512)  # as above, a row of heads at a time
def _period_codes(book: Vocabulary, heads: tuple[str, ...]) -> list[str | None]:
    codes = [_coded(book, head) for head in heads]
    if not any(codes):
        return codes
    codes = _half_years(heads, codes)
    if any(_bare(head, 1) for head in heads):  # 1 … 12 are months, not years
        return [None if _bare(head, 2) else code for head, code in zip(heads, codes, strict=True)]
    years = [int(code) if code and is_year(code) else None for code in codes]
    return [
        None if year is not None and _bare(head, 2) and not _beside(years, at, year) else code
        for at, (head, year, code) in enumerate(zip(heads, years, codes, strict=True))
    ]


_ENDS = re.compile(
    r"\D?(?P<first>\d{4}|\d{2})\s?년?도?\.?\s?[~∼～–-]\s?\D?(?P<last>\d{4}|\d{2})\s?년?도?\.?(?:\s?\([^()]{1,8}\))?"
)
MOST_YEARS = 12
"""A head over more years than that is no span of a plan."""


def span_years(text: str) -> tuple[int, ...]:
    """The years of a head that stands for several together; none where it is anything else.

    >>> span_years("2022~2024"), span_years("’25-’26"), span_years("2022년"), span_years("2022~")
    ((2022, 2023, 2024), (2025, 2026), (), ())
    """
    found = _ENDS.fullmatch(" ".join(text.split()))
    if found is None:
        return ()
    if re.fullmatch(r"\d\d\s?[–-]\s?\d\d", text.strip()):
        return ()  # 10-12 is a number
    first, last = header_year(found["first"]), header_year(found["last"])
    if first is None or last is None or not 0 < last - first < MOST_YEARS:
        return ()
    return tuple(range(first, last + 1))


_ORDINAL = re.compile(r"제?\s?\d\s?(?:차\s?년도?|년차)")


def is_ordinal_year(text: str) -> bool:
    r"""Whether a head counts years and says no date.

    >>> is_ordinal_year("1\n년\n차"), is_ordinal_year("제2차년도"), is_ordinal_year("2026년"), is_ordinal_year("1차년도(2022)")
    (True, True, False, False)
    """
    return _ORDINAL.fullmatch("".join(text.split())) is not None


def _year_of_ordinal(words: str) -> str | None:
    """`1차년도(2022)` is the year in its bracket; a bare `1차년도` says no year."""
    note = _BRACKETS.search(words)
    if note is None or _ORDINAL.fullmatch(_BRACKETS.sub("", words).strip()) is None:
        return None
    year = header_year(note[0].strip("()[]（） "))
    return None if year is None else str(year)


_TO_JUNE = re.compile(r"\D{0,2}(?P<year>\d{2,4})\s?[년.]\s?0?6\s?[월.]?\s?(?:까지|말)?")
_JANUARY_TO_JUNE = re.compile(
    r"\D{0,2}(?P<year>\d{4}|\d{2})\s?[년.]\s?0?1\s?[월.]{0,2}\s?[~∼～-]\s?0?6\s?[월.]{0,2}\s?말?"
)
_JULY_TO_DECEMBER = re.compile(
    r"\D{0,2}(?P<year>\d{4}|\d{2})\s?[년.]\s?0?7\s?[월.]{0,2}\s?[~∼～-]\s?12\s?[월.]{0,2}\s?말?"
)
_FROM_JULY = re.compile(r"\D{0,2}(?P<year>\d{2,4})\s?[년.]\s?0?7\s?[월.]?\s?(?:이후|부터|~|~\s?12\s?월?\.?)")


def _half_years(heads: Sequence[str], codes: list[str | None]) -> list[str | None]:
    """The codes; `2026. 6.` behind 2025 is the year to June, `2022. 7월~` before 2023 is the year from July.

    >>> period_codes(["2025", "2026. 6."]), period_codes(["2022.7월~", "2023"]), period_codes(["2021.6월까지", "2022"])
    (['2025', '2026-H1'], ['2022-H2', '2023'], ['prior', '2022'])
    """
    done = list(codes)
    years = [int(code[:4]) if code is not None and code[:4].isdigit() else None for code in codes]
    for at, head in enumerate(heads):
        words = " ".join(head.split())
        june, july = _TO_JUNE.fullmatch(words), _FROM_JULY.fullmatch(words)
        if june is not None and (year := _whole(june["year"])) - 1 in years[:at]:
            done[at] = f"{year}-H1"
        elif july is not None and (year := _whole(july["year"])) + 1 in years[at + 1 :]:
            done[at] = f"{year}-H2"
    return done


def _whole(figures: str) -> int:
    return int(figures) + (2000 if len(figures) == len("22") else 0)


def _bare(head: str, digits: int) -> bool:
    return len(head.strip()) == digits and head.strip().isdigit()


def _beside(years: list[int | None], at: int, year: int) -> bool:
    """Whether the nearest other year on one side is the year before or after; a merged head counts once."""
    before = [other for other in years[:at] if other not in {None, year}][-1:]
    after = [other for other in years[at + 1 :] if other not in {None, year}][:1]
    return bool({year - 1, year + 1} & {*before, *after})


SUBPERIODS = {"quarter": 4, "month": 12, "half": 2}


def subperiod_axis(heads: list[str]) -> str | None:
    """The granularity that a row of second-level heads stands for, or None.

    Bare numbers are quarters or months by how far they count within one year.

    >>> subperiod_axis(["1", "2", "3", "4", "1", "2", "3", "4"]), subperiod_axis(["상", "하", "상", "하"])
    ('quarter', 'half')
    >>> subperiod_axis([str(n) for n in range(1, 13)]), subperiod_axis(["1", "2", "건"])
    ('month', None)
    """
    read = [header_subperiod(head) for head in heads]
    known = [sub for sub in read if sub is not None]
    if not known or len(known) != len(read):
        return None
    kinds = {kind for kind, _ in known}
    highest = max(number for _, number in known)
    if len(kinds) != 1:
        return None
    kind = kinds.pop()
    if kind != "number":
        return kind if kind in SUBPERIODS else None
    return {4: "quarter", 12: "month", 2: "half"}.get(highest)
