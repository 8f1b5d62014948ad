"""Money that a page gives source by source in a form's row or a line: read with its sum, never kept as mere words."""

import pytest
from convert.reading import amounts, codes, read_html, read_text

HEAD = "공약명 : 마을 도서관 건립\n"
SHARES = {("total", "total"): 3750, ("national", "total"): 1000, ("regional", "total"): 750, ("local", "total"): 2000}


def _form(label: str, *cells: str, above: str = "") -> str:
    wide = len(cells)
    values = "".join(f"<td>{cell}</td>" for cell in cells)
    return (
        f"{above}<table><tr><th>공약명</th><td colspan={wide}>마을 도서관 건립</td></tr>"
        f"<tr><th>사업기간</th><td colspan={wide}>2023. 3. ~ 2025. 12.</td></tr><tr><th>{label}</th>{values}</tr></table>"
    )


@pytest.mark.parametrize("label", ["재원(백만원)", "재원별(백만원)", "사업비(백만원)"])
def test_a_form_row_of_shares_is_a_budget(label):
    document = read_html(_form(label, "합계 3,750", "국비 1,000", "도비 750", "시비 2,000"))
    (pledge,) = document.pledges
    assert amounts(pledge.budget) == SHARES
    assert not pledge.extras
    assert not any(project.details for project in pledge.projects)


def test_a_row_of_shares_in_text_is_a_budget():
    document = read_text(
        "공약명\t마을 도서관 건립\n사업기간\t2023. 3. ~ 2025. 12.\n"
        "재원(백만원)\t합계 3,750\t국비 1,000\t도비 750\t시비 2,000\n사업내용\t도서관 신축\n"
    )
    assert amounts(document.pledges[0].budget) == SHARES


def test_shares_that_do_not_add_up_are_told():
    document = read_html(_form("재원(백만원)", "합계 3,750", "국비 1,000", "도비 750", "시비 2,100"))
    assert "SUM_MISMATCH" in codes(document)


def test_shares_without_a_unit_are_words_and_told():
    document = read_html(_form("재원", "합계 3,750", "국비 1,000", "시비 2,750"))
    assert document.pledges[0].budget is None
    assert codes(document).count("MONEY_UNIT_MISSING") == 3
    assert [item.text for item in document.pledges[0].funding] == ["합계 3,750", "국비 1,000", "시비 2,750"]


def test_a_row_of_sources_without_amounts_stays_what_it_is():
    document = read_html(_form("재원", "국비", "도비", "시비"))
    assert document.pledges[0].budget is None


def test_a_line_that_names_its_sources_is_a_cost():
    document = read_text(
        f"{HEAD}사업기간 : 2023 ~ 2025\n재원 : 합계 37.5억원, 국비 10억원, 도비 7.5억원, 시비 20억원\n"
    )
    (project,) = document.pledges[0].projects
    assert project.cost is not None
    assert project.cost.amount == 3_750_000_000
    assert {part.source: part.amount for part in project.cost.parts} == {
        "national": 1_000_000_000,
        "regional": 750_000_000,
        "local": 2_000_000_000,
    }


@pytest.mark.parametrize(("nothing", "stated"), [("국비 0", 0), ("국비 0원", 0), ("국비 -", None)])
def test_a_source_that_gives_nothing_does_not_hide_the_others(nothing, stated):
    document = read_text(f"{HEAD}□ 투자계획\n ▶ {nothing}, 도비 31억원\n□ 추진계획\n - 설계 용역(2023년)\n")
    found = amounts(document.pledges[0].budget)
    assert found["regional", "total"] == 3100
    assert found.get(("national", "total")) == stated


def test_several_sources_on_a_line_below_a_cost_are_its_shares():
    document = read_text(
        f"{HEAD}□ 사업개요\n ㅇ 사업기간 : 2023 ~ 2025\n ㅇ 사업비 : 31억원\n   ▶ 국비 0, 도비 31억원\n"
        "□ 추진계획\n - 설계 용역(2023년)\n"
    )
    (project,) = document.pledges[0].projects
    assert project.cost is not None
    assert {part.source: part.amount for part in project.cost.parts} == {"national": 0, "regional": 3_100_000_000}
    assert project.details == ()


def _pairs(local):
    rows = [
        ("사업기간", "2027 ~ 2030", "담당부서", "건설과"),
        ("사업비(백만원)", "3,750", "국비", "1,000"),
        ("도비", "750", "시비", local),
    ]
    cells = "".join(f"<tr><th>{a}</th><td>{b}</td><th>{c}</th><td>{d}</td></tr>" for a, b, c, d in rows)
    return read_html(f"<table><tr><th>공약명</th><td colspan=3>마을 도서관 건립</td></tr>{cells}</table>")


def test_sources_as_labels_of_a_form_with_two_pairs_a_row_are_a_budget():
    document = _pairs("2,000")
    assert amounts(document.pledges[0].budget) == SHARES
    assert document.pledges[0].extras == ()
    assert "SUM_MISMATCH" not in codes(document)


def test_sources_as_labels_that_do_not_add_up_are_told():
    assert "SUM_MISMATCH" in codes(_pairs("1,900"))


@pytest.mark.parametrize(("last", "read"), [("13,510", True), ("13,500", False)])
def test_bare_shares_below_a_cost_are_in_its_unit_where_they_add_up(last, read):
    document = read_text(
        f"{HEAD}□ 사업개요\n ○ 사업연도 : 2025~2029\n ○ 총예산 : 38,600백만원\n   ※ 국비 19,300 도비 5,790 시비 {last}\n"
    )
    (project,) = document.pledges[0].projects
    assert project.cost.amount == 38_600_000_000
    assert bool(project.cost.parts) is read
    assert bool(project.details) is not read
