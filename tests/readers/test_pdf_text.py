from dataclasses import replace

import pytest
from pdf_builder import KOREAN, Sheet

from pipeline.document import Document, Paragraph
from pipeline.errors import DamagedFileError, EncryptedFileError
from pipeline.readers.parts import Part, split, unsealed
from pipeline.readers.pdf import PdfReader


def read(sheet: Sheet) -> Document:
    return PdfReader().read(sheet.bytes())


def paragraphs(sheet: Sheet) -> list[str]:
    return [block.text for block in read(sheet).blocks if isinstance(block, Paragraph)]


LONG = "a line that runs to the right margin of the page and is wrapped there by"


def test_a_wrapped_bullet_is_one_paragraph_and_the_next_bullet_another():
    sheet = Sheet().text(60, 100, f"- {LONG}", size=14).text(70, 120, "the printer", size=14)
    sheet.text(60, 140, "- next", size=14).text(60, 160, "1. third", size=14)
    assert paragraphs(sheet) == [f"- {LONG}\nthe printer", "- next", "1. third"]


def test_a_line_that_ended_short_ends_its_paragraph():
    sheet = Sheet().text(60, 100, LONG, size=14).text(60, 120, "end.", size=14).text(60, 140, "Another begins", size=14)
    assert paragraphs(sheet) == [f"{LONG}\nend.", "Another begins"]


def test_a_heading_is_apart_and_tells_size_and_weight():
    sheet = Sheet().text(60, 100, "Heading", size=16, font="Helvetica-Bold").text(60, 122, "body text")
    first, second = (block for block in read(sheet).blocks if isinstance(block, Paragraph))
    assert (first.text, first.size, first.bold) == ("Heading", 16.0, True)
    assert (second.text, second.size, second.bold) == ("body text", 10.0, False)


def test_indent_counts_from_the_left_margin():
    sheet = Sheet().text(60, 100, "- outer").text(80, 115, "- inner")
    assert [block.indent for block in read(sheet).blocks] == [0.0, 20.0]


@pytest.mark.parametrize("gap", [2.5, 3.0])
def test_a_gap_is_a_space_where_the_printer_wrote_none(gap):
    """Browsers leave out the space between two fonts; in Times it is a quarter of the size."""
    sheet = Sheet()
    x = 60.0
    for word in ("사업비", "매년", "400"):
        sheet.text(x, 100, word, size=10, font=KOREAN)
        x += sheet.canvas.stringWidth(word, KOREAN, 10) + gap
    assert paragraphs(sheet) == ["사업비 매년 400"]


def test_glyphs_struck_twice_are_read_once():
    sheet = Sheet().text(60, 100, "Bold").text(60.3, 100, "Bold")
    assert paragraphs(sheet) == ["Bold"]


def test_decomposed_hangul_is_composed_and_compatibility_signs_stay():
    sheet = Sheet().text(60, 100, "㎡ Ⅰ", font=KOREAN)
    assert paragraphs(sheet) == ["㎡ Ⅰ"]


def test_letters_of_a_symbol_font_are_bullets():
    sheet = Sheet().text(60, 100, "n", font="ZapfDingbats").text(75, 100, "goal")
    assert paragraphs(sheet)[0].endswith("goal")
    assert paragraphs(Sheet().text(60, 100, "n", font="ZapfDingbats").text(75, 100, "goal"))[0][0] in "■•"


def test_page_numbers_and_running_heads_are_left_out_and_counted():
    sheet = Sheet()
    for number in range(1, 5):
        sheet.text(60, 40, "City plan 2026").text(60, 200, f"content {number}").text(290, 815, f"- {number} -").page()
    document = read(sheet)
    assert [block.text for block in document.blocks] == [f"content {number}" for number in range(1, 5)]
    assert len(document.furniture) == 8
    (notice,) = document.notices
    assert (notice.code, dict(notice.facts)) == ("PAGE_FURNITURE", {"count": "8"})


def test_a_slanted_watermark_is_left_out():
    sheet = Sheet().text(60, 200, "content")
    sheet.canvas.saveState()
    sheet.canvas.translate(200, 400)
    sheet.canvas.rotate(45)
    sheet.canvas.drawString(0, 0, "DRAFT")
    sheet.canvas.restoreState()
    document = read(sheet)
    assert [block.text for block in document.blocks] == ["content"]
    assert [line.text for line in document.furniture] == ["DRAFT"]


def test_two_columns_of_text_are_read_one_after_the_other():
    sheet = Sheet()
    for step in range(12):
        sheet.text(60, 100 + 15 * step, f"left column line number {step} of quite some words").text(
            330, 100 + 15 * step, f"right column line number {step} of as many words"
        )
    joined = "\n".join(paragraphs(sheet))
    assert joined.index("left column line number 11") < joined.index("right column line number 0")


def test_a_page_without_text_is_told_and_the_others_go_on():
    sheet = Sheet().text(60, 100, "first").page()
    for step in range(400):
        path = sheet.canvas.beginPath()
        path.moveTo(60 + step, 300)
        path.curveTo(61 + step, 305, 63 + step, 305, 65 + step, 300)
        sheet.canvas.drawPath(path, stroke=0, fill=1)
    sheet.page().text(60, 100, "third")
    document = PdfReader(ocr="never").read(sheet.bytes())
    assert [block.text for block in document.blocks] == ["first", "third"]
    assert [(notice.code, dict(notice.facts)) for notice in document.notices] == [("DOC_NO_TEXT_LAYER", {"page": "2"})]


def test_text_recognised_over_a_scan_is_not_read():
    sheet = Sheet()
    sheet.canvas.drawInlineImage(_picture(), 0, 0, sheet.width, sheet.height)
    text = sheet.canvas.beginText(60, 700)
    text.setTextRenderMode(3)
    text.textLine("words that nobody proof-read at all")
    sheet.canvas.drawText(text)
    document = PdfReader(ocr="never").read(sheet.bytes())
    assert not document.blocks
    assert [notice.code for notice in document.notices] == ["DOC_NO_TEXT_LAYER"]


def test_a_blank_page_is_no_scan():
    document = read(Sheet().text(60, 100, "first").page().page())
    assert (document.pages, document.notices) == (2, ())


def test_a_password_is_an_error_of_its_own():
    with pytest.raises(EncryptedFileError):
        PdfReader().read(Sheet(encrypt="secret").text(60, 100, "x").bytes())


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\nnothing of a file\n%%EOF", b"%PDF-1.4\n" + b"\0" * 500])
def test_a_damaged_file_is_told_so(data):
    with pytest.raises(DamagedFileError):
        PdfReader().read(data)


def test_a_pdf_is_known_by_its_bytes():
    reader = PdfReader()
    assert reader.recognise(b"\n\n%PDF-1.7")
    assert not reader.recognise(b"PK\x03\x04" + b" " * 2000 + b"%PDF-1.7")


def test_the_same_bytes_give_the_same_document():
    data = Sheet().text(60, 100, "x").grid([60, 100, 200], [120, 140]).text(63, 133, "y").bytes()
    assert PdfReader().read(data) == PdfReader().read(data)


def _picture():
    from PIL import Image  # noqa: PLC0415

    return Image.new("L", (20, 20), 200)


def _volume(pages):
    sheet = Sheet()
    for number in range(1, pages + 1):
        sheet.text(60, 40, "City plan").text(60, 200, f"content {number}").text(290, 815, f"- {number} -")
        sheet.grid([60, 100, 200], [300, 320]).text(63, 313, str(number)).page()
    return sheet.bytes()


def _parts(data, folder):
    """All pages of a volume, read apart."""
    parts = tuple(Part(pages, folder / f"{pages.start}", b"secret") for pages in split(PdfReader().pages(data), 4))
    for part in parts:
        part.file.write_bytes(PdfReader().read_part(data, part))
    return parts


def test_a_volume_whose_pages_were_read_apart_is_the_same_as_read_by_one(tmp_path):
    data = _volume(90)
    whole = PdfReader().read(data)
    parts = _parts(data, tmp_path)
    assert len(parts) == 3
    assert PdfReader(parts=parts).read(data) == whole


def test_pages_of_another_volume_or_of_a_stranger_are_not_believed(tmp_path):
    data, other = _volume(50), _volume(51)
    parts = _parts(other, tmp_path)
    assert [unsealed(part, data) for part in parts] == [None] * 3
    strange = tuple(replace(part, key=b"another") for part in _parts(data, tmp_path))
    assert [unsealed(part, data) for part in strange] == [None] * 3
    strange[1].file.unlink()
    assert PdfReader(parts=strange).read(data) == PdfReader().read(data)


def test_a_number_that_heads_a_pledge_is_no_page_number_though_one_counts_with_the_pages():
    sheet = Sheet()
    for page in range(1, 6):
        sheet.text(60, 40, f"No : 1-{page}").text(60, 300, f"pledge {page * 7}").text(
            300, 820, f"- {page + 3} -"
        ).page()
    made = read(sheet)
    assert [block.text for block in made.blocks if block.text.startswith("No")] == [
        f"No : 1-{page}" for page in range(1, 6)
    ]
    assert [head.text for head in made.furniture] == [f"- {page + 3} -" for page in range(1, 6)]


def test_a_lone_character_of_a_font_that_the_file_does_not_hold_is_read():
    sheet = Sheet().text(60, 100, "가람 도서관 건립", font=KOREAN).text(500, 100, "5", font=KOREAN)
    assert paragraphs(sheet) == ["가람 도서관 건립 5"]


def test_a_bullet_wrapped_inside_a_word_is_one_paragraph_beside_a_wider_table():
    sheet = Sheet().text(
        60, 60, "○ 어르신이 걸어서 다니는 도서관과 공원을 동네마다 새로 지어 누구나", size=11, font=KOREAN
    )
    sheet.text(72, 78, "책을 읽고 쉬어 가는 도시를 만들고 마을버스와 자전거길을 이어 온 동", size=11, font=KOREAN)
    sheet.text(72, 96, "네를 하나로 묶는다", size=11, font=KOREAN).text(60, 114, "○ 다음", size=11, font=KOREAN)
    sheet.grid([60, 300, 565], [200, 220, 240]).text(65, 214, "가", font=KOREAN)
    first, second = paragraphs(sheet)
    assert first.replace("\n", "").endswith("온 동네를 하나로 묶는다")
    assert second == "○ 다음"


def test_a_sentence_that_ends_where_another_line_ends_still_ends_its_paragraph():
    sheet = Sheet().grid([60, 300, 565], [200, 220, 240]).text(65, 214, "table")
    for step in range(3):
        sheet.text(60, 60 + 18 * step, f"{LONG[:54]} {step}.", size=14)
    assert len(paragraphs(sheet)) == 3


def test_a_bullet_alone_on_its_line_belongs_to_the_words_below():
    sheet = Sheet().text(60, 100, "■", size=7, font=KOREAN).text(60, 114, "정책목표", font=KOREAN)
    assert paragraphs(sheet.text(60, 128, "○ 활력", font=KOREAN))[0] == "■ 정책목표"


def test_a_head_of_two_lines_is_left_out_and_a_heading_below_a_title_is_not():
    names = ["가람 도서관", "노을 공원", "달빛 시장"]
    heads, titles = Sheet(), Sheet()
    for name in names:
        heads.text(60, 80, "첨부 3-1", font=KOREAN).text(60, 100, "[서식 제2호]", font=KOREAN)
        heads.text(60, 140, name, font=KOREAN).page()
        titles.text(60, 80, name, font=KOREAN).text(60, 100, "정책목표", font=KOREAN).text(60, 200, LONG).page()
    assert paragraphs(heads) == names
    assert paragraphs(titles) == [line for name in names for line in (name, "정책목표", LONG)]


@pytest.mark.parametrize("paint", [{"fill": "#C8C8C8"}, {"fill": "#000000", "alpha": 0.2}])
def test_large_pale_words_across_the_page_are_a_watermark(paint):
    sheet = Sheet().text(60, 180, "first line").text(60, 200, "second line")
    sheet.canvas.saveState()
    sheet.canvas.setFillColor(paint["fill"])
    sheet.canvas.setFillAlpha(paint.get("alpha", 1))
    sheet.text(200, 215, "DRAFT", size=60)
    sheet.canvas.restoreState()
    document = read(sheet)
    assert "DRAFT" not in "".join(block.text for block in document.blocks)
    assert [line.text for line in document.furniture] == ["DRAFT"]


def test_large_white_words_on_a_coloured_ground_are_a_title():
    sheet = Sheet().fill(0, 100, 595, 300, "#103070")
    sheet.canvas.setFillColor("#FFFFFF")
    sheet.text(60, 220, "City plan", size=48)
    assert "City plan" in [block.text for block in read(sheet).blocks]


def test_what_is_filled_into_a_form_of_the_page_is_told():
    sheet = Sheet().text(60, 100, "total cost")
    sheet.canvas.acroForm.textfield(name="cost", x=60, y=500, value="12,345")
    (notice,) = read(sheet).notices
    assert (notice.code, notice.raw) == ("CONTENT_LEFT_OUT", "12,345")


def test_dashes_at_one_edge_are_sisters_though_no_blank_follows_them():
    sheet = Sheet().text(60, 100, f"-{LONG}").text(60, 114, "-goes on with the next one")
    assert paragraphs(sheet)[:2] == [f"-{LONG}", "-goes on with the next one"]


def test_a_line_that_begins_with_a_colon_goes_on_with_the_one_above():
    sheet = Sheet().text(60, 100, "Planning and permits").text(64, 114, ": 2026. 07. ~ 2026. 12.")
    assert paragraphs(sheet) == ["Planning and permits\n: 2026. 07. ~ 2026. 12."]


def two_pages(head: str, **looks) -> set[str]:
    """What is left out of two pages that begin alike."""
    sheet = Sheet().text(60, 40, head, **looks).text(60, 100, "first words of the plan").page()
    sheet.text(60, 40, head, **looks).text(60, 100, "other words of the plan")
    return {line.text for line in PdfReader().read(sheet.bytes()).furniture}


def test_what_stands_at_the_head_of_both_pages_of_two_is_a_running_head():
    assert two_pages("Plans of Garam city") == {"Plans of Garam city"}


@pytest.mark.parametrize(("head", "looks"), [("1. Outline", {}), ("Outline", {"font": "Helvetica-Bold"})])
def test_two_pages_may_begin_with_the_same_heading(head, looks):
    assert not two_pages(head, **looks)


def test_the_unit_of_a_table_is_no_running_head_the_first_time():
    sheet = Sheet()
    for number in range(3):
        sheet.text(60, 40, "Plans of Garam city").text(400, 55, "(unit : million won)")
        sheet.text(60, 300, f"words of page {number}").page()
    document = read(sheet)
    assert [block.text for block in document.blocks][:2] == ["(unit : million won)", "words of page 0"]
    assert (
        sorted(line.text for line in document.furniture) == ["(unit : million won)"] * 2 + ["Plans of Garam city"] * 3
    )
