"""Every sample has its expected JSON beside the tests, and nothing else stands there."""

from pathlib import Path

import pytest
from scanning import needs_ocr

from pipeline.convert import Options
from pipeline.writers.json import render

ROOT = Path(__file__).resolve().parents[2]
SAMPLES, GOLDENS = ROOT / "samples", ROOT / "tests" / "golden"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.is_file() and not path.name.startswith("."))

SCANS = sorted(path.relative_to(SAMPLES).as_posix() for path in (SAMPLES / ".scan").iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_gives_its_golden(name, assert_extracts):
    golden = GOLDENS / f"{name}.json"
    document = assert_extracts(SAMPLES / name, golden, options=Options(root=SAMPLES))
    assert golden.read_bytes() == render(document)


@needs_ocr
@pytest.mark.parametrize("name", SCANS)
def test_a_scanned_sample_gives_the_values_of_its_golden(name, assert_extracts):
    """Its values alone: how sure text recognition is of them differs in the last digits from processor to processor."""
    assert SCANS
    document = assert_extracts(SAMPLES / name, GOLDENS / f"{name}.json", options=Options(root=SAMPLES))
    assert {place.confidence for places in document.evidence.values() for place in places} != {None}


def test_a_golden_without_a_sample_fails(rewrite_golden):
    there = {path.relative_to(GOLDENS).as_posix() for path in GOLDENS.rglob("*") if path.is_file()}
    strays = there - {f"{name}.json" for name in [*NAMES, *SCANS]}
    if rewrite_golden:
        for stray in strays:
            (GOLDENS / stray).unlink()
        return
    assert not strays, f"no sample gives {sorted(strays)}"


def test_there_are_samples():
    assert {Path(name).suffix for name in NAMES} >= {".txt", ".docx", ".pdf"}
