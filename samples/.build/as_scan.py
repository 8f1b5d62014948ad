"""A printed plan as an office's scanner gives it: pictures of its pages, a little aslant, and no letters."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_DPI, _POINTS = 200, 72
_SLANT = 0.4  # degrees
_STEP = 17  # sixteen greys are what an office scanner keeps, and they pack well


def scan(printed: bytes, title: str) -> bytes:
    """Every page of a PDF at 200 dpi in sixteen greys. The same bytes give the same bytes."""
    rl_config.useA85 = 0
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    document = pypdfium2.PdfDocument(printed)
    try:
        for page in document:
            drawn = page.render(scale=_DPI / _POINTS, grayscale=True).to_pil().convert("L")
            aslant = drawn.rotate(_SLANT, Image.Resampling.BICUBIC, fillcolor=255)
            grey = aslant.point([level // _STEP * _STEP for level in range(256)])
            canvas.setPageSize(page.get_size())
            canvas.drawImage(ImageReader(grey), 0, 0, *page.get_size())
            canvas.showPage()
    finally:
        document.close()
    canvas.save()
    return target.getvalue()
