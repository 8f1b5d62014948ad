"""The pytest plugin, run as those use it who build on gongyak."""

import json
import tomllib

import pytest
from conftest import ROOT

pytest_plugins = ["pytester"]

PLAN = "공약명: 나루터 고치기\n1. 정책목표\n - 나루터를 새로 고친다\n2. 사업개요\n - 사업기간 : 2022. 7. ~ 2026. 6.\n"

TESTS = """
from pathlib import Path

def test_golden(assert_extracts):
    assert_extracts("plan.txt", Path("goldens/plan.txt.json"))

def test_part(assert_extracts):
    document = assert_extracts("plan.txt", {"pledges": [{"title": "나루터 고치기"}]})
    assert document.pledges[0].goals[0].text == "나루터를 새로 고친다"

def test_by_hand(extract):
    assert len(extract(Path("plan.txt")).pledges) == 1
"""


@pytest.fixture
def project(pytester):
    pytester.makeini("[pytest]\n")
    pytester.path.joinpath("plan.txt").write_text(PLAN, encoding="utf-8")
    pytester.makepyfile(test_plans=TESTS)
    return pytester


def run(project, *arguments):
    return project.runpytest_inprocess("-p", "no:randomly", "-p", "pipeline.pytest_plugin", *arguments)


def golden(project):
    return project.path / "goldens" / "plan.txt.json"


def test_a_golden_is_written_only_when_asked_and_then_holds(project):
    result = run(project)
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*there is no golden goldens?plan.txt.json: write it with `pytest --rewrite-golden`*"])
    assert not golden(project).exists()
    run(project, "--rewrite-golden").assert_outcomes(passed=3)
    assert json.loads(golden(project).read_text(encoding="utf-8"))["pledges"][0]["title"] == "나루터 고치기"
    run(project).assert_outcomes(passed=3)


def test_a_difference_names_the_pointer_and_both_values(project):
    project.makepyfile(
        test_plans='def test(assert_extracts):\n    assert_extracts("plan.txt", {"pledges": [{"title": "나루터 허물기"}]})'
    )
    result = run(project)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["plan.txt differs in 1 places*", "/pledges/0/title", '  - "나루터 허물기"', '  + "나루터 고치기"']
    )
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")  # the test's reader is not led through our code


def test_a_golden_in_part_stays_in_part_when_it_is_rewritten(project):
    golden(project).parent.mkdir()
    golden(project).write_text('{"kind": "ledger", "required_findings": ["KIND_INFERRED"]}', encoding="utf-8")
    run(project).assert_outcomes(passed=2, failed=1)
    run(project, "--rewrite-golden").assert_outcomes(passed=3)
    assert json.loads(golden(project).read_text(encoding="utf-8")) == {
        "kind": "action_plan",
        "required_findings": ["KIND_INFERRED"],
    }
    run(project).assert_outcomes(passed=3)


def test_a_golden_that_is_no_json_fails_in_one_line(project):
    golden(project).parent.mkdir()
    golden(project).write_text("{", encoding="utf-8")
    result = run(project)
    result.stdout.fnmatch_lines(["*the golden is not valid: plan.txt.json:1*"])


def test_blanks_may_be_ignored(project):
    line = 'assert_extracts("plan.txt", {"pledges": [{"title": "나루터고치기"}]}, blanks="ignored")'
    project.makepyfile(test_plans=f"def test(assert_extracts):\n    {line}")
    run(project).assert_outcomes(passed=1)


def test_pytest_finds_the_plugin_in_an_installed_gongyak():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"pipeline.pytest_plugin": "pipeline.pytest_plugin"}
    assert any(one.startswith("pytest") for one in project["optional-dependencies"]["pytest"])
    assert not any(one.startswith("pytest") for one in project["dependencies"])
