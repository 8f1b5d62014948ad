"""A run that is killed at any moment and repeated: what the outputs are then. `make bench-batch` does it more often."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path


def outputs(out: Path) -> dict[str, bytes]:
    """Every file that a run wrote, by name; what the ledger keeps for itself is apart."""
    files = sorted(path for path in out.rglob("*") if path.is_file())
    return {str(path.relative_to(out)): path.read_bytes() for path in files if ".gongyak" not in path.parts}


def command(source: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "pipeline.cli", "ingest", str(source), "--out", str(out), "--jobs", "2"]


def unbroken(source: Path, out: Path, environment: dict[str, str]) -> float:
    """Runs once; the seconds it took."""
    began = time.monotonic()
    subprocess.run(command(source, out), check=False, capture_output=True, env=environment)
    return time.monotonic() - began


def killed(source: Path, out: Path, after: float, environment: dict[str, str], *, alone: bool = True) -> bool:
    """Begins a run and kills it without warning after so many seconds; False where it was done by then.

    Either the run `alone` is killed, and its workers have to see that it is gone, or all its processes at one stroke.
    """
    process = subprocess.Popen(
        command(source, out),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        if alone:
            process.send_signal(signal.SIGKILL)
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if not gone(process.pid):
            raise RuntimeError("a worker has outlived its run") from None
        return True
    return False


def gone(group: int, within: float = 60.0) -> bool:
    """Waits until no process of a group is left."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


def moments(rounds: int, seconds: float, seed: int) -> list[float]:
    """Random moments of a run, one in each of so many equal parts of it."""
    dice = random.Random(seed)  # noqa: S311 - moments, no secrets
    return [(part + dice.random()) * seconds / rounds for part in range(rounds)]
