"""A PDF as an office's scanner gives it: pictures of its pages and no letters. Equal arguments give equal bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI = 200
_POINTS = 72

Grey = NDArray[np.uint8]


@dataclass(frozen=True)
class Wear:
    """What a scanner adds: the sheet's greatest slant in degrees, blur and grain in grey levels, and JPEG's losses."""

    slant: float = 0.0
    blur: float = 0.0
    grain: float = 0.0
    jpeg: int | None = None


CLEAN = Wear()
NOISY = Wear(slant=1.5, blur=0.6, grain=8.0, jpeg=75)


def scanned(pdf: bytes, wear: Wear = CLEAN, *, seed: int = 0) -> bytes:
    """The PDF's pages rendered at 200 dpi, worn, and bound to a PDF again."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1)
    for number, (page, size) in enumerate(pages(pdf)):
        canvas.setPageSize(size)
        canvas.drawImage(_bound(worn(page, wear, seed=seed * 1_000 + number), wear), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def pages(pdf: bytes, dpi: int = DPI) -> list[tuple[Grey, tuple[float, float]]]:
    """Every page in grey with its size in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            (
                page.render(scale=dpi / _POINTS, grayscale=True).to_numpy().reshape(-1, _width(page, dpi)).copy(),
                page.get_size(),
            )
            for page in document
        ]
    finally:
        document.close()


def _width(page: pypdfium2.PdfPage, dpi: int) -> int:
    return -(-int(page.get_width() * dpi * 1000) // (_POINTS * 1000))


def worn(page: Grey, wear: Wear, *, seed: int) -> Grey:
    """A page as the scanner's glass saw it."""
    rng = np.random.default_rng(seed)
    if wear.slant:
        page = _slanted(page, float(rng.uniform(-wear.slant, wear.slant)))
    if wear.blur:
        page = cv2.GaussianBlur(page, (0, 0), wear.blur)
    if wear.grain:
        page = np.clip(page + rng.normal(0.0, wear.grain, page.shape), 0, 255).astype(np.uint8)
    return page


def _slanted(page: Grey, degrees: float) -> Grey:
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)


def _bound(page: Grey, wear: Wear) -> ImageReader:
    from PIL import Image  # noqa: PLC0415 - comes with reportlab

    picture = Image.fromarray(page)
    if wear.jpeg is None:
        return ImageReader(picture)
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=wear.jpeg)
    target.seek(0)
    return ImageReader(target)
