"""Amounts in brackets: less than nothing, or told apart. The value and what is said of it agree."""

import pytest
from page_builders import repaired, table

from pipeline.fields.bracketed import prove_bracketed
from pipeline.fields.matrix import read_matrix

HEAD = ["구분", "계", "2027년", "2028년"]


def read(*rows):
    made = read_matrix(repaired(table(*rows), "(단위 : 백만원)"), None, None)
    prove_bracketed(made)
    return {
        (c.value.source, c.value.period): (
            None if c.value.amount is None else c.value.amount // 1_000_000,
            c.value.state,
            [noted.code for noted in c.findings],
        )
        for c in made.cells
    }


PROVED = [
    (["시비", "(2,000)", "500", "1,500"], "total", 2_000),
    (["시비", "200", "(300)", "500"], "2027", -300),
    (["시비", "800", "(300)", "500"], "2027", 300),
    (["시비", "(300)", "(300)", "-"], "total", None),
]


@pytest.mark.parametrize(("row", "period", "amount"), PROVED)
def test_the_sum_of_the_row_tells_what_brackets_mean(row, period, amount):
    found = read(HEAD, ["국비", "1,000", "500", "500"], row)["local", period]
    assert found == ((None, "undetermined", ["MONEY_UNREADABLE"]) if amount is None else (amount, "number", []))


def test_the_sum_of_the_column_tells_it_too():
    rows = [["구분", "2027년", "2028년"], ["계", "200", "2,000"], ["국비", "500", "500"], ["시비", "(300)", "1,500"]]
    assert read(*rows)["local", "2027"] == (-300, "number", [])


@pytest.mark.parametrize("first", ["500", "미정", "4,0OO"])
def test_brackets_that_no_sum_proves_are_empty_and_told(first):
    rows = [["구분", "2027년", "2028년"], ["국비", first, "500"], ["시비", "(300)", "1,500"]]
    assert read(*rows)["local", "2027"] == (None, "undetermined", ["MONEY_UNREADABLE"])
