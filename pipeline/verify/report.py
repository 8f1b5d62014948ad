"""Verdicts as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.compare import Difference, Score, total
from pipeline.errors import Language
from pipeline.verify.verdict import Verdict


def parts_of(verdicts: Iterable[Verdict]) -> dict[str, Score]:
    """The scores of all files, part by part."""
    parts: dict[str, Score] = {}
    for verdict in verdicts:
        for part, score in ({} if verdict.comparison is None else verdict.comparison.parts).items():
            parts[part] = parts.get(part, Score()) + score
    return parts


def report(verdicts: Sequence[Verdict], language: Language) -> dict[str, Any]:
    """`files` in order, `parts` and `total` over all of them."""
    parts = parts_of(verdicts)
    return {
        "files": [_file(verdict, language) for verdict in verdicts],
        "parts": _parts(parts),
        "total": _score(total(parts.values())),
    }


def _file(verdict: Verdict, language: Language) -> dict[str, Any]:
    comparison, failure = verdict.comparison, verdict.failure
    return {
        "file": verdict.name,
        "result": verdict.result,
        "failure": None if failure is None else {"code": failure.code, "message": failure.message(language)},
        "differences": [] if comparison is None else [_difference(one) for one in comparison.differences],
        "parts": {} if comparison is None else _parts(comparison.parts),
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "pointer": one.pointer,
        "actual_pointer": one.actual_pointer,
        "expected": one.expected,
        "actual": one.actual,
    }


def _parts(parts: Mapping[str, Score]) -> dict[str, Any]:
    return {part: _score(score) for part, score in parts.items()}


def _score(score: Score) -> dict[str, Any]:
    return {
        "right": score.right,
        "extra": score.extra,
        "missed": score.missed,
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
    }
