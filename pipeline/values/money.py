"""Amounts of money: what a page prints → won."""

from pipeline.values.captions import MoneyUnitValue, caption_unit
from pipeline.values.cells import AmountState, CellAmount, cell_amount, is_bare_won
from pipeline.values.costs import CostValue, PartValue, parse_cost
from pipeline.values.won import won

__all__ = [
    "AmountState",
    "CellAmount",
    "CostValue",
    "MoneyUnitValue",
    "PartValue",
    "caption_unit",
    "cell_amount",
    "is_bare_won",
    "parse_cost",
    "won",
]
