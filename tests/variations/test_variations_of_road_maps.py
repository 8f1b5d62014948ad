"""Variation 32: road maps as signs, shading, words in bars and months."""

import pytest
from generator.printers import docx
from generator.sheet import C, Line, grid, head
from plans import TITLE, one, read

QUARTERS = "세부내용\t2023년\t\t\t\t2024년\t\t\t\n\t1\t2\t3\t4\t1\t2\t3\t4\n"
START = f"{TITLE}\n1. 추진일정\n\n"


def bars(schedule):
    return [[(segment.start, segment.end) for segment in item.segments] for item in schedule.items]


def exported(*cells):
    return START + QUARTERS + "\t".join(["설계", *cells]) + "\n"


def signs(*cells):
    return road_map(["설계", *map(C, cells)])


SIGNS = [
    (["", "→", "→", "→", "", "", "", ""], [("2023-Q2", "2023-Q4")]),
    (["", "●", "●", "", "", "●", "", ""], [("2023-Q2", "2023-Q3"), ("2024-Q2", "2024-Q2")]),
    (["■", "■", "□", "□", "", "", "", ""], [("2023-Q1", "2023-Q2")]),
    (["●", "○", "○", "●", "○", "○", "○", "○"], [("2023-Q1", "2023-Q1"), ("2023-Q4", "2023-Q4")]),
    (["●", "○", "", "", "", "", "", ""], [("2023-Q1", "2023-Q2")]),
    (["○", "○", "", "", "", "", "", ""], [("2023-Q1", "2023-Q2")]),
]


@pytest.mark.parametrize(("cells", "wanted"), SIGNS)
def test_32_signs_in_cells_are_bars(cells, wanted):
    (item,) = one(signs(*cells), ".docx").schedule.items
    assert [(segment.start, segment.end) for segment in item.segments] == wanted
    assert (item.state, item.basis) == ("known", "glyph")


def road_map(*rows):
    """Quarters of two years; a row is its label and its cells, 0 for an empty one."""
    made = [
        (C("세부내용", rows=2, head=True), C("2023년", columns=4, head=True), C("2024년", columns=4, head=True)),
        head(*["1", "2", "3", "4"] * 2),
    ]
    for label, *cells in rows:
        made.append((C(label), *(cell if isinstance(cell, C) else C() for cell in cells)))
    return docx([Line(TITLE, 0, big=True), Line("1. 추진일정"), grid(made, 3, *[1] * 8, head_rows=2)])


BAR = C(bar=True)


def test_32_shading_alone_is_a_bar():
    pledge = one(road_map(["설계", BAR, BAR, 0, 0, 0, BAR, 0, 0]), ".docx")
    assert bars(pledge.schedule) == [[("2023-Q1", "2023-Q2"), ("2024-Q2", "2024-Q2")]]


def test_32_words_in_a_bar_belong_to_it():
    pledge = one(road_map(["나루터", C("설계", bar=True), BAR, 0, 0, C("착공", bar=True), BAR, 0, 0]), ".docx")
    (item,) = pledge.schedule.items
    assert [(bar.start, bar.end, bar.text) for bar in item.segments] == [
        ("2023-Q1", "2023-Q2", "설계"), ("2024-Q1", "2024-Q2", "착공")
    ]  # fmt: skip


def test_32_a_merged_cell_is_one_bar():
    row = ["설계", 0, C(bar=True, columns=3), 0, 0, 0, 0]
    pledge = one(road_map(row), ".docx")
    assert bars(pledge.schedule) == [[("2023-Q2", "2023-Q4")]]


def test_32_months_are_months():
    rows = [
        (C("세부내용", rows=2, head=True), C("2023년", columns=12, head=True)),
        head(*map(str, range(1, 13))),
        (C("설계"), *(C("●" if month in {3, 4, 5} else "") for month in range(1, 13))),
    ]
    page = docx([Line(TITLE, 0, big=True), Line("1. 추진일정"), grid(rows, 3, *[1] * 12, head_rows=2)])
    schedule = one(page, ".docx").schedule
    assert schedule.granularity == "month"
    assert bars(schedule) == [[("2023-03", "2023-05")]]


def test_32_a_lone_sign_of_an_export_that_lost_its_spans_tells_no_extent():
    """In such a text a sign may stand for a bar over several quarters; two that stand side by side do not."""
    document = read(exported("", "●", "", "", "", "", "", ""))
    assert [(item.segments, item.state) for item in document.pledges[0].schedule.items] == [((), "unknown")]
    assert "SCHEDULE_SHADING_LOST" in {finding.code for finding in document.findings}


@pytest.mark.parametrize("mark", ["[Blacked out]", "[음영]"])
def test_32_shading_that_an_export_lost_is_unknown_and_told(mark):
    document = read(exported(mark, "", "", "", "", "", "", ""))
    (item,) = document.pledges[0].schedule.items
    assert (item.segments, item.state) == ((), "unknown")
    assert "SCHEDULE_SHADING_LOST" in {finding.code for finding in document.findings}


def test_32_a_drawn_line_between_points_is_one_bar():
    (item,) = one(signs("", "●", "―", "―", "●", "", "", ""), ".docx").schedule.items
    assert [(segment.start, segment.end) for segment in item.segments] == [("2023-Q2", "2024-Q1")]
