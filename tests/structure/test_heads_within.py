"""Heads that come again inside a table are no rows, unless each of them begins another table's figures."""

import pytest
from page_builders import table, texts

from pipeline.document import Edited, as_printed
from pipeline.structure.heads_within import with_heads_once

HEAD = ["구분", "2022년", "2023년"]
TALL = [["구분", "계", "임기내", "<"], ["^", "^", "2022년", "2023년"]]
ROWS = [["계", "40", "60"], ["국비", "10", "20"], ["도비", "30", "40"]]
LONG = [["계", "100", "40", "60"], ["국비", "30", "10", "20"], ["도비", "70", "30", "40"]]


def once(*rows, spans="exact"):
    blocks = [table(*rows, spans=spans)]
    told = {}
    (made,) = Edited(blocks, with_heads_once(as_printed(blocks), told))
    return [row[0] for row in texts(made)], [one.code for of in told.values() for one in of]


@pytest.mark.parametrize("spans", ["exact", "lost"])
@pytest.mark.parametrize(("head", "rows"), [([HEAD], ROWS), (TALL, LONG)])
def test_a_head_that_comes_again_is_left_out_and_told(head, rows, spans):
    names, codes = once(*head, rows[0], *head, rows[1], *head, rows[2], spans=spans)
    assert names == ["구분"] * len(head) + ["계", "국비", "도비"]
    assert codes == ["HEAD_REPEATED"]


KEPT = [
    [HEAD, *ROWS, HEAD, ["계", "1", "2"], ["국비", "1", "2"]],  # figures of another table
    [HEAD, *ROWS, HEAD],  # rows that nothing stands below
    [HEAD, HEAD, *ROWS],  # a head of two rows
    [["사업명", "쉼터"], ["위치", "가람동"], ["사업명", "쉼터"], ["기간", "2023년"]],  # a form
    [["구분", "", ""], ROWS[0], ["구분", "", ""], ROWS[1]],  # a word alone
]


@pytest.mark.parametrize("rows", KEPT)
def test_other_rows_that_come_again_are_kept(rows):
    assert once(*rows) == ([row[0] for row in texts(table(*rows))], [])


def test_a_head_below_a_merged_cell_is_kept():
    rows = [HEAD, ["재원별", "10", "20"], ["^", "30", "40"]]
    crossed = [*rows[:2], ["^", "2022년", "2023년"], ["^", "1", "2"]]
    assert once(*crossed)[1] == []
