"""Tables that a page break cut, and tables that merely follow one another."""

import pytest
from page_builders import GREY, table, texts

from pipeline.document import Paragraph, Place
from pipeline.structure.joining import join_tables

HEAD = [("구분", GREY), ("2022년", GREY), ("2023년", GREY)]


def joined(*blocks):
    made = join_tables(blocks)
    codes = [finding.code for found in made.findings.values() for finding in found]
    return [texts(block) for block in made.blocks if not isinstance(block, Paragraph)], codes


def test_a_table_cut_by_a_page_break_is_one_table():
    above = table(HEAD, ["국비", "10", "20"], page=1, cut_below=True)
    below = table(["도비", "30", "40"], page=2, ordinal=2)
    assert joined(above, below) == (
        [[["구분", "2022년", "2023년"], ["국비", "10", "20"], ["도비", "30", "40"]]],
        ["TABLE_CONTINUED"],
    )


def test_a_repeated_header_is_dropped():
    above = table(HEAD, ["국비", "10", "20"], page=1)
    below = table([("구 분", GREY), *HEAD[1:]], ["도비", "30", "40"], page=2, ordinal=2)
    ((only,), _) = joined(above, below)
    assert [row[0] for row in only] == ["구분", "국비", "도비"]


def test_a_repeated_header_of_two_rows_is_dropped():
    head = (["세부내용", "2022년", "<"], ["^", "상", "하"])
    ((only,), _) = joined(table(*head, ["설계", "", ""], page=1), table(*head, ["착공", "", ""], page=2, ordinal=2))
    assert [row[0] for row in only] == ["세부내용", "세부내용", "설계", "착공"]


def test_a_page_with_nothing_but_the_header_adds_nothing():
    ((only,), codes) = joined(table(HEAD, ["국비", "10", "20"], page=1), table(HEAD, page=2, ordinal=2))
    assert (len(only), codes) == (2, [])


def test_a_table_over_three_pages_is_one():
    pieces = [table(HEAD, [name, "1", "2"], page=page, ordinal=page) for page, name in enumerate(("가", "나", "다"), 1)]
    ((only,), codes) = joined(*pieces)
    assert [row[0] for row in only] == ["구분", "가", "나", "다"]
    assert codes == ["TABLE_CONTINUED"] * 2


def test_a_row_cut_in_its_middle_is_made_whole():
    above = table(HEAD, ["경로당 신축", "부지 매입", "설계"], page=1, cut_below=True)
    below = table(["", "및 보상", "공모"], ["홍보", "책자", "방송"], page=2, ordinal=2)
    ((only,), codes) = joined(above, below)
    assert only[1:] == [["경로당 신축", "부지 매입\n및 보상", "설계\n공모"], ["홍보", "책자", "방송"]]
    assert codes == ["TABLE_CONTINUED", "TABLE_ROW_JOINED"]


def test_the_halves_of_a_row_keep_both_places():
    made = join_tables(
        [
            table(HEAD, ["경로당 신축", "부지 매입", "설계"], page=1, cut_below=True),
            table(["", "및 보상", ""], page=2, ordinal=2),
        ]
    )
    cell = next(c for c in made.blocks[0].cells if c.text.startswith("부지"))
    assert [(block.text, block.place.page) for block in cell.blocks] == [("부지 매입", 1), ("및 보상", 2)]


@pytest.mark.parametrize("figures", [["", "30", "40"], ["", "1,200", "-"], ["", "30", ""]])
def test_figures_are_never_run_together(figures):
    above = table(HEAD, ["국비", "10", "20"], page=1, cut_below=True)
    ((only,), codes) = joined(above, table(figures, page=2, ordinal=2))
    assert only[1] == ["국비", "10", "20"]
    assert only[2][1:] == figures[1:]
    assert "TABLE_ROW_JOINED" not in codes


def test_a_merged_label_goes_on_over_the_page_break():
    above = table(["구분", "재원", "계"], ["재원별", "국비", "10"], ["^", "도비", "20"], page=1, cut_below=True)
    below = table(["", "시비", "30"], ["", "기타", "40"], page=2, ordinal=2)
    ((only,), _) = joined(above, below)
    assert [row[1] for row in only] == ["재원", "국비", "도비", "시비", "기타"]
    assert only[3][0] == "재원별"


OTHERS = [
    (table(HEAD, ["국비", "1", "2"], page=1), table(HEAD, ["국비", "1", "2"], page=3, ordinal=2)),  # a page between
    (table(HEAD, ["국비", "1", "2"], page=1), table(HEAD, ["국비", "1", "2"], page=1, ordinal=2)),  # on one page
    (table(HEAD, ["국비", "1", "2"], page=1), table(["가", "나"], page=2, ordinal=2, cut_above=True)),  # fewer columns
    (table(HEAD, ["국비", "1", "2"]), table(HEAD, ["국비", "1", "2"], ordinal=2)),  # a format without pages
    (
        table(HEAD, ["국비", "1", "2"], page=1),
        table([("부서", GREY), ("직위", GREY), ("성명", GREY)], ["도로과", "과장", "홍길동"], page=2, ordinal=2),
    ),  # a header of its own
    (
        table(HEAD, ["국비", "1", "2"], page=1, edges=(50, 150, 250), cut_below=True),
        table(["도비", "1", "2"], page=2, edges=(50, 120, 250), ordinal=2),
    ),  # columns elsewhere
]


@pytest.mark.parametrize(("above", "below"), OTHERS)
def test_two_tables_that_merely_follow_one_another_stay_two(above, below):
    assert len(joined(above, below)[0]) == 2


def test_a_line_between_keeps_tables_apart():
    line = Paragraph("□ 재원조달방안", Place(page=2))
    above, below = (
        table(HEAD, ["국비", "1", "2"], page=1, cut_below=True),
        table(HEAD, ["도비", "3", "4"], page=2, ordinal=2),
    )
    assert len(joined(above, line, below)[0]) == 2


def test_edges_may_differ_by_a_few_points():
    above = table(HEAD, ["국비", "1", "2"], page=1, edges=(50, 150, 250), cut_below=True)
    below = table(["도비", "3", "4"], page=2, edges=(51, 149, 252), ordinal=2)
    assert len(joined(above, below)[0]) == 1
