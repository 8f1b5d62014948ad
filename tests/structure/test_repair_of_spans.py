"""Tables from text files, whose merged cells are lost: put right where the row itself shows how, else in doubt."""

import pytest
from page_builders import table, tabs, texts

from pipeline.structure.repair import repair

BUDGET = """
구분    | 총계 | 기투자 | 2022년 | 2023년 |
계      | 60   | 10     | 20     | 30     |
재 원 별 | 국비 | 30     | 5      | 10     | 15
        | 도비 | 20     | 5      | 5      | 10
        | 시비 | 10     | -      | 5      | 5
"""


def mended(text):
    made = repair(tabs(text))
    return texts(made.table), [finding.code for finding in made.findings], set(made.doubtful)


def test_a_table_with_its_spans_is_left_alone():
    exact = table(["구분", "2022", "2023"], ["", "1", ""])
    assert repair(exact).table is exact


def test_a_head_that_lost_its_second_column_is_read_over_the_labels():
    rows, codes, doubtful = mended(BUDGET)
    assert rows[0] == ["구분", "구분", "총계", "기투자", "2022년", "2023년"]
    assert rows[1] == ["계", "계", "60", "10", "20", "30"]
    assert rows[3] == ["재 원 별", "도비", "20", "5", "5", "10"]
    assert (codes, doubtful) == (["TABLE_HEADER_SPAN"], set())


def test_a_row_with_other_numbers_of_values_is_in_doubt():
    _, codes, doubtful = mended(BUDGET.replace("| 5      | 10     | 15", "| 10 | 15"))
    assert doubtful == {2}
    assert "TABLE_WIDTH_MISMATCH" in codes


def test_a_row_whose_last_cell_is_blank_among_full_ones_is_told():
    _, codes, _ = mended("구분 | 총계 | 2022년 | 2023년\n계 | 60 | 20 | 40\n국비 | 30 | 30 |\n도비 | 30 | 10 | 20")
    assert codes == ["TABLE_ROW_DOUBTFUL"]


def test_a_column_that_is_blank_for_most_rows_is_no_sign_of_a_shift():
    _, codes, _ = mended("구분 | 총계 | 2022년 | 2023년\n계 | 60 | 60 |\n국비 | 30 | 30 |\n도비 | 30 | 10 | 20")
    assert codes == []


def test_figures_are_never_taken_for_labels():
    _, _, doubtful = mended("구분 | 총계 | 2022년 | 2023년\n계 | 60 | 20 | 40 | 70\n국비 | 60 | 20 | 40")
    assert doubtful == {1}


ROAD_MAP = """
세부내용 | 2022년 |  |  |  | 2023년 |  |  |  | 비고 | |
         | 1 | 2 | 3 | 4 | 1 | 2 | 3 | 4 |  | |
설계     | ● |   |   |   |   |   |   |   | 경로당 신축 | |
착공     |   | ● | ● |   |   |   |   |   |  | |
홍보     |   |   |   |   | ● | ● |   |   |  | | 홍보 강화
"""


def test_a_road_map_keeps_its_columns_and_its_remarks():
    rows, codes, doubtful = mended(ROAD_MAP)
    assert rows[0] == ["세부내용", *["2022년"] * 4, *["2023년"] * 4, "비고"]
    assert [row[-1] for row in rows[2:]] == ["경로당 신축", "경로당 신축", "홍보 강화"]
    assert (codes, doubtful) == (["TABLE_CELL_MISPLACED"], set())


def test_a_road_map_row_with_two_remarks_is_in_doubt():
    _, codes, doubtful = mended(ROAD_MAP.replace("| | 홍보 강화", "| 홍보 | 홍보 강화"))
    assert doubtful == {4}
    assert "TABLE_WIDTH_MISMATCH" in codes


def test_a_road_map_whose_subheads_do_not_stand_under_the_years_is_in_doubt_as_a_whole():
    moved = ROAD_MAP.replace("         | 1 |", "         |  | 1 |")
    _, codes, doubtful = mended(moved)
    assert doubtful == set(range(5))
    assert codes[0] == "TABLE_WIDTH_MISMATCH"


def test_rows_pushed_to_the_left_go_back():
    rows, codes, _ = mended(
        "구 분 |  | 주요기능\n핵심 | 거점지구 | 연구개발\n배후 | 촉진지구 | 기술사업화\n | | 인력양성\n | 시험 인증 |"
    )
    assert rows[-2:] == [["배후", "촉진지구", "인력양성"], ["배후", "촉진지구", "시험 인증"]]
    assert codes == ["TABLE_ROW_SHIFTED"]


def test_rows_of_other_widths_are_told():
    _, codes, doubtful = mended(
        "시설 | 위치 | 면적\n경로당 | 가람동\n회관 | 나루동 | 100㎡\n쉼터 | 다온동 | 50㎡ | 신축"
    )
    assert codes == ["TABLE_WIDTH_MISMATCH"]
    assert doubtful


def test_a_heading_over_the_whole_table_is_no_column():
    rows, _, _ = mended("공약실명제 | | |\n추진부서 | 도로과 | 과장 | 홍길동\n | | 담당자 | 이몽룡")
    assert rows[2] == ["추진부서", "도로과", "담당자", "이몽룡"]


@pytest.mark.parametrize("text", ["구분", "|", "구분 | 2022년 | 2023년", "연령 | 10 | 30\n가람 | 5 | 7"])
def test_small_tables_come_through(text):
    _, _, doubtful = mended(text)
    assert doubtful == set()


INDICATORS = """
지표명     | 단위 | 기준(2025) | 목표 |       |
           |      |            | 2026 | 2027  | 2028
일자리 창출 | 개   | 3,200      | 900  | 1,000 | 1,200
"""


def test_a_head_of_any_word_over_years_covers_them_and_figures_before_the_years_keep_their_heads():
    rows, codes, doubtful = mended(INDICATORS)
    assert rows[0] == ["지표명", "단위", "기준(2025)", "목표", "목표", "목표"]
    assert rows[1] == ["지표명", "단위", "기준(2025)", "2026", "2027", "2028"]
    assert rows[2] == ["일자리 창출", "개", "3,200", "900", "1,000", "1,200"]
    assert (codes, doubtful) == ([], set())


def test_a_row_that_lost_a_cell_before_the_years_is_in_doubt():
    assert mended(INDICATORS.replace("| 개   |", "|"))[2] == {2}
