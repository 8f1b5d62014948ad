"""`gongyak verify`: files against goldens, for people, programs and build servers."""

import json
import shutil

import pytest
from conftest import ROOT, SAMPLES
from lxml import etree

from pipeline.cli.entry import main

GOLDENS = ROOT / "tests" / "golden"
NAMES = ("gaon-lake-tourism.txt", "narae-farm-market.txt")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two plans in `plans` with their goldens in `goldens`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("COLUMNS", raising=False)
    for name in NAMES:
        put(tmp_path / "plans" / name, (SAMPLES / name).read_bytes())
        put(tmp_path / "goldens" / f"{name}.json", (GOLDENS / f"{name}.json").read_bytes())
    for golden in (tmp_path / "goldens").iterdir():
        edit(golden, lambda data: [data.pop(name) for name in ("source", "evidence", "findings")])
    return tmp_path


def put(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def edit(path, change):
    data = json.loads(path.read_bytes())
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def wrong(data):
    data["pledges"][0]["title"] = "다른 공약"


@pytest.mark.usefixtures("folder")
def test_what_equals_its_golden_is_fine(capsys):
    assert main(["verify", "plans", "--golden", "goldens"]) == 0
    out = capsys.readouterr().out
    assert "files: 2 (2 same, 0 different, 0 failed)" in out
    assert "gaon-lake-tourism.txt: same" in out


def test_a_difference_is_told_by_pointer_with_both_values(folder, capsys):
    edit(folder / "goldens" / "gaon-lake-tourism.txt.json", wrong)
    assert main(["verify", "plans", "--golden", "goldens"]) == 1
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("gaon-lake-tourism.txt: 1 differences")
    assert lines[at + 1 : at + 4] == ["  /pledges/0/title", '    - "다른 공약"', '    + "누리호수 생태관광벨트 조성"']
    assert any(line.startswith("│ title ") and "0.500" in line for line in lines)


def test_programs_get_the_same_as_json(folder, capsys):
    edit(folder / "goldens" / "gaon-lake-tourism.txt.json", wrong)
    assert main(["verify", "plans", "--golden", "goldens", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    first, second = told["files"]
    assert (first["result"], second["result"]) == ("different", "same")
    assert first["differences"] == [
        {
            "kind": "changed",
            "pointer": "/pledges/0/title",
            "actual_pointer": "/pledges/0/title",
            "expected": "다른 공약",
            "actual": "누리호수 생태관광벨트 조성",
        }
    ]
    assert told["parts"]["title"] == {"right": 1, "extra": 1, "missed": 1, "precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert 0.99 < told["total"]["f1"] < 1


def test_build_servers_get_junit(folder):
    edit(folder / "goldens" / "gaon-lake-tourism.txt.json", wrong)
    put(folder / "plans" / "photo.pdf", b"GIF89a\1\0\1\0")
    put(folder / "goldens" / "photo.pdf.json", b"{}")
    assert main(["verify", "plans", "--golden", "goldens", "--junit", "out/junit.xml"]) == 3
    suites = etree.parse(str(folder / "out" / "junit.xml")).getroot()
    suite = suites[0]
    assert dict(suite.attrib) == {
        "name": "gongyak verify", "tests": "3", "failures": "1", "errors": "1", "skipped": "0"
    }  # fmt: skip
    assert [(case.get("name"), [child.tag for child in case]) for case in suite] == [
        ("gaon-lake-tourism.txt", ["failure"]),
        ("narae-farm-market.txt", []),
        ("photo.pdf", ["error"]),
    ]
    assert "/pledges/0/title" in suite[0][0].text
    assert suite[2][0].get("type") == "DOC_UNSUPPORTED_FORMAT"


def test_what_xml_cannot_hold_is_spelled_out(folder):
    edit(folder / "goldens" / "gaon-lake-tourism.txt.json", lambda data: data.update(kind="a\u0001<b>"))
    assert main(["verify", "plans", "--golden", "goldens", "--junit", "junit.xml"]) == 1
    etree.parse(str(folder / "junit.xml"))


def test_a_file_without_a_golden_and_a_golden_without_a_file_are_told(folder, capsys):
    (folder / "goldens" / "gaon-lake-tourism.txt.json").rename(folder / "goldens" / "gaon.txt.json")
    assert main(["verify", "plans", "--golden", "goldens"]) == 1
    out = capsys.readouterr().out
    assert "gaon-lake-tourism.txt: no golden" in out
    assert "gaon.txt: no file for this golden" in out


def test_a_single_file_may_name_its_golden(folder, capsys):
    golden = str(folder / "goldens" / "gaon-lake-tourism.txt.json")
    assert main(["verify", "plans/gaon-lake-tourism.txt", "--golden", golden]) == 0
    assert main(["verify", "plans", "--golden", golden]) == 2
    assert "one golden compares one file" in capsys.readouterr().err


def test_blanks_are_ignored_only_when_asked(folder):
    edit(
        folder / "goldens" / "gaon-lake-tourism.txt.json",
        lambda data: data["pledges"][0].update(title="누리 호수 생태 관광 벨트 조성"),
    )
    assert main(["verify", "plans", "--golden", "goldens"]) == 1
    assert main(["verify", "plans", "--golden", "goldens", "--ignore-blanks"]) == 0


BAD = [(b"{", "GOLDEN_INVALID"), (b"[]", "no JSON object"), (b"\xff\xfe{", "GOLDEN_INVALID")]


@pytest.mark.parametrize(("data", "told"), BAD)
def test_a_golden_that_is_no_json_object_is_wrong_usage_and_the_others_go_on(folder, data, told, capsys):
    (folder / "goldens" / "gaon-lake-tourism.txt.json").write_bytes(data)
    assert main(["verify", "plans", "--golden", "goldens"]) == 2
    out = capsys.readouterr().out
    assert told in out
    assert "narae-farm-market.txt: same" in out


def test_wrong_usage_is_told_before_anything_is_read(folder, capsys):
    assert main(["verify", "plans", "--golden", "none"]) == 2
    assert "there is no such golden: none" in capsys.readouterr().err
    (folder / "empty").mkdir()
    assert main(["verify", "empty", "--golden", "goldens"]) == 2
    assert main(["verify", "plans", "--golden", "goldens", "--profile", "none.toml"]) == 2
    assert "PROFILE_INVALID" in capsys.readouterr().err


def test_two_processes_say_the_same_as_one(folder, capsys):
    shutil.copy(SAMPLES / "dasom-two-pledges.docx", folder / "plans")
    assert main(["verify", "plans", "--golden", "goldens", "--json"]) == 1
    one = capsys.readouterr().out
    assert main(["verify", "plans", "--golden", "goldens", "--json", "--jobs", "2"]) == 1
    assert capsys.readouterr().out == one
