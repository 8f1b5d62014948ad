"""The figures of the report. No clock and no path outside the ingest root: the same files give the same report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.batch.ledger import Line
from pipeline.batch.outcome import Figures
from pipeline.findings import catalogue

WORST = 20
LABELS = 50
SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Group:
    """Files of one government or one format; `name` None where nobody knows it. `placed` is a share of characters."""

    name: str | None
    files: int
    pages: int
    pledges: int
    placed: float | None
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Code:
    """A finding: how often, and in how many files."""

    code: str
    severity: str
    count: int
    files: int


@dataclass(frozen=True, slots=True)
class Label:
    """A label that no word matched."""

    label: str
    count: int
    files: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything the report shows. `worst` are the files with most errors, then warnings, then least text placed.

    `repeated` files have the very content of another one.
    """

    whole: Group
    failed: tuple[Line, ...]
    unfinished: int
    repeated: int
    codes: tuple[Code, ...]
    worst: tuple[tuple[str, Group], ...]
    labels: tuple[Label, ...]
    labels_more: int
    governments: tuple[Group, ...]
    formats: tuple[Group, ...]


def summary(lines: Sequence[Line]) -> Summary:
    """The lines of a ledger, summed up."""
    done = [
        (one.figures.shown or one.name, one.figures) for one in lines if one.state == "done" and one.figures is not None
    ]
    figures = [found for _, found in done]
    files = [(name, _group(found.jurisdiction, [found])) for name, found in done]
    doubtful = [pair for pair in files if pair[1].errors or pair[1].warnings or _unplaced(pair[1])]
    labels = _labels(figures)
    return Summary(
        _group(None, figures),
        tuple(one for one in lines if one.state == "failed"),
        sum(one.state == "running" for one in lines),
        _repeated([found.content for found in figures]),
        tuple(_codes(figures)),
        tuple(sorted(doubtful, key=_badness)[:WORST]),
        tuple(labels[:LABELS]),
        max(0, len(labels) - LABELS),
        _groups(figures, lambda one: one.jurisdiction),
        _groups(figures, lambda one: one.format),
    )


def _repeated(contents: Sequence[str | None]) -> int:
    known = [one for one in contents if one is not None]
    return len(known) - len(set(known))


def _group(name: str | None, figures: Sequence[Figures]) -> Group:
    characters = sum(one.characters for one in figures if one.placed is not None)
    placed = sum(one.characters * one.placed for one in figures if one.placed is not None)
    return Group(
        name,
        len(figures),
        sum(one.pages or 0 for one in figures),
        sum(one.pledges for one in figures),
        placed / characters if characters else None,
        sum(one.severities.get("error", 0) for one in figures),
        sum(one.severities.get("warning", 0) for one in figures),
    )


def _groups(figures: Iterable[Figures], key: Callable[[Figures], str | None]) -> tuple[Group, ...]:
    """The most pledges first; what nobody knows last."""
    found: dict[str | None, list[Figures]] = defaultdict(list)
    for one in figures:
        found[key(one)].append(one)
    groups = [_group(name, members) for name, members in found.items()]
    return tuple(sorted(groups, key=lambda one: (one.name is None, -one.pledges, one.name or "")))


def _codes(figures: Iterable[Figures]) -> list[Code]:
    """The worst severity first, then the commonest."""
    counts, files = Counter[str](), Counter[str]()
    for one in figures:
        counts.update(one.codes)
        files.update(one.codes.keys())
    kinds = catalogue()
    found = [
        Code(code, kinds[code].severity if code in kinds else "info", count, files[code])
        for code, count in counts.items()
    ]
    return sorted(found, key=lambda one: (SEVERITIES.index(one.severity), -one.count, one.code))


def _labels(figures: Iterable[Figures]) -> list[Label]:
    counts, files = Counter[str](), Counter[str]()
    for one in figures:
        counts.update(one.labels)
        files.update(one.labels.keys())
    found = [Label(label, count, files[label]) for label, count in counts.items()]
    return sorted(found, key=lambda one: (-one.count, one.label))


def _unplaced(group: Group) -> float:
    return 0.0 if group.placed is None else 1 - group.placed


def _badness(pair: tuple[str, Group]) -> tuple[int, int, float, str]:
    name, group = pair
    return -group.errors, -group.warnings, -_unplaced(group), name
