"""Road maps whose year stands above them, and those with the months down the side."""

import pytest
from convert.reading import codes, read_html

BAR = '<td bgcolor="#888888"></td>'
ACROSS = (
    "<table><tr><th>추진내용</th><th>1월</th><th>2월</th><th>3월</th></tr>"
    f"<tr><td>설계</td>{BAR}{BAR}<td></td></tr><tr><td>발주</td><td></td><td></td>{BAR}</tr></table>"
)
DOWN = (
    "<table><tr><th>월별</th><th>설계</th><th>발주</th></tr>"
    f"<tr><td>1월</td>{BAR}<td></td></tr><tr><td>2월</td>{BAR}<td></td></tr><tr><td>3월</td><td></td>{BAR}</tr></table>"
)


@pytest.mark.parametrize("table", [ACROSS, DOWN])
@pytest.mark.parametrize("heading", ["□ 추진일정(2027년)", "□ 2027년 추진일정", "□ 추진일정</p><p>- 2027년 세부 일정"])
def test_months_are_those_of_the_year_above(heading, table):
    document = read_html(f"<p>공약명: 하늘공원 조성</p><p>{heading}</p>{table}")
    schedule = document.pledges[0].schedule
    assert (schedule.granularity, schedule.start, schedule.end) == ("month", "2027-01", "2027-03")
    assert [(i.tasks, i.segments[0].start, i.segments[0].end) for i in schedule.items] == [
        (("설계",), "2027-01", "2027-02"),
        (("발주",), "2027-03", "2027-03"),
    ]
    assert "SCHEDULE_YEAR_INHERITED" in codes(document)


@pytest.mark.parametrize("table", [ACROSS, DOWN])
@pytest.mark.parametrize("heading", ["□ 추진일정", "□ 추진일정(2026~2027년)"])
def test_months_without_one_year_are_no_road_map_but_a_table(heading, table):
    document = read_html(f"<p>공약명: 하늘공원 조성</p><p>{heading}</p>{table}")
    (pledge,) = document.pledges
    assert pledge.schedule is None
    assert len(pledge.tables) == 1
    assert "SCHEDULE_AXIS_UNKNOWN" in codes(document)


def test_years_and_quarters_may_stand_down_the_side():
    rows = [("2027년", 2, "상반기", 1), ("", 0, "하반기", 1), ("2028년", 2, "상반기", 2), ("", 0, "하반기", 2)]
    body = "".join(
        "<tr>"
        + (f"<td rowspan={span}>{year}</td>" if span else "")
        + f"<td>{half}</td>{BAR if at == 1 else '<td></td>'}{BAR if at == 2 else '<td></td>'}</tr>"
        for year, span, half, at in rows
    )
    table = f"<table><tr><th colspan=2>구분</th><th>설계</th><th>공사</th></tr>{body}</table>"
    schedule = read_html(f"<p>공약명: 하늘공원 조성</p><p>□ 추진일정</p>{table}").pledges[0].schedule
    assert [(i.tasks, i.segments[0].start, i.segments[0].end) for i in schedule.items] == [
        (("설계",), "2027-H1", "2027-H2"),
        (("공사",), "2028-H1", "2028-H2"),
    ]
