"""The stages from a Document to the contract: only here do they meet.

Pledges leave one at a time. What must be known of the whole file first (its words, its government, its term) is gathered
while the document is gone through; the outlines of the pledges wait, on disk where they are many.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from pipeline.acceptance import accepted
from pipeline.checks import NOT_ASSIGNED, check_document, check_pledge
from pipeline.checks import Context as CheckContext
from pipeline.checks.listings import check_listings
from pipeline.checks.lone_totals import check_lone_totals
from pipeline.document import Document, Notice, PledgeOutline, Read, Spool, at_hand, build, nothing, texts_of
from pipeline.fields import Context as FieldContext
from pipeline.fields import read_candidate, read_pledge
from pipeline.fields.as_of import read_as_of
from pipeline.fields.ballot import BallotBox
from pipeline.fields.front import Front
from pipeline.fields.identity import Identities, Numbers
from pipeline.fields.jurisdiction import find_jurisdiction
from pipeline.fields.kind import read_kind
from pipeline.fields.listed import Filler, read_listing
from pipeline.fields.payers import Payers
from pipeline.fields.prose import with_mentions
from pipeline.fields.term import day_of, election_of, find_term
from pipeline.findings import finding
from pipeline.memory import give_back
from pipeline.options import Options
from pipeline.privacy import Officers, People, Veil
from pipeline.structure import outline
from pipeline.tally import OUTLINED, Tally, size_of
from pipeline.values.wraps import unwrapper
from pipeline.vocabulary import using
from schemas import Evidence, Finding, Pledge, PledgeDocument, Source, Term
from schemas.document import Kind

_MOST, _FEW = 2000, 12
"""Blocks of a document whose outlines of pledges all wait in memory, and the outlines of a longer one that do."""

_LONG = 400
"""Blocks of a document whose pages leave so much room that it is worth half a millisecond to give it back."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One pledge with its evidence and findings; all pointers start at the document's root."""

    pledge: Pledge
    evidence: Mapping[str, tuple[Evidence, ...]]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """What is known behind the last pledge.

    `head` is the document without its pledges and findings; its findings stand `before` and `after` those of the pledges.
    `characters` are those of the page without blanks, `unplaced` those of them that belong to no known part.
    """

    head: PledgeDocument
    before: tuple[Finding, ...]
    after: Sequence[Finding]
    pledges: int
    characters: int
    unplaced: int

    @property
    def placed(self) -> float | None:
        """Share of the page's characters that belong to a known part; None where the page has none."""
        return placed(self.characters, self.unplaced)


def placed(characters: int, unplaced: int) -> float | None:
    """The share of characters that are placed; None where there are none."""
    return None if not characters else 1 - min(unplaced, characters) / characters


class Run:
    """A conversion under way: the pledges one at a time in page order, and then the `ending`."""

    def __init__(self, document: Document, source: Source, options: Options) -> None:
        steps = _steps(document, source, options)
        self._steps = steps if options.officers == "full" else _veiled(steps, options.officers)
        self._profile = options.profile
        self._ending: Ending | None = None

    def __iter__(self) -> Iterator[Piece]:
        while self._ending is None:
            try:
                with using(self._profile):
                    piece = next(self._steps)
            except StopIteration as end:
                self._ending = end.value
                return
            yield piece

    @property
    def ending(self) -> Ending:
        """What is known when the last pledge has been taken. Raises ValueError before."""
        if self._ending is None:
            raise ValueError("there are pledges left")
        return self._ending


def whole(run: Run) -> PledgeDocument:
    """All pledges of a run in one document."""
    pledges: list[Pledge] = []
    evidence: dict[str, tuple[Evidence, ...]] = {}
    findings: list[Finding] = []
    for piece in run:
        pledges.append(piece.pledge)
        evidence |= piece.evidence
        findings += piece.findings
    end = run.ending
    return end.head.model_copy(
        update={
            "pledges": tuple(pledges),
            "findings": (*end.before, *findings, *end.after),
            "evidence": {**end.head.evidence, **evidence},
        }
    )


def _steps(document: Document, source: Source, options: Options) -> Generator[Piece, None, Ending]:
    characters: Counter[str] = Counter()
    front = Front(document)
    unwrap = unwrapper(_counted(texts_of(front.seen(document.blocks)), characters))
    said = front.statements()
    del front
    plan = outline(document, unwrap)
    noted = [*_notices(document), *plan.findings]
    listed = plan.listings
    waiting: Spool[PledgeOutline] = Spool(at_hand(len(document.blocks), _MOST, _FEW))
    numbers = Numbers()
    payers = Payers()
    ballot = BallotBox()
    candidate = read_candidate(ballot.heard(numbers.counted(payers.heard(waiting.filled(plan.pledges)))))
    del plan
    term = find_term(document, option=options.term, manifest=options.manifest, path=source.path, said=said)
    told = None if options.manifest is None else options.manifest.as_of
    as_of: str | Read[str | None] | None = told if told is not None else read_as_of(document)
    sheet = candidate.value is not None
    day = day_of(as_of.value if isinstance(as_of, Read) else as_of, term.value, election=sheet)
    if day is None and sheet:
        day = election_of(document)
    place = find_jurisdiction(
        document,
        option=options.jurisdiction,
        manifest=options.manifest,
        path=source.path,
        on=day,
        said=said,
        payers=payers,
    )
    named = nothing() if sheet else read_kind(document)
    names_by = candidate.value  # an id does not hang on how a file is called
    if ballot.blank:
        printed = find_jurisdiction(document, on=day, said=said).value
        candidate = ballot.filled(candidate, source.path, printed)
    long = len(document.blocks) > _LONG
    del document  # its pages make room for the pledges
    if long:
        give_back()
    context = FieldContext(unwrap, None if place.value is None else place.value.kind)
    listings = [read_listing(listing, context) for listing in listed]
    filler = Filler(listings)
    names = Identities(place.value, term.value, names_by, numbers)
    tally = Tally()
    for index, outlined in enumerate(waiting.taken()):
        read = filler.filled(read_pledge(outlined, context))
        piece = _piece(names.named(read), f"/pledges/{index}", term.value)
        tally.count(piece.pledge, piece.evidence, piece.findings, f"/pledges/{index}")
        yield piece
    inferred: Kind | None = None if named.value else "campaign_sheet" if sheet else tally.kind
    head = build(
        PledgeDocument,
        findings=noted,
        source=source,
        jurisdiction=place,
        term=term,
        kind=inferred or named,
        candidate=candidate,
        as_of=as_of,
        pledges=(),
    )
    said_of_all: Spool[Finding] = Spool(OUTLINED)
    deque(
        said_of_all.filled(
            chain(
                _document_findings(inferred, tally.pledges, labelled=tally.labelled),
                check_document(tally.outline(head.value)),
                check_listings(tally.pledges, listings),
                check_lone_totals(tally.pledges, tally.alone, listings),
            )
        ),
        maxlen=0,
    )
    return Ending(
        head.value.model_copy(update={"evidence": dict(head.evidence)}),
        head.findings,
        said_of_all,
        len(tally.pledges),
        characters["all"],
        tally.unplaced,
    )


def _veiled(steps: Generator[Piece, None, Ending], mode: Officers) -> Generator[Piece, None, Ending]:
    """The same, as far as officers may be seen. The first pledge leaves when all people of the file are known."""
    people, waiting = People(), Spool[Piece](_FEW)
    ending: Ending
    while True:
        try:
            piece = next(steps)
        except StopIteration as end:
            ending = end.value
            break
        people.add(piece.pledge)
        people.hear(piece.findings)
        waiting.append(piece)
    people.hear((*ending.before, *ending.after))
    veil = Veil(mode, people)
    for piece in waiting.taken():
        yield Piece(veil.pledge(piece.pledge), veil.evidence(piece.evidence), veil.findings(piece.findings))
    head = veil.head(ending.head).model_copy(update={"evidence": veil.evidence(ending.head.evidence)})
    return replace(ending, head=head, before=veil.findings(ending.before), after=veil.findings(ending.after))


def _counted(texts: Iterable[str], characters: Counter[str]) -> Iterator[str]:
    """The same texts; their characters are counted as they pass."""
    for text in texts:
        characters["all"] += size_of(text)
        yield text


def _notices(document: Document) -> Iterator[Finding]:
    for notice in document.notices:
        yield _notice(notice)


def _notice(notice: Notice) -> Finding:
    facts: dict[str, Any] = dict(notice.facts)
    return finding(notice.code, place=notice.place, raw=notice.raw, **facts)


def _piece(read: Read[Pledge], pointer: str, term: Term | None) -> Piece:
    """A pledge that has been checked, with its pointers at their places."""
    read = accepted(read)
    left_out = NOT_ASSIGNED.intersection(one.code for at, one in read.notes if (at or "").startswith("/budget"))
    checked = read.noting(*check_pledge(read.value, CheckContext(term, read.evidence, left_out)))
    findings = tuple(
        one.model_copy(update={"pointer": pointer + at}) if at is not None else one for at, one in checked.notes
    )
    evidence = {pointer + at: places for at, places in read.evidence.items()}
    return Piece(with_mentions(read.value, pointer), evidence, findings)


def _document_findings(inferred: Kind | None, pledges: Sequence[Pledge], *, labelled: bool) -> Iterator[Finding]:
    """`inferred` is the kind where no title names it; `labelled` whether anything in it has a label, a number or a table."""
    if not pledges:
        yield finding("PLEDGE_MISSING", pointer="/pledges")
    if inferred == "unknown":
        yield finding("KIND_UNKNOWN", pointer="/kind")
        if pledges and not labelled:
            yield finding("NOT_A_PLAN", pointer="/pledges")
    elif inferred is not None:
        yield finding("KIND_INFERRED", pointer="/kind", kind=inferred)
