"""The page itself: one file, no script, nothing fetched. It is written anew only where what it shows has changed."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.batch.gather import REPORT
from pipeline.batch.ledger import Line
from pipeline.errors import Language
from pipeline.report import charts
from pipeline.report.summary import Summary, summary
from pipeline.writers import atomic

_BEGINNING = 400
"""Bytes of the page in which its mark stands."""
_BARS = 15
_TRIES = 5


def publish(lines: Callable[[], Iterable[Line]], out: Path, language: Language, *, drafts: Path | None = None) -> None:
    """Writes the report of a folder of outputs from the lines of its ledger. Raises OutputError.

    The lines are read again afterwards: another run on the folder may have ended while the page was drawn.
    """
    for _ in range(_TRIES):
        found = summary(list(lines()))
        mark = _mark(found, language)
        if _stands(out / REPORT, mark):
            return
        atomic.write(out / REPORT, render(found, language, mark).encode(), drafts=drafts)


def render(found: Summary, language: Language, mark: str) -> str:
    """The page as HTML."""
    import jinja2  # noqa: PLC0415 - where nothing has changed, nothing is drawn

    words = _words(language)
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    environment.filters |= {"number": _number, "share": _share, "without_names": _without_names}
    drawings = _charts(found, words)
    template = environment.from_string(files(__package__).joinpath("page.html.j2").read_text(encoding="utf-8"))
    return template.render(
        found=found,
        w=words,
        language=language,
        mark=mark,
        version=__version__,
        charts=drawings,
        missing=_missing(found, drawings),
    )


def _charts(found: Summary, words: Mapping[str, str]) -> dict[str, str | None]:
    codes = [(one.code, one.count, one.severity) for one in found.codes if one.severity != "info"][:_BARS]
    places = [(one.name or words["unknown"], one.pledges, None) for one in found.governments[:_BARS]]
    formats = [(one.name or words["unknown"], one.files, None) for one in found.formats]
    asked = {
        "codes": charts.Bars(codes, words["count"], words),
        "governments": charts.Bars(places, words["pledges"], words),
        "formats": charts.Bars(formats, words["files"], words),
    }
    return charts.drawn(asked)


def _without_names(path: str) -> str:
    from pipeline.privacy import path_covered  # noqa: PLC0415 - few runs have files that failed

    return path_covered(path)


def _missing(found: Summary, drawings: Mapping[str, str | None]) -> str | None:
    """What is said of charts that are not there."""
    if not charts.is_there():
        return "no_charts"
    return "charts_failed" if found.formats and not any(drawings.values()) else None


def _mark(found: Summary, language: Language) -> str:
    """What the page is made from: equal marks are equal pages."""
    failures = [(one.name, one.failure) for one in found.failed]
    shown = (
        found.whole,
        failures,
        found.unfinished,
        found.repeated,
        found.codes,
        found.worst,
        found.labels,
        found.labels_more,
    )
    made_from = repr((__version__, language, charts.is_there(), shown, found.governments, found.formats))
    return hashlib.sha256(made_from.encode()).hexdigest()[:32]


def _stands(page: Path, mark: str) -> bool:
    try:
        with page.open("rb") as file:
            return mark.encode() in file.read(_BEGINNING)
    except OSError:
        return False


def _words(language: Language) -> dict[str, str]:
    table: dict[str, Any] = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    return {key: said[language] for key, said in table.items()}


def _number(value: int) -> str:
    return f"{value:,}"


def _share(value: float | None) -> str:
    """In percent, rounded down: 100.0 means that nothing is left over."""
    return "" if value is None else f"{int(value * 1000 + 1e-9) / 10:.1f} %"
