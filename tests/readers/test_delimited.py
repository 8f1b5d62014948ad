"""CSV: encoding and delimiter are found, and a text with tables stays text."""

import pytest
from conftest import SAMPLES

from pipeline.document import Paragraph, Table
from pipeline.errors import LimitExceededError
from pipeline.readers import read_bytes

ROWS = [["번호", "공약명", "부서"], ["1", "둘레길, 쉼터 조성", "공원과"], ["2", "장터\n확대", "유통과"]]


def csv(rows, mark=",", end="\r\n"):
    def field(text):
        return f'"{text}"' if any(c in text for c in f'{mark}\n"') else text

    return "".join(mark.join(map(field, row)) + end for row in rows)


def rows(document):
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


@pytest.mark.parametrize("mark", [",", ";", "|", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_every_delimiter_and_encoding_gives_the_same_table(mark, encoding):
    document = read_bytes(csv(ROWS, mark).encode(encoding))
    assert document.format == "csv"
    assert rows(document) == ROWS
    assert [n.code for n in document.notices] == (["ENCODING_GUESSED"] if encoding == "cp949" else [])


def test_titles_above_the_table_are_captions_whether_excel_filled_them_up_or_not():
    for title in ("공약 현황\n(단위: 천원)\n", "공약 현황,,\n,,(단위: 천원)\n"):
        document = read_bytes((title + csv(ROWS)).encode())
        captions = [b.text for b in document.blocks if isinstance(b, Paragraph)]
        assert (captions, rows(document)) == (["공약 현황", "(단위: 천원)"], ROWS)


def test_ragged_rows_are_one_table():
    short = [*ROWS, ["3", "숲"]] + [[str(n), "가", "나"] for n in range(4, 20)]
    assert rows(read_bytes(csv(short).encode()))[3] == ["3", "숲", ""]


def test_a_cell_stands_at_its_line():
    table = read_bytes(csv([ROWS[0], ROWS[2], ROWS[1]]).encode()).blocks[0]
    assert {cell.row: cell.place.line for cell in table.cells} == {0: 1, 1: 2, 2: 4}


@pytest.mark.parametrize("rows", ["", "1,가,나\n2,다,라\n3,마,바\n"], ids=["text", "table"])
@pytest.mark.parametrize("cell", ["가,", "가"])
def test_a_line_without_end_is_refused(rows, cell):
    with pytest.raises(LimitExceededError):
        read_bytes(f"{rows}{cell * 1_000_001}".encode())


def test_quotes_that_do_not_match_are_characters_and_told():
    document = read_bytes('번호,공약명,부서\n1,"둘레길,공원과\n2,숲,공원과\n3,길,공원과\n'.encode())
    assert rows(document)[1] == ["1", '"둘레길', "공원과"]
    assert [n.code for n in document.notices] == ["CSV_QUOTES_BROKEN"]


TEXTS = [
    "□ 추진기관 : 경기도, 안산시, 한양대\n□ 위치 : 사동, 성곡동, 본오동\n□ 대상 : 가, 나, 다\n",
    "공약사항\n\n구분\t2022\t2023\n국비\t1\t2\n",
    "국비,도비\n",
    "구분\t계\t2022\n국비\t1\t2\n비고\n",
    "1,250\n2,300\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_with_commas_or_tabs_stays_text(text):
    assert read_bytes(text.encode()).format == "text"


@pytest.mark.parametrize("name", [path.name for path in sorted(SAMPLES.glob("*.txt"))])
def test_an_exported_plan_stays_text(name):
    assert read_bytes((SAMPLES / name).read_bytes()).format == "text"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("line", "mark"), [("sep=;", ";"), ("SEP=,", ","), ('"sep=|"', "|"), ("sep=\t", "\t"), ("sep=^", "^")]
)
def test_a_first_line_that_names_the_delimiter_is_no_content(line, mark, end):
    document = read_bytes((line + end + csv(ROWS, mark, end)).encode())
    assert (document.format, rows(document)) == ("csv", ROWS)
    assert [block for block in document.blocks if isinstance(block, Paragraph)] == []
    (table,) = document.blocks
    assert {cell.row: cell.place.line for cell in table.cells} == {0: 2, 1: 3, 2: 4}


@pytest.mark.parametrize("text", ["sep=;\n", "sep=;\n공약 현황\n"])
def test_a_named_delimiter_without_records_makes_no_table(text):
    assert read_bytes(text.encode()).format == "text"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="1-1"', "1-1"),
        ('"=""1-1"""', "1-1"),
        ('="길 ""가""숲"', '길 "가"숲'),
        ("=1-1", "=1-1"),
        ('="1"&"2"', '="1"&"2"'),
    ],
)
def test_what_excel_keeps_as_text_is_the_text(cell, text):
    document = read_bytes(f"번호,공약명,부서\n{cell},숲,공원과\n2,길,공원과\n".encode())
    assert rows(document)[1][0] == text


DECIMAL_COMMAS = "번호;공약명;합계(백만원);2026년(백만원)\n1;창업 공간;1,500;0,7\n2;두레 밥상;1.500,5;2.500\n"


def test_a_file_with_commas_before_decimals_is_read_with_points():
    found = read_bytes(DECIMAL_COMMAS.encode())
    (table,) = found.iter_tables()
    assert [cell.text for cell in table.cells if cell.row and cell.column > 1] == ["1.5", "0.7", "1500.5", "2500"]
    assert [notice.code for notice in found.notices] == ["CSV_DECIMAL_COMMAS"]


@pytest.mark.parametrize(("old", "new"), [("1.500,5", "1,500"), ("1,500;0,7", "1,500,000;0,7")])
def test_figures_that_may_have_commas_between_thousands_stay(old, new):
    found = read_bytes(DECIMAL_COMMAS.replace(old, new).encode())
    assert not found.notices
