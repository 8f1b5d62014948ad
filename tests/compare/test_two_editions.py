"""Which pledge of a new edition is which of the old one, and what of it changed."""

import pytest

from pipeline.compare import editions, readable


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


def project(name, amount=None, parts=(), **rest):
    cost = (
        None if amount is None and not rest else {"amount": amount, "raw": f"{amount}원", "parts": list(parts)} | rest
    )
    return {"id": "p1", "name": name, "cost": cost}


def share(source, amount):
    return {"source": source, "amount": amount}


def costs(old, new):
    """The costs that changed between the projects of two editions: kind, field, old and new."""
    before, after = pledge("시장", "1", projects=list(old)), pledge("시장", "1", projects=list(new))
    found = held([before], [after])
    told = [one.difference for change in found.changed for one in change.costs]
    return [(one.kind, field(one, before, after), one.expected, one.actual) for one in told]


def field(one, before, after):
    extra = one.kind == "extra"
    return readable({"pledges": [after if extra else before]}, one.actual_pointer if extra else one.pointer)


def test_a_changed_cost_of_a_project_is_told_with_its_shares():
    old = project("호수공원", 100, [share("national", 60), share("local", 40)])
    new = project("호수공원", 150, [share("local", 40), share("national", 80), share("regional", 30)])
    assert costs([old], [new]) == [
        ("changed", "projects[호수공원]/cost/amount", 100, 150),
        ("changed", "projects[호수공원]/cost/parts[national]/amount", 60, 80),
        ("extra", "projects[호수공원]/cost/parts[regional]/amount", None, 30),
    ]


def test_a_cost_that_came_or_went_is_told():
    old = [project("호수공원", 100, [share("local", 100)]), project("시장 거리")]
    new = [project("시장 거리", 70), project("호수공원")]
    assert costs(old, new) == [
        ("missing", "projects[호수공원]/cost/amount", 100, None),
        ("missing", "projects[호수공원]/cost/parts[local]/amount", 100, None),
        ("extra", "projects[시장 거리]/cost/amount", None, 70),
    ]


def test_projects_that_came_or_went_bring_and_take_their_costs():
    old = [project("호수공원", 100), project("시장 거리", 70)]
    new = [project("청년 창업 지원", 30), project("시장·거리", 70)]
    assert costs(old, new) == [
        ("missing", "projects[호수공원]/cost/amount", 100, None),
        ("extra", "projects[청년 창업 지원]/cost/amount", None, 30),
    ]


def test_the_only_project_is_the_same_whatever_it_is_called():
    old, new = pledge("시장", projects=[project("호수공원", 100)]), pledge("시장", projects=[project("물빛 쉼터", 150)])
    ((one,),) = (change.costs for change in held([old], [new]).changed)
    assert (one.old_project, one.new_project, one.renamed) == ("호수공원", "물빛 쉼터", True)
    assert (one.difference.expected, one.difference.actual) == (100, 150)


def test_a_project_known_by_another_of_its_names_keeps_its_cost():
    old = [project("호수공원", 100), project("시장 거리", 70)]
    new = [project("물빛 쉼터", 120) | {"aliases": ["호수 공원"]}, project("시장 거리", 70)]
    assert costs(old, new) == [("changed", "projects[호수공원]/cost/amount", 100, 120)]


def test_the_words_of_a_cost_count_where_it_has_no_figure():
    same = costs([project("시장", 100, raw="100원")], [project("시장", 100, raw="일백원")])
    unread = costs([project("시장", 100, raw="100원")], [project("시장", None, raw="추후 확정")])
    assert same == []
    assert unread == [
        ("changed", "projects[시장]/cost/amount", 100, None),
        ("changed", "projects[시장]/cost/raw", "100원", "추후 확정"),
    ]


def test_what_is_told_as_a_cost_is_not_counted_again():
    old = pledge("시장", projects=[project("호수공원", 100), project("시장 거리", 70, raw="70원")])
    new = pledge("시장", projects=[project("호수공원", 150), project("시장 거리", 70, raw="칠십원")])
    (change,) = held([old], [new]).changed
    assert [one.pointer for one in change.besides_costs()] == ["/pledges/0/projects/1/cost/raw"]


def test_projects_of_one_name_that_change_places_keep_their_costs():
    twins = [project("도서관 건립", 100), project("도서관 건립", 70)]
    assert costs(twins, [*twins[::-1], project("공원 정비", 5)]) == [
        ("extra", "projects[공원 정비]/cost/amount", None, 5),
    ]


def test_named_shares_and_ranges_are_told_by_amount():
    range_now = project("호수공원", min=30, max=60, per="year")
    shared = project("시장", 9, children=[{"name": "건물", "amount": 5, "parts": [share("local", 5)]}])
    assert costs([project("호수공원"), project("시장", 9)], [range_now, shared]) == [
        ("extra", "projects[호수공원]/cost/min", None, 30),
        ("extra", "projects[호수공원]/cost/max", None, 60),
        ("extra", "projects[호수공원]/cost/per", None, "year"),
        ("extra", "projects[시장]/cost/children[건물]/amount", None, 5),
        ("extra", "projects[시장]/cost/children[건물]/parts[local]/amount", None, 5),
    ]
