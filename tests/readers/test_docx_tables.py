"""DOCX tables: every cell once, with its spans, its fill and what is nested in it."""

import time

import pytest
from docx_builder import in_list, level, numbering, p, package, r, tbl, tc, tr

from pipeline.document import Grid, Paragraph, Table
from pipeline.errors import LimitExceededError
from pipeline.readers import read_bytes
from pipeline.readers.docx.walk import _MAX_DEPTH


def tables(body, **parts):
    return list(read_bytes(package(body, **parts)).iter_tables())


def shapes(table):
    return [(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells]


ALONG, OVER = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
SPAN = '<w:gridSpan w:val="{}"/>'
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
MERGES = [
    (
        tbl(tr(tc("구분", SPAN.format(2)), tc("총계")), tr("재원", "국비", "1,250")),
        [("구분", 0, 0, 1, 2), ("총계", 0, 2, 1, 1), ("재원", 1, 0, 1, 1), ("국비", 1, 1, 1, 1), ("1,250", 1, 2, 1, 1)],
    ),
    (
        tbl(tr(tc("재원별", DOWN), "국비"), tr(tc("", ON), "도비"), tr(tc("", ON), "시비")),
        [("재원별", 0, 0, 3, 1), ("국비", 0, 1, 1, 1), ("도비", 1, 1, 1, 1), ("시비", 2, 1, 1, 1)],
    ),
    (
        tbl(tr(tc("가", DOWN + SPAN.format(2)), "나"), tr(tc("", ON + SPAN.format(2)), "다")),
        [("가", 0, 0, 2, 2), ("나", 0, 2, 1, 1), ("다", 1, 2, 1, 1)],
    ),
    (
        tbl(tr(tc("가", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "나")),
        [("가", 0, 0, 1, 2), ("나", 0, 2, 1, 1)],
    ),
    (
        tbl(tr(tc("가", DOWN + ALONG), tc("", DOWN + OVER), "나"), tr(tc("", ON + ALONG), tc("", ON + OVER), "다")),
        [("가", 0, 0, 2, 2), ("나", 0, 2, 1, 1), ("다", 1, 2, 1, 1)],
    ),
    (
        tbl(tr(tc("가", DOWN), "나"), tr(tc("", ON), tc("", OVER))),
        [("가", 0, 0, 1, 1), ("나", 0, 1, 1, 1), ("", 1, 0, 1, 2)],
    ),
    (tbl(tr(tc("가", DOWN)), tr(tc("나", DOWN)), tr(tc("", ON))), [("가", 0, 0, 1, 1), ("나", 1, 0, 2, 1)]),
    (
        tbl(tr("가", "나"), tr("다", trpr='<w:gridBefore w:val="1"/>')),
        [("가", 0, 0, 1, 1), ("나", 0, 1, 1, 1), ("다", 1, 1, 1, 1)],
    ),
    (tbl(tr(tc("가", ON)), tr("나")), [("가", 0, 0, 1, 1), ("나", 1, 0, 1, 1)]),
    (
        tbl(tr(tc("가", DOWN + SPAN.format(2))), tr(tc("나", ON), tc("다"))),
        [("가", 0, 0, 1, 2), ("나", 1, 0, 1, 1), ("다", 1, 1, 1, 1)],
    ),
    (tbl(tr("가"), tr("나", trpr="<w:del/>"), tr("다", trpr="<w:ins/>")), [("가", 0, 0, 1, 1), ("다", 1, 0, 1, 1)]),
    (
        tbl(
            f"<w:sdt><w:sdtContent>{tr('가', '<w:sdt><w:sdtContent>' + tc('나') + '</w:sdtContent></w:sdt>')}</w:sdtContent></w:sdt>"
        ),
        [("가", 0, 0, 1, 1), ("나", 0, 1, 1, 1)],
    ),
]


@pytest.mark.parametrize(("body", "cells"), MERGES)
def test_a_merged_cell_appears_once_with_its_spans(body, cells):
    table = tables(body)[0]
    assert shapes(table) == cells
    assert table.spans == "exact"


@pytest.mark.parametrize("body", [body for body, _ in MERGES])
def test_no_position_is_covered_twice(body):
    table = tables(body)[0]
    covered = [(r, c) for cell in table.cells for r in range(cell.row, cell.row + cell.row_span)
               for c in range(cell.column, cell.column + cell.column_span)]  # fmt: skip
    assert len(covered) == len(set(covered))
    assert all(r < table.rows and c < table.columns for r, c in covered)


def test_the_widest_row_gives_the_columns():
    table = tables(tbl(tr("가"), tr("나", "다", trpr='<w:gridAfter w:val="2"/>')))[0]
    assert (table.rows, table.columns) == (2, 4)
    assert Grid(table).at(0, 3) is None


def test_text_that_a_merge_covers_is_hidden_on_the_page_and_told():
    document = read_bytes(package(tbl(tr(tc("보임", DOWN)), tr(tc("가려짐", ON)))))
    assert [c.text for c in document.blocks[0].cells] == ["보임"]
    assert [n.code for n in document.notices] == ["TEXT_HIDDEN"]


def test_a_cell_holds_its_paragraphs_and_nested_tables_in_order():
    body = tbl(tr("앞", tc(p("위") + tbl(tr("속1", "속2")) + p("가운데") + p() + p("아래")))) + tbl(tr("뒤"))
    outer, inner, last = tables(body)
    assert [t.place.table for t in (outer, inner, last)] == [1, 2, 3]
    cell = outer.cells[1]
    assert cell.text == "위\n가운데\n아래"
    assert [type(b) for b in cell.blocks] == [Paragraph, Table, Paragraph, Paragraph]
    assert cell.tables == (inner,)
    assert (cell.place.table, cell.place.row, cell.place.column) == (1, 1, 2)
    assert cell.blocks[-1].place == type(cell.place)(table=1, row=1, column=2, paragraph=4)


THEME = '<a:themeElements><a:clrScheme><a:accent1><a:srgbClr val="4472C4"/></a:accent1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1></a:clrScheme></a:themeElements>'
FILLS = [
    ('w:val="clear" w:color="auto" w:fill="5B9BD5"', "#5B9BD5"),
    ('w:val="clear" w:fill="5b9bd5"', "#5B9BD5"),
    ('w:val="clear" w:fill="auto"', None),
    ('w:val="clear" w:fill="FFFFFF"', None),
    ('w:val="nil" w:fill="5B9BD5"', None),
    ('w:val="solid" w:color="FF0000" w:fill="auto"', "#FF0000"),
    ('w:val="solid" w:color="auto" w:fill="auto"', "#000000"),
    ('w:val="pct50" w:color="000000" w:fill="FFFFFF"', "#808080"),
    ('w:val="pct15" w:color="auto" w:fill="auto"', "#D9D9D9"),
    ('w:val="clear" w:fill="D9E2F3" w:themeFill="accent1" w:themeFillTint="33"', "#D9E2F3"),
    ('w:val="clear" w:fill="auto" w:themeFill="accent1"', "#4472C4"),
    ('w:val="clear" w:fill="auto" w:themeFill="background1"', None),
    ('w:val="clear" w:fill="auto" w:themeFill="background1" w:themeFillShade="80"', "#808080"),
    ('w:val="clear" w:fill="auto" w:themeFill="nowhere"', None),
]


@pytest.mark.parametrize(("shd", "fill"), FILLS)
def test_a_shaded_cell_has_its_colour_and_white_is_none(shd, fill):
    assert tables(tbl(tr(tc("", f"<w:shd {shd}/>"))), theme=THEME)[0].cells[0].fill == fill


def test_shading_of_the_tables_style_is_seen_where_a_cell_has_none_of_its_own():
    def part(kind, colour):
        return f'<w:tblStylePr w:type="{kind}"><w:tcPr><w:shd w:val="clear" w:fill="{colour}"/></w:tcPr></w:tblStylePr>'

    styles = (
        f'<w:style w:type="table" w:styleId="base">{part("firstRow", "111111")}{part("band2Horz", "222222")}</w:style>'
        f'<w:style w:type="table" w:styleId="t"><w:basedOn w:val="base"/>{part("lastCol", "333333")}</w:style>'
    )
    look = (
        '<w:tblStyle w:val="t"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    )
    none = '<w:shd w:val="clear" w:fill="auto"/>'
    table = tables(tbl(tr("가", tc("나", none)), tr("다", "라"), tr("마", "바"), tblpr=look), styles=styles)[0]
    assert [c.fill for c in table.cells] == ["#111111", None, None, None, "#222222", "#222222"]


def test_numbers_of_a_list_run_on_through_the_cells():
    item = p("항목", in_list())
    table = tables(tbl(tr(tc(item), tc(item + item))), numbering=numbering(level(0, "decimal", "%1.")))[0]
    assert [c.text for c in table.cells] == ["1. 항목", "2. 항목\n3. 항목"]


def nested(depth):
    body = p("속")
    for _ in range(depth):
        body = tbl(tr(tc(body + p())))
    return package(body)


def test_tables_nest_as_deep_as_the_limit_and_no_deeper():
    assert len(list(read_bytes(nested(_MAX_DEPTH)).iter_tables())) == _MAX_DEPTH
    for depth in (_MAX_DEPTH + 1, 200, 2_000):
        with pytest.raises(LimitExceededError):
            read_bytes(nested(depth))


HUGE = [
    tbl(tr(tc("가", SPAN.format(10**9)))),
    tbl(tr("가", trpr=f'<w:gridBefore w:val="{10**9}"/>')),
    tbl(*[tr(tc("가", SPAN.format(999)))] * 1_002),
]


@pytest.mark.parametrize("body", HUGE)
def test_a_grid_that_no_page_can_hold_is_refused(body):
    with pytest.raises(LimitExceededError):
        read_bytes(package(body))


@pytest.mark.parametrize("body", ["<w:p/>" * 900_000, "<w:p></w:p>" * 450_000])
def test_a_document_of_more_paragraphs_than_any_volume_is_refused_before_it_is_parsed(body, monkeypatch):
    monkeypatch.setattr("docx.Document", None)
    with pytest.raises(LimitExceededError, match="DOCX: >"):
        read_bytes(package(body))


def test_nonsense_in_attributes_counts_as_nothing_said():
    body = tbl(tr(tc("가", SPAN.format("two")), tc("나", SPAN.format(-3)))) + p(
        r("다", '<w:sz w:val="big"/>'), '<w:ind w:left="x"/>'
    )
    table, paragraph = read_bytes(package(body)).blocks
    assert shapes(table) == [("가", 0, 0, 1, 1), ("나", 0, 1, 1, 1)]
    assert (paragraph.indent, paragraph.size) == (0, None)


def test_a_table_of_three_thousand_rows_is_read_in_bounded_time():
    row = tr(*(tc(f"{n},000") for n in range(12)))
    data = package(tbl(*[row] * 3_000))
    start = time.process_time()
    assert len(read_bytes(data).blocks[0].cells) == 36_000
    assert time.process_time() - start < 20


def test_the_same_bytes_give_the_same_document():
    data = package(MERGES[0][0] + p("가"))
    assert read_bytes(data) == read_bytes(data)
