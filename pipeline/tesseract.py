"""Whether scans can be read here. A module of its own: to ask loads no reader."""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

_LANGUAGES = ("kor", "eng")
_ROOTS = ("usr", "usr/local", "opt/local", "opt/homebrew")
_FOLDERS = (
    "share/tesseract-ocr/*/tessdata",
    "share/tesseract-ocr/tessdata",
    "share/tessdata",
    "share/tesseract/tessdata",
)
_MODULES = ("tesserocr", "cv2")

Lack = Literal["gongyak[ocr]", "tesseract-ocr-kor"]


def lacking() -> Lack | None:
    """What has to be installed before scans can be read; None where everything is there."""
    if any(find_spec(module) is None for module in _MODULES):
        return "gongyak[ocr]"
    return "tesseract-ocr-kor" if data_folder() is None else None


@cache
def data_folder() -> Path | None:
    """The first folder with the data of both languages; `TESSDATA_PREFIX` comes before the system's."""
    said = os.environ.get("TESSDATA_PREFIX")
    candidates = [Path(said), Path(said) / "tessdata"] if said else []
    for root in _ROOTS:
        for pattern in _FOLDERS:
            candidates += sorted((Path("/") / root).glob(pattern), reverse=True)
    for folder in candidates:
        if all((folder / f"{language}.traineddata").is_file() for language in _LANGUAGES):
            return folder
    return None


@cache
def script_data() -> str | None:
    """The model of the Hangul script, where it is installed beside the others: it reads figures better than the Korean one."""
    folder = data_folder()
    names = ("script/Hangul", "Hangul") if folder else ()
    return next((name for name in names if folder and (folder / f"{name}.traineddata").is_file()), None)
