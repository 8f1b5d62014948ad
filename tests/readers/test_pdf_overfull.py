"""Pages with more on them than any printer writes: told, while the rest of the file is read."""

import random
import zlib

import pytest
from test_pdf_streams import WORDS, pdf

from pipeline.readers.pdf import PdfReader
from pipeline.readers.pdf.from_pdfium import PdfiumSource

DICE = random.Random(1)  # noqa: S311 - places, no secrets
LETTERS = b"".join(
    b"BT /F1 6 Tf %.2f %.2f Td (abcdefghij) Tj ET\n" % (DICE.random() * 600, DICE.random() * 800) for _ in range(22_000)
)
SHAPES = b"".join(b"%d %d 5 5 re f\n" % (n % 590, n % 830) for n in range(500_001))
OVER_ONE_ANOTHER = WORDS + b"BT /F1 6 Tf 9 9 Td (abc) Tj ET\n" * 50_001
OVERFULL = {
    "letters": (LETTERS, ()),
    "shapes": (SHAPES, ()),
    "forms": (b"/X Do\n" * 20_001, (b"0 0 5 5 re f",)),
    "letters that lie over one another": (OVER_ONE_ANOTHER, ()),
}


@pytest.mark.parametrize(("content", "forms"), OVERFULL.values(), ids=OVERFULL)
def test_a_page_that_holds_too_much_is_told_and_the_others_are_read(content, forms):
    document = PdfReader().read(pdf(zlib.compress(content), zlib.compress(WORDS), forms=forms))
    overfull = [dict(one.facts) for one in document.notices if one.code == "PDF_PAGE_OVERFULL"]
    assert overfull == [{"page": "1"}]
    assert [(block.place.page, block.text) for block in document.blocks] == [(2, "words of a page")]


def test_a_slanting_line_is_one_path_among_however_many():
    hatched = b"".join(b"%d %d m %d %d l S\n" % (n % 500, n % 700, n % 500 + 40, n % 700 + 40) for n in range(30_000))
    page = PdfiumSource(pdf(zlib.compress(WORDS + hatched + b"10 10 m 10 99 l S\n"))).page(0)
    paths = page.paths
    assert len(paths.box) == 30_041
    assert not paths.plain[40:-1].any()
    assert paths.plain[-1]
    assert paths.box[-1].round(1).tolist() == [9.5, 742.5, 10.5, 832.5]
