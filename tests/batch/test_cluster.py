"""The same run on the workers of a Dask scheduler."""

import gc
import logging
import shutil
import socket
import time
from concurrent.futures import Future
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import harm
import pytest
from conftest import SAMPLES
from crashing import outputs, plan
from lost import leaves_files_open

from pipeline.batch import cluster, executors, ingest
from pipeline.batch.gather import Entry
from pipeline.batch.ledger import Stamp
from pipeline.batch.task import Task, prepare, read_one
from pipeline.cli.entry import main
from pipeline.options import Options

distributed = pytest.importorskip("distributed")

WAITED = 60.0
"""Seconds after which a scheduler has surely handed out what it hands out: the rest is queued behind a file that hangs."""


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    """Workers that were lost are started anew, which takes a busy machine its time."""
    monkeypatch.setattr(cluster, "_CONNECTING", WAITED)


@pytest.fixture(scope="module")
def scheduler():
    """Two worker processes on this machine; each reads in turn, whatever its threads."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as local:
        with distributed.Client(local, set_as_default=False) as client:
            client.run(prepare)  # so that no file's time is that of its worker's start
        yield local.scheduler_address


def test_a_cluster_gives_the_same_files(tmp_path, monkeypatch, scheduler):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    shutil.copy(SAMPLES / "haru-list.csv", tmp_path / "in")
    for number in range(6):
        (tmp_path / "in" / f"{number}.txt").write_bytes(plan(number))
    (tmp_path / "in/bad.pdf").write_bytes(b"")
    assert main(["ingest", "in", "--out", "far", "--scheduler", scheduler]) == 3
    monkeypatch.setattr(executors, "local", lambda *_: executors.here())
    assert main(["ingest", "in", "--out", "near"]) == 3
    assert outputs(tmp_path / "far") == outputs(tmp_path / "near")
    assert len(outputs(tmp_path / "far")) == 8  # with the report


def test_a_scheduler_that_is_not_there_is_one_line(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pipeline.batch.cluster._CONNECTING", 0.2)
    shutil.copy(SAMPLES / "narae-farm-market.txt", tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        assert main(["ingest", "narae-farm-market.txt", "--scheduler", address, "--lang", "en"]) == 3
    assert "no Dask scheduler with workers can be reached" in capsys.readouterr().err


def test_an_address_without_a_port_is_one_line(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    lost = []
    monkeypatch.setattr("sys.unraisablehook", lost.append)
    shutil.copy(SAMPLES / "narae-farm-market.txt", tmp_path)
    assert main(["ingest", "narae-farm-market.txt", "--scheduler", "foo", "--lang", "en"]) == 3
    gc.collect()
    told = ["gongyak: outputs: no Dask scheduler with workers can be reached: foo [RUN_NO_SCHEDULER]"]
    assert capsys.readouterr().err.splitlines() == told
    assert not lost


@pytest.mark.parametrize("when", ["handed out", "handing out", "never answered"])
def test_a_scheduler_that_is_lost_leaves_files_open_and_accuses_none(tmp_path, monkeypatch, capsys, when):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"{number}.txt").write_bytes(plan(number))

    def submit(_work, task):
        future = Future()
        if task.entry.name == "0.txt":
            future.set_result(read_one(task))
        elif when == "handed out":
            future.cancel()
            future.set_running_or_notify_cancel()
        elif when == "handing out":
            raise distributed.client.ClosedClientError
        return future

    monkeypatch.setattr(ingest, "wait", partial(_at_once, ingest.wait))
    workers = cluster._Dask("tcp://far:1", lambda: "connecting", submit, 1, executors.Limits())
    monkeypatch.setattr(cluster, "dask", lambda *_: nullcontext(workers))
    assert main(["ingest", "in", "--out", "out", "--scheduler", "tcp://far:1", "--lang", "en"]) == 3
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("gongyak: out: the connection to the Dask scheduler was lost")
    assert told.endswith("tcp://far:1 [RUN_SCHEDULER_LOST]")
    leaves_files_open(capsys, monkeypatch)


def _at_once(wait, futures, timeout, return_when):
    return wait(futures, timeout=timeout and 0.0, return_when=return_when)


def test_dask_is_quiet_of_what_we_tell(caplog):
    with cluster._quiet():
        for name in ("distributed.client", "tornado.application"):
            logging.getLogger(name).error("lost")
    assert not caplog.records


@pytest.fixture
def read_far(tmp_path, monkeypatch, capsys, scheduler):
    """Reads small files of these names on the cluster; what was told, and what was written."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pipeline.batch.cluster._one_at_a_time", harm.read_or_harm)

    def read(names, *limits):
        (tmp_path / "in").mkdir()
        for number, name in enumerate(names):
            (tmp_path / "in" / f"{name}.txt").write_bytes(plan(number))
        assert main(["ingest", "in", "--out", "out", "--scheduler", scheduler, "--lang", "en", *limits]) == 3
        return capsys.readouterr().err, sorted(path.name for path in (tmp_path / "out").glob("*.json"))

    return read


def test_a_file_that_kills_its_worker_is_given_up_alone(read_far):
    told, written = read_far(("a", "dies", "z"))
    assert "dies.txt: the process that read the file ended abruptly: Dask" in told
    assert written == ["a.txt.json", "z.txt.json"]


def test_a_file_that_hangs_is_given_up_alone(read_far, tmp_path, monkeypatch):
    """It counts as late when the others are read, however long a busy machine takes for them; or else one waits behind it."""
    others = [tmp_path / "out" / f"{name}.txt.json" for name in ("a", "z")]

    def late(one, executor):
        assert executor.patience == 10
        queued = time.monotonic() - one.since > WAITED
        return one.task.entry.path.stem == "hangs" and (queued or all(path.exists() for path in others))

    monkeypatch.setattr(ingest, "_is_late", late)
    told, written = read_far(("a", "hangs", "z"), "--time-limit", "5")
    assert "hangs.txt: not read within 5 s and stopped (--time-limit) [RUN_TIMEOUT]" in told
    assert written == ["a.txt.json", "z.txt.json"]


@pytest.mark.parametrize(("since", "patience", "late"), [(0.0, 10.0, True), (95.0, 10.0, False), (0.0, None, False)])
def test_a_file_is_late_when_the_executor_s_patience_is_over(monkeypatch, since, patience, late):
    monkeypatch.setattr("time.monotonic", lambda: 100.0)
    task = Task(Entry(Path("a.txt"), Path(), "a.txt"), Path("out"), Options())
    executor = SimpleNamespace(patience=patience)
    assert ingest._is_late(ingest._Begun(task, Stamp(), since), executor) is late
