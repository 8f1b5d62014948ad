"""CPU time and peak memory of one reading, each in a process of its own.

    python -m bench.cost PEER FILE

is the child: it prints one line of JSON. The parent keeps its own imports small and asks several times.
"""

from __future__ import annotations

import json
import re
import resource
import statistics
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.peers import ALL, ROOT

_STATUS = Path("/proc/self/status")  # on Linux; it forgets what the process was before it was this one
_RESIDENT = re.compile(r"VmHWM:\s+(\d+) kB")
_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss: bytes on macOS, kilobytes elsewhere
_KILO, _MEGABYTE = 1024, 1 << 20


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of CPU for a page and for the start (interpreter, imports), megabytes at the peak and before reading."""

    page: float
    start: float
    peak: float
    before: float = 0.0


def median(runs: list[dict[str, float]]) -> Cost:
    """The middle of several runs, figure by figure.

    >>> median([{"read": 3.0, "start": 1.0, "peak": 2**20, "pages": 2}, {"read": 1.0, "start": 1.0, "peak": 2**20, "pages": 2}])
    Cost(page=1000.0, start=1000.0, peak=1.0, before=0.0)
    """
    middle = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    page, before = middle["read"] * 1000 / middle["pages"], middle.get("before", 0.0) / _MEGABYTE
    return Cost(page, middle["start"] * 1000, middle["peak"] / _MEGABYTE, before)


def measure(keys: Iterable[str], path: Path, repeat: int) -> dict[str, Cost]:
    """What each peer takes for a file. They take turns, so that what else the machine does falls on all of them."""
    runs: dict[str, list[dict[str, float]]] = {key: [] for key in keys}
    for _ in range(repeat):
        for key, mine in runs.items():
            command = [sys.executable, "-m", "bench.cost", key, str(path.resolve())]
            told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
            mine.append(json.loads(told.splitlines()[-1]))
    return {key: median(mine) for key, mine in runs.items()}


def pages_of(path: Path) -> int:
    """How many pages a file has."""
    import pypdfium2  # noqa: PLC0415

    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def _cpu() -> float:
    """Seconds of CPU of this process and its children; os.times counts in steps of 10 ms."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _peak() -> float:
    """Bytes: of this process or, if that is more, of a child."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT
    if _STATUS.exists() and (found := _RESIDENT.search(_STATUS.read_text())):
        return max(int(found[1]) * _KILO, children)
    return max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT, children)


def _main(key: str, path: Path) -> None:
    read = ALL[key].prepare()
    before = _peak()
    started = _cpu()
    read(path)
    figures = {"start": started, "read": _cpu() - started, "peak": _peak(), "before": before}
    print(json.dumps(figures | {"pages": pages_of(path)}))


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]))
