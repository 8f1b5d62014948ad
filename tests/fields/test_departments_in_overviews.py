"""담당부서 inside an overview: whose pledge it is, not a detail of its project."""

import pytest
from page_builders import pledge_of

PAGE = "1-1. 가람시장 현대화\n□ 사업개요\n ㅇ 사업기간 : 2026 ~ 2029\n ㅇ {line}\n ㅇ 사업내용 : 지붕 고치기\n"


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("담당부서 : 노인복지과", ("노인복지과",)),
        ("담당 : 노인복지과 노인여가팀", ("노인복지과 노인여가팀",)),
        ("(담당) 노인복지과, 도로과", ("노인복지과", "도로과")),
        ("【담당】 노인복지과", ("노인복지과",)),
        ("담당과 : 노인복지과", ("노인복지과",)),
    ],
)
def test_the_office_in_an_overview_leads(line, lead):
    made = pledge_of(PAGE.format(line=line)).value
    assert made.departments.lead == lead
    assert [(one.label, one.text) for one in made.projects[0].details] == [("사업내용", "지붕 고치기")]


def test_the_person_in_a_bracket_behind_an_office_and_its_team_is_kept():
    made = pledge_of(PAGE.format(line="담당 : 노인복지과 노인여가팀(팀장 홍길동 ☏ 000-000-0001)")).value
    (officer,) = made.officers
    assert (officer.role, officer.name, officer.phone) == ("팀장", "홍길동", "000-000-0001")
    assert made.departments.lead == ("노인복지과 노인여가팀",)


def test_words_that_are_no_office_stay_where_they_stand():
    made = pledge_of(PAGE.format(line="담당 : 의회 협의 후 결정")).value
    assert made.departments.lead == ()
    assert ("담당", "의회 협의 후 결정") in [(one.label, one.text) for one in made.projects[0].details]
