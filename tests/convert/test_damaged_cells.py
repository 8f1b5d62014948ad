"""No wrong number leaves silently: every cell of the seed's tables is deleted, shifted and garbled in turn.

What nothing on the page proves cannot be noticed and is not asked for: another digit in a target (10건 as 90건) or two
targets that changed places make another, equally credible page.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from reading import SEED, numbers, read_text, said

LINES = SEED.read_text(encoding="utf-8").split("\n")
TABLE_LINES = [number for number, line in enumerate(LINES) if "\t" in line]


# Each cell of the seed is damaged in every third way, each way is done to every third cell: 1 is all of both, 5 minutes.
STRIDE = 1 if os.environ.get("GONGYAK_THOROUGH") else 3


def damages(cells: list[str], at: int) -> Iterator[tuple[str, list[str]]]:
    """The row with one cell deleted, shifted or garbled, each in every way."""
    cell, before, after = cells[at], cells[:at], cells[at + 1 :]
    yield "emptied", [*before, "", *after]
    yield "taken out", [*before, *after]
    yield "taken out, row padded", [*before, *after, ""]
    yield "pushed right", [*before, "", cell, *after]
    if not cell:
        yield "filled", [*before, "?", *after]
        return
    if not any(map(str.isdigit, cell)):  # a word: how it is spoilt makes no difference to the numbers beside it
        yield "unreadable", [*before, "???", *after]
        return
    garbled = {
        "marked": f"{cell}#",
        "unreadable": "???",
        "last character lost": cell[:-1],
        "printed twice": cell + cell,
        "0 as O": cell.replace("0", "O"),
        "1 as l": cell.replace("1", "l"),
        "broken by a blank": f"{cell[:1]} {cell[1:]}",
        "comma as dot": cell.replace(",", "."),
        "a zero more": f"{cell}0",
        "made negative": f"△{cell}",
    }
    if not any(map(str.isalpha, cell)):  # a lone figure is proved by sums: other digits and places must be noticed, too
        yield "changed places", [*before, *after[:1], cell, *after[1:]]
        garbled |= {f"a digit as {digit}": re.sub(r"\d", digit, cell, count=1) for digit in "19"}
    for name, text in garbled.items():
        if text != cell:
            yield name, [*before, text, *after]


TRUTH = numbers(read_text("\n".join(LINES)))
SAID = said(read_text("\n".join(LINES)))


@pytest.mark.parametrize("line", TABLE_LINES, ids=lambda number: f"L{number + 1}")
def test_a_damaged_cell_never_gives_a_wrong_number_without_a_finding(line: int) -> None:
    cells = LINES[line].split("\t")
    silent = []
    for at in range(len(cells)):
        for way, (name, damaged) in enumerate(damages(cells, at)):
            if (way + at + line) % STRIDE:
                continue
            text = "\t".join(damaged)
            if text == LINES[line]:
                continue
            document = read_text("\n".join([*LINES[:line], text, *LINES[line + 1 :]]))
            wrong = {
                key: value
                for key, value in numbers(document).items()
                if TRUTH.get(key) != value and not (key[0] == "indicator" and _only_renamed(key[1:], value))
            }
            if wrong and not said(document) - SAID:
                silent.append((at, name, wrong))
    assert silent == []


def _only_renamed(key: tuple[object, ...], value: object) -> bool:
    """Whether a damaged word renamed an indicator whose figure is still right."""
    return any(k[0] == "indicator" and k[1:3] == key[:2] and truth == value for k, truth in TRUTH.items())
