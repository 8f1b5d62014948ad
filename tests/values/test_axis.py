"""Which columns of a table are years, and which rows head it."""

import pytest
from page_builders import table

from pipeline.document import Grid
from pipeline.values.axis import yearly_axis


def axis_of(*rows):
    return yearly_axis(Grid(table(*rows)))


PRINTED = [
    (["구분", "총계", "2022년", "2023년"], ["total", "2022", "2023"]),
    (["구분", "’22", "’23", "’24"], ["2022", "2023", "2024"]),
    (["구분", "22", "23", "24", "25"], ["2022", "2023", "2024", "2025"]),
    (["구분", "계", "2022.하", "2023", "2026.상"], ["total", "2022-H2", "2023", "2026-H1"]),
    (["구분", "2021년까지", "2022", "2023", "2027년 이후"], ["prior", "2022", "2023", "after_term"]),
]


@pytest.mark.parametrize(("heads", "codes"), PRINTED)
def test_years_head_columns(heads, codes):
    found = axis_of(heads, ["국비", *["10"] * (len(heads) - 1)])
    assert found is not None
    assert [code for _, code in found.columns] == codes
    assert (found.header_rows, found.first) == (1, 1)


NO_AXIS = [
    ["구분", "계", "향후"],  # words alone head any table
    ["구분", "2022년"],
    ["연령", "10", "30", "50"],
    ["월", "9", "10", "11", "12"],
    ["2023년", "300", "150", "50", "100"],  # a row of a table that has its years down the side
]


@pytest.mark.parametrize("heads", NO_AXIS)
def test_other_heads_are_no_years(heads):
    assert axis_of(heads, ["가"] * len(heads)) is None


def test_a_table_of_one_row_has_no_header():
    assert axis_of(["구분", "2022", "2023"]) is None


def test_a_header_of_two_rows_is_read_in_its_lower_one():
    found = axis_of(
        ["구분", "총계", "임기내", "<", "임기후"],
        ["^", "^", "'22", "'23", "^"],
        ["계", "1", "2", "3", "4"],
    )
    assert found is not None
    assert found.header_rows == 2
    assert [code for _, code in found.columns] == ["total", "2022", "2023", "after_term"]


SUBHEADS = [
    (["1", "2", "3", "4"] * 2, "quarter"),
    (["1/4", "2/4", "3/4", "4/4"] * 2, "quarter"),
    (["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"] * 2, "quarter"),
    (["상", "하"] * 2, "half"),
    (["상반기", "하반기"] * 2, "half"),
    ([f"{n}월" for n in range(1, 13)] * 2, "month"),
    ([str(n) for n in range(1, 13)] * 2, "month"),
]


@pytest.mark.parametrize(("heads", "granularity"), SUBHEADS)
def test_a_second_row_may_name_parts_of_the_year(heads, granularity):
    half = len(heads) // 2
    years = ["세부내용", "2022년", *["<"] * (half - 1), "2023년", *["<"] * (half - 1)]
    found = axis_of(years, ["^", *heads], ["착공", *[""] * len(heads)])
    assert found is not None
    assert found.granularity == granularity


def test_the_first_year_may_begin_in_its_middle():
    found = axis_of(
        ["세부내용", "2022", "<", "2023", "<", "<", "<"], ["^", "3", "4", "1", "2", "3", "4"], ["착공"] + [""] * 6
    )
    assert found is not None
    assert found.granularity == "quarter"


VALUES = [["경로당 신축", "2", "3", "4"], ["경로당 신축", "1", "1", "2"], ["경로당 신축", "1", "2", "12"]]


@pytest.mark.parametrize("row", VALUES)
def test_small_figures_below_years_are_values(row):
    found = axis_of(["지표", "2022", "2023", "2024"], row, ["이용자", "10", "20", "30"])
    assert found is not None
    assert (found.granularity, found.header_rows) == (None, 1)
