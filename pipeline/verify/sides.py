"""A document to compare: read from a plan of any format, or taken as it is from a JSON that gongyak wrote."""

from __future__ import annotations

import codecs
import json
from pathlib import Path
from typing import Any

from pipeline.convert import Options, convert
from pipeline.errors import last_net

_BEGINNING = 64


def load_side(path: Path, options: Options) -> dict[str, Any]:
    """The document as JSON values. Raises DocumentError."""
    found = load_output(path)
    if found is not None:
        return found
    with last_net():
        return convert(path, options).model_dump(mode="json")


def load_output(path: Path) -> dict[str, Any] | None:
    """The document in a JSON of the contract; None where the file is anything else, or cannot be opened."""
    try:
        if not path.is_file():  # opening a pipe would wait for ever
            return None
        with path.open("rb") as file:
            if not file.read(_BEGINNING).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
                return None
        value = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    is_ours = isinstance(value, dict) and "schema_version" in value and isinstance(value.get("pledges"), list)
    return value if is_ours else None
