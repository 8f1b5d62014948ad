"""The list of checks holds every rule, and every rule has its test."""

from pathlib import Path

import pytest
from check_builders import codes, cost, period, pledge, project, seed_budget

import pipeline.checks
from pipeline.checks import CHECKS, DOCUMENT_CHECKS, Context, check_pledge
from schemas import Classification

RULES = sorted(
    path.stem
    for path in Path(pipeline.checks.__file__).parent.glob("*.py")
    if path.stem != "__init__" and "\ndef check(" in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_listed_and_tested(rule):
    listed = {check.__module__.rpartition(".")[2] for check in (*CHECKS, *DOCUMENT_CHECKS)}
    assert rule in listed
    assert Path(__file__).with_name(f"test_{rule}.py").exists()


def test_a_sound_pledge_has_no_findings():
    made = pledge(
        classification=Classification(
            continuity="continuing",
            budget_kind="budgeted",
            completion="within_term",
            authority=("national", "regional", "local"),
        ),
        projects=(
            project(1, period=period("2020-03", "2025-02"), cost=cost(20560, "205.6억원")),
            project(2, period=period("2016-04", "2026-06"), cost=cost(46500, "465억원")),
        ),
        budget=seed_budget(),
    )
    assert codes(check_pledge(made, Context())) == []
