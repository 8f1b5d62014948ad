"""The characters of a page as pdfium knows them: where each stands, how it is set, and whether anybody sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from pipeline.readers.pdf import bulk
from pipeline.readers.pdf.arrays import kinds, true_at
from pipeline.readers.pdf.clips import clips_of
from pipeline.readers.pdf.frames import Frame
from pipeline.readers.pdf.lines import is_blank
from pipeline.readers.pdf.objects import Booleans, Floats, Glyphs, Integers
from pipeline.readers.pdf.symbols import UNKNOWN, is_symbol_font, read_symbols

_BOLD_NAME = re.compile(r"bold|black|heavy|headline", re.IGNORECASE)
_BOLD_WEIGHT = 650  # pdfium derives a weight from the stem width: regular faces give 400…500, bold ones 650 and more
_FILLED = 0  # the usual text rendering mode
_FILL_AND_STROKE = 2  # text rendering mode by which printers thicken a face that has no bold
_HEAVIEST = 1000  # a weight beyond the scale comes from a wrong stem width and says nothing
_INVISIBLE = 3  # text rendering mode of what text recognition laid over a scan: nobody printed or proof-read it
_HYPHENS = (0x02, 0xFFFE)  # what pdfium says for a hyphen at the end of a line
_BREAKS = (0x0A, 0x0D)
_ASCENT = 0.88  # of an em square over the baseline; every font alike, so that one line of mixed fonts stays one line
_MARK = 36.0  # points: pale letters so large are a watermark
_CODES = 0x110000  # code points
_FINE = 100.0  # heights are told apart to a hundredth of a point
_TALLEST = 10_000_000  # more hundredths of a point than any character is high or wide
_UPSIDE_DOWN, _UPWARDS = 2, 3  # clockwise quarter turns of text
_ABREAST = 3.0  # points; letters of one upright run stand this exactly over one another
_BEFORE = 0.1  # points; so far before the letter to its right stands a blank that pdfium made up
_TILT = 0.1  # slope from which text is written aslant, as watermarks are


@dataclass(frozen=True, slots=True)
class Text:
    """Glyphs in the page's own coordinates, each one's clockwise quarter turns, and the text objects they belong to.

    `colour` is 0xRRGGBB, -1 for none and 0 where outlines are drawn, `invisible` tells text that is not painted at all.
    """

    glyphs: Glyphs
    quarter: Integers
    objects: Integers
    colour: Integers
    invisible: Booleans

    @classmethod
    def none(cls) -> Text:
        nothing = np.empty(0, dtype=np.int64)
        return cls(Glyphs.none(), nothing, nothing, nothing, np.empty(0, dtype=bool))

    def shown(self, frame: Frame) -> Glyphs:
        """The glyphs on the page as displayed. Text that runs down or up the page is read letter under letter."""
        box = frame.turned(self.glyphs.box)
        turns = (self.quarter + frame.turns) % 4
        if turns.any():
            box = _upended(box, turns == _UPWARDS)
        tilted = self.glyphs.tilted | (turns == _UPSIDE_DOWN)
        clip = None if self.glyphs.clip is None else frame.turned(self.glyphs.clip)
        return Glyphs(self.glyphs.code, box, self.glyphs.bold, tilted, clip)


def written(text: bulk.Pointer, count: int, objects: Integers) -> Text:
    """The characters of a page, of which `objects` are on it directly."""
    if count <= 0:
        return Text.none()
    code = bulk.codes(text, count)
    owner = bulk.indexed(bulk.char_object, text, count)
    code = np.where((code == _HYPHENS[0]) | (code == _HYPHENS[1]), ord("-"), code)
    # pdfium makes up blanks and line ends of its own, which belong to no text object
    kept = true_at((owner != 0) & (code != _BREAKS[0]) & (code != _BREAKS[1]))
    if not len(kept):
        return Text.none()
    code = np.where(code[kept] == 0, UNKNOWN, code[kept])
    loose = bulk.char_boxes(text, kept)[:, [0, 3, 2, 1]]
    owner = owner[kept]
    begins = np.concatenate([[True], owner[1:] != owner[:-1]])
    runs, run = owner[begins], np.cumsum(begins) - 1
    handles = bulk.pointers(runs)
    font, bold, symbolic, mode = _fonts(handles)
    code = np.where(_unmapped(text, kept, code, font[run]) & ~symbolic[run], UNKNOWN, code)
    style, styles = _styles(text, kept, font[run], loose)
    box = _em_boxes(loose, styles, style)
    # for a wide step inside one text object it makes up a blank without width, which stands at the very next letter
    box[is_blank(code) & (loose[:, 2] <= loose[:, 0]), ::2] -= _BEFORE
    tilted = styles.tilted[style] | _shadow(runs, run, styles.size[style])
    clips = clips_of(runs, handles, objects, np.concatenate([loose[:, :2].min(axis=0), loose[:, 2:].max(axis=0)]))
    clip = None if clips is None else clips[run]
    glyphs = Glyphs(read_symbols(code, symbolic[run]), box, bold[run], tilted, clip)
    colour = np.where(mode == _FILLED, bulk.colours(bulk.object_fill, handles), 0)
    return Text(glyphs, styles.quarter[style], runs, colour[run], mode[run] == _INVISIBLE)


def _upended(box: Floats, upwards: Booleans) -> Floats:
    """Boxes with every run of letters that climbs the page mirrored, so that from the top down they read on."""
    found = box.copy()
    middle = (box[:, 0] + box[:, 2]) / 2
    breaks = true_at((np.diff(upwards.astype(int)) != 0) | (np.abs(np.diff(middle)) > _ABREAST)) + 1
    for run in np.split(np.arange(len(box)), breaks):
        if upwards[run[0]]:
            around = box[run, 1].min() + box[run, 3].max()
            found[run, 1], found[run, 3] = around - box[run, 3], around - box[run, 1]
    return found


def _shadow(runs: Integers, run: Integers, size: Floats) -> Booleans:
    """Large letters in a pale grey or half transparent: a mark on the page, however it is set."""
    large = size >= _MARK
    found = np.zeros(len(run), dtype=bool)
    if large.any():
        first, kind = kinds(run[large])
        found[large] = bulk.shadows(bulk.pointers(runs[run[large][first]]))[kind]
    return found


def _unmapped(text: bulk.Pointer, index: Integers, code: Integers, font: Integers) -> Booleans:
    """Characters whose font does not say which letter they are, so that pdfium gives the number of the glyph instead.

    All that have one code in one font are alike, so one of each is asked.
    """
    first, kind = kinds(font * _CODES + code)
    asked = index[first].tolist()
    unsaid = bulk.numbers(bulk.char_unmapped, repeat(text), asked, count=len(asked)) == 1
    each: Booleans = (unsaid & (code[first] != ord(" ")))[kind]
    return each


@dataclass(frozen=True, slots=True)
class _Styles:
    """How text of one font and one height is set: size, where the line's top lies over the loose box, direction."""

    size: Floats
    lift: Floats
    tilted: Booleans
    quarter: Integers


def _styles(text: bulk.Pointer, index: Integers, font: Integers, loose: Floats) -> tuple[Integers, _Styles]:
    """The style of each character. Those of one font, height and width share it, so that few need to be asked."""
    extent = np.round((loose[:, 2:] - loose[:, :2]) * _FINE).astype(np.int64)
    kind = (font * _TALLEST + extent[:, 0]) * _TALLEST + extent[:, 1]
    first, style = kinds(kind)
    asked = index[first].tolist()
    matrix = bulk.char_matrices(text, asked)
    sizes = bulk.numbers(bulk.char_size, repeat(text), asked, count=len(asked), dtype=np.float64)
    size = sizes * np.hypot(matrix[:, 2], matrix[:, 3])
    origin = bulk.char_origins(text, asked)
    tilted, quarter = _directions(matrix)
    return style, _Styles(size, origin[:, 1] + _ASCENT * size - loose[first, 3], tilted, quarter)


def _directions(matrix: Floats) -> tuple[Booleans, Integers]:
    """Which runs are written aslant, and the clockwise quarter turns of those that are not."""
    a, b = matrix[:, 0], matrix[:, 1]
    length = np.maximum(np.hypot(a, b), 1e-9)
    tilted = np.minimum(np.abs(a), np.abs(b)) / length > _TILT
    quarter = np.where(np.abs(a) >= np.abs(b), np.where(a >= 0, 0, 2), np.where(b >= 0, 3, 1))
    return tilted, quarter


def _fonts(handles: list[bulk.Pointer]) -> tuple[Integers, Booleans, Booleans, Integers]:
    """The font of each text object by number; whether it is bold, whether its letters are signs, how it is painted."""
    each = bulk.numbers(bulk.text_font, handles, count=len(handles))
    first, font = kinds(each)
    fonts = bulk.pointers(each[first])
    names = [bulk.name_of(handle) for handle in fonts]
    weights = [bulk.weight_of(handle) for handle in fonts]
    heavy = np.array(
        [
            bool(_BOLD_NAME.search(name)) or _BOLD_WEIGHT <= weight <= _HEAVIEST
            for name, weight in zip(names, weights, strict=True)
        ]
    )
    symbolic = np.array([is_symbol_font(name) for name in names])
    mode = bulk.numbers(bulk.text_mode, handles, count=len(handles))
    return font, heavy[font] | (mode == _FILL_AND_STROKE), symbolic[font], mode


def _em_boxes(loose: Floats, styles: _Styles, style: Integers) -> Floats:
    """Left, bottom, right, top: the advance width by one em, measured from the baseline."""
    box = loose.copy()
    box[:, 3] += styles.lift[style]
    box[:, 1] = box[:, 3] - styles.size[style]
    across = styles.quarter[style] != 0
    if across.any():
        box[across] = loose[across]
    return box
