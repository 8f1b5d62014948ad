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
