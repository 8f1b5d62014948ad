"""Whether scans can be read on this machine, for the tests that read some. CI must be able to."""

from __future__ import annotations

import os

import pytest

from pipeline.tesseract import Lack, lacking

LACK: Lack | None = lacking()
HOW = "`make ocr-data` installs it"

needs_ocr = pytest.mark.skipif(LACK is not None, reason=f"reading scans needs {LACK}; {HOW}")


def demanded() -> None:
    """Fails where tests of scans would be skipped though they must run."""
    if LACK is not None and os.environ.get("CI"):
        pytest.fail(f"CI must be able to read scans: {LACK} is missing; {HOW}", pytrace=False)
