"""Tables that belong to no part of a pledge stay tables, merged cells filled."""

from page_builders import PLAIN, codes, pledge_of, repaired, table, tabs

from pipeline.fields import Context
from pipeline.fields.tables import read_table
from pipeline.structure.repair import repair

HEAD = "가람시 어르신 일자리 확대\n"


def kept(*rows):
    value = read_table(repaired(table(*rows)), Context(PLAIN)).value
    return value.header, value.rows


def test_the_first_row_is_the_header():
    assert kept(["시설", "위치"], ["쉼터", "가람동"]) == (("시설", "위치"), (("쉼터", "가람동"),))


def test_a_merged_cell_stands_in_every_cell_that_it_covers():
    assert kept(["시설", "위치"], ["쉼터", "가람동"], ["^", "나루동"])[1] == (("쉼터", "가람동"), ("쉼터", "나루동"))


def test_a_header_of_two_rows_is_one():
    header, rows = kept(["시설", "면적", "<"], ["^", "건물", "대지"], ["쉼터", "10㎡", "20㎡"])
    assert header == ("시설", "면적 / 건물", "면적 / 대지")
    assert rows == (("쉼터", "10㎡", "20㎡"),)


def test_letter_spaced_heads_are_closed_up_and_cells_are_not():
    assert kept(["구 분", "위치"], ["쉼 터", "가람동"]) == (("구분", "위치"), (("쉼 터", "가람동"),))


def test_a_table_of_one_row_has_no_header():
    assert kept(["쉼터", "가람동"]) == ((), (("쉼터", "가람동"),))


def test_every_row_is_as_wide_as_the_header():
    mended = repair(tabs("시설 | 위치 | 면적\n쉼터 | 가람동\n방 | 나루동 | 10㎡"))
    value = read_table(repaired(mended.table), Context(PLAIN)).value
    assert {len(row) for row in value.rows} == {len(value.header)}


def test_each_cell_has_its_place():
    read = read_table(repaired(table(["시설", "위치"], ["쉼터", "가람동"])), Context(PLAIN))
    assert [(p.row, p.column) for p in read.evidence["/rows/0/1"]] == [(2, 2)]


def test_a_second_budget_stays_a_table():
    one = table(["구분", "총계", "2022년", "2023년"], ["국비", "3", "1", "2"])
    other = table(["구분", "총계", "2024년", "2025년"], ["국비", "9", "4", "5"], ordinal=2)
    read = pledge_of(HEAD + "Ⅴ. 투자계획\n(단위: 억원)", one, "○ 임기 후", other)
    assert len(read.value.budget.cells) == 3
    assert [made.rows for made in read.value.tables] == [(("국비", "9", "4", "5"),)]
    assert "BUDGET_REPEATED" in codes(read)
