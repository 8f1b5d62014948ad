"""What was read against what was printed: hits, inventions and misses by part, and wrong amounts that nobody flags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from accuracy.atoms import PARTS, Atom
from schemas import Finding, Pledge, PledgeDocument

NOTHING = Pledge(id="0" * 12, number=None, title=None)


@dataclass(frozen=True)
class Score:
    """Statements that agree, that were invented, that were missed."""

    hits: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.extra + other.extra, self.missed + other.missed)

    @property
    def seen(self) -> bool:
        return bool(self.hits or self.extra or self.missed)

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (2 * self.hits + self.extra + self.missed) if self.seen else 1.0


@dataclass(frozen=True)
class Difference:
    """One part of one pledge that came out otherwise."""

    title: str | None
    part: str
    missed: tuple[Atom, ...]
    extra: tuple[Atom, ...]


@dataclass(frozen=True)
class Comparison:
    """A document's scores. `right` counts the pledges that are right in everything; `unflagged` names wrong amounts."""

    parts: dict[str, Score]
    pledges: int
    right: int
    differences: tuple[Difference, ...] = ()
    unflagged: tuple[str, ...] = field(default=())


def compare(read: PledgeDocument, truth: Iterable[Pledge]) -> Comparison:
    """The document against its truth; pledges are paired by title, those left over by order."""
    parts = dict.fromkeys(PARTS, Score())
    differences: list[Difference] = []
    unflagged: list[str] = []
    right = pledges = 0
    for wanted, found, at in _pairs(list(truth), list(read.pledges)):
        bad = []
        for part, atoms in PARTS.items():
            missed, extra, hits = _count(atoms(wanted), atoms(found))
            parts[part] += Score(hits, len(extra), len(missed))
            if missed or extra:
                bad.append(Difference(wanted.title, part, tuple(missed), tuple(extra)))
        differences += bad
        pledges += wanted is not NOTHING
        right += not bad and wanted is not NOTHING
        if not _flagged(read.findings, at):
            unflagged += _wrong_amounts(wanted, found)
            unflagged += _wrong_sums(wanted, found)
    return Comparison(parts, pledges, right, tuple(differences), tuple(unflagged))


def _count(wanted: Iterable[Atom], found: Iterable[Atom]) -> tuple[list[Atom], list[Atom], int]:
    want, have = Counter(wanted), Counter(found)
    return list((want - have).elements()), list((have - want).elements()), (want & have).total()


def _pairs(truth: list[Pledge], read: list[Pledge]) -> Iterable[tuple[Pledge, Pledge, int | None]]:
    """Every pledge of either side once, with its place among those read."""
    free = list(range(len(read)))
    left: list[Pledge] = []
    for wanted in truth:
        same = next((at for at in free if _key(read[at]) == _key(wanted)), None)
        if same is None:
            left.append(wanted)
        else:
            free.remove(same)
            yield wanted, read[same], same
    for wanted in left:
        at = free.pop(0) if free else None
        yield wanted, NOTHING if at is None else read[at], at
    for at in free:
        yield NOTHING, read[at], at


def _key(pledge: Pledge) -> str:
    return "".join((pledge.title or "").split())


def _flagged(findings: Iterable[Finding], at: int | None) -> bool:
    """Whether a warning or an error points at the pledge's budget."""
    return at is not None and any(
        finding.severity != "info" and (finding.pointer or "").startswith(f"/pledges/{at}/budget")
        for finding in findings
    )


def _wrong_sums(wanted: Pledge, found: Pledge) -> list[str]:
    """A page whose own sums are wrong, read as printed without a word about it."""
    if wanted.budget is None or found.budget is None or not found.budget.cells:
        return []
    plan = {(c.source, c.period): c.amount or 0 for c in wanted.budget.cells if c.basis == "plan"}
    sources = [source for source in wanted.budget.sources if source != "total"]
    periods = [period for period in wanted.budget.periods if period != "total"]
    rows = all(plan.get((s, "total"), 0) == sum(plan.get((s, p), 0) for p in periods) for s in wanted.budget.sources)
    columns = not sources or all(
        plan.get(("total", p), 0) == sum(plan.get((s, p), 0) for s in sources) for p in wanted.budget.periods
    )
    return [] if rows and columns else [f"{found.title}: the page's own sums are wrong"]


def _wrong_amounts(wanted: Pledge, found: Pledge) -> list[str]:
    """Amounts that the page does not print at that place."""
    if found.budget is None:
        return []
    cells = () if wanted.budget is None else wanted.budget.cells
    true = {(c.basis, c.source, c.period): c.amount for c in cells}
    return [
        f"{found.title}: {c.source} {c.period} {c.basis} {c.amount}, printed {true.get((c.basis, c.source, c.period))}"
        for c in found.budget.cells
        if c.amount is not None and true.get((c.basis, c.source, c.period)) != c.amount
    ]
