"""Streams of PDF content that are damaged, or that unfold to what no page holds."""

import base64
import zlib

import pytest

from pipeline.errors import LimitExceededError
from pipeline.readers.pdf import PdfReader
from pipeline.readers.pdf.streams import MOST_BYTES, survey

WORDS = b"BT /F1 12 Tf 72 700 Td (words of a page) Tj ET " + b"0 0 m 9 9 l S " * 40


def pdf(*contents, filters=b"/FlateDecode", forms=()):
    """A file with one page for each content stream; `forms` are drawings, each drawing the next."""
    pages = len(contents)
    first = 4 + 2 * pages
    resources = b"/Font<</F1 3 0 R>>" + (b"/XObject<</X %d 0 R>>" % first if forms else b"")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(pages)), pages),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, content in enumerate(contents):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<%s>>/Contents %d 0 R>>"
            % (resources, 5 + 2 * number),
            b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(content), filters, content),
        ]
    for number, form in enumerate(forms):
        inner = b"/XObject<</X %d 0 R>>" % (first + number + 1) if number + 1 < len(forms) else b""
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%s>>" % inner
        objects.append(b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(form), form))
    data, places = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    end = b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    return data + table + end


def flipped(stream, at):
    return stream[:at] + bytes([stream[at] ^ 0x55]) + stream[at + 1 :]


def told(data):
    return [(one.code, dict(one.facts)) for one in PdfReader().read(data).notices]


GOOD = zlib.compress(WORDS)
DAMAGES = {
    "flipped bits": flipped(GOOD, len(GOOD) // 2),
    "other bytes put in": GOOD[:20] + b"sixteen bytes..." + GOOD[20:],
    "the end cut off": GOOD[:-12],
    "another sum": flipped(GOOD, len(GOOD) - 2),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_page_whose_content_is_damaged_is_told(damage):
    assert told(pdf(GOOD, DAMAGES[damage], GOOD)) == [("PDF_CONTENT_DAMAGED", {"pages": "2"})]


def test_content_that_is_whole_is_not_suspected():
    without_its_sum, nothing = GOOD[:-4], zlib.compress(b"")
    assert told(pdf(GOOD, without_its_sum, nothing, b"")) == []
    assert told(pdf(zlib.compress(GOOD), filters=b"[/FlateDecode/FlateDecode]")) == []
    assert told(pdf(WORDS, filters=b"[]")) == []


IN_LETTERS = b"[/ASCII85Decode/FlateDecode]"


@pytest.mark.parametrize("at", [40, -40])
@pytest.mark.parametrize("letter", [b"\xc3", b"A", b"~>", b"z"])
def test_content_in_letters_that_is_damaged_is_told(at, letter):
    letters = base64.a85encode(GOOD) + b"~>"
    broken = letters[:at] + letter + letters[at + 1 :]
    assert told(pdf(letters, broken, filters=IN_LETTERS)) == [("PDF_CONTENT_DAMAGED", {"pages": "2"})]


def test_content_in_letters_that_is_whole_is_not_suspected():
    letters = base64.a85encode(GOOD, wrapcol=60)
    assert told(pdf(letters + b"~>", b"<~" + letters + b"\n~>\n", filters=IN_LETTERS)) == []
    assert told(pdf(base64.a85encode(WORDS) + b"~>", filters=b"/ASCII85Decode")) == []


def test_a_damaged_drawing_is_told_of_the_whole_file():
    data = pdf(zlib.compress(b"/X Do"), GOOD, forms=[b""])
    drawing = b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(GOOD), DAMAGES["flipped bits"])
    assert told(data.replace(b"/Length 0>>stream\n\nendstream", drawing)) == [("PDF_CONTENT_DAMAGED", {"pages": "1–2"})]


BOMBS = {
    "many operators": pdf(zlib.compress(b"0 0 m 9 9 l S\n" * (MOST_BYTES // 13))),
    "flate of flate": pdf(zlib.compress(zlib.compress(bytes(MOST_BYTES + 1))), filters=b"[/FlateDecode/FlateDecode]"),
    "drawings in drawings": pdf(zlib.compress(b"/X Do"), forms=[b"/X Do " * 10] * 8 + [b"0 0 9 9 re f"]),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_small_file_that_unfolds_beyond_measure_is_refused(bomb):
    assert len(BOMBS[bomb]) < 100_000
    with pytest.raises(LimitExceededError):
        PdfReader().read(BOMBS[bomb])


def test_drawings_that_many_pages_share_are_no_bomb():
    forms = [b"/X Do /X Do"] * 4 + [b"0 0 9 9 re f"]
    assert told(pdf(*[zlib.compress(WORDS + b"/X Do")] * 30, forms=forms)) == []


def test_a_drawing_that_holds_itself_again_and_again_is_refused():
    data = pdf(zlib.compress(WORDS + b"/X Do"), forms=[b"/X Do " * 99] * 3)
    with pytest.raises(LimitExceededError):
        PdfReader().read(data.replace(b"/X 8 0 R", b"/X 6 0 R"))


def test_what_is_encrypted_is_not_looked_at():
    assert survey(pdf(DAMAGES["flipped bits"]) + b"/Encrypt").damaged == ()
