"""Sheets too wide for their paper, whose columns are printed on pages of their own."""

from dataclasses import replace

import pytest
from page_builders import table, texts

from pipeline.document import Edited, Paragraph, Place, as_printed
from pipeline.structure.band_pages import with_bands_joined
from pipeline.structure.joining import with_joined, with_sheets_joined

NAMES = table(
    ["번호", "공약명", "구분"],
    ["1", "경로당 신축", "국비"],
    ["^", "^", "시비"],
    ["2", "돌봄터 운영", "국비"],
    page=1,
    edges=[50, 80, 200],
)
YEARS = table(["2026", "2027"], ["10", "20"], ["30", "40"], ["50", "60"], page=2, ordinal=2, edges=[50, 80])
STATUS = table(["추진상황", "비고"], ["정상추진", ""], ["^", ""], ["완료", ""], page=3, ordinal=3, edges=[50, 80])
WHOLE = [
    ["번호", "공약명", "구분", "2026", "2027", "추진상황", "비고"],
    ["1", "경로당 신축", "국비", "10", "20", "정상추진", ""],
    ["1", "경로당 신축", "시비", "30", "40", "정상추진", ""],
    ["2", "돌봄터 운영", "국비", "50", "60", "완료", ""],
]


def joined(*blocks):
    findings = {}
    made = Edited(blocks, with_bands_joined(with_joined(as_printed(blocks), findings), findings))
    codes = [finding.code for found in findings.values() for finding in found]
    return [block if isinstance(block, Paragraph) else texts(block) for block in made], codes


def test_bands_of_columns_are_one_table():
    assert joined(NAMES, YEARS, STATUS) == ([WHOLE], ["TABLE_BANDS_JOINED"] * 2)


def test_a_band_keeps_the_places_of_its_cells():
    made = list(Edited((NAMES, YEARS), with_bands_joined(as_printed((NAMES, YEARS)), {})))
    year = next(cell for cell in made[0].cells if cell.text == "2027")
    assert (year.place.page, year.place.table, year.place.column, year.column) == (2, 2, 2, 4)


def test_a_band_of_merged_cells_alone_has_fewer_rows():
    tall = table(["추진상황"], ["정상추진"], ["완료"], page=2, ordinal=2, edges=[50])
    *upper, lowest = tall.cells
    lowest = replace(lowest, place=replace(lowest.place, box=(50, 30, 70, 40)))
    ((only,), _) = joined(NAMES, replace(tall, cells=(*upper, lowest)))
    assert [row[-1] for row in only] == [row[-2] for row in WHOLE]


def test_columns_printed_again_on_each_page_are_dropped():
    again = table(
        ["번호", "공약명", "2026"],
        ["1", "경로당 신축", "10"],
        ["^", "^", "30"],
        ["2", "돌봄터 운영", "50"],
        page=2,
        ordinal=2,
        edges=[50, 80, 200],
    )
    assert joined(NAMES, again)[0] == [[row[:4] for row in WHOLE]]


def test_pages_of_rows_come_before_the_next_band():
    more = table(
        ["3", "가람길 정비", "국비"],
        ["4", "숲길 잇기", "시비"],
        ["5", "샛길 잇기", "시비"],
        page=2,
        edges=[50, 80, 200],
    )
    years = table(["2026", "2027"], ["10", "20"], ["30", "40"], ["50", "60"], page=3, ordinal=3, edges=[50, 80])
    rest = table(["1", "2"], ["3", "4"], ["5", "6"], page=4, ordinal=4, edges=[50, 80])
    upper = [replace(NAMES, cut_below=True), replace(more, cut_above=True)]
    lower = [replace(years, cut_below=True), replace(rest, cut_above=True)]
    ((only,), _) = joined(*upper, *lower)
    assert [row[-2:] for row in only] == [["2026", "2027"], ["10", "20"], ["30", "40"], ["50", "60"], *chunks("123456")]
    assert [row[1] for row in only][-3:] == ["가람길 정비", "숲길 잇기", "샛길 잇기"]


def chunks(figures):
    return [[figures[at], figures[at + 1]] for at in range(0, len(figures), 2)]


def test_a_table_with_rows_at_other_heights_is_another():
    other = table(["2026", "2027"], ["10", "20"], ["30", "40"], page=2, ordinal=2, edges=[50, 80])
    assert len(joined(NAMES, other)[0]) == 2


def test_a_table_below_words_is_another():
    assert len(joined(NAMES, Paragraph("붙임", Place(page=2)), YEARS)[0]) == 3


def test_rows_without_heads_are_no_band():
    rows = table(["70", "80"], ["10", "20"], ["30", "40"], ["50", "60"], page=2, ordinal=2, edges=[50, 80])
    assert len(joined(NAMES, rows)[0]) == 2


def test_a_table_with_the_same_heads_goes_on_below():
    more = table(
        ["번호", "공약명", "구분"],
        ["3", "가람길 정비", "국비"],
        ["4", "숲길 잇기", "시비"],
        ["5", "샛길 잇기", "시비"],
        page=2,
        ordinal=2,
        edges=[50, 80, 200],
    )
    ((only,), codes) = joined(NAMES, more)
    assert (len(only), codes) == (7, ["TABLE_CONTINUED"])


def raised(made, by):
    """The same table lower on its page."""
    cells = []
    for cell in made.cells:
        left, top, right, bottom = cell.place.box
        cells.append(replace(cell, place=replace(cell.place, box=(left, top + by, right, bottom + by))))
    return replace(made, cells=tuple(cells))


def test_each_table_of_a_page_goes_on_with_the_one_at_its_height():
    first = table(
        ["구분", "계획", "<"], ["^", "2026", "2027"], ["국비", "1", "2"], ["시비", "3", "4"], page=1, edges=[50, 80, 90]
    )
    spent = table(["집행", "<"], ["2026", "2027"], ["5", "6"], ["7", "8"], page=2, ordinal=3, edges=[50, 80])
    second = raised(replace(first, place=Place(page=1, table=2)), 100)
    line = Paragraph("2. 샛길 잇기", Place(page=1, paragraph=2))
    made, codes = joined(first, line, second, spent, raised(replace(spent, place=Place(page=2, table=4)), 100))
    whole = [
        ["구분", "계획", "계획", "집행", "집행"],
        ["구분", "2026", "2027", "2026", "2027"],
        ["국비", "1", "2", "5", "6"],
        ["시비", "3", "4", "7", "8"],
    ]
    assert made == [whole, line, whole]
    assert codes == ["TABLE_BANDS_JOINED"] * 2


@pytest.mark.parametrize("again", ["2027", ""])
def test_a_head_may_be_cut_where_the_paper_ends(again):
    quarters = table(
        ["구분", "2026", "2027"], ["^", "4/4", "1/4"], ["설계", "", ""], ["공사", "", ""], page=1, edges=[5, 6, 7]
    )
    rest = table([again, "<"], ["2/4", "3/4"], ["", ""], ["", ""], page=2, ordinal=2, edges=[50, 60])
    ((made,), codes) = joined(quarters, rest)
    assert made[:2] == [["구분", "2026", "2027", "2027", "2027"], ["구분", "4/4", "1/4", "2/4", "3/4"]]
    assert codes == ["TABLE_BANDS_JOINED"]


def test_a_page_with_other_blocks_is_no_page_of_bands_and_is_told():
    years = table(["2026", "2027"], ["10", "20"], ["30", "40"], ["50", "60"], page=2, ordinal=2, edges=[50, 80])
    between = Paragraph("공약가계부", Place(page=2, paragraph=1))
    made, codes = joined(NAMES, between, years)
    assert (len(made), codes) == (3, ["TABLE_BAND_APART"])


def line(words, page, top, left=50.0):
    return Paragraph(words, Place(page=page, box=(left, top, left + 80.0, top + 8.0)))


ROADS = raised(table(["구분", "2026"], ["^", "4/4"], ["설계", ""], ["공사", ""], page=1, edges=[5, 6]), 50)
BARS = raised(table(["2027", "<"], ["1/4", "2/4"], ["", ""], ["", ""], page=2, ordinal=2, edges=[50, 60]), 50)


def test_a_line_that_runs_over_the_paper_is_printed_on_both_pages_and_read_once():
    title = line("빈집을 고쳐 창업 공간으로 내어 주는 공약", 1, 10)
    made, codes = joined(title, ROADS, line(title.text, 2, 10, left=-300.0), BARS)
    assert (made[0], len(made), made[1][0]) == (title, 2, ["구분", "2026", "2027", "2027"])
    assert codes == ["TABLE_BANDS_JOINED"]


def test_the_rest_of_a_line_goes_on_with_the_part_on_the_page_before():
    made, _ = joined(line("추진일정", 1, 10), ROADS, line("(분기별)", 2, 10), BARS)
    assert [made[0].text, len(made)] == ["추진일정\n(분기별)", 2]


def test_columns_printed_on_each_page_may_be_all_that_a_page_has_of_a_table():
    again = raised(table(["구분"], ["계"], ["국비"], page=2, ordinal=3, edges=[5]), 200)
    second = raised(table(["구분", "2026"], ["계", "10"], ["국비", "10"], page=1, ordinal=4, edges=[5, 6]), 200)
    made, _ = joined(ROADS, second, BARS, again)
    assert [len(made), made[0][0], made[1][0]] == [2, ["구분", "2026", "2027", "2027"], ["구분", "2026"]]


def test_bands_follow_behind_all_pages_that_are_printed_below_one_another():
    first = raised(replace(ROADS, place=Place(page=1, table=1)), 5)
    upper = [line("1. 샛길 잇기", 1, 5), first]
    costs = table(["구분", "총계"], ["계", "20"], ["국비", "10"], ["시비", "10"], page=2, ordinal=5, edges=[5, 6])
    years = table(["2026", "2027"], ["10", "10"], ["5", "5"], ["5", "5"], page=4, ordinal=6, edges=[50, 60])
    bars = raised(on_page(BARS, 3), 5)
    made, codes = joined(*upper, line("2. 투자계획", 2, 0), raised(costs, 20), bars, raised(years, 20))
    assert made[1][0] == ["구분", "2026", "2027", "2027"]
    assert made[3][0] == ["구분", "총계", "2026", "2027"]
    assert codes == ["TABLE_BANDS_JOINED"] * 2


def on_page(made, page):
    cells = tuple(replace(cell, place=replace(cell.place, page=page)) for cell in made.cells)
    return replace(made, cells=cells, place=replace(made.place, page=page))


def test_a_band_that_ends_on_an_earlier_page_is_empty_on_the_rest():
    rest = raised(table(["준공", ""], ["운영", ""], ["정산", ""], page=2, edges=[5, 6]), 50)
    upper = [replace(ROADS, cut_below=True), replace(rest, cut_above=True)]
    ((made,), _) = joined(*upper, on_page(BARS, 3))
    assert made[0] == ["구분", "2026", "2027", "2027"]
    assert made[-1] == ["정산", "", "", ""]


def test_a_head_may_be_cut_in_the_middle_of_its_words():
    rest = table(["년", "<"], ["2/4", "3/4"], ["", ""], ["", ""], page=2, ordinal=2, edges=[50, 60])
    first = table(["구분", "2027년"], ["^", "1/4"], ["설계", ""], ["공사", ""], page=1, edges=[5, 6])
    ((made,), _) = joined(first, rest)
    assert made[0] == ["구분", "2027년", "2027년", "2027년"]


def test_a_text_that_runs_over_the_paper_is_no_text_of_the_first_cell_overleaf():
    first = table(["구분", "2026"], ["설계", "용역 발주와 설명회"], ["공사", ""], page=1, edges=[5, 6])
    band = table(["2027", "2028"], ["용역 발주와 설명회", ""], ["", ""], page=2, ordinal=2, edges=[50, 60])
    cut = replace(band.cells[2].place, box=(-20.0, 10.0, 60.0, 18.0))
    cells = [
        replace(cell, blocks=(Paragraph(cell.text, cut),)) if cell.row == 1 and cell.column == 0 else cell
        for cell in band.cells
    ]
    ((made,), _) = joined(first, replace(band, cells=tuple(cells)))
    assert made[1] == ["설계", "용역 발주와 설명회", "", ""]


BLUE = "#4472C4"


def test_words_of_a_merged_bar_are_printed_on_both_pages_and_read_once():
    first = table(
        ["구분", "2026", "<"], ["^", "3/4", "4/4"], ["설계", "", ("공사", BLUE)], ["", "", ""], page=1, edges=[5, 6, 7]
    )
    band = table(["2027", "<"], ["1/4", "2/4"], [("공사", BLUE), "<"], ["", ""], page=2, ordinal=2, edges=[50, 60])
    ((made,), _) = joined(first, band)
    assert made[2] == ["설계", "", "공사", "", ""]


@pytest.mark.parametrize(
    ("rest", "whole"),
    [("창업 공간 조성", "1-1. 창업 공간 조성"), ("1-1. 창업 공간 조성 계획", "1-1. 창업 공간 조성 계획")],
)
def test_a_line_that_is_printed_in_part_on_the_next_page_is_read_once(rest, whole):
    made, _ = joined(line("1-1. 창업 공간 조성", 1, 10), ROADS, line(rest, 2, 10), BARS)
    assert (made[0].text, len(made)) == (whole, 2)


def test_a_table_with_heads_of_its_own_stands_beside_one_on_a_page_of_bands():
    own = raised(table(["세부", "가꿈 1"], ["심기", "3"], ["물주기", "4"], page=1, ordinal=5, edges=[5, 6]), 200)
    rest = raised(table(["가꿈 2"], ["5"], ["6"], page=2, ordinal=6, edges=[50]), 200)
    made, codes = joined(ROADS, own, BARS, rest)
    assert made[1] == [["세부", "가꿈 1", "가꿈 2"], ["심기", "3", "5"], ["물주기", "4", "6"]]
    assert codes == ["TABLE_BANDS_JOINED"] * 2
    assert len(joined(own, rest)[0]) == 2


TITLE = line("가람시 공약사업 투자계획", 1, 5)
UNIT = line("(단위 : 백만원)", 2, 15, left=300.0)


def test_a_title_printed_again_and_a_unit_over_the_last_band_keep_no_band_apart():
    made, codes = joined(TITLE, raised(NAMES, 50), line(TITLE.text, 2, 5), UNIT, raised(YEARS, 50))
    assert (made[0], codes) == (TITLE, ["TABLE_BANDS_JOINED"])
    assert made[1] == [[UNIT.text] * 5, *[row[:5] for row in WHOLE]]


def test_a_unit_over_a_table_whose_rows_have_names_is_its_own():
    other = table(["재원", "2026"], ["국비", "20"], ["도비", "40"], ["시비", "60"], page=2, ordinal=2, edges=[50, 80])
    made, codes = joined(TITLE, raised(NAMES, 50), UNIT, raised(other, 50))
    assert (len(made), codes) == (4, ["TABLE_BAND_APART"])


def test_bands_printed_before_the_next_rows_are_one_table_with_them():
    more = table(
        ["번호", "공약명", "구분"], ["^", "^", "시비"], ["3", "쉼터", "국비"], page=3, ordinal=3, edges=[50, 80, 200]
    )
    years = table(["2026", "2027"], ["70", "80"], ["90", "15"], page=4, ordinal=4, edges=[50, 80])
    blocks, findings = (NAMES, YEARS, more, years), {}
    kept = with_bands_joined(with_joined(as_printed(blocks), findings), findings)
    (whole,) = Edited(blocks, with_sheets_joined(kept, findings))
    assert [row[-2:] for row in texts(whole)] == [
        ["2026", "2027"],
        ["10", "20"],
        ["30", "40"],
        ["50", "60"],
        ["70", "80"],
        ["90", "15"],
    ]


def test_the_same_form_of_the_next_pledge_is_no_band():
    pages = []
    for page, unit in ((1, "백만원"), (2, "억원")):
        costs = table(
            [f"구분({unit})", "계", "국비"],
            ["총액", "3", "3"],
            ["2026", "3", "3"],
            page=page,
            ordinal=page,
            edges=[5, 6, 7],
        )
        pages += [line(f"■ 목표 {page}", page, 10), raised(costs, 50), line(f"◇ 보상 {unit}", page, 100)]
    made, codes = joined(*pages)
    assert (len(made), codes) == (6, [])


def test_more_lines_of_their_own_than_tables_are_another_page():
    lines = [line(f"○ 공간 {n}", 1, 10 * n) for n in (1, 2, 3)]
    others = [line(f"○ 밥상 {n}", 2, 10 * n) for n in (1, 2, 3)]
    made, codes = joined(*lines, ROADS, *others, BARS)
    assert (len(made), codes) == (8, ["TABLE_BAND_APART"])


def test_a_page_printed_again_is_a_page_of_its_own():
    pages = [
        (line("■ 추진일정", page, 10), raised(on_page(replace(ROADS, place=Place(page=page, table=page)), page), 50))
        for page in (1, 2)
    ]
    made, codes = joined(*pages[0], *pages[1])
    assert (len(made), codes) == (4, [])
