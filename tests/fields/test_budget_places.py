"""Money told by project, in several tables, and in lines of words: as HTML, which tells merged cells, and as text."""

from __future__ import annotations

import pytest
from money_pages import BOTH, BUDGET, MILLION, Rows, amounts, codes, only, read

PROJECTS = [
    ["연번", "세부사업명", "사업기간", "사업비", "위치", "담당부서"],
    ["1", "뱃길 정비", "2022~2024", "600", "용궁동 일원", "하천과"],
    ["2", "포구 복원", "2023~2026", "400", "별주부항", "항만과"],
    ["계", "", "", "1,000", "", ""],
]


@BOTH
def test_a_table_of_projects(form: str) -> None:
    document = read(form, "□ 사업개요\n(단위 : 백만원)", PROJECTS)
    pledge = only(document)
    assert [(p.name, p.period.start, p.period.end, p.cost.amount, p.locations) for p in pledge.projects] == [
        ("뱃길 정비", "2022", "2024", 600 * MILLION, ("용궁동 일원",)),
        ("포구 복원", "2023", "2026", 400 * MILLION, ("별주부항",)),
    ]
    assert [(b.project, b.amount) for b in pledge.budget.breakdown] == [("p1", 600 * MILLION), ("p2", 400 * MILLION)]
    assert amounts(pledge) == {("plan", "total", "total"): 1000}
    assert codes(document) == set()


def test_a_table_of_projects_that_does_not_add_up_is_told() -> None:
    rows = [*PROJECTS[:3], ["계", "", "", "1,200", "", ""]]
    assert "SUM_MISMATCH" in codes(read("html", "□ 사업개요\n(단위 : 백만원)", rows))


def test_a_table_of_projects_with_their_sources_in_brackets_and_own_units() -> None:
    document = read(
        "html",
        "□ 사업개요",
        [["사업명", "기간", "사업비", "사업내용"], ["뱃길 정비", "2022~2024", "600백만원(국300, 시300)", "준설"], ["포구 복원", "2023", "4억원(시)", "안벽"]],
    )  # fmt: skip
    costs = [p.cost for p in only(document).projects]
    assert [cost.amount for cost in costs] == [600 * MILLION, 400 * MILLION]
    assert [[(part.source, part.amount) for part in cost.parts] for cost in costs] == [
        [("national", 300 * MILLION), ("local", 300 * MILLION)],
        [("local", 400 * MILLION)],
    ]


@BOTH
def test_a_budget_by_project_gives_the_total_and_its_breakdown(form: str) -> None:
    document = read(
        form,
        BUDGET,
        [["세부사업명", "계", "2022", "2023"], ["계", "100", "40", "60"], ["뱃길 정비", "30", "10", "20"], ["포구 복원", "70", "30", "40"]],
    )  # fmt: skip
    pledge = only(document)
    assert amounts(pledge) == {
        ("plan", "total", "total"): 100,
        ("plan", "total", "2022"): 40,
        ("plan", "total", "2023"): 60,
    }
    assert [(b.name, b.amount) for b in pledge.budget.breakdown] == [
        ("뱃길 정비", 30 * MILLION),
        ("포구 복원", 70 * MILLION),
    ]
    assert pledge.tables[0].rows[1] == ("뱃길 정비", "30", "10", "20")
    assert codes(document) == set()


BY_YEAR = [["구분", "계", "2022", "2023"], ["사업비", "10,000", "4,000", "6,000"]]


def _by_source(*cells: str) -> tuple[str, Rows]:
    return "○ 재원별 (단위 : 억원)", [["계", "국비", "도비", "시비"], [*cells]]


@BOTH
def test_two_tables_of_one_budget_in_two_units(form: str) -> None:
    document = read(form, "□ 연차별 투자계획\n○ 연도별 (단위 : 백만원)", BY_YEAR, *_by_source("100", "60", "10", "30"))
    found = amounts(only(document))
    assert found["plan", "total", "2023"] == 6000
    assert [found["plan", source, "total"] for source in ("total", "national", "regional", "local")] == [
        10000,
        6000,
        1000,
        3000,
    ]
    assert codes(document) <= {"TEXT_UNPLACED"}


@BOTH
@pytest.mark.parametrize(
    ("cells", "code"),
    [(("1,000", "600", "100", "300"), "MONEY_SCALE_CONFLICT"), (("120", "60", "30", "30"), "BUDGET_CONFLICT")],
)
def test_two_tables_that_differ_are_told_and_the_first_stands(form: str, cells: tuple[str, ...], code: str) -> None:
    document = read(form, "□ 연차별 투자계획\n○ 연도별 (단위 : 백만원)", BY_YEAR, *_by_source(*cells))
    assert {source for _, source, _ in amounts(only(document))} == {"total"}
    assert {code, "BUDGET_REPEATED"} <= codes(document)


@BOTH
def test_a_heading_over_a_table_says_what_its_amounts_are(form: str) -> None:
    rows = [
        ["구분", "계", "2022", "2023"],
        ["계", "90", "90", "-"],
        ["국비", "40", "40", "-"],
        ["시비", "50", "50", "-"],
    ]
    plan = [
        ["구분", "계", "2022", "2023"],
        ["계", "300", "100", "200"],
        ["국비", "100", "40", "60"],
        ["시비", "200", "60", "140"],
    ]
    document = read(form, "□ 연차별 투자계획\n○ 계획 (단위 : 백만원)", plan, "○ 집행 (단위 : 백만원)", rows)
    found = amounts(only(document))
    assert (found["plan", "local", "2023"], found["executed", "local", "2022"]) == (140, 50)
    assert len(found) == 18


PROSE = {
    "a line a year": (
        "□ 투자계획\n○ 총사업비: 120억원(국비 60, 도비 18, 시비 42)\n - 2025년: 100억원(국 50, 도 18, 시 32)\n - 2026년: 20억원(국 10, 시 10)",
        {("total", "total"): 12000, ("total", "2025"): 10000, ("local", "2025"): 3200, ("national", "2026"): 1000},
    ),
    "all years in one line": (
        "□ 투자계획\n○ 총사업비: 120억원\n○ 연도별: '26년 20억, '27년 40억, '28년 60억",
        {("total", "total"): 12000, ("total", "2026"): 2000, ("total", "2028"): 6000},
    ),
    "a line a source with its years": (
        "□ 연차별 투자계획\n - 국비 : 60억원('25년 20억원, '26년 40억원)\n - 시비 : 40억원('25년 10억원, '26년 30억원)\n - 계 : 100억원",
        {("national", "2026"): 4000, ("local", "total"): 4000, ("total", "total"): 10000},
    ),
    "years in brackets before the amount": (
        "□ 연차별 투자계획\n - (2022년) 10억원(시비)\n - (2023년) 20억원(시비)\n - 합계 30억원",
        {("total", "2022"): 1000, ("local", "2023"): 2000, ("total", "total"): 3000},
    ),
}  # fmt: skip


@BOTH
@pytest.mark.parametrize(("text", "expected"), PROSE.values(), ids=PROSE)
def test_a_budget_in_lines_of_words(form: str, text: str, expected: dict[tuple[str, str], int]) -> None:
    document = read(form, text)
    found = {(source, period): amount for (_, source, period), amount in amounts(only(document)).items()}
    assert {key: found.get(key) for key in expected} == expected
    assert "TEXT_UNPLACED" not in codes(document)


def test_lines_of_words_that_do_not_add_up_are_told() -> None:
    document = read("text", "□ 투자계획\n○ 총사업비: 120억원\n - 2025년: 90억원\n - 2026년: 20억원")
    assert "SUM_MISMATCH" in codes(document)


def test_sources_on_lines_below_a_cost_are_its_parts() -> None:
    (project,) = only(
        read("text", "□ 소요예산 : 120억원\n - 국비 : 60억원\n - 도비 : 18억원\n - 시비 : 42억원")
    ).projects
    assert [(part.source, part.amount) for part in project.cost.parts] == [
        ("national", 6000 * MILLION),
        ("regional", 1800 * MILLION),
        ("local", 4200 * MILLION),
    ]


def test_the_unit_of_a_column_head_counts_before_the_caption() -> None:
    document = read(
        "html", BUDGET, [["연도", "국비(천원)", "시비(백만원)"], ["2022", "1,000", "2"], ["2023", "3,000", "4"]]
    )
    found = amounts(only(document))
    assert (found["plan", "national", "2023"], found["plan", "local", "2023"]) == (3, 4)


def test_an_amount_with_sources_behind_it_is_no_year() -> None:
    document = read(
        "html", BUDGET, [["구분", "계", "2022", "2023"], ["사업비", "50(국20,시30)", "30(국10,시20)", "20(국10,시10)"]]
    )
    assert amounts(only(document))["plan", "local", "2022"] == 20


@pytest.mark.parametrize("whole", ["31.8(국20.2 도0 시11.6)", "31.8(국20.2, 시11.6)", "31.8억원(국 20.2, 시 11.6)"])
def test_sources_inside_a_cell_in_tenths_of_the_unit(whole: str) -> None:
    rows = [["구분", "계", "2022", "2023"], ["사업비", "41.8(국20.2 시21.6)", whole, "10(시10)"]]
    found = amounts(only(read("html", "□ 연차별 투자계획\n(단위 : 억원)", rows)))
    assert [found["plan", source, "2022"] for source in ("total", "national", "local")] == [3180, 2020, 1160]
