"""Two documents of the contract: what differs, and that one loss makes nothing else differ."""

import copy

import pytest

from pipeline.compare import Rules, compare, shown, total


def cell(source, period, amount, basis="plan"):
    return {"source": source, "period": period, "basis": basis, "amount": amount, "state": "number"}


def plan(*titles):
    return {"kind": "action_plan", "pledges": [pledge(title, at) for at, title in enumerate(titles)]}


def pledge(title, number=0):
    names = [f"{title} 길", f"{title} 다리", f"{title} 마당"]
    return {
        "id": f"{number:012x}",
        "title": title,
        "projects": [{"id": f"p{n}", "name": name, "locations": []} for n, name in enumerate(names, 1)],
        "plan": [{"project": f"p{n}", "text": f"{name} 설계", "period": None} for n, name in enumerate(names, 1)],
        "targets": [{"project": f"p{n}", "year": 2023, "state": "blank"} for n in (1, 2, 3)],
        "budget": {"periods": ["total", "2023"], "cells": [cell("total", "total", 30), cell("local", "2023", 30)]},
    }


def found(expected, actual, **rules):
    return [
        (one.kind, one.pointer, one.actual_pointer) for one in compare(expected, actual, Rules(**rules)).differences
    ]


WHOLE = plan("나루터 고치기", "도서관 세우기", "장터 살리기")


def test_a_document_is_as_itself():
    comparison = compare(WHOLE, copy.deepcopy(WHOLE), Rules(keys="both"))
    assert comparison.differences == ()
    assert all(score.f1 == 1 for score in comparison.parts.values())


def test_one_missing_pledge_makes_no_other_differ():
    actual = copy.deepcopy(WHOLE)
    del actual["pledges"][0]
    assert found(WHOLE, actual) == [("missing", "/pledges/0", "/pledges")]
    assert found(actual, WHOLE) == [("extra", "/pledges", "/pledges/0")]


def test_pointers_of_findings_and_evidence_follow_their_pledge():
    expected = WHOLE | {
        "findings": [{"code": "PLEDGE_EMPTY", "pointer": "/pledges/2"}],
        "evidence": {"/pledges/2/title": [{"line": 9}]},
    }
    actual = copy.deepcopy(expected)
    del actual["pledges"][0]
    actual["findings"][0]["pointer"] = "/pledges/1"
    actual["evidence"] = {"/pledges/1/title": [{"line": 9}]}
    assert found(expected, actual) == [("missing", "/pledges/0", "/pledges")]


def test_a_missing_project_does_not_rename_the_others():
    """Ids are ordinals: without the first, p2 is p1, and everything that belongs to it says so."""
    actual = copy.deepcopy(WHOLE)
    one = actual["pledges"][0]
    one["projects"] = [{**project, "id": f"p{n}"} for n, project in enumerate(one["projects"][1:], 1)]
    one["plan"] = [{**item, "project": f"p{n}"} for n, item in enumerate(one["plan"][1:], 1)]
    one["targets"] = [{**target, "project": f"p{n}"} for n, target in enumerate(one["targets"][1:], 1)]
    assert {pointer for _, pointer, _ in found(WHOLE, actual)} == {
        "/pledges/0/projects/0",
        "/pledges/0/plan/0",
        "/pledges/0/targets/0",
    }
    assert {kind for kind, _, _ in found(WHOLE, actual)} == {"missing"}


def test_what_was_put_to_another_project_is_told():
    actual = copy.deepcopy(WHOLE)
    actual["pledges"][1]["plan"][2]["project"] = "p1"
    assert found(WHOLE, actual) == [("changed", "/pledges/1/plan/2/project", "/pledges/1/plan/2/project")]


def test_a_changed_title_is_one_change():
    actual = copy.deepcopy(WHOLE)
    actual["pledges"][1]["title"] = "도서관 새로 세우기"
    assert found(WHOLE, actual) == [("changed", "/pledges/1/title", "/pledges/1/title")]


def test_another_order_is_told_once_for_what_moved():
    actual = copy.deepcopy(WHOLE)
    actual["pledges"].append(actual["pledges"].pop(0))
    assert found(WHOLE, actual) == [("moved", "/pledges/0", "/pledges/2")]
    assert all(score.f1 == 1 for score in compare(WHOLE, actual).parts.values())


def test_a_budget_cell_is_its_source_and_period():
    actual = copy.deepcopy(WHOLE)
    cells = actual["pledges"][0]["budget"]["cells"]
    cells[0]["amount"] = 31
    cells[1]["period"] = "2024"
    assert found(WHOLE, actual) == [
        ("changed", "/pledges/0/budget/cells/0/amount", "/pledges/0/budget/cells/0/amount"),
        ("missing", "/pledges/0/budget/cells/1", "/pledges/0/budget/cells"),
        ("extra", "/pledges/0/budget/cells", "/pledges/0/budget/cells/1"),
    ]


def test_twins_are_paired_in_their_order():
    expected = {"extras": [{"label": "비고", "text": "하나"}, {"label": "비고", "text": "둘"}]}
    actual = {"extras": [{"label": "비고", "text": "둘"}]}
    assert found(expected, actual) == [("missing", "/extras/0", "/extras")]


def test_a_golden_may_leave_out_keys():
    golden = {
        "pledges": [
            {"title": "장터 살리기", "budget": {"cells": [{"source": "local", "period": "2023", "amount": 30}]}}
        ]
    }
    actual = plan("장터 살리기")
    assert found(golden, actual) == [("extra", "/pledges/0/budget/cells", "/pledges/0/budget/cells/0")]
    del actual["pledges"][0]["budget"]["cells"][0]
    assert found(golden, actual) == []
    assert found(golden, actual, keys="both") != []


def test_a_key_that_the_document_lacks_is_missing():
    assert found({"pledges": [], "poem": "청산"}, {"pledges": []}) == [("missing", "/poem", "")]


def test_required_findings_are_asked_for_by_code_alone():
    golden = {"required_findings": ["PLEDGE_EMPTY", "TOTAL_MISSING"]}
    actual = {"findings": [{"code": "TOTAL_MISSING", "pointer": None}]}
    assert [one.expected for one in compare(golden, actual).differences] == ["PLEDGE_EMPTY"]


BLANKS = [("나루터 고치기", "나루터고치기", True), ("나루터", "나룻터", False)]


@pytest.mark.parametrize(("one", "other", "same"), BLANKS)
def test_blanks_count_unless_they_are_ignored(one, other, same):
    assert found({"title": one}, {"title": other}) != []
    assert (found({"title": one}, {"title": other}, blanks="ignored") == []) is same


def test_what_is_left_out_is_not_compared_and_not_counted():
    actual = copy.deepcopy(WHOLE)
    for one in actual["pledges"]:
        one["id"] = "f" * 12
    assert len(found(WHOLE, actual)) == 3
    comparison = compare(WHOLE, actual, Rules(left_out=frozenset({"/pledges/*/id"})))
    assert comparison.differences == ()
    assert "id" not in comparison.parts


@pytest.mark.parametrize(
    ("one", "other"), [(1, True), (0, False), (1, 1.0), ("1", 1), (None, ""), ([], {}), ({}, None)]
)
def test_values_of_two_kinds_differ(one, other):
    assert found({"x": one}, {"x": other}) == [("changed", "/x", "/x")]


def test_precision_and_recall_are_counted_in_leaves():
    golden = {"pledges": [{"title": "가나다", "period": None, "goals": [{"text": "하나"}, {"text": "둘둘둘"}]}]}
    actual = {"pledges": [{"title": "가나다", "period": {"start": "2022", "end": None}, "goals": [{"text": "하나"}]}]}
    parts = compare(golden, actual).parts
    assert (parts["goals"].precision, parts["goals"].recall) == (1.0, 0.5)
    assert (parts["period"].extra, parts["period"].precision, parts["period"].recall) == (1, 0.0, 1.0)
    assert total(parts.values()).right == 2


def test_a_long_list_is_compared_in_reasonable_time():
    expected = {"pledges": [{"title": f"공약 {n}번 마을길 넓히기"} for n in range(400)]}
    actual = {"pledges": [{"title": f"공약 {n}번 마을길 넓히기 사업"} for n in range(400) if n != 7]}
    kinds = [one.kind for one in compare(expected, actual).differences]
    assert kinds.count("missing") == 1
    assert kinds.count("changed") == 399


def test_differences_are_shown_with_both_values():
    actual = copy.deepcopy(WHOLE)
    actual["pledges"][0]["title"] = "나루터 고치기와 배 띄우기"
    lines = list(shown(compare(WHOLE, actual).differences))
    assert lines == ["/pledges/0/title", '  - "나루터 고치기"', '  + "나루터 고치기와 배 띄우기"']
