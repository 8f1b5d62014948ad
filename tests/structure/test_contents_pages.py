"""Contents pages (목차): their lines are no pledges, whatever the format printed them like."""

import pytest
from page_builders import outline_of, pledges_of, table

from pipeline.document import Edited, Paragraph, Place, Table
from pipeline.structure.contents import Contents, without_contents

PARTS = "□ 정책목표\n○ 소득 보장\n□ 기대효과\n○ 활력"
BODY = ("공약명 : 새벽 어린이병원\n" + PARTS, "공약명 : 가람 도서관 건립\n" + PARTS)


def lines(text, **options):
    return [Paragraph(line.strip(), Place(line=n, **options)) for n, line in enumerate(text.strip().split("\n"), 1)]


def parted(blocks):
    contents = Contents()
    return tuple(Edited(blocks, without_contents(blocks, contents))), contents


def kept(*blocks):
    return [block.text if isinstance(block, Paragraph) else "table" for block in parted(blocks)[0]]


LISTED = [
    "1. 새벽 어린이병원 ·············· 3\n2. 가람 도서관 건립 ············ 5\n3. 노을 공원 ········ 9",
    "1. 새벽 어린이병원 …… 3\n2. 가람 도서관 건립 ……… 5\n3. 노을 공원 … 9",
    "1. 새벽 어린이병원 ........ 3쪽\n2. 가람 도서관 건립 ....... 5쪽\n3. 노을 공원....9쪽",
    "1. 새벽 어린이병원 . . . . . . p.3\n2. 가람 도서관 건립 . . . . p.5\n3. 노을 공원 . . . . p.9",
    "새벽 어린이병원 ㆍㆍㆍㆍㆍㆍ (3)\n가람 도서관 건립 ․․․․․․․․ (5)\n노을 공원 ‥‥‥ (9)",
    "새벽 어린이병원 ─────── - 3 -\n가람 도서관 건립 ――――― - 5 -\n노을 공원 ______ - 9 -",
]


@pytest.mark.parametrize("text", LISTED)
def test_lines_with_leaders_and_pages_are_contents_even_without_a_heading(text):
    body = lines("1 새벽 어린이병원\n2. 가람 도서관 건립\n공약명: 노을 공원")
    left, contents = parted([*lines(text), *body])
    assert left == tuple(body)
    assert [entry.page for entry in contents.entries] == [3, 5, 9]
    assert [finding.code for finding in contents.findings] == ["CONTENTS_LEFT_OUT"]
    assert all(
        name in (contents.findings[0].raw or "") for name in ("새벽 어린이병원", "가람 도서관 건립", "노을 공원")
    )


@pytest.mark.parametrize(
    "heading", ["목차", "목 차", "〈 목   차 〉", "차 례", "CONTENTS", "공약사업 목차", "목 차 (계속)"]
)
@pytest.mark.parametrize("gap", [" ", "\t", "        ", " ······ "])
def test_below_a_heading_a_page_at_the_end_of_the_line_is_enough(heading, gap):
    text = f"{heading}\nⅠ. 공약 개요{gap}1\n1. 새벽 어린이병원{gap}3\n2. 가람 도서관 건립{gap}5"
    assert kept(*lines(text), *lines("공약실천계획")) == ["공약실천계획"]


def test_chapters_without_a_page_stand_between_entries():
    text = (
        "목차\n제1장 건강 도시\n1. 새벽 어린이병원 3\n제2장 문화 도시\n2. 가람 도서관 건립 5\n새벽 어린이병원\n정책목표"
    )
    assert kept(*lines(text)) == ["새벽 어린이병원", "정책목표"]


def test_a_long_title_over_two_lines_is_one_entry_of_the_contents():
    text = "목차\n1. 어르신이 걸어서 다니는\n새벽 어린이병원 ······ 3\n2. 가람 도서관 건립 ······ 5\n공약 개요"
    assert kept(*lines(text)) == ["공약 개요"]


def test_lines_that_a_pdf_ran_together_are_contents_too():
    block = Paragraph("목차\n새벽 어린이병원 ······ 3\n가람 도서관 건립 ······ 5\n노을 공원 ······ 9", Place(page=2))
    assert kept(block, *lines("공약 개요")) == ["공약 개요"]


def test_what_follows_in_the_same_paragraph_stays():
    block = Paragraph("목차\n새벽 어린이병원 ······ 3\n가람 도서관 건립 ······ 5\n공약 개요", Place(page=2))
    assert kept(block) == ["공약 개요"]


def test_contents_in_a_table_are_contents():
    listed = table(["1", "새벽 어린이병원", "3"], ["2", "가람 도서관 건립", "5"], ordinal=1)
    assert kept(*lines("목 차"), listed, *lines("공약 개요")) == ["공약 개요"]
    headed = table(["연번", "공약명", "쪽"], ["1", "새벽 어린이병원", "3"], ["2", "가람 도서관 건립", "5"])
    assert kept(headed, *lines("공약 개요")) == ["공약 개요"]


def test_contents_in_a_box_are_contents():
    box = table(["목 차"]), table(["1. 새벽 어린이병원 ···· 3\n2. 가람 도서관 건립 ···· 5"], ordinal=2)
    assert kept(*box, *lines("공약 개요")) == ["공약 개요"]


def test_lines_without_pages_are_contents_where_all_of_them_come_again():
    text = "목차\nⅠ. 건강 도시\nⅡ. 문화 도시\nⅠ. 건강 도시\n새벽 어린이병원\nⅡ. 문화 도시\n가람 도서관"
    assert kept(*lines(text)) == ["Ⅰ. 건강 도시", "새벽 어린이병원", "Ⅱ. 문화 도시", "가람 도서관"]


NO_CONTENTS = [
    "국비 ········ 100\n도비 ········ 200\n시비 ········ 300",
    "합계 ········ 100\n사업비 ········ 200\n국비 ········ 300",
    "가로등 ········ 10\n보안등 ········ 30\n신호등 ········ 90",
    "가로등 ········ 90\n보안등 ········ 30\n신호등 ········ 10",
    "가로등 ········ 10개\n보안등 ········ 30개\n신호등 ········ 90개",
    "한 줄뿐인 점선 ········ 10",
    "사업 추진 … 2026년\n용역 착수 … 완료",
    "2026. 6. 30\n2027. 6. 30\n2028. 6. 30",
    "목차\n새벽 어린이병원\n공약 개요\n어르신 일자리",
]


@pytest.mark.parametrize("text", NO_CONTENTS)
def test_figures_behind_dots_and_a_lone_heading_are_no_contents(text):
    assert kept(*lines(text)) == text.split("\n")


def test_a_budget_below_the_contents_stays():
    listed = lines("목차\n새벽 어린이병원 ···· 3\n가람 도서관 건립 ···· 5")
    budget = table(["구분", "2026년", "2027년"], ["국비", "100", "200"], ["시비", "300", "400"])
    ((left,), _) = parted([*listed, budget])
    assert isinstance(left, Table)


def test_no_line_of_the_contents_is_a_pledge():
    contents = "목 차\n1. 새벽 어린이병원 ········ 2\n2. 가람 도서관 건립 ········ 3"
    assert [read.value.title for read in pledges_of(contents, *BODY)] == ["새벽 어린이병원", "가람 도서관 건립"]
    assert [(entry.title, entry.page) for entry in outline_of(contents, *BODY).contents] == [
        ("1. 새벽 어린이병원", 2),
        ("2. 가람 도서관 건립", 3),
    ]
