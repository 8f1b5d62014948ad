"""Pages read by pdfium, in bulk: the fast source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import pypdfium2
from pypdfium2 import raw

from pipeline.errors import DamagedFileError, EncryptedFileError
from pipeline.readers.pdf import bulk
from pipeline.readers.pdf.objects import Booleans, Floats, Glyphs, Integers, PageObjects
from pipeline.readers.pdf.pdfium_paths import painted
from pipeline.readers.pdf.symbols import UNKNOWN, is_symbol_font, read_symbols

_BOLD_NAME = re.compile(r"bold|black|heavy|headline", re.IGNORECASE)
_BOLD_WEIGHT = 650  # pdfium derives a weight from the stem width: regular faces give 400…500, bold ones 650 and more
_FILL_AND_STROKE = 2  # text rendering mode by which printers thicken a face that has no bold
_HEAVIEST = 1000  # a weight beyond the scale comes from a wrong stem width and says nothing
_INVISIBLE = 3  # text rendering mode of what text recognition laid over a scan: nobody printed or proof-read it
_HYPHENS = (0x02, 0xFFFE)  # what pdfium says for a hyphen at the end of a line
_BREAKS = (0x0A, 0x0D)
_ASCENT = 0.88  # of an em square over the baseline; every font alike, so that one line of mixed fonts stays one line
_FINE = 100.0  # heights are told apart to a hundredth of a point
_TALLEST = 10_000_000  # more hundredths of a point than any character is high
_TILT = 0.1  # slope from which text is written aslant, as watermarks are


class PdfiumSource:
    """A PDF opened by pdfium."""

    def __init__(self, data: bytes) -> None:
        try:
            self._pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
                raise EncryptedFileError from error
            raise DamagedFileError(str(error)) from error
        self.pages = len(self._pdf)
        if self.pages == 0:
            raise DamagedFileError("no pages")

    def page(self, index: int) -> PageObjects:
        """One page, counted from 0."""
        page = raw.FPDF_LoadPage(self._pdf.raw, index)
        if not page:
            raise DamagedFileError(f"page {index + 1}")
        try:
            return _read(page, index + 1)
        finally:
            raw.FPDF_ClosePage(page)

    def close(self) -> None:
        """Let the file go."""
        self._pdf.close()


def _read(page: object, number: int) -> PageObjects:
    frame = _Frame.of(page)
    text = raw.FPDFText_LoadPage(page)
    try:
        glyphs = _glyphs(bulk.address(text), raw.FPDFText_CountChars(text), frame)
    finally:
        raw.FPDFText_ClosePage(text)
    paths, images = painted(bulk.address(page), raw.FPDFPage_CountObjects(page))
    return PageObjects(
        number=number,
        width=frame.width,
        height=frame.height,
        glyphs=glyphs,
        paths=paths.moved(frame.turned(paths.box)),
        images=frame.turned(images),
    )


class _Frame:
    """Where the visible part of a page lies in its own coordinates, and how it is turned for display."""

    def __init__(self, left: float, bottom: float, right: float, top: float, turns: int) -> None:
        self._left, self._bottom, self._right, self._top, self._turns = left, bottom, right, top, turns
        across, along = right - left, top - bottom
        self.width, self.height = (along, across) if turns % 2 else (across, along)

    @classmethod
    def of(cls, page: object) -> _Frame:
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        return cls(box.left, box.bottom, box.right, box.top, raw.FPDFPage_GetRotation(page))

    @property
    def turns(self) -> int:
        """Quarter turns clockwise."""
        return self._turns

    def turned(self, box: Floats) -> Floats:
        """Boxes of left, bottom, right, top as x0, top, x1, bottom of the page as displayed."""
        left, bottom, right, top = box.T
        if self._turns == 1:
            sides = (bottom - self._bottom, left - self._left, top - self._bottom, right - self._left)
        elif self._turns == 2:
            sides = (self._right - right, bottom - self._bottom, self._right - left, top - self._bottom)
        elif self._turns == 3:
            sides = (self._top - top, self._right - right, self._top - bottom, self._right - left)
        else:
            sides = (left - self._left, self._top - top, right - self._left, self._top - bottom)
        return np.column_stack(sides) if len(box) else box


def _glyphs(text: int, count: int, frame: _Frame) -> Glyphs:
    if count <= 0:
        return Glyphs.none()
    code = bulk.codes(text, count)
    owner = bulk.indexed(bulk.char_object, text, count)
    code = np.where((code == _HYPHENS[0]) | (code == _HYPHENS[1]), ord("-"), code)
    # pdfium makes up blanks and line ends of its own, which belong to no text object
    kept = np.flatnonzero((owner != 0) & (code != _BREAKS[0]) & (code != _BREAKS[1]))
    if not len(kept):
        return Glyphs.none()
    code = np.where(code[kept] == 0, UNKNOWN, code[kept])
    loose = bulk.rectangles(bulk.char_loose_box, text, kept)[:, [0, 3, 2, 1]]
    runs, run = np.unique(owner[kept], return_inverse=True)
    font, bold, symbolic, hidden = _fonts(runs)
    style, styles = _styles(text, kept, font[run], loose)
    box = _em_boxes(loose, styles, style)
    turned = styles.tilted | ((styles.quarter + frame.turns) % 4 != 0)
    glyphs = Glyphs(read_symbols(code, symbolic[run]), frame.turned(box), bold[run], turned[style])
    return glyphs.take(~hidden[run])


@dataclass(frozen=True, slots=True)
class _Styles:
    """How text of one font and one height is set: size, where the line's top lies over the loose box, direction."""

    size: Floats
    lift: Floats
    tilted: Booleans
    quarter: Integers


def _styles(text: int, index: Integers, font: Integers, loose: Floats) -> tuple[Integers, _Styles]:
    """The style of each character. Characters of one font and one height share it, so that few need to be asked."""
    height = np.round((loose[:, 3] - loose[:, 1]) * _FINE).astype(np.int64)
    _, first, style = np.unique(font * _TALLEST + height, return_index=True, return_inverse=True)
    asked = index[first].tolist()
    count = len(asked)
    matrix = bulk.structs(
        bulk.char_matrix, repeat(text), asked, count=count, width=6, outputs=1, kind=np.float32
    ).astype(float)
    sizes = bulk.numbers(bulk.char_size, repeat(text), asked, count=count, dtype=np.float64)
    size = sizes * np.hypot(matrix[:, 2], matrix[:, 3])
    origin = bulk.structs(bulk.char_origin, repeat(text), asked, count=count, width=2, outputs=2, kind=np.float64)
    tilted, quarter = _directions(matrix)
    return style, _Styles(size, origin[:, 1] + _ASCENT * size - loose[first, 3], tilted, quarter)


def _directions(matrix: Floats) -> tuple[Booleans, Integers]:
    """Which runs are written aslant, and the quarter turns counter-clockwise of those that are not."""
    a, b = matrix[:, 0], matrix[:, 1]
    length = np.maximum(np.hypot(a, b), 1e-9)
    tilted = np.minimum(np.abs(a), np.abs(b)) / length > _TILT
    quarter = np.where(np.abs(a) >= np.abs(b), np.where(a >= 0, 0, 2), np.where(b >= 0, 3, 1))
    return tilted, quarter


def _fonts(runs: Integers) -> tuple[Integers, Booleans, Booleans, Booleans]:
    """The font of each text object by number; whether it is bold, whether its letters are signs, whether it is hidden."""
    handles = runs.tolist()
    fonts, font = np.unique(bulk.numbers(bulk.text_font, handles, count=len(handles)), return_inverse=True)
    names = [bulk.name_of(handle) for handle in fonts.tolist()]
    weights = [bulk.font_weight(handle) for handle in fonts.tolist()]
    heavy = np.array(
        [
            bool(_BOLD_NAME.search(name)) or _BOLD_WEIGHT <= weight <= _HEAVIEST
            for name, weight in zip(names, weights, strict=True)
        ]
    )
    symbolic = np.array([is_symbol_font(name) for name in names])
    mode = bulk.numbers(bulk.text_mode, handles, count=len(handles))
    return font, heavy[font] | (mode == _FILL_AND_STROKE), symbolic[font], mode == _INVISIBLE


def _em_boxes(loose: Floats, styles: _Styles, style: Integers) -> Floats:
    """Left, bottom, right, top: the advance width by one em, measured from the baseline."""
    box = loose.copy()
    box[:, 3] += styles.lift[style]
    box[:, 1] = box[:, 3] - styles.size[style]
    across = styles.quarter[style] != 0
    if across.any():
        box[across] = loose[across]
    return box
