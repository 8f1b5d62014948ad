"""`kill -9` at random moments, resumed: the outputs are those of an unbroken run."""

import shutil
import subprocess
import sys

import crashing
import pytest
from conftest import SAMPLES, environment

from pipeline.batch.gather import FOLDER

unix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of Unix")


def _all_but_texts(_, names):
    return [name for name in names if not name.endswith(".txt")]


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "in"
    for number in range(3):
        shutil.copytree(SAMPLES, folder / str(number), ignore=_all_but_texts)
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 no end")
    return folder


@unix
def test_a_killed_run_goes_on_where_it_was_and_loses_nothing(source, tmp_path):
    seconds = crashing.unbroken(source, tmp_path / "whole", environment())
    whole = crashing.outputs(tmp_path / "whole")
    assert len(whole) == sum(1 for path in source.rglob("*.txt")) + 1  # and the report
    broken = sum(
        crashing.killed(source, tmp_path / "out", after, environment())
        for after in crashing.moments(3, seconds, seed=1)
    )
    assert broken
    crashing.unbroken(source, tmp_path / "out", environment())
    assert crashing.outputs(tmp_path / "out") == whole
    assert not list((tmp_path / "out" / FOLDER / "runs").rglob("*.tmp"))


@unix
def test_two_runs_at_once_on_one_folder_end_as_one(source, tmp_path):
    crashing.unbroken(source, tmp_path / "whole", environment())
    both = [
        subprocess.Popen(crashing.command(source, tmp_path / "out"), stdout=subprocess.PIPE, env=environment())
        for _ in range(2)
    ]
    codes = [(process.communicate()[0], process.returncode)[1] for process in both]
    assert codes == [3, 3]
    assert crashing.outputs(tmp_path / "out") == crashing.outputs(tmp_path / "whole")
