"""Closed folders are told and the others read; links are followed, and nothing is read twice for them."""

import json
import os
from pathlib import Path

import pytest
from conftest import SAMPLES

from pipeline.batch import executors
from pipeline.batch.gather import gather
from pipeline.batch.ledger import open_ledger
from pipeline.cli.entry import main

PLAN = (SAMPLES / "narae-farm-market.txt").read_bytes()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(executors, "local", lambda *_: executors.here())
    return tmp_path


def put(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(PLAN)


def link(path, target):
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("no links here")


def names(*paths):
    return [entry.name for entry in gather([Path(path) for path in paths])]


@pytest.fixture
def closed(monkeypatch):
    """Folders of these names cannot be looked into, whoever asks."""
    shut = {"closed"}
    real = os.scandir

    def scandir(path="."):
        if not isinstance(path, int) and Path(path).name in shut:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    return shut


def states():
    with open_ledger(Path("out")) as ledger:
        return {line.name: line.state for line in ledger.lines()}


def test_a_closed_folder_is_told_and_the_others_are_read(folder, capsys, closed):
    put(folder / "in/a.txt")
    put(folder / "in/closed/b.txt")
    assert main(["ingest", "in", "--out", "out", "--lang", "en"]) == 3
    told = ["gongyak: in/closed: the file cannot be opened: Permission denied [DOC_UNREADABLE]"]
    assert capsys.readouterr().err.splitlines() == told
    assert states() == {"a.txt": "done", "closed": "failed"}
    assert main(["ingest", "in", "--out", "out", "--lang", "en"]) == 3
    assert capsys.readouterr().err.splitlines() == told
    closed.clear()


@pytest.mark.parametrize("command", [["ingest", "in"], ["retry"]])
def test_a_folder_that_is_open_again_is_read_and_no_failure_any_more(folder, closed, command):
    put(folder / "in/a.txt")
    put(folder / "in/closed/b.txt")
    put(folder / "in/closed/deep/c.txt")
    assert main(["ingest", "in", "--out", "out"]) == 3
    closed.clear()
    assert main([*command, "--out", "out"]) == 0
    assert states() == dict.fromkeys(("a.txt", "closed/b.txt", "closed/deep/c.txt"), "done")
    assert main(["ingest", "in", "--out", "out"]) == 0


def test_the_given_folder_itself_may_be_closed(folder, capsys, closed):
    put(folder / "closed/a.txt")
    assert main(["ingest", "closed", "--out", "out", "--lang", "en"]) == 3
    assert "gongyak: closed: the file cannot be opened: Permission denied" in capsys.readouterr().err
    closed.clear()
    assert main(["retry", "--out", "out"]) == 0
    assert states() == {"a.txt": "done"}


def test_a_closed_folder_of_outputs_is_told_by_those_who_read_it(folder, capsys, closed):
    put(folder / "in/a.txt")
    put(folder / "in/closed/b.txt")
    opened = closed.copy()
    closed.clear()
    assert main(["ingest", "in", "--out", "out"]) == 0
    closed |= opened
    capsys.readouterr()
    assert main(["diff", "out", "out", "--lang", "en"]) == 3
    assert "gongyak: out/closed: the file cannot be opened: Permission denied" in capsys.readouterr().err
    assert main(["export", "out", "package", "--to", "package", "--lang", "en"]) == 3
    assert "gongyak: out/closed: " in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may enter every folder")
@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111])
def test_a_folder_without_permission_is_one_failure(folder, capsys, mode):
    put(folder / "in/a.txt")
    put(folder / "in/shut/b.txt")
    (folder / "in/shut").chmod(mode)
    try:
        assert main(["ingest", "in", "--out", "out", "--lang", "en"]) == 3
    finally:
        (folder / "in/shut").chmod(0o755)
    assert capsys.readouterr().err.splitlines() == [
        "gongyak: in/shut: the file cannot be opened: Permission denied [DOC_UNREADABLE]"
    ]


def test_a_link_to_a_folder_is_followed_and_called_as_the_user_sees_it(folder):
    put(folder / "in/a.txt")
    put(folder / "elsewhere/deep/b.txt")
    link(folder / "in/linked", folder / "elsewhere")
    link(folder / "in/another", folder / "elsewhere/deep")
    assert names("in") == ["a.txt", "another/b.txt"]  # `linked` has nothing else
    assert main(["ingest", "in", "--out", "out"]) == 0
    read = json.loads((folder / "out/another/b.txt.json").read_bytes())
    assert read["source"]["path"] == "another/b.txt"


def test_a_link_to_a_folder_that_is_read_anyway_is_not_read_twice(folder):
    put(folder / "in/z/a.txt")
    link(folder / "in/first", folder / "in/z")
    assert names("in") == ["z/a.txt"]
    assert names("in/first", "in") == ["z/a.txt"]


def test_links_that_lead_to_each_other_end(folder):
    put(folder / "in/a.txt")
    for one, other in (("x", "y"), ("y", "x")):
        put(folder / one / f"{one}.txt")
        link(folder / one / "on", folder / other)
    link(folder / "in/x", folder / "x")
    link(folder / "in/self", "self")
    assert names("in") == ["a.txt", "self", "x/on/y.txt", "x/x.txt"]


def test_a_link_to_a_file_that_is_read_anyway_is_not_read_twice(folder):
    put(folder / "in/z.txt")
    put(folder / "elsewhere.txt")
    link(folder / "in/a.txt", folder / "in/z.txt")
    link(folder / "in/b.txt", folder / "elsewhere.txt")
    link(folder / "in/c.txt", folder / "elsewhere.txt")
    assert names("in") == ["b.txt", "z.txt"]


def test_a_linked_folder_of_outputs_is_left_out(folder):
    put(folder / "in/a.txt")
    put(folder / "old/.gongyak/ledger.sqlite")
    put(folder / "old/b.txt.json")
    link(folder / "in/old", folder / "old")
    assert names("in") == ["a.txt"]
