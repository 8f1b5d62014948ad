"""Dates and periods: alone, at the end or beginning of words, and in the heads of columns."""

from pipeline.values.dated_text import leading_period, trailing_period
from pipeline.values.headers import header_half, header_subperiod, header_year
from pipeline.values.periods import PeriodValue, parse_date, parse_period

__all__ = [
    "PeriodValue",
    "header_half",
    "header_subperiod",
    "header_year",
    "leading_period",
    "parse_date",
    "parse_period",
    "trailing_period",
]
