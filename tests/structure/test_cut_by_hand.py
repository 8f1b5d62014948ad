"""Pieces of one table on both sides of a page break that the author set, where no format says how they stand."""

import pytest
from page_builders import GREY, table, texts

from pipeline.document import Edited, Paragraph, Place, as_printed
from pipeline.structure import joining
from pipeline.structure.joining import with_joined

HEAD = [("구분", GREY), ("2022년", GREY), ("2023년", GREY)]
PLAIN = ["구분", "2022년", "2023년"]
ABOVE = [["계", "40", "60"], ["국비", "10", "20"]]
BELOW = [["도비", "30", "40"]]


def pieces(upper, lower, *, spans="exact", cut=True):
    """The first columns of what two tables become."""
    blocks = table(*upper, cut_below=cut, spans=spans), table(*lower, cut_above=cut, ordinal=2, spans=spans)
    made = Edited(blocks, with_joined(as_printed(blocks), {}))
    return [[row[0] for row in texts(block)] for block in made if not isinstance(block, Paragraph)]


ONE = [["구분", "계", "국비", "도비"]]


@pytest.mark.parametrize("spans", ["exact", "lost"])
@pytest.mark.parametrize("head", [HEAD, PLAIN])
def test_a_head_that_is_printed_again_makes_one_table(head, spans):
    assert pieces([head, *ABOVE], [head, *BELOW], spans=spans) == ONE


def test_a_piece_without_a_head_goes_on_with_a_table_whose_head_is_shaded():
    assert pieces([HEAD, *ABOVE], BELOW) == ONE
    assert len(pieces([["사업", "1차", "2차"], ["쉼터", "설계", "공사"]], [["공원", "설계", "공사"]])) == 2


def test_a_bar_in_the_first_row_of_a_piece_is_no_head():
    assert pieces([HEAD, *ABOVE], [["도비", ("", GREY), ""]]) == ONE


ROAD_MAP = [["세부사업", "2022년", "2023년"], ["쉼터 설치", "■", ""]]
TARGETS = [["세부사업", "2022년", "2023년", "2024년"], ["쉼터 설치", "3개소", "설계", "4개소"]]
LISTING = [["번호", "공약명", "소관부서", "사업비"], ["1-1", "가람 쉼터", "복지과", "10"]]

GO_ON = [
    ([PLAIN, *ABOVE], BELOW),
    ([PLAIN, *ABOVE], [["도비", "-", ""], ["시비", "30", ""]]),
    ([["구분", "국비", "도비"], ["2022년", "10", "20"]], [["2023년", "-", "10"]]),
    (ROAD_MAP, [["나무심기", "", "■"]]),
    (TARGETS, [["나무심기", "", "100그루", "행사"]]),
    (LISTING, [["2-3", "나루 쉼터", "공원과", "-"]]),
]


@pytest.mark.parametrize("cut", [True, False])
@pytest.mark.parametrize("spans", ["exact", "lost"])
@pytest.mark.parametrize(("upper", "lower"), GO_ON)
def test_rows_that_cannot_stand_without_heads_go_on_with_the_table_above(upper, lower, spans, cut):
    assert len(pieces(upper, lower, spans=spans, cut=cut)) == 1


def test_rows_go_on_where_one_piece_alone_parts_their_names():
    assert pieces([PLAIN, ABOVE[0]], [["재원별", "국비", "10", "20"], ["^", "도비", "30", "40"]]) == [
        ["구분", "계", "재원별", "재원별"]
    ]
    upper = [["구분", "<", "2022년", "2023년"], ["재원별", "국비", "10", "20"], ["^", "도비", "30", "40"]]
    assert pieces(upper, [ABOVE[0]]) == [["구분", "재원별", "재원별", "계"]]


STAND_ALONE = [
    ([PLAIN, *ABOVE], [["국비", "30", "40"]]),
    ([PLAIN, *ABOVE], [["쉼터", "위치", "규모"]]),
    ([PLAIN, *ABOVE], [["도비", "협의 중", "40"]]),
    ([["성명", "소속", "직위"], ["홍길동", "복지과", "팀장"]], BELOW),
    (ROAD_MAP, [["단계", "준비", "시행"], ["쉼터", "■", ""]]),
    (TARGETS, [["지표", "단위", "기준값", "목표값"], ["쉼터", "개소", "3", "4"]]),
    (TARGETS, [["나무심기", "공원", "100그루", "행사"]]),
    (LISTING, [["1-1", "가람 쉼터", "복지과", "10"]]),
    (LISTING, [["1", "나루 쉼터", "공원과", "10"]]),
    (LISTING, [["2-1", "10", "공원과", "나루 쉼터"]]),
    (LISTING, [["2-1", "제목", "부서", "예산"]]),
]


@pytest.mark.parametrize(("upper", "lower"), STAND_ALONE)
def test_where_spans_are_lost_other_rows_without_a_head_are_a_table_of_their_own(upper, lower):
    assert len(pieces(upper, lower, spans="lost")) == 2


def test_without_a_break_a_head_that_comes_again_goes_on():
    assert pieces([HEAD, *ABOVE], [HEAD, *BELOW], cut=False) == ONE


PARTED = [
    [("구분", GREY), "<", ("2022년", GREY), ("2023년", GREY)],
    ["재원별", "국비", "10", "20"],
    ["^", "도비", "30", "40"],
]


@pytest.mark.parametrize(("upper", "lower"), [([HEAD, ABOVE[0]], PARTED), (PARTED, [HEAD, ABOVE[0]])])
def test_a_head_that_comes_again_goes_on_where_one_piece_parts_its_labels(upper, lower):
    (only,) = pieces(upper, lower, cut=False)
    assert sorted(only) == ["계", "구분", "재원별", "재원별"]


def test_a_subtotal_among_the_heads_is_no_row_that_comes_again():
    upper = [["구분", "임기 내", "<", "총계"], ["^", "소계", "2026년", "^"], ["계", "10", "10", "10"]]
    lower = [
        ["구분", "<", "임기 내", "<", "총계"],
        ["^", "^", "소계", "2026년", "^"],
        ["지방비", "소계", "10", "10", "10"],
    ]
    assert len(pieces(upper, lower, cut=False)) == 1


def test_a_head_over_other_columns_tells_nothing_where_both_pieces_part_it():
    wider = [
        [*PARTED[0][:2], "<", *PARTED[0][2:]],
        ["재원별", "국비", "보조", "10", "20"],
        ["^", "도비", "", "30", "40"],
    ]
    assert len(pieces(PARTED, wider, cut=False)) == 2


@pytest.mark.parametrize(
    "again", [[["계", "70", "80"]], [["국비", "70", "80"], ["도비", "1", "2"]], ABOVE, [ABOVE[0], ["도비", "30", "40"]]]
)
def test_rows_that_come_again_below_the_head_are_figures_of_another_table(again):
    assert len(pieces([HEAD, *ABOVE], [HEAD, *again])) == 2
    assert len(pieces([HEAD, *ABOVE], [HEAD, *again], cut=False)) == 2


def test_labels_that_come_again_are_those_of_another_form():
    head = [("구분", GREY), ("내용", GREY)]
    forms = [[head, ["사업명", name], ["담당부서", "복지과"]] for name in ("가람 쉼터", "나루 쉼터")]
    assert len(pieces(*forms)) == 2


OTHERS = [
    [["담당부서", "복지과", "팀"]],
    [[("쉼터", GREY), "30", "40"]],
    [["도비", "30"]],
    [["도비", "30", "40", "50"]],
]


@pytest.mark.parametrize("lower", OTHERS)
def test_a_table_with_a_label_a_shade_or_columns_of_its_own_is_no_piece(lower):
    assert len(pieces([HEAD, *ABOVE], lower)) == 2


def test_a_heading_over_each_of_two_forms_is_no_head_that_comes_again():
    form = [[("관리카드", GREY), "<"], ["위치", "가람동"]]
    assert len(pieces(form, form)) == 2


OVER = ["연차별 투자계획", "(단위 : 백만원)"]
AGAIN = [
    ["(단위:백만원)"],
    ["연차별 투자계획 (계속)", "(단위 : 백만원)"],
    ["<앞쪽에서 계속>"],
]


def lines(*words):
    return [Paragraph(word, Place()) for word in words]


def with_lines(between, lower):
    blocks = [*lines(*OVER), table(HEAD, *ABOVE), *lines(*between), table(*lower, ordinal=2)]
    made = Edited(blocks, with_joined(as_printed(blocks), {}))
    return [block.text if isinstance(block, Paragraph) else [row[0] for row in texts(block)] for block in made]


@pytest.mark.parametrize("between", AGAIN)
def test_lines_that_come_again_over_the_rest_of_a_table_are_no_words_between(between):
    assert with_lines(between, [HEAD, *BELOW]) == [*OVER, *ONE]


@pytest.mark.parametrize(
    ("between", "lower"),
    [
        (["(단위 : 천원)"], [HEAD, *BELOW]),
        (["집행현황"], [HEAD, *BELOW]),
        (["(단위 : 백만원)"], [HEAD, ABOVE[1]]),
        (["(단위 : 백만원)"], [HEAD, ["합계", "1", "2"]]),
        (["(단위 : 백만원)"], BELOW),
    ],
)
def test_other_lines_and_other_rows_part_two_tables(between, lower):
    names = [row[0] if isinstance(row[0], str) else row[0][0] for row in lower]
    assert with_lines(between, lower) == [*OVER, ["구분", "계", "국비"], *between, names]


def test_a_file_of_nothing_but_pieces_ends(monkeypatch):
    monkeypatch.setattr(joining, "MOST_LOOKED_AT", 100)
    blocks = [table(HEAD, [f"사업 {n}", "1", "2"], ordinal=n) for n in range(40)]
    made = list(Edited(blocks, with_joined(as_printed(blocks), {})))
    assert 1 < len(made) < 40
