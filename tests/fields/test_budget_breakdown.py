"""사업별 내역: a tree that the sums prove, or none."""

import sys

import pytest
from page_builders import codes, pledge_of

from pipeline.document import Span
from pipeline.fields.breakdown import Share, nested_by_sums, proved


def shares(*amounts):
    return [Share(Span(str(number)), Span(""), amount) for number, amount in enumerate(amounts)]


def shown(tree):
    return None if tree is None else [(s.amount, shown(s.children)) if s.children else s.amount for s in tree]


MOST_CALLS = 100_000
"""The worst of these lists takes 88,000."""

TREES = [
    ((10, 20, 30), 60, [10, 20, 30]),
    ((20560, 62500, 46500, 16000, 3300), 86360, [20560, (62500, [46500, 16000]), 3300]),
    ((60, 10, 50), 60, [(60, [10, 50])]),
    ((60, 40, 10, 30, 20), 60, [(60, [(40, [10, 30]), 20])]),
    ((10, 20), 60, None),  # no tree closes
    ((60,), 60, [60]),
    ((30, 30, 30), 90, [30, 30, 30]),
    ((20, 10, 10, 20, 10, 10), 40, [(20, [10, 10]), (20, [10, 10])]),
    ((0, 0, 10), 10, [0, 0, 10]),
    ((0, 0, 0, 10), 10, None),  # a zero may head the other zeros
    ((), 10, None),
]


@pytest.mark.parametrize(("amounts", "total", "tree"), TREES)
def test_a_flat_list_is_nested_where_one_tree_alone_closes(amounts, total, tree):
    assert shown(nested_by_sums(shares(*amounts), total)) == tree


def test_two_trees_that_close_are_none():
    assert nested_by_sums(shares(30, 10, 20, 30, 10, 20, 0, 0), 60) is None


@pytest.mark.parametrize(
    "amounts", [[10] * 40, [0] * 40, [1, 2, 3] * 13, [2**n for n in range(40)], [40 - n for n in range(40)]]
)
@pytest.mark.parametrize("share", [1, 2, 4])
def test_the_search_is_bounded(amounts, share):
    given, calls = shares(*amounts), 0

    def count(_frame, event, _arg):
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        nested_by_sums(given, sum(amounts) // share)
    finally:
        sys.setprofile(None)
    assert calls < MOST_CALLS


def test_a_list_longer_than_the_bound_stays_flat():
    assert nested_by_sums(shares(*[10] * 41), 410) is None


def test_a_tree_is_proved_at_every_level():
    tree = shares(30, 60)
    tree[1].children = shares(20, 40)
    assert proved(tree, 90)
    tree[1].children = shares(20, 30)
    assert not proved(tree, 90)


PLAN = """
가람시 어르신 일자리 확대
Ⅰ. 사업개요
- 경로당 신축
 - 사업기간 : 2022 ~ 2026
- 돌봄터 운영
 - 사업기간 : 2022 ~ 2026
Ⅱ. 연차별 투자계획
- 총사업비 : {total}백만원
{rows}
"""


def breakdown(total, *rows):
    read = pledge_of(PLAN.format(total=total, rows="\n".join(rows)))
    return read, read.value.budget.breakdown


def test_shares_are_linked_to_projects():
    _, tree = breakdown(90, " - 경로당 신축 : 30백만원", " - 돌봄터 운영 : 60백만원")
    assert [(share.name, share.project, share.amount) for share in tree] == [
        ("경로당 신축", "p1", 30_000_000),
        ("돌봄터 운영", "p2", 60_000_000),
    ]


def test_a_tree_inferred_from_sums_is_told():
    read, tree = breakdown(
        90, " - 경로당 신축 : 30백만원", " - 돌봄터 운영 : 60백만원", " - 인건비 : 20백만원", " - 운영비 : 40백만원"
    )
    assert [[child.name for child in share.children] for share in tree] == [[], ["인건비", "운영비"]]
    assert "BUDGET_TREE_INFERRED" in codes(read)


def test_a_tree_that_the_page_shows_stays():
    read, tree = breakdown(
        90, " - 경로당 신축 : 30백만원", " - 돌봄터 운영 : 60백만원", "   - 인건비 : 20백만원", "   - 운영비 : 40백만원"
    )
    assert [[child.name for child in share.children] for share in tree] == [[], ["인건비", "운영비"]]
    assert "BUDGET_TREE_INFERRED" not in codes(read)


def test_what_adds_up_to_nothing_stays_as_printed():
    _, tree = breakdown(90, " - 경로당 신축 : 30백만원", " - 돌봄터 운영 : 70백만원")
    assert [share.amount for share in tree] == [30_000_000, 70_000_000]
