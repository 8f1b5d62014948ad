"""Fonts that say every mark is as wide as a syllable: where the blanks are, tells how far the next letter stands off."""

import numpy as np
import pytest

from pipeline.readers.pdf.lines import lines_of
from pipeline.readers.pdf.objects import Glyphs

SIZE = 10.0


def read(*letters):
    """Pairs of a letter and how far behind its start the next one starts, in tenths of the font size."""
    starts = np.concatenate([[0.0], np.cumsum([step for _, step in letters])])[:-1] + 60.0
    box = np.array([[x, 100.0, x + SIZE, 100.0 + SIZE] for x in starts])
    plain = np.zeros(len(letters), dtype=bool)
    codes = np.array([ord(letter) for letter, _ in letters])
    (line,) = lines_of(Glyphs(codes, box, plain, plain), np.zeros(len(letters), dtype=np.int64))
    return line.text


BROAD = [
    ([("처", 10), ("리", 10), (",", 7.5), ("부", 10), ("서", 10)], "처리, 부서"),
    ([("-", 8.3), ("물", 10), (",", 7.5), ("길", 10)], "- 물, 길"),
    ([("1", 5), (",", 2.5), ("5", 5), ("0", 5), ("0", 5), ("개", 10)], "1,500개"),
    ([("민", 10), ("-", 3.3), ("관", 10)], "민-관"),
    ([("A", 6.1), ("I", 3.9), ("망", 10)], "AI망"),
    ([("A", 6.1), ("I", 10.4), ("망", 10)], "AI 망"),
    ([("9", 5), ("0", 5), ("+", 10.6), ("물", 10)], "90+ 물"),
]


@pytest.mark.parametrize(("letters", "text"), BROAD, ids=[text for _, text in BROAD])
def test_a_blank_is_where_the_next_letter_stands_off(letters, text):
    assert read(*letters) == text


def test_a_font_of_broad_letters_has_no_blanks_between_them():
    assert read(("A", 10.3), ("B", 10.3), ("망", 10)) == "AB망"
