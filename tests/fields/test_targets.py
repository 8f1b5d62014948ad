"""연차별 추진목표: one project in one year, in words and in quantities."""

import pytest
from page_builders import PLAIN, codes, linker, repaired, table

from pipeline.fields import Context
from pipeline.fields.targets import read_targets

HEAD = ["구분", "2022년", "2023년", "2024년"]


def targets(*rows, projects=()):
    return read_targets(repaired(table(*rows)), linker(*projects), Context(PLAIN)).told


def one(text, label="경로당 신축"):
    """The target of one cell."""
    return targets(["구분", "2022년", "2023년"], [label, text, ""]).value[0]


def figures(target):
    return [(i.name, i.value, i.unit) for i in target.indicators]


CELLS = [
    ("2개소", "quantified", [], [("경로당 신축", "2", "개소")]),
    ("· 기술이전 10건 · 신규창업 6개소", "quantified", [], [("기술이전", "10", "건"), ("신규창업", "6", "개소")]),
    ("· 설계 착수\n· 이용자 1,200명", "quantified", ["설계 착수"], [("이용자", "1200", "명")]),
    ("· 사업추진(3차년) · 성과목표 - 기술이전 10건", "quantified", ["사업추진(3차년)"], [("기술이전", "10", "건")]),
    ("설계 및 착공", "milestone", ["설계 및 착공"], []),
    ("준공및센터개소", "milestone", ["준공및센터개소"], []),  # 개소 is an opening here
    ("* 매년 시행계획 수립 후 성과목표 확정", "set_annually", [], []),
    ("· 확대 운영 *매년 계획 수립 후 성과목표 확정", "set_annually", ["확대 운영"], []),
    ("", "blank", [], []),
    ("-", "blank", [], []),
]


@pytest.mark.parametrize(("text", "state", "milestones", "indicators"), CELLS)
def test_a_cell_is_words_quantities_or_set_each_year(text, state, milestones, indicators):
    target = one(text)
    assert (target.state, list(target.milestones), figures(target)) == (state, milestones, indicators)


def test_a_qualifier_stays_beside_its_figure():
    assert [i.qualifier for i in one("이용자 100명 이상").indicators] == ["이상"]


def test_every_project_has_every_year():
    made = targets(
        HEAD,
        ["경로당 신축", "설계", "착공", "준공"],
        ["돌봄터 운영", "", "", "1개소"],
        projects=("경로당 신축", "돌봄터 운영"),
    )
    assert [(t.project, t.year) for t in made.value] == [(p, y) for p in ("p1", "p2") for y in (2022, 2023, 2024)]


def test_a_project_over_several_rows_is_the_project_of_each():
    made = targets(
        ["구분", "지표", "2022년", "2023년"],
        ["경로당 신축", "신축 수", "2개소", "3개소"],
        ["^", "이용자", "100명", "120명"],
        projects=("경로당 신축",),
    )
    assert [(t.project, figures(t)) for t in made.value] == [
        ("p1", [("신축 수", "2", "개소")]),
        ("p1", [("신축 수", "3", "개소")]),
        ("p1", [("이용자", "100", "명")]),
        ("p1", [("이용자", "120", "명")]),
    ]


def test_a_cell_merged_over_two_projects_is_the_target_of_both():
    rows = (HEAD, ["경로당 신축", "설계", "착공", "준공"], ["돌봄터 운영", "운영", "확대", "^"])
    made = targets(*rows, projects=("경로당 신축", "돌봄터 운영"))
    assert [(t.project, t.year) for t in made.value if t.milestones == ("준공",)] == [("p1", 2024), ("p2", 2024)]


def test_a_cell_merged_over_two_rows_of_one_project_is_one_target():
    head = ["구분", "지표", "2022년", "2023년"]
    made = targets(head, ["경로당 신축", "신축", "설계", "착공"], ["^", "이용", "운영", "^"], projects=("경로당 신축",))
    assert [t.year for t in made.value if t.milestones == ("착공",)] == [2023]


def test_a_column_of_totals_is_no_year():
    made = targets(["지표", "합계", "2022년", "2023년"], ["경로당", "9개소", "4개소", "5개소"])
    assert [t.year for t in made.value] == [2022, 2023]


def test_a_column_of_nothing_known_is_told():
    made = targets([*HEAD, "나눔 몫"], ["경로당", "1개소", "2개소", "3개소", "자체 조사"])
    assert "PERIOD_HEAD_UNKNOWN" in codes(made)


def test_a_row_whose_name_means_no_project_is_told_where_others_have_one():
    made = targets(
        HEAD, ["경로당 신축", "설계", "착공", "준공"], ["그 밖의 일", "홍보", "", ""], projects=("경로당 신축",)
    )
    assert "NAME_UNMATCHED" in codes(made)


def test_years_out_of_order_are_not_assigned():
    made = targets(
        ["구분", "2022년", "<", "2023년", "<"],
        ["^", "당초", "변경", "당초", "변경"],
        ["경로당", "2개소", "1개소", "3개소", ""],
    )
    assert (made.value, codes(made)) == ((), ["YEARS_OUT_OF_ORDER"])


def test_what_a_target_is_measured_by_is_kept_in_the_table():
    rows = (
        ["성과지표", "단위", "기준값(2025)", "2026", "2027", "측정산식"],
        ["장서 수", "천권", "120", "130", "140", "보유 장서"],
    )
    read = read_targets(repaired(table(*rows)), linker(), Context(PLAIN))
    assert read.more
    assert [(t.year, t.indicators[0].name, str(t.indicators[0].value)) for t in read.told.value] == [
        (2026, "장서 수", "130"),
        (2027, "장서 수", "140"),
    ]
    assert not read.told.findings


def test_a_plain_table_of_targets_says_no_more():
    rows = (["성과지표", "단위", "2026", "2027"], ["장서 수", "천권", "130", "140"])
    assert not read_targets(repaired(table(*rows)), linker(), Context(PLAIN)).more
