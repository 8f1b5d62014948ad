"""Tables of HWPX and HWP: the grid, what is shaded, what is drawn, what stands inside."""

import re

import pytest
from hancom_builder import Draft, box, drawn_across, plain
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Paragraph, Place
from pipeline.readers import read_bytes


def tables(draft):
    """The tables of a draft, which must not depend on the format."""
    hwpx, hwp = read_bytes(draft.hwpx()), read_bytes(draft.hwp())
    assert hwpx.blocks == hwp.blocks
    return list(hwpx.iter_tables())


def simple(draft, *rows, **options):
    """A table of such rows of texts."""
    cells = [
        [draft.cell(r, c, draft.paragraph(draft.run(text))) for c, text in enumerate(row)] for r, row in enumerate(rows)
    ]
    return draft.table(cells, len(rows[0]), **options)


def told(table):
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]


def test_a_table_is_its_cells_with_their_places():
    draft = Draft()
    draft.add(draft.paragraph(simple(draft, ["구분", "계"], ["시비", "250"])))
    (table,) = tables(draft)
    assert (table.rows, table.columns, table.spans, table.place) == (2, 2, "exact", Place(table=1))
    assert told(table) == [(0, 0, 1, 1, "구분"), (0, 1, 1, 1, "계"), (1, 0, 1, 1, "시비"), (1, 1, 1, 1, "250")]
    assert table.cells[3].place == Place(table=1, row=2, column=2)
    assert table.cells[3].blocks[0].place == Place(table=1, row=2, column=2, paragraph=1)


def test_merged_cells_appear_once_with_their_spans():
    draft = Draft()
    rows = [
        [draft.cell(0, 0, "", rows=2), draft.cell(0, 1, draft.paragraph(draft.run("연도")), columns=2)],
        [draft.cell(1, 1, ""), draft.cell(1, 2, "")],
    ]
    draft.add(draft.paragraph(draft.table(rows, 3)))
    (table,) = tables(draft)
    assert [cell[:4] for cell in told(table)] == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]


def test_a_table_in_a_cell_is_nested_and_counted_after_the_one_that_holds_it():
    draft = Draft()
    inner = draft.paragraph(draft.run("내역"), simple(draft, ["국비", "10"]), draft.run("끝"))
    draft.add(draft.paragraph(draft.table([[draft.cell(0, 0, inner)]], 1)))
    outer, nested = tables(draft)
    assert outer.cells[0].tables == (nested,)
    assert outer.cells[0].text == "내역\n끝"
    assert (outer.place.table, nested.place.table) == (1, 2)


def test_a_table_in_a_line_parts_it_and_a_floating_one_above_it_comes_first():
    draft = Draft()
    draft.add(draft.paragraph(draft.run("앞"), simple(draft, ["가"]), draft.run("뒤")))
    draft.add(draft.paragraph(draft.run("글"), simple(draft, ["나"], inline=False)))
    blocks = read_bytes(draft.hwpx()).blocks
    assert [block.text if isinstance(block, Paragraph) else block.cells[0].text for block in blocks] == [
        "앞", "가", "뒤", "나", "글",
    ]  # fmt: skip


@pytest.mark.parametrize(("side", "order"), [("TOP", ["표 1. 예산", "가"]), ("BOTTOM", ["가", "표 1. 예산"])])
def test_a_caption_stands_on_its_side_of_the_table_with_its_number(side, order):
    draft = Draft()
    number = '<hp:ctrl><hp:autoNum num="1" numType="TABLE"><hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar="." supscript="0"/></hp:autoNum></hp:ctrl><hp:t/>'
    text = draft.paragraph(draft.run("표 "), draft.raw_run(number), draft.run(" 예산"))
    caption = f'<hp:caption side="{side}" fullSz="0" width="8504" gap="850" lastWidth="9000">{draft.listed(text)}</hp:caption>'
    draft.add(draft.paragraph(simple(draft, ["가"], extra=caption)))
    blocks = read_bytes(draft.hwpx()).blocks
    assert blocks == read_bytes(draft.hwp()).blocks
    assert [block.text if isinstance(block, Paragraph) else block.cells[0].text for block in blocks] == order


BRUSH = "<hc:fillBrush>{}</hc:fillBrush>"
FILLS = [
    ("#8DB4E2", "", "#8DB4E2"),
    ("#FFFFFF", "", None),
    (None, "", None),
    (None, BRUSH.format('<hc:winBrush faceColor="none" hatchColor="#000000" alpha="0"/>'), None),
    (None, BRUSH.format('<hc:winBrush faceColor="#FFFFFF" hatchColor="#FF0000" hatchStyle="HORIZONTAL" alpha="0"/>'), "#FF0000"),
    (None, BRUSH.format('<hc:gradation type="LINEAR" angle="0" centerX="0" centerY="0" step="50" colorNum="2" stepCenter="50" alpha="0"><hc:color value="#FFFFFF"/><hc:color value="#00B050"/></hc:gradation>'), "#00B050"),
]  # fmt: skip


@pytest.mark.parametrize(("colour", "brush", "fill"), FILLS)
def test_a_fill_is_what_is_painted_and_white_is_none(colour, brush, fill):
    draft = Draft()
    cell = draft.cell(0, 0, "", look=draft.cell_look(colour, inside=brush))
    draft.add(draft.paragraph(draft.table([[cell]], 1)))
    (table,) = tables(draft)
    assert table.cells[0].fill == fill


def test_a_zone_paints_the_cells_that_paint_nothing_themselves():
    draft = Draft()
    zone = f'<hp:cellzoneList><hp:cellzone startRowAddr="0" startColAddr="1" endRowAddr="0" endColAddr="2" borderFillIDRef="{draft.cell_look("#FFC000")}"/></hp:cellzoneList>'
    white = draft.cell_look("#FFFFFF")
    row = [draft.cell(0, c, "", look=white if c == 2 else 0) for c in range(4)]
    table = draft.table([row], 4).replace("<hp:tr>", f"{zone}<hp:tr>", 1)
    draft.add(draft.paragraph(table))
    (read,) = tables(draft)
    assert [cell.fill for cell in read.cells] == [None, "#FFC000", None, None]


CENTRES = [("VERTICAL", "line"), ("CROSS", "line"), ("HORIZONTAL", None), ("NONE", None)]


@pytest.mark.parametrize(("centre", "drawn"), CENTRES)
def test_a_line_from_side_to_side_through_a_cell_is_a_drawn_line(centre, drawn):
    draft = Draft()
    draft.add(draft.paragraph(draft.table([[draft.cell(0, 0, "", look=draft.cell_look(centre=centre))]], 1)))
    (table,) = read_bytes(draft.hwpx()).iter_tables()
    assert table.cells[0].drawn == drawn


@pytest.mark.parametrize(("bits", "drawn"), [(0x2100, "line"), (0x2300, "line"), (0x2200, None), (0, None)])
def test_a_line_through_a_cell_is_drawn_in_hwp_too(bits, drawn):
    draft = Draft()
    draft.add(draft.paragraph(draft.table([[draft.cell(0, 0, "", look=draft.cell_look())]], 1)))
    (table,) = read_bytes(drawn_across(draft.hwp(), bits=bits)).iter_tables()
    assert table.cells[0].drawn == drawn


def stroke(draft, width, offset=0, *, tail="NORMAL", relative="COLUMN"):
    """A run with a straight line that floats over the cells of a row."""
    shape = box(draft).replace("hp:rect", "hp:line").replace(' ratio="0"', ' isReverseHV="0"')
    shape = re.sub(r"<hp:drawText.*</hp:drawText>|<hc:pt\d[^>]*>", "", shape)
    ends = '<hc:startPt x="0" y="0"/><hc:endPt x="9" y="0"/><hp:sz '
    for old, new in [
        ("<hp:sz ", ends), ('width="9000"', f'width="{width}"'), ('height="1000"', 'height="0"'),
        ('treatAsChar="1"', 'treatAsChar="0"'), ('horzOffset="0"', f'horzOffset="{offset}"'),
        ('horzRelTo="COLUMN"', f'horzRelTo="{relative}"'), ('tailStyle="NORMAL"', f'tailStyle="{tail}"'),
    ]:  # fmt: skip
        shape = shape.replace(old, new, 1)
    return shape


STROKES = [
    ({"width": 8000}, [None, "line", "line", None]),
    ({"width": 8000, "tail": "ARROW"}, [None, "arrow", "arrow", None]),
    ({"width": 9000, "offset": -3000}, ["line", "line", "line", None]),
    ({"width": 5000, "offset": 3500}, [None, None, "line", None]),
    ({"width": 1500}, [None, None, None, None]),
    ({"width": 8000, "relative": "PAPER"}, [None, None, None, None]),
]


@pytest.mark.parametrize(("made", "drawn"), STROKES)
def test_a_line_drawn_over_a_row_is_drawn_over_the_cells_of_which_it_covers_half(made, drawn):
    draft = Draft()
    cells = [draft.cell(0, c, draft.paragraph(stroke(draft, **made)) if c == 1 else "") for c in range(4)]
    draft.add(draft.paragraph(draft.table([cells, [draft.cell(1, c, "") for c in range(4)]], 4)))
    (table,) = tables(draft)
    assert [cell.drawn for cell in table.cells] == [*drawn, None, None, None, None]


def test_cells_without_an_address_follow_each_other_and_overlapping_ones_are_set_apart():
    bare = "<hp:tc><hp:subList><hp:p><hp:run><hp:t>{}</hp:t></hp:run></hp:p></hp:subList>{}</hp:tc>"
    wide = '<hp:cellAddr colAddr="0" rowAddr="1"/><hp:cellSpan colSpan="2" rowSpan="1"/>'
    same = '<hp:cellAddr colAddr="0" rowAddr="1"/>'
    rows = f"<hp:tr>{bare.format('가', '')}{bare.format('나', '')}</hp:tr><hp:tr>{bare.format('다', wide)}{bare.format('라', same)}</hp:tr>"
    draft = plain(f"<hp:p><hp:run><hp:tbl>{rows}</hp:tbl></hp:run></hp:p>")
    (table,) = read_bytes(draft.hwpx()).iter_tables()
    assert told(table) == [(0, 0, 1, 1, "가"), (0, 1, 1, 1, "나"), (1, 0, 1, 2, "다"), (1, 2, 1, 1, "라")]


TEXTS = st.text(st.sampled_from("가나다 1,250%○-\n△"), max_size=8)


@st.composite
def grids(draw):
    """A grid cut into rectangles: its cells as row, column, rows, columns, text, fill."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    free = {(r, c) for r in range(rows) for c in range(columns)}
    cells = []
    while free:
        row, column = min(free)
        wide = draw(st.integers(1, next((n for n in range(1, columns + 1) if (row, column + n) not in free), 1)))
        tall = draw(st.integers(1, 3))
        while any((row + i, column + j) not in free for i in range(tall) for j in range(wide)):
            tall -= 1
        free -= {(row + i, column + j) for i in range(tall) for j in range(wide)}
        cells.append((row, column, tall, wide, draw(TEXTS), draw(st.sampled_from([None, "#8DB4E2", "#DCE6F1"]))))
    return rows, columns, cells


@given(grids())
def test_any_grid_survives_print_and_read_in_both_formats(grid):
    rows, columns, cells = grid
    draft = Draft()
    printed = [[] for _ in range(rows)]
    for row, column, tall, wide, text, fill in cells:
        inside = "".join(draft.paragraph(draft.run(line)) for line in text.split("\n"))
        printed[row].append(draft.cell(row, column, inside, rows=tall, columns=wide, look=draft.cell_look(fill)))
    draft.add(draft.paragraph(draft.table(printed, columns)))
    (table,) = tables(draft)
    seen = "\n".join
    assert (table.rows, table.columns) == (rows, columns)
    assert [(c.row, c.column, c.row_span, c.column_span, c.text, c.fill) for c in table.cells] == [
        (*cell[:4], seen(line.strip() for line in cell[4].split("\n") if line.strip()), cell[5]) for cell in cells
    ]
