"""Goldens: the JSON that a file must give, written by hand or by `gongyak extract`, whole or in part."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, ClassVar

from pipeline.errors import GongyakError
from pipeline.values.file_names import output_name


class GoldenError(GongyakError):
    """A golden cannot be read, or is no JSON object."""

    code: ClassVar[str] = "GOLDEN_INVALID"
    exit_code: ClassVar[int] = 2
    ko: ClassVar[str] = "기준 파일이 잘못되었습니다: {detail}"
    en: ClassVar[str] = "the golden is not valid: {detail}"


def golden_of(name: str, goldens: Path) -> Path:
    """Where the golden of a file is: `sample.pdf` → `DIR/sample.pdf.json`; `goldens` itself where it is a file."""
    return goldens / output_name(name) if goldens.is_dir() else goldens


def load_golden(path: Path) -> dict[str, Any]:
    """Raises GoldenError with the file's name and, where it is no JSON, the line."""
    try:
        value = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise GoldenError(f"{path.name}: {error.strerror}") from error
    except json.JSONDecodeError as error:
        raise GoldenError(f"{path.name}:{error.lineno}: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise GoldenError(f"{path.name}: {error}") from error
    if not isinstance(value, dict):
        raise GoldenError(f"{path.name}: no JSON object")
    return value
