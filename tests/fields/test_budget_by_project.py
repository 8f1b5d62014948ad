"""A budget table with a block of sources for each project: the total's block is the pledge's, or nothing is."""

from __future__ import annotations

from page_builders import repaired, table, tabs

from pipeline.fields.matrix import read_matrix
from pipeline.structure.repair import repair

HEAD = ["사업명", "재원", "합계", "2022년", "2023년"]
FIRST = [["도시숲 조성", "계", "300", "100", "200"], ["^", "국비", "300", "100", "200"]]
SECOND = [["가로수 식재", "계", "100", "50", "50"], ["^", "시비", "100", "50", "50"]]
WHOLE = [["총계", "계", "400", "150", "250"]]


def read(*rows):
    return read_matrix(repaired(table(HEAD, *rows), "(단위 : 백만원)"), None, None)


def test_the_block_of_the_total_is_the_pledges_budget():
    made = read(*FIRST, *SECOND, *WHOLE)
    assert {(c.value.source, c.value.period): c.value.amount for c in made.cells} == {
        ("total", "total"): 400_000_000,
        ("total", "2022"): 150_000_000,
        ("total", "2023"): 250_000_000,
    }


def test_without_a_total_no_amount_is_the_pledges():
    made = read(*FIRST, *SECOND)
    assert made.cells == []
    assert "BUDGET_BY_PROJECT" in [finding.code for finding in made.findings]


def test_one_name_beside_all_sources_is_no_block():
    made = read(["재원별", "국비", "300", "100", "200"], ["^", "시비", "100", "50", "50"])
    assert len(made.cells) == 6


def test_a_row_with_one_cell_too_many_is_never_aligned():
    made = repair(tabs("구분|총액|2026년|2027년|2028년\n계|300|-|100|200|\n국비|300|-|100|200|"))
    assert made.doubtful == {1, 2}


def test_a_header_that_lost_a_cell_leaves_the_amounts_out():
    made = read_matrix(
        repaired(table(["구분", "총계", "2022년", "2023년", None], ["국비", "6", "1", "2", "3"]), "(단위 : 원)"),
        None,
        None,
    )
    assert made.cells == []
    assert "TABLE_WIDTH_MISMATCH" in [finding.code for finding in made.findings]
