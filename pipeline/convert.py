"""One path → one PledgeDocument; only here do the stages meet."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.checks import Context as CheckContext
from pipeline.checks import check_document, check_pledge
from pipeline.checks.listings import check_listings
from pipeline.document import Document, Notice, Read, build, sequence
from pipeline.errors import DocumentError
from pipeline.fields import Context as FieldContext
from pipeline.fields import read_candidate, read_pledge
from pipeline.fields.front import statements
from pipeline.fields.jurisdiction import find_jurisdiction
from pipeline.fields.listed import Filler, read_listing
from pipeline.fields.mentions import find_mentions
from pipeline.fields.term import day_of, find_term
from pipeline.findings import finding
from pipeline.readers import read
from pipeline.structure import outline
from pipeline.values.manifest import Entry
from pipeline.values.names import squeeze_name
from pipeline.values.wraps import unwrapper
from pipeline.vocabulary import Profile, using
from schemas import Finding, Jurisdiction, Mention, Pledge, PledgeDocument, Source, Term

__all__ = ["Conversion", "DocumentError", "Options", "convert", "convert_measured"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says beside the file. `root` is the ingest root that `source.path` is relative to.

    `manifest` is the file's line in a list that the user keeps; `jurisdiction` and `term` overrule it. `profile` adds
    words of one city to the vocabulary.
    """

    root: Path | None = None
    jurisdiction: str | None = None
    term: str | None = None
    manifest: Entry | None = None
    profile: Profile | None = None


@dataclass(frozen=True, slots=True)
class Conversion:
    """A converted file and how much of it was understood: `characters` of the page without blanks, `unplaced` of them."""

    document: PledgeDocument
    characters: int
    unplaced: int

    @property
    def placed(self) -> float | None:
        """Share of the page's characters that belong to a known part; None where the page has none."""
        return None if not self.characters else 1 - min(self.unplaced, self.characters) / self.characters


def convert(path: Path, options: Options | None = None) -> PledgeDocument:
    """Reads one file. Raises DocumentError where it cannot be read; the same bytes give the same document."""
    return convert_measured(path, options).document


def convert_measured(path: Path, options: Options | None = None) -> Conversion:
    """As `convert`, with the figures of the run."""
    options = options or Options()
    document, data = read(path)
    source = Source(
        path=_relative(path, options.root),
        sha256=hashlib.sha256(data).hexdigest(),
        format=document.format,
        bytes=len(data),
        pages=document.pages,
    )
    converted = assemble(document, source, options)
    unplaced = sum(_size(f.raw or "") for f in converted.findings if f.code == "TEXT_UNPLACED")
    return Conversion(converted, sum(map(_size, document.iter_texts())), unplaced)


def _size(text: str) -> int:
    return len("".join(text.split()))


def assemble(document: Document, source: Source, options: Options) -> PledgeDocument:
    """The contract's document from what a reader saw."""
    with using(options.profile):
        return _assembled(document, source, options)


def _assembled(document: Document, source: Source, options: Options) -> PledgeDocument:
    unwrap = unwrapper(document.iter_texts())
    plan = outline(document, unwrap)
    candidate = read_candidate(plan.pledges)
    said = statements(document)
    stated_term = find_term(document, option=options.term, manifest=options.manifest, path=source.path, said=said)
    as_of = None if options.manifest is None else options.manifest.as_of
    day = day_of(as_of, stated_term.value, election=candidate.value is not None)
    stated_place = find_jurisdiction(
        document, option=options.jurisdiction, manifest=options.manifest, path=source.path, on=day, said=said
    )
    jurisdiction, term = stated_place.value, stated_term.value
    context = FieldContext(unwrap, None if jurisdiction is None else jurisdiction.kind)
    listings = [read_listing(listing, context) for listing in plan.listings]
    filler = Filler(listings)
    reads = [filler.filled(read_pledge(pledge, context)) for pledge in plan.pledges]
    numbered = list(_numbered(reads, jurisdiction, term))
    checked = [pledge.noting(*check_pledge(pledge.value, CheckContext(term, pledge.evidence))) for pledge in numbered]
    whole = build(
        PledgeDocument,
        findings=[*_notices(document), *plan.findings],
        source=source,
        jurisdiction=stated_place,
        term=stated_term,
        kind="campaign_sheet" if candidate.value is not None else _kind([one.value for one in reads]),
        candidate=candidate,
        as_of=as_of,
        pledges=sequence(checked),
    )
    pledges = _with_mentions(whole.value.pledges)
    noted = [*whole.findings, *_document_findings(whole.value)]
    done = whole.value.model_copy(update={"pledges": pledges, "evidence": dict(whole.evidence)})
    checked_whole = (*check_document(done), *check_listings(done.pledges, listings))
    return done.model_copy(update={"findings": (*noted, *checked_whole)})


def _relative(path: Path, root: Path | None) -> str:
    base = path.parent if root is None else root
    try:
        shown = path.resolve().relative_to(base.resolve())
    except ValueError:
        shown = Path(path.name)
    return unicodedata.normalize("NFC", _readable(shown.as_posix()))


def _readable(name: str) -> str:
    """A file name whose bytes are no UTF-8, as a Korean archive of another system leaves them, in letters."""
    data = os.fsencode(name)
    for encoding in ("utf-8", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", errors="replace")


def _notices(document: Document) -> Iterator[Finding]:
    for notice in document.notices:
        yield _notice(notice)


def _notice(notice: Notice) -> Finding:
    facts: dict[str, Any] = dict(notice.facts)
    return finding(notice.code, place=notice.place, raw=notice.raw, **facts)


def _document_findings(document: PledgeDocument) -> Iterator[Finding]:
    if not document.pledges:
        yield finding("PLEDGE_MISSING", pointer="/pledges")
    if document.kind == "unknown":
        yield finding("KIND_UNKNOWN", pointer="/kind")
    else:
        yield finding("KIND_INFERRED", pointer="/kind", kind=document.kind)


def _numbered(
    reads: list[Read[Pledge]], jurisdiction: Jurisdiction | None, term: Term | None
) -> Iterator[Read[Pledge]]:
    """The pledges with their ids: from jurisdiction, term, number and squeezed title; twins get a serial number."""
    seen: dict[str, int] = {}
    for one in reads:
        pledge = one.value
        words = (
            jurisdiction.name if jurisdiction else "",
            term.label if term else "",
            squeeze_name(pledge.number or ""),
            squeeze_name(pledge.title or ""),
        )
        key = hashlib.sha256("|".join(words).encode()).hexdigest()[:12]
        seen[key] = seen.get(key, 0) + 1
        identity = key if seen[key] == 1 else f"{key}-{seen[key]}"
        numbered = Read(pledge.model_copy(update={"id": identity}), one.evidence, one.notes)
        if seen[key] > 1:
            numbered = numbered.noting(finding("DUPLICATE_ID", pointer="/id"))
        yield numbered


def _kind(pledges: list[Pledge]) -> Any:
    """What kind of document it is, by the parts that its pledges have."""
    if any(pledge.status is not None for pledge in pledges):
        return "status_report"
    if any(p.plan or p.schedule or p.targets or p.commitments or p.goals or p.projects for p in pledges):
        return "action_plan"
    if any(pledge.budget is not None for pledge in pledges):
        return "ledger"
    return "unknown"


def _with_mentions(pledges: tuple[Pledge, ...]) -> tuple[Pledge, ...]:
    """The pledges with the named things in their texts."""
    done: list[Pledge] = []
    for index, pledge in enumerate(pledges):
        mentions: tuple[Mention, ...] = tuple(find_mentions(_prose(pledge, f"/pledges/{index}")))
        done.append(pledge.model_copy(update={"mentions": mentions}) if mentions else pledge)
    return tuple(done)


_PROSE = (
    "title",
    "commitments",
    "goals",
    "projects",
    "plan",
    "targets",
    "funding",
    "support_requests",
    "effects",
    "issues",
    "status",
    "extras",
)
_WORDS = frozenset({"title", "text", "name", "locations", "agencies", "agency", "milestones"})


def _prose(pledge: Pledge, pointer: str) -> Iterator[tuple[str, str]]:
    """Every value of a pledge that is running text, with its pointer."""
    for part in _PROSE:
        yield from _texts(getattr(pledge, part), f"{pointer}/{part}", part)


def _texts(value: Any, pointer: str, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if name in _WORDS:
            yield pointer, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, f"{pointer}/{index}", name)
    elif value is not None and hasattr(type(value), "model_fields"):
        for field in type(value).model_fields:
            yield from _texts(getattr(value, field), f"{pointer}/{field}", field)
