"""Fonts whose blank is narrower than usual: a gap as wide as the blanks that the page prints is one, too."""

import numpy as np
import pytest

from pipeline.readers.pdf.lines import lines_of
from pipeline.readers.pdf.objects import Glyphs

SIZE = 10.0


def read(text, *, blank, gap):
    """A line in which `|` is a gap without a blank; both widths are shares of the font size."""
    codes, boxes, x = [], [], 60.0
    for letter in text:
        if letter == "|":
            x += gap * SIZE
            continue
        width = blank * SIZE if letter == " " else SIZE / 2 if letter.isdigit() else SIZE
        codes.append(ord(letter))
        boxes.append([x, 100.0, x + width, 100.0 + SIZE])
        x += width
    plain = np.zeros(len(codes), dtype=bool)
    glyphs = Glyphs(np.array(codes), np.array(boxes), plain, plain)
    (line,) = lines_of(glyphs, np.zeros(len(codes), dtype=np.int64))
    return line.text


WORDS = "정자 길 을 걷 는 날 해마다|열고"


@pytest.mark.parametrize(
    ("blank", "gap", "parted"),
    [(0.224, 0.224, True), (0.224, 0.215, True), (0.3, 0.224, False), (0.224, 0.19, False), (0.15, 0.16, False)],
)
def test_a_gap_is_a_blank_where_it_is_as_wide_as_those_of_the_page(blank, gap, parted):
    assert read(WORDS, blank=blank, gap=gap).endswith("해마다 열고" if parted else "해마다열고")


def test_a_page_that_prints_hardly_any_blank_tells_nothing_of_their_width():
    assert read("해마다|열고 수료", blank=0.224, gap=0.224) == "해마다열고 수료"


def test_a_wide_gap_is_a_blank_on_any_page():
    assert read("해마다|열고", blank=0.3, gap=0.25) == "해마다 열고"
