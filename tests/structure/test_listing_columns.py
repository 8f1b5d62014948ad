"""Columns of a list whose values say something else than their head."""

import pytest
from page_builders import codes, pledges_of, table, tabs


def amounts(read):
    return {(c.source, c.period): c.amount for c in read.value.budget.cells if c.amount is not None}


STACKED = table(
    ["연번", "공약명", "부서", "재원", "총사업비", "2026", "2027"],
    ["1", "벽화마을 재생", "도시과", "계\n국비\n시비", "4,000\n2,600\n1,400", "1,000\n600\n400", "3,000\n2,000\n1,000"],
    ["2", "로컬푸드 직매장", "농정과", "계\n도비", "900\n900", "-\n-", "900\n900"],
)


def test_sources_stacked_in_one_cell_own_the_amounts_beside_them():
    one, two = pledges_of("(단위: 백만원)", STACKED)
    assert amounts(one) == {
        ("total", "total"): 4_000_000_000, ("total", "2026"): 1_000_000_000, ("total", "2027"): 3_000_000_000,
        ("national", "total"): 2_600_000_000, ("national", "2026"): 600_000_000, ("national", "2027"): 2_000_000_000,
        ("local", "total"): 1_400_000_000, ("local", "2026"): 400_000_000, ("local", "2027"): 1_000_000_000,
    }  # fmt: skip
    assert amounts(two)["regional", "2027"] == 900_000_000
    assert [(r.value.sector, r.value.targets, r.value.departments.lead) for r in (one, two)] == [
        (None, (), ("도시과",)),
        (None, (), ("농정과",)),
    ]


def test_a_stack_that_lacks_an_amount_is_not_taken_apart():
    rows = table(
        ["연번", "공약명", "재원", "총사업비"],
        ["1", "벽화마을 재생", "계\n국비\n시비", "4,000\n2,600"],
        ["2", "로컬푸드 직매장", "시비", "900"],
    )
    one = pledges_of("(단위: 백만원)", rows)[0]
    assert one.value.sector is None
    assert one.value.budget is None or all(cell.source != "national" for cell in one.value.budget.cells)
    assert codes(one)


@pytest.mark.parametrize(
    "values",
    [
        ["100만그루", "10,000개"],
        ["62%", "112%"],
        ["시비", "국비, 시비"],
        ["1,200백만원", "300백만원"],
        ["3개소", "2개소"],
    ],
)
@pytest.mark.parametrize("head", ["목표", "분야", "재원", "구분"])
def test_a_sector_is_no_quantity_no_share_and_no_source(head, values):
    rows = [
        [str(at), title, value, "산림과"]
        for at, (title, value) in enumerate(zip(["나무 심기", "쉼터"], values, strict=True), 1)
    ]
    for read, value in zip(pledges_of(table(["번호", "공약명", head, "담당부서"], *rows)), values, strict=True):
        assert read.value.sector is None
        said = (
            *(e.text for e in read.value.extras),
            *(g.text for g in read.value.goals),
            *(f.raw or "" for f in read.findings),
        )
        assert any(value in text for text in said)


def test_a_goal_in_words_may_be_the_sector_of_a_list():
    rows = table(["번호", "공약명", "목표"], ["1", "나무 심기", "푸른 도시"], ["2", "쉼터", "따뜻한 복지"])
    assert [read.value.sector for read in pledges_of(rows)] == ["푸른 도시", "따뜻한 복지"]


def test_a_strategy_is_the_sector_where_no_column_says_sector():
    strategy = table(
        ["핵심전략", "공약명", "부서"], ["활기찬 경제", "시장 주차장", "경제과"], ["^", "창업 마당", "경제과"]
    )
    both = table(
        ["핵심전략", "분야", "공약명", "부서"],
        ["활기찬 경제", "경제", "시장 주차장", "경제과"],
        ["살맛 나는 곳", "복지", "경로당", "복지과"],
    )
    assert [read.value.sector for read in pledges_of(strategy)] == ["활기찬 경제", "활기찬 경제"]
    first = pledges_of(both)[0].value
    assert (first.sector, [(e.label, e.text) for e in first.extras]) == ("경제", [("핵심전략", "활기찬 경제")])


KINDS = (
    ["연번", "분야", "공약명", "구분", "총사업비(백만원)", "부서"],
    ["1", "경제", "창업 마당", "신규", "1,500", "경제과"],
    ["2", "^", "시장 주차장", "계속", "4,300", "경제과"],
)


@pytest.mark.parametrize("total", [["합계", "<", "<", "<", "5,800", ""], ["합계", "", "", "", "5,800", ""]])
def test_new_and_continuing_are_read_whatever_the_row_of_the_total_spans(total):
    assert [r.value.classification.continuity for r in pledges_of(table(*KINDS, total))] == ["new", "continuing"]


def test_new_and_continuing_are_read_where_merged_cells_are_lost():
    page = tabs(
        "연번|분야|공약명|구분|총사업비(백만원)|부서\n1|경제|창업 마당|신규|1,500|경제과\n2||시장 주차장|계속|4,300|경제과\n합계||||5,800|"
    )
    assert [r.value.classification.continuity for r in pledges_of(page)] == ["new", "continuing"]


def test_a_tag_behind_a_title_is_read_and_no_part_of_it():
    rows = table(
        ["연번", "공약명", "부서"],
        ["1", "시장 주차장 확충\n【임기 내 완료】", "경제과"],
        ["2", "특례보증 [계속]", "경제과"],
        ["3", "치매안심마을 【2단계】", "보건과"],
    )
    reads = [read.value for read in pledges_of(rows)]
    assert [read.title for read in reads] == ["시장 주차장 확충", "특례보증", "치매안심마을 【2단계】"]
    assert [(read.classification.completion, read.classification.continuity) for read in reads] == [
        ("within_term", None),
        (None, "continuing"),
        (None, None),
    ]
