"""Heads that say a year and what stands below it: plan and result of a year side by side."""

import pytest
from page_builders import pledges_of, table, tabs, texts

from pipeline.structure.parted_heads import heads_parted

ROWS = [["창업 공간", "3개소", "2개소", "5개소", ""], ["참여 청년", "30명", "28명", "50명", ""]]
WORDS = [
    ("2026 계획", "2026 실적"),
    ("2026년 목표", "2026년 실적"),
    ("'26 계획", "'26 추진실적"),
    ("목표(2026)", "실적(2026)"),
]


def heads(plan, done):
    return ["구분", plan, done, plan.replace("26", "27"), done.replace("26", "27")]


@pytest.mark.parametrize(("plan", "done"), WORDS)
def test_what_is_planned_is_a_target_and_what_was_reached_stays_in_the_table(plan, done):
    (read,) = pledges_of("1-1. 창업 공간\n1. 연차별 추진목표", table(heads(plan, done), *ROWS))
    told = [(one.year, one.indicators[0].name, one.indicators[0].value) for one in read.value.targets]
    assert told == [
        (2026, "창업 공간", "3"),
        (2027, "창업 공간", "5"),
        (2026, "참여 청년", "30"),
        (2027, "참여 청년", "50"),
    ]
    assert [list(row) for row in read.value.tables[0].rows] == ROWS
    assert "TARGET_RESULTS_KEPT" in [one.code for one in read.findings]


def test_years_over_plan_and_result_are_read_alike():
    two = [["구분", "2026년", "<", "2027년", "<"], ["^", "계획", "실적", "계획", "실적"], *ROWS]
    (read,) = pledges_of("1-1. 창업 공간\n1. 연차별 추진목표", table(*two))
    assert [(one.year, one.indicators[0].value) for one in read.value.targets][:2] == [(2026, "3"), (2027, "5")]


def test_amounts_of_plan_and_result_are_those_of_their_year():
    rows = [
        ["계", "60", "20", "15", "40", "-"],
        ["국비", "30", "10", "10", "20", "-"],
        ["시비", "30", "10", "5", "20", "-"],
    ]
    said = table(["구분", "총계", *heads("2026 계획", "2026 실적")[1:]], *rows)
    (read,) = pledges_of("1-1. 창업 공간\n1. 연차별 투자계획\n(단위 : 백만원)", said)
    cells = {(one.source, one.period, one.basis): one.amount for one in read.value.budget.cells}
    assert (cells["total", "2026", "plan"], cells["total", "2026", "executed"]) == (20_000_000, 15_000_000)
    assert (cells["total", "total", "plan"], cells["local", "2027", "plan"]) == (60_000_000, 20_000_000)


def test_heads_that_are_neither_stay_beside_those_that_are():
    made = heads_parted(table(["구분", "2026 계획", "2026 실적", "달성률"], ["공간", "3", "2", "67%"]))
    assert texts(made)[:2] == [["구분", "2026", "2026", "달성률"], ["구분", "계획", "실적", "달성률"]]


def test_rows_of_a_text_keep_their_cells():
    made = heads_parted(tabs("구분 | 2026 계획 | 2026 실적\n공간 | 3 | 2"))
    assert texts(made) == [["구분", "2026", "2026"], ["", "계획", "실적"], ["공간", "3", "2"]]


@pytest.mark.parametrize(
    "row", [["구분", "2026(계획)", "2027(계획)"], ["구분", "2026년 준공", "2027년 개관"], ["구분", "2026", "2027"]]
)
def test_heads_without_several_words_for_a_year_are_as_they_are(row):
    made = table(row, ["공간", "3", "2"])
    assert heads_parted(made) is made


def test_a_list_of_words_keeps_what_its_heads_say():
    listed = table(
        ["번호", "공약명", *heads("2026 계획", "2026 실적")[1:]],
        ["1", "창업 공간", "설계", "설계 완료", "착공", ""],
        ["2", "두레 밥상", "3개소", "2개소", "5개소", ""],
    )
    first, _ = pledges_of(listed)
    assert [extra.label for extra in first.value.extras] == ["2026 계획", "2026 실적", "2027 계획"]
