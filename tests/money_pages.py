"""Pages with one pledge and its money, as HTML and as text: tables drawn as rows of words, `<` and `^` for merged cells."""

from __future__ import annotations

from html import escape

import pytest

from pipeline.convert import Options, assemble
from pipeline.readers import read_bytes
from schemas import Pledge, PledgeDocument, Source

HEAD = "공약명 : 뱃길 복원"
BUDGET = "□ 연차별 투자계획\n(단위 : 백만원)"
MILLION = 1_000_000

Rows = list[list[str]]


def _html(rows: Rows) -> str:
    shown = []
    for r, row in enumerate(rows):
        cells = []
        for c, text in enumerate(row):
            if text in {"<", "^"}:
                continue
            wide = next((n for n in range(1, len(row) - c) if row[c + n] != "<"), len(row) - c)
            tall = next((n for n in range(1, len(rows) - r) if rows[r + n][c] != "^"), len(rows) - r)
            words = escape(text).replace("\n", "<br>")
            cells.append(f'<td colspan="{wide}" rowspan="{tall}">{words}</td>')
        shown.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(shown)}</table>"


def _tabs(rows: Rows) -> str:
    return "\n".join("\t".join("" if text in {"<", "^"} else text for text in row) for row in rows)


def page(form: str, *blocks: str | Rows) -> str:
    if form == "text":
        return "\n".join([HEAD, *(block if isinstance(block, str) else _tabs(block) for block in blocks)])
    lines = [
        "".join(f"<p>{escape(line)}</p>" for line in block.split("\n")) if isinstance(block, str) else _html(block)
        for block in (HEAD, *blocks)
    ]
    return f"<html><body>{''.join(lines)}</body></html>"


def read(form: str, *blocks: str | Rows) -> PledgeDocument:
    data = page(form, *blocks).encode()
    source = Source(path=f"plan.{form}", sha256="0" * 64, format=form, bytes=len(data), pages=None)
    return assemble(read_bytes(data), source, Options())


def only(document: PledgeDocument) -> Pledge:
    (pledge,) = document.pledges
    assert pledge.title == "뱃길 복원"
    return pledge


def amounts(pledge: Pledge) -> dict[tuple[str, str, str], int | None]:
    assert pledge.budget is not None
    return {
        (c.basis, c.source, c.period): None if c.amount is None else c.amount // MILLION for c in pledge.budget.cells
    }


def codes(document: PledgeDocument) -> set[str]:
    """Findings that doubt an amount."""
    return {finding.code for finding in document.findings if finding.severity != "info"}


BOTH = pytest.mark.parametrize("form", ["html", "text"])
