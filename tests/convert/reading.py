"""What the tests of whole documents share: reading text as a plan, and every number in what came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.convert import Options, assemble
from pipeline.readers import read_bytes
from schemas import Budget, PledgeDocument, Source

ROOT = Path(__file__).parents[2]
SEED = ROOT / "samples" / "ansan-science-valley.txt"
SHARED = ROOT.parent / "shared"


def read_text(text: str) -> PledgeDocument:
    """A plan in text, as if it stood in a file."""
    source = Source(path="plan.txt", sha256="0" * 64, format="text", bytes=len(text), pages=None)
    return assemble(read_bytes(text.encode()), source, Options())


def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is not null, with its JSON Pointer."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from leaves(item, f"{pointer}/{index}")
    elif hasattr(type(value), "model_fields"):
        for field in type(value).model_fields:
            yield from leaves(getattr(value, field), f"{pointer}/{field}")
    elif value is not None:
        yield pointer, value


def numbers(document: PledgeDocument) -> dict[tuple[Any, ...], Any]:
    """Every number and bar of a document under what it stands for, so that a misplaced one shows."""
    found: dict[tuple[Any, ...], Any] = {}
    for pledge in document.pledges:
        for project in pledge.projects:
            if project.cost is not None:
                found["cost", project.id] = (project.cost.amount, project.cost.min, project.cost.max)
            found |= {("measure", project.id, m.name): m.value for m in project.measures}
        for target in pledge.targets:
            found |= {("indicator", target.project, target.year, i.name): i.value for i in target.indicators}
        if pledge.schedule is not None:
            for item in pledge.schedule.items:
                found |= {("bar", item.tasks, segment.start): segment.end for segment in item.segments}
        if pledge.budget is not None:
            found |= {("budget", c.source, c.period): c.amount for c in pledge.budget.cells if c.amount is not None}
            if pledge.budget.stated_total is not None:
                found[("stated",)] = pledge.budget.stated_total.amount
            found |= {("share", node.name): node.amount for node in pledge.budget.breakdown}
    return found


def said(document: PledgeDocument) -> Counter[tuple[str, str | None, str | None]]:
    """The findings, each as something to compare."""
    return Counter((finding.code, finding.pointer, finding.raw) for finding in document.findings)


def blankless(value: Any) -> Any:
    """The value with every text without its blanks."""
    if isinstance(value, str):
        return "".join(value.split())
    if isinstance(value, dict):
        return {key: blankless(item) for key, item in value.items()}
    if isinstance(value, list):
        return [blankless(item) for item in value]
    return value


def read_html(body: str) -> PledgeDocument:
    """A plan of the web, as if it stood in a file."""
    data = f"<html><body>{body}</body></html>".encode()
    source = Source(path="plan.html", sha256="0" * 64, format="html", bytes=len(data), pages=None)
    return assemble(read_bytes(data), source, Options())


def codes(document: PledgeDocument) -> list[str]:
    """The codes of the findings in the order of the document."""
    return [finding.code for finding in document.findings]


def amounts(budget: Budget) -> dict[tuple[str, str], int | None]:
    """The amounts of a budget in millions by source and period."""
    return {(c.source, c.period): None if c.amount is None else c.amount // 1_000_000 for c in budget.cells}
