"""What all tests share: the samples and the command as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from scanning import HOW, LACK

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"

# The machine may be busy with the other tests; a slow example is no failure.
settings.register_profile("gongyak", deadline=None, print_blob=True)
settings.load_profile("gongyak")

# Ours, from this folder; an installed gongyak brings it under the same name, so it is loaded once.
pytest_plugins = ["pipeline.pytest_plugin"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A run without the data of Korean letters passes, and says what it left out and the one command that mends it."""
    if LACK is not None:
        terminalreporter.write_line(f"scans: {LACK} is missing, so the tests that read scans were skipped; {HOW}")


@pytest.fixture(scope="session")
def samples() -> tuple[Path, ...]:
    """Every sample plan, sorted by name."""
    return tuple(sorted(path for path in SAMPLES.iterdir() if path.is_file() and not path.name.startswith(".")))


@pytest.fixture
def gongyak(tmp_path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the real command in a folder of its own, in an English locale, with its output in a pipe."""

    def run(*arguments: object, cwd: Path = tmp_path, **variables: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command(*arguments), cwd=cwd, env=environment(**variables), capture_output=True, check=False, timeout=120
        )

    return run


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "pipeline.cli", *map(str, arguments)]


def environment(**variables: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if name not in {"LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"}
    }
    return kept | {"LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)} | variables
