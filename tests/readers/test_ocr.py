"""Pages read from their pictures: grid, letters, shading, how sure each place is, and what is said where it cannot be done."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pypdfium2
import pytest
from generator import printers, scans
from generator.sheet import C, Grid, Line
from scanning import demanded, needs_ocr

from pipeline.document import Document, Paragraph, Table
from pipeline.errors import DamagedFileError, LimitExceededError, UnsupportedFormatError
from pipeline.readers import read_bytes
from pipeline.readers.ocr import images, pages
from pipeline.readers.ocr.reading import Certainty, Scan

demanded()

PAGE = [
    Line("가온시 호수 산책로 조성", 0, big=True),
    Line("○ 사업기간 : 2022. 9. ~ 2025. 6.", 1),
    Line("- 수변 산책로와 전망데크 설치", 2),
    Grid(
        (
            (C("구분", head=True), C("2023년", head=True), C("2024년", head=True), C("계", head=True)),
            (C("국비"), C("1,250"), C("3,480"), C("4,730")),
            (C("시비"), C("-"), C("620"), C("620")),
            (C("설계"), C(bar=True), C(bar=True), C()),
        ),
        (0.25, 0.25, 0.25, 0.25),
    ),
]


@pytest.fixture(scope="module")
def printed() -> bytes:
    return printers.pdf(PAGE)


def _table(document: Document) -> Table:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return table


def _cells(document: Document) -> list[tuple[int, int, str, bool]]:
    return [(c.row, c.column, c.text.replace(" ", ""), c.fill is not None) for c in _table(document).cells]


def _codes(document: Document) -> list[str]:
    return [notice.code for notice in document.notices]


@needs_ocr
def test_a_clean_scan_says_what_the_printed_page_says(printed):
    document = read_bytes(scans.scanned(printed))
    assert _cells(document) == _cells(read_bytes(printed))
    lines = [block.text.replace(" ", "") for block in document.blocks if isinstance(block, Paragraph)]
    assert lines == ["가온시호수산책로조성", "○사업기간:2022.9.~2025.6.", "-수변산책로와전망데크설치"]
    assert "DOC_READ_BY_OCR" in _codes(document)
    assert "DOC_NO_TEXT_LAYER" not in _codes(document)


@needs_ocr
def test_a_noisy_slanted_scan_keeps_its_grid_and_its_shading(printed):
    wanted, document = read_bytes(printed), read_bytes(scans.scanned(printed, scans.NOISY, seed=3))
    assert [(r, c, fill) for r, c, _, fill in _cells(document)] == [(r, c, fill) for r, c, _, fill in _cells(wanted)]
    for cell, same in zip(_table(document).cells, _table(wanted).cells, strict=True):
        assert all(abs(a - b) < 12 for a, b in zip(cell.place.box, same.place.box, strict=True))


@needs_ocr
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_lies_on_its_side_is_turned(printed, quarters):
    wanted, document = read_bytes(_image(printed, "PNG")), read_bytes(_image(printed, "PNG", quarters=quarters))
    assert _cells(document) == _cells(wanted)
    assert "OCR_PAGE_TURNED" in _codes(document)
    assert "OCR_PAGE_TURNED" not in _codes(wanted)
    width, height = _size(printed)
    for cell, same in zip(_table(document).cells, _table(wanted).cells, strict=True):
        x0, top, x1, bottom = same.place.box
        lying = {
            1: (height - bottom, x0, height - top, x1),
            2: (width - x1, height - bottom, width - x0, height - top),
            3: (top, width - x1, bottom, width - x0),
        }[quarters]
        assert cell.place.box == pytest.approx(lying, abs=3)


@needs_ocr
def test_pages_with_and_without_letters_make_one_document(printed):
    mixed = pypdfium2.PdfDocument.new()
    for data in (printed, scans.scanned(printed)):
        mixed.import_pages(pypdfium2.PdfDocument(data))
    target = io.BytesIO()
    mixed.save(target)
    document = read_bytes(target.getvalue())
    first, second = (block for block in document.blocks if isinstance(block, Table))
    assert [cell.text for cell in first.cells] == [cell.text for cell in second.cells]
    assert {cell.place.confidence for cell in first.cells} == {None}
    assert dict(next(n for n in document.notices if n.code == "DOC_READ_BY_OCR").facts) == {"pages": "2"}


@needs_ocr
def test_every_place_with_letters_says_how_sure_they_are(printed):
    document = read_bytes(scans.scanned(printed))
    for cell in _table(document).cells:
        assert (cell.place.confidence is not None) == bool(cell.text)
    assert all(0 <= block.place.confidence <= 1 for block in document.blocks if isinstance(block, Paragraph))


@needs_ocr
def test_a_scan_is_read_the_same_every_time(printed):
    data = scans.scanned(printed, scans.NOISY, seed=1)
    assert read_bytes(data) == read_bytes(data)


def test_never_leaves_a_scan_unread(printed):
    document = read_bytes(scans.scanned(printed), "never")
    assert list(document.blocks) == []
    assert _codes(document) == ["DOC_NO_TEXT_LAYER"]


def test_text_is_not_recognised_where_it_can_be_read(printed):
    assert "DOC_READ_BY_OCR" not in _codes(read_bytes(printed))


@pytest.mark.parametrize("needed", ["gongyak[ocr]", "tesseract-ocr-kor"])
def test_without_the_extra_the_page_is_named_and_the_way_to_install_told(printed, monkeypatch, needed):
    monkeypatch.setattr(pages, "lacking", lambda: needed)
    document = read_bytes(scans.scanned(printed))
    assert _codes(document) == ["DOC_NO_TEXT_LAYER", "OCR_NOT_INSTALLED"]
    assert dict(document.notices[1].facts) == {"needed": needed}


@needs_ocr
def test_a_page_that_takes_too_long_is_named_and_the_file_goes_on(printed, monkeypatch):
    monkeypatch.setattr(pages, "_SECONDS", 0.0)
    assert _codes(read_bytes(scans.scanned(printed))) == ["DOC_NO_TEXT_LAYER", "OCR_PAGE_GIVEN_UP"]


@needs_ocr
def test_a_picture_that_would_fill_the_memory_is_named_and_not_unpacked(printed, monkeypatch):
    monkeypatch.setattr(pages, "_MOST_PIXELS", 1_000_000)
    document = read_bytes(scans.scanned(printed))
    assert _codes(document) == ["DOC_NO_TEXT_LAYER", "OCR_PAGE_GIVEN_UP"]
    assert "pixels on a page, at most 1,000,000" in str(document.notices[1].facts)


@needs_ocr
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_an_image_is_a_document(printed, kind):
    document = read_bytes(_image(printed, kind))
    assert document.format == "image"
    assert document.pages == 1
    assert [cell[:2] for cell in _cells(document)] == [cell[:2] for cell in _cells(read_bytes(printed))]


def test_an_image_is_refused_where_nothing_can_read_it(printed, monkeypatch):
    data = _image(printed, "PNG")
    with pytest.raises(UnsupportedFormatError, match="PNG image"):
        read_bytes(data, "never")
    monkeypatch.setattr(images, "lacking", lambda: "gongyak[ocr]")
    with pytest.raises(UnsupportedFormatError, match=r"pip install 'gongyak\[ocr\]'"):
        read_bytes(data)


@needs_ocr
def test_a_bomb_of_an_image_is_refused_before_it_is_unpacked():
    with pytest.raises(LimitExceededError):
        read_bytes(_png(60_000, 60_000))


@needs_ocr
def test_a_broken_image_is_damaged():
    with pytest.raises(DamagedFileError):
        read_bytes(_png(500, 500)[:60])


def test_how_sure_a_place_is_tells_its_least_sure_figure():
    words = (
        Certainty((0, 0, 10, 10), 0.9, figures=False, letters=2),
        Certainty((12, 0, 30, 10), 0.95, figures=True, letters=3),
        Certainty((32, 0, 50, 10), 0.5, figures=True, letters=3),
        Certainty((0, 50, 10, 60), 0.3, figures=False, letters=4),
    )
    scan = Scan(100, 100, 0.0, words)
    assert scan.within((0, 0, 60, 12)) == 0.5
    assert scan.within((0, 45, 60, 62)) == 0.3
    assert scan.within((70, 0, 90, 12)) is None


def test_boxes_are_told_as_the_page_lay():
    scan = Scan(600, 800, 1.0, ())
    x0, top, x1, bottom = scan.as_it_lay((300.0, 400.0, 500.0, 410.0))
    assert top < 400 < bottom
    assert (x1 - x0, bottom - top) == pytest.approx((200.1, 13.5), abs=0.2)


def _size(printed: bytes) -> tuple[float, float]:
    (_, size), *_ = scans.pages(printed)
    return size


def _image(printed: bytes, kind: str, *, quarters: int = 0) -> bytes:
    """The first page, turned clockwise by so many quarters."""
    from PIL import Image  # noqa: PLC0415

    (page, _), *_ = scans.pages(printed)
    target = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(np.rot90(page, -quarters))).save(target, kind, dpi=(200, 200))
    return target.getvalue()


def _png(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )
