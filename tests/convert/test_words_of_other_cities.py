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
