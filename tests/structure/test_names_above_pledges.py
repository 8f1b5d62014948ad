"""What stands above a pledge and is not its title: chapters, ranks, sheets, pages of totals."""

import pytest
from convert.reading import read_text
from page_builders import outline_of, table
from readers.docx_builder import p, package

from pipeline.convert import assemble
from pipeline.document import Document, Paragraph, Place
from pipeline.options import Options
from pipeline.readers import read_bytes
from pipeline.structure import outline
from pipeline.structure.lines import paragraph_lines
from pipeline.structure.volumes import _front
from pipeline.values.wraps import unwrapper
from schemas import Source

PARTS = "□ 사업목적\n ○ 소비 촉진\n□ 추진부서 : 경제과\n"
BREAK = "<w:r><w:br w:type='page'/></w:r>"


def told(document):
    return [(pledge.number, pledge.title, pledge.sector) for pledge in document.pledges]


def read_docx(*paragraphs):
    data = package("".join(paragraphs))
    source = Source(path="plan.docx", sha256="0" * 64, format="docx", bytes=len(data), pages=None)
    return assemble(read_bytes(data), source, Options())


@pytest.mark.parametrize(
    ("above", "number"),
    [("Ⅱ. 살아나는 골목", "Ⅱ-3"), ("Ⅱ. 살아나는 골목", "2-3"), ("Ⅳ. 살아나는 골목", "Ⅳ-1-2")],
)
def test_a_chapter_is_no_title_though_the_number_below_repeats_its_numeral(above, number):
    assert told(read_text(f"{above}\n{number}. 지역화폐 발행\n{PARTS}")) == [(number, "지역화폐 발행", "살아나는 골목")]


def test_pledges_numbered_by_roman_chapters_each_begin_one():
    text = f"Ⅰ. 골목\nⅠ-1. 지역화폐 발행\n{PARTS}Ⅰ-2. 야시장 운영\n{PARTS}Ⅱ. 돌봄\nⅡ-1. 보육실 확충\n{PARTS}"
    assert told(read_text(text)) == [
        ("Ⅰ-1", "지역화폐 발행", "골목"),
        ("Ⅰ-2", "야시장 운영", "골목"),
        ("Ⅱ-1", "보육실 확충", "돌봄"),
    ]


RANKED = "공약순위 1\n공약명 : 응급실 유치\n○ 목 표\n - 진료\n공약순위 2\n공약명 : 유학 마을\n○ 목 표\n - 유치\n"


@pytest.mark.parametrize("text", [RANKED, RANKED.replace("공약순위", "공약번호")])
def test_a_rank_on_a_line_of_its_own_numbers_the_pledge_below_it(text):
    pledges = read_text(text).pledges
    assert [(p.number, p.title, [g.text for g in p.goals]) for p in pledges] == [
        ("1", "응급실 유치", ["진료"]),
        ("2", "유학 마을", ["유치"]),
    ]


def sheets(*named):
    blocks = []
    for name, *lines in named:
        blocks.append(Paragraph(name, Place(sheet=name), heading=1))
        blocks += [Paragraph(line, Place(sheet=name, cell=f"A{at}")) for at, line in enumerate(lines, start=1)]
    made = Document("xlsx", tuple(blocks))
    return [
        (pledge.number and pledge.number.text, pledge.title and pledge.title.text)
        for pledge in outline(made, unwrapper(made.iter_texts())).pledges
    ]


def test_the_name_of_a_sheet_is_no_title_where_the_page_has_one():
    assert sheets(("계획", "2-4. 자전거길 정비", "□ 사업목적", "○ 안전")) == [("2-4", "자전거길 정비")]
    assert sheets(
        ("1.미술관", "공약명 : 미술관 유치", "□ 사업목적", "○ 향유"),
        ("2.야시장", "공약명 : 야시장 운영", "□ 사업목적", "○ 활력"),
    ) == [(None, None), (None, None)]


def test_the_name_of_a_sheet_is_the_title_where_the_page_has_none():
    assert sheets(("미술관 유치", "□ 사업목적", "○ 향유")) == [(None, "미술관 유치")]


@pytest.mark.parametrize("tab", ["실천계획", "추진계획", "사업개요", "투자계획", "추진상황", "기대효과"])
def test_a_tab_called_like_a_section_opens_none_and_is_no_title(tab):
    assert sheets((tab, "5. 물길 되살리기", "□ 사업목적", "○ 향유")) == [("5", "물길 되살리기")]
    assert sheets((tab, "□ 사업목적", "○ 향유")) == [(None, None)]


def test_pledges_on_sheets_behind_a_tab_called_like_a_section_are_pledges():
    found = sheets(
        ("추진계획", "공약명 : 야시장 운영", "□ 사업목적", "○ 활력"),
        ("Ⅱ", "공약명 : 미술관 유치", "□ 사업목적", "○ 향유"),
    )
    assert len(found) == 2


@pytest.mark.parametrize(
    ("lines", "severity"),
    [("가람구\n구정 안내", "info"), ("가람구\n○ 사업기간 : 2023. 1. ~ 2025. 12.\n○ 추진부서 : 길과", "warning")],
)
def test_what_only_pledges_say_outside_all_pledges_is_a_warning(lines, severity):
    noted = list(
        _front(line for one in lines.split("\n") for line in paragraph_lines(one, Place(page=1), unwrapper([])))
    )
    assert [(one.code, one.severity) for one in noted] == [("FRONT_MATTER", severity)]


def test_a_number_alone_names_no_pledge_though_a_sheet_is_called_so():
    assert sheets(("3", "□ 사업목적", "○ 향유")) == [(None, None)]


def test_dividers_on_pages_of_their_own_are_no_content_of_the_pledge_before_them():
    def pledge(title):
        return [p(title), p("□ 사업목적"), p("○ 소비 촉진"), p("□ 기대효과"), p("○ 활력 증진")]

    def divider(number, name):
        return [p(BREAK), p(number), p(name), p(BREAK)]

    document = read_docx(
        *divider("제1장", "안전한 일상"),
        *pledge("1-1  통학로 정비"),
        *pledge("1-2  월세 지원"),
        *divider("제2장", "함께하는 복지"),
        *pledge("2-1  보육실 확충"),
        *pledge("2-2  건강버스 운영"),
    )
    assert told(document) == [
        ("1-1", "통학로 정비", "안전한 일상"),
        ("1-2", "월세 지원", "안전한 일상"),
        ("2-1", "보육실 확충", "함께하는 복지"),
        ("2-2", "건강버스 운영", "함께하는 복지"),
    ]
    assert [[e.text for e in pledge.effects] for pledge in document.pledges] == [["활력 증진"]] * 4


TOTALS = table(
    ["분야", "공약수", "합계", "국비", "시비"], ["계", "2", "30", "10", "20"], ["복지", "2", "30", "10", "20"]
)


@pytest.mark.parametrize("heading", ["분야별 사업비", "부서별 투자현황", "□ 재원별 예산 현황"])
@pytest.mark.parametrize("title", ["민선8기 공약사업 투자현황", "공약사업 재정투자계획"])
def test_a_page_of_totals_is_no_pledge_and_its_words_are_told(title, heading):
    read = outline_of(f"{title}\n{heading}\n(단위: 백만원)", TOTALS)
    assert tuple(read.pledges) == ()
    assert any(one.code == "FRONT_MATTER" and "복지" in (one.raw or "") for one in read.findings)


def test_a_pledge_whose_budget_is_by_year_is_no_page_of_totals():
    text = "공약사업 투자현황\n1-1 도서관 건립\n□ 연도별 사업비\n(단위: 백만원)\n구분\t계\t2023\t2024\n계\t30\t10\t20\n"
    assert told(read_text(text)) == [("1-1", "도서관 건립", None)]


PAGE = (
    "<html><body><h2>{site}</h2><h3>[4-3] 물길 되살리기</h3><h4>사업개요</h4><ul><li>사업내용 : 하천 복원"
    "<ul><li>여울 4개소</li><li>어도 2개소</li></ul></li><li>총사업비 : 7,400백만원</li></ul></body></html>"
)


@pytest.mark.parametrize("site", ["공약 상세보기", "열린시장실 약속"])
def test_the_heading_of_a_web_page_is_no_title_above_a_numbered_one(site):
    data = PAGE.format(site=site).encode()
    source = Source(path="plan.html", sha256="0" * 64, format="html", bytes=len(data), pages=None)
    (pledge,) = assemble(read_bytes(data), source, Options()).pledges
    assert (pledge.number, pledge.title) == ("4-3", "물길 되살리기")
    assert [(one.name, one.cost.amount) for one in pledge.projects] == [("물길 되살리기", 7_400_000_000)]


def test_what_goes_on_below_a_value_is_no_project_that_owns_the_next_value():
    text = "1-1 물길\n□ 사업개요\n ○ 사업내용 : 하천 복원\n  - 여울 4개소\n  - 어도 2개소\n ○ 총사업비 : 74억원\n"
    (pledge,) = read_text(text).pledges
    assert [(one.name, one.cost.amount) for one in pledge.projects] == [("물길", 7_400_000_000)]


def test_dividers_that_the_contents_name_by_number_and_name_together_are_no_guess():
    contents = "목 차\n제1장 안전한 일상 ········ 3\n 1-1. 통학로 ········ 4\n제2장 쾌적한 하루 ········ 5\n 2-1. 그늘숲 ········ 6\n"
    text = f"가온군 민선9기 공약 실천계획서\n\n{contents}\n제1장\n안전한 일상\n\n1-1 통학로\n{PARTS}\n제2장\n쾌적한 하루\n\n2-1 그늘숲\n{PARTS}"
    document = read_text(text)
    assert told(document) == [("1-1", "통학로", "안전한 일상"), ("2-1", "그늘숲", "쾌적한 하루")]
    assert "SECTOR_INFERRED" not in [one.code for one in document.findings]
