"""Pieces of one table on both sides of a page break that the author set, where no format says how they stand."""

import pytest
from page_builders import GREY, table, texts

from pipeline.document import Edited, Paragraph, as_printed
from pipeline.structure.joining import with_joined

HEAD = [("구분", GREY), ("2022년", GREY), ("2023년", GREY)]
PLAIN = ["구분", "2022년", "2023년"]
ABOVE = [["계", "40", "60"], ["국비", "10", "20"]]
BELOW = [["도비", "30", "40"]]


def pieces(upper, lower, *, spans="exact", cut=True):
    """The first columns of what two tables become."""
    blocks = table(*upper, cut_below=cut, spans=spans), table(*lower, cut_above=cut, ordinal=2, spans=spans)
    made = Edited(blocks, with_joined(as_printed(blocks), {}))
    return [[row[0] for row in texts(block)] for block in made if not isinstance(block, Paragraph)]


ONE = [["구분", "계", "국비", "도비"]]
TWO = [["구분", "계", "국비"], ["도비"]]


@pytest.mark.parametrize("spans", ["exact", "lost"])
@pytest.mark.parametrize("head", [HEAD, PLAIN])
def test_a_head_that_is_printed_again_makes_one_table(head, spans):
    assert pieces([head, *ABOVE], [head, *BELOW], spans=spans) == ONE


def test_a_piece_without_a_head_goes_on_with_a_table_whose_head_is_shaded():
    assert pieces([HEAD, *ABOVE], BELOW) == ONE
    assert pieces([PLAIN, *ABOVE], BELOW) == TWO


def test_a_bar_in_the_first_row_of_a_piece_is_no_head():
    assert pieces([HEAD, *ABOVE], [["도비", ("", GREY), ""]]) == ONE


def test_where_spans_are_lost_a_piece_without_a_head_is_a_table_of_its_own():
    assert pieces([HEAD, *ABOVE], BELOW, spans="lost") == TWO


def test_without_a_break_there_are_two_tables():
    assert len(pieces([HEAD, *ABOVE], [HEAD, *BELOW], cut=False)) == 2


@pytest.mark.parametrize("again", [[["계", "70", "80"]], [["국비", "70", "80"], ["도비", "1", "2"]]])
def test_rows_that_come_again_below_the_head_are_figures_of_another_table(again):
    assert len(pieces([HEAD, *ABOVE], [HEAD, *again])) == 2


OTHERS = [
    [["담당부서", "복지과", "팀"]],
    [[("도비", GREY), "30", "40"]],
    [["도비", "30"]],
    [["도비", "30", "40", "50"]],
]


@pytest.mark.parametrize("lower", OTHERS)
def test_a_table_with_a_label_a_shade_or_columns_of_its_own_is_no_piece(lower):
    assert len(pieces([HEAD, *ABOVE], lower)) == 2


def test_a_heading_over_each_of_two_forms_is_no_head_that_comes_again():
    form = [[("관리카드", GREY), "<"], ["위치", "가람동"]]
    assert len(pieces(form, form)) == 2
