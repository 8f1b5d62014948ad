"""Rows that lost a cell go where every sum closes, or nowhere."""

import pytest

from pipeline.values.placing import Printed, place_by_sums

TOTAL = Printed(total=True, cells=("60", "20", "-", "40"))
SURE = Printed(total=False, cells=("40", "15", "-", "25"))

CASES = {
    "an empty cell lost inside": (("20", "5", "15"), [(0, 1, None, 2)]),
    "an empty cell too many": (("20", "5", "", "", "15"), [(0, 1, 3, 4)]),
    "nothing closes": (("20", "5", "16"), None),
    "a figure lost": (("20", "15"), None),
    "unreadable": (("20", "5", "1S"), None),
}


@pytest.mark.parametrize(("cells", "order"), CASES.values(), ids=CASES)
def test_a_row_goes_where_the_sums_close(cells, order):
    assert place_by_sums([TOTAL, SURE], [Printed(total=False, cells=cells)], 4, 0) == order


def test_without_a_row_of_sums_nothing_is_proved():
    assert place_by_sums([SURE], [Printed(total=False, cells=("20", "5", "15"))], 4, 0) is None


def test_without_a_column_of_sums_nothing_is_proved():
    assert place_by_sums([TOTAL, SURE], [Printed(total=False, cells=("20", "5", "15"))], 4, None) is None


def test_two_arrangements_that_both_close_prove_none():
    total, sure = Printed(total=True, cells=("10", "5", "5")), Printed(total=False, cells=("6", "3", "3"))
    assert (
        place_by_sums([total], [Printed(total=False, cells=("5", "5")), Printed(total=False, cells=("5", "5"))], 3, 0)
        is None
    )
    assert place_by_sums([total, sure], [Printed(total=False, cells=("4", "2", "2", ""))], 3, 0) == [(0, 1, 2)]
