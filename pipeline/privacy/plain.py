"""A text in the characters that the patterns know, letter for letter, and back again."""

from __future__ import annotations

import re
from collections.abc import Callable

_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys((0x2010, 0x2011), 0x2D)
"""Full-width forms (０６１－４８１) and the hyphens of typesetting."""
_JOINT = re.compile(r"[_ ]|(?<=[가-힣])[-.+]|[-.+](?=[가-힣])")


def plain(text: str) -> str:
    """Full-width forms as ASCII.

    >>> plain("（０００－０００１）")
    '(000-0001)'
    """
    return text if text.isascii() else text.translate(_PLAIN)


def parted(text: str, by: str) -> str:
    """The name of a file with `by`, one character, wherever its words are joined.

    >>> parted("담당-홍길동_000-0001", " ")
    '담당 홍길동 000-0001'
    """
    return _JOINT.sub(by, text)


def through(change: Callable[[str], str], text: str, seen: str) -> str:
    """`text` with what `change` covers in `seen`, which is as long; all else as it was.

    >>> through(lambda seen: seen.replace("1", "*"), "０１", "01")
    '０*'
    """
    if seen == text:
        return change(text)
    shown = change(seen)
    return "".join(new if new != old else kept for kept, old, new in zip(text, seen, shown, strict=True))
