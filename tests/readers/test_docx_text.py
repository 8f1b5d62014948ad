"""DOCX paragraphs: what a person sees on the page, no more and no less."""

from pathlib import Path

import pytest
from docx_builder import NAMESPACES, in_list, level, numbering, p, package, r, tbl, tc, tr

from pipeline.document import Paragraph, Table
from pipeline.readers import read, read_bytes

DEL = "<w:del><w:r><w:delText>지운 글</w:delText></w:r></w:del>"
BOX = f"<w:txbxContent>{p('상자 글')}</w:txbxContent>"
SHAPE = f"<w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></w:drawing>"
VML = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>명령</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SUPER = '<w:vertAlign w:val="superscript"/>'
WINGDINGS = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'


def blocks(body, **parts):
    return read_bytes(package(body, **parts)).blocks


def texts(body, **parts):
    return [block.text for block in blocks(body, **parts) if isinstance(block, Paragraph)]


RUNS = [
    (r("총사업비 ") + r("1,250") + r("백만원"), "총사업비 1,250백만원"),
    (r("가") + "<w:r><w:br/></w:r>" + r("나"), "가\n나"),
    (r("가") + "<w:r><w:tab/></w:r>" + r("나"), "가 나"),
    (r("1639") + "<w:r><w:noBreakHyphen/></w:r>" + r("21"), "1639-21"),
    (r("가") + "<w:r><w:softHyphen/></w:r>" + r("나"), "가나"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F06C"/></w:r>' + r(" 사업"), "● 사업"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F028"/></w:r>' + r(" 000-0000"), "☎ 000-0000"),
    (r("l", WINGDINGS) + r(" 사업"), "● 사업"),
    (r("\uf0a7", WINGDINGS) + r(" 사업"), "▪ 사업"),
    (f"<w:ins>{r('더한 글')}</w:ins>{DEL}", "더한 글"),
    (f"<w:moveTo>{r('옮긴 글')}</w:moveTo><w:moveFrom>{r('옮긴 글')}</w:moveFrom>", "옮긴 글"),
    (r("보임") + r("숨김", "<w:vanish/>"), "보임"),
    (r("보임", '<w:vanish w:val="0"/>'), "보임"),
    (f'<w:hyperlink r:id="x">{r("이음")}</w:hyperlink>', "이음"),
    (f"<w:smartTag>{r('가람시')}</w:smartTag>", "가람시"),
    (f'<w:fldSimple w:instr="DATE">{r("2023")}</w:fldSimple>', "2023"),
    (r("쪽 ") + FIELD, "쪽 7"),
    (f"<w:sdt><w:sdtContent>{r('채움')}</w:sdtContent></w:sdt>", "채움"),
    (
        f"{r('가')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('누르십시오')}</w:sdtContent></w:sdt>",
        "가",
    ),
    (r("86,360") + r("1)", SUPER), "86,360¹⁾"),
    (f"<w:r><w:ruby><w:rt>{r('시')}</w:rt><w:rubyBase>{r('市')}</w:rubyBase></w:ruby></w:r>", "市"),
    (
        "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>",
        "1/4",
    ),
    ("<w:r><w:t>\n  가\n  나</w:t></w:r>", "가   나"),
    (r("위\u3000치\u00a0: 사동"), "위 치 : 사동"),
]


@pytest.mark.parametrize(("runs", "text"), RUNS)
def test_a_paragraph_is_read_as_it_is_printed(runs, text):
    assert texts(p(runs)) == [text]


@pytest.mark.parametrize("left_out", [DEL, r("숨김", "<w:vanish/>"), f"<w:moveFrom>{r('옮김')}</w:moveFrom>"])
def test_what_is_hidden_or_deleted_is_told_once(left_out):
    document = read_bytes(package(p(r("가") + left_out) + p(left_out)))
    assert [n.code for n in document.notices] == ["TEXT_HIDDEN"]
    assert [b.text for b in document.blocks] == ["가"]


def test_nothing_is_told_where_nothing_was_left_out():
    assert read_bytes(package(p("가") + p("<w:del><w:r><w:delText> </w:delText></w:r></w:del>"))).notices == ()


def test_paragraphs_whose_mark_was_deleted_are_one():
    mark = "<w:rPr><w:del/></w:rPr>"
    assert texts(p("앞 ", mark) + p("뒤")) == ["앞 뒤"]
    assert texts(p("앞", mark) + tbl(tr("칸"))) == ["앞"]
    assert texts(p("끝", mark)) == ["끝"]


TEXT_BOXES = [
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{SHAPE}</mc:Choice><mc:Fallback>{VML}</mc:Fallback></mc:AlternateContent></w:r>",
    f"<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:drawing/></mc:Choice><mc:Fallback>{VML}</mc:Fallback></mc:AlternateContent></w:r>",
    f"<w:r>{VML}</w:r>",
    f"<w:r>{SHAPE}</w:r>",
]


@pytest.mark.parametrize("box", TEXT_BOXES)
def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it(box):
    found = blocks(p(r("앞") + box) + p("뒤"))
    assert [(b.text, b.place.paragraph) for b in found] == [("앞", 1), ("상자 글", 1), ("뒤", 2)]


def test_paragraphs_are_counted_in_the_body_with_empty_ones_and_without_those_of_tables():
    found = blocks(p("가") + p() + tbl(tr("칸")) + f"<w:sdt><w:sdtContent>{p('나')}</w:sdtContent></w:sdt>")
    assert [b.place.paragraph for b in found if isinstance(b, Paragraph)] == [1, 3]


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:sz w:val="22"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:ind w:left="200"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="o"><w:basedOn w:val="h"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:basedOn w:val="x"/></w:style>'
    '<w:style w:type="character" w:styleId="c"><w:rPr><w:vanish/></w:rPr></w:style>'
)
LOOKS = [
    (p("가"), 0, 11, False, None),
    (p("가", '<w:pStyle w:val="h"/>'), 10, 11, True, 2),
    (p("가", '<w:pStyle w:val="o"/>'), 10, 11, True, 1),
    (p("가", '<w:pStyle w:val="o"/><w:outlineLvl w:val="9"/>'), 10, 11, True, None),
    (p("가", '<w:pStyle w:val="h"/>', '<w:b w:val="0"/><w:sz w:val="30"/>'), 10, 15, False, 2),
    (p("가", '<w:pStyle w:val="x"/>'), 0, 10, False, None),
    (p("가", '<w:pStyle w:val="unknown"/>'), 0, 10, False, None),
    (p(r("가", "<w:b/>") + r("나다라")), 0, 11, False, None),
    (p(r("가나다", '<w:b/><w:sz w:val="40"/>') + r("라")), 0, 20, True, None),
    (p("가", '<w:ind w:left="400" w:hanging="100"/>'), 15, 11, False, None),
    (p("가", '<w:ind w:start="400" w:firstLine="100"/>'), 25, 11, False, None),
    (p("가", '<w:ind w:leftChars="200" w:left="400"/>'), 22, 11, False, None),
    (p("  가"), 11, 11, False, None),
    (p(r("<w:tab/>") + "<w:r><w:tab/></w:r>" + r("가")), 40, 11, False, None),
]


@pytest.mark.parametrize(("body", "indent", "size", "bold", "heading"), LOOKS)
def test_indent_size_weight_and_heading_come_from_the_run_or_the_style(body, indent, size, bold, heading):
    found = blocks(body, styles=STYLES)[0]
    assert (found.indent, found.size, found.bold, found.heading) == (indent, size, bold, heading)


def test_a_style_can_hide_text():
    assert texts(p(r("보임") + r("숨김", '<w:rStyle w:val="c"/>')), styles=STYLES) == ["보임"]


LEVELS = [
    ("decimal", "%1.", ["1. 가", "2. 가"]),
    ("ganada", "%1.", ["가. 가", "나. 가"]),
    ("chosung", "%1)", ["ㄱ) 가", "ㄴ) 가"]),
    ("upperRoman", "%1.", ["I. 가", "II. 가"]),
    ("decimalEnclosedCircle", "%1", ["① 가", "② 가"]),
    ("lowerLetter", "(%1)", ["(a) 가", "(b) 가"]),
    ("decimalZero", "제%1조", ["제01조 가", "제02조 가"]),
    ("bullet", "○", ["○ 가", "○ 가"]),
    ("bullet", "\uf06c", ["● 가", "● 가"]),
    ("none", "", ["가", "가"]),
]


@pytest.mark.parametrize(("style", "pattern", "printed"), LEVELS)
def test_automatic_numbers_and_bullets_stand_at_the_head(style, pattern, printed):
    body = p("가", in_list()) * 2
    assert texts(body, numbering=numbering(level(0, style, pattern))) == printed


def test_a_symbol_of_a_bullet_font_is_a_plain_bullet():
    font = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    lists = numbering(level(0, "bullet", "\uf0a7", font), level(1, "bullet", "\uf0ff", font), level(2, "bullet", "o"))
    assert texts("".join(p("가", in_list(i)) for i in range(3)), numbering=lists) == ["▪ 가", "● 가", "○ 가"]


TWO_LEVELS = (level(0, "upperRoman", "%1."), level(1, "decimal", "%1-%2)", "<w:isLgl/>"))
WALKS = [
    ([0, 1, 1, 0, 1], ["I.", "1-1)", "1-2)", "II.", "2-1)"]),
    ([1, 1, 0], ["1-1)", "1-2)", "II."]),
]


@pytest.mark.parametrize(("levels", "labels"), WALKS)
def test_a_level_starts_anew_under_the_next_number_above(levels, labels):
    body = "".join(p("가", in_list(index)) for index in levels)
    assert texts(body, numbering=numbering(*TWO_LEVELS)) == [f"{label} 가" for label in labels]


def test_a_level_that_never_restarts_counts_on():
    lists = numbering(level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>'))
    body = "".join(p("가", in_list(index)) for index in (0, 1, 0, 1))
    assert texts(body, numbering=lists) == ["1. 가", "1) 가", "2. 가", "2) 가"]


def test_lists_of_one_family_count_on_unless_one_says_where_it_starts():
    body = p("가", in_list(number=1)) + p("가", in_list(number=2)) * 2
    assert texts(body, numbering=numbering(level(0, "decimal", "%1."))) == ["1. 가", "2. 가", "3. 가"]
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    assert texts(body, numbering=numbering(level(0, "decimal", "%1."), overrides=anew)) == ["1. 가", "1. 가", "2. 가"]


def test_a_list_can_come_from_the_style_and_be_taken_off_directly():
    styles = (
        '<w:style w:type="paragraph" w:styleId="s"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="t"><w:basedOn w:val="s"/></w:style>'
    )
    lists = numbering(level(0, "decimal", "%1."), level(1, "ganada", "%2.", '<w:pStyle w:val="s"/>'))
    body = (
        p("가", '<w:pStyle w:val="s"/>')
        + p("나", '<w:pStyle w:val="t"/>')
        + p("다", f'<w:pStyle w:val="s"/>{in_list(0, 0)}')
    )
    assert texts(body, styles=styles, numbering=lists) == ["가. 가", "나. 나", "다"]


def test_the_indent_of_a_list_gives_way_to_the_paragraphs_own():
    lists = numbering(level(0, "decimal", "%1.", '<w:pPr><w:ind w:left="800" w:hanging="400"/></w:pPr>'))
    body = p("가", in_list()) + p("나", in_list() + '<w:ind w:left="600"/>')
    assert [b.indent for b in blocks(body, numbering=lists)] == [20, 10]


def test_an_empty_paragraph_of_a_list_is_its_number_but_an_empty_bullet_is_nothing():
    body = tbl(tr(tc(p("", in_list())), tc("가")), tr(tc(p("", in_list())), tc("나")))
    numbered = blocks(body, numbering=numbering(level(0, "decimal", "%1")))[0]
    assert [c.text for c in numbered.cells] == ["1", "가", "2", "나"]
    bulleted = blocks(body, numbering=numbering(level(0, "bullet", "-")))[0]
    assert [c.text for c in bulleted.cells] == ["", "가", "", "나"]


def test_a_list_that_nobody_defined_has_no_number():
    assert texts(p("가", in_list(3, 99)) + p("나", in_list(8, 1)), numbering=numbering(level(0, "decimal", "%1."))) == [
        "가",
        "나",
    ]


def test_notes_stand_at_the_end_where_their_marks_stand_and_their_marks_are_not_in_the_text():
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = f'<w:footnote w:type="separator" w:id="0">{p("선")}</w:footnote>' + "".join(
        f'<w:footnote w:id="{i}">{p(f"주석 {i}")}</w:footnote>' for i in (3, 2)
    )
    found = blocks(
        p(r("86,360") + mark.format(2)) + tbl(tr(tc(p(r("칸") + mark.format(3))))) + p("끝"), footnotes=notes
    )
    assert [b.text for b in found if isinstance(b, Paragraph)] == ["86,360", "끝", "1) 주석 2", "2) 주석 3"]
    assert found[-2].place.paragraph == 1
    assert (found[-1].place.table, found[-1].place.row) == (1, 1)


def test_headers_and_footers_are_furniture_and_are_counted():
    section = '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>'
    document = read_bytes(package(p("본문") + section, header=tbl(tr("머리글")), footer=p("쪽 1") + p()))
    assert [b.text for b in document.blocks] == ["본문"]
    assert [f.text for f in document.furniture] == ["머리글", "쪽 1"]
    assert [(n.code, dict(n.facts)) for n in document.notices] == [("PAGE_FURNITURE", {"count": "2"})]


def test_strict_ooxml_and_macro_documents_are_read_like_others():
    main = f"<w:document {NAMESPACES}><w:body>{p('가')}</w:body></w:document>".replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read_bytes(package("", members={"word/document.xml": main})).blocks[0].text == "가"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    )
    assert read_bytes(package(p("가"), members={"[Content_Types].xml": types})).blocks[0].text == "가"


def test_links_to_missing_pictures_do_no_harm():
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="NULL"/>'
        '<Relationship Id="b" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="gone.xml"/>'
        "</Relationships>"
    )
    assert texts(p("가"), numbering="") == ["가"]
    assert read_bytes(package(p("가"), members={"word/_rels/document.xml.rels": rels})).blocks[0].text == "가"


SEED = Path(__file__).parents[3] / "shared" / "bench" / "seed.docx"


@pytest.mark.skipif(not SEED.exists(), reason="the seed is not beside the repository")
def test_the_seed_is_read_whole():
    document, _ = read(SEED)
    tables = [b for b in document.blocks if isinstance(b, Table)]
    assert [(t.rows, t.columns, len(t.cells)) for t in tables] == [
        (1, 2, 2), (2, 5, 10), (7, 4, 19), (9, 22, 177), (4, 7, 26), (6, 10, 55), (6, 5, 18),
    ]  # fmt: skip
    assert sum(isinstance(b, Paragraph) for b in document.blocks) == 59
