"""Whether a table that was not read as money may hold some all the same, so that it is never left without a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.document import Grid
from pipeline.values.amounts import find_amounts
from pipeline.values.captions import caption_unit
from pipeline.values.columns import period_code
from pipeline.values.funding import source_word
from pipeline.values.plain import clean, fold
from pipeline.vocabulary import find_label, lookup

_FIGURE = re.compile(r"(?<![\d.])\d[\d,.]*")
_AMOUNT = re.compile(r"\s*\d[\d,.]*$")
"""What a source may have behind it in its own cell: 도비 750."""
_FIGURES = re.compile(r"[△▲(-]?\s*\d[\d,.]*\)?|[-–—]")
_HEAD_ROWS, _YEARS = 2, 2
_LONGEST_WORD = 20
"""Characters of a head; a longer text is a sentence, which may speak of 국비 and count none."""


def money_hint(grid: Grid, caption: str = "") -> str | None:
    """What in a table or its caption shows that its figures may be money, as printed; None where nothing does.

    A unit (`(단위: 백만원)`), a head of costs (총사업비), two funding sources (국비, 도비), or an amount with its own unit.
    A table without figures holds no money.
    """
    texts = [cell.text for cell in grid.table.cells if cell.text.strip()]
    if not any(_FIGURE.search(text) for text in texts):
        return None
    heads = [text for text in texts if len(text) <= _LONGEST_WORD]
    amounts = (_one_line(text) for text in heads if any(a.unit is not None for a in find_amounts(fold(clean(text)))))
    return next(_heads(heads, caption), None) or next(amounts, None) or _periods(grid)


def _periods(grid: Grid) -> str | None:
    """Heads that only amounts have, over columns of nothing but figures: 총계, 기투자 and years."""
    heads = [cell.text for cell in grid.table.cells if cell.row < _HEAD_ROWS]
    codes = [code for text in heads if (code := period_code(text)) is not None]
    around = [text for text in heads if period_code(text) in {"prior", "after_term"}]
    if not around or sum(code[0].isdigit() for code in codes) < _YEARS:
        return None
    body = [cell.text.strip() for cell in grid.table.cells if cell.row >= _HEAD_ROWS and cell.text.strip()]
    figures = sum(_FIGURES.fullmatch(text) is not None for text in body)
    return _one_line(around[0]) if body and figures * 5 >= len(body) * 4 else None


def money_head(grid: Grid) -> str | None:
    """The same by the heads of a table alone: amounts with a unit of their own may be a target (매출 3억원)."""
    return next(_heads([c.text for c in grid.table.cells if c.text.strip() and len(c.text) <= _LONGEST_WORD], ""), None)


def _heads(heads: list[str], caption: str) -> Iterator[str]:
    for text in (caption, *heads):
        unit = caption_unit(text)
        if unit is not None and all(amount.unit is None for amount in find_amounts(fold(clean(text)))):
            yield unit.raw
    yield from (_one_line(text) for text in heads if _heads_costs(text))
    sources = _sources(heads)
    if len(sources) > 1:
        yield ", ".join(sources)


def _heads_costs(text: str) -> bool:
    found = find_label(text)
    return found is not None and found.field in {"cost", "budget"}


def _sources(heads: Iterable[str]) -> list[str]:
    """The words that name a funding source and nothing else: `도`, `자체` and `기타` are ordinary words besides."""
    found = {words: source_word(words) for text in heads if (words := _AMOUNT.sub("", _one_line(text)))}
    return [
        text
        for text, source in found.items()
        if source not in {None, "total", "other"} and len(text) > 1 and lookup("classification").get(text) is None
    ]


def _one_line(text: str) -> str:
    return " ".join(text.split())
