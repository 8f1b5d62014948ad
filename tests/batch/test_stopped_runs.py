"""Runs that a person stops or that the disk stops: nothing is half-written, and the same command goes on."""

import os
import signal
import subprocess
import sys
import time

import crashing
import pytest
from conftest import environment

from pipeline.batch.gather import FOLDER

unix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of Unix")
FILES = 60


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """One of the files has a JSON of more than 200 kB."""
    folder = tmp_path_factory.mktemp("in")
    for number in range(FILES):
        (folder / f"{number:02}.txt").write_bytes(crashing.plan(number, 1 if number else 60))
    return folder


@pytest.fixture(scope="module")
def whole(source, tmp_path_factory):
    out = tmp_path_factory.mktemp("whole")
    assert crashing.repeated(source, out) == 0
    found = crashing.outputs(out)
    assert len(found) == FILES + 1
    return found


@unix
@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_run_ends_cleanly_and_says_how_to_go_on(source, whole, tmp_path, sign, code):
    out = tmp_path / "out"
    process = subprocess.Popen(
        crashing.command(source, out),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
    )
    while process.poll() is None and not list(out.glob("*.json")):
        time.sleep(0.01)
    if sign == signal.SIGINT:
        os.killpg(process.pid, sign)  # a terminal tells the workers, too
    else:
        process.send_signal(sign)
    _, told = process.communicate(timeout=60)
    assert process.returncode == code
    assert f"of {FILES} files are done; run the same command again to go on".encode() in told
    assert b"Traceback" not in told
    assert crashing.gone(process.pid)
    assert not list(out.rglob("*.tmp"))
    assert not list((out / FOLDER / "runs").iterdir())
    standing = crashing.outputs(out)
    assert standing
    assert all(whole[name] == data for name, data in standing.items())
    assert crashing.repeated(source, out) == 0
    assert crashing.outputs(out) == whole


@unix
@pytest.mark.parametrize("blocks", [1, 300, 400])
def test_a_disk_without_room_leaves_nothing_half_written(source, whole, tmp_path, blocks):
    """No file may grow beyond so many blocks of 512 bytes: the JSON, the ledger or its log breaks off in a write."""
    out = tmp_path / "out"
    limited = ["sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", *crashing.command(source, out)]
    done = subprocess.run(limited, capture_output=True, check=False, env=environment(), timeout=120)
    assert done.returncode == 3
    assert b"[OUT_UNWRITABLE]" in done.stderr + done.stdout
    assert b"Traceback" not in done.stderr
    standing = crashing.outputs(out) if out.exists() else {}
    assert all(whole[name] == data for name, data in standing.items() if name != "report.html")
    assert crashing.repeated(source, out) == 0
    assert crashing.outputs(out) == whole
