"""Tables that list pledges: one a row, a block of rows, under any head, with totals and lines between."""

import pytest
from convert.reading import read_text
from page_builders import outline_of, pledges_of, table, tabs


def told(read):
    pledge = read.value
    return (pledge.number, pledge.title, pledge.sector, pledge.departments.lead)


def amounts(pledge):
    return {(c.source, c.period, c.basis): c.amount for c in pledge.budget.cells}


UNIT = "(단위: 백만원)"
ROWS = table(
    ["연번", "분야", "공약명", "소관부서", "총사업비", "국비", "시비"],
    ["1", "복지", "어르신 일자리", "복지과", "100", "40", "60"],
    ["2", "^", "경로당 신축", "복지과", "200", "-", "200"],
    ["3", "교통", "공영주차장", "교통과", "50", "50", "-"],
)


def test_each_row_is_a_pledge():
    assert [told(read) for read in pledges_of(UNIT, ROWS)] == [
        ("1", "어르신 일자리", "복지", ("복지과",)),
        ("2", "경로당 신축", "복지", ("복지과",)),
        ("3", "공영주차장", "교통", ("교통과",)),
    ]


def test_sources_across_are_the_total_by_source():
    first = pledges_of(UNIT, ROWS)[0].value
    assert amounts(first) == {
        ("total", "total", "plan"): 100_000_000,
        ("national", "total", "plan"): 40_000_000,
        ("local", "total", "plan"): 60_000_000,
    }


def test_a_block_of_rows_is_a_pledge():
    block = table(
        ["연번", "공약명", "재원", "계", "2022년", "2023년"],
        ["1", "어르신 일자리", "계", "3", "1", "2"],
        ["^", "^", "국비", "1", "1", "-"],
        ["^", "^", "시비", "2", "-", "2"],
        ["2", "경로당 신축", "계", "5", "5", "-"],
        ["^", "^", "시비", "5", "5", "-"],
    )
    one, two = (read.value for read in pledges_of(UNIT, block))
    assert one.budget.sources == ("total", "national", "local")
    assert one.budget.periods == ("total", "2022", "2023")
    assert amounts(one)["local", "2023", "plan"] == 2_000_000
    assert amounts(two)["local", "2022", "plan"] == 5_000_000


def test_a_head_of_two_rows_groups_the_years():
    head = table(
        ["연번", "공약명", "담당부서", "연도별 사업비(백만원)", "<", "<"],
        ["^", "^", "^", "계", "2022년", "2023년"],
        ["1", "어르신 일자리", "복지과", "3", "1", "2"],
        ["2", "경로당 신축", "복지과", "5", "5", "-"],
    )
    one, two = (read.value for read in pledges_of(head))
    assert amounts(one) == {
        ("total", "total", "plan"): 3_000_000,
        ("total", "2022", "plan"): 1_000_000,
        ("total", "2023", "plan"): 2_000_000,
    }
    assert two.departments.lead == ("복지과",)


def test_planned_secured_and_executed_amounts_stay_apart():
    rows = tabs("""
        연번 | 공약명 | 구분 | 계 | 국비 | 시비
        1 | 어르신 일자리 | 계획 | 100 | 50 | 50
          |               | 집행 | 30 | 20 | 10
        2 | 경로당 신축 | 계획 | 200 | - | 200
          |               | 집행 | - | - | -
    """)
    one = pledges_of(UNIT, rows)[0].value
    assert amounts(one)["national", "total", "plan"] == 50_000_000
    assert amounts(one)["national", "total", "executed"] == 20_000_000


def test_years_may_stand_down_the_side_of_each_pledge():
    rows = tabs("""
        연번 | 공약명 | 연도 | 계 | 국비 | 시비
        1 | 어르신 일자리 | 계 | 30 | 10 | 20
          |               | 2022 | 10 | 5 | 5
          |               | 2023 | 20 | 5 | 15
        2 | 경로당 신축 | 계 | 7 | - | 7
          |               | 2022 | 7 | - | 7
    """)
    one = pledges_of(UNIT, rows)[0].value
    assert amounts(one)["local", "2023", "plan"] == 15_000_000


def test_status_rate_and_classes_have_columns():
    rows = tabs("""
        관리번호 | 공약명 | 신규/계속 | 임기내/후 | 추진상황 | 이행률(%)
        1-1 | 어르신 일자리 | 신규 | 임기 내 | 정상추진 | 45
        1-2 | 경로당 신축 | 계속 | 임기 후 | 완료 | 100
    """)
    one = pledges_of(rows)[0].value
    assert (one.number, one.status.code, one.status.rate.value) == ("1-1", "on_track", "45")
    assert (one.classification.continuity, one.classification.completion) == ("new", "within_term")


def test_a_mark_below_a_status_is_that_status():
    rows = tabs("""
        연번 | 공약명 | 완료 | 정상추진 | 보류
        1 | 어르신 일자리 | ○ |  |
        2 | 경로당 신축 |  | ○ |
        3 | 공영주차장 |  |  | ○
    """)
    assert [read.value.status.code for read in pledges_of(rows)] == ["completed", "on_track", "on_hold"]


def test_a_line_between_rows_names_their_sector():
    rows = table(
        ["번호", "공약명", "담당부서"],
        ["복지 분야(2개)", "<", "<"],
        ["1", "어르신 일자리", "복지과"],
        ["2", "경로당 신축", "복지과"],
        ["교통 분야(1개)", "<", "<"],
        ["3", "공영주차장", "교통과"],
    )
    assert [read.value.sector for read in pledges_of(rows)] == ["복지", "복지", "교통"]


def test_totals_are_no_pledges():
    rows = table(
        ["연번", "분야", "공약명", "총사업비"],
        ["합계", "<", "<", "300"],
        ["1", "복지", "어르신 일자리", "100"],
        ["2", "복지", "경로당 신축", "200"],
        ["소계", "<", "<", "300"],
        ["※ 2023년 1월 기준", "<", "<", "<"],
    )
    assert [read.value.title for read in pledges_of(UNIT, rows)] == ["어르신 일자리", "경로당 신축"]


TOTALS = [("350", []), ("355", ["350", "355", "-5"])]


@pytest.mark.parametrize(("printed", "words"), TOTALS)
def test_a_total_is_held_against_its_rows(printed, words):
    lines = [
        UNIT,
        "번호\t공약명\t담당부서\t계",
        "1\t어르신 일자리\t복지과\t100",
        "2\t경로당 신축\t복지과\t200",
        "소계\t\t\t300",
        "3\t공영주차장\t교통과\t50",
        "소계\t\t\t50",
        f"총계\t\t\t{printed}",
    ]
    found = [f.message_en for f in read_text("\n".join(lines)).findings if f.code == "LIST_TOTAL_MISMATCH"]
    assert [all(word in one for word in words) for one in found] == [True] * bool(words)


def test_a_source_row_that_lost_its_merged_cells_stands_below_its_heads():
    rows = tabs("""
        연번 | 분야 | 공약명 | 재원 | 계 | 2022년 | 2023년
        1 | 복지 | 어르신 일자리 | 계 | 3 | 1 | 2
        국비 | 1 | 1 | -
        시비 | 2 | - | 2
        2 | 복지 | 경로당 신축 | 계 | 5 | 5 | -
    """)
    one = pledges_of(UNIT, rows)[0].value
    assert amounts(one)["local", "2023", "plan"] == 2_000_000


def test_a_row_with_a_cell_too_few_has_no_amounts_and_is_told():
    rows = tabs("""
        연번 | 공약명 | 계 | 2022년 | 2023년
        1 | 어르신 일자리 | 3 | 1 | 2
        2 | 경로당 신축 | 5 | 5
    """)
    two = pledges_of(UNIT, rows)[1]
    assert two.value.title == "경로당 신축"
    assert two.value.budget is None
    assert "TABLE_WIDTH_MISMATCH" in [f.code for f in two.findings]


def test_parts_of_a_pledge_are_not_added_to_it():
    rows = tabs("""
        연번 | 공약명 | 세부사업명 | 총사업비 | 2022 | 2023
        1 | 어르신 일자리 | 소계 | 30 | 10 | 20
          |               | 일자리센터 | 20 | 5 | 15
          |               | 교육 | 10 | 5 | 5
        2 | 경로당 신축 | 경로당 | 30 | 10 | 20
    """)
    one = pledges_of(UNIT, rows)[0].value
    assert amounts(one)["total", "total", "plan"] == 30_000_000
    assert one.tables


def test_words_below_years_are_targets():
    rows = tabs("""
        분야 | 공약명 | 2022 | 2023
        복지 | 어르신 일자리 | 설계 | 착공
        복지 | 경로당 신축 | 조사 | 설계
    """)
    one = pledges_of(rows)[0].value
    assert [(t.year, t.milestones) for t in one.targets] == [(2022, ("설계",)), (2023, ("착공",))]


def test_a_block_cut_by_a_page_break_with_its_labels_again_is_one_pledge():
    rows = table(
        ["연번", "공약명", "재원", "계"],
        ["1", "어르신 일자리", "계", "3"],
        ["1", "어르신 일자리", "시비", "3"],
        ["2", "경로당 신축", "계", "5"],
    )
    assert [read.value.title for read in pledges_of(UNIT, rows)] == ["어르신 일자리", "경로당 신축"]


def test_the_head_again_on_the_next_page_is_no_pledge():
    head = ["연번", "공약명", "부서"]
    rows = table(head, ["1", "어르신 일자리", "복지과"], head, ["2", "경로당 신축", "복지과"])
    assert [read.value.title for read in pledges_of(rows)] == ["어르신 일자리", "경로당 신축"]


def test_a_form_with_its_labels_on_top_is_no_list():
    form = table(
        ["관리번호", "공약명", "주관부서"],
        ["1", "어르신 일자리", "복지과"],
        ["사업목적", "소득 보장", "<"],
        ["기대효과", "활력", "<"],
    )
    (read,) = pledges_of(form)
    assert read.value.title == "어르신 일자리"


def test_two_lists_of_the_same_pledges_are_one():
    names = table(["연번", "공약명", "부서"], ["1", "어르신 일자리", "복지과"], ["2", "경로당 신축", "복지과"])
    money = table(["연번", "공약명", "총사업비"], ["1", "어르신 일자리", "100"], ["2", "경로당 신축", "200"], ordinal=2)
    reads = pledges_of(names, UNIT, money)
    assert [read.value.departments.lead for read in reads] == [("복지과",), ("복지과",)]
    assert amounts(reads[1].value) == {("total", "total", "plan"): 200_000_000}


def test_a_list_of_300_rows_is_300_pledges():
    rows = [[str(n), f"공약 과제 {n}호", "복지과", str(n)] for n in range(1, 301)]
    made = outline_of(UNIT, table(["연번", "공약명", "부서", "총사업비"], *rows))
    assert len(made.pledges) == 300


def test_a_divider_above_a_list_names_the_sector_of_its_rows():
    head = ["연번", "공약명", "주관부서"]
    lists = [
        table(head, ["1", "어르신 일자리", "복지과"], ["2", "경로당 신축", "복지과"]),
        table(head, ["3", "공영주차장", "교통과"], ordinal=2),
    ]
    reads = pledges_of("공약 총괄표\n□ 복지 분야", lists[0], "□ 교통 분야", lists[1])
    assert [read.value.sector for read in reads] == ["복지", "복지", "교통"]


def test_a_list_with_a_pledge_a_column_is_turned():
    turned = table(
        ["공약명", "어르신 일자리", "경로당 신축", "공영주차장"],
        ["분야", "복지", "복지", "교통"],
        ["총사업비(백만원)", "10", "20", "30"],
    )
    reads = [read.value for read in pledges_of(turned)]
    assert [(one.title, one.sector) for one in reads][2] == ("공영주차장", "교통")
    assert amounts(reads[1]) == {("total", "total", "plan"): 20_000_000}


def test_what_the_years_of_the_term_come_to_is_not_the_total_of_all():
    rows = table(
        ["연번", "공약명", "기투자", "임기내", "<", "<", "임기후"],
        ["^", "^", "^", "소계", "2022", "2023", "^"],
        ["1", "어르신 일자리", "1", "8", "4", "4", "1"],
        ["2", "경로당 신축", "-", "2", "1", "1", "-"],
    )
    one = pledges_of(UNIT, rows)[0]
    assert ("total", "total", "plan") not in amounts(one.value)
    assert "8" in [extra.text for extra in one.value.extras]


def test_figures_below_the_head_of_titles_are_no_pledge():
    rows = [
        ["1", "어르신 일자리", "100"],
        ["2", "경로당 신축", "200"],
        ["3", "공영주차장", "50"],
        ["4", "숲길 잇기", "70"],
    ]
    read = pledges_of(UNIT, table(["연번", "공약명", "총사업비"], *rows, ["5", "마을 회관", "30"], ["20", "30", "40"]))
    assert [one.value.title for one in read] == [*(row[1] for row in rows), "마을 회관"]
