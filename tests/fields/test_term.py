from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Cell, Document, Paragraph, Place, Table
from pipeline.fields.front import title_of
from pipeline.fields.term import day_of, election_of, find_term, term_of
from pipeline.values.manifest import Entry
from schemas.document import Term


def page(*texts, heads=(), number=1):
    blocks = tuple(Paragraph(text, Place(page=number, paragraph=at)) for at, text in enumerate(texts, 1))
    furniture = tuple(Paragraph(text, Place(page=1)) for text in heads)
    return Document("pdf", blocks, 1, furniture)


def form(*pairs):
    cells = [
        Cell(row, column, text, Place(page=1, table=1, row=row + 1, column=column + 1))
        for row, pair in enumerate(pairs)
        for column, text in enumerate(pair)
    ]
    return Document("pdf", (Table(tuple(cells), len(pairs), 2, Place(page=1, table=1)),), 1)


def label(document, **said):
    found = find_term(document, **said)
    return found.value and found.value.label


STATED = [
    "민선8기 안산시 공약실천계획서",
    "민선 8기 공약 실천계획",
    "민선 제8기 공약사항 추진상황 보고",
    "안산시 민 선 8 기 공약가계부",
    "시민과 함께하는 안산시 민선8기 공약실천계획서",
    "제8기 공약실천계획서",
    "2024년 상반기 민선8기 안산시장 홍길동 공약 이행현황",
]


@pytest.mark.parametrize("line", STATED)
def test_a_title_states_the_term(line):
    found = find_term(page(line, "사업 내용"))
    assert found.value == Term(label="민선8기", start="2022-07-01", end="2026-06-30", basis="document")
    assert found.evidence["/label"][0].raw == line


MENTIONED = [
    "민선8기 공약으로 추진하는 사업",
    "민선7기에 시작한 도서관을 민선8기에 마무리",
    "제9기 지역사회보장계획 수립",
    "○ 민선8기 출범 이후 도서관 건립",
    "민선8기",  # alone, on a page that is no cover
]


@pytest.mark.parametrize("line", MENTIONED)
def test_a_mention_states_no_term(line):
    assert find_term(page("도서관 건립", line)).value is None


def test_a_line_of_a_cover_states_the_term():
    assert label(page("민선 9기", "공약실천계획서", "가평군")) == "민선9기"


def test_a_running_head_states_the_term():
    assert label(page("도서관 건립", heads=["민선9기 | 가평군 공약실천계획서"])) == "민선9기"
    assert label(page("도서관 건립", heads=["민선9기"])) == "민선9기"


def test_a_title_on_a_later_page_states_nothing():
    first = page("도서관 건립").blocks
    later = page("민선7기 공약 추진상황", number=2).blocks
    assert label(Document("pdf", (*first, *later), 2)) is None


@pytest.mark.parametrize("value", ["민선8기", "8기", "제8기(2022.7.1.~2026.6.30.)"])
def test_a_label_states_the_term(value):
    assert label(form(("임기", value))) == "민선8기"
    assert label(page(f"임기 : {value}")) == "민선8기"


def test_two_terms_in_titles_are_no_term():
    found = find_term(page("민선7기 공약 이행 결과", "민선8기 공약 실천계획"))
    assert found.value is None
    assert [finding.code for finding in found.findings] == ["TERM_AMBIGUOUS"]


def test_an_election_names_the_term_that_it_begins():
    found = find_term(form(("선거명", "제9회 전국동시지방선거\n당진시장 선거")))
    assert found.value.label == "민선9기"
    assert "TERM_FROM_ELECTION" in [finding.code for finding in found.findings]


@pytest.mark.parametrize("said", ["민선8기", "민선 제8기", "제8기", "8기", "8"])
def test_what_the_user_says_is_known_in_every_spelling(said):
    found = find_term(page("도서관"), option=said)
    assert found.value == Term(label="민선8기", start="2022-07-01", end="2026-06-30", basis="option")


def test_an_option_goes_before_a_manifest_and_both_before_the_page_with_a_warning():
    document = page("민선7기 공약실천계획서")
    option = find_term(document, option="9기", manifest=Entry(term="8기"))
    manifest = find_term(document, manifest=Entry(term="8기"))
    assert (option.value.label, option.value.basis) == ("민선9기", "option")
    assert (manifest.value.label, manifest.value.basis) == ("민선8기", "manifest")
    assert (
        [f.code for f in option.findings] == [f.code for f in manifest.findings] == ["TERM_FROM_TABLE", "TERM_CONFLICT"]
    )


def test_a_folder_names_the_term_where_the_page_does_not():
    assert find_term(page("도서관"), path="경기도/민선8기/안산시.pdf").value.basis == "manifest"
    assert label(page("민선9기 공약실천계획서"), path="민선8기/안산시.pdf") == "민선9기"


def test_an_unknown_word_of_the_user_is_kept_with_a_warning():
    found = find_term(page("도서관"), option="시정 4기")
    assert found.value == Term(label="시정 4기", basis="option")
    assert [finding.code for finding in found.findings] == ["TERM_UNKNOWN_NAME"]


DAYS = [
    ("2024-03-07", date(2024, 3, 7)),
    ("2024-03", date(2024, 3, 1)),
    ("2024", date(2024, 1, 1)),
    ("2024-H2", date(2024, 7, 1)),
    ("2024-Q2", date(2024, 4, 1)),
    ("2024-02-31", None),
]


@pytest.mark.parametrize(("as_of", "day"), DAYS)
def test_a_document_belongs_to_its_own_day(as_of, day):
    assert day_of(as_of, Term(label="민선7기", basis="option")) == day


def test_a_document_without_a_day_belongs_to_its_term_and_a_sheet_to_its_election():
    term = Term(label="민선9기", basis="option")
    assert (day_of(None, term), day_of(None, term, election=True)) == (date(2026, 7, 1), date(2026, 6, 3))
    assert day_of(None, Term(label="시정 4기", basis="option")) is None


@given(st.text(max_size=200))
def test_any_line_is_a_title_or_none(text):
    assert title_of(text) is None or title_of(text).term in {None, *range(10)}
    assert term_of(text) is None or term_of(text).number in range(1, 10)


SHEETS = [
    (["이행기간 2026년 ~ 2030년", "2027년 착공, 2028년 준공"], date(2026, 6, 3)),
    (["2022년부터 2025년까지", "2023년 조례 제정"], date(2022, 6, 1)),
    (["임기 내 추진"], date(2026, 6, 3)),
]


@pytest.mark.parametrize(("texts", "expected"), SHEETS)
def test_an_undated_campaign_sheet_belongs_to_the_election_whose_years_it_names(texts, expected):
    assert election_of(page(*texts)) == expected
