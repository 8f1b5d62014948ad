"""Road maps whose years stand in the period of the pledge: counted years, and months without a year."""

import pytest
from convert.reading import codes, read_html

COUNTED = ["1차년도", "2차년도", "3차년도"]
MONTHS = ["1월", "2월", "3월"]


def _read(period, heads, title="□ 추진일정"):
    top = "".join(f"<th>{head}</th>" for head in ["구분", *heads])
    rows = "<tr><td>설계</td><td>●</td><td></td><td></td></tr><tr><td>공사</td><td></td><td>●</td><td>●</td></tr>"
    return read_html(
        f"<p>공약명 : 마을 정비</p><p>□ 사업개요</p><p> - 사업기간 : {period}</p><p>{title}</p><table><tr>{top}</tr>{rows}</table>"
    )


def _bars(document):
    schedule = document.pledges[0].schedule
    return [(i.tasks[0], s.start, s.end) for i in schedule.items for s in i.segments]


@pytest.mark.parametrize("period", ["2027 ~ 2029", "2027. 1. ~ 2029. 12."])
def test_counted_years_are_those_of_the_period_and_told(period):
    document = _read(period, COUNTED)
    assert _bars(document) == [("설계", "2027", "2027"), ("공사", "2028", "2029")]
    assert "SCHEDULE_YEARS_COUNTED" in codes(document)
    assert "TEXT_UNPLACED" not in codes(document)


@pytest.mark.parametrize("period", ["2027 ~ 2030", "2026. 7. ~ 2029. 6.", "2027 ~ 계속"])
def test_counted_years_that_are_not_those_of_the_period_stay_without_a_date(period):
    document = _read(period, COUNTED)
    assert document.pledges[0].schedule is None
    assert "SCHEDULE_AXIS_UNKNOWN" in codes(document)
    assert document.pledges[0].tables


def test_months_are_those_of_the_only_year_of_the_period():
    document = _read("2027. 1. ~ 2027. 11.", MONTHS)
    assert _bars(document) == [("설계", "2027-01", "2027-01"), ("공사", "2027-02", "2027-03")]
    assert "SCHEDULE_YEAR_INHERITED" in codes(document)


def test_months_of_a_period_of_several_years_stay_without_a_date():
    document = _read("2027. 1. ~ 2028. 11.", MONTHS)
    assert document.pledges[0].schedule is None
    assert "SCHEDULE_AXIS_UNKNOWN" in codes(document)


def test_the_year_above_the_months_counts_before_that_of_the_period():
    document = _read("2027. 1. ~ 2027. 11.", MONTHS, title="□ 2028년 추진일정")
    assert _bars(document)[0] == ("설계", "2028-01", "2028-01")
