"""What a table is, told by what stands in it."""

import pytest
from page_builders import GREY, table

from pipeline.document import Cell, Grid, Place, Table
from pipeline.structure.kinds import kind_of

YEARS = ["구분", "총계", "2022년", "2023년"]
BAR = ("", GREY)

KINDS = {
    "budget: sources by years": ("budget", [YEARS, ["계", "30", "10", "20"], ["국비", "30", "10", "20"]]),
    "budget: with words in some cells": ("budget", [YEARS, ["국비", "30", "10", "20"], ["시비", "미정", "-", "5"]]),
    "budget: years down the side": (
        "budget",
        [["연도", "계", "국비", "구비"], ["2022년", "30", "10", "20"], ["2023년", "50", "22", "23"]],
    ),
    "schedule: quarters": (
        "schedule",
        [["세부내용", "2022년", "<", "<", "<"], ["^", "1", "2", "3", "4"], ["착공", "", "", "", ""]],
    ),
    "schedule: shaded years": ("schedule", [YEARS, ["착공", "", BAR, ""], ["준공", "", "", BAR]]),
    "targets: words by years": ("targets", [YEARS, ["경로당", "", "설계", "착공"], ["쉼터", "", "", "준공"]]),
    "targets: quantities by years": ("targets", [YEARS, ["경로당", "5개소", "2개소", "3개소"]]),
    "data: bare figures without a source": ("data", [["시설", "2022년", "2023년"], ["인구", "120", "130"]]),
    "data: a header over rows": ("data", [["시설", "위치"], ["경로당", "가람동"], ["쉼터", "나루동"]]),
    "data: months": ("data", [["세부내용", "1월", "2월", "3월"], ["착공", "", "", ""]]),
    "officers: roles and phones": (
        "officers",
        [["도로과", "과장", "홍길동", "000-0001"], ["^", "담당자", "이몽룡", "000-0002"]],
    ),
    "officers: by their heading": ("officers", [["공약실명제", "<"], ["도로과", "홍길동"]]),
    "form: labels beside values": ("form", [["공약명", "경로당 신축"], ["사업기간", "2022 ~ 2026"]]),
    "form: labels over values": ("form", [["공약명", "사업기간"], ["경로당 신축", "2022 ~ 2026"]]),
    "form: with an officer's row": (
        "form",
        [
            ["공약명", "경로당 신축", "<", "<"],
            ["사업기간", "2022 ~ 2026", "<", "<"],
            ["담당자", "홍길동", "전화", "000-0001"],
        ],
    ),
    "form: with a budget in its second row": (
        "form",
        [["공약명", "경로당 신축", "<", "<"], ["투자계획", "구분", "2022년", "2023년"], ["^", "국비", "10", "20"]],
    ),
    "title: a number and a title": ("title", [["1-1", "경로당 신축"]]),
    "title: alone": ("title", [["경로당 신축"]]),
    "not a title: a label": ("form", [["공약명", "경로당 신축"]]),
}


@pytest.mark.parametrize(("kind", "rows"), KINDS.values(), ids=KINDS)
def test_a_table_is_told_by_its_content(kind, rows):
    assert kind_of(Grid(table(*rows))) == kind


def test_a_table_with_a_table_in_it_frames_a_part_of_the_page():
    inner = table(["가", "나"])
    cell = Cell(0, 0, "바깥", Place(), blocks=(inner,))
    assert kind_of(Grid(Table((cell,), 1, 1, Place()))) == "frame"


def test_a_cell_of_many_lines_is_a_frame():
    assert (
        kind_of(Grid(table(["\n".join(["○ 어르신 일자리를 해마다 넓혀 나가며 소득을 보장하고 건강을 돌봄"] * 8)])))
        == "frame"
    )


def test_the_words_under_a_heading_of_a_budget_are_no_form():
    head = ["연차별 투자계획", "(단위: 백만원)", "<", "<"]
    assert kind_of(Grid(table(head, YEARS, ["계", "30", "10", "20"], ["국비", "30", "10", "20"]))) == "budget"
