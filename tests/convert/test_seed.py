"""The seed plan in every format it exists in: the one contract, filled in by hand, comes out of each."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from reading import SEED, SHARED, blankless, leaves

from pipeline.convert import convert
from schemas import PledgeDocument

GOLDEN = SHARED / "contract" / "ansan-science-valley.golden.json"
PRINTS = ("seed.docx", "office.pdf", "browser.pdf", "hancom-like.pdf")

needs_contract = pytest.mark.skipif(not GOLDEN.exists(), reason="the contract's golden is not beside the project")
needs_bench = pytest.mark.skipif(not (SHARED / "bench").exists(), reason="the bench prints are not beside the project")

BARS = {
    "기술이전": [("2022-Q1", "2026-Q4")],
    "연구소기업 설립": [("2022-Q1", "2026-Q4")],
    "신규창업": [("2022-Q1", "2026-Q4")],
    "스마트제조 혁신센터 준공": [("2022-Q1", "2023-Q1")],
    "산업밸류체인 디지털전환 사업추진": [("2022-Q3", "2026-Q4")],
    "신규과제 유치": [("2023-Q2", "2026-Q4")],
    "기초지원": [(f"{year}-Q1", f"{year}-Q3") for year in range(2022, 2027)],
}


@cache
def converted(path: Path) -> PledgeDocument:
    return convert(path)


def differences(expected: Any, actual: Any, pointer: str = "") -> list[str]:
    """Where the actual value differs in what the expected one has."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return [
            text
            for key, value in expected.items()
            for text in differences(value, actual.get(key, "<missing>"), f"{pointer}/{key}")
        ]
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        return [
            text
            for index, (one, two) in enumerate(zip(expected, actual, strict=True))
            for text in differences(one, two, f"{pointer}/{index}")
        ]
    return [] if expected == actual else [f"{pointer}: {expected!r} != {actual!r}"]


def as_json(document: PledgeDocument) -> Any:
    return json.loads(document.model_dump_json())


@needs_contract
def test_the_seed_equals_the_contract_in_every_field_that_it_has() -> None:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    required = set(golden.pop("required_findings"))
    document = converted(SEED)
    assert differences(golden, as_json(document)) == []
    assert required <= {finding.code for finding in document.findings}


@needs_bench
@pytest.mark.parametrize("name", PRINTS)
def test_a_print_of_the_seed_gives_the_same_pledges_as_its_text(name: str) -> None:
    text = blankless(as_json(converted(SEED))["pledges"])
    printed = blankless(as_json(converted(SHARED / "bench" / name))["pledges"])
    for pledges in (text, printed):
        for pledge in pledges:
            del pledge["id"], pledge["mentions"]  # the number is part of the id; blanks move a mention's span
            del pledge["schedule"]["items"], pledge["projects"][0]["tables"]
            pledge["number"] = None  # the print has 1-1, the text export lost it
    assert differences(text, printed) == []


@needs_bench
@pytest.mark.parametrize("name", PRINTS)
def test_a_print_of_the_seed_shows_its_bars_to_the_quarter(name: str) -> None:
    document = converted(SHARED / "bench" / name)
    schedule = document.pledges[0].schedule
    assert schedule is not None
    bars = {blankless(item.tasks[0]): [(s.start, s.end) for s in item.segments] for item in schedule.items}
    assert bars == {blankless(task): spans for task, spans in BARS.items()}
    assert {item.basis for item in schedule.items} == {"shading"}
    assert "SCHEDULE_SHADING_LOST" not in {finding.code for finding in document.findings}


@needs_bench
@pytest.mark.parametrize("name", PRINTS)
def test_every_leaf_of_a_print_has_evidence(name: str) -> None:
    assert_evidence(converted(SHARED / "bench" / name))


def test_every_leaf_of_the_seed_has_evidence() -> None:
    assert_evidence(converted(SEED))


def assert_evidence(document: PledgeDocument) -> None:
    inferred = {finding.pointer for finding in document.findings}
    bare = [
        pointer
        for pointer, _ in leaves(document.pledges, "/pledges")
        if pointer not in document.evidence
        and pointer not in inferred
        and not pointer.endswith("/id")  # structural
        and "/mentions/" not in pointer  # points to a value that has evidence
    ]
    assert bare == []
    assert "/kind" in inferred
    assert all(place.raw or place.table for places in document.evidence.values() for place in places)


def test_every_pointer_of_evidence_and_findings_leads_to_a_value() -> None:
    document = converted(SEED)
    dumped = as_json(document)
    pointers = [*document.evidence, *(f.pointer for f in document.findings if f.pointer)]
    for pointer in pointers:
        value = dumped
        for step in pointer.split("/")[1:]:
            value = value[int(step)] if isinstance(value, list) else value[step]


def test_a_value_of_a_page_is_found_where_its_evidence_says() -> None:
    lines = SEED.read_text(encoding="utf-8").split("\n")
    document = converted(SEED)
    for pointer in ("/pledges/0/title", "/pledges/0/projects/1/cost/amount", "/pledges/0/budget/cells/8/amount"):
        place = document.evidence[pointer][0]
        assert place.line is not None
        assert place.raw in lines[place.line - 1]


def test_two_runs_give_the_same_bytes() -> None:
    assert convert(SEED).model_dump_json() == convert(SEED).model_dump_json()
