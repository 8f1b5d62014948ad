"""A run that is killed at any moment and repeated: what the outputs are then. `make bench-batch` does it more often."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PLAN = """{number}-{ordinal}. 그늘길 {number}곳 만들기
○ 사업기간: 2023년 ~ 2026년
○ 총사업비: 800백만원(시비 800)
○ 추진계획
  - 2023년: 설계
  - 2024년: 공사

"""
"""A pledge that names nobody, so that no library of names is loaded: a process costs its start and hardly more."""


def plan(number: int, pledges: int = 1) -> bytes:
    """A small text of its own, or a long one."""
    return "".join(PLAN.format(number=number, ordinal=ordinal + 1) for ordinal in range(pledges)).encode()


def outputs(out: Path) -> dict[str, bytes]:
    """Every file that a run wrote, by name; what the ledger keeps for itself is apart."""
    files = sorted(path for path in out.rglob("*") if path.is_file())
    return {str(path.relative_to(out)): path.read_bytes() for path in files if ".gongyak" not in path.parts}


def standing(folder: Path, ending: str) -> int:
    """How many files of that ending stand in a folder while runs still write there: what goes away meanwhile is none."""
    return sum(name.endswith(ending) for _, _, names in os.walk(folder) for name in names)


def command(source: Path, out: Path, jobs: int = 2) -> list[str]:
    asked = "ingest", str(source), "--out", str(out), "--jobs", str(jobs), "--lang", "en"
    return [sys.executable, "-m", "pipeline.cli", *asked]


def repeated(source: Path, out: Path) -> int:
    """The same run in this very process, which has loaded all it needs; its exit code."""
    import pytest  # noqa: PLC0415 - the bench, which uses this module too, has no need of it

    from pipeline.batch import executors  # noqa: PLC0415
    from pipeline.cli.entry import main  # noqa: PLC0415

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(executors, "local", lambda *_: executors.here())
        return main(command(source, out)[3:])


def unbroken(source: Path, out: Path, environment: dict[str, str]) -> float:
    """Runs once; the seconds it took."""
    began = time.monotonic()
    subprocess.run(command(source, out), check=False, capture_output=True, env=environment)
    return time.monotonic() - began


def killed(source: Path, out: Path, after: float, environment: dict[str, str], *, alone: bool = True) -> bool:
    """Begins a run and kills it without warning after so many seconds; False where it was done by then.

    Either the run `alone` is killed, and its workers have to see that it is gone, or all its processes at one stroke.
    """
    process = begun(source, out, environment)
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        _kill(process, alone=alone)
        return True
    return False


def killed_when(
    source: Path, out: Path, reached: Callable[[], bool], environment: dict[str, str], *, alone: bool = True
) -> bool:
    """As `killed`, at a moment that is known by what the run has done so far, however slow the machine is."""
    process = begun(source, out, environment)
    while process.poll() is None:
        if reached():
            _kill(process, alone=alone)
            return True
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.01)
    return False


def begun(source: Path, out: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """A run in a group of processes of its own."""
    return subprocess.Popen(
        command(source, out),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )


def _kill(process: subprocess.Popen[bytes], *, alone: bool) -> None:
    if alone:
        process.send_signal(signal.SIGKILL)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if not gone(process.pid):
        raise RuntimeError("a worker has outlived its run")


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
