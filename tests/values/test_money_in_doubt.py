"""Signs, dots and footnotes around an amount in words."""

import pytest

from pipeline.values.costs import parse_cost

AMOUNTS = [
    ("△1,250백만원", -1_250_000_000, None),
    ("86,360백만원¹⁾", 86_360_000_000, None),
    ("86,360백만원 주1)", 86_360_000_000, None),
    ("1.250백만원", None, "separator_suspect"),
    ("총사업비 24.394백만원(국 10.000, 시 14.394)", None, "separator_suspect"),
    ("1.25백만원", 1_250_000, None),
    ("24.394억원", 2_439_400_000, None),
]


@pytest.mark.parametrize(("text", "amount", "problem"), AMOUNTS)
def test_an_amount_is_certain_or_says_why_not(text, amount, problem):
    found = parse_cost(text, None)
    assert (found.amount, found.problem, found.rest if problem is None else "") == (amount, problem, "")
