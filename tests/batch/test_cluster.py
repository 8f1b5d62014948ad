"""The same run on the workers of a Dask scheduler."""

import shutil
import socket

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
