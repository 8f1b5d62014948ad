"""Who only looks at a folder of outputs: its ledger may be damaged, and nothing there may be writable."""

import shutil
import sqlite3
import sys

import pytest
from conftest import SAMPLES

from pipeline.batch import executors, runs
from pipeline.batch.gather import FOLDER
from pipeline.batch.ledger import open_ledger
from pipeline.batch.runs import is_alive, present
from pipeline.cli.entry import main


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(executors, "local", lambda *_: executors.here())
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        shutil.copy(SAMPLES / "narae-farm-market.txt", tmp_path / "in" / name)
    return tmp_path


@pytest.mark.parametrize("command", ["status", "retry"])
@pytest.mark.parametrize("data", [b"", b"garbage\n", b"no database at all" * 100])
def test_a_ledger_that_cannot_be_read_is_told_and_left_alone(folder, capsys, command, data):
    main(["ingest", "in", "--out", "out"])
    path = folder / "out" / FOLDER / "ledger.sqlite"
    path.write_bytes(data)
    capsys.readouterr()
    assert main([command, "--out", "out", "--lang", "en"]) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(
        "gongyak: out: the ledger of the output folder cannot be read (the next `gongyak ingest`"
    )
    assert shown.err.endswith(" [LEDGER_UNREADABLE]\n")
    assert path.read_bytes() == data


def test_status_shows_a_folder_that_cannot_be_written(folder, capsys, monkeypatch):
    """Its log can be read only by writing beside it: a copy is read, with what the log alone has."""
    main(["ingest", "in", "--out", "out"])
    connect, refused = sqlite3.connect, []

    def read_only(path, *rest, **asked):
        if str(folder) in str(path):
            refused.append(path)
            raise sqlite3.OperationalError("unable to open database file")
        return connect(path, *rest, **asked)

    with open_ledger(folder / "out") as ledger:
        ledger.forget("b.txt")
        monkeypatch.setattr(sqlite3, "connect", read_only)
        capsys.readouterr()
        assert main(["status", "--out", "out", "--lang", "en"]) == 0
    assert refused
    assert "files: 1: 1 done" in capsys.readouterr().out


def test_whether_a_run_lives_is_seen_where_its_lock_cannot_be_taken(tmp_path, monkeypatch):
    def refused(*_, **__):
        raise PermissionError

    with present(tmp_path) as run:
        monkeypatch.setattr(runs, "FileLock", lambda _: type("Lock", (), {"acquire": refused}))
        assert is_alive(tmp_path, run.id)
        monkeypatch.undo()
    (tmp_path / FOLDER / "runs" / "dead.lock").touch()
    monkeypatch.setattr(runs, "FileLock", lambda _: type("Lock", (), {"acquire": refused}))
    assert is_alive(tmp_path, "dead") is (sys.platform == "win32")
