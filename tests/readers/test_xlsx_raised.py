"""Raised marks in the rich text of workbooks."""

import pytest
from xlsx_builder import MAIN, links, sheet, workbook

from pipeline.document import Paragraph
from pipeline.readers import read_bytes


def texts(document):
    return [
        text
        for block in document.blocks
        for text in ([block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells])
    ]


RAISED = '<r><t>{}</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>{}</t></r><r><rPr><vertAlign val="baseline"/></rPr><t>{}</t></r>'


@pytest.mark.parametrize(
    ("runs", "read"),
    [(("30", "1", ""), "30¹"), (("30", "1)", "억원"), "30¹⁾억원"), (("1,200m", "2", " 3동"), "1,200m² 3동")],
)
def test_a_raised_mark_is_no_digit_of_the_number_before_it(runs, read):
    rich = RAISED.format(*runs)
    inline = f'<row r="1"><c r="A1" t="inlineStr"><is>{rich}</is></c><c r="B1"><v>40</v></c></row>'
    shared = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    members = {
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si>{rich}</si><si><t>40</t></si></sst>',
        "xl/_rels/workbook.xml.rels": links(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
    }
    for made in (workbook(sheet(inline)), workbook(sheet(shared), members=members)):
        assert read in texts(read_bytes(made))
