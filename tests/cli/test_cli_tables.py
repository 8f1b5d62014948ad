import json

import pytest
from conftest import SAMPLES
from rich.cells import cell_len

from pipeline.cli import tables
from pipeline.cli.draw import draw
from pipeline.cli.entry import main
from pipeline.document import Cell, Document, Place, Table
from pipeline.readers import read

PLACE = Place()


def cell(row, column, text="", rows=1, columns=1, **facts):
    return Cell(row, column, text, PLACE, rows, columns, **facts)


def drawn(*cells, rows, columns, room=200, coloured=False):
    return [line.plain for line in draw(Table(cells, rows, columns, PLACE), room, coloured=coloured)]


def test_merged_cells_are_drawn_merged_and_korean_is_two_columns_wide():
    assert drawn(
        cell(0, 0, "구분", rows=2),
        cell(0, 1, "2022년", columns=2),
        cell(1, 1, "1"),
        cell(1, 2, "2"),
        cell(2, 0, "계"),
        cell(2, 1, "1,000", columns=2),
        rows=3,
        columns=3,
    ) == [
        "┌────┬──────┐",
        "│구분│2022년│",
        "│    ├───┬──┤",
        "│    │1  │2 │",
        "├────┼───┴──┤",
        "│계  │1,000 │",
        "└────┴──────┘",
    ]


def test_text_of_a_tall_cell_runs_on_past_the_borders_beside_it():
    lines = drawn(cell(0, 0, "가\n나\n다", rows=2), cell(0, 1, "1"), cell(1, 1, "2"), rows=2, columns=2)
    assert [line[1] for line in lines] == ["─", "가", "나", "다", "─"]


def test_shading_is_a_mark_where_there_is_no_colour():
    lines = drawn(cell(0, 0, "A", fill="#DCE6F1"), cell(0, 1, fill="#8DB4E2"), cell(0, 2, "B"), rows=1, columns=3)
    assert lines[1] == "│▓ A│▓│B│"


def test_shading_is_background_where_there_is_colour():
    (_, line, _) = draw(Table((cell(0, 0, "A", fill="#8DB4E2"),), 1, 1, PLACE), 80, coloured=True)
    assert line.plain == "│A│"
    assert str(line.spans[0].style.bgcolor.triplet.hex) == "#8db4e2"


def test_a_line_or_an_arrow_through_a_cell_is_shown():
    lines = drawn(cell(0, 0, drawn="line"), cell(0, 1, drawn="arrow"), rows=1, columns=2)
    assert lines[1] == "│─│→│"


def test_a_wide_table_is_squeezed_into_the_room():
    lines = drawn(cell(0, 0, "생태관광 해설사 양성과정 운영"), cell(0, 1, "abcdefgh " * 5), rows=1, columns=2, room=30)
    assert {cell_len(line) for line in lines} == {30}
    text = "".join("".join(line.split("│")[1:3]) for line in lines[1:-1])
    assert "해설사" in "".join(line.split("│")[1].strip() for line in lines[1:-1])
    assert text


def test_a_position_that_no_cell_covers_is_left_open():
    assert drawn(cell(0, 0, "A"), cell(1, 0, "B"), cell(1, 1, "C"), rows=2, columns=2) == [
        "┌─┐  ",
        "│A│  ",
        "├─┼─┐",
        "│B│C│",
        "└─┴─┘",
    ]


def test_all_lines_are_equally_wide():
    for name in ("gaon-lake-tourism.pdf", "gaon-lake-tourism.docx", "ansan-science-valley.txt"):
        document, _ = read(SAMPLES / name)
        for table in document.iter_tables():
            assert len({line.cell_len for line in draw(table, 120, coloured=False)}) == 1


def test_text_cannot_steer_the_terminal():
    assert "\x1b" not in "".join(drawn(cell(0, 0, "a\x1b[2J"), rows=1, columns=1))


@pytest.mark.parametrize("name", ["gaon-lake-tourism.pdf", "gaon-lake-tourism.docx"])
def test_the_json_has_grid_spans_and_fills(name, capsysbinary):
    assert main(["tables", str(SAMPLES / name), "--json"]) == 0
    found = json.loads(capsysbinary.readouterr().out)["tables"]
    road_map = next(table for table in found if table["columns"] == 22)
    assert (road_map["rows"], road_map["spans"]) == (7, "exact")
    assert road_map["cells"][0]["text"] == "세부내용"
    assert (road_map["cells"][0]["row"], road_map["cells"][0]["column"], road_map["cells"][0]["row_span"]) == (1, 1, 2)
    bars = [one for one in road_map["cells"] if one["fill"] and not one["text"] and one["row"] == 3]
    assert [one["column"] for one in bars] == [4, 5, 6, 7, 8, 9]


def test_nested_tables_stand_below_their_table_and_are_numbered(monkeypatch, capsys):
    inner = Table((cell(0, 0, "안"),), 1, 1, PLACE)
    outer = Table((cell(0, 0, "밖", blocks=(inner,)),), 1, 1, Place(page=3))
    monkeypatch.setattr(tables, "read", lambda *_: (Document("docx", (outer,)), b""))
    assert main(["tables", "x", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "table 1: page 3, 1 rows × 1 columns",
        "┌──┐",
        "│밖│",
        "└──┘",
        "    table 1.1: 1 rows × 1 columns",
        "    ┌──┐",
        "    │안│",
        "    └──┘",
        "",
    ]
    assert main(["tables", "x", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["tables"][0]["cells"][0]["tables"][0]["cells"][0]["text"] == "안"


def test_a_file_without_tables_is_told(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("공약사항\n\n- 그늘길 조성\n", encoding="utf-8")
    assert main(["tables", str(tmp_path / "a.txt"), "--lang", "ko"]) == 0
    assert "표가 없습니다" in capsys.readouterr().out
