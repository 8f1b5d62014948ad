"""Forms (관리카드): labels beside, over and around their values."""

import pytest
from page_builders import codes, document, outline_of, pledge_of, table, tree

from pipeline.document import Cell, Paragraph, Place, Table
from pipeline.structure.bands import bands_of
from pipeline.structure.stream import StreamReader
from pipeline.values.wraps import unwrapper

TITLE = ["공약명", "어르신 일자리 확대", "<", "<"]


def labelled(*rows):
    """The labelled nodes of a form: printed label → value, or the lines below it."""
    (pledge,) = outline_of(table(*rows)).pledges
    return {node.label.text: node.span.text or tree(node.children) for node in pledge.nodes if node.label is not None}


def test_a_label_stands_to_the_left_of_its_value():
    assert labelled(["관리번호", "1-1", "사업기간", "2022 ~ 2026"], ["공약명", "어르신 일자리 확대", "<", "<"]) == {
        "관리번호": "1-1",
        "사업기간": "2022 ~ 2026",
        "공약명": "어르신 일자리 확대",
    }


def test_labels_stand_over_their_values():
    assert labelled(["관리번호", "공약명", "사업기간"], ["1-1", "어르신 일자리 확대", "2022 ~ 2026"]) == {
        "관리번호": "1-1",
        "공약명": "어르신 일자리 확대",
        "사업기간": "2022 ~ 2026",
    }


def test_labels_over_values_and_labels_beside_them_share_a_form():
    shown = labelled(["관리번호", "사업기간"], ["1-1", "2022 ~ 2026"], ["공약명", "어르신 일자리 확대"])
    assert shown == {"관리번호": "1-1", "사업기간": "2022 ~ 2026", "공약명": "어르신 일자리 확대"}


def test_a_row_of_labels_without_values_does_not_take_the_next_rows_labels():
    shown = labelled(["주관부서", "협조부서"], ["사업목적", "소득 보장"], ["공약명", "어르신 일자리 확대"])
    assert shown == {"주관부서": [], "협조부서": [], "사업목적": "소득 보장", "공약명": "어르신 일자리 확대"}


def test_letter_spaced_labels_are_labels():
    assert labelled(["공 약 명", "어르신 일자리 확대"], ["기 간", "2022 ~ 2026"])["기 간"] == "2022 ~ 2026"


def test_a_value_of_several_bullets_is_a_list():
    assert labelled(TITLE, ["사업목적", "○ 소득 보장 ○ 건강 증진", "<", "<"])["사업목적"] == ["소득 보장", "건강 증진"]


def test_an_empty_value_leaves_its_label():
    assert labelled(TITLE, ["사업기간", "", "총사업비", "1억원"]) == {
        "공약명": "어르신 일자리 확대",
        "사업기간": [],
        "총사업비": "1억원",
    }


def test_a_label_over_several_rows_holds_a_form_of_its_own():
    read = pledge_of(
        table(
            TITLE,
            ["사업개요", "위치", "가람동 1번지", "<"],
            ["^", "사업량", "경로당 6개소", "<"],
            ["^", "사업기간", "2022 ~ 2026", "<"],
        )
    )
    (project,) = read.value.projects
    assert project.locations == ("가람동 1번지",)
    assert [measure.value for measure in project.measures] == ["6"]
    assert project.period.end == "2026"


YEARLY = (
    ["재원투자계획\n(단위: 백만원)", "구분", "계", "2023년", "2024년"],
    ["^", "계", "30", "10", "20"],
    ["^", "국비", "30", "10", "20"],
)


@pytest.mark.parametrize("before", [0, 1, 3])
def test_a_budget_may_be_merged_into_a_form_near_its_top_or_below(before):
    labels = [
        ["사업목적", "소득 보장", "<", "<", "<"],
        ["기대효과", "건강 증진", "<", "<", "<"],
        ["추진계획", "확대", "<", "<", "<"],
    ]
    read = pledge_of(table(["공약명", "어르신 일자리 확대", "<", "<", "<"], *labels[:before], *YEARLY))
    assert read.value.title == "어르신 일자리 확대"
    assert {c.period: c.amount for c in read.value.budget.cells if c.source == "national"} == {
        "total": 30_000_000,
        "2023": 10_000_000,
        "2024": 20_000_000,
    }


def test_a_table_nested_in_a_cell_is_read_by_itself():
    inner = table(["구분", "계", "2023년", "2024년"], ["계", "30", "10", "20"], ["국비", "30", "10", "20"])
    place = Place(table=1)
    cells = (
        Cell(0, 0, "공약명", place),
        Cell(0, 1, "어르신 일자리 확대", place),
        Cell(1, 0, "재원투자계획", place),
        Cell(1, 1, "(단위: 천원)", place, blocks=(Paragraph("(단위: 천원)", place), inner)),
    )
    read = pledge_of(Table(cells, 2, 2, place))
    assert read.value.title == "어르신 일자리 확대"
    assert read.value.budget.unit.multiplier == 1000
    assert len(read.value.budget.cells) == 6


def test_boxes_to_tick_are_no_bullets():
    assert labelled(TITLE, ["사업구분", "□신규 ■계속", "추진상황", "□완료 ■정상추진"]) == {
        "공약명": "어르신 일자리 확대",
        "사업구분": "□신규 ■계속",
        "추진상황": "□완료 ■정상추진",
    }


def test_behind_a_kind_of_pledge_a_word_is_its_value_even_where_it_is_a_label_elsewhere():
    assert labelled(TITLE, ["사업구분", "공약사업", "완료시기", "임기내"])["사업구분"] == "공약사업"


def test_the_rows_that_name_officers_are_a_table_inside_the_form():
    read = pledge_of(
        table(TITLE, ["추진부서", "도로과", "담당자", "홍길동(000-0001)"], ["사업기간", "2022", "총사업비", "1억원"])
    )
    assert read.value.title == "어르신 일자리 확대"
    assert [(o.department, o.name, o.phone) for o in read.value.officers] == [("도로과", "홍길동", "000-0001")]
    assert read.value.period.start == "2022"


def test_an_unknown_label_keeps_its_value():
    read = pledge_of(table(TITLE, ["사업목적", "소득 보장", "<", "<"], ["노인 인구", "12,000명", "<", "<"]))
    assert [(extra.label, extra.text) for extra in read.value.extras] == [("노인 인구", "12,000명")]
    assert "LABEL_UNKNOWN" in codes(read)


def test_bands_are_ranges_that_no_cell_crosses():
    from pipeline.document import Grid  # noqa: PLC0415

    grid = Grid(table(["가", "나"], ["^", "다"], ["라", "마"]))
    assert bands_of(grid) == [(0, 2), (2, 3)]


def test_a_form_of_one_empty_cell_is_nothing():
    made = document(table(["", ""], ["", ""]))
    reader = StreamReader(unwrapper([]), {})
    assert [type(entry).__name__ for entry in reader.entries(made.blocks)] == ["RepairedTable"]
