"""A pool of processes that breaks as a whole: no file is to blame, and the next run goes on."""

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext

import pytest
from crashing import plan
from lost import leaves_files_open

from pipeline.batch import executors, processes
from pipeline.batch.task import read_one
from pipeline.cli.entry import main


class _Pool:
    """Reads one file, and breaks with the next: as it takes it, or as it reads it."""

    def __init__(self, when):
        self._when = when
        self._read = 0

    def schedule(self, _function, arguments, timeout):
        assert timeout > 0
        future = Future()
        self._read += 1
        if self._read == 1:
            future.set_result(read_one(*arguments))
        elif self._when == "taking":
            raise RuntimeError("Unexpected error within the Pool")
        else:
            future.set_exception(BrokenProcessPool("All workers expired"))
        return future


@pytest.mark.parametrize("when", ["taking", "reading"])
def test_a_broken_pool_is_one_line_and_leaves_files_open(tmp_path, monkeypatch, capsys, when):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"{number}.txt").write_bytes(plan(number))
    broken = executors._Local(_Pool(when), 1, executors.Limits())
    monkeypatch.setattr(executors, "local", lambda *_: nullcontext(broken))
    assert main(["ingest", "in", "--out", "out", "--lang", "en"]) == 3
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("gongyak: out: the processes that read files cannot be started or all ended; run the same")
    assert told.endswith("[RUN_POOL_LOST]")
    leaves_files_open(capsys, monkeypatch)


@pytest.mark.parametrize("when", ["taking", "reading"])
@pytest.mark.parametrize("command", [["labels", "in"], ["verify", "in", "--golden", "goldens"]])
def test_a_broken_pool_is_one_line_for_those_who_write_nothing_too(tmp_path, monkeypatch, capsys, command, when):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "goldens").mkdir()
    for number in range(2):
        (tmp_path / "in" / f"{number}.txt").write_bytes(plan(number))

    class Mapped:
        def result(self):
            raise BrokenProcessPool("All workers expired")
            yield

    class Pool:
        def map(self, *_):
            if when == "taking":
                raise RuntimeError("Unexpected error within the Pool")
            return Mapped()

    monkeypatch.setattr(processes, "processes", lambda *_: nullcontext(Pool()))
    assert main([*command, "--jobs", "2", "--lang", "en"]) == 3
    (told,) = capsys.readouterr().err.splitlines()
    assert told.endswith("[RUN_POOL_LOST]")
