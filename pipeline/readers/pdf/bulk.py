"""pdfium's functions called in bulk: no Python loop between two calls, results straight into numpy buffers.

Three things make a call of a microsecond about three times as fast as the binding's own. `PYFUNCTYPE` keeps the
interpreter lock during the call (pdfium is not thread-safe in any case; who wants more cores starts more processes).
Addresses are made ready to be passed once, not at every call. And results are written to places that were made ready
when this module was loaded, which every page uses again: calls are for one thread at a time (from_pdfium sees to it).
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

from pipeline.readers.pdf.arrays import distinct, true_at
from pipeline.readers.pdf.objects import Floats, Integers

Pointer = Any
"""An address ready to be passed; ctypes does not name the type."""
Call = Callable[..., int]

_ADDRESS = ctypes.c_size_t  # as a result: a plain integer, 0 for null

_GREY = 40  # of 255: the channels of a grey are no further apart
_PALE = 150, 240  # of 255: black text is darker, white text on a coloured ground brighter
_THIN = 128  # of 255: paint that covers less than half
_FOUR, _SIMPLE = 4, 6  # segments of a rectangle, without and with its closing ones
_OPPOSITE = 2  # the corner of a rectangle that lies opposite its first
_PLACES = 8192  # results of one sweep; more are fetched in several
_WIDEST = 32  # bytes of one place: the longest result is a matrix of six floats
_SHARED = (ctypes.c_uint8 * (_PLACES * _WIDEST))()
_MEMORY: NDArray[Any] = np.frombuffer(memoryview(_SHARED), dtype=np.uint8).reshape(_PLACES, _WIDEST)
_READY = list(map(ctypes.byref, repeat(_SHARED), range(0, _PLACES * _WIDEST, _WIDEST)))


def _function(name: str, result: Any = ctypes.c_int) -> Call:
    """A function that takes pointers and C ints. Types of arguments are not declared: checking them is what costs."""
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result)(address)


# what is told by the value returned
char_code = _function("FPDFText_GetUnicode")
char_unmapped = _function("FPDFText_HasUnicodeMapError")
char_object = _function("FPDFText_GetTextObject", _ADDRESS)
char_size = _function("FPDFText_GetFontSize", ctypes.c_double)
text_font = _function("FPDFTextObj_GetFont", _ADDRESS)
text_mode = _function("FPDFTextObj_GetTextRenderMode")
page_object = _function("FPDFPage_GetObject", _ADDRESS)
form_object = _function("FPDFFormObj_GetObject", _ADDRESS)
form_count = _function("FPDFFormObj_CountObjects")
object_type = _function("FPDFPageObj_GetType")
path_segments = _function("FPDFPath_CountSegments")
_path_segment = _function("FPDFPath_GetPathSegment", _ADDRESS)
_segment_type = _function("FPDFPathSegment_GetType")
_object_clip = _function("FPDFPageObj_GetClipPath", _ADDRESS)
_clip_paths = _function("FPDFClipPath_CountPaths")
_clip_segments = _function("FPDFClipPath_CountPathSegments")
_clip_segment = _function("FPDFClipPath_GetPathSegment", _ADDRESS)
_font_weight = _function("FPDFFont_GetWeight")
_font_embedded = _function("FPDFFont_GetIsEmbedded")
_font_name = _function("FPDFFont_GetBaseFontName", ctypes.c_ulong)
_char_text = _function("FPDFText_GetText")

# what is written through pointers
_char_loose_box = _function("FPDFText_GetLooseCharBox", None)
_char_origin = _function("FPDFText_GetCharOrigin", None)
_char_matrix = _function("FPDFText_GetMatrix", None)
_object_bounds = _function("FPDFPageObj_GetBounds", None)
object_fill = _function("FPDFPageObj_GetFillColor", None)
object_stroke = _function("FPDFPageObj_GetStrokeColor", None)
_object_width = _function("FPDFPageObj_GetStrokeWidth", None)
_object_matrix = _function("FPDFPageObj_GetMatrix", None)
_path_mode = _function("FPDFPath_GetDrawMode", None)
_segment_point = _function("FPDFPathSegment_GetPoint", None)


pointer: Callable[[int], Pointer] = ctypes.c_void_p.from_param
"""An address made ready to be passed."""


def pointers(addresses: Integers) -> list[Pointer]:
    """Many addresses made ready to be passed."""
    return list(map(pointer, addresses.tolist()))


def picked(asked: Sequence[Pointer], which: Integers) -> list[Pointer]:
    """Some of many addresses."""
    return [asked[at] for at in which.tolist()]


def handle(typed: Any) -> Pointer:
    """One of the binding's own handles made ready to be passed."""
    # a cast would leave a ring of references that waits for the collector, one for every page
    return pointer(ctypes.addressof(typed.contents) if typed else 0)


def numbers(call: Call, *arguments: Iterable[Any], count: int, dtype: Any = np.int64) -> NDArray[Any]:
    """What a function returns for each set of arguments."""
    return np.fromiter(map(call, *arguments), dtype=dtype, count=count)


def indexed(call: Call, holder: Pointer, count: int) -> Integers:
    """What `call(holder, i)` returns for every i."""
    return numbers(call, repeat(holder), range(count), count=count)


def _written(call: Call, asked: Sequence[Any], kind: Any, width: int, outputs: int, holder: Pointer) -> NDArray[Any]:
    """What a function writes for each of `asked`: rows of `width` numbers, through one pointer or one for each."""
    room = _PLACES // outputs
    if len(asked) > room:
        parts = [asked[start : start + room] for start in range(0, len(asked), room)]
        return np.concatenate([_written(call, part, kind, width, outputs, holder) for part in parts])
    count = len(asked)
    _MEMORY[: count * outputs] = 0  # where a function fails it writes nothing
    leading = [asked] if holder is None else [repeat(holder), asked]
    places = [_READY[at * count : (at + 1) * count] for at in range(outputs)]
    deque(map(call, *leading, *places), maxlen=0)
    found: NDArray[Any] = _MEMORY[: count * outputs].view(kind)
    rows: NDArray[Any] = found[:, :width] if outputs == 1 else found[:, 0].reshape(outputs, count).T
    return rows.copy()


def _of_objects(call: Call, asked: Sequence[Pointer], width: int, outputs: int, kind: Any = np.float32) -> NDArray[Any]:
    return _written(call, asked, kind, width, outputs, None)


def char_boxes(text: Pointer, index: Integers) -> Floats:
    """Loose boxes of some characters: left, top, right, bottom."""
    return _written(_char_loose_box, index.tolist(), np.float32, 4, 1, text).astype(float)


def char_matrices(text: Pointer, index: Sequence[int]) -> Floats:
    """a, b, c, d, e, f of some characters."""
    return _written(_char_matrix, index, np.float32, 6, 1, text).astype(float)


def char_origins(text: Pointer, index: Sequence[int]) -> Floats:
    """Abscissa and ordinate of some characters."""
    return _written(_char_origin, index, np.float64, 2, 2, text)


def bounds(objects: Sequence[Pointer]) -> Floats:
    """Left, bottom, right, top of every object."""
    return _of_objects(_object_bounds, objects, 4, 4).astype(float)


def colours(call: Call, objects: Sequence[Pointer]) -> Integers:
    """0xRRGGBB of every object, -1 where it is transparent."""
    parts = _of_objects(call, objects, 4, 4, np.uint32).astype(np.int64)
    rgb = parts[:, 0] << 16 | parts[:, 1] << 8 | parts[:, 2]
    return np.where(parts[:, 3] == 0, -1, rgb)


def shadows(objects: Sequence[Pointer]) -> NDArray[np.bool_]:
    """Which objects are filled with a pale grey or so thinly that what lies behind shows through."""
    parts = _of_objects(object_fill, objects, 4, 4, np.uint32).astype(np.int64)
    darkest, brightest = parts[:, :3].min(axis=1), parts[:, :3].max(axis=1)
    grey = (brightest - darkest <= _GREY) & (darkest >= _PALE[0]) & (brightest <= _PALE[1])
    found: NDArray[np.bool_] = grey | (parts[:, 3] < _THIN)
    return found


def matrices(objects: Sequence[Pointer]) -> Floats:
    """a, b, c, d, e, f of every object."""
    return _of_objects(_object_matrix, objects, 6, 1).astype(float)


def widths(objects: Sequence[Pointer]) -> Floats:
    """Stroke widths in the objects' own units."""
    width: Floats = _of_objects(_object_width, objects, 1, 1)[:, 0]
    return width


def clip_counts(objects: Sequence[Pointer]) -> tuple[list[Pointer], Integers]:
    """What cuts each object off, and of how many paths that is made; fewer than 1 where it is shown whole."""
    clips = list(map(pointer, map(_object_clip, objects)))
    return clips, numbers(_clip_paths, clips, count=len(clips))


def clip_boxes(clips: Sequence[Pointer], which: int) -> Floats:
    """Left, bottom, right, top of one path of each clip; all the plane where it is no rectangle."""
    found = np.tile([-np.inf, -np.inf, np.inf, np.inf], (len(clips), 1))
    sizes = numbers(_clip_segments, clips, repeat(which), count=len(clips))
    simple = true_at((sizes >= _FOUR) & (sizes <= _SIMPLE)).tolist()
    asked = [clips[at] for at in simple]
    corners = [
        segment_points(list(map(pointer, map(_clip_segment, asked, repeat(which), repeat(segment)))))
        for segment in (0, _OPPOSITE)
    ]
    found[simple] = np.hstack([np.minimum(*corners), np.maximum(*corners)])
    return found


def modes(paths: Sequence[Pointer]) -> Integers:
    """How each path is filled (0 not at all) and whether it is stroked."""
    return _of_objects(_path_mode, paths, 2, 2, np.int32)


def codes(text: Pointer, count: int) -> Integers:
    """The code point of every character: by one call where each has exactly one UTF-16 unit, else one by one."""
    buffer = np.zeros(count + 1, dtype=np.uint16)  # pdfium ends the text with a zero
    written = _char_text(text, 0, count, pointer(buffer.ctypes.data))
    found = buffer[:count].astype(np.int64)
    if written == count + 1 and found.all() and not ((found >= 0xD800) & (found <= 0xDFFF)).any():
        return found
    return indexed(char_code, text, count)


def segments(paths: Sequence[Pointer], which: int) -> list[Pointer]:
    """One segment of every path."""
    return list(map(pointer, map(_path_segment, paths, repeat(which))))


def points(paths: Sequence[Pointer], counts: Sequence[int]) -> tuple[Integers, Floats]:
    """The kind (line 0, curve 1, move 2) and the point of every segment of some paths, one path after another."""
    owners = chain.from_iterable(map(repeat, paths, counts))
    places = chain.from_iterable(map(range, counts))
    found = list(map(pointer, map(_path_segment, owners, places)))
    return segment_kinds(found), segment_points(found)


def segment_kinds(asked: Sequence[Pointer]) -> Integers:
    """Line 0, curve 1 or move 2."""
    return numbers(_segment_type, asked, count=len(asked))


def segment_points(asked: Sequence[Pointer]) -> Floats:
    """Abscissa and ordinate of segments in the path's own units."""
    return _of_objects(_segment_point, asked, 2, 2).astype(float)


def weight_of(font: Pointer) -> int:
    """The weight of a font, from 400 for a regular face."""
    return _font_weight(font)


def any_font_missing(texts: Sequence[Pointer]) -> bool:
    """Whether some text is set in a font that the file does not hold."""
    fonts = distinct(numbers(text_font, texts, count=len(texts)))
    return any(_font_embedded(font) != 1 for font in pointers(fonts))


def name_of(font: Pointer) -> str:
    """The base name of a font."""
    size = _font_name(font, pointer(0), 0)
    buffer = ctypes.create_string_buffer(size or 1)
    _font_name(font, ctypes.byref(buffer), size)
    return buffer.value.decode("utf-8", "replace")
