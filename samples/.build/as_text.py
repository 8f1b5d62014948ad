"""A plan as the text export of an office program leaves it: tabs between cells, merged cells empty, bars as words."""

from sheet import Block, Break, Grid

BARS = "[Blacked out]"
_INDENT = {0: "", 1: "", 2: " ", 3: "  "}


def text(blocks: list[Block]) -> str:
    parts: list[str] = []
    after = ""  # what the block before asks for
    for block in blocks:
        if isinstance(block, Break):
            parts.append("\n")
        elif isinstance(block, Grid):
            parts.append((after or "\n") + "".join(line + "\n" for line in _rows(block)))
            after = "\n"
        else:
            gap = after or ("\n" if block.level == 0 else "")
            parts.append(f"{gap}{_INDENT[block.level]}{block.text}\n")
            after = "\n" if block.level == 0 else ""
    return "".join(parts).strip("\n") + "\n"


def _rows(grid: Grid) -> list[str]:
    rows = [[""] * len(grid.widths) for _ in grid.rows]
    for r, column, cell in grid.placed():
        rows[r][column] = cell.text.replace("\n", " ")
    for r in {r for r, _, cell in grid.placed() if cell.bar}:
        rows[r][1] = BARS  # the export keeps that there is shading, and loses where it begins and ends
    return ["\t".join(row) for row in rows]
