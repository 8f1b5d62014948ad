"""Rows of a text with tabs: a label that covers rows, and a label that heads a column."""

import pytest
from page_builders import tabs

from pipeline.structure.tabbed import pieces_of

HEAD = "세부사업 | 구분 | 2022 | 2023 | 2024"
KEEP_COLUMNS = [
    ["돌봄센터 정비 | 부지 매입 |  | 보상 | ", " | 조경 공사 |  |  | "],
    ["돌봄센터 정비 | 부지 매입 |  | 보상 | ", "수변 산책로 | 장비 구입 |  |  | [Blacked out]"],
]


@pytest.mark.parametrize("rows", KEEP_COLUMNS)
def test_a_label_heads_its_column_where_the_rows_below_keep_their_columns(rows):
    (piece,) = pieces_of(tabs("\n".join([HEAD, *rows])))
    assert [cell.text for cell in piece.table.cells if cell.row == 0] == HEAD.replace(" ", "").split("|")


def test_a_label_before_a_head_covers_the_rows_that_are_a_cell_shorter():
    (piece,) = pieces_of(tabs("추진계획 | 구분 | 2022 | 2023\n부지 매입 | 보상 | \n조경 공사 |  | 식재"))
    assert piece.label.text == "추진계획"
    assert [cell.text for cell in piece.table.cells if cell.row == 0] == ["구분", "2022", "2023"]
