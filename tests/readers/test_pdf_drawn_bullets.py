"""Bullets that are drawn and not written, as browsers print lists."""

import pytest
from pdf_builder import Sheet

from pipeline.readers.pdf import PdfReader


def disc(sheet, x, y):
    sheet.canvas.circle(x, sheet.height - y, 1.6, stroke=0, fill=1)


def ring(sheet, x, y):
    sheet.canvas.circle(x, sheet.height - y, 2.2, stroke=1, fill=0)


def square(sheet, x, y):
    sheet.canvas.rect(x - 1.5, sheet.height - y - 1.5, 3, 3, stroke=0, fill=1)


def page(draw, *, before=12, above=3, words="120 places"):
    sheet = Sheet().text(60, 80, "Works").text(60, 100, words).text(60, 120, "Cost")
    draw(sheet, 60 - before, 100 - above)
    return sheet


def paragraphs(sheet):
    return list(PdfReader().read(sheet.bytes()).blocks)


@pytest.mark.parametrize(("draw", "sign"), [(disc, "•"), (ring, "◦"), (square, "▪")])
def test_a_drawn_bullet_stands_at_the_head_of_its_line(draw, sign):
    works, places, cost = paragraphs(page(draw))
    assert [works.text, places.text, cost.text] == ["Works", f"{sign} 120 places", "Cost"]
    assert places.place.box[0] == pytest.approx(46, abs=1)
    assert works.place.box[0] == 60


@pytest.mark.parametrize(
    "drawn",
    [
        page(disc, before=40),  # too far from the words
        page(disc, above=-7),  # below them
        page(disc, words="- 120 places"),  # which have a bullet
    ],
)
def test_other_dots_are_no_bullets(drawn):
    assert not any("•" in paragraph.text for paragraph in paragraphs(drawn))


def test_dots_in_a_row_are_an_ornament():
    sheet = page(disc)
    disc(sheet, 42, 97)
    assert not any("•" in paragraph.text for paragraph in paragraphs(sheet))
