"""Plain text: encodings, lines, tables of tabs."""

import time
import unicodedata

import pytest

from pipeline.document import Paragraph, Table
from pipeline.errors import EmptyFileError, LimitExceededError
from pipeline.readers import read_bytes
from pipeline.readers.text import TextReader

PLAN = "총사업비 : 1,250백만원(국 500)\n - 위   치 : 가람시 나래동 일원\n면적 30㎡ ① ~ ②\n"


def texts(data):
    return [block.text for block in read_bytes(data).blocks if isinstance(block, Paragraph)]


ENCODINGS = [
    ("utf-8", b"", None),
    ("utf-8", b"\xef\xbb\xbf", None),
    ("utf-16-le", b"\xff\xfe", None),
    ("utf-16-be", b"\xfe\xff", None),
    ("utf-32-le", b"\xff\xfe\x00\x00", None),
    ("utf-16-le", b"", "UTF-16-LE"),
    ("utf-16-be", b"", "UTF-16-BE"),
    ("cp949", b"", "CP949"),
]


@pytest.mark.parametrize(("encoding", "mark", "guessed"), ENCODINGS)
def test_every_encoding_gives_the_same_blocks_and_a_guess_is_told(encoding, mark, guessed):
    document = read_bytes(mark + PLAN.encode(encoding))
    assert document.blocks == read_bytes(PLAN.encode()).blocks
    assert [dict(notice.facts) for notice in document.notices] == ([{"encoding": guessed}] if guessed else [])
    assert all(notice.code == "ENCODING_GUESSED" for notice in document.notices)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_counts_them(newline):
    document = read_bytes(newline.join(["", "가", "", "나\u2028다"]).encode())
    assert [(b.place.line, b.text) for b in document.blocks] == [(2, "가"), (4, "나 다")]


CHARACTERS = [
    (unicodedata.normalize("NFD", "안전한 나래시"), "안전한 나래시"),
    ("위\u3000치\u00a0:\u2009사동", "위 치 : 사동"),
    ("사\u200b업\ufeff기\u00ad간", "사업기간"),
    ("㎡ ① ㆍ Ⅰ ２０２３", "㎡ ① ㆍ Ⅰ ２０２３"),
    ("보통\u202e글\u202c", "보통글"),
    ("\uf0a7 사업", "\uf0a7 사업"),
]


@pytest.mark.parametrize(("printed", "read"), CHARACTERS)
def test_characters_are_composed_and_blanks_are_plain_but_signs_stay(printed, read):
    assert texts(printed.encode()) == [read]


def test_blanks_at_the_head_of_a_line_are_its_indent():
    assert [b.indent for b in read_bytes("가\n - 나\n\u3000\u3000다\n".encode()).blocks] == [0, 1, 2]


def test_lines_with_tabs_are_a_table_whose_cells_keep_their_columns():
    table = read_bytes("구 분\t\t주요기능\n\t도비\t1,250\t\n".encode()).blocks[0]
    assert isinstance(table, Table)
    assert (table.rows, table.columns, table.spans) == (2, 4, "lost")
    assert [(c.row, c.column, c.text) for c in table.cells] == [
        (0, 0, "구 분"), (0, 1, ""), (0, 2, "주요기능"), (1, 0, ""), (1, 1, "도비"), (1, 2, "1,250"), (1, 3, ""),
    ]  # fmt: skip
    place = table.cells[4].place
    assert (place.line, place.table, place.row, place.column) == (2, 1, 2, 2)


@pytest.mark.parametrize("between", ["\n", "줄글\n", "  \n"])
def test_a_line_without_tabs_ends_a_table(between):
    document = read_bytes(f"가\t나\n{between}다\t라\n".encode())
    tables = [b for b in document.blocks if isinstance(b, Table)]
    assert [(t.place.table, t.place.line, t.rows) for t in tables] == [(1, 1, 1), (2, 3, 1)]


def test_lines_that_tabs_only_indent_are_paragraphs():
    document = read_bytes("제목\n\t- 가\n\t\t· 나\n".encode())
    assert [(b.text, b.indent) for b in document.blocks] == [("제목", 0), ("- 가", 4), ("· 나", 8)]


def test_a_row_of_empty_cells_inside_a_table_is_a_row():
    table = read_bytes("가\t나\n\t\n다\t라\n".encode()).blocks[0]
    assert table.rows == 3


NOT_TEXT = [
    b"\x00\x01\x02\x03" * 50,
    bytes(range(256)) * 4,
    PLAN.encode() + b"\x00",
    "日本語の文章です。これはテキスト".encode("shift_jis") * 5,
    "这是一个中文文本文件，用于测试。".encode("gbk") * 5,
    b"caf\xe9 cr\xe8me br\xfbl\xe9e",
]


@pytest.mark.parametrize("data", NOT_TEXT)
def test_bytes_that_are_not_surely_korean_text_are_not_taken_for_it(data):
    assert not TextReader().recognise(data)


def test_a_stray_control_character_is_dropped_from_a_text():
    assert texts(("가나다 " * 400 + "라\x07마").encode())[0].endswith("라마")


@pytest.mark.parametrize("data", [b" \n\t\n\r\n", b"\xef\xbb\xbf", "\u3000\n".encode()])
def test_a_text_of_blanks_is_an_empty_file(data):
    with pytest.raises(EmptyFileError):
        read_bytes(data)


LONG = [("가" * 400_000, 1), ("- " * 500_000, 1), ("가\t" * 900 + "\n" + "나\t다\n" * 900, 1), ("(" * 1_000_000, 1)]


@pytest.mark.parametrize(("text", "blocks"), LONG)
def test_a_very_long_line_is_read_in_bounded_time(text, blocks):
    start = time.process_time()
    assert len(read_bytes(text.encode()).blocks) == blocks
    assert time.process_time() - start < 20


@pytest.mark.parametrize("text", ["가\t" * 1_000_000, "a\t" * 999 + "\n" + "a\tb\n" * 5_000, "a\n" * 1_000_001])
def test_a_table_or_text_that_no_page_can_hold_is_refused(text):
    with pytest.raises(LimitExceededError):
        read_bytes(text.encode())


def test_the_same_bytes_give_the_same_document():
    assert read_bytes(PLAN.encode("cp949")) == read_bytes(PLAN.encode("cp949"))
