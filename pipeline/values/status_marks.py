"""추진상황 as a mark in one of several columns: 완료 | 정상추진 | 일부추진 over | ○ | |, or each word before its own mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.vocabulary import lookup

FEWEST = 3
"""So many states side by side are choices; fewer may be a value and a remark."""
_MARK = re.compile(r"[○●◎◯ㅇ✓✔√∨vV■☑⊙★]")
_OPEN = re.compile(r"[□☐×✕✗–-]?")


def is_chosen(text: str) -> bool:
    """Whether a cell below a choice says that it is this one: a mark, a word, or both.

    >>> is_chosen("○"), is_chosen("해당됨 ●"), is_chosen("해당안됨"), is_chosen("-"), is_chosen("2건")
    (True, True, False, False, False)
    """
    word = _MARK.sub("", text).strip()
    return _says(word, "chosen") if word else _MARK.fullmatch(text.strip()) is not None


def is_open(text: str) -> bool:
    """Whether a cell below a choice says that it is not this one: it is empty, a dash, an empty box, or says so.

    >>> is_open("해당안됨"), is_open("-"), is_open(""), is_open("○"), is_open("미정")
    (True, True, True, False, False)
    """
    return _OPEN.fullmatch(text.strip()) is not None or _says(text, "open")


def _says(text: str, choice: str) -> bool:
    return lookup("choices").get(text) == choice


def offers_states(texts: Sequence[str]) -> bool:
    """Whether cells beside each other are states to choose from.

    >>> offers_states(["완료", "이행후계속", "정상", "일부", "보류"]), offers_states(["추진상황", "정상추진", "65%"])
    (True, False)
    """
    known = lookup("statuses")
    return len({state for text in texts if (state := known.get(text)) is not None}) >= FEWEST


def chosen_below(heads: Sequence[str], marks: Sequence[str]) -> int | None:
    """The column whose state is marked in the row below; None where none is, or several.

    >>> chosen_below(["완료", "정상추진", "보류"], ["", "○", ""]), chosen_below(["완료", "정상추진", "보류"], ["○", "○", ""])
    (1, None)
    """
    states = [at for at, head in enumerate(heads) if lookup("statuses").get(head) is not None]
    marked = [at for at in states if at < len(marks) and is_chosen(marks[at])]
    plain = all(is_open(marks[at]) for at in states if at < len(marks) and at not in marked)
    return marked[0] if len(marked) == 1 and plain else None


def chosen_beside(texts: Sequence[str]) -> int | None:
    """The state beside whose cell a mark stands: behind each word, or before each; None where that is not one.

    >>> chosen_beside(["완료", "", "정상추진", "√", "보류", ""]), chosen_beside(["완료", "", "정상추진", "", "보류", ""])
    (2, None)
    """
    states = [at for at, text in enumerate(texts) if lookup("statuses").get(text) is not None]
    step = 1 if states and states[0] == 0 else -1
    marked = [at for at in states if 0 <= at + step < len(texts) and is_chosen(texts[at + step])]
    return marked[0] if len(marked) == 1 else None
