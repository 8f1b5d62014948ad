"""Costs of one person, place, time or month: never the total. All made up."""

import pytest

from pipeline.values.costs import CostValue, parse_cost

PER_UNIT = [
    "100만원/인 × 30명",
    "월 20만원 × 12개월",
    "매월 20만원씩",
    "1인당 20만원",
    "1인 월 20만원",
    "개소당 5천만원",
    "개소 당 5천만원",
    "1개소당 최대 5천만원",
    "가구당 200만원 이내",
    "학급당 300만원",
    "회당 20만원",
    "1회 500만원",
    "각 5천만원",
    "5천만원씩 4개소",
    "5천만원(개소당)",
    "(개소별) 5천만원",
    "시비 20만원/월",
    "1,000원/㎡",
    "20만원 / 1개소",
    "월 20~30만원",
    "30명 × 100만원",
    "10만원 * 30명",
    "1인당 20만원(도비 10만원, 시비 10만원)",
    "연 1억원(개소당)",
]

WHOLE = [
    ("2억원(개소당 5천만원 × 4개소)", 200_000_000, "total"),
    ("12억원(월 1억원×12개월)", 1_200_000_000, "total"),
    ("경로당 5천만원", 50_000_000, "total"),
    ("어린이식당 20억원", 2_000_000_000, "total"),
    ("직원수당 3억원", 300_000_000, "total"),
    ("제1회 20억원", 2_000_000_000, "total"),
    ("총 3억원 / 30개소", 300_000_000, "total"),
    ("10억원/도비", 1_000_000_000, "total"),
    ("연 3억원", 300_000_000, "year"),
    ("연 3억원 × 4년", 300_000_000, "year"),
    ("매년 3억원씩", 300_000_000, "year"),
    ("3억원/년", 300_000_000, "year"),
]


@pytest.mark.parametrize("text", PER_UNIT)
def test_the_cost_of_one_unit_is_no_total(text):
    assert parse_cost(text, None) == CostValue(None, problem="per_unit")


@pytest.mark.parametrize(("text", "amount", "per"), WHOLE)
def test_words_that_only_look_like_a_unit_leave_the_total(text, amount, per):
    cost = parse_cost(text, None)
    assert cost is not None
    assert (cost.amount, cost.per, cost.problem) == (amount, per, None)
