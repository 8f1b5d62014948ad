"""Which pledge of a new edition is which of the old one, and what of it changed."""

import pytest

from pipeline.compare import editions


def pledge(title, number=None, **parts):
    return {"id": f"{title}|{number}", "number": number, "title": title, **parts}


def document(*pledges, city="가온시"):
    return {"jurisdiction": {"name": city}, "term": None, "candidate": None, "pledges": list(pledges)}


def held(old, new):
    return editions([("a.pdf", document(*old))], [("b.pdf", document(*new))])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("호수공원 조성", "1"), ("호수공원  조성", "1")),
        (("호수공원 조성(매년)", None), ("호수 공원 조성", None)),
    ],
)
def test_blanks_and_marks_are_no_change(old, new):
    found = held([pledge(*old)], [pledge(*new)])
    assert (found.same, found.differ) == (1, False)


def test_a_corrected_title_with_the_same_number_is_renamed():
    found = held(
        [pledge("호수공원 조성", "1"), pledge("시장 현대화", "2")],
        [pledge("호수 생태공원 조성 및 운영", "1"), pledge("시장 현대화", "2")],
    )
    (change,) = found.changed
    assert (change.renamed, change.renumbered, found.same, found.added, found.dropped) == (True, False, 1, (), ())


def test_a_dropped_pledge_does_not_rename_those_that_move_up():
    old = [pledge("호수공원 조성", "1"), pledge("시장 현대화", "2"), pledge("청년 일자리", "3")]
    found = held(old, [pledge("시장 현대화", "1"), pledge("청년 일자리", "2")])
    assert [one.pledge["title"] for one in found.dropped] == ["호수공원 조성"]
    assert [(one.renamed, one.renumbered) for one in found.changed] == [(False, True)] * 2


def test_an_amount_that_changed_is_told_by_source_and_year():
    def budget(amount):
        cell = {"source": "national", "period": "2024", "basis": "plan", "amount": amount, "state": "number"}
        return {"cells": [cell]}

    found = held([pledge("시장", "1", budget=budget(100))], [pledge("시장", "1", budget=budget(200))])
    ((part, (one,)),) = found.changed[0].parts().items()
    assert (part, one.expected, one.actual) == ("budget", 100, 200)


def test_twins_with_one_title_are_paired_in_their_order():
    twins = [pledge("도서관 건립", None, sector="동부"), pledge("도서관 건립", None, sector="서부")]
    assert not held(twins, twins).differ


def test_a_pledge_that_moved_to_another_file_of_its_plan_is_found():
    one, other = pledge("호수공원 조성", "1"), pledge("시장 현대화", "2")
    old = [("1.pdf", document(one, other)), ("2.pdf", document())]
    new = [("1.pdf", document(one)), ("2.pdf", document(other))]
    assert not editions(old, new).differ


def test_pledges_of_two_cities_are_never_one():
    old = [("a.pdf", document(pledge("시장 현대화", "1"))), ("b.pdf", document(city="다솜군"))]
    new = [("c.pdf", document(pledge("시장 현대화", "1"), city="다솜군")), ("d.pdf", document())]
    found = editions(old, new)
    assert (len(found.added), len(found.dropped)) == (1, 1)
