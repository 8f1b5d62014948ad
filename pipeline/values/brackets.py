"""Text outside brackets, and what stands in them."""

from __future__ import annotations

_OPENING = {"(": ")", "[": "]"}


def split_brackets(text: str, hole: str) -> tuple[str, list[str]]:
    """The text with every outermost bracket replaced by `hole`, and the contents in order.

    A bracket without its partner stays where it is.

    >>> split_brackets("465억원 (국 100, 기타(LH) 5) 매년", "_")
    ('465억원 _ 매년', ['국 100, 기타(LH) 5'])
    """
    partners = _partners(text)
    top, contents, at = [], list[str](), 0
    while at < len(text):
        end = partners.get(at)
        if end is None:
            top.append(text[at])
            at += 1
        else:
            top.append(hole)
            contents.append(text[at + 1 : end])
            at = end + 1
    return "".join(top), contents


def _partners(text: str) -> dict[int, int]:
    """Offset of each opening bracket → offset of its closing one."""
    partners: dict[int, int] = {}
    waiting: dict[str, list[int]] = {closing: [] for closing in _OPENING.values()}
    for at, char in enumerate(text):
        if char in _OPENING:
            waiting[_OPENING[char]].append(at)
        elif waiting.get(char):
            partners[waiting[char].pop()] = at
    return partners
