"""pdfium's functions called in bulk: no Python loop between two calls, results straight into numpy buffers.

`PYFUNCTYPE` keeps the interpreter lock during a call, which makes a call of a microsecond about twice as fast as the
binding's own. pdfium is not thread-safe in any case; who wants more cores starts more processes.
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

from pipeline.readers.pdf.objects import Floats, Integers

Handle = int
Call = Callable[..., int]

_POINTER = ctypes.c_size_t  # a handle or an address as a plain integer; 0 is null
_INT = ctypes.c_int


def _function(name: str, *arguments: Any, result: Any = _INT) -> Call:
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def _by_handle(name: str, outputs: int = 0, result: Any = _INT) -> Call:
    return _function(name, _POINTER, *[_POINTER] * outputs, result=result)


def _by_index(name: str, outputs: int = 0, result: Any = _INT) -> Call:
    return _function(name, _POINTER, _INT, *[_POINTER] * outputs, result=result)


char_code = _by_index("FPDFText_GetUnicode")
char_object = _by_index("FPDFText_GetTextObject", result=_POINTER)
char_loose_box = _by_index("FPDFText_GetLooseCharBox", 1)
char_origin = _by_index("FPDFText_GetCharOrigin", 2)
char_size = _by_index("FPDFText_GetFontSize", result=ctypes.c_double)
char_matrix = _by_index("FPDFText_GetMatrix", 1)
char_text = _function("FPDFText_GetText", _POINTER, _INT, _INT, _POINTER)

text_font = _by_handle("FPDFTextObj_GetFont", result=_POINTER)
text_mode = _by_handle("FPDFTextObj_GetTextRenderMode")
font_weight = _by_handle("FPDFFont_GetWeight")
font_name = _function("FPDFFont_GetBaseFontName", _POINTER, _POINTER, ctypes.c_ulong, result=ctypes.c_ulong)

page_object = _by_index("FPDFPage_GetObject", result=_POINTER)
form_object = _function("FPDFFormObj_GetObject", _POINTER, ctypes.c_ulong, result=_POINTER)
form_count = _by_handle("FPDFFormObj_CountObjects")
object_type = _by_handle("FPDFPageObj_GetType")
object_bounds = _by_handle("FPDFPageObj_GetBounds", 4)
object_fill = _by_handle("FPDFPageObj_GetFillColor", 4)
object_stroke = _by_handle("FPDFPageObj_GetStrokeColor", 4)
object_width = _by_handle("FPDFPageObj_GetStrokeWidth", 1)
object_matrix = _by_handle("FPDFPageObj_GetMatrix", 1)
path_mode = _by_handle("FPDFPath_GetDrawMode", 2)
path_segments = _by_handle("FPDFPath_CountSegments")
path_segment = _by_index("FPDFPath_GetPathSegment", result=_POINTER)
segment_type = _by_handle("FPDFPathSegment_GetType")
segment_point = _by_handle("FPDFPathSegment_GetPoint", 2)


def numbers(call: Call, *arguments: Iterable[int], count: int, dtype: Any = np.int64) -> NDArray[Any]:
    """What a function returns for each set of arguments."""
    return np.fromiter(map(call, *arguments), dtype=dtype, count=count)


def indexed(call: Call, holder: Handle, count: int) -> Integers:
    """What `call(holder, i)` returns for every i."""
    return numbers(call, repeat(holder), range(count), count=count)


def structs(call: Call, *leading: Iterable[int], count: int, width: int, outputs: int, kind: Any) -> NDArray[Any]:
    """What a function writes for each set of arguments: rows of `width` numbers, through 1 or `width` pointers."""
    buffer = np.zeros((count, width), dtype=kind)
    step = buffer.itemsize
    start, row = buffer.ctypes.data, step * width
    addresses = [range(start + at * step, start + at * step + row * count, row) for at in range(outputs)]
    deque(map(call, *leading, *addresses), maxlen=0)
    return buffer


def rectangles(call: Call, holder: Handle, index: Integers) -> Floats:
    """FS_RECTF of some indexes: left, top, right, bottom."""
    asked, count = index.tolist(), len(index)
    return structs(call, repeat(holder), asked, count=count, width=4, outputs=1, kind=np.float32).astype(float)


def bounds(handles: Sequence[int]) -> Floats:
    """Left, bottom, right, top of every object."""
    return structs(object_bounds, handles, count=len(handles), width=4, outputs=4, kind=np.float32).astype(float)


def colours(call: Call, handles: Sequence[int]) -> Integers:
    """0xRRGGBB of every object, -1 where it is transparent."""
    parts = structs(call, handles, count=len(handles), width=4, outputs=4, kind=np.uint32).astype(np.int64)
    rgb = parts[:, 0] << 16 | parts[:, 1] << 8 | parts[:, 2]
    return np.where(parts[:, 3] == 0, -1, rgb)


def matrices(handles: Sequence[int]) -> Floats:
    """a, b, c, d, e, f of every object."""
    return structs(object_matrix, handles, count=len(handles), width=6, outputs=1, kind=np.float32).astype(float)


def codes(text: Handle, count: int) -> Integers:
    """The code point of every character: by one call where each has exactly one UTF-16 unit, else one by one."""
    buffer = np.zeros(count + 1, dtype=np.uint16)  # pdfium ends the text with a zero
    written = char_text(text, 0, count, buffer.ctypes.data)
    found = buffer[:count].astype(np.int64)
    if written == count + 1 and found.all() and not ((found >= 0xD800) & (found <= 0xDFFF)).any():
        return found
    return indexed(char_code, text, count)


def corners(paths: Sequence[int], which: int) -> Floats:
    """One point of every path."""
    segments = numbers(path_segment, paths, repeat(which), count=len(paths)).tolist()
    return structs(segment_point, segments, count=len(paths), width=2, outputs=2, kind=np.float32).astype(float)


def points(paths: Sequence[int], counts: Sequence[int]) -> tuple[Integers, Floats]:
    """The kind (line 0, curve 1, move 2) and the point of every segment of some paths, one path after another."""
    count = sum(counts)
    owners = chain.from_iterable(map(repeat, paths, counts))
    places = chain.from_iterable(map(range, counts))
    segments = numbers(path_segment, owners, places, count=count).tolist()
    where = structs(segment_point, segments, count=count, width=2, outputs=2, kind=np.float32)
    return numbers(segment_type, segments, count=count), where.astype(float)


def name_of(font: Handle) -> str:
    """The base name of a font."""
    size = font_name(font, 0, 0)
    buffer = ctypes.create_string_buffer(size or 1)
    font_name(font, ctypes.addressof(buffer), size)
    return buffer.value.decode("utf-8", "replace")


def address(handle: Any) -> Handle:
    """The address behind one of the binding's own handles."""
    return int(ctypes.cast(handle, ctypes.c_void_p).value or 0)
