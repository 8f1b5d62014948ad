"""The same run on the workers of a Dask scheduler."""

import shutil
import socket

import harm
import pytest
from conftest import SAMPLES
from crashing import outputs

from pipeline.batch import executors
from pipeline.cli.entry import main

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def scheduler():
    """Two worker processes on this machine; each reads in turn, whatever its threads."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        yield cluster.scheduler_address


def test_a_cluster_gives_the_same_files(tmp_path, monkeypatch, scheduler):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SAMPLES, tmp_path / "in", ignore=shutil.ignore_patterns(".*", "*.pdf"))
    (tmp_path / "in/bad.pdf").write_bytes(b"")
    assert main(["ingest", "in", "--out", "far", "--scheduler", scheduler]) == 3
    monkeypatch.setattr(executors, "local", lambda *_: executors.here())
    assert main(["ingest", "in", "--out", "near"]) == 3
    assert outputs(tmp_path / "far") == outputs(tmp_path / "near") != {}


def test_a_scheduler_that_is_not_there_is_one_line(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pipeline.batch.cluster._CONNECTING", 0.2)
    shutil.copy(SAMPLES / "narae-farm-market.txt", tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        assert main(["ingest", "narae-farm-market.txt", "--scheduler", address, "--lang", "en"]) == 3
    assert "no Dask scheduler with workers can be reached" in capsys.readouterr().err


def test_a_file_that_hangs_or_kills_its_worker_is_given_up_alone(tmp_path, monkeypatch, capsys, scheduler):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pipeline.batch.cluster._one_at_a_time", harm.read_or_harm)
    (tmp_path / "in").mkdir()
    for name in ("a", "dies", "hangs", "z"):
        shutil.copy(SAMPLES / "narae-farm-market.txt", tmp_path / "in" / f"{name}.txt")
    limits = ("--time-limit", "15", "--lang", "en")
    assert main(["ingest", "in", "--out", "out", "--scheduler", scheduler, *limits]) == 3
    told = capsys.readouterr().err
    assert "hangs.txt: not read within 15 s and stopped (--time-limit) [RUN_TIMEOUT]" in told
    assert "dies.txt: the process that read the file ended abruptly: Dask" in told
    assert sorted(path.name for path in (tmp_path / "out").glob("*.json")) == ["a.txt.json", "z.txt.json"]
