"""Page breaks that an author set between two tables, in formats without pages: the tables may be pieces of one."""

import docx_builder as word
import pytest
from docx_builder import tbl, tr
from hancom_builder import Draft

from pipeline.readers import read_bytes

ROWS = tbl(tr("구분", "2026년"), tr("국비", "10"))
NEXT = word.p('<w:r><w:br w:type="page"/></w:r>')
SECTION = word.p("", '<w:sectPr><w:type w:val="{}"/></w:sectPr>')


def cuts(data):
    above, below = read_bytes(data).iter_tables()
    return above.cut_below and below.cut_above


WORD = [
    (NEXT, True),
    (word.p() + NEXT + word.p(), True),
    (word.p("", "<w:pageBreakBefore/>"), True),
    (word.p("", '<w:pageBreakBefore w:val="0"/>'), False),
    (SECTION.format("nextPage"), True),
    (SECTION.format("continuous"), False),
    (word.p(), False),
    (word.p("계속") + NEXT, False),
    (word.p('<w:r><w:br w:type="column"/></w:r>'), False),
]


@pytest.mark.parametrize(("between", "cut"), WORD)
def test_tables_of_a_docx_are_cut_by_nothing_but_a_page_break(between, cut):
    assert cuts(word.package(ROWS + between + ROWS)) is cut


HTML = [
    ('<div style="page-break-after: always"></div>', True),
    ('<div class="next"></div>', True),
    ("<br style='page-break-before:always'>", True),
    ('<p style="break-before: page">&nbsp;</p>', True),
    ('<p style="page-break-after: avoid"></p>', False),
    ("<hr>", False),
    ('<p style="page-break-before: always">계속</p>', False),
]


@pytest.mark.parametrize(("between", "cut"), HTML)
def test_tables_of_a_page_are_cut_where_its_print_is(between, cut):
    rows = "<table><tr><td>구분</td><td>2026년</td></tr><tr><td>국비</td><td>10</td></tr></table>"
    page = f"<html><head><style>.next {{page-break-before: always}}</style></head><body>{rows}{between}{rows}</body></html>"
    assert cuts(page.encode()) is cut


@pytest.mark.parametrize("new_page", [True, False])
def test_tables_of_both_hancom_formats_are_cut_by_a_page_break(new_page):
    draft = Draft()
    rows = [[draft.cell(0, 0, draft.paragraph(draft.run("국비"))), draft.cell(0, 1, draft.paragraph(draft.run("10")))]]
    draft.add(draft.paragraph(draft.table(rows, 2)))
    draft.add(draft.paragraph())
    draft.add(draft.paragraph(draft.table(rows, 2), new_page=new_page))
    assert cuts(draft.hwpx()) is cuts(draft.hwp()) is new_page


@pytest.mark.parametrize(("between", "cut"), [("\n\n", True), ("\n\n\n\n", True), ("\n\n계속\n\n", False)])
def test_tables_of_a_text_are_cut_by_blank_lines(between, cut):
    rows = "구분\t2026년\n국비\t10"
    assert cuts(f"{rows}{between}{rows}\n".encode()) is cut
