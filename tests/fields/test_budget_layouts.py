"""The money of one table in the layouts that cities print: as HTML, which tells merged cells, and as text."""

from __future__ import annotations

import pytest
from money_pages import BOTH, BUDGET, MILLION, Rows, amounts, codes, only, read
from page_builders import pledge_of, table

BASES = {
    "bases down, years across": [
        ["구분", "계", "2022", "2023"],
        ["계획", "300", "100", "200"],
        ["확보", "250", "100", "150"],
        ["집행", "90", "90", "-"],
    ],
    "bases across, years down": [
        ["연도", "계획", "확보", "집행"],
        ["2022", "100", "100", "90"],
        ["2023", "200", "150", "-"],
        ["계", "300", "250", "90"],
    ],
    "bases over years": [
        ["구분", "계획", "<", "<", "확보", "<", "<", "집행", "<", "<"],
        ["^", "계", "2022", "2023", "계", "2022", "2023", "계", "2022", "2023"],
        ["사업비", "300", "100", "200", "250", "100", "150", "90", "90", "-"],
    ],
}


@BOTH
@pytest.mark.parametrize("rows", BASES.values(), ids=BASES)
def test_what_is_planned_secured_and_spent_without_sources(form: str, rows: Rows) -> None:
    document = read(form, BUDGET, rows)
    assert amounts(only(document)) == {
        ("plan", "total", "total"): 300, ("plan", "total", "2022"): 100, ("plan", "total", "2023"): 200,
        ("secured", "total", "total"): 250, ("secured", "total", "2022"): 100, ("secured", "total", "2023"): 150,
        ("executed", "total", "total"): 90, ("executed", "total", "2022"): 90, ("executed", "total", "2023"): 0,
    }  # fmt: skip
    assert codes(document) == set()


@BOTH
def test_rates_stay_in_the_table_and_money_of_no_basis_is_told(form: str) -> None:
    document = read(
        form,
        BUDGET,
        [["재원", "당초", "추경", "집행액", "집행률"], ["계", "300", "320", "150", "46.9"], ["국비", "100", "120", "50", "41.7"],
         ["시비", "200", "200", "100", "50.0"]],
    )  # fmt: skip
    pledge = only(document)
    assert amounts(pledge)["plan", "total", "total"] == 300
    assert amounts(pledge)["executed", "local", "total"] == 100
    assert not {120 * MILLION, 320 * MILLION} & {c.amount for c in pledge.budget.cells}
    assert codes(document) == {"BUDGET_BASIS_UNKNOWN", "BUDGET_PERIOD_ASSUMED"}
    assert pledge.tables[0].rows[0] == ("계", "300", "320", "150", "46.9")


HEADS = {
    "up to a year": (["~2021", "2022", "2023", "2024 이후"], ["prior", "2022", "2023", "after_term"]),
    "a term of halves": (["2022.7~12", "2023", "2024", "2025.1~6"], ["2022-H2", "2023", "2024", "2025-H1"]),
    "halves by name": (["2022.하", "2023", "2024", "2025.상"], ["2022-H2", "2023", "2024", "2025-H1"]),
    "from July on": (["기투자", "2025", "2026.6월", "2026.7월 이후"], ["prior", "2025", "2026-H1", "after_term"]),
    "years counted, with their dates": (
        ["1차년도(2022)", "2차년도(2023)", "3차년도(2024)", "4차년도(2025)"],
        ["2022", "2023", "2024", "2025"],
    ),
}


@BOTH
@pytest.mark.parametrize(("heads", "periods"), HEADS.values(), ids=HEADS)
def test_heads_of_time_that_say_one_period(form: str, heads: list[str], periods: list[str]) -> None:
    document = read(
        form,
        BUDGET,
        [["구분", "계", *heads], ["계", "100", "40", "10", "20", "30"], ["국비", "40", "20", "10", "5", "5"],
         ["시비", "60", "20", "-", "15", "25"]],
    )  # fmt: skip
    found = amounts(only(document))
    assert [found["plan", "total", period] for period in periods] == [40, 10, 20, 30]
    assert codes(document) <= {"BUDGET_YEARS_GAP", "BUDGET_AFTER_BEGINS_IN_TERM"}


@BOTH
@pytest.mark.parametrize("heads", [("1차년도", "2차년도"), ("민선8기 1년차", "민선8기 2년차")])
def test_years_that_are_only_counted_are_never_dated(form: str, heads: tuple[str, str]) -> None:
    document = read(form, BUDGET, [["구분", "계", *heads], ["계", "100", "40", "60"], ["국비", "100", "40", "60"]])
    assert amounts(only(document)) == {("plan", "total", "total"): 100, ("plan", "national", "total"): 100}
    assert "PERIOD_HEAD_UNKNOWN" in codes(document)


@BOTH
def test_an_amount_of_several_years_is_no_years(form: str) -> None:
    document = read(
        form, BUDGET, [["구분", "계", "'22~'23", "2024"], ["계", "100", "60", "40"], ["국비", "100", "60", "40"]]
    )
    found = amounts(only(document))
    assert (found["plan", "total", "2022"], found["plan", "total", "2023"]) == (None, None)
    assert found["plan", "total", "2024"] == 40
    assert "BUDGET_YEARS_TOGETHER" in codes(document)
    assert "SUM_MISMATCH" not in codes(document)


@BOTH
@pytest.mark.parametrize("head", ["임기내 계", "임기내 소계", "2022~2023"])
def test_the_terms_own_sum_between_the_years_is_proved_and_left_out(form: str, head: str) -> None:
    document = read(
        form,
        BUDGET,
        [["구분", "총사업비", "기투자", "2022", "2023", head, "임기후"], ["계", "100", "40", "10", "25", "35", "25"],
         ["국비", "40", "20", "10", "5", "15", "5"], ["시비", "60", "20", "-", "20", "20", "20"]],
    )  # fmt: skip
    found = amounts(only(document))
    assert found["plan", "total", "after_term"] == 25
    assert {period for _, _, period in found} == {"total", "prior", "2022", "2023", "after_term"}
    assert codes(document) == set()


INSIDE = {
    "in brackets": ["1,500(국700 도300 시500)", "1,000(국500 도200 시300)", "500(국200, 도100, 시200)"],
    "one below the other": ["계 1,500\n국비 700\n도비 300\n시비 500", "계 1,000\n국비 500\n도비 200\n시비 300", "계 500\n국비 200\n도비 100\n시비 200"],
}  # fmt: skip


@pytest.mark.parametrize("cells", INSIDE.values(), ids=INSIDE)
def test_sources_inside_one_cell(cells: list[str]) -> None:
    document = read("html", BUDGET, [["구분", "계", "2022", "2023"], ["사업비", *cells]])
    found = amounts(only(document))
    assert [found["plan", source, "2022"] for source in ("total", "national", "regional", "local")] == [
        1000,
        500,
        200,
        300,
    ]
    assert len(found) == 12
    assert codes(document) == set()


def test_sources_inside_a_cell_that_do_not_add_up_are_told() -> None:
    rows = [
        ["구분", "계", "2022", "2023"],
        ["사업비", "2,000(국1,000 시1,000)", "1,000(국500 시500)", "1,000(국500 시900)"],
    ]
    document = read("html", BUDGET, rows)
    assert "SUM_MISMATCH" in codes(document)


@BOTH
def test_two_sources_fused_in_one_row(form: str) -> None:
    document = read(
        form,
        BUDGET,
        [["구분", "계", "2022", "2023"], ["계", "3,000", "1,000", "2,000"], ["시비", "1,500", "500", "1,000"],
         ["기타", "민자 1,000 기타 500", "민자 300 기타 200", "민자 700 기타 300"]],
    )  # fmt: skip
    found = amounts(only(document))
    assert (found["plan", "private", "total"], found["plan", "other", "2023"]) == (1000, 300)
    assert codes(document) == set()


def test_a_row_of_stacked_labels_and_amounts() -> None:
    document = read(
        "html", BUDGET, [["재원", "계", "2022", "2023"], ["계\n국비\n시비", "60\n40\n20", "20\n15\n5", "40\n25\n15"]]
    )
    assert amounts(only(document)) == {
        ("plan", "total", "total"): 60, ("plan", "total", "2022"): 20, ("plan", "total", "2023"): 40,
        ("plan", "national", "total"): 40, ("plan", "national", "2022"): 15, ("plan", "national", "2023"): 25,
        ("plan", "local", "total"): 20, ("plan", "local", "2022"): 5, ("plan", "local", "2023"): 15,
    }  # fmt: skip


YEARLY = {
    "years down": [["연도", "추진내용", "사업비"], ["2022", "기본계획 수립", "100"], ["2023", "착공", "200"], ["계", "", "300"]],
    "years across": [["구분", "2022", "2023", "계"], ["추진내용", "기본계획 수립", "착공", ""], ["사업비", "100", "200", "300"]],
}  # fmt: skip


@BOTH
@pytest.mark.parametrize("rows", YEARLY.values(), ids=YEARLY)
def test_what_is_done_in_a_year_beside_what_it_costs(form: str, rows: Rows) -> None:
    document = read(form, "□ 연도별 추진계획\n(단위 : 백만원)", rows)
    pledge = only(document)
    assert [(t.year, t.milestones) for t in pledge.targets] == [(2022, ("기본계획 수립",)), (2023, ("착공",))]
    assert {key[2]: value for key, value in amounts(pledge).items()} == {"2022": 100, "2023": 200, "total": 300}


def test_a_word_below_a_year_is_no_source_where_the_rows_name_the_sources():
    rows = (
        ["구분", "계", "2026년", "<", "2027년"],
        ["^", "^", "본예산", "추경", "^"],
        ["계", "500", "100", "100", "300"],
        ["국비", "200", "40", "40", "120"],
        ["시비", "300", "60", "60", "180"],
    )
    pledge = pledge_of("가람시 마을주치의\n□ 투자계획\n(단위 : 백만원)", table(*rows))
    found = {(cell.source, cell.period): cell.amount for cell in pledge.value.budget.cells}
    assert found["local", "2027"] == 180_000_000
    assert not [period for _, period in found if period == "2026"]
    assert "BUDGET_BASIS_UNKNOWN" in [finding.code for finding in pledge.findings]
