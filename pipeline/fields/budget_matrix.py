"""What has been read of a budget: its axes and cells, whatever printed them."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.document import Cell, Place, Read, Span
from pipeline.values.money import MoneyUnitValue
from schemas import BudgetCell, CostPart, Finding

Unit = tuple[MoneyUnitValue, Span]


@dataclass(frozen=True, slots=True)
class ProjectShare:
    """What a table by project says of one of them: its name, its whole cost with the parts by source, cells unread."""

    name: Cell
    amount: Read[int | None]
    parts: tuple[Read[CostPart], ...] = ()
    unread: tuple[tuple[Cell, str], ...] = ()


@dataclass(slots=True)
class Matrix:
    """A read matrix: its unit, its two axes in printed order, its cells, and what it says of single projects.

    `kept` tells that the table says more than the cells hold, so that it is to be kept as a table, too; `told` are
    places whose words need no other home: sums that were held against their parts; `confirmed` are cells of another
    place that say what these say.
    """

    unit: Unit | None
    periods: list[Read[str]] = field(default_factory=list)
    sources: list[Read[str]] = field(default_factory=list)
    cells: list[Read[BudgetCell]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    stated_basis: bool = False
    shares: list[ProjectShare] = field(default_factory=list)
    kept: bool = False
    told: list[Span] = field(default_factory=list)
    place: Place | None = None
    confirmed: list[Read[BudgetCell]] = field(default_factory=list)

    @property
    def lacks_unit(self) -> bool:
        """Whether an amount is empty since neither the table nor the amount itself says what its figures count."""
        unread = any(read.value.state == "number" and read.value.amount is None for read in self.cells)
        return self.unit is None and unread

    @property
    def multiplier(self) -> int | None:
        """Won in one unit; None without a unit."""
        return None if self.unit is None else self.unit[0].multiplier

    def add(self, read: Read[BudgetCell], source: Read[str], period: Read[str]) -> None:
        """One more cell with its places on the axes."""
        for axis, code in ((self.sources, source), (self.periods, period)):
            if all(code.value != known.value for known in axis):
                axis.append(code)
        self.cells.append(read)
