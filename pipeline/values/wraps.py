"""Lines that the page broke inside a word, joined again where the document itself shows the unbroken word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from pipeline.values.words import quantity_words

_EDGE = "()[]{}〈〉《》「」『』“”‘’'\",.;:·…"
_BREAK = re.compile(r"(\S*)[ \t]*\n[ \t]*(\S*)")
_DIGIT = re.compile(r"\d+")  # 4개소 shows that 6개⏎소 is one word
_BULLET = re.compile(r"\s*[·ㆍ․‧∙•\-–*○●□■◇◆▪▫※☞▷▶①-⑳]")  # a line that begins with one is no broken line's rest
_COUNTED = re.compile(r"\d([^\W\d_]+)\Z")
_LETTERS = re.compile(r"[^\W\d_]+")


_SHORT = 12
"""Characters of a text that is gone through only once, however often it stands in the document."""


_KEPT = 256
"""Broken texts that are remembered."""


@dataclass(frozen=True, slots=True)
class Unwrapper:
    """Joins the lines of a value. `words` are all unbroken words of the document, sorted; `pairs` those seen apart."""

    words: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    _known: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Broken texts that were put together lately: rule after rule asks for those of one cell."""

    def clean(self, text: str) -> str:
        """One line: broken words joined where a witness shows them, every other run of blanks one blank."""
        if "\n" not in text:
            return " ".join(text.split())
        whole = self._known.get(text)
        if whole is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            whole = self._known[text] = " ".join(self._whole(text).split())
        return whole

    def _whole(self, text: str) -> str:
        text = _BREAK.sub(self._join, text)
        # a line of one word alone has a break on either side
        return _BREAK.sub(self._join, text) if "\n" in text else text

    def _join(self, match: re.Match[str]) -> str:
        left, right = match.group(1), match.group(2)
        tail, head = left.lstrip(_EDGE), right.rstrip(_EDGE)
        if not tail or not head or not (tail[-1].isalnum() and head[0].isalnum()):
            return f"{left} {right}"
        if tail[-1].isdigit() and head[0].isdigit():
            return f"{left} {right}"
        if _is_counted(tail, head):
            return left + right
        tail, head = _DIGIT.sub("0", tail), _DIGIT.sub("0", head)
        if (tail, head) not in self.pairs and (self._seen(tail + head) or _is_bound(tail, head)):
            return left + right
        return f"{left} {right}"

    def _seen(self, word: str) -> bool:
        at = bisect_left(self.words, word)
        return at < len(self.words) and self.words[at].startswith(word)


def _is_bound(tail: str, head: str) -> bool:
    """Whether a break fell inside 이상, 이내 …: those words are known.

    >>> _is_bound("이", "상"), _is_bound("가", "구")
    (True, False)
    """
    words = quantity_words()
    return tail + head in words.after and tail not in words.counters


def _is_counted(tail: str, head: str) -> bool:
    """Whether a break stands inside the unit behind a number: 16개⏎사, 300백⏎만원. The known unit is the witness."""
    begun, rest = _COUNTED.search(tail), _LETTERS.match(head)
    return begun is not None and rest is not None and begun[1] + rest.group() in _units()


@cache
def _units() -> frozenset[str]:
    words = quantity_words()
    return frozenset((*words.counters, *words.measures, *words.money))


def unwrapper(texts: Iterable[str]) -> Unwrapper:
    """The words of a document's texts as witnesses. A word at the edge of a broken line is no witness."""
    words: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    short: set[str] = set()
    for text in texts:
        if not text or text in short:
            continue
        if len(text) <= _SHORT:  # as of most cells, which say the same over and over
            short.add(text)
        lines = _DIGIT.sub("0", text).split("\n")
        if len(lines) == 1:
            bare = [token.strip(_EDGE) for token in lines[0].split()]
            words.update(bare)
            pairs.update(pairwise(bare))
            continue
        for number, line in enumerate(lines):
            tokens = line.split()
            begun = number == 0 or _BULLET.match(line) is not None
            ended = number == len(lines) - 1 or _BULLET.match(lines[number + 1]) is not None
            inner = tokens[0 if begun else 1 : len(tokens) if ended else len(tokens) - 1]
            bare = [token.strip(_EDGE) for token in inner]
            words.update(bare)
            pairs.update(pairwise(bare))
    words.discard("")
    return Unwrapper(tuple(sorted(words)), frozenset(pairs))
