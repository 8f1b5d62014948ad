"""연차별 투자계획: the budget matrix, what the page states in words, and how it breaks down."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.base import BudgetPeriodCode, FundingSource, Model, Won
from schemas.project import CostPart

AmountState = Literal["number", "dash", "blank", "zero", "undetermined", "not_applicable"]


class MoneyUnit(Model):
    """(단위: 백만원)."""

    raw: str = Field(description="The unit as printed.")
    multiplier: int = Field(ge=1, description="Won in one unit: 백만원 is 1,000,000.")


class BudgetCell(Model):
    """One cell of the budget matrix."""

    source: FundingSource = Field(description="재원.")
    period: BudgetPeriodCode
    basis: Literal["plan", "secured", "executed"] = Field(
        default="plan", description="계획, 확보, 집행; plan where the page does not say."
    )
    amount: Won | None = Field(
        description="Whole won; 0 for a dash; null where blank, unreadable or without a known unit."
    )
    state: AmountState = Field(
        description="number; dash (-); blank; zero (0); undetermined (미정, 추후 …, or unreadable); not_applicable (해당없음, 비예산)."
    )


class StatedTotal(Model):
    """총사업비 as the page states it beside the matrix."""

    amount: Won | None = Field(description="Whole won, or null.")
    parts: tuple[CostPart, ...] = Field(default=(), description="By funding source (재원별).")


class Breakdown(Model):
    """A node of the tree that the total breaks down into."""

    name: str = Field(description="Name as printed.")
    project: str | None = Field(description="`id` of the project that it is, or null.")
    amount: Won | None = Field(description="Whole won, or null.")
    children: tuple[Breakdown, ...] = Field(default=(), description="What it breaks down into.")


class Budget(Model):
    """연차별 투자계획."""

    unit: MoneyUnit | None = Field(description="Unit of the matrix; null where the page gives none.")
    periods: tuple[BudgetPeriodCode, ...] = Field(default=(), description="Columns in printed order.")
    sources: tuple[FundingSource, ...] = Field(default=(), description="Rows in printed order.")
    cells: tuple[BudgetCell, ...] = Field(default=(), description="The matrix in long form, row by row.")
    stated_total: StatedTotal | None = Field(default=None, description="총사업비 as stated in words.")
    breakdown: tuple[Breakdown, ...] = Field(default=(), description="사업별 내역: the tree of shares.")
