"""세부사업: the projects of a pledge, with their cost and measures."""

from typing import Literal

from pydantic import Field

from schemas.base import Decimal, FundingSource, Model, Won
from schemas.text import Extra, Period, TableData


class CostPart(Model):
    """One funding source's share of a cost (국 158.6, 도 14.1 …)."""

    source: FundingSource = Field(description="재원: where the money comes from.")
    amount: Won | None = Field(description="Whole won; null where the page gives no unit or an unreadable number.")


class CostChild(Model):
    """A named share of a cost (기반구축 165억원, 건물신축 300억원 …)."""

    name: str = Field(description="Name as printed.")
    amount: Won | None = Field(description="Whole won, or null.")
    parts: tuple[CostPart, ...] = Field(default=(), description="By funding source (재원별).")


class Cost(Model):
    """사업비: an amount, or a range, with its parts."""

    amount: Won | None = Field(description="Whole won; null where the page gives a range, no unit, or no number.")
    min: Won | None = Field(default=None, description="Lower end of a range, whole won.")
    max: Won | None = Field(default=None, description="Upper end of a range, whole won.")
    per: Literal["total", "year"] = Field(default="total", description="`year` where the page says 매년 or 연간.")
    parts: tuple[CostPart, ...] = Field(default=(), description="By funding source (재원별).")
    children: tuple[CostChild, ...] = Field(default=(), description="Named shares that stand below it on the page.")
    raw: str = Field(description="The page's own words.")


class Measure(Model):
    """사업규모: one measured quantity (연면적 16,529㎡)."""

    name: str | None = Field(description="What is measured, as printed; null where the page gives none.")
    value: Decimal = Field(description="Decimal string without separators.")
    unit: str | None = Field(description="Unit as printed (㎡, 층, km …); null where the page gives none.")


class Project(Model):
    """세부사업: one project of the pledge, gathered from every section that names it."""

    id: str = Field(pattern=r"^p[1-9]\d*$", description="`p1`, `p2` … in the order of the overview.")
    name: str = Field(description="사업명 as first printed in the overview (사업개요).")
    aliases: tuple[str, ...] = Field(
        default=(), description="Other printed names, in order; a spelling that differs in blanks alone is none."
    )
    period: Period | None = Field(default=None, description="사업기간.")
    locations: tuple[str, ...] = Field(default=(), description="위치, 장소.")
    agencies: tuple[str, ...] = Field(default=(), description="추진기관, 사업주체, 시행기관.")
    cost: Cost | None = Field(default=None, description="사업비, 총사업비.")
    measures: tuple[Measure, ...] = Field(default=(), description="사업규모, 건물규모, 사업량.")
    details: tuple[Extra, ...] = Field(
        default=(), description="Every other label of the project with its text, in order."
    )
    tables: tuple[TableData, ...] = Field(default=(), description="Tables of the project, merged cells filled.")
