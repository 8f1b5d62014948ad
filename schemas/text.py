"""The small shapes that several parts of a pledge share."""

from __future__ import annotations

from pydantic import Field

from schemas.base import Model, PartialDate


class Item(Model):
    """A line of a bullet tree, with what stands below it."""

    text: str = Field(description="The page's own words, without bullet or label.")
    children: tuple[Item, ...] = Field(default=(), description="Items one level below.")


class Extra(Model):
    """A label and its text, kept as printed."""

    label: str = Field(description="The label as printed.")
    text: str = Field(description="The text behind it.")


class TableData(Model):
    """A table with its merged cells filled: every row has as many cells as the header."""

    header: tuple[str, ...] = Field(
        description="Header row; several header rows are joined by ' / '. Empty where the table has none."
    )
    rows: tuple[tuple[str, ...], ...] = Field(
        description="Body rows; a merged cell's text stands in every cell it covers."
    )


class Period(Model):
    """사업기간, 이행기간: a time span at the precision printed."""

    start: PartialDate | None = Field(description="First day, month, quarter or year; null where open or unknown.")
    end: PartialDate | None = Field(
        description="Last day, month, quarter or year, inclusive; null where open or unknown."
    )
    open_end: bool = Field(
        default=False, description="True where the page says that it goes on (계속, 이후, `2019. ~`)."
    )
    recurrence: str | None = Field(
        default=None,
        description="`yearly` (매년, 연중), `half_yearly` (반기별), `quarterly` (분기별), `monthly` (매월), or null.",
    )
    raw: str = Field(description="The page's own words.")
