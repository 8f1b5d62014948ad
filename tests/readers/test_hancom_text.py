"""Paragraphs of HWPX and HWP: what a person sees on the page, and the same in both."""

import pytest
from hancom_builder import Draft, box, note, plain, zipped

from pipeline.document import Paragraph, Place
from pipeline.readers import read_bytes


def both(draft):
    """The document of a draft, which must not depend on the format."""
    hwpx, hwp = read_bytes(draft.hwpx()), read_bytes(draft.hwp())
    assert (hwpx.format, hwp.format) == ("hwpx", "hwp")
    assert hwpx.blocks == hwp.blocks
    assert hwpx.furniture == hwp.furniture
    assert hwpx.notices == hwp.notices
    return hwpx


def texts(draft):
    return [block.text for block in both(draft).blocks if isinstance(block, Paragraph)]


def inside(control):
    """A paragraph of 앞, such a control and 뒤."""
    draft = Draft()
    draft.add(draft.paragraph(draft.run("앞") + draft.raw_run(control) + draft.run("뒤")))
    return draft


def codes(draft):
    return [notice.code for notice in both(draft).notices]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("총사업비 1,250백만원", "총사업비 1,250백만원"),
        ("가\n나", "가\n나"),
        ("가\t나", "가 나"),
        ("  - 둘째 ", "- 둘째"),
        ("\uf06e 개요", "■ 개요"),
        ("\U000f02b1 배경", "① 배경"),
        ("5 < 7 & 9", "5 < 7 & 9"),
    ],
)
def test_a_paragraph_is_its_text(typed, read):
    assert texts(plain(typed)) == [read]


def test_runs_are_joined_and_most_characters_tell_the_look():
    draft = Draft()
    draft.add(draft.paragraph(draft.run("총", draft.character(9)), draft.run("사업비", draft.character(15, bold=True))))
    (paragraph,) = both(draft).blocks
    assert (paragraph.text, paragraph.size, paragraph.bold) == ("총사업비", 15.0, True)


def test_a_paragraph_stands_where_it_is_counted_and_blank_ones_count():
    assert [block.place for block in both(plain("첫째", "", "셋째")).blocks] == [Place(paragraph=1), Place(paragraph=3)]


def test_an_indent_is_that_of_the_first_line_in_points_and_typed_blanks_count():
    draft = Draft()
    draft.add(draft.paragraph(draft.run("하나"), look=draft.paragraph_look(14.2)))
    draft.add(draft.paragraph(draft.run("  둘"), look=draft.paragraph_look(20)))
    assert [block.indent for block in both(draft).blocks] == [14.2, 30.0]


def test_automatic_numbers_are_counted_level_by_level():
    draft = Draft()
    listed = draft.numbering(("DIGIT", "^1."), ("HANGUL_SYLLABLE", "^2)"), ("CIRCLED_DIGIT", "^3"), ("DIGIT", "^n"))
    for text, level in [("목표", 0), ("둘", 1), ("셋", 1), ("계획", 0), ("다시", 1), ("깊이", 2), ("끝", 3)]:
        draft.add(
            draft.paragraph(draft.run(text), look=draft.paragraph_look(kind="NUMBER", listed=listed, level=level))
        )
    assert texts(draft) == ["1. 목표", "가) 둘", "나) 셋", "2. 계획", "가) 다시", "① 깊이", "2.가.①.1 끝"]


def test_an_outline_declares_headings_and_has_its_section_s_numbers():
    draft = Draft()
    for text, level in [("개요", 0), ("배경", 1), ("계획", 0)]:
        draft.add(draft.paragraph(draft.run(text), look=draft.paragraph_look(kind="OUTLINE", level=level)))
    assert [(block.text, block.heading) for block in both(draft).blocks] == [
        ("1. 개요", 1),
        ("가. 배경", 2),
        ("2. 계획", 1),
    ]


@pytest.mark.parametrize(("character", "shown"), [("\uf06c", "●"), ("\uf0a7", "▪"), ("※", "※"), ("-", "-")])
def test_a_bullet_is_printed_whatever_font_it_is_from(character, shown):
    draft = Draft()
    look = draft.paragraph_look(kind="BULLET", listed=draft.bullet(character))
    draft.add(draft.paragraph(draft.run("사업"), look=look))
    draft.add(draft.paragraph(look=look))
    assert texts(draft) == [f"{shown} 사업"]


def test_notes_stand_at_the_end_and_say_where_their_mark_is():
    draft = Draft()
    draft.add(draft.paragraph(draft.run("첫째"), note(draft, "endNote", 1, "끝의 말")))
    draft.add(draft.paragraph(draft.run("사업비"), note(draft, "footNote", 1, "국비 포함")))
    assert [(block.text, block.place.paragraph) for block in both(draft).blocks] == [
        ("첫째", 1),
        ("사업비", 2),
        ("1) 국비 포함", 2),
        ("1) 끝의 말", 1),
    ]


def test_headers_and_footers_are_furniture():
    draft = Draft()
    inner = draft.listed(draft.paragraph(draft.run("가온시 공약집")))
    for kind in ("header", "footer"):
        draft.add(draft.paragraph(draft.raw_run(f'<hp:ctrl><hp:{kind} id="1" applyPageType="BOTH">{inner}</hp:{kind}></hp:ctrl><hp:t/>'), draft.run("글")))  # fmt: skip
    document = both(draft)
    assert [block.text for block in document.blocks] == ["글", "글"]
    assert [paragraph.text for paragraph in document.furniture] == ["가온시 공약집"] * 2
    assert "PAGE_FURNITURE" in [notice.code for notice in document.notices]


def test_a_text_box_in_the_line_parts_it_and_a_floating_one_does_not():
    draft = Draft()
    draft.add(draft.paragraph(draft.run("앞"), box(draft, "상자 하나", "둘"), draft.run("뒤")))
    draft.add(draft.paragraph(draft.run("사업"), box(draft, "떠 있는 상자", inline=False), draft.run("개요")))
    assert texts(draft) == ["앞", "상자 하나", "둘", "뒤", "떠 있는 상자", "사업개요"]
    assert [block.place.paragraph for block in both(draft).blocks] == [1, 1, 1, 1, 2, 2]


def test_text_that_a_tracked_change_took_out_is_not_read_and_that_is_told():
    draft = Draft()
    deleted = '<hp:t>가<hp:deleteBegin Id="1" TcId="1"/>지운 글<hp:deleteEnd Id="2" TcId="1" paraend="0"/>나</hp:t>'
    draft.add(draft.paragraph(draft.raw_run(deleted)))
    document = read_bytes(draft.hwpx())
    assert [block.text for block in document.blocks] == ["가나"]
    assert "TEXT_HIDDEN" in [notice.code for notice in document.notices]


def test_a_hidden_comment_is_not_read_and_that_is_told():
    draft = Draft()
    comment = f"<hp:ctrl><hp:hiddenComment>{draft.listed(draft.paragraph(draft.run('숨은 설명')))}</hp:hiddenComment></hp:ctrl><hp:t/>"
    draft.add(draft.paragraph(draft.run("보임"), draft.raw_run(comment)))
    assert texts(draft) == ["보임"]
    assert codes(draft) == ["TEXT_HIDDEN"]


def field(kind, shown, direction=""):
    parameter = f'<hp:stringParam name="Direction">{direction}</hp:stringParam>'
    return (
        f'<hp:ctrl><hp:fieldBegin id="7" type="{kind}" name="" editable="1" dirty="0" zorder="-1" fieldid="7"><hp:parameters cnt="1" name="">'
        f'{parameter}</hp:parameters></hp:fieldBegin></hp:ctrl><hp:t>{shown}</hp:t><hp:ctrl><hp:fieldEnd beginIDRef="7" fieldid="7"/></hp:ctrl><hp:t/>'
    )  # fmt: skip


FIELDS = [
    (field("CLICK_HERE", "입력하십시오", "입력하십시오"), "앞뒤"),
    (field("CLICK_HERE", "호수길", "입력하십시오"), "앞호수길뒤"),
    (field("HYPERLINK", "누리집"), "앞누리집뒤"),
    ('<hp:compose circleType="SHAPE_CIRCLE" charSz="-3" composeType="SPREAD" charPrCnt="0" composeText="3"/>', "앞③뒤"),
    ("<hp:dutmal><hp:mainText>市</hp:mainText><hp:subText>시</hp:subText></hp:dutmal>", "앞市뒤"),
    ("<hp:equation><hp:script>1 over 4</hp:script></hp:equation>", "앞1 over 4뒤"),
    ('<hp:checkBtn caption="동의" value="CHECKED"/>', "앞☑동의뒤"),
    ('<hp:checkBtn caption="동의" value="UNCHECKED"/>', "앞□동의뒤"),
    ("<hp:edit><hp:text>산책로</hp:text></hp:edit>", "앞산책로뒤"),
    (
        "<hp:t>가<hp:fwSpace/>나<hp:nbSpace/>다<hp:markpenBegin color='#FFFF00'/>라<hp:markpenEnd/></hp:t>",
        "앞가 나 다라뒤",
    ),
    ('<hp:ctrl><hp:bookmark name="책갈피"/></hp:ctrl>', "앞뒤"),
    ('<hp:ctrl><hp:pageNum pos="BOTTOM_CENTER" formatType="DIGIT" sideChar="-"/></hp:ctrl>', "앞뒤"),
]


@pytest.mark.parametrize(("control", "read"), FIELDS, ids=[f"{n} {read}" for n, (_, read) in enumerate(FIELDS)])
def test_a_control_in_the_line_is_what_it_shows(control, read):
    assert [block.text for block in read_bytes(inside(control).hwpx()).blocks] == [read]


def test_superscript_is_raised_so_that_it_joins_no_number():
    draft = Draft()
    look = draft.character(10)
    raised = draft._head.find(f".//{{*}}charPr[@id='{look}']")
    raised.append(raised.makeelement("{http://www.hancom.co.kr/hwpml/2011/head}supscript"))
    draft.add(draft.paragraph(draft.run("86,360", draft.character(11)), draft.run("1)", look)))
    assert texts(draft) == ["86,360¹⁾"]


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────


def lines(*positions):
    array = "".join(
        f'<hp:lineseg textpos="{n}" vertpos="{at}" vertsize="1000" textheight="1000" baseline="850" spacing="600" horzpos="0" horzsize="40000" flags="393216"/>'
        for n, at in enumerate(positions)
    )
    return f"<hp:linesegarray>{array}</hp:linesegarray>"


PAGES = [
    ([], None),
    ([(0, 1600)], 1),
    ([(0, 1600), (3200, 0)], 2),
    ([(0,), (1600,), (0,), (0,)], 3),
]


@pytest.mark.parametrize(("paragraphs", "pages"), PAGES)
def test_pages_are_estimated_by_the_stored_lines_and_told_as_an_estimate(paragraphs, pages):
    draft = Draft()
    for positions in paragraphs or [None]:
        draft.add(draft.paragraph(draft.run("글 자"), lines(*positions) if positions else ""))
    document = both(draft)
    assert document.pages == pages
    assert [notice.code for notice in document.notices] == ([] if pages is None else ["PAGES_ESTIMATED"])


def test_a_paragraph_that_begins_a_page_is_counted_once():
    draft = Draft()
    draft.add(draft.paragraph(draft.run("글"), lines(0)))
    draft.add(draft.paragraph(draft.run("글"), lines(0), new_page=True))
    assert both(draft).pages == 2


# ── packages ─────────────────────────────────────────────────────────────────────────────────────────────────────

EDITIONS = [
    "http://www.hancom.co.kr/hwpml/2016/",
    "http://www.owpml.org/owpml/2024/",
    "http://www.hancom.co.kr/hwpml/2024/",
]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_of_the_schema_is_read_alike(edition):
    parts = plain("공약사항").parts()
    renamed = {
        name: data.replace(b"http://www.hancom.co.kr/hwpml/2011/", edition.encode()) for name, data in parts.items()
    }
    assert read_bytes(zipped(renamed)) == read_bytes(zipped(parts))


def test_sections_come_in_the_order_of_the_spine_or_of_their_numbers():
    parts = plain("첫째").parts()
    second, tenth = plain("둘째").parts(), plain("열째").parts()
    parts |= {
        "Contents/section2.xml": second["Contents/section0.xml"],
        "Contents/section10.xml": tenth["Contents/section0.xml"],
    }
    del parts["Contents/content.hpf"]
    assert [block.text for block in read_bytes(zipped(parts)).blocks] == ["첫째", "둘째", "열째"]
