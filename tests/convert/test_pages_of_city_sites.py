"""Lists of pledges as the sites of cities print them: groups of heads, rows over others, choices said in words."""

import pytest

from pipeline.convert import convert


def page(title, *body, site="가온구"):
    inner = "".join(body)
    return f"<html><head><title>{title} | {site}</title></head><body><main>{inner}</main></body></html>"


def read(tmp_path, text):
    path = tmp_path / "page.html"
    path.write_text(text, encoding="utf-8")
    return convert(path)


def rows(*lines):
    """`|` parts cells, `th` rows are those of the head."""
    return "".join(f"<tr>{''.join(f'<td>{cell.strip()}</td>' for cell in line.split('|'))}</tr>" for line in lines)


def amounts(pledge, basis="plan"):
    return {(c.source, c.period): c.amount for c in pledge.budget.cells if c.basis == basis and c.amount is not None}


def codes(document):
    return {one.code for one in document.findings if one.severity != "info"}


LEDGER_HEAD = (
    "<tr><th colspan=2>분 야</th><th colspan=3>연도별</th><th colspan=3>재원별(계획)</th><th colspan=3>재원별(집행실적)</th></tr>"
    "<tr><th>관리<br>번호</th><th>사업명</th><th>합계</th><th>2024</th><th>2025</th>"
    + "<th>합계</th><th>시비</th><th>구비</th>" * 2
    + "</tr>"
)
LEDGER_ROWS = (
    "<tr><th colspan=2>합 계</th>" + "".join(f"<td>{n}</td>" for n in ["1,024", "512", "512", "1,024", "600", "424", "310", "200", "110"]) + "</tr>",
    rows("1|다르게 일하는 구청|24|12|12|24||24|10||10", "|1) 동장 추천제|24|12|12|24||24|10||10"),
    rows(
        "2|활력 있는 원도심|1,000|500|500|1,000|600|400|300|200|100",
        "|2) 어르신 쉼터|900|450|450|900|600|300|260|200|60",
        "|3-1) 마을 책방|100|50|50|100||100|40||40",
    ),
)  # fmt: skip


def ledger(*lines):
    table = f"<table>{LEDGER_HEAD}{''.join(lines)}</table>"
    return page("공약가계부", "<h3>공약가계부</h3>", "<p>기준: 2025. 9월 말 / 단위: 백만원</p>", table)


def test_a_row_over_rows_that_count_on_is_their_sector_and_what_it_comes_to(tmp_path):
    document = read(tmp_path, ledger(*LEDGER_ROWS))
    assert (document.kind, document.as_of) == ("ledger", "2025-09")
    assert [(one.number, one.title, one.sector) for one in document.pledges] == [
        ("1", "동장 추천제", "다르게 일하는 구청"),
        ("2", "어르신 쉼터", "활력 있는 원도심"),
        ("3-1", "마을 책방", "활력 있는 원도심"),
    ]
    assert not codes(document)


def test_groups_of_heads_say_whether_an_amount_is_planned_or_spent(tmp_path):
    shelter = read(tmp_path, ledger(*LEDGER_ROWS)).pledges[1]
    million = 1_000_000
    assert amounts(shelter) == {
        ("total", "total"): 900 * million,
        ("total", "2024"): 450 * million,
        ("total", "2025"): 450 * million,
        ("regional", "total"): 600 * million,
        ("local", "total"): 300 * million,
    }
    assert amounts(shelter, "executed") == {
        ("total", "total"): 260 * million, ("regional", "total"): 200 * million, ("local", "total"): 60 * million,
    }  # fmt: skip


def test_a_sector_that_its_rows_do_not_add_up_to_is_told(tmp_path):
    wrong = [line.replace("<td>500</td>", "<td>505</td>", 1) for line in LEDGER_ROWS]
    assert "LIST_TOTAL_MISMATCH" in codes(read(tmp_path, ledger(*wrong)))


def test_two_groups_that_say_another_total_are_told(tmp_path):
    wrong = [line.replace("<td>450</td><td>900</td>", "<td>450</td><td>909</td>") for line in LEDGER_ROWS]
    document = read(tmp_path, ledger(*wrong))
    assert "BUDGET_CONFLICT" in codes(document)
    assert amounts(document.pledges[1])["total", "total"] == 900_000_000


NESTED = rows(
    "공약사업|총계|2022~<br>2023|2024|2025",
    "총 계|700|300|200|200",
    "1-1.마을자치 기능 강화|600|250|175|175",
    "1-1-1.주민자치 활성화|400|150|125|125",
    "1-1-2.마을활동가 발굴|200|100|50|50",
    "1-2.<br>역량 강화|100|50|25|25",
)


def test_parts_of_a_pledge_are_not_added_to_the_total_again(tmp_path):
    document = read(tmp_path, page("공약 투자계획", "<p>(단위 : 백만원)</p>", f"<table>{NESTED}</table>"))
    assert [(one.number, one.title) for one in document.pledges] == [
        ("1-1", "마을자치 기능 강화"),
        ("1-1-1", "주민자치 활성화"),
        ("1-1-2", "마을활동가 발굴"),
        ("1-2", "역량 강화"),
    ]
    assert "LIST_TOTAL_MISMATCH" not in codes(document)
    assert "PLEDGE_HAS_PARTS" in {one.code for one in document.findings}


def test_an_amount_of_two_years_together_is_that_of_neither_and_is_told(tmp_path):
    document = read(tmp_path, page("공약 투자계획", "<p>(단위 : 백만원)</p>", f"<table>{NESTED}</table>"))
    cells = {cell.period: cell for cell in document.pledges[0].budget.cells}
    assert (cells["2022"].amount, cells["2023"].state, cells["2024"].amount) == (None, "undetermined", 175_000_000)
    assert "BUDGET_YEARS_TOGETHER" in codes(document)


CHOICES = (
    "<tr><th rowspan=2>관리 번호</th><th rowspan=2>공약사업명</th><th rowspan=2>소관부서</th><th colspan=4>추진상황</th></tr>"
    "<tr><th>이행후 계속추진</th><th>완료</th><th>정상</th><th>일부</th></tr>"
)


@pytest.mark.parametrize(
    ("yes", "no"),
    [("해당됨", "해당안됨"), ("●", ""), ("해당됨 ●", "해당안됨"), ("○", "-"), ("예", "아니오"), ("✓", "×")],
)
def test_a_state_is_chosen_by_a_mark_or_in_words(tmp_path, yes, no):
    body = rows(
        f"III-①-1|공장 이전|환경과|{no}|{no}|{yes}|{no}",
        f"III-①-2|보행로 정비|도로과|{yes}|{no}|{no}|{no}",
        f"III-①-3|야간 조명|공원과|{no}|{yes}|{no}|{no}",
    )
    document = read(tmp_path, page("공약사업 이행현황", f"<table>{CHOICES}{body}</table>"))
    states = [(one.status.code, one.status.raw) for one in document.pledges]
    assert states == [("on_track", "정상"), ("completed_ongoing", "이행후 계속추진"), ("completed", "완료")]
    assert (document.kind, codes(document)) == ("status_report", set())
    assert all(one.extras == () for one in document.pledges)


@pytest.mark.parametrize("mark", ["〃", '"', "상동", "″"])
def test_a_ditto_mark_says_the_words_above_it(tmp_path, mark):
    table = rows(
        "연번|공약명|담당부서|총사업비", "1|벽화마을|도시과|900", f"2|쉼터|{mark}|800", f"3|직매장|농정과|{mark}"
    )
    document = read(tmp_path, page("공약 목록", "<p>(단위 : 백만원)</p>", f"<table>{table}</table>"))
    assert [one.departments.lead for one in document.pledges] == [("도시과",), ("도시과",), ("농정과",)]
    assert "DITTO_READ" in {one.code for one in document.findings}
    last = document.pledges[2].budget
    assert last is None or all(cell.amount is None for cell in last.cells)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("민선8기 공약사업 실천계획", "action_plan"),
        ("공약사업 추진상황(2024. 6월 말 기준)", "status_report"),
        ("공약가계부", "ledger"),
    ],
)
def test_the_title_of_a_document_says_its_kind(tmp_path, title, kind):
    table = rows("연번|공약명|추진상황|총사업비(백만원)", "1|벽화마을|정상추진|900", "2|쉼터|완료|800")
    document = read(tmp_path, page("알림마당", f"<h2>{title}</h2>", f"<table>{table}</table>"))
    assert document.kind == kind
    assert "/kind" in document.evidence
    assert "KIND_INFERRED" not in {one.code for one in document.findings}


def test_two_titles_of_two_kinds_leave_the_kind_to_the_content(tmp_path):
    table = rows("연번|공약명|추진상황", "1|벽화마을|정상추진", "2|쉼터|완료")
    body = ("<h2>공약실천계획서</h2><h2>공약 이행현황</h2>", f"<table>{table}</table>")
    document = read(tmp_path, page("알림마당", *body))
    assert document.kind == "status_report"
    assert "KIND_INFERRED" in {one.code for one in document.findings}
