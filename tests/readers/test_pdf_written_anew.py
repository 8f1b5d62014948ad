"""PDFs that another program wrote anew, as sites do to make them smaller: other blanks, other hyphens, other letters."""

import numpy as np
import pytest
from pdf_builder import KOREAN, Sheet

from pipeline.document import Document, Grid
from pipeline.readers.pdf import PdfReader
from pipeline.readers.pdf.lines import lines_of
from pipeline.readers.pdf.objects import Glyphs

XS, YS = [60.0, 160.0, 260.0], [100.0, 120.0]


def read(sheet: Sheet) -> Document:
    return PdfReader().read(sheet.bytes())


def row(sheet: Sheet) -> list[str]:
    (table,) = read(sheet).iter_tables()
    grid = Grid(table)
    return [grid.text(0, column) for column in range(grid.columns)]


@pytest.mark.parametrize("lift", [0, 0.37, 1.13])
@pytest.mark.parametrize("amount", ["4,610", "10,180"])
def test_cells_of_one_row_written_in_one_stroke_keep_their_amounts_whole(amount, lift):
    sheet = Sheet().grid(XS, YS).text(0, 0, "")  # which names the font F1
    line = f"BT /F1 1 Tf 6.3 0 0 6.3 {65 + lift} {sheet.height - 113} Tm"
    sheet.canvas._code.append(f"{line} [(880)-14327({amount})]TJ ET")
    assert row(sheet) == ["880", amount]


@pytest.mark.parametrize(("codes", "text"), [([0xAD], "-"), ([0x31, 0xAD, 0x32], "1-2")])
def test_a_printed_soft_hyphen_is_a_hyphen(codes, text):
    """WinAnsi has one at 173, and programs that write a PDF anew name the glyph of a dash so."""
    box = np.array([[60.0 + 5 * at, 100.0, 65.0 + 5 * at, 110.0] for at in range(len(codes))])
    plain = np.zeros(len(codes), dtype=bool)
    (line,) = lines_of(Glyphs(np.array(codes), box, plain, plain), np.zeros(len(codes), dtype=np.int64))
    assert line.text == text


def told(sheet: Sheet) -> list[str]:
    return [notice.code for notice in PdfReader(ocr="never").read(sheet.bytes()).notices]


def page(words: str) -> Sheet:
    """Each letter drawn with the font that has it."""
    sheet = Sheet()
    for at, letter in enumerate(words):
        sheet.text(
            60 + 11 * (at % 40), 100 + 20 * (at // 40), letter, font="Helvetica" if letter < "\u1000" else KOREAN
        )
    return sheet


def test_a_font_that_says_accented_letters_for_hangul_is_told_and_not_read():
    broken = page("공þ사업 분ý 복É정책과 교è 관광")
    assert told(broken) == ["PDF_TEXT_UNRELIABLE"]


@pytest.mark.parametrize("words", ["까페 café 옆 공원 déjà vu 공연 été 여름 행사", "3×4 구획 6÷2 조", "공þ사업"])
def test_words_of_other_languages_are_no_broken_font(words):
    assert told(page(words)) == []
