"""Lines of a form's cell that each begin with a year or a source: read line by line, never as one."""

from convert.reading import amounts, read_html


def _form(label, *lines):
    return read_html(
        f"<table><tr><th>공약제목</th><td>빈집 임대</td></tr><tr><th>{label}</th><td>{'<br>'.join(lines)}</td></tr>"
        "<tr><th>위치</th><td>가람동</td></tr></table>"
    )


def test_each_year_has_its_own_step():
    document = _form("연차별 이행목표", "2026년 : 5호", "2027년 : 10호", "'28년 : 15호")
    steps = [(item.text, item.period.start, item.period.end) for item in document.pledges[0].plan]
    assert steps == [("5호", "2026", "2026"), ("10호", "2027", "2027"), ("15호", "2028", "2028")]


def test_achievements_of_several_dates_are_several():
    document = _form("추진실적", "2025. 3. 협약 체결", "2025. 9. 착공식")
    assert [item.text for item in document.pledges[0].status.achievements] == ["2025. 3. 협약 체결", "2025. 9. 착공식"]


def test_a_line_that_goes_on_stays_with_its_year():
    document = _form("연차별 이행목표", "2026년 : 부지 매입 및", "설계", "2027년 : 착공")
    assert [item.text for item in document.pledges[0].plan] == ["부지 매입 및 설계", "착공"]


def test_money_by_year_is_a_budget():
    document = _form("사업비", "2026년 : 5억원", "2027년 : 10억원", "계 : 15억원")
    assert amounts(document.pledges[0].budget) == {
        ("total", "2026"): 500,
        ("total", "2027"): 1000,
        ("total", "total"): 1500,
    }


def test_money_by_source_is_a_cost_with_its_shares():
    document = _form("사업비", "계 : 15억원", "국비 : 5억원", "도비 : 4억원", "군비 : 6억원")
    (project,) = document.pledges[0].projects
    assert project.cost.amount == 1_500_000_000
    assert [part.amount for part in project.cost.parts] == [500_000_000, 400_000_000, 600_000_000]
