"""A project's cost by source, wherever the plan prints the sources; dates where a class is expected; 기준일."""

import pytest
from convert.reading import read_text
from page_builders import codes, pledge_of

HEAD = "1-1 강변 도서관 건립\n□ 사업개요\n ○ 위치 : 시청 옆\n"


def cost(page, which=0):
    made = pledge_of(page).value.projects[which].cost
    return made.amount, [(part.source, part.amount) for part in made.parts]


@pytest.mark.parametrize(
    "text", ["350백만원(시비)", "시비 350백만원", "350백만원(시비 100%)", "350백만원(전액 시비)", "3.5억원 (시비)"]
)
def test_one_source_beside_an_amount_is_that_of_all_of_it(text):
    page = f"{HEAD} ○ 사업비 : {text}"
    assert cost(page) == (350_000_000, [("local", 350_000_000)])
    assert "COST_REMAINDER" not in codes(pledge_of(page))


@pytest.mark.parametrize("text", ["350백만원(추정)", "350백만원(부지 매입 별도)"])
def test_other_words_beside_an_amount_are_told(text):
    page = f"{HEAD} ○ 사업비 : {text}"
    assert cost(page)[1] == []
    assert "COST_REMAINDER" in codes(pledge_of(page))


@pytest.mark.parametrize(
    "text", ["도비 2억5천, 시비 2억5천", "5억원(도비 2억5천, 시비 2억5천)", "도비 2억5천 / 시비 2억5천"]
)
def test_shares_whose_unit_hangs_in_the_air_are_empty_and_told(text):
    page = f"{HEAD} ○ 사업비 : {text}"
    assert cost(page)[1] == [("regional", None), ("local", None)]
    told = [one.message_en for one in pledge_of(page).findings if one.code == "MONEY_UNREADABLE"]
    assert [said.split("'")[1] for said in told] == ["도비 2억5천", "시비 2억5천"]


def test_shares_without_a_unit_are_empty_and_told_once():
    page = f"{HEAD} ○ 사업비 : 도비 150, 시비 150"
    assert cost(page) == (None, [("regional", None), ("local", None)])
    assert codes(pledge_of(page)).count("MONEY_UNIT_MISSING") == 1


def test_thousands_without_ten_thousands_behind_hundred_millions_are_no_amount():
    page = f"{HEAD} ○ 사업비 : 2억5천원"
    assert (cost(page), codes(pledge_of(page)).count("MONEY_UNREADABLE")) == ((None, []), 1)


@pytest.mark.parametrize(("text", "found"), [("202607~202912", ("2026-07", "2029-12")), ("202613~202912", None)])
def test_a_period_of_six_figures_is_read_or_told(text, found):
    made = pledge_of(f"{HEAD} ○ 사업기간 : {text}")
    period = made.value.projects[0].period
    assert (None if period is None else (period.start, period.end)) == found
    assert ("PERIOD_UNPARSED" in codes(made)) == (found is None)


LINES = [
    " ○ 사업비 : 24억원\n   - 국비 10억원\n   - 시비 14억원",
    " ○ 사업비 : 24억원\n ○ 국비 10억원\n ○ 시비 14억원",
    " ○ 사업비 : 24억원\n   - 국비 : 10억원\n   - 시비 : 14억원",
]


@pytest.mark.parametrize("lines", LINES)
def test_sources_on_the_lines_below_a_cost_are_its_parts(lines):
    assert cost(HEAD + lines) == (2_400_000_000, [("national", 1_000_000_000), ("local", 1_400_000_000)])


def test_named_shares_below_a_cost_stay_its_children():
    page = f"{HEAD} ○ 사업비 : 24억원\n   - 건축비 : 20억원\n   - 설계비 : 4억원"
    made = pledge_of(page).value.projects[0].cost
    assert ([child.name for child in made.children], made.parts) == (["건축비", "설계비"], ())


def test_the_second_statement_of_a_cost_may_name_its_sources():
    page = f"{HEAD} ○ 총사업비 : 24,600백만원\n ○ 사업비 : 246억원(국 90, 도 36, 시 120)"
    assert cost(page) == (
        24_600_000_000,
        [("national", 9_000_000_000), ("regional", 3_600_000_000), ("local", 12_000_000_000)],
    )
    assert [detail.text for detail in pledge_of(page).value.projects[0].details] == ["24,600백만원"]


def test_a_second_cost_of_another_amount_changes_nothing():
    page = f"{HEAD} ○ 총사업비 : 24,000백만원\n ○ 사업비 : 246억원(국 90, 도 36, 시 120)"
    assert cost(page) == (24_000_000_000, [])


def test_a_word_over_several_sources_is_given_to_none():
    read = pledge_of(f"{HEAD} ○ 사업비 : 100억원(국비 70억원, 지방비 30억원)\n ○ 재원 : 국비 70%, 지방비 30%")
    assert [part.source for part in read.value.projects[0].cost.parts] == ["national"]
    assert "SOURCE_UNKNOWN" not in codes(read)
    assert "SOURCE_GROUPED" in codes(read)


@pytest.mark.parametrize("label", ["완료예정", "이행시기", "완료시기"])
@pytest.mark.parametrize("text", ["2026. 6.", "2024. 12.", "2025년"])
def test_a_date_where_a_class_is_expected_is_kept_and_no_mistake(label, text):
    read = pledge_of(f"1-1 강변 도서관 건립\n□ {label} : {text}\n□ 사업목적\n ○ 독서")
    assert read.value.classification.completion is None
    assert [(extra.label, extra.text) for extra in read.value.extras] == [(label, text)]
    assert not {"VALUE_NOT_IN_VOCABULARY", "TEXT_UNPLACED"} & set(codes(read))


BODY = "\n\n번호\t공약명\t담당부서\t추진상황\n1\t도서관 건립\t문화과\t정상추진\n2\t쉼터\t복지과\t완료\n"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("보고기준일: 2025. 9. 30.", "2025-09-30"),
        ("점검 기준일 : 2025. 9. 30.", "2025-09-30"),
        ("민선8기 공약사업 추진현황(2025. 12. 31. 기준)", "2025-12-31"),
        ("공약사업 이행상황 (2025. 9월말 기준)", "2025-09"),
    ],
)
def test_the_day_of_a_report_is_read(line, day):
    assert read_text(line + BODY).as_of == day


@pytest.mark.parametrize("line", ["인구(2022. 12월 기준)", "등록 대수(2025. 9. 30. 기준)"])
def test_the_day_of_a_figure_is_none(line):
    assert read_text(line + BODY).as_of is None
