"""Workbooks as offices make them: titles, units, merged cells, several tables, what is hidden."""

from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, PatternFill, Side
from openpyxl.styles.colors import Color
from xlsx_builder import MAIN, TYPE, links, sheet, workbook

from pipeline.document import Paragraph, Table
from pipeline.errors import DamagedFileError, EmptyFileError, LimitExceededError, UnsupportedFormatError
from pipeline.readers import read_bytes
from pipeline.readers.xlsx import cells

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


@pytest.fixture
def book():
    return Workbook()


def saved(book):
    target = BytesIO()
    book.save(target)
    return read_bytes(target.getvalue())


def put(sheet, corner, rows, *, ruled=True):
    top, left = corner
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            cell = sheet.cell(top + r, left + c, value)
            if ruled:
                cell.border = BOX


def shape(document):
    """Captions as text, tables as rows of text."""
    return [block.text if isinstance(block, Paragraph) else rows(block) for block in document.blocks]


def rows(table):
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def codes(document):
    return [notice.code for notice in document.notices]


def table(document):
    return next(block for block in document.blocks if isinstance(block, Table))


def test_title_and_unit_above_a_ruled_table_are_captions_with_and_without_a_blank_row(book):
    for top, tab in ((3, book.active), (4, book.create_sheet("둘"))):
        tab["A1"] = "공약가계부"
        tab.merge_cells("A1:C1")
        tab["C2"] = "(단위: 백만원)"
        put(tab, (top, 1), [["구분", 2022, 2023], ["국비", 10, 20]])
    one = ["공약가계부", "(단위: 백만원)", [["구분", "2022", "2023"], ["국비", "10", "20"]]]
    assert shape(saved(book)) == [*one, "둘", *one]


def test_a_title_and_a_unit_in_one_row_above_the_table_are_two_captions(book):
    book.active["A1"], book.active["F1"] = "1. 총괄", "(단위: 천원)"
    put(book.active, (2, 1), [list("가나다라마바"), [1, 2, 3, 4, 5, 6]], ruled=False)
    assert shape(saved(book))[:2] == ["1. 총괄", "(단위: 천원)"]


def test_tables_below_and_beside_each_other_are_apart(book):
    put(book.active, (1, 1), [["가", "나"], ["1", "2"]])
    put(book.active, (1, 4), [["다", "라"], ["3", "4"]])
    put(book.active, (4, 1), [["마", "바"], ["5", "6"]])
    assert shape(saved(book)) == [[["가", "나"], ["1", "2"]], [["다", "라"], ["3", "4"]], [["마", "바"], ["5", "6"]]]


def test_a_blank_row_inside_the_rules_belongs_to_the_table(book):
    put(book.active, (1, 1), [["가", "나"], [None, None], ["1", "2"]])
    assert shape(saved(book)) == [[["가", "나"], ["", ""], ["1", "2"]]]


def test_a_note_below_the_table_is_a_paragraph(book):
    put(book.active, (1, 1), [["가", "나"], ["1", "2"]])
    book.active["A3"] = "※ 2024년까지 확정"
    assert shape(saved(book))[1] == "※ 2024년까지 확정"


def test_merged_cells_are_spans_and_stand_at_their_address(book):
    put(book.active, (2, 2), [["구분", None, "2022"], ["재원", "국비", 5], [None, "시비", 6]])
    book.active.merge_cells("B2:C2")
    book.active.merge_cells("B3:B4")
    cells_ = table(saved(book)).cells
    assert [(c.text, c.row_span, c.column_span) for c in cells_[:3]] == [("구분", 1, 2), ("2022", 1, 1), ("재원", 2, 1)]
    assert (cells_[2].place.sheet, cells_[2].place.cell, cells_[2].place.row, cells_[2].place.table) == (
        "Sheet",
        "B3",
        2,
        1,
    )


def test_a_form_drawn_on_narrow_columns_has_the_columns_that_are_seen(book):
    for row in (1, 2):
        for first, last, text in ((1, 4, "라벨"), (5, 12, "값")):
            put(book.active, (row, first), [[text] + [None] * (last - first)])
            book.active.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    found = table(saved(book))
    assert (found.rows, found.columns) == (2, 2)


def test_fills_are_plain_indexed_or_of_the_theme_with_a_tint_and_white_is_none(book):
    colours = [
        Color(rgb="FF8DB4E2"),
        Color(indexed=43),
        Color(theme=4, tint=0.8),
        Color(theme=0),
        Color(rgb="FFFFFFFF"),
    ]
    put(book.active, (1, 1), [["가"] * 5])
    for column, colour in enumerate(colours, 1):
        book.active.cell(1, column).fill = PatternFill("solid", fgColor=colour)
    assert [cell.fill for cell in table(saved(book)).cells] == ["#8DB4E2", "#FFFF99", "#DCE6F2", None, None]


def test_an_empty_filled_cell_is_a_bar_of_the_table(book):
    put(book.active, (1, 1), [["구분", "1", "2"], ["착공", None, None]], ruled=False)
    book.active["C2"].fill = PatternFill("solid", fgColor="8DB4E2")
    assert [(c.text, c.fill) for c in table(saved(book)).cells][-2:] == [("", None), ("", "#8DB4E2")]


def test_lines_of_a_cell_are_its_paragraphs_with_their_indents(book):
    put(book.active, (1, 1), [["추진계획", "○ 착공\n  - 설계"]])
    book.active["B1"].alignment = Alignment(indent=1)
    assert [(p.text, p.indent) for p in table(saved(book)).cells[1].blocks] == [("○ 착공", 9.0), ("- 설계", 19.0)]


def test_a_named_sheet_is_a_heading_and_a_sheet_that_nobody_named_is_none(book):
    book.active["A1"] = "가"
    book.create_sheet("복지 분야")["A1"] = "나"
    headings = [(b.text, b.heading) for b in saved(book).blocks]
    assert headings == [("가", None), ("복지 분야", 1), ("나", None)]


def test_a_hidden_sheet_is_named_and_not_read_while_hidden_lines_are_read_and_told(book):
    put(book.active, (1, 1), [["가", "나"], ["1", "2"]])
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.create_sheet("목록").append(["비밀"])
    book["목록"].sheet_state = "hidden"
    document = saved(book)
    assert shape(document) == [[["가", "나"], ["1", "2"]]]
    assert codes(document) == ["SHEET_LINES_HIDDEN", "SHEET_HIDDEN"]
    assert dict(document.notices[1].facts) == {"name": "목록"}


def test_a_formula_has_its_saved_result_and_one_without_a_result_is_told():
    cells_ = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1</f></c><c r="C1"><f>A1</f><v></v></c><c r="D1" t="str"><f>T(A9)</f><v></v></c>'
    document = read_bytes(workbook(sheet(f"<row>{cells_}</row>")))
    assert document.blocks[1].text == "2"
    assert [(n.code, n.place.cell, dict(n.facts)) for n in document.notices] == [
        ("FORMULA_NOT_CALCULATED", "B1", {"count": "2"})
    ]


def test_numbers_shown_in_thousands_are_read_as_shown_and_told():
    document = read_bytes(workbook(sheet('<row r="1"><c r="A1" s="2"><v>1250000</v></c></row>')))
    assert document.blocks[1].text == "1,250"
    assert [(n.code, dict(n.facts)["held"]) for n in document.notices] == [("NUMBER_SCALED", "1250000")]


def test_fills_that_depend_on_conditions_are_told(book):
    from openpyxl.formatting.rule import CellIsRule  # noqa: PLC0415

    put(book.active, (1, 1), [["가", 1]])
    book.active.conditional_formatting.add("B1", CellIsRule("equal", ["1"], fill=PatternFill(bgColor="FF8DB4E2")))
    assert codes(saved(book)) == ["FILL_CONDITIONAL"]


def test_rich_text_is_joined_and_reading_aids_are_left_out():
    inline = "<is><r><t>공약</t></r><r><t>_x000D_사업</t></r><rPh><t>옆글</t></rPh></is>"
    document = read_bytes(workbook(sheet(f'<row><c r="A1" t="inlineStr">{inline}</c></row>')))
    assert document.blocks[1].text == "공약사업"


def test_macros_and_templates_are_no_obstacle():
    for kind in ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", TYPE.replace("sheet.main", "template.main")):
        assert read_bytes(workbook(sheet("<row><c><v>1</v></c></row>"), content_type=kind)).format == "xlsx"


# ── bad workbooks ────────────────────────────────────────────────────────────────────────────────────────────────
DTD = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]>'
GOOD = sheet("<row><c><v>1</v></c></row>")


@pytest.mark.parametrize(
    "data",
    [
        workbook(DTD + sheet('<row><c t="str"><v>&d;</v></c></row>')),
        workbook('<!DOCTYPE a SYSTEM "file:///etc/passwd">' + GOOD),
        workbook(GOOD, members={"xl/styles.xml": DTD + "<a/>"}),
        workbook(GOOD, members={"xl/workbook.xml": "<workbook"}),
        workbook(GOOD, members={"_rels/.rels": None}),
        workbook("<worksheet"),
        workbook(GOOD, content_type="nothing"),
        workbook(GOOD)[:-40],
    ],
    ids=range(8),
)
def test_a_damaged_workbook_is_damaged(data):
    with pytest.raises(DamagedFileError):
        read_bytes(data)


def test_a_workbook_without_cells_is_empty():
    with pytest.raises(EmptyFileError):
        read_bytes(workbook(sheet("")))


def test_a_binary_workbook_is_refused_with_advice():
    with pytest.raises(UnsupportedFormatError, match="save it as XLSX"):
        read_bytes(workbook("", members={"xl/workbook.bin": "a"}, content_type="nothing"))


def test_formatting_without_end_is_no_table():
    row = '<c s="1"/>' * 16_384
    document = read_bytes(
        workbook(sheet(f'<row><c r="A1" t="str"><v>가</v></c></row><row>{row}</row><row>{row}</row>'))
    )
    assert [block.text for block in document.blocks] == ["가계부", "가"]


def test_a_text_that_stands_in_a_thousand_cells_fills_no_memory():
    """A shared string is written once, whatever it costs."""
    strings = f'<sst xmlns="{MAIN}"><si><t>{"가" * 200_000}</t></si></sst>'
    rels = links(
        ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")
    )
    many = sheet("<row>" + '<c t="s"><v>0</v></c>' * 900 + "</row>")
    with pytest.raises(LimitExceededError):
        read_bytes(workbook(many, members={"xl/_rels/workbook.xml.rels": rels, "xl/sharedStrings.xml": strings}))


def test_two_cells_at_the_ends_of_a_sheet_are_two_paragraphs():
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert [block.text for block in read_bytes(workbook(sheet(far))).blocks] == ["가계부", "1", "2"]


def test_too_many_cells_are_refused(monkeypatch):
    monkeypatch.setattr(cells, "MAX_CELLS", 3)
    with pytest.raises(LimitExceededError):
        cells.read_sheet(
            Stream(sheet("<row>" + "<c><v>1</v></c>" * 4 + "</row>")), "a", [], Plain(), from_1904=False, room=3
        )


@pytest.mark.parametrize(
    "part",
    [
        sheet('<row><c r="A1"><v>1</v></c></row>', '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "<a>" * 300_000,
        sheet("<row>" + '<c s="1"><v>1</v></c>' * 1_100 + "</row>"),
        sheet(" " * (40 << 20)),
    ],
    ids=["merged", "deep", "wide", "bomb"],
)
def test_what_would_fill_the_memory_is_refused(part):
    with pytest.raises(LimitExceededError):
        read_bytes(workbook(part))


class Stream:
    def __init__(self, text):
        self.data = text.encode()

    def read(self, _):
        data, self.data = self.data, b""
        return data


class Plain:
    painted = frozenset()

    def look(self, _):
        return cells.Styles(None, None).look(0)
