"""Whom a document names: the tokens that must not be found again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, pairwise

from pipeline.privacy.patterns import DOUBTED, any_name, posted_name
from pipeline.privacy.plain import plain
from pipeline.privacy.unread import figures_in, foreign_in, names_in, peers_in, post_holders
from pipeline.privacy.words import words
from pipeline.vocabulary import squeeze
from schemas import Finding, Model, Officer, Pledge, TableData

_NAME = re.compile(r"[가-힣](?:\s?[가-힣]){1,3}")
_PHONE = re.compile(r"(\d{3,4})\D{1,3}(\d{4})(?!\d)")
_UNREAD = frozenset({"OFFICER_CELL_UNREAD", "OFFICER_UNPARSED"})


@dataclass(slots=True)
class People:
    """Names without blanks, and numbers as their last two groups of digits, gathered pledge by pledge."""

    names: set[str] = field(default_factory=set)
    phones: set[tuple[str, str]] = field(default_factory=set)
    foreign: set[str] = field(default_factory=set)
    """Names in other letters, with their blanks."""
    _peers: set[tuple[str, str]] = field(default_factory=set)
    _posted: set[str] = field(default_factory=set)

    def add(self, pledge: Pledge) -> None:
        """Everybody whom a pledge names."""
        self.hire(pledge.officers)
        for label, text in _said_of_persons(pledge):
            self._phone(text)
            no_name = _no_name() if label not in _names() else words().nobody
            if _NAME.fullmatch(text.strip()) and not text.strip().endswith(no_name):
                self._name(text)
            elif label in _labels():
                self._unread(text)
                self.names.update(post_holders(text))
        for text in _texts(pledge):
            self._said(text)

    def hire(self, officers: Iterable[Officer]) -> None:
        """Those who were read as officers."""
        for officer in officers:
            self._name(officer.name)
            self._phone(officer.phone)

    def hear(self, findings: Iterable[Finding]) -> None:
        """Whom the page's own words name where no officer was made of them; the cell may be quoted elsewhere alone."""
        for finding in findings:
            self._said(finding.raw or "")
            if finding.code in _UNREAD:
                self._unread(finding.raw or "")

    def settled(self) -> People:
        """With those whom only all texts together name: beside a known name in one (`홍길동·방자`), with a post in another."""
        found = {other for pair in self._peers for one, other in (pair, pair[::-1]) if one in self.names}
        return People(self.names | (found & self._posted), self.phones, self.foreign)

    def _unread(self, text: str) -> None:
        """Whom a cell or a line for persons names that could not be read as a person."""
        for cell in text.split("\t"):
            self.names.update(names_in(cell))
            self.foreign.update(foreign_in(cell))
            self._phone(cell)

    def _said(self, text: str) -> None:
        """Whom a text names by the post or the number beside the name; the name may stand alone elsewhere."""
        peers, posted = peers_in(text)
        self._peers.update(peers)
        self._posted.update(posted)
        for pattern in (any_name(), posted_name()):
            for found in pattern.finditer(plain(text)):
                if found.lastgroup != DOUBTED:
                    self._name(found[str(found.lastgroup)])

    def _name(self, text: str | None) -> None:
        name = "".join((text or "").split())
        if len(name) > 1 and name not in words().nobody and name not in words().roles:
            self.names.add(name)

    def _phone(self, text: str | None) -> None:
        number = plain(text or "")
        self.phones.update((found[1], found[2]) for found in _PHONE.finditer(number))
        self.phones.update(figures_in(number))


def _texts(value: object) -> Iterator[str]:
    """Every text in a value of the contract."""
    if isinstance(value, str):
        if not value.isascii():
            yield value
    elif isinstance(value, Model):
        for _, one in value:
            yield from _texts(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)


def _no_name() -> tuple[str, ...]:
    """At the end of a word these say that it is none."""
    known = words()
    return (*known.offices, *known.roles, *known.labels, *known.signs, *known.nobody)


@cache
def _names() -> frozenset[str]:
    return frozenset(map(squeeze, words().names))


@cache
def _labels() -> frozenset[str]:
    return _names() | frozenset(map(squeeze, words().labels))


def _said_of_persons(pledge: Pledge) -> Iterator[tuple[str, str]]:
    """What stands below a label or a head of persons although no officer was made of it, with the label's key."""
    labels = _labels()
    extras = [*pledge.extras, *(detail for project in pledge.projects for detail in project.details)]
    tables = [*pledge.tables, *(table for project in pledge.projects for table in project.tables)]
    said = chain(((extra.label, extra.text) for extra in extras), *map(_cells, tables))
    yield from ((key, text) for label, text in said if (key := squeeze(label)) in labels or key.endswith(words().roles))


def _cells(table: TableData) -> Iterator[tuple[str, str]]:
    """Each cell with the last row of its head, and with the cell before it."""
    for row in table.rows:
        said = [text for text in row if text.strip()]
        yield from pairwise(said)
        yield from ((head.split(" / ")[-1], text) for head, text in zip(table.header, row, strict=False))
