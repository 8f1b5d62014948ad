"""The known label most like an unknown one: a hint for who extends the vocabulary."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from pipeline.vocabulary.book import Vocabulary, current
from pipeline.vocabulary.squeeze import squeeze


@dataclass(frozen=True, slots=True)
class Near:
    """A known label (squeezed), its field, and how like it is, from 0 to 100."""

    word: str
    field: str
    score: int


def nearest_label(text: str) -> str | None:
    """The known label most like a text by its syllables, squeezed; None where none is near."""
    return _nearest(current(), squeeze(text))


@lru_cache(maxsize=1024)  # what nobody knows is in every pledge of a document
def _nearest(book: Vocabulary, key: str) -> str | None:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only findings about unknown labels need it

    found = process.extractOne(key, list(book.labels), scorer=fuzz.ratio, score_cutoff=60)
    return None if found is None else str(found[0])


def near_label(text: str) -> Near | None:
    """As `nearest_label`, but by letters (jamo), so that a misprint counts less than another word; None below 70.

    >>> near_label("추진 목젹")
    Near(word='추진목적', field='goals', score=91)
    >>> near_label("자전거")
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only the list of unknown labels needs it

    labels = current().labels
    spelled = {_letters(word): word for word in labels}
    found = process.extractOne(_letters(squeeze(text)), list(spelled), scorer=fuzz.ratio, score_cutoff=70)
    if found is None:
        return None
    word = spelled[found[0]]
    return Near(word, labels[word].field, round(found[1]))


def _letters(text: str) -> str:
    """A syllable as its letters: 목 is three."""
    return unicodedata.normalize("NFD", text)
