"""Small PDFs drawn for one test each; coordinates count from the top left, as the reader gives them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

KOREAN = "HYSMyeongJo-Medium"
SHARED = Path(__file__).resolve().parents[3] / "shared"


class Sheet:
    """A PDF under construction."""

    def __init__(self, size: tuple[float, float] = A4, **options) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(KOREAN))
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=size, invariant=1, **options)
        self.width, self.height = size

    def text(self, x: float, y: float, words: str, *, size: float = 10, font: str = "Helvetica") -> Sheet:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - y, words)
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> Sheet:
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)
        return self

    def fill(self, x0: float, y0: float, x1: float, y1: float, colour: str) -> Sheet:
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillColor(HexColor("#000000"))
        return self

    @contextmanager
    def shown(self, x0: float, y0: float, x1: float, y1: float) -> Iterator[Sheet]:
        """What is drawn within is cut off beyond a box."""
        self.canvas.saveState()
        path = self.canvas.beginPath()
        path.rect(x0, self.height - y1, x1 - x0, y1 - y0)
        self.canvas.clipPath(path, stroke=0, fill=0)
        yield self
        self.canvas.restoreState()

    def grid(self, xs: list[float], ys: list[float], width: float = 0.5) -> Sheet:
        for y in ys:
            self.line(xs[0], y, xs[-1], y, width)
        for x in xs:
            self.line(x, ys[0], x, ys[-1], width)
        return self

    def words(self, xs: list[float], ys: list[float], rows: list[list[str]], *, font: str = "Helvetica") -> Sheet:
        for y, row in zip(ys, rows, strict=True):
            for x, word in zip(xs, row, strict=True):
                self.text(x + 3, y + 13, word, size=9, font=font)
        return self

    def page(self) -> Sheet:
        self.canvas.showPage()
        return self

    def bytes(self) -> bytes:
        self.canvas.save()
        return self._buffer.getvalue()
