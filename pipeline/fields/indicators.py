"""성과지표: the quantities of a target, named by their own words or by their row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.document import Cell, Read, Span, build, cell_span, leaf, nothing
from pipeline.values.quantities import IndicatorValue
from pipeline.values.row_names import said_beside
from pipeline.values.words import quantity_words
from schemas import Indicator

_BARE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a row's labels say of its figures: their name, and their unit from a column 단위 or the name's bracket."""

    name: Span | None
    unit: Cell | None

    def indicator(self, text: str, span: Span) -> Read[Indicator] | None:
        """A bare figure; None for any other text, and where the row has no name."""
        if self.name is None or _BARE.fullmatch(text) is None:
            return None
        name, unit, qualifier = (self.name.text, None, None) if self.unit is not None else said_beside(self.name.text)
        beside = nothing() if self.unit is None else leaf(self.unit.text.strip(), cell_span(self.unit, self.unit.text))
        return build(
            Indicator,
            name=leaf(name, self.name),
            value=leaf(text.replace(",", ""), span),
            unit=leaf(unit, self.name) if unit is not None else beside,
            qualifier=leaf(qualifier, self.name),
        )

    def named(self, value: IndicatorValue, span: Span, *, alone: bool) -> Read[Indicator]:
        """A figure with its unit. `alone` in its cell: a word like 시범 before it is no name, but says which ones are counted."""
        own, qualifier = value.name, value.qualifier
        row = None if self.name is None else self.name.text
        bare, unit, how = (row, None, None) if row is None else said_beside(row)
        if own is None and how is not None and unit in {None, value.unit}:  # 장서(누계) | 1,000권
            row, qualifier = bare, f"{how} {qualifier or ''}".strip()
        if alone and self.name is not None and own in quantity_words().kinds:
            own, qualifier = None, " ".join(word for word in (value.name, value.qualifier) if word)
        return build(
            Indicator,
            name=leaf(own, span) if own else (nothing() if self.name is None else leaf(row, self.name)),
            value=leaf(value.value, span),
            unit=leaf(value.unit, span),
            qualifier=leaf(qualifier, span),
        )
