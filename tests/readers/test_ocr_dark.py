"""White print on dark fills, turned round before a page is read."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.readers.ocr.dark import lightened

HEAD, BAR = (slice(50, 100), slice(50, 350)), (slice(200, 250), slice(50, 350))


def page(*, words: bool) -> np.ndarray:
    """A dark head above, a dark bar below, dark words on paper at its foot."""
    paper = np.full((400, 400), 250, dtype=np.uint8)
    paper[HEAD] = paper[BAR] = 60
    if words:
        cv2.putText(paper, "2025 2026", (90, 88), cv2.FONT_HERSHEY_SIMPLEX, 1, 255, 2)
    cv2.putText(paper, "1,250", (90, 340), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2)
    return paper


def test_white_words_on_a_dark_head_are_dark_on_a_light_fill_with_a_border():
    seen, plain = lightened(page(words=True)), page(words=True)
    head, before = seen[55:95, 55:345], plain[55:95, 55:345]
    assert 150 < np.median(head) < 240
    assert (head[before == 255] < 80).all()
    assert (seen[50:100, 50] < 80).all()


def test_what_is_dark_on_paper_and_a_bar_without_words_stay():
    seen, plain = lightened(page(words=True)), page(words=True)
    assert (seen[150:] == plain[150:]).all()
    assert (lightened(page(words=False)) == page(words=False)).all()
