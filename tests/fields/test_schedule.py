"""추진일정: bars in shading, glyphs and words."""

from dataclasses import replace

import pytest
from page_builders import GREY, PLAIN, codes, linker, pledge_of, repaired, table

from pipeline.document import Cell, Grid, Table
from pipeline.fields import Context
from pipeline.fields.schedule import read_schedule
from pipeline.structure.kinds import kind_of
from pipeline.structure.repair import repair

BAR, STRIPE = ("", GREY), "#F2F2F2"
YEARS = ["세부내용", "2022년", "<", "<", "<", "2023년", "<", "<", "<", "비고"]
QUARTERS = ["^", "1", "2", "3", "4", "1", "2", "3", "4", "^"]


def read(*rows, projects=()):
    return read_schedule(repaired(table(*rows)), linker(*projects), Context(PLAIN))


def quarters(*rows, projects=()):
    return read(YEARS, QUARTERS, *rows, projects=projects)


def bars(made):
    return [[(s.start, s.end) for s in item.segments] for item in made.value.items]


def one(*cells):
    """The bars of one row of eight quarters."""
    (item,) = quarters(["착공", *cells, *[""] * (9 - len(cells))]).value.items
    return item


def spans(item):
    return [(s.start, s.end) for s in item.segments]


def test_shaded_cells_are_bars_and_a_gap_parts_them():
    item = one("", BAR, BAR, "", "", BAR)
    assert spans(item) == [("2022-Q2", "2022-Q3"), ("2023-Q2", "2023-Q2")]
    assert (item.state, item.basis) == ("known", "shading")


def test_a_bar_goes_on_over_the_turn_of_the_year():
    assert spans(one("", "", "", BAR, BAR)) == [("2022-Q4", "2023-Q1")]


def test_another_colour_is_another_bar():
    assert spans(one(BAR, BAR, ("", "#AAAAAA"))) == [("2022-Q1", "2022-Q2"), ("2022-Q3", "2022-Q3")]


def test_words_in_a_bar_are_its_text_and_a_new_word_begins_a_new_bar():
    item = one(("설계", GREY), BAR, ("착공", GREY), BAR)
    assert [(s.start, s.end, s.text) for s in item.segments] == [
        ("2022-Q1", "2022-Q2", "설계"),
        ("2022-Q3", "2022-Q4", "착공"),
    ]


GLYPHS = ["●", "■", "→", "▶", "―", "━━", "○", "ㅇ", "✔", "*"]


@pytest.mark.parametrize("glyph", GLYPHS)
def test_glyphs_are_bars(glyph):
    item = one("", glyph, glyph)
    assert (spans(item), item.basis) == ([("2022-Q2", "2022-Q3")], "glyph")


@pytest.mark.parametrize("nothing", ["", "-", "·", " "])
def test_a_dash_is_no_bar(nothing):
    item = one(nothing, nothing)
    assert (item.state, item.basis, item.segments) == ("empty", "none", ())


def test_words_alone_are_bars():
    item = one("설계", "<", "", "준공")
    assert [(s.start, s.end, s.text) for s in item.segments] == [
        ("2022-Q1", "2022-Q2", "설계"),
        ("2022-Q4", "2022-Q4", "준공"),
    ]
    assert item.basis == "text"


def test_a_merged_cell_is_one_bar():
    assert spans(one(BAR, "<", "<", "<", "<")) == [("2022-Q1", "2023-Q1")]


def test_a_line_drawn_through_a_cell_is_a_bar():
    made = table(YEARS, QUARTERS, ["착공", *[""] * 9])
    cells = [
        Cell(
            c.row,
            c.column,
            c.text,
            c.place,
            c.row_span,
            c.column_span,
            None,
            "arrow" if (c.row, c.column) == (2, 3) else None,
        )
        for c in made.cells
    ]
    found = read_schedule(repaired(Table(tuple(cells), 3, 10, made.place)), linker(), Context(PLAIN))
    assert bars(found) == [[("2022-Q3", "2022-Q3")]]


def test_a_zebra_stripe_is_no_bar():
    made = quarters(
        ["설계", BAR, *[""] * 8],
        [("착공", STRIPE), ("", STRIPE), BAR, *[("", STRIPE)] * 7],
        ["준공", *[""] * 6, BAR, BAR, ""],
        [("홍보", STRIPE), *[("", STRIPE)] * 9],
    )
    assert bars(made) == [[("2022-Q1", "2022-Q1")], [("2022-Q2", "2022-Q2")], [("2023-Q3", "2023-Q4")], []]


def test_a_shaded_label_beside_plain_cells_is_no_stripe():
    assert bars(quarters([("설계", GREY), BAR, BAR, *[""] * 7])) == [[("2022-Q1", "2022-Q2")]]


def test_a_tint_over_all_cells_is_no_bar_where_words_tell_the_bars():
    assert bars(quarters(["설계", ("공모", GREY), *[BAR] * 7, ""])) == [[("2022-Q1", "2022-Q1")]]


def test_a_bar_over_the_whole_axis_is_a_bar():
    assert bars(quarters(["운영", *[BAR] * 8, ""])) == [[("2022-Q1", "2023-Q4")]]


AXES = [
    ("year", [["세부내용", "2022년", "2023년", "2024년"]], ["2022", "2024"]),
    ("half", [["세부내용", "2022년", "<", "2023년", "<"], ["^", "상", "하", "상", "하"]], ["2022-H1", "2023-H2"]),
    ("half", [["세부내용", "22.하", "23.상", "23.하"]], ["2022-H2", "2023-H2"]),
    ("month", [["세부내용", "2022년", *["<"] * 11], ["^", *(f"{n}월" for n in range(1, 13))]], ["2022-01", "2022-12"]),
    ("quarter", [["세부내용", "2022년", "<", "2023년", "<"], ["^", "3", "4", "1", "2"]], ["2022-Q3", "2023-Q2"]),
]


@pytest.mark.parametrize(("granularity", "heads", "ends"), AXES)
def test_the_axis_may_count_years_halves_quarters_or_months(granularity, heads, ends):
    made = read(*heads, ["착공", BAR, *[""] * (len(heads[0]) - 2)])
    assert made.value.granularity == granularity
    assert [made.value.start, made.value.end] == ends
    assert bars(made) == [[(ends[0], ends[0])]]


BACKWARDS = [
    ["세부내용", "2023년", "2022년"],
    ["세부내용", "2022년", "2022년 이후", "2023년"],
    ["세부내용", "총계", "2022", "2023"],
]


@pytest.mark.parametrize("heads", BACKWARDS)
def test_an_axis_that_does_not_go_forward_year_by_year_is_not_read(heads):
    made = read(heads, ["착공", BAR, *[""] * (len(heads) - 2)])
    assert made.value is None
    assert codes(made) == ["SCHEDULE_AXIS_UNKNOWN"]


def test_a_table_whose_axis_is_unknown_stays_a_table():
    found = pledge_of(
        "가람시 어르신 일자리 확대\n□ 추진일정", table(["세부내용", "2023년", "2022년"], ["착공", BAR, ""])
    )
    assert found.value.schedule is None
    assert [made.rows for made in found.value.tables] == [(("착공", "", ""),)]


def lost(*cells):
    rows = repair(table([*YEARS[:1], "2022년", "", "", ""], ["", "1", "2", "3", "4"], ["착공", *cells], spans="lost"))
    return read_schedule(repaired(rows.table), linker(), Context(PLAIN))


def test_a_word_for_shading_in_text_tells_no_extent():
    made = lost("[Blacked out]", "", "", "")
    (item,) = made.value.items
    assert (item.state, item.basis, item.segments) == ("unknown", "none", ())
    assert codes(made) == ["SCHEDULE_SHADING_LOST"]


def test_words_in_a_road_map_that_lost_its_spans_tell_no_extent():
    assert [item.state for item in lost("설계", "", "착공", "").value.items] == ["unknown"]


def test_a_glyph_in_a_road_map_that_lost_its_spans_may_reach_further_than_its_cell():
    assert [item.state for item in lost("", "→", "", "").value.items] == ["unknown"]


def scanned(*rows):
    whole = table(*rows)
    place = replace(whole.place, page=1, confidence=0.9)
    return read_schedule(repaired(replace(whole, place=place)), linker(), Context(PLAIN))


def test_a_scan_that_shows_no_bar_at_all_has_lost_them():
    made = scanned(["추진내용", "2022년", "2023년"], ["설계", "", ""], ["착공", "", ""])
    assert [item.state for item in made.value.items] == ["unknown", "unknown"]
    assert codes(made) == ["SCHEDULE_SHADING_LOST"]


def test_a_row_without_a_bar_below_one_with_a_bar_is_empty_on_a_scan_too():
    made = scanned(["추진내용", "2022년", "2023년"], ["설계", BAR, ""], ["착공", "", ""])
    assert [item.state for item in made.value.items] == ["known", "empty"]
    assert codes(made) == []


def test_a_remark_beside_several_rows_names_their_project():
    made = quarters(
        ["설계", BAR, *[""] * 7, "경로당 신축"],
        ["착공", "", BAR, *[""] * 6, "^"],
        ["홍보", BAR, *[""] * 7, "돌봄터 운영"],
        ["점검", BAR, *[""] * 7, "그 밖의 사업"],
        projects=("경로당 신축", "돌봄터 운영"),
    )
    assert [item.project for item in made.value.items] == ["p1", "p1", "p2", None]


def test_a_column_before_the_task_may_name_the_project():
    made = read(
        ["구분", "세부내용", "2022년", "2023년"],
        ["경로당 신축", "설계", BAR, ""],
        ["^", "착공", "", BAR],
        projects=("경로당 신축",),
    )
    assert [(item.project, item.tasks) for item in made.value.items] == [("p1", ("설계",)), ("p1", ("착공",))]


def test_a_label_of_several_bullets_is_several_tasks():
    made = quarters(["· 설계 공모 · 부지\n매입 · 착공", BAR, *[""] * 8])
    assert made.value.items[0].tasks == ("설계 공모", "부지 매입", "착공")
    assert codes(made) == ["SCHEDULE_LABEL_FUSED"]


def test_a_row_without_label_and_bar_is_nothing():
    assert bars(quarters(["설계", BAR, *[""] * 8], [""] * 10)) == [[("2022-Q1", "2022-Q1")]]


ONE_ROW = ["추진내용", "2022", "2023", "2024", "2025"]
YEARLY = {
    "dots": (["설계", "●", "●", "", ""], ("2022", "2023"), "glyph"),
    "boxes, some of them empty": (["설계", "■■□□", "", "", ""], ("2022", "2022"), "glyph"),
    "an arrow over two years": (["설계", "", "●――▶", "<", ""], ("2023", "2024"), "glyph"),
    "shading": (["설계", "", BAR, BAR, ""], ("2023", "2024"), "shading"),
}


@pytest.mark.parametrize(("row", "span", "basis"), YEARLY.values(), ids=YEARLY)
def test_one_row_of_years_heads_a_road_map(row, span, basis):
    (item,) = read(ONE_ROW, row).value.items
    assert (spans(item), item.basis) == ([span], basis)
    assert kind_of(Grid(table(ONE_ROW, row))) == "schedule"


MONTHS = ["^", *[str(n) for n in (7, 8, 9, 10, 11, 12)], *[str(n) for n in (1, 2, 3)]]


def test_months_may_begin_in_the_middle_of_a_year():
    made = read(
        ["추진내용", "2022", "<", "<", "<", "<", "<", "2023", "<", "<"], MONTHS, ["설계", *[""] * 5, BAR, BAR, "", ""]
    )
    assert (made.value.granularity, made.value.start, made.value.end) == ("month", "2022-07", "2023-03")
    assert bars(made) == [[("2022-12", "2023-01")]]


def test_roman_quarters():
    made = read(["추진내용", "2022", "<", "<", "<"], ["^", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"], ["설계", "", BAR, "", ""])
    assert bars(made) == [[("2022-Q2", "2022-Q2")]]


def test_a_legend_below_the_bars_is_no_task():
    made = read(ONE_ROW, ["설계", "●", "●", "", ""], ["※ 범례 : ● 추진", "<", "<", "<", "<"])
    assert [item.tasks for item in made.value.items] == [("설계",)]


def test_a_department_between_task_and_bars_is_no_task():
    made = read(["추진내용", "담당부서", "2022", "2023"], ["설계", "도로과", "●", "●"])
    assert [item.tasks for item in made.value.items] == [("설계",)]


def test_a_bar_before_or_after_the_years_is_told():
    made = read(["추진내용", "기투자", "2022", "2023", "임기후"], ["설계", "●", "●", "", ""])
    assert bars(made) == [[("2022", "2022")]]
    assert "SCHEDULE_BEYOND_AXIS" in codes(made)


YEARS_OF_MONTHS = ["추진내용", "2026", *["<"] * 5, "'27 mma", "<", "<"]


def test_a_bar_below_a_year_that_cannot_be_read_is_told():
    made = read(YEARS_OF_MONTHS, MONTHS, ["설계", *[""] * 5, BAR, BAR, BAR, ""], ["공사", BAR, *[""] * 8])
    assert bars(made) == [[("2026-12", "2026-12")], [("2026-07", "2026-07")]]
    assert codes(made).count("SCHEDULE_BEYOND_AXIS") == 1


def test_a_merged_bar_that_runs_on_below_a_year_that_cannot_be_read_is_told():
    made = read(YEARS_OF_MONTHS, MONTHS, ["설계", *[""] * 5, BAR, "<", "<", ""], ["공사", BAR, *[""] * 8])
    assert "SCHEDULE_BEYOND_AXIS" in codes(made)


@pytest.mark.parametrize("remark", ["", ("", STRIPE), "1단계", ("", GREY)])
def test_remarks_behind_the_bars_are_no_bars(remark):
    assert "SCHEDULE_BEYOND_AXIS" not in codes(quarters(["착공", BAR, BAR, *[""] * 6, remark]))


def test_glyphs_side_by_side_show_that_text_draws_one_in_each_column():
    rows = repair(table(ONE_ROW, ["설계", "●", "●", "", ""], ["착공", "", "", "●", ""], spans="lost"))
    made = read_schedule(repaired(rows.table), linker(), Context(PLAIN))
    assert bars(made) == [[("2022", "2023")], [("2024", "2024")]]


def test_years_collapsed_over_their_quarters_are_spread_again():
    text = (
        ["추진내용", "2022년", "2023년", "비고", *[""] * 6],
        ["", *"12341234", ""],
        ["설계", *[""] * 4, "●", "●", "", "", ""],
    )
    made = read_schedule(repaired(repair(table(*text, spans="lost")).table), linker(), Context(PLAIN))
    assert bars(made) == [[("2023-Q1", "2023-Q2")]]


def test_words_by_years_below_the_heading_of_a_road_map_are_bars():
    rows = [["추진내용", "2022년", "2023년"], ["경로당", "설계", "착공"]]
    made = pledge_of("경로당 신축", "Ⅰ. 추진일정", table(*rows)).value
    assert [(s.start, s.text) for s in made.schedule.items[0].segments] == [("2022", "설계"), ("2023", "착공")]
    assert made.targets == ()
