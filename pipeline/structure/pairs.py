"""Several things on one line: label and value, the next label and value, bullets one behind the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.values.bullets import split_inline_bullets
from pipeline.values.checkboxes import is_choice
from pipeline.values.dates import parse_period
from pipeline.values.funding import source_word
from pipeline.values.names import begins_with_department
from pipeline.values.numbering import NUMBER
from pipeline.values.plain import fold
from pipeline.values.text import strip_marker
from pipeline.values.words import marks
from pipeline.vocabulary import find_label, lookup

LABEL_LENGTH = 40
"""A longer text before a colon is a sentence, not a label."""

LABEL_WORDS = 4
"""A label has no more words than this."""

_TAIL = 200  # characters before a colon in which its label stands: none is half as long
_COLON = re.compile(r"\s*[:：]\s*")
_MONEY = re.compile(r"(?:총|약)?\s*\d[\d,.]*\s*(?:조|억|천만|백만|만|천)?\s*원")
_UNIT = re.compile(r"\s*[(\[<〈]?\s*단\s*위\s*[:：]\s*[^()\[\]:：]{1,12}$")
_SERIES = tuple(
    tuple(form.format(sign) for sign in signs)
    for signs in ("123456789", "가나다라마바사아자차카타파하")
    for form in ("{})", "{}.", "({})")
)
_GAP = re.compile(r"[ \u3000]{2,}|\u3000|\t")
_STRONG = frozenset(marks().strong + marks().jamo + "①②③④⑤⑥⑦⑧⑨⑩")
_BOXES = frozenset("□■☐☑☒▢▣")


def bullets_apart(text: str) -> list[str]:
    """A line of several bullets as one text each; only where it begins with a bullet and holds another strong one.

    >>> bullets_apart("○ 소득 보장 - 일자리 ○ 건강 증진")
    ['○ 소득 보장', '- 일자리', '○ 건강 증진']
    >>> bullets_apart("○ 사업구분 : ■ 신규 □ 계속"), bullets_apart("- 2022년 - 설계")
    (['○ 사업구분 : ■ 신규 □ 계속'], ['- 2022년 - 설계'])
    """
    if not strip_marker(text)[0] or "\n" in text:
        return [text]
    pieces: list[str] = []
    for piece in split_inline_bullets(text):
        boxed = piece[:1] in _BOXES and pieces and (pieces[-1].rstrip()[-1:] in ":：" or _is_box_list(text, piece))
        if boxed and pieces:
            pieces[-1] = f"{pieces[-1]} {piece}"
        else:
            pieces.append(piece)
    return pieces if any(piece[:1] in _STRONG for piece in pieces[1:]) else [text]


def _is_box_list(text: str, piece: str) -> bool:
    """Whether the boxes around a piece are choices of which some are ticked and some are not."""
    start = next((at for at, char in enumerate(text) if char in _BOXES and at), len(text))
    boxes = text[start:].split(":", maxsplit=1)[0].split("：", maxsplit=1)[0]
    return piece in text[start:] and is_choice(boxes)


def numbers_apart(text: str) -> list[str]:
    """Items numbered one after the other on one line, apart; only where they count up from the first.

    >>> numbers_apart("1) 부지 매입 : 2026년 2) 건축 공사"), numbers_apart("1) 제2) 구역"), numbers_apart("가. 설계 나. 착공")
    (['1) 부지 매입 : 2026년', '2) 건축 공사'], ['1) 제2) 구역'], ['가. 설계', '나. 착공'])
    """
    for series in _SERIES:
        starts = [0] if text.startswith(f"{series[0]} ") else []
        while starts and len(starts) < len(series):
            found = re.compile(rf"(?<=\s){re.escape(series[len(starts)])}\s").search(text, starts[-1])
            if found is None:
                break
            starts.append(found.start())
        if len(starts) > 1:
            return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [text]


def labels_apart(text: str) -> list[str]:
    r"""The lines of a cell apart where known labels with a colon, sources or years begin them, the first one included.

    >>> labels_apart("위치 : 들말리 22\n규모 : 부지 6,000㎡,\n건물 1,850㎡\n사업비 : 75억원")
    ['위치 : 들말리 22', '규모 : 부지 6,000㎡,\n건물 1,850㎡', '사업비 : 75억원']
    >>> labels_apart("설계와\n위치 : 들말리"), labels_apart("2026년 : 5호\n'27년 : 10호,\n쉼터")
    (['설계와\n위치 : 들말리'], ['2026년 : 5호', "'27년 : 10호,\n쉼터"])
    """
    pieces: list[str] = []
    for line in text.split("\n"):
        if pieces and not _begins_pair(line):
            pieces[-1] = f"{pieces[-1]}\n{line}"
        else:
            pieces.append(line)
    return pieces if len(pieces) > 1 and _begins_pair(pieces[0]) else [text]


_YEAR_FIRST = re.compile(r"(?:20\d\d|'\d\d)\s?(?:년도?|\.(?=\s?\d))(?![가-힣])")


def _begins_pair(line: str) -> bool:
    if _YEAR_FIRST.match(fold(line).strip()) is not None:
        return True
    text = strip_marker(line)[1]
    cut, source = label_cut(text), label_cut(line)
    found = None if cut is None else find_label(text[: cut[0]])
    if found is not None and found.role != "cell":
        return True
    return source is not None and source_word(line[: source[0]]) is not None


def pairs_apart(text: str) -> list[str]:
    """`label : value  label : value` as one text for each pair; only known labels outside brackets count.

    >>> pairs_apart("○ 사업기간 : 2022 ~ 2026   총사업비 : 30억원")
    ['○ 사업기간 : 2022 ~ 2026', '총사업비 : 30억원']
    >>> pairs_apart("사업량 : 경로당(위치 : 가람동) 6개소"), pairs_apart("노인 일자리 : 사회적 가치 : 돌봄")
    (['사업량 : 경로당(위치 : 가람동) 6개소'], ['노인 일자리 : 사회적 가치 : 돌봄'])
    """
    colons = list(_colons(text))
    if len(colons) < 2 or "\n" in text or not _begins_pair(text):
        return [text]
    starts = [0]
    for start, _ in colons[1:]:
        begun = max(starts[-1], start - _TAIL)
        known = _label_at_end(text[begun:start])
        if known is not None:
            starts.append(begun + known)
    return [text[a:b].strip(" ,/|") for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def gaps_apart(text: str) -> list[str]:
    """`label   value   label   value` as one text for each pair: wide blanks stand for the walls of a form's row.

    >>> gaps_apart("공약번호   1-1   담당부서   하천과"), gaps_apart("공약번호   공약명   담당부서   비고")
    (['공약번호   1-1', '담당부서   하천과'], ['공약번호   공약명   담당부서   비고'])
    """
    if "  " not in text and "\u3000" not in text:
        return [text]
    pieces = _GAP.split(text.strip())
    if len(pieces) < 4 or len(pieces) % 2:
        return [text]
    labels = [strip_marker(pieces[0])[1], *pieces[2::2]]
    if any(find_label(piece) is None for piece in labels) or any(
        find_label(piece) is not None for piece in pieces[1::2]
    ):
        return [text]
    return [f"{label}   {value}" for label, value in zip(pieces[::2], pieces[1::2], strict=True)]


def _label_at_end(text: str) -> int | None:
    """Where the known label begins that ends a text, behind other words; None where there is none."""
    words = list(re.finditer(r"\S+", text))
    for count in range(min(LABEL_WORDS, len(words) - 1), 0, -1):
        at = words[-count].start()
        found = find_label(text[at:])
        if found is not None and found.role != "cell" and text[:at].rstrip()[-1:] not in {":", "："}:
            return at
    return None


def without_unit(text: str) -> str:
    """A label without the unit that stands behind it, in brackets or not.

    >>> without_unit("연차별 사업비 단위 : 천원"), without_unit("단위 : 천원")
    ('연차별 사업비', '단위 : 천원')
    """
    return _UNIT.sub("", text) or text if "단" in text else text


def blank_cut(text: str) -> tuple[int, int] | None:
    """Start and end of the blank behind a known label that stands without a colon, where the value proves it.

    >>> blank_cut("사업기간 2022. 3. ~ 2025. 2."), blank_cut("총사업비 30억원"), blank_cut("위치   가람동 1번지")
    ((4, 5), (4, 5), (2, 5))
    >>> blank_cut("사업비 지원"), blank_cut("위치 선정")
    (None, None)
    """
    for gap in re.finditer(r"\s+", text[:LABEL_LENGTH]):
        found = find_label(text[: gap.start()])
        if found is None or found.role == "cell":
            continue
        rest = text[gap.end() :]
        if _GAP.fullmatch(gap.group()) or _proves(found.field, rest):
            return gap.span()
    return None


def _proves(field: str, value: str) -> bool:
    """Whether a value can only be that of the label before it."""
    if field == "period":
        period = parse_period(value)
        return period is not None and not period.rest and period.start is not None
    if field == "number":
        return NUMBER.match(value.strip()) is not None
    if field == "departments":
        return len(value) < LABEL_LENGTH and begins_with_department(value)
    if field == "status":
        return lookup("statuses").get(value) is not None
    return field == "cost" and _MONEY.match(value) is not None


def label_cut(text: str) -> tuple[int, int] | None:
    """Start and end of the colon that ends a label: outside brackets, not inside a time or an address.

    >>> label_cut("위 치 : 상록구")
    (3, 6)
    >>> label_cut("회의(10:30 시작)"), label_cut("https://a.kr"), label_cut("운영시간 10:30")
    (None, None, None)
    """
    start, end = next(_colons(text), (0, 0))
    if start == 0 or start > LABEL_LENGTH or text[end : end + 2] == "//":
        return None
    if text[start - 1].isdigit() and text[end : end + 1].isdigit() and end - start == 1:
        return None
    return start, end


def _colons(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every colon outside brackets, blanks around it included."""
    if ":" not in text and "：" not in text:
        return
    depth = 0
    for match in re.finditer(r"[()（）\[\]「」]|\s*[:：]\s*", text):
        mark = match.group().strip()
        if mark in "(（[「":
            depth += 1
        elif mark in ")）]」":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield match.span()


_YEAR_AHEAD = r"(?:20\d\d|['‘’`´]\d\d)\s?(?:년도?)?\s?[:：]"
_NEXT_YEAR = re.compile(rf"\s*[,，/;]\s*(?={_YEAR_AHEAD})")
_BEGINS_WITH_YEAR = re.compile(rf"[^\w'‘’`´]{{0,4}}\s*{_YEAR_AHEAD}")
_MONEY_SIGN = re.compile(r"[원억]")


def years_apart(text: str) -> list[str]:
    """A line of several years with what is done in each, a piece for each; amounts by year are left together.

    >>> years_apart("- '26년 : 2개소, '27년 : 2개소"), years_apart("2026: 10억원, 2027: 20억원")
    (["- '26년 : 2개소", "'27년 : 2개소"], ['2026: 10억원, 2027: 20억원'])
    """
    if _BEGINS_WITH_YEAR.match(text) is None or _MONEY_SIGN.search(text):
        return [text]
    return _NEXT_YEAR.split(text)
