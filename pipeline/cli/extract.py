"""`gongyak extract`: one file to JSON on standard output."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pipeline.cli.outcome import exit_code
from pipeline.cli.said import Said
from pipeline.cli.screen import complain, console, emit, safe
from pipeline.cli.words import Words
from pipeline.convert import start
from pipeline.errors import GongyakError, last_net
from pipeline.garbage import look_seldom
from pipeline.vocabulary import ProfileError
from pipeline.writers.json import Growing
from schemas import Finding

_COLOURS = {"error": "bold red", "warning": "yellow", "info": "dim"}


def run(words: Words, file: Path, said: Said, *, compact: bool) -> int:
    try:
        options = said.options()
    except ProfileError as error:
        return complain(words, None, error)
    look_seldom()
    try:
        with last_net():
            conversion, json = start(file, options), Growing(compact=compact)
            shown, told, count = sys.stderr.isatty(), list[Finding](), Counter[str]()
            for piece in conversion:
                json.add(piece.pledge, piece.evidence, piece.findings)
                count += _count(piece.findings)
                if shown:
                    told += piece.findings
            ending = conversion.ending
            whole = json.finish(ending.head, ending.before, ending.after)
        emit(whole)
    except GongyakError as error:
        return complain(words, file, error)
    count += _count(ending.before) + _count(ending.after)
    if shown:
        _summarise((*ending.before, *told, *ending.after), count, ending.pledges, words)
    return exit_code(count)


def _count(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(finding.severity for finding in findings)


def _summarise(findings: Iterable[Finding], count: Counter[str], pledges: int, words: Words) -> None:
    screen = console(sys.stderr)
    for finding in sorted(findings, key=lambda one: list(_COLOURS).index(one.severity)):
        screen.print(_line(finding, words), style=_COLOURS[finding.severity])
    screen.print(words("findings", pledges=pledges, **{name: count[name] for name in _COLOURS}))


def _line(finding: Finding, words: Words) -> str:
    message = finding.message_ko if words.language == "ko" else finding.message_en
    place = "".join(f" ({part})" for part in _where(finding, words))
    return safe(f"{words(finding.severity)} {finding.code}: {message}{place}")


def _where(finding: Finding, words: Words) -> list[str]:
    """What the format can tell of the place: the page, the line, or the table."""
    place = finding.place
    if place is None:
        return []
    if place.page is not None:
        return [words("page", page=place.page)]
    if place.line is not None:
        return [words("line", line=place.line)]
    return [words("table", name=place.table)] if place.table is not None else []
