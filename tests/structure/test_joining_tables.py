"""Tables that a page break cut, and tables that merely follow one another."""

from dataclasses import replace

import pytest
from page_builders import GREY, table, texts

from pipeline.document import Edited, Paragraph, Place, as_printed
from pipeline.structure.joining import with_joined

HEAD = [("구분", GREY), ("2022년", GREY), ("2023년", GREY)]


def joined(*blocks):
    findings = {}
    made = Edited(blocks, with_joined(as_printed(blocks), findings))
    codes = [finding.code for found in findings.values() for finding in found]
    return [texts(block) for block in made if not isinstance(block, Paragraph)], codes


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
    pieces = [
        table(HEAD, ["경로당 신축", "부지 매입", "설계"], page=1, cut_below=True),
        table(["", "및 보상", ""], page=2, ordinal=2),
    ]
    (whole,) = Edited(pieces, with_joined(as_printed(pieces), {}))
    cell = next(c for c in whole.cells if c.text.startswith("부지"))
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


def test_a_row_of_figures_below_figures_is_no_rest_of_the_row_above():
    above = table(HEAD, ["국비", "10", "20"], page=1, cut_below=True)
    below = table(["도비", "30", "40"], page=2, ordinal=2)
    ((only,), codes) = joined(replace(above, open_below=True), replace(below, open_above=True))
    assert (only[1:], codes) == ([["국비", "10", "20"], ["도비", "30", "40"]], ["TABLE_CONTINUED"])


def test_a_merged_cell_printed_on_both_pages_is_one():
    head = ["번호", "공약명", "재원", "2026"]
    above = table(head, ["1", "경로당 신축", "국비", "10"], ["^", "^", "시비", "20"], page=1, cut_below=True)
    rest = table(
        ["1", "경로당 신축", "민자", "30"],
        ["2", "돌봄터 운영", "국비", "40"],
        ["^", "^", "시비", "50"],
        page=2,
        ordinal=2,
    )
    blocks = (above, rest)
    made = list(Edited(blocks, with_joined(as_printed(blocks), {})))
    assert [(cell.text, cell.row_span) for cell in made[0].cells if cell.column == 1][1:] == [
        ("경로당 신축", 3),
        ("돌봄터 운영", 2),
    ]


def test_two_pledges_of_one_department_stay_two():
    head = ["번호", "부서", "재원", "2026"]
    above = table(head, ["1", "복지과", "국비", "10"], ["^", "^", "시비", "20"], page=1, cut_below=True)
    rest = table(["2", "복지과", "국비", "30"], ["^", "^", "시비", "40"], page=2, ordinal=2)
    blocks = (above, rest)
    made = list(Edited(blocks, with_joined(as_printed(blocks), {})))
    assert [cell.row_span for cell in made[0].cells if cell.text == "복지과"] == [2, 2]


def _boxed(made, lines):
    """The table with boxes whose columns lie between these lines."""
    cells = []
    for cell in made.cells:
        left, right = lines[cell.column], lines[cell.column + cell.column_span]
        box = (left, 10.0 * cell.row, right, 10.0 * (cell.row + cell.row_span))
        cells.append(replace(cell, place=replace(cell.place, box=box)))
    return replace(made, cells=tuple(cells))


def _whole_and_parted(*, cut=True, edge=0.0):
    head = ["구분", "계", "2027", "2028"]
    parted = [
        ["구분", "<", "계", "2027", "2028"],
        ["지방비", "도비", "30", "10", "20"],
        ["^", "군비", "70", "30", "40"],
    ]
    above = table(head, ["총계", "150", "70", "80"], page=1, cut_below=cut)
    below = table(*parted, page=2, ordinal=2, cut_above=cut)
    lines = [0.0, 30.0, 60.0, 90.0, 120.0, 150.0 + edge]
    return _boxed(above, [0.0, 60.0, 90.0, 120.0, 150.0]), _boxed(below, lines)


def test_a_head_that_comes_again_over_parted_labels_goes_on_with_its_table():
    (only,), codes = joined(*_whole_and_parted())
    assert codes == ["TABLE_CONTINUED"]
    assert [row[-3:] for row in only] == [
        ["계", "2027", "2028"],
        ["150", "70", "80"],
        ["30", "10", "20"],
        ["70", "30", "40"],
    ]


def test_a_head_that_comes_again_elsewhere_is_that_of_another_table():
    assert len(joined(*_whole_and_parted(edge=40.0))[0]) == 2


def test_a_head_that_comes_again_on_the_next_page_goes_on_where_the_first_page_is_not_full():
    assert len(joined(*_whole_and_parted(cut=False))[0]) == 1


def test_a_form_that_begins_with_the_heads_of_the_last_one_is_no_rest_of_it():
    heads = ["관리번호", "공약명", "담당부서"]
    first = table(heads, ["1-1", "가람 쉼터", "복지과"], ["사업기간", "2026", "<"], page=1, cut_below=True)
    wider = [
        ["관리번호", "공약명", "<", "담당부서"],
        ["1-2", "나루 쉼터", "<", "복지과"],
        ["사업기간", "2027", "<", "<"],
    ]
    second = table(*wider, page=2, ordinal=2, cut_above=True)
    pieces = _boxed(first, [0.0, 40.0, 120.0, 160.0]), _boxed(second, [0.0, 40.0, 80.0, 120.0, 160.0])
    assert len(joined(*pieces)[0]) == 2


def _scanned(piece, *, aside):
    """The piece on a sheet that lay so many points to the right, and aslant: its boxes as displayed drift with the rows."""
    cells = []
    for cell in piece.cells:
        x0, top, x1, bottom = cell.place.box
        flat = (x0 + aside, top, x1 + aside, bottom)
        drifted = (flat[0] + 8.0 * cell.row, top, flat[2] + 8.0 * cell.row, bottom)
        cells.append(replace(cell, place=replace(cell.place, box=drifted, flat=flat, confidence=0.9)))
    return replace(piece, cells=tuple(cells))


@pytest.mark.parametrize(("aside", "tables"), [(15, 1), (-15, 1), (90, 2)])
def test_pieces_on_sheets_that_lay_otherwise_on_the_glass_are_one_table(aside, tables):
    above = _scanned(
        table(HEAD, ["국비", "1", "2"], ["도비", "1", "2"], page=1, edges=(50, 150, 250), cut_below=True), aside=0
    )
    below = _scanned(table(["시비", "3", "4"], page=2, edges=(50, 150, 250), ordinal=2), aside=aside)
    assert len(joined(above, below)[0]) == tables
    made = Edited((above, below), with_joined(as_printed((above, below)), {}))
    last = [cell for block in made for cell in block.cells][-1]
    assert last.place == below.cells[-1].place


@pytest.mark.parametrize(("edge", "tables"), [(0.0, 1), (40.0, 2)])
def test_rows_whose_labels_are_parted_go_on_with_a_table_whose_are_not(edge, tables):
    upper = [["구분", "계", "2027", "2028"], ["총계", "150", "70", "80"], ["국비", "50", "30", "20"]]
    lower = [["지방비", "도비", "30", "10", "20"], ["^", "군비", "70", "30", "40"], ["기타", "<", "0", "0", "0"]]
    above = _boxed(table(*upper, page=1, cut_below=True), [0.0, 60.0, 90.0, 120.0, 150.0])
    below = table(*lower, page=2, ordinal=2, cut_above=True)
    found, _ = joined(above, _boxed(below, [0.0, 30.0, 60.0, 90.0 + edge, 120.0 + edge, 150.0 + edge]))
    assert len(found) == tables
    assert [row[-1] for row in found[0]][:3] == ["2028", "80", "20"]


def test_a_label_whose_cell_is_shaded_on_one_page_alone_goes_on():
    above = table(
        ["구분", "지표", "2026"], [("목표", GREY), "이용자", "10"], ["^", "만족도", "20"], page=1, cut_below=True
    )
    below = table(["", "교육생", "30"], ["", "장서", "40"], page=2, ordinal=2, cut_above=True)
    ((only,), _) = joined(above, below)
    assert [row[0] for row in only] == ["구분", "목표", "목표", "목표", ""]


def test_a_label_cut_between_its_words_is_one_over_both_pages():
    above = table(["사업기간", "2027", "2028", "<"], ["연차별", "지표", "2026", "2027"], page=1, cut_below=True)
    below = table(["목표", "이용자", "10", "20"], ["예산", "국비", "5", "6"], page=2, ordinal=2, cut_above=True)
    ((only,), _) = joined(above, below)
    assert [row[0] for row in only[1:]] == ["연차별\n목표", "연차별\n목표", "예산"]
