"""Named things in prose: agencies, places, laws and programmes, with their spans.

Every syllable is a token, blanks and middle dots are none. So spaCy's phrase matcher finds a name however it is spaced
and whatever particle is glued to it; a name counts where a word begins with it and ends with it or with a particle.
"""

from __future__ import annotations

import gc
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from pipeline.vocabulary.names import Kind, Name, gazetteer, ignored, key_of
from schemas import Mention

_AGENCY_FIELD = re.compile(r"/(?:agencies/\d+|agency)$")
_BRACKETS = re.compile(r"[「『｢]\s*([^「」『』｢｣]{2,120}?)\s*[」』｣]")
_HANGUL = re.compile(r"[가-힣]*")
_WINDOW = 10_000
"""Syllables that are matched at a time, so that a text of a megabyte needs no document of a million tokens."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A name at a span of a text."""

    start: int
    end: int
    name: Name
    kind: Kind


def find_mentions(values: Iterable[tuple[str, str]]) -> Iterator[Mention]:
    """Mentions in the given values (pointer, text), in the order of the values and of the text.

    >>> [(m.type, m.text, m.name) for m in find_mentions([("/a", "국토부는 경기도와 「도로법」에 따라")])]
    [('agency', '국토부', '국토교통부'), ('place', '경기도', '경기도'), ('law', '도로법', '도로법')]
    """
    for pointer, text in values:
        if not _may_hold_names(text.translate(_blanks())):
            continue
        for hit in _longest([*_laws_in_brackets(text), *_phrases(text, as_agency=bool(_AGENCY_FIELD.search(pointer)))]):
            yield Mention(
                type=hit.kind,
                text=text[hit.start : hit.end],
                name=hit.name.name,
                pointer=pointer,
                start=hit.start,
                end=hit.end,
            )


@cache
def _blanks() -> dict[int, None]:
    """The characters that do not count, for `str.translate`."""
    return {code: None for code in range(0x10000) if ignored(chr(code))}


def _may_hold_names(squeezed: str) -> bool:
    """Whether a text without what does not count has a bracket or the letters of a name: spaCy is for such alone."""
    at = 0
    while found := _prescreen().search(squeezed, at):
        if found[0] in _OPENING or squeezed.startswith(_names_with()[found[0]], found.start()):
            return True
        at = found.start() + 1
    return False


_OPENING = "「『｢"


@cache
def _names_with() -> dict[str, tuple[str, ...]]:
    """The names by their first three characters."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in gazetteer().names:
        found[key[:3]].append(key)
    return {prefix: tuple(names) for prefix, names in found.items()}


@cache
def _prescreen() -> re.Pattern[str]:
    """What every text with a mention contains: a bracket, or the first three characters of a name."""
    prefixes = sorted({key[:3] for key in gazetteer().names})
    branches = (
        re.escape(first) + "(?:" + "|".join(re.escape(prefix[1:]) for prefix in group) + ")"
        for first, group in groupby(prefixes, key=lambda prefix: prefix[0])
    )
    return re.compile("[「『｢]|" + "|".join(branches))


@cache
def _matcher() -> tuple[Any, Any]:
    """Vocabulary and phrase matcher of spaCy; loaded with the first text that may have a mention."""
    import spacy  # noqa: PLC0415 - a second of start-up that only prose needs
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415

    nlp = spacy.blank("ko", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}})
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("NAME", [_doc(nlp.vocab, list(key)) for key in gazetteer().names])
    # Half a million objects of libraries, which stay to the end: the collector need not go through them again and again.
    gc.collect()
    gc.freeze()
    return nlp.vocab, matcher


def _doc(vocab: Any, syllables: list[str]) -> Any:
    from spacy.tokens import Doc  # noqa: PLC0415

    return Doc(vocab, words=syllables, spaces=[False] * len(syllables))


def _phrases(text: str, *, as_agency: bool) -> Iterator[_Hit]:
    """Names of the gazetteer; in a field of agencies a 시·도 or 시·군·구 is an agency."""
    known = gazetteer()
    offsets = [index for index, character in enumerate(text) if not ignored(character)]
    syllables = [text[index] for index in offsets]
    for first, last in _matches(syllables):
        key = "".join(syllables[first:last])
        start, end, name = offsets[first], offsets[last - 1] + 1, known.names[key]
        if _begins(text, start) and _ends(text, end, name.kind) and not _torn(text[start:end]):
            yield _Hit(start, end, name, "agency" if as_agency and key in known.authorities else name.kind)


@cache
def _longest_name() -> int:
    return max(map(len, gazetteer().names))


def _matches(syllables: list[str]) -> Iterator[tuple[int, int]]:
    """Spans of syllables that spell a name, window by window."""
    vocab, matcher = _matcher()
    overlap = _longest_name()
    for base in range(0, len(syllables), _WINDOW):
        for _, first, last in matcher(_doc(vocab, syllables[base : base + _WINDOW + overlap])):
            yield base + first, base + last


def _begins(text: str, start: int) -> bool:
    """True where a word begins: after no letter, after a number, after 제4차, or where the script changes to Latin."""
    before = text[start - 1] if start else " "
    if not before.isalnum():
        return True
    if text[start].isascii():
        return not before.isascii()
    return before.isdigit() or bool(re.search(r"\d차$", text[max(0, start - 3) : start]))


def _ends(text: str, end: int, kind: Kind) -> bool:
    """True where the word ends, or goes on with what may follow a name."""
    behind = text[end : end + 1]
    if behind.isascii() and (behind.isalpha() or (behind.isdigit() and text[end - 1].isascii())):
        return False
    rest = _HANGUL.match(text, end)
    return rest is not None and gazetteer().behind[kind].fullmatch(rest[0]) is not None


def _torn(spelled: str) -> bool:
    """True where the last syllable belongs to another word: `수원 시` is no 수원시 in `수원 시, 군`; `수 원 시` is."""
    words = spelled.split()
    return len(words) > 1 and len(words[-1]) == 1 and any(len(word) > 1 for word in words)


def _laws_in_brackets(text: str) -> Iterator[_Hit]:
    """「…법」, 「…조례」: a law, known or not."""
    known = gazetteer()
    for found in _BRACKETS.finditer(text):
        title = found[1]
        if key_of(title).endswith(known.law_endings):
            listed = known.names.get(key_of(title))
            name = listed if listed and listed.kind == "law" else Name("law", " ".join(title.split()))
            yield _Hit(found.start(1), found.end(1), name, "law")


def _longest(hits: Iterable[_Hit]) -> list[_Hit]:
    """Of hits that overlap the longest, of equally long ones the first; in the order of the text."""
    taken: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        index = bisect_left(taken, hit.end, key=lambda other: other.start)
        if index == 0 or taken[index - 1].end <= hit.start:
            taken.insert(index, hit)
    return taken
