"""What lies over a page and is printed with it: fields of a form that are filled in, text boxes and stamps."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

from pypdfium2 import raw

_PRINTED = {raw.FPDF_ANNOT_FREETEXT: b"Contents", raw.FPDF_ANNOT_STAMP: b"Contents", raw.FPDF_ANNOT_WIDGET: b"V"}
_MOST = 200  # annotations of one page that are looked at


def printed_over(page: object) -> tuple[str, ...]:
    """The words of a page's annotations. They are no part of its text, and nobody knows which of it they replace."""
    count = min(raw.FPDFPage_GetAnnotCount(page), _MOST)
    return tuple(text for number in range(count) for text in _text(page, number))


def _text(page: object, number: int) -> Iterator[str]:
    annotation = raw.FPDFPage_GetAnnot(page, number)
    if not annotation:
        return
    try:
        key = _PRINTED.get(raw.FPDFAnnot_GetSubtype(annotation))
        text = "" if key is None else _string(annotation, key)
    finally:
        raw.FPDFPage_CloseAnnot(annotation)
    if text.strip():
        yield text.strip()


def _string(annotation: object, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")
