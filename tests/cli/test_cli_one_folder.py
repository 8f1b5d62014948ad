"""Runs over different folders into one folder of outputs: no file takes the place of another, and none is there twice."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.batch import executors
from pipeline.batch.gather import FOLDER
from pipeline.batch.ledger import open_ledger
from pipeline.cli.entry import main

PLAN = "1-1. {title}\n○ 사업기간: 2023년 ~ 2026년\n○ 총사업비: {won}백만원(시비 {won})\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr(executors, "local", lambda *_: executors.here())  # processes have tests of their own


@pytest.fixture
def put(tmp_path):
    def put(name, title="그늘길 만들기", won=800):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAN.format(title=title, won=won) if title else "", encoding="utf-8")
        return path

    return put


@pytest.fixture
def titles(tmp_path):
    def titles(out="out"):
        files = sorted((tmp_path / out).rglob("*.json"))
        return {
            file.relative_to(tmp_path / out).as_posix(): json.loads(file.read_bytes())["pledges"][0]["title"]
            for file in files
            if FOLDER not in file.parts
        }

    return titles


def asked(query, store="plans.db"):
    with closing(sqlite3.connect(store)) as connection:
        return connection.execute(query).fetchall()


def test_one_city_after_the_other_keeps_both(put, titles, capsys):
    put("a/plan.txt", "나루터 고치기")
    put("b/plan.txt", "숲길 잇기")
    assert main(["ingest", "a", "--out", "out", "--lang", "en"]) == 0
    assert main(["ingest", "b", "--out", "out", "--lang", "en"]) == 0
    assert "the name of another file" in capsys.readouterr().err
    both = {"plan.txt.json": "나루터 고치기", "plan.txt~2.json": "숲길 잇기"}
    assert titles() == both
    put("b/plan.txt", "숲길 넓히기")
    assert main(["ingest", "b", "--out", "out", "--lang", "en"]) == 0
    assert "the name of another file" not in capsys.readouterr().err  # it is known by now
    assert main(["ingest", "a", "--out", "out"]) == 0
    assert titles() == both | {"plan.txt~2.json": "숲길 넓히기"}


def test_a_known_file_keeps_its_name_when_more_folders_are_read(put, titles):
    put("a/plan.txt", "나루터 고치기")
    put("b/plan.txt", "숲길 잇기")
    assert main(["ingest", "a", "--out", "out"]) == 0
    assert main(["ingest", "a", "b", "--out", "out"]) == 0
    assert titles() == {"plan.txt.json": "나루터 고치기", "b/plan.txt.json": "숲길 잇기"}


def test_a_folder_that_was_moved_or_copied_is_the_same(put, titles, tmp_path):
    put("a/plan.txt")
    assert main(["ingest", "a", "--out", "out"]) == 0
    (tmp_path / "a").rename(tmp_path / "moved")
    put("moved/plan.txt", "숲길 잇기")
    assert main(["ingest", "moved", "--out", "out"]) == 0
    put("copy/plan.txt", "숲길 잇기")
    assert main(["ingest", "copy", "--out", "out"]) == 0
    assert titles() == {"plan.txt.json": "숲길 잇기"}


def test_a_path_written_in_another_way_is_the_same_file(put, titles, tmp_path):
    put("a/plan.txt")
    assert main(["ingest", "a", "--out", "out"]) == 0
    (tmp_path / "link").symlink_to(tmp_path / "a")
    put("a/plan.txt", "숲길 잇기")
    assert main(["ingest", "link", "--out", "out"]) == 0
    assert titles() == {"plan.txt.json": "숲길 잇기"}


def test_json_of_a_file_that_can_no_longer_be_read_is_told_and_not_exported(put, capsys):
    put("in/a.txt", "나루터 고치기")
    put("in/b.txt", "숲길 잇기")
    main(["ingest", "in", "--out", "out"])
    put("in/b.txt", "")
    assert main(["ingest", "in", "--out", "out"]) == 3
    capsys.readouterr()
    assert main(["status", "--out", "out", "--lang", "en"]) == 0
    assert "JSON of an earlier reading: 1 files (b.txt …)" in capsys.readouterr().out
    assert main(["export", "out", "--to", "sqlite:///plans.db"]) == 3
    assert "[EXPORT_OUTDATED]" in capsys.readouterr().err
    assert asked("SELECT title FROM pledges") == [("나루터 고치기",)]


def test_a_failed_file_that_is_gone_is_told(put, capsys):
    put("in/a.txt")
    put("in/b.txt", "")
    main(["ingest", "in", "--out", "out"])
    Path("in/b.txt").unlink()
    capsys.readouterr()
    main(["status", "--out", "out", "--lang", "en"])
    assert "gone since they were read: 1 files (b.txt …)" in capsys.readouterr().out


def test_one_content_under_two_names_counts_once_whoever_it_is_of(put):
    put("in/a.txt")
    put("in/copy.txt")
    main(["ingest", "in", "--out", "out"])
    assert main(["export", "out", "--to", "sqlite:///plans.db"]) == 0
    assert asked("SELECT path FROM documents ORDER BY path") == [("a.txt",), ("copy.txt",)]
    assert asked("SELECT count(*) FROM latest_pledges") == [(1,)]
    assert asked("SELECT pledges FROM status_counts") == [(1,)]
    assert asked("SELECT path, other_path FROM same_plans") == [("a.txt", "copy.txt")]


def test_a_document_that_stands_twice_under_one_name_is_exported_once(put, tmp_path, capsys):
    """As two spellings of one name are, or two members of an archive."""
    put("in/a.txt")
    main(["ingest", "in", "--out", "out"])
    (tmp_path / "out" / "a.txt~2.json").write_bytes((tmp_path / "out" / "a.txt.json").read_bytes())
    for kind, place in (("jsonl", "lines"), ("sqlite:///plans.db", None)):
        assert main(["export", "out", *([place] if place else []), "--to", kind, "--lang", "en"]) == 0
        said = capsys.readouterr()
        assert "1 more files hold a document of the same name and content" in said.err
        assert "documents: 1;" in said.out
    lines = (tmp_path / "lines" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1


def test_two_runs_that_begin_with_one_name_at_once_keep_both(put, titles, monkeypatch):
    """The other run takes the name after this one has looked into the ledger."""
    from pipeline.cli import ingest  # noqa: PLC0415 - its own

    put("a/plan.txt", "나루터 고치기")
    put("b/plan.txt", "숲길 잇기")
    assert main(["ingest", "a", "--out", "out"]) == 0
    monkeypatch.setattr(ingest, "placed", lambda entries, _: (tuple(entries), ()))
    assert main(["ingest", "b", "--out", "out"]) == 0
    assert titles() == {"plan.txt.json": "나루터 고치기", "plan.txt~2.json": "숲길 잇기"}
    with open_ledger(Path("out")) as ledger:
        assert [one.name for one in ledger.lines()] == ["plan.txt", "plan.txt~2"]
