"""The money of a plan in the layouts that cities print: each page as HTML, which tells merged cells, and as text."""

from __future__ import annotations

from html import escape

import pytest

from pipeline.convert import Options, assemble
from pipeline.readers import read_bytes
from schemas import Pledge, PledgeDocument, Source

HEAD = "공약명 : 뱃길 복원"
BUDGET = "□ 연차별 투자계획\n(단위 : 백만원)"
MILLION = 1_000_000

Rows = list[list[str]]


def _html(rows: Rows) -> str:
    shown = []
    for r, row in enumerate(rows):
        cells = []
        for c, text in enumerate(row):
            if text in {"<", "^"}:
                continue
            wide = next((n for n in range(1, len(row) - c) if row[c + n] != "<"), len(row) - c)
            tall = next((n for n in range(1, len(rows) - r) if rows[r + n][c] != "^"), len(rows) - r)
            words = escape(text).replace("\n", "<br>")
            cells.append(f'<td colspan="{wide}" rowspan="{tall}">{words}</td>')
        shown.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(shown)}</table>"


def _tabs(rows: Rows) -> str:
    return "\n".join("\t".join("" if text in {"<", "^"} else text for text in row) for row in rows)


def page(form: str, *blocks: str | Rows) -> str:
    if form == "text":
        return "\n".join([HEAD, *(block if isinstance(block, str) else _tabs(block) for block in blocks)])
    lines = [
        "".join(f"<p>{escape(line)}</p>" for line in block.split("\n")) if isinstance(block, str) else _html(block)
        for block in (HEAD, *blocks)
    ]
    return f"<html><body>{''.join(lines)}</body></html>"


def read(form: str, *blocks: str | Rows) -> PledgeDocument:
    data = page(form, *blocks).encode()
    source = Source(path=f"plan.{form}", sha256="0" * 64, format=form, bytes=len(data), pages=None)
    return assemble(read_bytes(data), source, Options())


def only(document: PledgeDocument) -> Pledge:
    (pledge,) = document.pledges
    assert pledge.title == "뱃길 복원"
    return pledge


def amounts(pledge: Pledge) -> dict[tuple[str, str, str], int | None]:
    assert pledge.budget is not None
    return {
        (c.basis, c.source, c.period): None if c.amount is None else c.amount // MILLION for c in pledge.budget.cells
    }


def codes(document: PledgeDocument) -> set[str]:
    """Findings that doubt an amount."""
    return {finding.code for finding in document.findings if finding.severity != "info"}


BOTH = pytest.mark.parametrize("form", ["html", "text"])

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
    assert codes(document) <= {"BUDGET_YEARS_GAP"}


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
