"""`gongyak labels`: what the vocabulary lacks, with counts, places and the nearest known label."""

import json

import pytest

from pipeline.cli.entry import main

PLAN = """\
공약명: {title}
1. 사업개요
 - 사업기간 : 2022. 7. ~ 2026. 6.
 - 위 치 : 나래마을
 - 달빛 혜택 : 나루터 이용료 면제
 - 추진기간들 : 두 해
2. 연차별 투자계획
(단위 : 백만원)
구분\t총계\t2023년\t2024년
계\t30\t10\t20
상단비\t30\t10\t20
"""


@pytest.fixture
def plans(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("COLUMNS", raising=False)
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.txt").write_text(PLAN.format(title="나루터 고치기"), encoding="utf-8")
    (folder / "b.txt").write_text(PLAN.format(title="장터 살리기").replace("달빛 혜택", "달빛혜택"), encoding="utf-8")
    return folder


def words(capsys, *arguments):
    code = main(["labels", *arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("plans")
def test_a_label_is_counted_once_a_place_whatever_its_blanks(capsys):
    code, told = words(capsys, "plans")
    assert code == 0
    found = {one["word"]: one for one in told["words"]}
    moon = found["달빛 혜택"]
    assert (moon["list"], moon["count"], moon["files"], moon["near"]) == ("labels", 2, 2, None)
    assert [(spot["file"], spot["line"]) for spot in moon["places"]] == [("a.txt", 5), ("b.txt", 5)]


@pytest.mark.usefixtures("plans")
def test_the_nearest_known_label_is_named_with_its_field(capsys):
    _, told = words(capsys, "plans")
    near = next(one["near"] for one in told["words"] if one["word"] == "추진기간들")
    assert (near["word"], near["field"]) == ("추진기간", "period")


@pytest.mark.usefixtures("plans")
def test_an_unknown_source_of_money_is_listed_too(capsys):
    _, told = words(capsys, "plans")
    assert [one["count"] for one in told["words"] if (one["list"], one["word"]) == ("sources", "상단비")] == [2]


@pytest.mark.usefixtures("plans")
def test_people_get_a_table(capsys):
    assert main(["labels", "plans"]) == 0
    out = capsys.readouterr().out
    assert "│ 달빛 혜택 " in out
    assert "a.txt line 5" in out
    assert "추진기간 (period)" in out
    assert "unknown words: 3 (in 6 places); files: 2 (0 could not be read)" in out


@pytest.mark.usefixtures("plans")
def test_a_profile_makes_them_known(tmp_path, capsys):
    (tmp_path / "city.toml").write_text(
        '[labels]\ndescription = ["달빛 혜택"]\nperiod = ["추진기간들"]\n[sources]\nlocal = ["상단비"]\n',
        encoding="utf-8",
    )
    assert main(["labels", "plans", "--profile", "city.toml"]) == 0
    assert "every label is known" in capsys.readouterr().out


def test_a_bad_file_is_named_and_the_others_are_read(plans, capsys):
    (plans / "c.pdf").write_bytes(b"")
    assert main(["labels", "plans", "none.txt", "--json"]) == 3
    shown = capsys.readouterr()
    told = json.loads(shown.out)
    assert {(one["file"], one["code"]) for one in told["failed"]} == {
        ("plans/c.pdf", "DOC_EMPTY"), ("none.txt", "DOC_MISSING")
    }  # fmt: skip
    assert told["files"] == 4
    assert "달빛 혜택" in {one["word"] for one in told["words"]}
    assert "[DOC_EMPTY]" in shown.err


def test_an_empty_folder_is_wrong_usage(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    assert main(["labels", "empty"]) == 2
    assert "empty" in capsys.readouterr().err


@pytest.mark.usefixtures("plans")
def test_two_processes_find_the_same(capsys):
    _, one = words(capsys, "plans")
    _, two = words(capsys, "plans", "--jobs", "2")
    assert one == two


@pytest.mark.usefixtures("plans")
def test_a_profile_serves_extract_and_ingest(tmp_path, capsys):
    (tmp_path / "city.toml").write_text('[labels]\nperiod = ["달빛 혜택"]\nperoid = ["가"]\n', encoding="utf-8")
    for command in (["extract", "plans/a.txt"], ["ingest", "plans"]):
        assert main([*command, "--profile", "city.toml"]) == 2
        assert "city.toml:3: [labels] has no 'peroid'" in capsys.readouterr().err
    (tmp_path / "city.toml").write_text('[sources]\nlocal = ["상단비"]\n', encoding="utf-8")
    main(["extract", "plans/a.txt", "--profile", "city.toml"])
    assert json.loads(capsys.readouterr().out)["pledges"][0]["budget"]["sources"] == ["total", "local"]
    main(["ingest", "plans", "--profile", "city.toml", "--jobs", "2"])
    written = json.loads((tmp_path / "outputs" / "a.txt.json").read_bytes())
    assert written["pledges"][0]["budget"]["sources"] == ["total", "local"]
