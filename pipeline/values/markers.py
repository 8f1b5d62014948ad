"""The bullets and numbers that begin a line."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.values.plain import fold
from pipeline.values.words import marks

_MARKS = marks()
_DATE_AHEAD = r"(?![ ]?(?:\d{1,2}[ ]?[.월]|~|상반기|하반기|[상하](?![가-힣])))"
_GLYPHS = re.escape(_MARKS.strong + _MARKS.dots)
_COUNTED = r"\d{1,4}(?:~\d{1,2})?\ ?(?![천백만억조원%])[가-힣]{1,3}(?:\ ?:\ ?|\ )[^\d\s]\S*\ ?\S"
"""A dash close to a counted thing is a bullet (-50층 벤처 본사 유치, -1년차: 협의), one before an amount a minus."""
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_MARKER = re.compile(
    rf"""(?:
      (?P<glyph>[{_GLYPHS}{re.escape(_MARKS.arrows)}])(?!(?P=glyph))
    | [{_PRIVATE}]
    | [{re.escape(_MARKS.signs)}](?!\ ?\d)
    | \*{{1,3}} | [{re.escape(_MARKS.notes.replace("*", ""))}]
    | -(?![-\d.,~>]) | -(?={_COUNTED})
    | (?P<jamo>[{_MARKS.jamo}])(?!(?P=jamo)|[ㄱ-ㅣ]) | [{re.escape(_MARKS.letters)}](?=\ )
    | \?\?(?!\?) | \?(?=\ )
    | (?:주\ ?\d{{0,2}}\))
    | [①-⓿❶-➓㉠-㉻㊀-㊉㈀-㈛]
    | (?:1[0-4]|\d)\.(?!\d)(?![ ]?(?:\d{{1,2}}[ ]?\.|~))
    | \d\d\.(?!\d){_DATE_AHEAD}
    | \d{{1,2}}\)(?![\d-]) | \(\d{{1,2}}\)(?=[\ 가-힣A-Za-z])
    | [가나다라마바사아자차카타파하][.)](?=\ |[가-힣A-Za-z(])
    | \([가나다라마바아자차카타파하]\)(?=\ )
    | [Ⅰ-Ⅻⅰ-ⅻ](?:\ ?\.(?!\d)|(?=\ ))
    | (?:[IVX]{{1,5}}|[Ιㅣ]{{1,3}})\ ?\.(?=\ |[가-힣])
    )\ *""",
    re.VERBOSE,
)
_DEEPEST = 100
"""Markers in front of one line; no page has more, and garbage must not cost time."""


@lru_cache(maxsize=4096)  # structure asks the same lines and cells in many places
def strip_marker(text: str) -> tuple[str, str]:
    """The bullets and numbers that begin a line, and its words. A line of a bullet alone is a value, not a marker.

    >>> strip_marker("- ◇ 미래유망 신사업 육성")
    ('- ◇', '미래유망 신사업 육성')
    >>> strip_marker("III. 추진계획(일정)")
    ('III.', '추진계획(일정)')
    >>> strip_marker("-5%"), strip_marker("2022. 3."), strip_marker("3.1절 행사"), strip_marker("-")
    (('', '-5%'), ('', '2022. 3.'), ('', '3.1절 행사'), ('', '-'))
    """
    line = text.strip()
    plain = fold(line)
    at = 0
    for _ in range(_DEEPEST):
        found = _MARKER.match(plain, at)
        if not found or found.end() == len(plain):
            break
        at = found.end()
    return line[:at].rstrip(), line[at:]


_NOTE = re.compile(rf"[{re.escape(_MARKS.notes)}]|주 ?\d{{0,2}}\)|참고 ?[:)]")


def is_note(text: str) -> bool:
    """A remark: what begins with ※, *, † or 주1), with or without a bullet before it.

    >>> is_note("*매년 시행계획 수립 후 성과목표 확정"), is_note("- ※ 지정일 : 2019. 8. 7."), is_note("· 신규창업 6개소")
    (True, True, False)
    """
    plain = fold(text.strip())
    if _NOTE.match(plain):
        return True
    marker, _ = strip_marker(plain)
    return any(_NOTE.match(plain, at) is not None for at, _ in enumerate(marker) if at and marker[at - 1] == " ")
