"""The output shown in the READMEs: made by running the commands, so that it is always the real one."""  # noqa: INP001

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
READMES = {"README.md": "en", "README.ko.md": "ko"}

_MARK = re.compile(r"(<!-- output: (\w+) -->\n).*?(<!-- end of output -->)", re.DOTALL)
_PDF, _TEXT = "samples/gaon-lake-tourism.pdf", "samples/gaon-lake-tourism.txt"


def readme(name: str) -> str:
    """A README with its examples run anew."""
    language = READMES[name]
    text = (ROOT / name).read_text(encoding="utf-8")
    return _MARK.sub(lambda found: f"{found[1]}{_EXAMPLES[found[2]](language)}{found[3]}", text)


def _ingest(language: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        shown, _ = _run("ingest", str(ROOT / "samples"), "--out", "outputs", language=language, folder=Path(folder))
    return _console("gongyak ingest samples --out outputs", shown)


def _status(language: str) -> str:
    """Without its first line, which says when the last run was."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plans").mkdir()
        shutil.copy(ROOT / "samples" / "dasom-two-pledges.docx", folder / "plans")
        (folder / "plans" / "scan.pdf").write_bytes(b"%PDF-1.7 cut off")
        _run("ingest", "plans", language=language, folder=folder)
        shown, _ = _run("status", language=language, folder=folder)
    return _console("gongyak status", "…\n" + shown.partition("\n")[2])


def _extract(language: str) -> str:
    shown, _ = _run("extract", _TEXT, language=language)
    return _console(f"gongyak extract {_TEXT} | head -n 16", "".join(shown.splitlines(keepends=True)[:16]))


def _tables(language: str) -> str:
    shown, _ = _run("tables", _PDF, language=language)
    blocks = shown.strip().split("\n\n")
    road_map, budget = (next(one for one in blocks if word in one) for word in ("세부내용", "기투자"))
    return _console(f"gongyak tables {_PDF}", f"…\n{road_map}\n…\n{budget}\n…\n")


def _verify(language: str) -> str:
    golden = json.loads((ROOT / "tests" / "golden" / "dasom-two-pledges.docx.json").read_text(encoding="utf-8"))
    pledges = [{key: one[key] for key in ("number", "title", "budget")} for one in golden["pledges"]]
    pledges[0]["title"] = "골목 그늘길 열두 곳"
    pledges[0]["budget"]["cells"][0]["amount"] = 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plans").mkdir()
        (folder / "goldens").mkdir()
        shutil.copy(ROOT / "samples" / "dasom-two-pledges.docx", folder / "plans")
        file = folder / "goldens" / "dasom-two-pledges.docx.json"
        file.write_text(json.dumps({"pledges": pledges}), encoding="utf-8")
        shown, _ = _run("verify", "plans", "--golden", "goldens", language=language, folder=folder)
    return _console("gongyak verify plans --golden goldens", shown)


def _labels(language: str) -> str:
    shown, _ = _run("labels", "samples", language=language)
    return _console("gongyak labels samples", shown)


def _export(language: str) -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run(
            "ingest",
            str(ROOT / "samples" / "dasom-two-pledges.docx"),
            "--out",
            "outputs",
            language=language,
            folder=folder,
        )
        shown, _ = _run("export", "outputs", "package", "--to", "package", language=language, folder=folder)
        lines = (folder / "package" / "officers.csv").read_text(encoding="utf-8")
    command = "gongyak export outputs package --to package"
    return _console(command, f"{shown}$ cat package/officers.csv\n{lines}")


def _errors(language: str) -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "empty.pdf").write_bytes(b"")
        # a kind that is refused everywhere, whether or not text recognition is installed
        (folder / "photo.pdf").write_bytes(b"GIF89a\x01\0\x01\0\0\0\0;")
        parts = []
        for file in ("empty.pdf", "photo.pdf", "none.pdf"):
            _, errors = _run("extract", file, language=language, folder=folder)
            parts.append(f"$ gongyak extract {file}\n{errors}")
    return f"```console\n{''.join(parts)}```\n"


def _json(language: str) -> str:
    document = json.loads(_run("extract", _TEXT, language=language)[0])
    project = document["pledges"][0]["projects"][0]
    pointer = "/pledges/0/projects/0/cost/amount"
    shown = {
        "projects": [{key: project[key] for key in ("id", "name", "period", "locations", "cost")}],
        "budget": {"cells": [cell for cell in document["pledges"][0]["budget"]["cells"] if cell["period"] == "2024"]},
        "evidence": {pointer: document["evidence"][pointer]},
        "findings": [one for one in document["findings"] if one["code"] == "SCHEDULE_SHADING_LOST"],
    }
    return f"```json\n{_laid_out(shown)}\n```\n"


_EXAMPLES: dict[str, Callable[[str], str]] = {
    "ingest": _ingest,
    "status": _status,
    "extract": _extract,
    "verify": _verify,
    "labels": _labels,
    "export": _export,
    "tables": _tables,
    "errors": _errors,
    "json": _json,
}


def _laid_out(value: Any) -> str:
    from pipeline.writers.layout import laid_out  # noqa: PLC0415 - the rest of this file needs no pipeline

    return laid_out(value)


def _run(*arguments: str, language: str, folder: Path = ROOT) -> tuple[str, str]:
    environment = os.environ | {"LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), "COLUMNS": "120"}
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "pipeline.cli", "--lang", language, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    return done.stdout.decode(), done.stderr.decode()


def _console(command: str, shown: str) -> str:
    lines = "\n".join(line.rstrip() for line in shown.strip("\n").splitlines())
    return f"```console\n$ {command}\n{lines}\n```\n"
