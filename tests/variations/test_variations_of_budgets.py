"""Variations 1 to 14, 27, 28 and 33 of the plans that cities print: budgets and amounts."""

import pytest
from generator.sheet import C, head
from plans import (
    BUDGET,
    HEADS,
    ROWS,
    TITLE,
    UNIT,
    budget_docx,
    budget_pdf,
    cells,
    codes,
    figures,
    flagged,
    one,
    read,
    states,
    with_budget,
    with_projects,
)

MILLION = 1_000_000
PERIODS = ["total", "prior", "2022", "2023", "2024", "2025", "2026", "after_term"]
WANTED = {
    (source, period): value * MILLION
    for source, name in (("total", "계"), ("national", "국비"), ("local", "시비"))
    for period, value in zip(PERIODS, ROWS[name], strict=True)
}


def amounts(pledge):
    """Zero, dash and blank are told apart elsewhere."""
    return {key: value or 0 for key, value in cells(pledge).items()}


def test_the_plain_budget_is_read():
    document = read(with_budget(BUDGET))
    assert amounts(document.pledges[0]) == WANTED
    assert not flagged(document)


TWO_ROWS = [
    (
        C("구분", rows=2, head=True), C("총계", rows=2, head=True), C("기투자", rows=2, head=True),
        C("임기내", columns=5, head=True), C("임기후", rows=2, head=True),
    ),
    head("’22", "’23", "’24", "’25", "’26"),
    *(figures(name, values) for name, values in ROWS.items()),
]  # fmt: skip


@pytest.mark.parametrize("made", [budget_docx, budget_pdf])
def test_01_a_header_in_two_rows_is_flattened_to_its_years(made):
    suffix = ".docx" if made is budget_docx else ".pdf"
    document = read(made(*TWO_ROWS, widths=9, heads=2), suffix)
    assert amounts(document.pledges[0]) == WANTED
    assert not flagged(document)


@pytest.mark.parametrize(("corner", "unit"), [("구분(백만원)", ""), ("구분", UNIT), ("구분(백만원)", UNIT)])
def test_02_a_unit_may_stand_in_the_corner_or_in_the_caption(corner, unit):
    lines = [HEADS.replace("구분", corner), *BUDGET[1:]]
    assert amounts(one(with_budget(lines, unit=unit))) == WANTED


def test_02_two_units_that_differ_are_told():
    document = read(with_budget([HEADS.replace("구분", "구분(천원)"), *BUDGET[1:]]))
    assert flagged(document)


def test_03_a_total_in_eok_equals_a_table_in_cheonwon():
    lines = [HEADS, *("\t".join([name, *(f"{v * 1000:,}" for v in values)]) for name, values in ROWS.items())]
    document = read(with_budget(lines, unit="- 총사업비 : 1억원(국 0.5, 시 0.5)\n(단위 : 천원)"))
    assert amounts(document.pledges[0]) == WANTED
    assert document.pledges[0].budget.stated_total.amount == 100 * MILLION
    assert "STATED_TOTAL_CONFLICT" not in codes(document)


YEARS = ["'22\t'23\t'24\t'25\t'26", "’22\t’23\t’24\t’25\t’26", "22년\t23년\t24년\t25년\t26년",
         "2022(A)\t2023(B)\t2024(C)\t2025(D)\t2026(E)"]  # fmt: skip


@pytest.mark.parametrize("years", YEARS)
def test_04_year_heads_in_every_spelling(years):
    heads = f"구분\t총계\t기투자\t{years}\t임기후"
    assert amounts(one(with_budget([heads, *BUDGET[1:]]))) == WANTED


def test_04_a_half_year_stays_a_half():
    lines = ["구분\t총계\t2022.하\t2023년\t2026.상", "계\t30\t10\t10\t10", "시비\t30\t10\t10\t10"]
    pledge = one(with_budget(lines))
    assert pledge.budget.periods == ("total", "2022-H2", "2023", "2026-H1")


@pytest.mark.parametrize("total", ["합계", "합 계", "계", "총계", "소계", "총 액"])
def test_05_a_total_row_has_many_names(total):
    assert amounts(one(with_budget([HEADS, BUDGET[1].replace("계", total, 1), *BUDGET[2:]]))) == WANTED


def test_05_the_totals_may_come_last():
    order = [0, 2, 3, 4, 5, 6, 7, 8, 1]
    lines = ["\t".join(line.split("\t")[at] for at in order) for line in (HEADS, BUDGET[2], BUDGET[3], BUDGET[1])]
    assert amounts(one(with_budget(lines))) == WANTED


def test_06_a_missing_total_row_is_told_and_not_made_up():
    document = read(with_budget([HEADS, *BUDGET[2:]]))
    assert amounts(document.pledges[0]) == {key: value for key, value in WANTED.items() if key[0] != "total"}
    assert "TOTAL_MISSING" in codes(document)


def test_07_a_missing_source_row_names_the_gap():
    document = read(with_budget([HEADS, BUDGET[1], BUDGET[3]]))
    (noted, *_) = [finding for finding in document.findings if finding.code == "SUM_MISMATCH"]
    assert noted.severity in {"warning", "error"}
    assert "50" in noted.message_en + noted.message_ko


def test_08_a_gap_of_rounding_is_no_error():
    lines = [HEADS, BUDGET[1].replace("계\t100\t10", "계\t101\t10"), *BUDGET[2:]]
    document = read(with_budget(lines))
    assert "SUM_ROUNDING" in codes(document)
    assert "SUM_MISMATCH" not in codes(document)


def test_08_a_copying_error_names_the_row():
    lines = [HEADS.replace("\t2022", "\t2022"), BUDGET[1], BUDGET[2], BUDGET[3].replace("시비\t50", "시비\t9500")]
    document = read(with_budget(lines))
    noted = [finding for finding in document.findings if finding.code == "SUM_MISMATCH"]
    assert noted
    assert any((finding.pointer or "").startswith("/pledges/0/budget/cells/") for finding in noted)


def test_09_a_point_among_thousands_is_no_decimal():
    heads = "구분\t총계\t2023년\t2024년"
    lines = [heads, "계\t48,788\t24.394\t24,394", "국비\t30,000\t15,000\t15,000", "시비\t18,788\t9,394\t9,394"]
    document = read(with_budget(lines))
    assert "MONEY_SEPARATOR_SUSPECT" in codes(document)
    assert cells(document.pledges[0])["total", "2023"] in {None, 24_394 * MILLION}


def test_10_blank_dash_zero_and_no_budget_are_four_things():
    lines = ["구분\t총계\t2022년\t2023년\t2024년\t2025년", "계\t10\t\t-\t0\t10", "시비\t10\t\t-\t비예산\t10"]
    pledge = one(with_budget(lines))
    found = states(pledge)
    assert [found["total", year] for year in ("2022", "2023", "2024")] == ["blank", "dash", "zero"]
    assert found["local", "2024"] == "not_applicable"
    assert cells(pledge)["total", "2022"] is None


def test_10_a_row_that_lost_its_blanks_is_never_read_by_index():
    lines = ["구분\t총계\t기투자\t2022년\t2023년\t2024년\t2025년\t2026년", "계\t157,425\t150\t12,957\t20,589\t123,729",
             "시비\t157,425\t150\t12,957\t20,589\t123,729"]  # fmt: skip
    document = read(with_budget(lines))
    budget = document.pledges[0].budget
    printed = {cell.period: cell.amount for cell in (budget.cells if budget else ()) if cell.amount}
    assert set(printed) <= {"total"}
    assert {"TABLE_WIDTH_MISMATCH", "TABLE_NOT_READ", "BUDGET_UNPROVED", "TABLE_ROW_DOUBTFUL"} & codes(document)


COLLAPSED = [
    # the head and the total row lost a column to a merged cell; nothing did; the total row alone did
    ["구분\t총계\t2023년\t2024년\t", "계\t30\t10\t20\t", "재원별\t국비\t20\t5\t15", "\t시비\t10\t5\t5"],
    ["구분\t\t총계\t2023년\t2024년", "계\t\t30\t10\t20", "재원별\t국비\t20\t5\t15", "\t시비\t10\t5\t5"],
    ["구분\t\t총계\t2023년\t2024년", "계\t30\t10\t20\t", "재원별\t국비\t20\t5\t15", "\t시비\t10\t5\t5"],
]


@pytest.mark.parametrize("lines", COLLAPSED)
def test_11_a_label_over_two_columns_may_be_collapsed(lines):
    found = cells(one(with_budget(lines)))
    assert found == {
        ("total", "total"): 30 * MILLION, ("total", "2023"): 10 * MILLION, ("total", "2024"): 20 * MILLION,
        ("national", "total"): 20 * MILLION, ("national", "2023"): 5 * MILLION, ("national", "2024"): 15 * MILLION,
        ("local", "total"): 10 * MILLION, ("local", "2023"): 5 * MILLION, ("local", "2024"): 5 * MILLION,
    }  # fmt: skip


SMALL = {("total", "total"): 30, ("total", "2023"): 10, ("national", "2023"): 5, ("local", "2024"): 5}


def test_12_a_vertical_label_in_one_cell():
    rows = [
        (C("구분", columns=2, head=True), *head("총계", "2023년", "2024년")),
        (C("계", columns=2), C("30"), C("10"), C("20")),
        (C("재\n원\n별", rows=2), C("국비"), C("20"), C("5"), C("15")),
        (C("시비"), C("10"), C("5"), C("5")),
    ]
    found = cells(one(budget_docx(*rows, widths=5), ".docx"))
    assert {key: found[key] for key in SMALL} == {key: value * MILLION for key, value in SMALL.items()}


def test_12_a_vertical_label_with_a_letter_a_row():
    lines = [
        "구분\t\t총계\t2023년\t2024년",
        "계\t\t30\t10\t20",
        "재\t국비\t15\t5\t10",
        "원\t도비\t5\t-\t5",
        "별\t시비\t10\t5\t5",
    ]
    found = cells(one(with_budget(lines)))
    assert (found["total", "total"], found["national", "2023"], found["regional", "2024"], found["local", "2024"]) == (
        30 * MILLION, 5 * MILLION, 5 * MILLION, 5 * MILLION
    )  # fmt: skip


def test_14_plan_secured_and_executed_side_by_side_are_three_budgets():
    rows = [
        (C("구분", rows=2, head=True), C("계획", columns=3, head=True), C("확보", columns=3, head=True),
         C("집행", columns=3, head=True)),
        head(*["총계", "2023년", "2024년"] * 3),
        figures("계", [30, 10, 20, 15, 10, 5, 9, 9, 0]),
        figures("국비", [20, 5, 15, 10, 5, 5, 4, 4, 0]),
        figures("시비", [10, 5, 5, 5, 5, 0, 5, 5, 0]),
    ]  # fmt: skip
    pledge = one(budget_docx(*rows, widths=10, heads=2), ".docx")
    assert cells(pledge, "plan")["national", "2024"] == 15 * MILLION
    assert cells(pledge, "secured")["national", "total"] == 10 * MILLION
    assert cells(pledge, "executed")["local", "2023"] == 5 * MILLION


PROSE = [
    ("사업비 : 1조 2,345억", 1_234_500_000_000),
    ("사업비 : 1조824억여원", 1_082_400_000_000),
    ("사업비 : 2천4백만원", 24_000_000),
    ("사업비 : 약 30억원", 3_000_000_000),
    ("사업비 : 238억 5천7백만원", 23_857_000_000),
]


@pytest.mark.parametrize(("line", "won"), PROSE)
def test_27_an_amount_in_words(line, won):
    (project,) = one(with_projects("사업기간 : 2022. 7. ~ 2026. 6.", line)).projects
    assert project.cost is not None
    assert project.cost.amount == won


def test_27_a_range_is_a_range_and_shares_are_no_amounts():
    (project,) = one(with_projects("사업기간 : 2022. 7. ~ 2026. 6.", "사업비 : 100~150억")).projects
    assert (project.cost.amount, project.cost.min, project.cost.max) == (None, 10_000_000_000, 15_000_000_000)
    document = read(with_projects("사업기간 : 2022. 7. ~ 2026. 6.", "사업비 : 100억원(국비 70%·도비 30%)"))
    cost = document.pledges[0].projects[0].cost
    assert cost.amount == 10_000_000_000
    assert not any(part.amount in {70, 30} for part in cost.parts)


@pytest.mark.parametrize("minus", ["△5", "(5)"])
def test_27_a_negative_amount_in_a_table(minus):
    document = read(with_budget(["구분\t총계\t2023년\t2024년", f"계\t5\t10\t{minus}", f"시비\t5\t10\t{minus}"]))
    found = cells(document.pledges[0])["local", "2024"]
    assert found == -5 * MILLION or (found is None and flagged(document))


def test_28_city_money_beside_district_money_is_the_metropolis():
    lines = ["구분\t총계\t2023년\t2024년", "계\t30\t10\t20", "시비\t20\t5\t15", "구비\t10\t5\t5"]
    assert {source for source, _ in cells(one(with_budget(lines)))} == {"total", "regional", "local"}


SOURCES = [("특별교부세(행안부)", "special_grant"), ("도비(특조금)", "regional"), ("기타(LH)", "other")]


@pytest.mark.parametrize(("printed", "source"), SOURCES)
def test_28_a_source_with_a_remark(printed, source):
    lines = ["구분\t총계\t2023년\t2024년", "계\t30\t10\t20", f"{printed}\t20\t5\t15", "시비\t10\t5\t5"]
    assert (source, "2023") in cells(one(with_budget(lines)))


def test_28_two_sources_in_one_cell_are_never_one_amount():
    document = read(
        with_projects("사업기간 : 2022. 7. ~ 2026. 6.", "사업비 : 3,000백만원(민자 1,000 기타 500, 시 1,500)")
    )
    parts = {part.source: part.amount for part in document.pledges[0].projects[0].cost.parts}
    right = {"private": 1_000 * MILLION, "other": 500 * MILLION, "local": 1_500 * MILLION}
    assert all(right.get(source) == amount for source, amount in parts.items())
    assert parts == right or codes(document) & {"SOURCE_UNKNOWN", "MONEY_UNREADABLE", "COST_CONFLICT", "COST_REMAINDER"}


def test_33_parts_of_a_pledge_with_budgets_of_their_own_stay_inside_it():
    lines = [
        "구분\t총계\t2023년\t2024년",
        "합계\t30\t10\t20",
        "7-1) 나루터 정비\t20\t5\t15",
        "7-2) 배 띄우기\t10\t5\t5",
    ]
    document = read(with_budget(lines).replace(TITLE, "7. 나루터 고치기"))
    assert len(document.pledges) == 1
    totals = {key: value for key, value in cells(document.pledges[0]).items() if key[0] == "total"}
    assert totals["total", "total"] == 30 * MILLION
    assert not any(key[0] in {"national", "local"} for key in cells(document.pledges[0]))
