"""Headings, choices and brackets as cities write them that nobody had seen."""

from __future__ import annotations

import pytest
from reading import read_html, read_text

from schemas import Pledge


def only(text: str) -> Pledge:
    (pledge,) = read_text(text).pledges
    return pledge


@pytest.mark.parametrize("mark", ["제{}장 ", "제 {} 장 ", "제{}절 ", "{} ", "{}. "])
def test_sections_may_be_counted_as_chapters(mark: str) -> None:
    heads = [mark.format(at) for at in range(1, 4)]
    pledge = only(
        f"3-2. 별주부 정원 조성\n{heads[0]}공약의 취지\n - 녹지 확충\n{heads[1]}사업의 내용\n - 위치 : 용궁동 산 12\n"
        f" - 총사업비 : 124억원\n{heads[2]}연도별 이행계획\n - 2027년 : 실시설계\n"
    )
    assert [one.text for one in pledge.goals] == ["녹지 확충"]
    assert [(p.name, p.locations, p.cost and p.cost.amount) for p in pledge.projects] == [
        ("별주부 정원 조성", ("용궁동 산 12",), 12_400_000_000)
    ]
    assert [(step.text, step.period and step.period.start) for step in pledge.plan] == [("실시설계", "2027")]


@pytest.mark.parametrize("label", ["유형", "이행기한", "처음 보는 칸"])
def test_choices_of_known_classes_say_what_their_label_is(label: str) -> None:
    page = (
        "<html><body><table border=1><tr><th>공약명</th><td>뱃길 복원</td></tr>"
        f"<tr><th>{label}</th><td>임기 내 (√) / 임기 후 ( )</td></tr><tr><th>위치</th><td>용궁동</td></tr></table></body></html>"
    )
    (pledge,) = read_html(page).pledges
    assert (pledge.classification.completion, pledge.extras) == ("within_term", ())


@pytest.mark.parametrize("brackets", ["()", "[]", "〔〕", "【】", "〈〉", "《》", "{}"])
def test_shares_may_stand_in_any_brackets(brackets: str) -> None:
    pledge = only(
        f"공약명 : 뱃길 복원\n□ 사업개요\n ㅇ 사업비 : 182억원 {brackets[0]}국 60, 도 36.5, 시 85.5{brackets[1]}\n"
    )
    (cost,) = [project.cost for project in pledge.projects if project.cost is not None]
    assert (cost.amount, [part.amount for part in cost.parts]) == (
        18_200_000_000,
        [6_000_000_000, 3_650_000_000, 8_550_000_000],
    )


def test_a_line_of_several_years_is_a_step_for_each() -> None:
    pledge = only(
        "공약명 : 용궁 목욕탕\n□ 연차별 추진계획\n - '26년 : 2개소, '27년 : 3개소\n - '28년 - 설계\n□ 사업기간 : 2026 ~ 2028\n"
    )
    assert [(step.period and step.period.start, step.text) for step in pledge.plan if step.text != "설계"] == [
        ("2026", "2개소"),
        ("2027", "3개소"),
    ]


def test_the_word_behind_a_counted_number_is_no_part_of_the_title() -> None:
    pledge = only("제2호 공약 별주부 숲\n○ 사업기간 : 2026 ~ 2028\n○ 위치 : 용궁산\n")
    assert (pledge.number, pledge.title) == ("2", "별주부 숲")


def test_a_total_among_the_shares_that_add_up_to_it_is_the_cost() -> None:
    pledge = only(
        "공약명 : 안심주택\n□ 사업개요\n ㅇ 소요예산(백만원) : 계 45,000 / 국비 18,000 / 도비 4,500 / 시비 22,500\n"
    )
    (cost,) = [project.cost for project in pledge.projects if project.cost is not None]
    assert (cost.amount, [part.source for part in cost.parts]) == (45_000_000_000, ["national", "regional", "local"])


BOXED = """□ 안심 관제센터 (3-1)
 ○ 추진배경 : 취약지 해소
 ○ 추진기간 : ’26.7월 ~ ’28.12월
 ○ 소요예산 : 4,800백만원
□ 하수관로 정비 (3-2)
 ○ 추진배경 : 호우 대응
 ○ 추진기간 : ’27.1월 ~ ’28.12월
 ○ 소요예산 : 6,300백만원
"""


@pytest.mark.parametrize("above", ["", "Ⅲ. 안심도시 분야\n", "공약사항 추진계획\nⅢ. 안심도시\n"])
def test_pledges_begin_at_their_boxes_below_the_name_of_their_chapter(above: str) -> None:
    read = read_text(above + BOXED)
    assert [(p.number, p.title) for p in read.pledges] == [("3-1", "안심 관제센터"), ("3-2", "하수관로 정비")]
    costs = [[project.cost.amount for project in p.projects if project.cost] for p in read.pledges]
    assert costs == [[4_800_000_000], [6_300_000_000]]


def test_next_steps_above_a_table_of_years_are_no_head_of_it() -> None:
    rows = [
        "<th>공약명</th><td colspan=4>뱃길 복원</td>",
        "<th>향후 계획</th><td colspan=4>○ ’24. 9. 내부 마감<br>○ ’25. 6. 개장</td>",
        "<th rowspan=3>연도별 예산(백만원)</th><td>구분</td><td>2023</td><td>2024</td><td>2025</td>",
        "<td>계획</td><td>300</td><td>1,700</td><td>1,500</td>",
        "<td>집행</td><td>290</td><td>910</td><td>-</td>",
    ]
    page = f"<html><body><table border=1>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></body></html>"
    (pledge,) = read_html(page).pledges
    assert pledge.status is not None
    assert [step.text for step in pledge.status.next_steps] == ["’24. 9. 내부 마감", "’25. 6. 개장"]
    assert pledge.budget is not None
    assert [cell.amount for cell in pledge.budget.cells if cell.basis == "plan"] == [
        300_000_000,
        1_700_000_000,
        1_500_000_000,
    ]


def test_an_office_behind_the_word_for_one_leads_the_pledge() -> None:
    pledge = only("공약명 : 뱃길 복원\n1. 사업개요\n - 위치 : 용궁동\n2. 부서 : 하천과(팀장 성춘향 000-111-2222)\n")
    assert pledge.departments.lead == ("하천과",)
    assert [(one.role, one.name) for one in pledge.officers] == [("팀장", "성춘향")]
