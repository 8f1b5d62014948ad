"""Prints of spreadsheets: a text too long for its cell runs over the walls of those beside it."""

import pytest
from pdf_builder import KOREAN, Sheet
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipeline.readers.pdf import PdfReader

XS = [60.0, 100.0, 140.0, 180.0, 220.0]
LONG = "Moonlight library extension"
WIDTH = 107.0  # points: of LONG in Helvetica at 9 points


def cells(sheet: Sheet) -> list[str]:
    """The texts of the one table of a page, row by row."""
    (table,) = PdfReader().read(sheet.bytes()).iter_tables()
    return [cell.text for cell in table.cells]


@pytest.mark.parametrize(
    ("x", "column"),
    [(62.0, 0), (218.0 - WIDTH, 3), (120.0 - WIDTH / 2, 1)],
    ids=["begins at its left wall", "ends at its right wall", "stands over its middle"],
)
def test_a_text_that_overflows_stays_whole_in_the_cell_it_keeps_to(x, column):
    sheet = Sheet().grid(XS, [100.0, 120.0, 140.0]).words(XS[:4], [100.0], [["a", "b", "c", "d"]])
    found = cells(sheet.text(x, 133.0, LONG, size=9))
    assert found[4:] == [LONG if at == column else "" for at in range(4)]


def test_a_text_hidden_behind_its_neighbours_is_not_mixed_with_them():
    sheet = Sheet().grid(XS, [100.0, 120.0]).text(62, 113, LONG, size=9)
    sheet.text(110, 113, "1,200", size=9).text(152, 113, "3,400", size=9)
    assert cells(sheet) == [LONG, "1,200", "3,400", ""]


def test_numbers_of_two_cells_that_nearly_touch_stay_two():
    sheet = Sheet().grid(XS, [100.0, 120.0]).text(64.6, 113, "12,345.6", size=9).text(100.3, 113, "78,901", size=9)
    assert cells(sheet) == ["12,345.6", "78,901", "", ""]


def test_a_text_whose_blanks_the_file_leaves_out_stays_whole():
    sheet = Sheet().grid(XS, [100.0, 120.0, 140.0]).words(XS[:4], [100.0], [["a", "b c", "d", "e"]])
    x = 62.0
    for word in LONG.split(" "):
        sheet.text(x, 133.0, word, size=9)
        x += stringWidth(f"{word} ", "Helvetica", 9)
    assert cells(sheet)[4:] == [LONG, "", "", ""]


def test_words_that_begin_where_a_cell_would_are_still_those_of_their_text():
    """Three texts stand as far behind their walls as a letter in the middle of a word does."""
    sheet = Sheet().grid(XS, [100.0, 120.0, 140.0, 160.0])
    letter = 62.0 + stringWidth("Moonlight", "Helvetica", 9) - XS[1]
    for x, row in zip(XS[1:], (113.0, 113.0, 153.0), strict=False):
        sheet.text(x + letter, row, "a", size=9)
    assert cells(sheet.text(62.0, 133.0, "Moonlightlibrary", size=9))[4:8] == ["Moonlightlibrary", "", "", ""]


def test_numbers_printed_over_one_another_are_kept_apart_and_told():
    sheet = Sheet().grid(XS, [100.0, 120.0])
    for x, words in zip([61.0, 102.3, 143.0], ["1,234,567,80", "3,451,267,91", "9"], strict=True):
        sheet.text(x, 113, words, size=9)
    document = PdfReader().read(sheet.bytes())
    (table,) = document.iter_tables()
    assert [cell.text for cell in table.cells] == ["1,234,567,80", "3,451,267,91", "9", ""]
    assert [notice.code for notice in document.notices] == ["PDF_CELLS_OVERLAP"]


def test_a_number_cut_by_the_wall_of_its_cell_is_told():
    sheet = Sheet().grid(XS, [100.0, 120.0]).text(75, 113, "12,345", size=9)
    assert [notice.code for notice in PdfReader().read(sheet.bytes()).notices] == ["PDF_CELLS_OVERLAP"]


def test_numbers_within_their_cells_are_told_of_nothing():
    sheet = Sheet().grid(XS, [100.0, 120.0]).words(XS[:4], [100.0], [["12,345", "6,789", "0", "7"]])
    assert not PdfReader().read(sheet.bytes()).notices


@pytest.mark.parametrize(("right", "codes"), [(92.0, ["PDF_TEXT_CUT_OFF"]), (170.0, [])])
def test_words_cut_by_the_wall_of_their_cell_are_told(right, codes):
    """A spreadsheet prints no letter behind the one that the wall cuts, where the cell beside is not empty."""
    sheet = Sheet().grid(XS, [100.0, 120.0]).text(182, 113, "a", size=9)
    with sheet.shown(60.0, 100.0, right, 120.0):
        sheet.text(62, 113, "다람쥐", size=20, font=KOREAN)
    assert [
        notice.code for notice in PdfReader().read(sheet.bytes()).notices if notice.code == "PDF_TEXT_CUT_OFF"
    ] == codes


@pytest.mark.parametrize("last", ["가나，", "가나１"])
def test_a_sign_that_a_font_calls_as_wide_as_a_syllable_is_not_cut(last):
    sheet = Sheet().grid(XS, [100.0, 120.0]).text(182, 113, "a", size=9)
    with sheet.shown(60.0, 100.0, 86.0, 120.0):
        sheet.text(62, 113, last, size=10, font=KOREAN)
    assert not [notice for notice in PdfReader().read(sheet.bytes()).notices if notice.code == "PDF_TEXT_CUT_OFF"]
