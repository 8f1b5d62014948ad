"""Cells that print a unit (500백만원, a number format of a sheet does so) below a caption that names another one."""

import pytest
from page_builders import codes, pledges_of, repaired, table

from pipeline.fields.matrix import read_matrix

HEAD = ["구분", "계", "2027년", "2028년"]


def noted(caption, *row):
    made = read_matrix(repaired(table(HEAD, ["국비", *row]), caption), None, None)
    return [one.code for one in made.findings if one.code == "MONEY_SCALE_CONFLICT"]


@pytest.mark.parametrize(
    ("caption", "row"),
    [
        ("(단위 : 천원)", ("30백만원", "10백만원", "20백만원")),
        ("(단위 : 천원)", ("10백만원", "10백만원", "0백만원")),
        ("(단위 : 백만원)", ("30억", "10억", "20억")),
    ],
)
def test_a_caption_that_no_amount_keeps_to_is_told(caption, row):
    assert noted(caption, *row) == ["MONEY_SCALE_CONFLICT"]


@pytest.mark.parametrize(
    ("caption", "row"),
    [
        ("(단위 : 백만원)", ("30백만원", "10백만원", "20백만원")),
        ("(단위 : 백만원)", ("1,030", "10억", "30")),
        ("(단위 : 백만원)", ("-", "5억", "-")),
        ("(단위 : 백만원)", ("30", "10", "20")),
        (None, ("30억", "10억", "20억")),
    ],
)
def test_units_that_agree_or_stand_alone_are_no_conflict(caption, row):
    assert noted(caption, *row) == []


def test_a_list_of_pledges_tells_it_as_a_table_of_one_does():
    rows = [
        ["번호", "공약명", "담당부서", "합계", "2026년", "2027년"],
        ["1-1", "골목 쉼터", "교통과", "30백만원", "10백만원", "20백만원"],
    ]
    rows += [["1-2", "골목 등불", "교통과", "30백만원", "10백만원", "20백만원"]]
    made = pledges_of("(단위: 천원)", table(*rows))
    assert ["MONEY_SCALE_CONFLICT" in codes(one) for one in made] == [True, True]
