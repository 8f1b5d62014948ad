"""추진계획 and 정부 도움 필요 여부: steps with their time, requests with who is asked."""

import pytest
from page_builders import pledge_of

from pipeline.convert import convert

HEAD = "가람시 어르신 일자리 확대\n"
PROJECTS = HEAD + "Ⅰ. 사업개요\n- 경로당 신축\n - 사업기간 : 2022 ~ 2024\n- 돌봄터 운영\n - 사업기간 : 2022 ~ 2024\n"


def plan(text):
    return pledge_of(PROJECTS + "Ⅱ. 추진계획\n" + text).value.plan


STEPS = [
    ("- 설계 공모 : 2022년", "설계 공모", ("2022", "2022")),
    ("- 준공(2025. 2.)", "준공", ("2025-02", "2025-02")),
    ("- 착공 : 2023. 4. ~ 2024. 6.", "착공", ("2023-04", "2024-06")),
    ("- 2023. 4월 : 착공", "착공", ("2023-04", "2023-04")),
    ("- 확대 추진 : 2023~2026년", "확대 추진", ("2023", "2026")),
    ("- 홍보 강화", "홍보 강화", None),
    ("- 대상 조사 : 매년", "대상 조사 : 매년", None),
    ("- 일시 : 10:30", "일시 : 10:30", None),
]


@pytest.mark.parametrize(("line", "text", "period"), STEPS)
def test_a_step_is_words_and_a_time(line, text, period):
    (item,) = plan(line)
    assert (item.text, item.period and (item.period.start, item.period.end)) == (text, period)


def test_steps_below_a_projects_name_are_its_own():
    made = plan("- 경로당 신축\n - 설계 : 2022년\n- 돌봄터 운영(매년)\n - 홍보\n- 그 밖의 일\n - 조사")
    assert [(item.project, item.text) for item in made] == [
        ("p1", "설계"),
        ("p2", "홍보"),
        (None, "그 밖의 일"),
        (None, "조사"),
    ]


def support(text):
    made = pledge_of(HEAD + "Ⅵ. 정부(가온도) 도움 필요 여부\n" + text)
    return [(request.agency, request.text) for request in made.value.support_requests]


REQUESTS = [
    ("- (산업통상자원부) 국비 과제 유치", [("산업통상자원부", "국비 과제 유치")]),
    ("- [가온도] 도비 지원", [("가온도", "도비 지원")]),
    ("- 보건복지부 : 국비 지원", [("보건복지부", "국비 지원")]),
    ("- 나루공사, 가온도 : 부지 협의", [("나루공사, 가온도", "부지 협의")]),
    ("- 보건복지부\n  - 국비 지원\n  - 지침 개정", [("보건복지부", "국비 지원"), ("보건복지부", "지침 개정")]),
    ("- 국비 지원 건의", [(None, "국비 지원 건의")]),
    ("- 국비 지원 : 30억원", [(None, "국비 지원 : 30억원")]),
    ("- 재정 : 국비 30억원", [(None, "재정 : 국비 30억원")]),
    ("- 제도 : 조례 개정", [(None, "제도 : 조례 개정")]),
    ("- (계속) 국비 확보", [(None, "(계속) 국비 확보")]),
    ("- (2025년) 국비 확보", [(None, "(2025년) 국비 확보")]),
    ("해당없음", []),
    ("- 해당 사항 없음", []),
    ("-", []),
]


@pytest.mark.parametrize(("text", "requests"), REQUESTS)
def test_a_request_names_who_is_asked_or_nobody(text, requests):
    assert support(text) == requests


def test_a_request_may_stand_beside_its_label():
    made = pledge_of(HEAD + "건의사항 : 국비 지원")
    assert [(r.agency, r.text) for r in made.value.support_requests] == [(None, "국비 지원")]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("설계 완료 : 10월", "2023-10"),
        ("설계 완료(10월)", "2023-10"),
        ("설계 완료 - 10월 말", "2023-10"),
        ("설계 완료 : 2월", None),  # before the step above: it may be the next year's
        ("설계 완료 : 13월", None),
    ],
)
def test_a_month_alone_is_one_of_the_year_above_and_told(tmp_path, line, wanted):
    text = f"□ 공약명 : 시장 고치기\n□ 추진계획\n ○ 기본계획 수립 : 2023. 3월\n ○ {line}\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    document = convert(tmp_path / "a.txt")
    period = document.pledges[0].plan[1].period
    assert (None if period is None else period.start) == wanted
    assert any(one.code == "YEAR_INHERITED" for one in document.findings) is (wanted is not None)


def test_months_below_a_line_that_is_a_year_are_of_that_year():
    read = pledge_of(
        "공약명 : 경로당\n□ 추진일정\n ○ 2026년\n  - 3월: 설계 착수\n  - 9월 : 착공\n ○ 2027년\n  - 준공식"
    )
    assert [(step.text, step.period.start, step.period.end) for step in read.value.plan] == [
        ("설계 착수", "2026-03", "2026-03"),
        ("착공", "2026-09", "2026-09"),
        ("준공식", "2027", "2027"),
    ]
    assert read.value.extras == ()
