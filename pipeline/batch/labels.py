"""The words of many files that the vocabulary lacks, each with where it stands and what it may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.batch.gather import Entry
from pipeline.convert import Options, convert
from pipeline.errors import DocumentError, last_net
from pipeline.findings import fact
from pipeline.vocabulary import Near, near_label, squeeze, using
from schemas import Finding, PledgeDocument

LISTS: Mapping[str, str] = {"LABEL_UNKNOWN": "labels", "SOURCE_UNKNOWN": "sources", "PERIOD_HEAD_UNKNOWN": "periods"}
"""Finding → the list of the vocabulary that the word would go into."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where a word stands: `page` and `line` as far as the format has them, `raw` what is printed there."""

    file: str
    page: int | None
    line: int | None
    table: int | None
    raw: str


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word of one list (`labels`, `sources`, `periods`) at one place; `near` only for labels."""

    file: str
    printed: str
    spot: Spot
    near: Near | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One file: its unknown words, or why it could not be read."""

    entry: Entry
    words: tuple[Word, ...] = ()
    failure: DocumentError | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word with all its places. Spellings that differ in blanks and marks alone are one; `printed` is the commonest."""

    file: str
    printed: str
    spots: tuple[Spot, ...]
    near: Near | None


def unknown_words(entry: Entry, options: Options) -> Reading:
    """The words of one file. What is wrong with the file is in the reading; and so is what is wrong with us."""
    try:
        with last_net():
            document = convert(entry.path, replace(options, root=entry.root, manifest=entry.said, member=entry.member))
    except DocumentError as error:
        return Reading(entry, failure=error)
    with using(options.profile):
        return Reading(entry, tuple(_words(document, entry.name)))


def gathered(readings: Iterable[Reading]) -> list[Unknown]:
    """The words of all files, the commonest first."""
    spots: dict[tuple[str, str], list[Word]] = defaultdict(list)
    for reading in readings:
        for word in reading.words:
            spots[word.file, squeeze(word.printed)].append(word)
    found = [_together(words) for words in spots.values()]
    return sorted(found, key=lambda one: (-len(one.spots), one.file, one.printed))


def _together(words: list[Word]) -> Unknown:
    spellings = [word.printed for word in words]
    printed = max(dict.fromkeys(spellings), key=spellings.count)
    return Unknown(words[0].file, printed, tuple(word.spot for word in words), words[0].near)


def _words(document: PledgeDocument, name: str) -> Iterator[Word]:
    """Each printed label once, though several values may stand below it."""
    seen: set[tuple[str, Spot]] = set()
    for finding in document.findings:
        kind = LISTS.get(finding.code)
        if kind is None:
            continue
        printed = fact(finding, "label") or ""
        spot = _spot(finding, name)
        if squeeze(printed) and (printed, spot) not in seen:
            seen.add((printed, spot))
            yield Word(kind, printed, spot, near_label(printed) if kind == "labels" else None)


def _spot(finding: Finding, name: str) -> Spot:
    place = finding.place
    if place is None:
        return Spot(name, None, None, None, finding.raw or "")
    return Spot(name, place.page, place.line, place.table, finding.raw or place.raw)
