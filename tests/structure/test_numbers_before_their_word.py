"""Pledges whose number stands before the word that announces it, or beside 공약사항 alone."""

import pytest
from convert.reading import codes, read_text

BODY = "□ 사업개요\n - 사업기간 : 2027 ~ 2029\n□ 추진계획\n - 정비(2027년)\n"


@pytest.mark.parametrize("head", ["{}번 공약. ", "제{}호 공약 : ", "[{}번 공약] ", "공약 {}. "])
def test_the_number_of_each_pledge_is_read(head):
    document = read_text(
        "".join(f"{head.format(number)}{title}\n{BODY}" for number, title in ((17, "둘레길"), (18, "하천")))
    )
    assert [(pledge.number, pledge.title) for pledge in document.pledges] == [("17", "둘레길"), ("18", "하천")]


def test_a_numbered_commitment_names_a_pledge_that_nothing_else_names():
    document = read_text("공약사항 : 5. 무료버스 운행\n사업기간 : 2027 ~ 2030\n총사업비 : 30억원\n")
    (pledge,) = document.pledges
    assert (pledge.number, pledge.title) == ("5", "무료버스 운행")
    assert "TITLE_MISSING" not in codes(document)


def test_a_commitment_without_a_number_names_none():
    document = read_text("공약사항 : 무료버스를 운행한다\n사업기간 : 2027 ~ 2030\n총사업비 : 30억원\n")
    assert "TITLE_MISSING" in codes(document)


def test_room_beside_a_circled_figure_is_inside_the_number():
    document = read_text(f"Ⅲ-① -2. 수소버스 보급\n{BODY}")
    assert (document.pledges[0].number, document.pledges[0].title) == ("Ⅲ-①-2", "수소버스 보급")
