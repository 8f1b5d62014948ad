"""A total that stands alone: told once for a document, and not at all where a list's printed total closes over it."""

import pytest
from convert.reading import read_text

HEAD = "민선9기 공약사업 총괄표\n(단위 : 백만원)\n연번\t공약명\t구분\t총사업비\t부서\n"
ROWS = "1\t창업 마당\t신규\t1,500\t경제과\n2\t시장 주차장\t계속\t4,300\t경제과\n3\t경로당\t계속\t200\t복지과\n"


def told(page, code):
    return [found for found in read_text(page).findings if found.code == code]


def test_one_finding_names_all_totals_that_nothing_proves():
    (found,) = told(HEAD + ROWS, "BUDGET_UNPROVED")
    assert (found.severity, found.pointer.startswith("/pledges/0/budget/cells/")) == ("info", True)
    assert found.message_en.startswith("3 amounts")
    assert "시장 주차장" in found.message_ko


@pytest.mark.parametrize("total", ["합계\t\t\t6,000\t", "총계(3건)\t\t\t6,000\t"])
def test_totals_that_close_with_the_printed_one_are_proved(total):
    page = HEAD + ROWS + total + "\n"
    assert told(page, "BUDGET_UNPROVED") == []
    (rows,) = told(page, "LIST_TOTALS")
    assert (rows.severity, rows.raw.split("(")[0]) == ("info", total.split("\t")[0].split("(")[0])


def test_a_printed_total_that_does_not_close_proves_nothing():
    page = HEAD + ROWS + "합계\t\t\t6,100\t\n"
    assert len(told(page, "BUDGET_UNPROVED")) == len(told(page, "LIST_TOTAL_MISMATCH")) == 1
