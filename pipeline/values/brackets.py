"""Text outside brackets, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator

_OPENING = {"(": ")", "[": "]"}


def split_brackets(text: str, hole: str) -> tuple[str, list[str]]:
    """The text with every outermost bracket replaced by `hole`, and the contents in order.

    A bracket without its partner stays where it is.

    >>> split_brackets("465억원 (국 100, 기타(LH) 5) 매년", "_")
    ('465억원 _ 매년', ['국 100, 기타(LH) 5'])
    """
    top, contents, at = list[str](), list[str](), 0
    for start, end in _outermost(text):
        top.append(text[at:start])
        contents.append(text[start + 1 : end - 1])
        at = end
    return hole.join([*top, text[at:]]), contents


def mask_brackets(text: str, filler: str) -> str:
    """The text with every character of an outermost bracket replaced by `filler`, so that offsets stay.

    >>> mask_brackets("가(나, 다), 라", "_")
    '가______, 라'
    """
    pieces, at = list[str](), 0
    for start, end in _outermost(text):
        pieces.extend((text[at:start], filler * (end - start)))
        at = end
    return "".join([*pieces, text[at:]])


def last_bracket(text: str) -> tuple[str, str]:
    """The text without the bracket that ends it, and what stands in that; the whole text where no bracket does.

    >>> last_bracket("누계 15개소(신규 5)"), last_bracket("(신규)")
    (('누계 15개소', '신규 5'), ('(신규)', ''))
    """
    start, end = next(reversed([(0, 0), *_outermost(text)]))
    if not start or end != len(text):
        return text, ""
    return text[:start].rstrip(), text[start + 1 : end - 1].strip()


def _outermost(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every bracket that stands in no other."""
    partners, at = _partners(text), 0
    for start in sorted(partners):
        if start >= at:
            at = partners[start] + 1
            yield start, at


def _partners(text: str) -> dict[int, int]:
    """Offset of each opening bracket → offset of its closing one."""
    partners: dict[int, int] = {}
    if "(" not in text and "[" not in text:
        return partners
    waiting: dict[str, list[int]] = {closing: [] for closing in _OPENING.values()}
    for at, char in enumerate(text):
        if char in _OPENING:
            waiting[_OPENING[char]].append(at)
        elif waiting.get(char):
            partners[waiting[char].pop()] = at
    return partners
