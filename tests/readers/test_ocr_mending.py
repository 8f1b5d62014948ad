"""Lines of a recognised page without what models take for something else."""

from __future__ import annotations

import pytest

from pipeline.readers.ocr.mending import Reading, mended


@pytest.mark.parametrize(
    ("seen", "printed"),
    [("11ㅣ.", "Ⅲ."), ("|l.", "Ⅱ."), ("ㅣ.", "Ⅰ."), ("Vil.", "Ⅶ."), ("12.", "12."), ("2.", "2."), ("가.", "가.")],
)
def test_strokes_before_a_stop_at_the_head_of_a_line_are_a_roman_numeral(seen, printed):
    line = [Reading(seen, (0, 0, 20, 20), 0.9), Reading("실행계획", (30, 0, 90, 20), 0.9)]
    assert [one.text for one in mended(line)] == [printed, "실행계획"]
