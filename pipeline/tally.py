"""What is kept of pledges that have gone, for what is said about all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.checks.budget_unproved import lone_total
from pipeline.document import Noted, Spool
from schemas import Budget, Evidence, Finding, Pledge, PledgeDocument, StatedTotal, Status
from schemas.document import Kind

OUTLINED = 48
"""Pledges of which the little that is kept waits in memory, and findings on the whole document."""

_UNPLACED = frozenset({"TEXT_UNPLACED", "OFFICER_CELL_UNREAD"})
"""Findings of words that belong to no known part."""

_Evidence = Mapping[str, tuple[Evidence, ...]]


def size_of(text: str) -> int:
    """Characters without blanks."""
    return len("".join(text.split()))


class Tally:
    """What is kept of pledges that have gone: enough for what is said about all of them."""

    def __init__(self) -> None:
        self.pledges: Spool[Pledge] = Spool(OUTLINED)
        self.unplaced = 0
        self.alone: dict[int, str] = {}
        self.labelled = False
        self._evidence: Noted[str, tuple[Evidence, ...]] = Noted(2 * OUTLINED)
        self._parts: set[Kind] = set()

    def count(self, pledge: Pledge, evidence: _Evidence, findings: Iterable[Finding], pointer: str) -> None:
        """Keeps what a list of pledges may say of one too, and what it tells of the kind of document. It stands at `pointer`."""
        self.labelled = self.labelled or _has_labels(pledge)
        if (entry := lone_total(pledge)) is not None:
            self.alone[len(self.pledges)] = entry.pointer
        self.pledges.append(
            Pledge(
                id=pledge.id,
                number=pledge.number,
                title=pledge.title,
                sector=pledge.sector,
                departments=pledge.departments,
                budget=None if pledge.budget is None else _in_total(pledge.budget),
            )
        )
        for at in (f"{pointer}/number", f"{pointer}/title"):
            if (places := evidence.get(at)) is not None:
                self._evidence[at] = places
        self.unplaced += sum(size_of(one.raw or "") for one in findings if one.code in _UNPLACED)
        planned = any((pledge.plan, pledge.schedule, pledge.targets, pledge.commitments, pledge.goals, pledge.projects))
        if pledge.status is not None and (_says_progress(pledge.status) or not planned):
            self._parts.add("status_report")
        if planned:
            self._parts.add("action_plan")
        if pledge.budget is not None:
            self._parts.add("ledger")

    @property
    def kind(self) -> Kind:
        """What kind of document it is, by the parts that its pledges have."""
        ranks: tuple[Kind, ...] = ("status_report", "action_plan", "ledger")
        return next((kind for kind in ranks if kind in self._parts), "unknown")

    def outline(self, head: PledgeDocument) -> PledgeDocument:
        """The document with its pledges in outline: what rules over the whole may look at."""
        return head.model_copy(update={"pledges": self.pledges, "evidence": self._evidence})


def _has_labels(pledge: Pledge) -> bool:
    """Whether anything says that this is a pledge: a number, a class, a table, a label before a value."""
    parts = (pledge.effects, pledge.issues, pledge.support_requests, pledge.funding, pledge.budget, pledge.tables)
    said = (*parts, pledge.number, pledge.sector, pledge.period, pledge.officers)
    classes = any(pledge.classification.model_dump().values())
    return any(said) or classes or bool(pledge.departments.lead) or any(extra.label for extra in pledge.extras)


def _in_total(budget: Budget) -> Budget:
    """What a pledge costs as a whole: the matrix is most of a pledge, and the rules over pledges add up their totals."""
    whole = tuple(cell for cell in budget.cells if cell.source == "total" and cell.period == "total")
    stated = None if budget.stated_total is None else StatedTotal(amount=budget.stated_total.amount)
    return Budget(unit=budget.unit, cells=whole, stated_total=stated)


def _says_progress(status: Status) -> bool:
    """Whether a state or a rate is said, and not only what was done so far (추진경위), which plans tell as well."""
    return status.code is not None or status.rate is not None or not (status.achievements or status.next_steps)
