"""Pages larger than any paper: pdfium keeps memory for every point along their sides."""

from __future__ import annotations

import ctypes

from pypdfium2 import raw

LARGEST = 100_000.0
"""Points, 35 m; with pages of 2,000,000,000 points pdfium takes half a gigabyte for a line of text."""


def bound(page: object) -> None:
    """Cut a page that is larger than any to the corner where its text begins."""
    if max(raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)) <= LARGEST:
        return
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPage_GetMediaBox(page, left, bottom, right, top)
    x, y = _start(left.value, right.value), _start(bottom.value, top.value)
    raw.FPDFPage_SetMediaBox(page, x, y, x + LARGEST, y + LARGEST)


def _start(low: float, high: float) -> float:
    """The origin, where the page holds it, else the page's own edge."""
    return 0.0 if low <= 0.0 < high else low
