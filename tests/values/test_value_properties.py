"""What holds for every text: nothing raises, no number is made up, and what was printed is read back."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.values.dates import (
    header_half,
    header_subperiod,
    header_year,
    leading_period,
    parse_date,
    parse_period,
    trailing_period,
)
from pipeline.values.money import caption_unit, cell_amount, parse_cost, won
from pipeline.values.names import name_similarity, recurrence_suffix, squeeze_name
from pipeline.values.phones import parse_phone
from pipeline.values.quantities import parse_indicator, parse_indicators, parse_measures
from pipeline.values.text import clean, fold, is_note, split_inline_bullets, strip_marker
from schemas.base import PartialDate

PARTIAL_DATE = re.compile(PartialDate.__metadata__[0].metadata[0].pattern)
WORDS = """
0 1 4 12 22 2022 2026 031 000 0001 . , ~ - / ( ) [ ] : ' % △ ※ * · - ○ ① → ☎ 가. 1. 년 월 일 분기 상반기 하반기 매년 계속 임기내 이후
이전 착공 준공 원 천원 백만원 억원 억 조 만 천 백 국 도 시 TP 약 총 총사업비 이내 이상 건 개소 명 ㎡ 층 일금 오천만원 ’ － O
"""
PIECES = st.sampled_from([*WORDS.split(), " ", "\n", "\x00", "\u3000", "\uf06c"])
LIKELY = st.lists(PIECES, max_size=14).map("".join)
TEXTS = st.one_of(st.text(max_size=60), LIKELY)
UNITS = st.sampled_from([None, 1, 1_000, 1_000_000, 100_000_000])
AMOUNTS = st.integers(min_value=0, max_value=10**14)

EVERY = [
    clean,
    fold,
    is_note,
    strip_marker,
    split_inline_bullets,
    caption_unit,
    parse_period,
    parse_date,
    trailing_period,
    leading_period,
    header_year,
    header_half,
    header_subperiod,
    parse_indicator,
    parse_indicators,
    parse_measures,
    parse_phone,
    squeeze_name,
    recurrence_suffix,
]


def figures(text):
    return re.findall(r"\d+", clean(fold(text)))


@pytest.mark.parametrize("function", EVERY, ids=lambda function: function.__name__)
@given(text=TEXTS)
def test_no_text_raises(function, text):
    function(text)


@given(TEXTS, UNITS)
def test_no_text_raises_as_money(text, unit):
    won(text, unit)
    cell_amount(text, unit)
    parse_cost(text, unit)


@given(TEXTS, TEXTS)
def test_similarity_is_a_share(first, second):
    assert 0.0 <= name_similarity(first, second) <= 1.0


@given(TEXTS)
def test_cleaning_and_folding_twice_change_nothing(text):
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)
    assert len(fold(text)) == len(text)


@given(TEXTS)
def test_splitting_and_stripping_lose_nothing(text):
    marker, rest = strip_marker(text)
    assert "".join((marker + rest).split()) == "".join(text.split())
    pieces = split_inline_bullets(text)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(AMOUNTS)
def test_a_printed_amount_reads_back(amount):
    assert cell_amount(f"{amount:,}", 1).amount == amount
    assert won(f"{amount:,}원", None) == Decimal(amount)


@given(
    AMOUNTS, st.sampled_from([("천원", 10**3), ("만원", 10**4), ("백만원", 10**6), ("억원", 10**8), ("조원", 10**12)])
)
def test_an_amount_with_its_unit_reads_back(amount, unit):
    word, multiplier = unit
    printed = f"{Decimal(amount) / multiplier:,f}{word}"
    assert won(printed, None) == Decimal(amount)


@given(st.integers(1, 999), st.integers(1, 9_999), st.integers(1, 9_999))
def test_a_composite_amount_reads_back(trillions, hundred_millions, ten_thousands):
    printed = f"{trillions}조 {hundred_millions:,}억 {ten_thousands:,}만원"
    assert won(printed, None) == Decimal(trillions * 10**12 + hundred_millions * 10**8 + ten_thousands * 10**4)


@given(st.integers(0, 10**9), st.sampled_from([1, 1_000, 1_000_000]))
def test_a_thousand_small_units_are_one_large_unit(amount, unit):
    large, small = cell_amount(f"{amount:,}", unit * 1_000), cell_amount(f"{amount * 1_000:,}", unit)
    assert (large.amount, large.state) == (small.amount, small.state)


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=4))
def test_parts_read_back(amounts):
    labels = ["국", "도", "시", "기타"]
    inside = ", ".join(f"{label} {amount:,}" for label, amount in zip(labels, amounts, strict=False))
    cost = parse_cost(f"{sum(amounts):,}백만원({inside})", None)
    assert cost is not None
    assert cost.amount == sum(amounts) * 10**6
    assert [part.amount for part in cost.parts] == [amount * 10**6 for amount in amounts]
    assert not cost.rest


@given(st.text(alphabet="0123456789,.OoIl △-()%원억만 주*", max_size=12))
@settings(max_examples=500)
def test_garbage_never_yields_a_number_that_is_not_in_the_text(text):
    cell = cell_amount(text, 1)
    if cell.amount:
        without_units = re.sub(r"[^\d]", "", text)
        significant = str(abs(cell.amount)).rstrip("0")
        assert significant in without_units or any(unit in text for unit in "억만")


@given(LIKELY)
@settings(max_examples=300)
def test_indicators_show_figures_of_the_text(text):
    for found in [*parse_indicators(text), *parse_measures(text)]:
        whole = found.value.split(".")[0]
        joined = "".join(figures(text))
        assert re.fullmatch(r"-?\d+(\.\d+)?", found.value)
        assert whole.rstrip("0").lstrip("0") in joined or re.search("[십백천만억]", text)


@given(TEXTS)
@settings(max_examples=300)
def test_dates_are_of_the_contract_and_in_order(text):
    value = parse_period(text)
    for side in (value.start, value.end) if value else ():
        assert side is None or PARTIAL_DATE.fullmatch(side)
        assert side is None or side[2:4] in fold(text)
    if value and value.start and value.end:
        assert value.start[:4] <= value.end[:4]


@given(st.integers(2000, 2080), st.integers(1, 12), st.integers(0, 200))
def test_a_printed_span_reads_back(year, month, length):
    last_year, last_month = divmod(year * 12 + month - 1 + length, 12)
    printed = f"{year}. {month}. ~ {last_year}. {last_month + 1}."
    value = parse_period(printed)
    expected_end = f"{last_year}-{last_month + 1:02}"
    assert value is not None
    assert (value.start, value.end, value.problems) == (f"{year}-{month:02}", expected_end, ())


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_a_printed_day_reads_back(day):
    assert parse_date(f"{day.year}. {day.month}. {day.day}.") == day.isoformat()
    assert parse_date(f"’{day:%y}.{day.month}.{day.day}.") == day.isoformat()
