"""Words and heads that say something else than they seem to: labels among bullets, columns behind the years, what was spent."""

import pytest
from reading import read_text


def codes(document):
    return {one.code for one in document.findings if one.severity != "info"}


OVERVIEW = """
1-1. 마을 공동작업장 조성
□ 사업개요
 ○ 사업기간 : 2022.9~2026.6
 ○ 사업내용
  - 작업장 건물 매입
  - {bullet}
  - 작업 도구 구입
"""


@pytest.mark.parametrize(
    "bullet", ["주민 의견 수렴", "사업시행", "재원 확보방안", "성과관리 지표", "관련법령", "협조사항", "현황 및 개요"]
)
def test_a_bullet_among_bullets_is_no_label_whatever_it_says(bullet):
    details = read_text(OVERVIEW.format(bullet=bullet)).pledges[0].projects[0].details
    assert [one.text for one in details] == ["작업장 건물 매입", bullet, "작업 도구 구입"]
    assert {one.label for one in details} == {"사업내용"}


def test_a_label_that_nothing_stands_behind_is_no_text_where_its_sisters_have_values():
    text = OVERVIEW.format(bullet="사무실 임차") + " ○ 위치 :\n ○ 추진주체 : 마을회\n"
    project = read_text(text).pledges[0].projects[0]
    assert project.locations == ()
    assert [one.text for one in project.details] == ["작업장 건물 매입", "사무실 임차", "작업 도구 구입"]


BUDGET = """
공약명 : 나루터 고치기
□ {heading}
(단위 : 백만원)
구분\t{heads}
계\t500\t100\t100\t100\t200
시비\t500\t100\t100\t100\t200
"""


@pytest.mark.parametrize(
    ("last", "told"),
    [("2025년 이후", True), ("’26년 이후", True), ("2026.7월 이후", False), ("2027년 이후", False), ("임기후", False)],
)
def test_a_column_that_begins_within_the_term_is_no_time_after_it(last, told):
    document = read_text(BUDGET.format(heading="연차별 투자계획", heads=f"계\t2022년까지\t2023년\t2024년\t{last}"))
    assert ("BUDGET_AFTER_BEGINS_IN_TERM" in codes(document)) is told
    assert {cell.amount for cell in document.pledges[0].budget.cells if cell.period == "after_term"} == {200_000_000}


@pytest.mark.parametrize("heading", ["연도별 집행현황", "예산 집행현황", "연차별 집행실적"])
@pytest.mark.parametrize("rest", ["잔여", "잔여(A-B-C-D)", "집행잔액"])
def test_what_a_heading_calls_spent_was_not_planned_and_what_is_left_is_neither(heading, rest):
    heads = f"총사업비\t2023년\t2024년\t2025년\t{rest}"
    document = read_text(BUDGET.format(heading=heading, heads=heads))
    cells = document.pledges[0].budget.cells
    assert {(cell.period, cell.basis) for cell in cells} == {
        ("total", "plan"), ("2023", "executed"), ("2024", "executed"), ("2025", "executed"),
    }  # fmt: skip
    assert "BUDGET_BASIS_UNKNOWN" in codes(document)
    assert document.pledges[0].tables


ROAD_MAP = """
공약명 : 나루터 고치기
□ 추진일정
구분\t2023\t\t\t\t2024\t\t\t
\t1\t2\t3\t4\t1\t2\t3\t4
설계{one}
공사{two}
"""


def states(one="\t" * 8, two="\t" * 8):
    document = read_text(ROAD_MAP.format(one=one, two=two))
    return [item.state for item in document.pledges[0].schedule.items], codes(document)


def test_a_road_map_in_text_without_any_mark_was_shaded():
    assert states() == (["unknown", "unknown"], {"SCHEDULE_SHADING_LOST"})


def test_a_row_without_marks_below_rows_with_them_is_empty():
    assert states(two="\t■\t■\t\t\t\t\t\t")[0] == ["empty", "known"]


def test_a_blank_table_of_tasks_is_no_budget_though_one_is_called_as_a_source():
    document = read_text("공약명 : 나루터 고치기\n□ 추진일정\n구분\t2023\t2024\n설계\t\t\n공사\t\t\n")
    assert document.pledges[0].budget is None
    assert "TABLE_NOT_READ" in codes(document)
