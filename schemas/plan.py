"""추진계획, 추진일정, 연차별 추진목표: what is done when, and what is to be reached."""

from typing import Literal

from pydantic import Field

from schemas.base import Decimal, Model, PartialDate


class PlanPeriod(Model):
    """The time span a plan item names."""

    start: PartialDate | None = Field(description="First year, quarter, month or day; null where open or unknown.")
    end: PartialDate | None = Field(description="Last one, inclusive; null where open or unknown.")


class PlanItem(Model):
    """추진계획: one step."""

    project: str | None = Field(description="`id` of the project it belongs to; null where the page does not say.")
    text: str = Field(description="What is to be done, in the page's own words, without its date.")
    period: PlanPeriod | None = Field(default=None, description="추진시기: when, where the page says so.")


class Segment(Model):
    """One unbroken bar of a road map."""

    start: PartialDate = Field(description="First quarter, month, half or year that the bar covers.")
    end: PartialDate = Field(description="Last one that it covers, inclusive.")
    text: str | None = Field(default=None, description="Words printed inside the bar (설계, 착공 …), or null.")


class ScheduleItem(Model):
    """One row of a road map."""

    project: str | None = Field(description="`id` of the project it belongs to; null where the page does not say.")
    tasks: tuple[str, ...] = Field(description="세부내용: the row's label; several where one row holds several tasks.")
    segments: tuple[Segment, ...] = Field(description="The bars, in order; empty where unknown or absent.")
    state: Literal["known", "unknown", "empty"] = Field(
        description="known: the bars were read; unknown: there are bars but their extent is lost; empty: the row has no bar."
    )
    basis: Literal["shading", "glyph", "text", "none"] = Field(
        description="What showed the bars: shading (음영), a glyph (●, →), text in the cells, or none."
    )


class Schedule(Model):
    """추진일정 (로드맵): the road map."""

    granularity: Literal["quarter", "month", "half", "year"] = Field(
        description="What one column stands for (분기, 월, 반기, 연)."
    )
    start: PartialDate = Field(description="First column of the axis.")
    end: PartialDate = Field(description="Last column of the axis.")
    items: tuple[ScheduleItem, ...] = Field(description="Rows, in printed order.")


class Indicator(Model):
    """성과지표: a quantity to be reached."""

    name: str | None = Field(description="What is counted, as printed; null where the page gives none.")
    value: Decimal = Field(description="Decimal string without separators.")
    unit: str | None = Field(description="Counter or unit as printed (건, 개소, %); null where the page gives none.")
    qualifier: str | None = Field(default=None, description="약, 이상, 이내, 누계 … as printed, or null.")


class Target(Model):
    """연차별 추진목표: one project in one year."""

    project: str | None = Field(description="`id` of the project it belongs to; null where the page does not say.")
    year: int = Field(ge=1990, le=2100, description="Fiscal year (연도).")
    state: Literal["quantified", "milestone", "set_annually", "blank"] = Field(
        description="quantified: has indicators; milestone: words alone; set_annually: the page says that it is set each year; "
        "blank: the cell is empty."
    )
    milestones: tuple[str, ...] = Field(default=(), description="Steps in words.")
    indicators: tuple[Indicator, ...] = Field(default=(), description="Quantities.")
