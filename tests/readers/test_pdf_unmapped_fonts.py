"""Fonts that do not say which letters their glyphs are: pdfium gives the numbers of the glyphs as if they were letters."""

from pathlib import Path

import pytest

from pipeline.readers import read_bytes

SAMPLES = Path(__file__).parents[2] / "samples"
MAP = b"/ToUnicode"


def without_maps(data, *, first):
    """The same file with the character map of its first font, or of all of them, under a name that nobody looks up."""
    return data.replace(MAP, b"/ToUnicodf", 1 if first else -1)


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.pdf")), ids=lambda path: path.stem)
def test_a_page_whose_fonts_have_no_map_of_their_letters_is_not_read(sample):
    data = sample.read_bytes()
    assert MAP in data
    document = read_bytes(without_maps(data, first=False), "never")
    assert {notice.code for notice in document.notices} >= {"PDF_TEXT_UNRELIABLE"}
    assert not any(text.strip() for text in document.iter_texts())


def test_a_page_whose_fonts_all_have_a_map_is_read():
    document = read_bytes((SAMPLES / "gaon-lake-tourism.pdf").read_bytes(), "never")
    assert not {"PDF_TEXT_UNRELIABLE", "TEXT_UNMAPPED"} & {notice.code for notice in document.notices}


def test_one_font_without_a_map_is_told():
    document = read_bytes(without_maps((SAMPLES / "gaon-lake-tourism.pdf").read_bytes(), first=True), "never")
    assert {"PDF_TEXT_UNRELIABLE", "TEXT_UNMAPPED"} & {notice.code for notice in document.notices}
