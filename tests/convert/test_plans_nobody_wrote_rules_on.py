"""Plans written by hand, in forms and words that the generator does not print: each pins a class of document."""

from __future__ import annotations

import pytest
from reading import read_text

BUDGET = "(단위 : 백만원)\n구분\t계\t2022\t2023\n계\t300\t100\t200\n도비\t90\t30\t60\n시비\t210\t70\t140\n"


def card(head: str, step: str) -> str:
    """A pledge of a report that has none of the usual sections."""
    return f"{head}\n ▸ 소관부서 : 토끼과\n ▸ 추진상황 : 완료\n ▸ 추진실적\n   - {step}\n"


@pytest.mark.parametrize(
    "heads",
    [
        ("공약 1. 용궁 도서관 건립", "공약 2. 별주부 뱃길 복원"),
        ("공약 1 : 용궁 도서관 건립", "공약 2 : 별주부 뱃길 복원"),
        ("【공약 1】 용궁 도서관 건립", "【공약 2】 별주부 뱃길 복원"),
        ("과제 1. 용궁 도서관 건립", "과제 2. 별주부 뱃길 복원"),
        ("실천과제 1) 용궁 도서관 건립", "실천과제 2) 별주부 뱃길 복원"),
    ],
)
def test_announced_heads_that_count_on_are_pledges_whatever_stands_below(heads: tuple[str, str]) -> None:
    read = read_text(
        "용궁시 공약사업 추진상황 보고\n" + card(heads[0], "2023. 5월 준공") + card(heads[1], "2024년 개통")
    )
    assert [(p.number, p.title) for p in read.pledges] == [("1", "용궁 도서관 건립"), ("2", "별주부 뱃길 복원")]
    assert [[a.text for a in p.status.achievements] for p in read.pledges if p.status] == [
        ["2023. 5월 준공"],
        ["2024년 개통"],
    ]


def test_bare_numbers_over_equal_tables_are_pledges_and_the_roman_line_above_is_their_sector() -> None:
    read = read_text(f"용궁구 공약가계부\nⅠ. 안전도시\n1-1-1. 하수관로 정비\n{BUDGET}1-1-2. 골목길 등불 확대\n{BUDGET}")
    assert [(p.number, p.title, p.sector) for p in read.pledges] == [
        ("1-1-1", "하수관로 정비", "안전도시"),
        ("1-1-2", "골목길 등불 확대", "안전도시"),
    ]


def test_numbered_items_of_one_pledge_are_no_pledges() -> None:
    read = read_text(
        "공약명 : 용궁 도서관 건립\n□ 사업개요\n공약 1. 열람실\n공약 2. 강당\n□ 추진계획\n - 2023년 착공\n"
    )
    assert [p.title for p in read.pledges] == ["용궁 도서관 건립"]


def test_a_table_of_projects_under_a_section_is_no_list_of_pledges() -> None:
    read = read_text(
        "핵심공약 3\n푸른 용궁 조성\n1. 사업개요\n세부사업\t사업량\t담당부서\n숲 조성\t12ha\t녹지과\n뱃길 정비\t3km\t하천과\n"
        "2. 연차별 투자계획\n(단위: 백만원)\n세부사업\t재원\t합계\t2022\t2023\n총계\t소계\t300\t100\t200\n\t국비\t90\t30\t60\n\t시비\t210\t70\t140\n"
        "숲 조성\t소계\t300\t100\t200\n\t국비\t90\t30\t60\n\t시비\t210\t70\t140\n"
    )
    assert [(p.number, p.title) for p in read.pledges] == [("3", "푸른 용궁 조성")]
    (pledge,) = read.pledges
    assert pledge.budget is not None
    amounts = {(c.source, str(c.period)): c.amount for c in pledge.budget.cells}
    assert amounts["total", "total"] == 300_000_000
    assert amounts["local", "2023"] == 140_000_000


def test_a_number_on_a_line_of_its_own_is_the_number_of_the_title_below() -> None:
    body = "□ 현황 및 필요성\n  ○ 뱃길 노후\n□ 추진계획\n  ○ (2023년) 착공\n□ 투자계획\n" + BUDGET
    read = read_text(f"1\n용궁 도서관 건립\n{body}2\n별주부 뱃길 복원\n{body}")
    assert [(p.number, p.title) for p in read.pledges] == [("1", "용궁 도서관 건립"), ("2", "별주부 뱃길 복원")]


@pytest.mark.parametrize(
    "marks", [("1.", "2.", "3."), ("가.", "나.", "다."), ("①", "②", "③"), ("Ⅰ.", "Ⅱ.", "Ⅲ."), ("□", "□", "□")]
)
def test_a_label_with_its_value_is_no_part_of_the_section_above(marks: tuple[str, str, str]) -> None:
    read = read_text(
        f"공약명 : 용궁 도서관 건립\n{marks[0]} 추진목적\n  - 배움터 마련\n{marks[1]} 문제점 및 대책\n  - 보상 지연\n"
        f"{marks[2]} 추진부서 : 토끼과(과장 이몽룡 ☎ 031-000-0001, 팀장 성춘향 ☎ 031-000-0002)\n"
    )
    (pledge,) = read.pledges
    assert [one.text for one in pledge.issues] == ["보상 지연"]
    assert pledge.departments.lead == ("토끼과",)
    assert [(o.role, o.name, o.phone) for o in pledge.officers] == [
        ("과장", "이몽룡", "031-000-0001"),
        ("팀장", "성춘향", "031-000-0002"),
    ]


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("토끼과(☎ 031-000-0001)", [(None, None, "031-000-0001")]),
        ("토끼과 (담당자 : 성춘향 주무관, 031-000-0001)", [("주무관", "성춘향", "031-000-0001")]),
    ],
)
def test_people_and_numbers_behind_a_department_are_no_part_of_its_name(printed: str, people: list[object]) -> None:
    (pledge,) = read_text(f"공약명 : 용궁 도서관 건립\n□ 추진부서 : {printed}\n").pledges
    assert pledge.departments.lead == ("토끼과",)
    assert [(o.role, o.name, o.phone) for o in pledge.officers] == people


def test_departments_told_apart_by_the_word_before_them() -> None:
    (pledge,) = read_text("공약명 : 뱃길 복원\n1. 담당부서\n  가. 주관: 하천과\n  나. 협조: 예산과, 회계과\n").pledges
    assert pledge.departments.lead == ("하천과",)
    assert pledge.departments.supporting == ("예산과", "회계과")


def test_officers_in_one_line_behind_their_label() -> None:
    (pledge,) = read_text(
        "공약명 : 뱃길 복원\n□ 추진목적\n - 물길 잇기\n□ 담당자 : 과장 이몽룡 / 팀장 성춘향 / 주무관 심청 (☎ 031-000-0001)\n"
    ).pledges
    assert [(o.role, o.name, o.phone) for o in pledge.officers] == [
        ("과장", "이몽룡", None),
        ("팀장", "성춘향", None),
        ("주무관", "심청", "031-000-0001"),
    ]
    assert pledge.extras == ()


def test_lines_with_a_year_below_a_yearly_section_are_steps() -> None:
    (pledge,) = read_text(
        "공약명 : 뱃길 복원\n나. 연도별 추진계획\n  1) 2022~2023: 물길 조사\n  2) 2024년: 착공\n  3) 2027년 이후: 개통\n"
    ).pledges
    assert [(s.text, s.period.start, s.period.end) for s in pledge.plan if s.period] == [
        ("물길 조사", "2022", "2023"),
        ("착공", "2024", "2024"),
        ("개통", "2027", None),
    ]


@pytest.mark.parametrize("head", ["기준값('22)", "현재", "측정방법", "기준연도"])
def test_what_a_figure_is_measured_against_is_not_its_name(head: str) -> None:
    rows = [["성과지표", "단위", head, "2023", "2024", "2025", "2026"], ["이용객", "명", "0", "5", "10", "15", "20"]]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    page = f"<html><body><p>공약명 : 뱃길 복원</p><p>□ 연차별 추진목표</p><table>{cells}</table></body></html>"
    (pledge,) = read_text(page).pledges
    told = [(t.year, i.name, i.value, i.unit) for t in pledge.targets for i in t.indicators]
    assert told == [(2023 + n, "이용객", str(5 * n + 5), "명") for n in range(4)]


def test_no_money_behind_the_cost_is_a_pledge_without_a_budget() -> None:
    (pledge,) = read_text("공약명 : 찾아가는 용왕실\n○ 소요예산 : 비예산\n○ 추진계획\n - 2022년 : 시범운영\n").pledges
    assert pledge.classification.budget_kind == "non_budget"
