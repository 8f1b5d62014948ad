"""`kill -9` at random moments, resumed: the outputs are those of an unbroken run."""

import random
import subprocess
import sys

import crashing
import pytest
from conftest import environment

from pipeline.batch.gather import FOLDER

unix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of Unix")
FILES = 40


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "in"
    for number in range(FILES):
        (folder / f"{number % 3}").mkdir(parents=True, exist_ok=True)
        (folder / f"{number % 3}" / f"{number}.txt").write_bytes(crashing.plan(number))
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 no end")
    return folder


@pytest.fixture
def whole(source, tmp_path):
    assert crashing.repeated(source, tmp_path / "whole") == 3
    found = crashing.outputs(tmp_path / "whole")
    assert len(found) == FILES + 1  # and the report
    return found


@unix
def test_a_killed_run_goes_on_where_it_was_and_loses_nothing(source, tmp_path, whole):
    """Killed at its start, and twice when a random share of the files stood; alone, and with all its processes."""
    out, dice = tmp_path / "out", random.Random(1)  # noqa: S311 - moments, no secrets
    wanted = [-1, dice.randrange(1, FILES // 2), dice.randrange(FILES // 2, FILES - 5)]
    for number, least in enumerate(wanted):

        def reached(least=least):
            return (out / FOLDER).exists() and crashing.standing(out, ".json") > least

        assert crashing.killed_when(source, out, reached, environment(), alone=number != 1)
        assert all(whole[name] == data for name, data in crashing.outputs(out).items())
    assert crashing.repeated(source, out) == 3
    assert crashing.outputs(out) == whole
    assert not list((out / FOLDER / "runs").iterdir())


@unix
def test_two_runs_at_once_on_one_folder_end_as_one(source, tmp_path, whole):
    command = crashing.command(source, tmp_path / "out", jobs=1)
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment()) for _ in range(2)]
    codes = [(process.communicate()[0], process.returncode)[1] for process in both]
    assert codes == [3, 3]
    assert crashing.outputs(tmp_path / "out") == whole
