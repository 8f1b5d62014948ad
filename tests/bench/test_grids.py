"""Grids of tables and how they are compared, without reading any file."""

from bench.grids import Cell, Grid, Score, from_boxes, from_rows, from_walls, score

HEAD = Cell(0, 0, 1, 2, "예산")
LEFT, RIGHT = Cell(1, 0, 1, 1, "국비"), Cell(1, 1, 1, 1, "1,000")
TRUTH = Grid((HEAD, LEFT, RIGHT))


def test_boxes_become_rows_columns_and_spans():
    boxes = [(0, 0, 100, 20), (0, 20.4, 50, 40), (50, 20, 100, 40)]
    assert from_boxes(boxes, ["예 산", "국비", "1,\n000"], 1) == Grid((HEAD, LEFT, RIGHT), 1)


def test_missing_walls_become_spans():
    texts = [["예산", ""], ["국비", "1,000"]]
    assert from_walls(texts, [[False, True], [True, True]], [[True, True], [True, True]]) == TRUTH


def test_written_rows_leave_out_what_a_merged_cell_covers():
    merged = [{"r": 0, "c": 0, "rowspan": 1, "colspan": 2}]
    assert from_rows([["예산", ""], ["국비", "1,000"]], merged) == TRUTH


def test_the_best_of_several_tables_counts():
    wrong = Grid((HEAD, LEFT._replace(text="도비"), RIGHT))
    assert score(TRUTH, [Grid((HEAD,)), wrong]) == Score(3, 3, 2)
    assert score(TRUTH, []) == Score(3, 0, 0)


def test_a_cell_of_another_extent_is_not_found():
    assert score(TRUTH, [Grid((HEAD._replace(column_span=1), LEFT, RIGHT))]) == Score(3, 2, 2)


def test_a_table_cut_between_two_rows_counts_as_whole():
    pieces = [Grid((HEAD,)), Grid((LEFT._replace(row=0), RIGHT._replace(row=0)))]
    assert score(TRUTH, pieces) == Score(3, 3, 3)


def test_a_table_cut_inside_a_row_counts_as_whole():
    above = Grid((HEAD, LEFT._replace(text="국"), RIGHT._replace(text="1,")))
    below = Grid((Cell(0, 0, 1, 1, "비"), Cell(0, 1, 1, 1, "000")))
    assert score(TRUTH, [above, below]) == Score(3, 3, 3)


def test_a_merged_cell_cut_by_a_break_counts_as_whole():
    truth = Grid((Cell(0, 0, 3, 1, "재원"), *(Cell(r, 1, 1, 1, f"{r}") for r in range(3))))
    above = Grid((Cell(0, 0, 2, 1, "재원"), Cell(0, 1, 1, 1, "0"), Cell(1, 1, 1, 1, "1")))
    below = Grid((Cell(0, 0, 1, 1, ""), Cell(0, 1, 1, 1, "2")))
    assert score(truth, [above, below]) == Score(4, 4, 4)
