"""What a single head cell of a money table says, and which rows of a table are heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.document import Cell
from pipeline.values.cells import cell_amount
from pipeline.values.columns import basis_code, is_within_term, period_codes, span_years, without_brackets
from pipeline.values.compound import ANY_UNIT, compound
from pipeline.values.funding import source_word
from pipeline.values.revisions import holding
from pipeline.vocabulary import Vocabulary, current, find_label, lookup

MOST_HEADS = 4
"""A header has at most so many rows."""


@dataclass(frozen=True, slots=True)
class Head:
    """A head cell and the one thing that it says.

    `kind` is source, period, basis, total, term (임기내), group (지방비), span (2022~2024) or beside (집행률, 추경).
    """

    kind: str
    code: str
    cell: Cell


def spans_over_years(levels: list[list[Head | None]]) -> list[list[Head | None]]:
    """2022~2024 with years below it is a head over them, as 임기내 is."""
    done = [list(level) for level in levels]
    for upper, level in enumerate(levels):
        for at, head in enumerate(level):
            below = [lower[at] for lower in levels[upper + 1 :]]
            if head is None or head.kind != "span" or all(one is None or one.cell is head.cell for one in below):
                continue
            for column, one in enumerate(level):
                if one is not None and one.cell is head.cell:
                    done[upper][column] = Head("term", "within_term", head.cell)
    return done


def header_rows(rows: Sequence[Sequence[str]]) -> int | None:
    """How many rows of texts head a money table: heads and no amounts in them; None where there is none or nothing else.

    >>> header_rows([["구분", "계획", "", "확보"], ["", "2022", "2023", "2022"], ["국비", "1", "2", "3"]])
    2
    """
    count, years = 0, set[str]()
    for row in rows[: min(MOST_HEADS, len(rows) - 1)]:
        codes = head_codes(row[1:])
        if len(years) > 1:  # below the years bare figures are amounts
            codes = [None if text.strip().isdigit() else code for text, code in zip(row[1:], codes, strict=True)]
        coded = [code for code in codes if code is not None]
        values = any(is_value(text) for text, code in zip(row[1:], codes, strict=True) if code is None)
        if values or len(coded) < (1 if count == 0 else 2):
            break
        years |= {code for kind, code in coded if kind == "period" and code[0].isdigit()}
        count += 1
    return count or None


def is_value(text: str) -> bool:
    """Whether a text is what a cell of amounts may hold: a figure, a dash, 미정 … (a blank is not)."""
    return _is_value(current(), text)


@lru_cache(maxsize=4096)
def _is_value(book: Vocabulary, text: str) -> bool:  # noqa: ARG001 - words depend on it
    if not text.strip():
        return False
    if compound(text, ANY_UNIT) is not None:
        return True
    found = cell_amount(text.replace("\n", ""), 1)
    return found.state in {"number", "dash", "zero", "not_applicable"} or (
        found.state == "undetermined"
        and found.problem in {None, "separator_suspect", "negative_brackets", "scientific"}
    )


def head_codes(texts: Sequence[str]) -> list[tuple[str, str] | None]:
    """What each head of one row or column says, as kind and code."""
    return list(_head_codes(current(), tuple(texts)))


@lru_cache(maxsize=512)  # rules over the kind, the part and the amounts of a table ask; every pledge has the same heads
def _head_codes(book: Vocabulary, texts: tuple[str, ...]) -> list[tuple[str, str] | None]:
    periods = period_codes(list(texts))
    codes = [_code(book, text, period) for text, period in zip(texts, periods, strict=True)]
    codes = _revised(texts, codes)
    if {code for kind, code in filter(None, codes) if kind == "basis"} != {"plan"}:
        return codes
    # 임기내(계획) beside no other basis is the term: what a page tells without saying so is the plan.
    bare = [
        without_brackets(text) if code == ("basis", "plan") else "" for text, code in zip(texts, codes, strict=True)
    ]
    return [("term", "within_term") if is_within_term(text) else code for text, code in zip(bare, codes, strict=True)]


def _revised(texts: Sequence[str], codes: list[tuple[str, str] | None]) -> list[tuple[str, str] | None]:
    """The codes; 당초 beside 변경 is out of date, and what holds is the plan: the last change of several.

    >>> head_codes(["당초", "변경", "증감"])
    [('beside', 'amount'), ('basis', 'plan'), ('beside', 'amount')]
    """
    said = [lookup("revisions").get(without_brackets(text)) or lookup("revisions").get(text) for text in texts]
    if (holds := holding(said)) is None:
        return codes
    plan, beside = ("basis", "plan"), ("beside", "amount")
    return [
        plan if word == holds else beside if word is not None else code for word, code in zip(said, codes, strict=True)
    ]


@lru_cache(maxsize=4096)  # the same heads are asked for many tables, and several times for each
def _code(book: Vocabulary, text: str, period: str | None) -> tuple[str, str] | None:  # noqa: ARG001 - words depend on it
    if not text.strip():
        return None
    if (basis := basis_code(text)) is not None:
        return "basis", basis
    if (beside := lookup("beside").get(text)) is not None:
        return "beside", beside
    if period is not None and period != "total":
        return "period", period
    if is_within_term(text):
        return "term", "within_term"
    if lookup("source_groups").get(text) is not None:
        return "group", "group"
    if span_years(text):
        return "span", "span"
    source = source_word(text)
    if source is not None and source != "total":
        return "source", source
    if source == "total" or period == "total":
        return "total", "total"
    label = find_label(text)  # 소요예산(백만원)
    return ("total", "total") if label is not None and label.field == "cost" else None


def level_of(cells: Sequence[Cell | None]) -> list[Head | None]:
    """One row of heads, or one column of labels: what each position of it says."""
    codes = _spans_told(cells, head_codes(["" if cell is None else cell.text for cell in cells]))
    kinds = {code[0] for code in codes if code is not None}
    heads: list[Head | None] = []
    for cell, code in zip(cells, codes, strict=True):
        if cell is None or code is None:
            heads.append(None)
        elif code[0] == "total":
            heads.append(Head(_whose_total(kinds), "total", cell))
        else:
            heads.append(Head(*code, cell))
    return heads


def _spans_told(cells: Sequence[Cell | None], codes: list[tuple[str, str] | None]) -> list[tuple[str, str] | None]:
    """The codes; 2022~2024 beside these very years is their subtotal, beside some of them it tells nothing."""
    years = {int(code[:4]) for kind, code in filter(None, codes) if kind == "period" and code[0].isdigit()}
    told = list(codes)
    for at, (cell, code) in enumerate(zip(cells, codes, strict=True)):
        if cell is not None and code is not None and code[0] == "span":
            own = set(span_years(cell.text))
            told[at] = ("term", "within_term") if own <= years else None if own & years else code
    return told


def _whose_total(kinds: set[str]) -> str:
    """What a 계 is the sum of, by the heads in line with it; `total` where they do not tell."""
    time, money = bool({"period", "term"} & kinds), bool({"source", "group"} & kinds)
    return "total" if time == money else "period" if time else "source"
