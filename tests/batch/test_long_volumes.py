"""A long volume is read by all who are idle, some pages each; what comes of it is what one would have made."""

import shutil
import sys
from contextlib import contextmanager

import crashing
import harm
import pytest
from conftest import environment
from generator.volume import volume

from pipeline.batch import executors, ingest
from pipeline.batch.gather import FOLDER
from pipeline.batch.ledger import open_ledger
from pipeline.cli.entry import main

PLEDGES = 20


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    """A PDF of some fifty pages."""
    path = tmp_path_factory.mktemp("long") / "volume.pdf"
    path.write_bytes(volume("report", "pdf", "a long volume", PLEDGES).data)
    return path


@pytest.fixture
def folder(tmp_path, monkeypatch, plan):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr(ingest, "_WORTH_SPLITTING", 0)
    (tmp_path / "in").mkdir()
    shutil.copy(plan, tmp_path / "in" / "volume.pdf")
    return tmp_path


@pytest.fixture
def steps(monkeypatch):
    """What two workers were given, both played by this process: the pages of parts, or None for a whole file."""
    given = []

    class Two(executors._Here):
        wide = 2

        def submit(self, task):
            given.append(None if task.part is None else task.part.pages)
            return super().submit(task)

    @contextmanager
    def two(*_):
        yield Two()

    monkeypatch.setattr(executors, "local", two)
    return given


def _outputs(out):
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def _read(out, *arguments):
    return main(["ingest", "in", "--out", out, "--lang", "en", *arguments])


def test_pages_read_apart_give_the_same_output_as_read_by_one(folder, steps, capsys, monkeypatch):
    _read("apart", "--jobs", "2")
    assert steps[0] is None
    assert steps[-1] is None
    assert [pages.start for pages in steps[1:-1]] == [0, 20, 40]
    assert f"pledges: {PLEDGES}" in capsys.readouterr().out
    assert not list((folder / "apart" / FOLDER).rglob("*.pages"))
    monkeypatch.setattr(executors, "local", lambda *_: executors.here())
    _read("whole")
    assert _outputs(folder / "apart") == _outputs(folder / "whole")


def test_a_volume_is_read_by_one_while_others_have_files_of_their_own(folder, steps):
    shutil.copy(folder / "in" / "volume.pdf", folder / "in" / "another.pdf")
    _read("out", "--jobs", "2")
    assert steps[:2] == [None, None]
    assert [pages.start for pages in steps[2:-1]] == [0, 20, 40]  # of the last one alone
    assert steps[-1] is None
    assert len(list((folder / "out").glob("*.pdf.json"))) == 2


def test_a_part_that_kills_its_process_ends_its_file_alone(folder, monkeypatch, capsys):
    monkeypatch.setattr(executors, "read_one", harm.read_or_harm)
    (folder / "in" / "volume.pdf").rename(folder / "in" / "half-dies.pdf")
    (folder / "in" / "another.txt").write_bytes(crashing.plan(1))
    assert _read("out", "--jobs", "2") == 3
    assert (
        "half-dies.pdf: the process that read the file ended abruptly: exit 7 [RUN_WORKER_LOST]"
        in capsys.readouterr().err
    )
    assert sorted(_outputs(folder / "out")) == ["another.txt.json", "report.html"]
    with open_ledger(folder / "out") as ledger:
        assert {line.name: line.state for line in ledger.lines()} == {"another.txt": "done", "half-dies.pdf": "failed"}
    assert not list((folder / "out" / FOLDER).rglob("*.pages"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals of Unix")
def test_a_run_killed_over_a_long_volume_goes_on_and_ends_as_an_unbroken_one(folder):
    """Killed when some of its pages have been read by one worker and others not yet."""
    out, file = folder / "out", folder / "in" / "volume.pdf"
    file.write_bytes(file.read_bytes() + b"\n%" + b" " * (1 << 16))  # of a size that a process of its own shares out
    assert crashing.killed_when(
        folder / "in", out, lambda: crashing.standing(out / FOLDER, ".pages") > 0, environment(), alone=False
    )
    assert list((out / FOLDER).rglob("*.pages"))
    assert crashing.repeated(folder / "in", out) == 0
    assert crashing.repeated(folder / "in", folder / "whole") == 0
    assert crashing.outputs(out) == crashing.outputs(folder / "whole") != {}
    assert not list((out / FOLDER).rglob("*.pages"))
