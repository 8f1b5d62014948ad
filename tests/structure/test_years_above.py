"""Blocks of a form whose figures stand below the years of the block above them."""

import pytest
from convert.reading import read_html

YEARS = "".join(f"<td>{year}</td>" for year in range(2023, 2026))
HEAD = "<tr><td>공약명</td><td colspan='4'>나루 쉼터 조성</td></tr>"
ROAD_MAP = f"<tr><td rowspan='2'>추진일정</td><td>추진내용</td>{YEARS}</tr><tr><td>조성공사</td><td>●</td><td></td><td></td></tr>"
ROWS = [("계", (500, 700, 100)), ("도비", (200, 300, 0)), ("군비", (300, 400, 100))]


def money(rows=ROWS, *, wide=False):
    shown = ""
    for at, (source, amounts) in enumerate(rows):
        label = f"<td rowspan='{len(rows)}'>소요예산(백만원)</td>" if not at else ""
        cells = "".join(f"<td{' colspan=2' if wide and not n else ''}>{v}</td>" for n, v in enumerate(amounts))
        shown += f"<tr>{label}<td>{source}</td>{cells}</tr>"
    return shown


def read(body):
    document = read_html(f"<table>{HEAD}{body}</table>")
    (pledge,) = document.pledges
    return pledge, [finding.code for finding in document.findings]


def test_amounts_below_the_years_of_a_road_map_are_of_these_years():
    pledge, codes = read(ROAD_MAP + money())
    amounts = {(cell.source, cell.period): cell.amount for cell in pledge.budget.cells}
    assert amounts["regional", "2024"] == 300_000_000
    assert amounts["local", "2025"] == 100_000_000
    assert amounts["total", "2023"] == 500_000_000
    assert "TABLE_YEARS_ABOVE" in codes
    assert [item.tasks for item in pledge.schedule.items] == [("조성공사",)]


@pytest.mark.parametrize(
    "body",
    [
        ROAD_MAP + money([(source, amounts[:2]) for source, amounts in ROWS], wide=True),  # not column for column
        ROAD_MAP + money([(source, ("12월", *amounts[1:])) for source, amounts in ROWS]),  # not figures alone
        money(),  # no years above
    ],
)
def test_what_does_not_stand_below_each_year_takes_none(body):
    pledge, codes = read(body)
    assert "TABLE_YEARS_ABOVE" not in codes
    assert pledge.budget is None or not pledge.budget.cells
