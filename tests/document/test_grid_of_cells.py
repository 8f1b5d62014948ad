"""A table by position, and text with its places."""

from page_builders import table, texts

from pipeline.document import Cell, Document, Grid, Paragraph, Place, Span, Table, cell_span, union

FORM = table(["구분", "<", "계"], ["재원", "국비", "10"], ["^", "시비", "20"])


def test_a_merged_cell_covers_every_position_of_its_spans():
    assert texts(FORM) == [["구분", "구분", "계"], ["재원", "국비", "10"], ["재원", "시비", "20"]]


def test_a_row_has_the_cells_that_reach_into_it_and_starts_with_its_own():
    grid = Grid(FORM)
    assert [cell.text for cell in grid.row(2)] == ["재원", "시비", "20"]
    assert [cell.text for cell in grid.starting(2)] == ["시비", "20"]


def test_the_view_asked_for_last_is_the_same_for_the_same_table_alone():
    other = table(["가", "나"], ["다", "라"])
    assert Grid.of(FORM) is Grid.of(FORM)
    assert Grid.of(other).table is other
    equal = table(["구분", "<", "계"], ["재원", "국비", "10"], ["^", "시비", "20"])
    assert Grid.of(equal).table is equal


def test_a_position_that_no_cell_covers_is_none():
    grid = Grid(table(["가", None], ["나", "다"]))
    assert grid.at(0, 1) is None
    assert grid.text(0, 1) == ""


def test_a_span_beyond_the_table_is_cut_off():
    cell = Cell(0, 0, "긴 칸", Place(), row_span=9, column_span=9)
    assert Grid(Table((cell,), 2, 1, Place())).matrix == ((cell,), (cell,))


def test_a_document_gives_its_tables_and_texts_in_reading_order():
    inner = table(["안쪽"])
    outer = Table((Cell(0, 0, "바깥", Place(), blocks=(Paragraph("바깥", Place()), inner)),), 1, 1, Place())
    made = Document("pdf", (Paragraph("앞", Place()), outer, Paragraph("뒤", Place())))
    assert list(made.iter_tables()) == [outer, inner]
    assert list(made.iter_texts()) == ["앞", "바깥", "안쪽", "뒤"]


def test_the_union_of_boxes_holds_all_of_them_and_of_none_is_none():
    assert union([(0, 0, 2, 1), (1, 1, 5, 4)]) == (0, 0, 5, 4)
    assert union([]) is None


def test_a_span_keeps_the_words_of_the_page_beside_the_value():
    span = Span.of("사업기간", Place(line=3), "사 업 기 간")
    assert (span.raw, span.place) == ("사 업 기 간", Place(line=3))
    assert span.reworded("기간").raw == "사 업 기 간"
    assert span.reworded("기간", "기 간").raw == "기 간"
    assert [place.raw for place in span.evidence()] == ["사 업 기 간"]


def test_pieces_joined_keep_every_place():
    joined = Span.joined([Span.of("가", Place(page=1)), Span.of("나", Place(page=2))], "가나")
    assert (joined.text, joined.raw) == ("가나", "가\n나")
    assert Span("").place is None


def test_boxes_in_evidence_are_rounded():
    (place,) = Span.of("가", Place(page=1, box=(1.23456, 2.0, 3.999, 4.0))).evidence()
    assert place.box == (1.23, 2.0, 4.0, 4.0)


def test_a_cell_cut_by_a_page_break_has_two_places():
    first, second = Paragraph("경로당", Place(page=1)), Paragraph("신축", Place(page=2))
    cell = Cell(0, 0, "경로당\n신축", Place(page=1), blocks=(first, second))
    span = cell_span(cell, "경로당 신축")
    assert [(place.page, raw) for place, raw in span.sources] == [(1, "경로당"), (2, "신축")]


def test_a_grid_from_the_disk_is_read_when_it_is_looked_at():
    grid = Grid.unpacked(Grid(FORM).packed())
    assert grid.packed() is grid.packed()
    assert grid == Grid(FORM)
    assert grid.matrix == Grid(FORM).matrix
    assert grid.packed() == Grid(FORM).packed()
