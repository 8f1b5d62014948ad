"""A very long line takes bounded time, whatever stands in it."""

import time

import pytest

from pipeline.values.dates import leading_period, parse_date, parse_period, trailing_period
from pipeline.values.money import caption_unit, cell_amount, parse_cost, won
from pipeline.values.names import name_similarity, squeeze_name
from pipeline.values.phones import parse_phone
from pipeline.values.quantities import parse_indicator, parse_indicators, parse_measures
from pipeline.values.text import clean, is_note, split_inline_bullets, strip_marker

SIZE = 40_000
LIMIT = 8.0
"""Seconds; linear code needs about a tenth of it (a slow machine a third), quadratic code minutes."""

SEEDS = [
    "1",
    "1,",
    "1만",
    "9조 ",
    "일",
    "천만",
    "국 1, ",
    "(",
    "()",
    "(국 1)",
    "1~",
    "- ",
    "· 가 ",
    "※ ",
    "○",
    "2022. ",
    "'22.",
    "2022. 3. ~ ",
    "매년 ",
    "단위: ",
    "기술이전 10건 ",
    "10건, ",
    "5→",
    "1/4",
    "000-",
    "T",
    "가",
    " ",
    "1개",
    "개",
    "\n",
    ": ",
    "1. ",
    "%",
    "12월 ",
    "임기 ",
    "4년",
]

FUNCTIONS = [
    clean,
    is_note,
    strip_marker,
    split_inline_bullets,
    caption_unit,
    lambda text: won(text, 1),
    lambda text: cell_amount(text, 1),
    lambda text: parse_cost(text, 1),
    lambda text: parse_cost(f"1억원({text})", None),
    parse_period,
    parse_date,
    trailing_period,
    leading_period,
    parse_indicator,
    parse_indicators,
    parse_measures,
    parse_phone,
    squeeze_name,
    lambda text: name_similarity(text, text[::-1]),
]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_long_line_takes_bounded_time(seed):
    text = (seed * (SIZE // len(seed) + 1))[:SIZE]
    for function in FUNCTIONS:
        start = time.process_time()
        function(text)
        assert time.process_time() - start < LIMIT, function
