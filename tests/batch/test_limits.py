"""One file that hangs, eats memory or kills its process harms none of the others."""

import sys

import crashing
import harm
import pytest

from pipeline.batch import executors
from pipeline.batch.task import read_one
from pipeline.cli.entry import main

needs_limits = pytest.mark.skipif(sys.platform != "linux", reason="this system does not limit a process's memory")


@needs_limits
def test_a_file_that_breaks_a_limit_fails_alone(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(executors, "read_one", harm.read_or_harm)
    (tmp_path / "in").mkdir()
    for name in ("a", "dies", "eats", "hangs", "z"):
        (tmp_path / "in" / f"{name}.txt").write_bytes(crashing.plan(1))
    limits = ("--jobs", "2", "--time-limit", "4", "--memory-limit", "512")
    assert main(["ingest", "in", "--out", "out", "--lang", "en", *limits]) == 3
    shown = capsys.readouterr()
    told = sorted(line.rpartition("/")[2] for line in shown.err.splitlines())
    assert told == [
        "dies.txt: the process that read the file ended abruptly: exit 7 [RUN_WORKER_LOST]",
        "eats.txt: needs more than 512 MB of memory and was stopped (--memory-limit) [RUN_OUT_OF_MEMORY]",
        "hangs.txt: not read within 4 s and stopped (--time-limit) [RUN_TIMEOUT]",
    ]
    assert sorted(path.name for path in (tmp_path / "out").glob("*.json")) == ["a.txt.json", "z.txt.json"]
    monkeypatch.setattr(executors, "local", lambda *_: executors.here())
    monkeypatch.setattr(executors, "read_one", read_one)
    assert main(["retry", "--out", "out", "--lang", "en"]) == 0
    assert "files: 3 (3 written, 0 failed)" in capsys.readouterr().out
