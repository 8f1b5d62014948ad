"""The tables of a file as each reader finds them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench.grids import Cell, Grid, from_boxes, from_walls, squeezed

Tables = Callable[[Path], list[Grid]]


def gongyak(path: Path) -> list[Grid]:
    """Nested tables too, each as a table of its own."""
    from pipeline.readers import read  # noqa: PLC0415

    document, _ = read(path)
    return [
        Grid(
            tuple(Cell(c.row, c.column, c.row_span, c.column_span, squeezed(c.text)) for c in table.cells),
            table.place.page,
        )
        for table in document.iter_tables()
    ]


def pdfplumber(path: Path) -> list[Grid]:
    import pdfplumber as library  # noqa: PLC0415

    found = []
    with library.open(path) as pdf:
        for page in pdf.pages:
            for table in page.find_tables():
                boxes = list(table.cells)
                texts = [page.crop(box, strict=False).extract_text() for box in boxes]
                found.append(from_boxes(boxes, texts, page.page_number))
            page.close()
    return found


def camelot(path: Path) -> list[Grid]:
    import camelot as library  # noqa: PLC0415

    found = []
    for table in library.read_pdf(str(path), pages="all", flavor="lattice"):  # type: ignore[attr-defined]
        right = [[bool(cell.right) for cell in row] for row in table.cells]
        below = [[bool(cell.bottom) for cell in row] for row in table.cells]
        texts = [[str(cell.text) for cell in row] for row in table.cells]
        found.append(Grid(from_walls(texts, right, below).cells, table.page))
    return found


READERS: dict[str, Tables] = {"gongyak": gongyak, "pdfplumber": pdfplumber, "camelot": camelot}
