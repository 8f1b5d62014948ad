"""Under which ids the pledges of a plan are kept: a re-issue goes on with those of the edition that is known. Pure.

The `id` in a file's JSON is made from that file alone: whose plan it is, and the pledge's number (or title). A store knows the
other files, too. It takes that id unless an earlier edition has the pledge under another, and keeps apart what two
files that are no editions of one another call by the same id (volumes that each number from 1).
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.fuzz import ratio

from pipeline.compare import Held
from pipeline.compare.pairing import ALIKE, Nearness, pair

_FEW = 2
"""So few pledges with a number and nearly a title in common may be parts of two volumes: `1. 도로 정비 1구간`."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose plan a file is, as its ids say it (`name`, `term`, `candidate`), and the 시·도 that tells two 중구 apart."""

    name: str
    parent: str | None
    term: str | None
    candidate: str | None

    def may_be(self, other: Whose) -> bool:
        """Whether both may be of one plan: a 시·도 may be left unsaid."""
        plan = (self.name, self.term, self.candidate) == (other.name, other.term, other.candidate)
        return plan and (self.parent == other.parent or None in {self.parent, other.parent})


@dataclass(frozen=True)
class Filed:
    """A file of a plan as far as ids go. Its pledges are `Held` with the `id` of their JSON, in page order.

    `ids` are those that a store has given them, by the ids of the JSON; none where it is new. `whose` is None where the
    government is unknown.
    """

    document: str
    path: str
    whose: Whose | None
    pledges: tuple[Held, ...]
    ids: Mapping[str, str]

    def id_of(self, pledge: Held) -> str:
        return self.ids.get(pledge.pledge["id"], pledge.pledge["id"])

    def apart(self, pledge: Held) -> str:
        """The id of a pledge whose own another one claims, too: by its title and by what tells two 중구 apart."""
        parent = (self.whose.parent if self.whose else None) or ""
        return hashlib.sha256(f"{pledge.pledge['id']}|{pledge.title}|{parent}".encode()).hexdigest()[:12]

    @cached_property
    def claimed(self) -> frozenset[str]:
        """All that its pledges are called, in their JSON and in the store."""
        return frozenset({one.pledge["id"] for one in self.pledges} | {self.id_of(one) for one in self.pledges})

    @cached_property
    def titles(self) -> frozenset[str]:
        return frozenset(one.title for one in self.pledges if one.title)

    @cached_property
    def numbered(self) -> dict[str, str]:
        """The titles by their numbers."""
        return {one.number: one.title for one in self.pledges if one.number and one.title}


@dataclass(frozen=True, slots=True)
class Clash:
    """Two files that call so many (`pledges`) different pledges by the same ids, which the store therefore keeps apart."""

    file: str
    other: str
    pledges: int


@dataclass(frozen=True, slots=True)
class Given:
    """The ids of a file's pledges, by those of its JSON; `moves` are known ones that have to change: (document, old) → new."""

    ids: Mapping[str, str]
    moves: Mapping[tuple[str, str], str]
    clashes: tuple[Clash, ...]


def held(identity: str, number: str | None, title: str | None, file: str = "") -> Held:
    """A pledge as far as ids go."""
    return Held(file, {"id": identity, "number": number, "title": title})


def given(new: Filed, known: Sequence[Filed]) -> Given:
    """The ids of a file's pledges. `known` are all files that may share an id with it, the first stored first.

    What comes out is the same in whatever order volumes come; of editions the one that is stored first names a pledge.
    """
    if new.whose is None:  # its ids hold the titles, and it replaces nobody
        return Given({}, {}, ())
    near = {one.document: _nearness(new, one) for one in known}
    ids = _carried(new, known, near)
    others = [one for one in known if one.document != new.document]
    strangers = [one for one in others if near[one.document] == "strangers"]
    carried = set(ids.values())
    taken = carried.union(*(one.claimed for one in others if near[one.document] != "strangers"))
    moves: dict[tuple[str, str], str] = {}
    clashes: Counter[str] = Counter()
    for pledge in new.pledges:
        own = pledge.pledge["id"]
        if ids.get(own, own) != own:
            continue
        claims = _claims(new, pledge, strangers, carried - {ids.get(own)})
        clashes.update({one.path for one, _ in claims})
        holding = [(one, its) for one, its in claims if one.id_of(its) == own]
        moves |= {(one.document, own): holding[0][0].apart(holding[0][1]) for one, _ in holding}
        if own not in ids and (claims or own in taken):
            ids[own] = new.apart(pledge)
    return Given(ids, moves, tuple(Clash(new.path, other, count) for other, count in sorted(clashes.items())))


def _claims(
    new: Filed, pledge: Held, strangers: Iterable[Filed], known: Collection[str | None]
) -> list[tuple[Filed, Held]]:
    """Who else is called as a new pledge is, in the store or in the JSON, and is another one, not `known` under its id."""
    own = pledge.pledge["id"]
    called = [
        (one, its)
        for one in strangers
        if own in one.claimed
        for its in one.pledges
        if own in {its.pledge["id"], one.id_of(its)} and one.id_of(its) not in known
    ]
    same = (pledge.title, pledge.number)
    return [(one, its) for one, its in called if (its.title, its.number) != same or not _of_one_plan(new, one)]


def _of_one_plan(new: Filed, one: Filed) -> bool:
    return new.whose is not None and one.whose is not None and new.whose.may_be(one.whose)


def _nearness(new: Filed, one: Filed) -> Nearness:
    """How near a known file is to a new one; without a word in common a name of a file says nothing."""
    if not _of_one_plan(new, one):
        return "strangers"
    if new.document == one.document:
        return "editions"
    fewer, more = sorted((len(new.pledges), len(one.pledges)))
    shared = len(new.titles & one.titles)
    if fewer > _FEW or new.path == one.path:
        shared += sum(
            new.numbered[number] not in one.titles and ratio(new.numbered[number], title) >= ALIKE
            for number, title in one.numbered.items()
            if number in new.numbered
        )
    if shared * 4 >= more * 3 or (new.path == one.path and (shared or fewer <= 1)):
        return "editions"
    return "part" if shared * 4 >= fewer * 3 else "strangers"


_ORDER: Sequence[Nearness] = ("editions", "part", "strangers")


def _carried(new: Filed, known: Sequence[Filed], near: Mapping[str, Nearness]) -> dict[str, str]:
    """The ids under which pledges are known already: sought in the nearest files first, the latest of them before others."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    latest_first = known[::-1]
    for nearness in _ORDER:
        alike = [one for one in latest_first if near[one.document] == nearness and _of_one_plan(new, one)]
        for one in sorted(alike, key=lambda one: (one.document != new.document, one.path != new.path)):
            if nearness == "strangers" and not new.titles & one.titles:
                continue
            free = [pledge for pledge in new.pledges if pledge.pledge["id"] not in ids]
            theirs = [pledge for pledge in one.pledges if one.id_of(pledge) not in taken]
            for old, pledge in pair(theirs, free, nearness=nearness):
                ids[pledge.pledge["id"]] = one.id_of(old)
                taken.add(one.id_of(old))
    return ids


def settled(files: Iterable[Filed]) -> tuple[dict[str, Mapping[str, str]], tuple[Clash, ...]]:
    """The ids of all files of an export, document by document, as if a store had got them one after the other."""
    plans: defaultdict[Hashable, list[Filed]] = defaultdict(list)
    clashes: list[Clash] = []
    for file in files:
        known = plans[_plan(file)]
        found = given(file, known)
        clashes += found.clashes
        gone = {document for document, _ in found.moves}
        known[:] = [_moved(one, found.moves) if one.document in gone else one for one in known]
        known.append(Filed(file.document, file.path, file.whose, file.pledges, found.ids))
    return {one.document: one.ids for known in plans.values() for one in known}, tuple(clashes)


def _plan(file: Filed) -> Hashable:
    """Files of one plan, or of two governments of one name, may have ids in common."""
    whose = file.whose
    return None if whose is None else (whose.name, whose.term, whose.candidate)


def _moved(one: Filed, changes: Mapping[tuple[str, str], str]) -> Filed:
    """The file under the ids that it has now."""
    ids = {
        own: changes.get((one.document, one.id_of(pledge)), one.id_of(pledge))
        for own, pledge in ((pledge.pledge["id"], pledge) for pledge in one.pledges)
    }
    return Filed(one.document, one.path, one.whose, one.pledges, ids)
