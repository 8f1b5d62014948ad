"""Headings that nobody knows beside those that are known, and facts printed among sentences."""

import pytest
from convert.reading import read_text
from page_builders import pledge_of, table
from readers.docx_builder import p, package, tbl, tc, tr

from pipeline.convert import Options, assemble
from pipeline.readers import read_bytes
from schemas import Source

KNOWN = "2-3 진로센터 설립\n1. 추진배경\n가. 탐색 기회 부족\n"


def only(text):
    (pledge,) = read_text(text).pledges
    return pledge


def words(items):
    return [item.text for item in items]


def test_a_numbered_heading_nobody_knows_is_no_item_of_the_section_above_it():
    pledge = only(f"{KNOWN}2. 별도 운영구상\n가. 센터 3개 설립\n3. 기대효과\n가. 성숙\n")
    assert (words(pledge.goals), words(pledge.effects)) == (["탐색 기회 부족"], ["성숙"])
    assert [(extra.label, extra.text) for extra in pledge.extras] == [("별도 운영구상", "센터 3개 설립")]


@pytest.mark.parametrize("between", ["", "2. 기대효과\n가. 성숙\n"])
def test_the_last_of_counted_headings_is_one_where_the_known_one_above_it_holds_lines_of_another_mark(between):
    number = 3 if between else 2
    pledge = only(f"{KNOWN}{between}{number}. 별도 운영구상\n가. 센터 3개 설립\n")
    assert words(pledge.goals) == ["탐색 기회 부족"]
    assert [(extra.label, extra.text) for extra in pledge.extras] == [("별도 운영구상", "센터 3개 설립")]


def test_a_table_below_a_counted_heading_stands_below_it():
    text = "1-1 도서관 건립\n1. 추진계획\n - 부지 매입\n2. 예산(단위: 천원)\n재원\t계\t2023\n구비\t10\t10\n3. 성과지표\n지표명\t단위\t2023\n장서\t권\t5\n"
    pledge = only(text)
    assert words(pledge.plan) == ["부지 매입"]
    assert pledge.budget.unit.multiplier == 1_000
    assert pledge.extras == ()


@pytest.mark.parametrize("indent", ["", " "])
def test_numbered_items_of_a_section_are_no_headings(indent):
    steps = "".join(f"{indent}{at}. {step}\n" for at, step in enumerate(["기본계획", "설계", "착공"], start=1))
    pledge = only(f"2-3 진로센터 설립\n1. 추진계획\n{steps}2. 기대효과\n - 성숙\n")
    assert [item.text for item in pledge.plan] == ["기본계획", "설계", "착공"]


@pytest.mark.parametrize("heading", ["세부 추진내용", "세부추진내용", "추진개요", "기본현황", "사업 추진개요"])
def test_what_an_overview_is_called(heading):
    pledge = only(f"1-1 도서관 건립\n□ 사업목적\n ○ 향유\n□ {heading}\n ○ 총사업비 : 30억원\n")
    assert [project.cost.amount for project in pledge.projects] == [3_000_000_000]
    assert words(pledge.goals) == ["향유"]


@pytest.mark.parametrize("heading", ["그간 추진상황", "그간의 추진상황", "그간 추진경과"])
def test_what_was_done_so_far_is_no_state(heading):
    status = only(f"1-1 도서관 건립\n□ 추진상황 : 정상추진\n□ {heading}\n ○ 2024. 3. : 설계\n").status
    assert (status.raw, words(status.achievements)) == ("정상추진", ["2024. 3. : 설계"])


def test_facts_with_the_bullet_of_the_goals_above_them_are_no_goals():
    pledge = only(
        "1-1 도서관 건립\n□ 사업목적\n ○ 매출 증대\n ○ 사업기간 : 2022. 7. ~ 2026. 6.\n ○ 총사업비 : 30억원\n ○ 문화 향유\n"
    )
    assert words(pledge.goals) == ["매출 증대", "문화 향유"]
    assert (pledge.period.start, pledge.period.end) == ("2022-07", "2026-06")
    assert [project.cost.amount for project in pledge.projects] == [3_000_000_000]


def test_bare_labels_with_their_values_below_them_are_no_departments():
    pledge = only(
        "공약명 : 도서관 건립\n□ 사업목적\n ○ 향유\n담당부서\n도서관과\n총사업비\n30억원\n사업기간\n2023. 1. ~ 2025. 6.\n"
    )
    assert pledge.departments.lead == ("도서관과",)
    assert [project.cost.amount for project in pledge.projects] == [3_000_000_000]
    assert pledge.period.end == "2025-06"


LABELS = ["구분", "담당부서", "총사업비", "사업기간"]
VALUES = ["내용", "도서관과", "30억원", "2023. 1. ~ 2025. 6."]
FORMS = [
    table(LABELS, VALUES),
    table(LABELS, VALUES, spans="lost"),
    table(VALUES[1:], LABELS[1:]),
    table(LABELS[1:], VALUES[1:]),
]


@pytest.mark.parametrize("form", FORMS, ids=["구분 over 내용", "in text", "values on top", "labels on top"])
def test_a_row_of_labels_and_a_row_of_values_are_read_whatever_stands_before_them(form):
    pledge = pledge_of("공약명 : 도서관 건립", form).value
    assert pledge.departments.lead == ("도서관과",)
    assert [project.cost.amount for project in pledge.projects] == [3_000_000_000]
    assert (pledge.period.start, pledge.period.end) == ("2023-01", "2025-06")
    assert (pledge.commitments, pledge.extras) == ((), ())


def test_a_table_below_a_heading_inside_the_overview_is_kept_as_a_table():
    counts = table(["구분", "2026", "2027"], ["시설(개소)", "3", "5"], ["이용 인원(명)", "1,200", "2,400"])
    read = pledge_of(
        "1-1 돌봄쉼터\n□ 사업개요\n ㅇ 추진현황\n  - 매입 완료", counts, "  - 위탁 공모\n□ 기대효과\n ㅇ 경감"
    )
    (kept,) = read.value.projects[0].tables
    assert (kept.header, len(kept.rows)) == (("구분", "2026", "2027"), 2)
    assert "TEXT_UNPLACED" not in [one.code for one in read.findings]


def test_a_table_in_the_cell_of_a_form_that_repeats_its_label_is_kept_as_a_table():
    inner = tbl(tr("구분", "2026", "2027"), tr("시설(개소)", "3", "5"), tr("이용 인원(명)", "1,200", "2,400"))
    cell = tc(p("□ 추진현황") + p(" ㅇ 매입 완료") + inner + p(" ㅇ 위탁 공모"))
    data = package(tbl(tr("공약명", "돌봄쉼터"), tr("사업기간", "2026. 7. ~ 2030. 6."), tr("추진현황", cell)))
    source = Source(path="plan.docx", sha256="0" * 64, format="docx", bytes=len(data), pages=None)
    document = assemble(read_bytes(data), source, Options())
    (kept,) = document.pledges[0].projects[0].tables
    assert (kept.header, kept.rows[0]) == (("구분", "2026", "2027"), ("시설(개소)", "3", "5"))
    assert "TEXT_UNPLACED" not in [one.code for one in document.findings]
