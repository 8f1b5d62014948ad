"""`gongyak verify`: each file against its golden, for people, for programs and for build servers."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from rich.table import Table
from rich.text import Text

from pipeline.batch.each import each
from pipeline.batch.folders import is_folder
from pipeline.batch.gather import Entry, gather
from pipeline.batch.outcome import PoolLostError
from pipeline.cli.outcome import FAILED, FINDINGS, FINE
from pipeline.cli.said import Said
from pipeline.cli.screen import complain, console, emit, line, safe
from pipeline.cli.words import Words
from pipeline.compare import Rules, Score, shown, total
from pipeline.convert import Options
from pipeline.errors import GongyakError
from pipeline.verify import GoldenError, Verdict, golden_of, junit, report, strays, verify_one
from pipeline.verify.report import parts_of
from pipeline.vocabulary import ProfileError
from pipeline.writers import atomic

USAGE = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the files are compared and where the result goes."""

    golden: Path
    ignore_blanks: bool
    junit: Path | None
    as_json: bool
    jobs: int


def run(words: Words, paths: Sequence[Path], said: Said, wanted: Wanted) -> int:
    try:
        options = said.options()
    except ProfileError as error:
        return complain(words, None, error)
    entries = gather(paths, wanted.golden)
    problem = _usage(words, entries, wanted.golden) if entries else words("nothing", path=", ".join(map(str, paths)))
    if problem is not None:
        print(line(problem), file=sys.stderr)  # noqa: T201 - the command line speaks
        return USAGE
    rules = Rules(blanks="ignored" if wanted.ignore_blanks else "kept")
    task = partial(_verified, golden=wanted.golden, options=options, rules=rules)
    try:
        verdicts = [*each(task, entries, wanted.jobs), *strays(wanted.golden, (entry.name for entry in entries))]
    except PoolLostError as error:
        return complain(words, None, error)
    try:
        _tell(verdicts, wanted, words)
    except GongyakError as error:
        return complain(words, wanted.junit, error)
    return _exit_code(verdicts)


def _usage(words: Words, entries: Sequence[Entry], golden: Path) -> str | None:
    if not golden.exists():
        return words("golden_missing", path=golden)
    return words("golden_many", path=golden) if len(entries) > 1 and not is_folder(golden) else None


def _verified(entry: Entry, golden: Path, options: Options, rules: Rules) -> Verdict:
    wanted = golden_of(entry.name, golden)
    return verify_one(entry.path, entry.name, wanted, replace(options, root=entry.root, member=entry.member), rules)


def _exit_code(verdicts: Sequence[Verdict]) -> int:
    """A golden that is no JSON is wrong usage; a file that could not be read is worse than one that differs."""
    if any(isinstance(verdict.failure, GoldenError) for verdict in verdicts):
        return USAGE
    if any(verdict.failure is not None for verdict in verdicts):
        return FAILED
    return FINE if all(verdict.result == "same" for verdict in verdicts) else FINDINGS


def _tell(verdicts: Sequence[Verdict], wanted: Wanted, words: Words) -> None:
    """Raises OutputError where the JUnit file cannot be written."""
    if wanted.junit is not None:
        atomic.write(wanted.junit, junit(verdicts, words.language))
    if wanted.as_json:
        emit((json.dumps(report(verdicts, words.language), ensure_ascii=False, indent=1) + "\n").encode())
        return
    screen = console(sys.stdout)
    for verdict in verdicts:
        screen.print(Text(f"{safe(verdict.name)}: {_result(verdict, words)}", style=_style(verdict)), soft_wrap=True)
        for text in shown(() if verdict.comparison is None else verdict.comparison.differences):
            screen.print(Text(f"  {safe(text)}"), soft_wrap=True)
    parts = parts_of(verdicts)
    if parts:
        screen.print(_table(parts, words))
    results = [verdict.result for verdict in verdicts]
    counts = {"same": results.count("same"), "failed": results.count("failed")}
    screen.print(words("verified", files=len(results), different=len(results) - sum(counts.values()), **counts))


def _result(verdict: Verdict, words: Words) -> str:
    if verdict.failure is not None:
        return f"{safe(verdict.failure.message(words.language))} [{verdict.failure.code}]"
    if verdict.result == "no_golden":
        return words("no_golden")
    if verdict.result == "no_file":
        return words("no_file")
    count = 0 if verdict.comparison is None else len(verdict.comparison.differences)
    return words("different", count=count) if count else words("same")


def _style(verdict: Verdict) -> str:
    return {"same": "green", "different": "yellow"}.get(verdict.result, "bold red")


def _table(parts: Mapping[str, Score], words: Words) -> Table:
    """Precision and recall of each part; the last row is all of them."""
    table = Table()
    table.add_column(words("column_part"))
    shares_of = (words("column_precision"), words("column_recall"))
    for head in (*shares_of, words("column_right"), words("column_extra"), words("column_missed")):
        table.add_column(head, justify="right")
    for part, score in [*parts.items(), (words("all_parts"), total(parts.values()))]:
        shares = [f"{share:.3f}" for share in (score.precision, score.recall)]
        table.add_row(Text(part), *map(Text, [*shares, *map(str, (score.right, score.extra, score.missed))]))
    return table
