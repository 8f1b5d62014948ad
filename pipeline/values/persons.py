"""Whether a word is the name of a person."""

from __future__ import annotations

from pipeline.values.words import person_words

_WORDS = person_words()
_LONGEST = 4
_COMMON = 3


def is_name(text: str) -> bool:
    """A name of two to four syllables: it begins with a family name and is neither an office nor a common word.

    >>> is_name("홍길동"), is_name("남궁길동"), is_name("방자"), is_name("홍 길 동")
    (True, True, True, True)
    >>> is_name("도로시설"), is_name("일자리팀"), is_name("예산"), is_name("담당자")
    (False, False, False, False)
    """
    name = "".join(text.split())
    if not 1 < len(name) <= _LONGEST or not all("가" <= letter <= "힣" for letter in name):
        return False
    if name in _WORDS.nobody or name.endswith(_WORDS.ends):
        return False
    return name[0] in _WORDS.surnames if len(name) <= _COMMON else name[:2] in _WORDS.doubles


def is_full_name(text: str) -> bool:
    """A name that needs no post beside it to be one: three syllables and more.

    >>> is_full_name("홍길동"), is_full_name("방자")
    (True, False)
    """
    return len("".join(text.split())) >= _COMMON and is_name(text)
