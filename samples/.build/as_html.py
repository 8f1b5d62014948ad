"""A plan as a page of a city's site: a menu, headings, lists of lines, tables with merged and shaded cells, a foot."""

from html import escape

from sheet import Block, Break, Grid, Line


def html(blocks: list[Block], title: str) -> str:
    head = (
        f'<!DOCTYPE html>\n<html lang="ko">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        "<style>\ntable { border-collapse: collapse }\n.head { background-color: #DCE6F1 }\n</style>\n</head>\n<body>"
    )
    parts = [
        head,
        '<nav><ul><li><a href="#plan">공약</a></li><li><a href="#vote">주민 투표</a></li></ul></nav>\n<main id="plan">',
    ]
    for block in blocks:
        if isinstance(block, Grid):
            parts.append(_table(block))
        elif not isinstance(block, Break):
            parts.append(_line(block))
    return "\n".join([*parts, "</main>\n<footer>대표전화 000-0000</footer>\n</body>\n</html>\n"])


def _line(line: Line) -> str:
    tag = "h2" if line.title else "h3" if line.level == 0 and not line.text.startswith("(") else "p"
    margin = f' style="margin-left: {line.level}em"' if line.level else ""
    return f"<{tag}{margin}>{escape(line.text)}</{tag}>"


def _table(grid: Grid) -> str:
    rows = [""] * len(grid.rows)
    for r, _, cell in grid.placed():
        tag = "th" if cell.head else "td"
        spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
            f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        )
        look = ' class="head"' if cell.head else f' style="background-color: {cell.fill}"' if cell.fill else ""
        rows[r] += f"<{tag}{spans}{look}>{escape(cell.text).replace(chr(10), '<br>')}</{tag}>"
    return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"
