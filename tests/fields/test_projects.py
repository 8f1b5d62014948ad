"""세부사업: the overview taken apart."""

import pytest
from page_builders import codes, pledge_of, table

HEAD = "가람시 어르신 일자리 확대\n"
TWO = (
    HEAD
    + """
공약사항
- 경로당 신축
- 돌봄터 운영
Ⅰ. 사업개요
{overview}
"""
)


def projects(overview, *blocks):
    return pledge_of(TWO.format(overview=overview), *blocks).value.projects


def only(overview):
    (project,) = pledge_of(HEAD + "Ⅰ. 사업개요\n" + overview).value.projects
    return project


def test_names_of_the_commitments_begin_projects():
    made = projects("○ 경로당 신축\n- 위치 : 가람동\n○ 돌봄터 운영\n- 위치 : 나루동")
    assert [(p.id, p.name, p.locations) for p in made] == [
        ("p1", "경로당 신축", ("가람동",)),
        ("p2", "돌봄터 운영", ("나루동",)),
    ]


def test_a_line_that_labelled_values_follow_begins_a_project():
    made = projects("○ 쉼터 조성\n- 사업기간 : 2022 ~ 2024\n○ 담장 정비\n- 사업비 : 1억원")
    assert [p.name for p in made] == ["쉼터 조성", "담장 정비"]


def test_a_lost_indent_does_not_matter():
    made = projects("- 경로당 신축\n- 위치 : 가람동\n- 돌봄터 운영\n- 위치 : 나루동")
    assert [p.locations for p in made] == [("가람동",), ("나루동",)]


def test_an_overview_without_names_is_one_project_under_the_pledges_title():
    read = pledge_of(HEAD + "Ⅰ. 사업개요\n- 위치 : 가람동")
    assert read.value.projects[0].name == "가람시 어르신 일자리 확대"
    assert "PROJECT_INFERRED" in codes(read)


def test_labelled_values_are_fields_and_others_are_details():
    project = only(
        "- 사업기간 : 2022. 3. ~ 계속\n- 추진기관 : 가람시, 나루공사(다온, 라온)\n- 사업량 : 경로당 6개소, 연면적 1,200.5㎡\n- 지정혜택 : 세금 감면\n- 사업내용 : 새로 지음"
    )
    assert (project.period.start, project.period.open_end) == ("2022-03", True)
    assert project.agencies == ("가람시", "나루공사(다온, 라온)")
    assert [(m.name, m.value, m.unit) for m in project.measures] == [
        ("경로당", "6", "개소"),
        ("연면적", "1200.5", "㎡"),
    ]
    assert [(d.label, d.text) for d in project.details] == [("지정혜택", "세금 감면"), ("사업내용", "새로 지음")]


def test_an_unknown_label_is_told():
    assert "LABEL_UNKNOWN" in codes(pledge_of(HEAD + "Ⅰ. 사업개요\n- 지정혜택 : 세금 감면"))


def test_a_cost_has_its_parts_and_the_shares_below_it():
    project = only("- 총사업비 : 30억원(국 10, 시 20)\n  - 건물 : 20억원(시 20)\n  - 장비 : 10억원(국 10)")
    assert project.cost.amount == 3_000_000_000
    assert {part.source: part.amount for part in project.cost.parts} == {"national": 10**9, "local": 2 * 10**9}
    assert [(child.name, child.amount) for child in project.cost.children] == [("건물", 2 * 10**9), ("장비", 10**9)]


def test_shares_that_lost_their_indent_are_found_by_their_sum():
    project = only("- 총사업비 : 30억원\n- 건물비 몫 : 20억원\n- 장비 몫 : 10억원\n- 홍보 몫 : 1억원")
    assert [child.name for child in project.cost.children] == ["건물비 몫", "장비 몫"]
    assert [d.label for d in project.details] == ["홍보 몫"]


def test_a_scale_whose_value_is_money_is_the_cost():
    assert only("- 사업규모 : 총사업비 30억원").cost.amount == 3_000_000_000


@pytest.mark.parametrize("prose", ["총 사업비의 10% 이내", "사업비 지원", "추후 산정"])
def test_prose_behind_a_cost_label_stays_prose(prose):
    project = only(f"- 위치 : 가람동\n- 사업비 : {prose}")
    assert project.cost is None
    assert [d.text for d in project.details] == [prose]


def test_a_yearly_range_is_no_total():
    cost = only("- 사업비 : 매년 400 ~ 500백만원").cost
    assert (cost.amount, cost.min, cost.max, cost.per) == (None, 400_000_000, 500_000_000, "year")


def test_a_second_cost_is_a_detail_and_the_first_stands():
    project = only("- 사업비 : 1억원\n- 사업비 : 2억원")
    assert project.cost.amount == 100_000_000
    assert [d.text for d in project.details] == ["2억원"]


def test_a_note_stays_with_its_project():
    project = only("- 사업기간 : 2022 ~ 2024 ※ 지정일 : 2019. 8. 7.")
    assert project.period.end == "2024"
    assert [(d.label, d.text) for d in project.details] == [("지정일", "2019. 8. 7.")]


def test_a_table_stays_with_the_project_above_it():
    made = projects(
        "○ 경로당 신축\n- 위치 : 가람동",
        table(["시설", "면적"], ["방", "10㎡"], ["마루", "20㎡"]),
        "○ 돌봄터 운영\n- 위치 : 나루동",
    )
    assert [[one.header for one in p.tables] for p in made] == [[("시설", "면적")], []]


def test_other_spellings_in_other_parts_become_aliases():
    read = pledge_of(
        TWO.format(overview="○ 경로당 신축 지원사업\n- 위치 : 가람동")
        + "Ⅱ. 추진계획\n- 경로당 신축 지원\n - 설계 : 2022년"
    )
    assert read.value.projects[0].aliases == ("경로당 신축", "경로당 신축 지원")
    assert "NAME_VARIANT" in codes(read)


def test_a_deeper_line_is_no_name_for_labels_that_stand_higher():
    made = projects("○ 경로당 신축\n  사업내용\n    방 늘리기\n      2구간 200m\n  사업비 : 3억원")
    assert [p.name for p in made] == ["경로당 신축"]
    assert made[0].cost.amount == 300_000_000
    assert [d.text for d in made[0].details][-2:] == ["방 늘리기", "2구간 200m"]
