"""Every sample has its expected JSON beside the tests, and nothing else stands there."""

import json
from pathlib import Path

import pytest

from pipeline.convert import Options, convert
from pipeline.writers.json import render

ROOT = Path(__file__).resolve().parents[2]
SAMPLES, GOLDENS = ROOT / "samples", ROOT / "tests" / "golden"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.is_file() and not path.name.startswith("."))


def produced(name: str) -> bytes:
    return render(convert(SAMPLES / name, Options(root=SAMPLES)))


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_gives_its_golden(name, request):
    golden = GOLDENS / f"{name}.json"
    if request.config.getoption("--rewrite-golden", default=False):
        GOLDENS.mkdir(exist_ok=True)
        golden.write_bytes(produced(name))
        return
    assert golden.exists(), f"{name} has no golden: run `make goldens` and read what it writes"
    made, expected = produced(name), golden.read_bytes()
    assert json.loads(made) == json.loads(expected)
    assert made == expected


def test_a_golden_without_a_sample_fails(request):
    strays = {path.name for path in GOLDENS.glob("*")} - {f"{name}.json" for name in NAMES}
    if request.config.getoption("--rewrite-golden", default=False):
        for stray in strays:
            (GOLDENS / stray).unlink()
        return
    assert not strays, f"no sample gives {sorted(strays)}"


def test_there_are_samples():
    assert {Path(name).suffix for name in NAMES} >= {".txt", ".docx", ".pdf"}
