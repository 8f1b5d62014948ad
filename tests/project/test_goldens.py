"""Every sample has its expected JSON beside the tests, and nothing else stands there."""

from pathlib import Path

import pytest

from pipeline.convert import Options
from pipeline.writers.json import render

ROOT = Path(__file__).resolve().parents[2]
SAMPLES, GOLDENS = ROOT / "samples", ROOT / "tests" / "golden"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.is_file() and not path.name.startswith("."))


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_gives_its_golden(name, assert_extracts):
    golden = GOLDENS / f"{name}.json"
    document = assert_extracts(SAMPLES / name, golden, options=Options(root=SAMPLES))
    assert golden.read_bytes() == render(document)


def test_a_golden_without_a_sample_fails(rewrite_golden):
    strays = {path.name for path in GOLDENS.glob("*")} - {f"{name}.json" for name in NAMES}
    if rewrite_golden:
        for stray in strays:
            (GOLDENS / stray).unlink()
        return
    assert not strays, f"no sample gives {sorted(strays)}"


def test_there_are_samples():
    assert {Path(name).suffix for name in NAMES} >= {".txt", ".docx", ".pdf"}
