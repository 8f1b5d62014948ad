"""On what the figures were measured: no names, only what they depend on."""

from __future__ import annotations

import datetime as dt
import os
import platform
import shutil
import subprocess
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version

from bench.peers import Peer


def told(peers: Iterable[Peer]) -> str:
    """Date, processors and versions in one sentence."""
    packages = sorted({peer.package for peer in peers if peer.package})
    versions = [f"{name} {found}" for name in packages if (found := _version(name))]
    if shutil.which("pdftotext"):
        first = subprocess.run(["pdftotext", "-v"], capture_output=True, text=True, check=False).stderr.partition("\n")[
            0
        ]
        versions.append(f"poppler {first.split()[-1]}")
    day = dt.datetime.now(dt.UTC).date().isoformat()
    return (
        f"Measured on {day} on {os.cpu_count()} processors ({platform.machine()}, {platform.system()}), "
        f"Python {platform.python_version()}, {', '.join(versions)}."
    )


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
