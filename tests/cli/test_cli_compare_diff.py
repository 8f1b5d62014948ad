"""`gongyak compare` and `gongyak diff`: two files of one plan, two editions of plans."""

import json
import shutil

import pytest
from conftest import SAMPLES

from pipeline.cli.entry import main

TEXT = "narae-farm-market.txt"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A plan as text and a corrected edition of it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("COLUMNS", raising=False)
    plan = (SAMPLES / TEXT).read_text(encoding="cp949")
    for name, text in (("old", plan), ("new", corrected(plan))):
        (tmp_path / name).mkdir()
        (tmp_path / name / TEXT).write_text(text, encoding="utf-8")
    return tmp_path


def corrected(plan):
    assert "직거래 장터 확대" in plan
    return plan.replace("직거래 장터 확대", "직거래 장터 대폭 확대")


def test_what_a_format_cannot_carry_is_told_and_is_no_difference(capsys):
    assert main(["--lang", "en", "compare", str(SAMPLES / TEXT), str(SAMPLES / "narae-farm-market.docx")]) == 0
    out = capsys.readouterr().out
    assert "the format cannot carry it: SCHEDULE_SHADING_LOST" in out
    assert out.splitlines()[-1].startswith("same (")


@pytest.mark.usefixtures("folder")
def test_a_difference_is_told_with_both_values_and_places(capsys):
    assert main(["--lang", "en", "compare", f"old/{TEXT}", f"new/{TEXT}"]) == 1
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("  title")
    assert "line" in lines[at + 1]
    assert "대폭" not in lines[at + 1]
    assert "대폭" in lines[at + 2]


@pytest.mark.parametrize(("language", "said"), [("en", "  the whole pledge"), ("ko", "  공약 전체")])
def test_a_pledge_that_one_side_lacks_is_said_as_a_whole(capsys, language, said):
    assert main(["--lang", language, "compare", str(SAMPLES / TEXT), str(SAMPLES / "gaon-lake-tourism.txt")]) == 1
    assert capsys.readouterr().out.splitlines().count(said) == 2


@pytest.mark.usefixtures("folder")
def test_programs_get_places_and_values(capsys):
    assert main(["compare", f"old/{TEXT}", f"new/{TEXT}", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)["differences"]
    title = next(one for one in told if one["field"] == "title")
    assert title["first"]["pointer"] == "/pledges/0/title"
    assert title["first"]["place"]["line"] == title["second"]["place"]["line"]


@pytest.mark.usefixtures("folder")
def test_a_written_json_stands_for_its_plan(capsysbinary, folder):
    main(["extract", f"old/{TEXT}"])
    (folder / "a.json").write_bytes(capsysbinary.readouterr().out)
    assert main(["compare", "a.json", f"old/{TEXT}"]) == 0


@pytest.mark.usefixtures("folder")
def test_a_file_that_cannot_be_read_is_said(capsys):
    assert main(["--lang", "en", "compare", "none.pdf", f"old/{TEXT}"]) == 3
    assert main(["--lang", "en", "diff", "none.pdf", f"old/{TEXT}"]) == 3
    assert capsys.readouterr().err.count("[DOC_MISSING]") == 2


@pytest.mark.usefixtures("folder")
def test_editions_that_are_equal_are_fine():
    assert main(["diff", "old", "old"]) == 0


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.usefixtures("folder")
def test_a_renamed_pledge_is_told(capsys, language):
    assert main(["--lang", language, "diff", "old", "new"]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("~ ")
    assert first.endswith("직거래 장터 대폭 확대")


@pytest.mark.usefixtures("folder")
def test_two_folders_of_outputs_are_compared_without_reading_a_plan(folder, capsys):
    for name in ("old", "new"):
        main(["ingest", name, "--out", f"out-{name}"])
        shutil.rmtree(folder / name)
    capsys.readouterr()
    assert main(["diff", "out-old", "out-new", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["same"], told["added"], told["dropped"]) == (0, [], [])
    assert told["changed"][0]["renamed"]
    assert told["changed"][0]["old"]["file"] == TEXT


def dearer(plan):
    cost = "360백만원(도 90, 군 220, 자부담 50)"
    assert cost in plan
    return plan.replace(cost, "400백만원(도 90, 군 260, 자부담 50)")


@pytest.fixture
def dearer_folder(folder):
    """The corrected edition has a project that costs more, and the rest unchanged."""
    plan = (folder / "old" / TEXT).read_text(encoding="utf-8")
    (folder / "new" / TEXT).write_text(dearer(plan), encoding="utf-8")
    return folder


@pytest.mark.usefixtures("dearer_folder")
def test_people_see_what_a_project_costs_now(capsys):
    assert main(["--lang", "en", "diff", "old", "new"]) == 1
    out = capsys.readouterr().out
    assert "projects[순회 수집차량 운행]/cost/amount: 360,000,000 → 400,000,000" in out
    assert "projects[순회 수집차량 운행]/cost/parts[local]/amount: 220,000,000 → 260,000,000" in out
    assert "also changed" not in out


@pytest.mark.usefixtures("dearer_folder")
def test_programs_get_what_a_project_costs_now(capsys):
    assert main(["diff", "old", "new", "--json"]) == 1
    (change,) = json.loads(capsys.readouterr().out)["changed"]
    assert change["costs"][0] == {
        "project": {"old": "순회 수집차량 운행", "new": "순회 수집차량 운행"},
        "kind": "changed",
        "field": "projects[순회 수집차량 운행]/cost/amount",
        "old": 360_000_000,
        "new": 400_000_000,
    }
