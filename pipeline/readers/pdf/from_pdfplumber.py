"""Pages read by pdfplumber: slow and thorough, for pages that pdfium reads badly, and the oracle of the tests."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import numpy as np
import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect

from pipeline.errors import EncryptedFileError
from pipeline.readers.content import Content, as_file
from pipeline.readers.pdf.damage import damaged_page, unreadable_structure
from pipeline.readers.pdf.objects import Glyphs, PageObjects, Paths, no_boxes
from pipeline.readers.pdf.symbols import UNKNOWN, is_symbol_font, read_symbols

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it says of damage is told in our words

_FULL_GREY = 255
_UNMAPPED = {0, 0xFFFF}  # what printers write for a glyph of which they know no character


class PdfplumberSource:
    """A PDF opened by pdfplumber."""

    def __init__(self, data: Content) -> None:
        try:
            self._pdf = pdfplumber.open(as_file(data))
            self.pages = len(self._pdf.pages)
        except Exception as error:  # pdfminer raises whatever its parser stumbles over
            if "Password" in repr(error) or isinstance(error, PDFPasswordIncorrect):
                raise EncryptedFileError from error
            raise unreadable_structure() from error

    def page(self, index: int) -> PageObjects:
        """One page, counted from 0. Raises DamagedFileError."""
        try:
            return self._read(index)
        except Exception as error:  # pdfminer raises whatever its interpreter stumbles over
            raise damaged_page(index + 1) from error

    def _read(self, index: int) -> PageObjects:
        page = self._pdf.pages[index]
        left, top, right, bottom = page.cropbox
        offset = np.array([left, top, left, top], dtype=np.float64)
        glyphs = _glyphs(page.chars, offset)
        found = PageObjects(
            number=index + 1,
            width=float(right - left),
            height=float(bottom - top),
            glyphs=glyphs,
            paths=_paths(page, offset),
            images=_boxes(page.images, offset),
        )
        page.close()
        return found

    def close(self) -> None:
        """Let the file go."""
        self._pdf.close()


def _boxes(objects: Sequence[dict[str, Any]], offset: Any) -> Any:
    if not objects:
        return no_boxes()
    return np.array([(o["x0"], o["top"], o["x1"], o["bottom"]) for o in objects], dtype=np.float64) - offset


def _glyphs(chars: Sequence[dict[str, Any]], offset: Any) -> Glyphs:
    rows = [(code, char, part, parts) for char in chars for part, (code, parts) in enumerate(_codes(char["text"]))]
    if not rows:
        return Glyphs.none()
    code = np.array([row[0] for row in rows], dtype=np.int64)
    box = _boxes([row[1] for row in rows], offset)
    part, parts = (np.array([row[at] for row in rows], dtype=np.float64) for at in (2, 3))
    width = (box[:, 2] - box[:, 0]) / parts
    box[:, 0] += width * part
    box[:, 2] = box[:, 0] + width
    names = [row[1].get("fontname", "") for row in rows]
    symbolic = np.array([is_symbol_font(name) for name in names], dtype=bool)
    bold = np.array(["bold" in name.lower() or "black" in name.lower() for name in names], dtype=bool)
    tilted = np.array([_tilted(row[1]["matrix"]) for row in rows], dtype=bool)
    return Glyphs(read_symbols(code, symbolic), box, bold, tilted)


def _codes(text: str) -> list[tuple[int, int]]:
    """The code points of one glyph and how many they are; a ligature has several, an unmapped glyph says (cid:n)."""
    if text.startswith("(cid:"):
        return [(UNKNOWN, 1)]
    return [(UNKNOWN if ord(letter) in _UNMAPPED else ord(letter), len(text)) for letter in text]


def _tilted(matrix: Sequence[float]) -> bool:
    a, b, c, d = matrix[:4]
    slope = min(abs(a) + abs(d), abs(b) + abs(c)) / max(abs(a) + abs(d), abs(b) + abs(c), 1e-9)
    return slope > 0.3 and abs(b) > 0.1 * abs(a)


def _paths(page: Any, offset: Any) -> Paths:
    painted = [o for kind in ("rect", "line", "curve") for o in page.objects.get(kind, [])]
    rows = []
    for shape in painted:
        fill = _colour(shape.get("non_stroking_color")) if shape.get("fill") else -1
        stroke = _colour(shape.get("stroking_color")) if shape.get("stroke") else -1
        box = tuple(np.array([shape["x0"], shape["top"], shape["x1"], shape["bottom"]]) - offset)
        plain = shape["object_type"] == "rect" or (
            shape["object_type"] == "line" and min(box[2] - box[0], box[3] - box[1]) < 0.5
        )
        rows.append((box, plain, fill, stroke, float(shape.get("linewidth") or 0)))
    return Paths.of(rows)


def _colour(parts: Any) -> int:
    """0xRRGGBB of a grey, RGB or CMYK colour; black where it is a pattern, -1 where the file names none."""
    if parts is None:
        return 0
    values = [float(p) for p in (parts if isinstance(parts, (tuple, list)) else [parts]) if isinstance(p, (int, float))]
    if len(values) == 1:
        values *= 3
    elif len(values) == 4:
        values = [(1 - v) * (1 - values[3]) for v in values[:3]]
    elif len(values) != 3:
        return -1
    red, green, blue = (round(min(max(v, 0), 1) * _FULL_GREY) for v in values)
    return red << 16 | green << 8 | blue
