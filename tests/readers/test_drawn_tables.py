"""Text tables drawn with blanks or bars."""

import pytest

from pipeline.document import Table
from pipeline.readers import read_bytes

BLANKS = """ 구분      계      2026    2027
 계        2,300   300     2,000
 국비      1,000   -       1,000
 군비      1,300   300     1,000
"""
BARS = """| 구분 | 계 | 2026 | 2027 |
|---|---:|---:|---:|
| 계 | 2,300 | 300 | 2,000 |
| 국비 | 1,000 | - | 1,000 |
| 군비 | 1,300 | 300 | 1,000 |
"""
BOXES = """┌────┬─────┬────┬─────┐
│구분│계   │2026│2027 │
├────┼─────┼────┼─────┤
│계  │2,300│300 │2,000│
│국비│1,000│-   │1,000│
├────┼─────┼────┼─────┤
│군비│1,300│300 │1,000│
└────┴─────┴────┴─────┘
"""
ROWS = [
    ["구분", "계", "2026", "2027"],
    ["계", "2,300", "300", "2,000"],
    ["국비", "1,000", "-", "1,000"],
    ["군비", "1,300", "300", "1,000"],
]


def tables(text):
    return [block for block in read_bytes(text.encode()).blocks if isinstance(block, Table)]


@pytest.mark.parametrize("drawn", [BLANKS, BARS, BOXES])
def test_a_drawn_table_has_the_cells_of_a_tabbed_one(drawn):
    (table,) = tables(f"□ 연도별 투자계획\n{drawn}\n□ 기대효과\n")
    rows = [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]
    assert rows == ROWS
    assert table.spans == "lost"


def test_cells_of_a_drawn_table_stand_on_their_own_lines():
    (table,) = tables(f"머리\n{BARS}")
    assert [table.cells[0].place.line, table.cells[4].place.line] == [2, 4]


@pytest.mark.parametrize(
    "text",
    [
        BLANKS.replace("국비      1,000   -       1,000", "국비      1,000           1,000"),
        "공약명   담당   쪽\n도서관   과장   팀장\n공원   과장   팀장\n",
        "○  사업기간  : 2026년\n○  사업비  : 300백만원\n○  위치  : 나루동\n",
        "가 | 나\n다 | 라\n",
    ],
)
def test_what_cannot_be_aligned_or_is_no_table_stays_lines(text):
    assert tables(f"□ 현황\n{text}") == []
