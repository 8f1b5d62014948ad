"""One file against its golden."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.compare import Comparison, Rules, compare
from pipeline.convert import Options, convert
from pipeline.errors import DocumentError, GongyakError, last_net
from pipeline.values.file_names import output_name
from pipeline.verify.golden import GoldenError, load_golden

Result = Literal["same", "different", "failed", "no_golden", "no_file"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one file. `comparison` where it was compared; `failure` where the file or its golden is bad.

    `no_golden`: a file that no golden speaks of; `no_file`: a golden that no file gives. Both are findings, since a test
    that tests nothing passes for ever.
    """

    name: str
    result: Result
    comparison: Comparison | None = None
    failure: GongyakError | None = None


def verify_one(path: Path, name: str, golden: Path, options: Options, rules: Rules) -> Verdict:
    """Reads the file and compares what comes out with the golden."""
    if not golden.exists():
        return Verdict(name, "no_golden")
    try:
        expected = load_golden(golden)
        with last_net():
            actual: Any = convert(path, options).model_dump(mode="json")
    except (DocumentError, GoldenError) as error:
        return Verdict(name, "failed", failure=error)
    comparison = compare(expected, actual, rules)
    return Verdict(name, "different" if comparison.differences else "same", comparison)


def strays(goldens: Path, names: Iterable[str]) -> Iterator[Verdict]:
    """The goldens of a folder that none of the files gives."""
    if not goldens.is_dir():
        return
    known = {output_name(name) for name in names}
    found = (Path(folder) / file for folder, _, files in os.walk(goldens) for file in files if file.endswith(".json"))
    for name in sorted(path.relative_to(goldens).as_posix() for path in found):
        if name not in known:
            yield Verdict(name.removesuffix(".json"), "no_file")
