"""Writes what is written from the code: docs/findings.md, docs/stores.md, the READMEs' examples. `python docs/build.py`."""  # noqa: INP001

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from examples import READMES, ROOT, readme

import pipeline
from pipeline.errors import DocumentError, GongyakError
from pipeline.findings import catalogue
from pipeline.stores.model import TABLES, Table

FINDINGS = Path(__file__).with_name("findings.md")
STORES = Path(__file__).with_name("stores.md")
_TABLES = re.compile(r"(<!-- tables -->\n).*(<!-- end of tables -->)", re.DOTALL)

_INTRODUCTION = """\
<!-- Written by docs/build.py from pipeline/findings/catalogue.toml and pipeline/errors.py; edit those. -->
# Findings and errors

A **finding** is something that a reader of the output must know: a doubt, a repair, an inference. It stands in
`findings` of the document, with its code, its severity, its words in Korean and English, a JSON Pointer to the value,
and the place on the page. Codes are stable: one is never renamed and never given another meaning.

- `error`: a required part could not be read, or the output would mislead.
- `warning`: a value is given but doubtful.
- `info`: inferred or cosmetic.

Words in braces are filled in from the page.
"""

_ERRORS = """
## Errors: the file gave nothing

A file that cannot be read has no output and no findings, but one line: `gongyak: FILE: reason [CODE]`.

| code | exit code | reason | 이유 |
|---|---|---|---|
"""


def findings_page() -> str:
    """What docs/findings.md must hold."""
    parts = [_INTRODUCTION]
    kinds = catalogue()
    for title, codes in _sections():
        parts.append(f"\n## {title[:1].upper()}{title[1:]}\n\n| code | severity | meaning | 뜻 |\n|---|---|---|---|\n")
        parts += [
            f"| `{code}` | {kinds[code].severity} | {_cell(kinds[code].en)} | {_cell(kinds[code].ko)} |\n"
            for code in codes
        ]
    parts.append(_ERRORS)
    parts += [
        f"| `{error.code}` | {error.exit_code} | {_cell(error.en)} | {_cell(error.ko)} |\n" for error in _errors()
    ]
    return "".join(parts)


def stores_page() -> str:
    """What docs/stores.md must hold: its own words, and the tables of the model."""
    tables = "".join(map(_described, TABLES))
    return _TABLES.sub(lambda found: f"{found[1]}{tables}{found[2]}", STORES.read_text(encoding="utf-8"))


def _described(table: Table) -> str:
    keys = [f"{', '.join(one.columns)} → {one.table}" for one in table.references]
    parts = [f"### {table.name} ({table.ko})\n\n{table.meaning.capitalize()}. Primary key: {', '.join(table.key)}"]
    parts.append(f"; foreign keys: {'; '.join(keys)}.\n\n" if keys else ".\n\n")
    parts.append("| column | type | 이름 | meaning |\n|---|---|---|---|\n")
    parts += [f"| `{one.name}` | {one.type} | {one.ko} | {_cell(one.meaning)} |\n" for one in table.columns]
    return "".join([*parts, "\n"])


def _sections() -> Iterator[tuple[str, list[str]]]:
    """The catalogue's chapters, as its comments `# ── title ──` divide it, and the codes in each."""
    text = files("pipeline.findings").joinpath("catalogue.toml").read_text(encoding="utf-8")
    title, codes = "findings", list[str]()
    for line in text.splitlines():
        if chapter := re.match(r"# ──+ (.+?) ──+", line):
            if codes:
                yield title, codes
            title, codes = chapter[1], []
        elif code := re.match(r"\[([A-Z0-9_]+)\]", line):
            codes.append(code[1])
    yield title, codes


def _errors() -> list[type[GongyakError]]:
    """Every error that is raised, wherever in the package it stands, by its code."""
    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if not module.name.endswith(("__main__", "pytest_plugin")) and ".migrations" not in module.name:
            importlib.import_module(module.name)
    found, waiting = dict[str, type[GongyakError]](), [GongyakError]
    while waiting:
        error = waiting.pop()
        waiting += error.__subclasses__()
        found[error.code] = error
    return [found[code] for code in sorted(found) if found[code] not in {GongyakError, DocumentError}]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("{detail}", "…").strip().removesuffix(": …")


if __name__ == "__main__":
    FINDINGS.write_text(findings_page(), encoding="utf-8")
    STORES.write_text(stores_page(), encoding="utf-8")
    for name in READMES:
        (ROOT / name).write_text(readme(name), encoding="utf-8")
