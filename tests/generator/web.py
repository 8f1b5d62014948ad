"""Lines and tables → the bytes of an HTML page, as a city's site prints them. The same blocks give the same bytes."""

from __future__ import annotations

from html import escape

from generator.sheet import Block, Break, C, Grid, Line
from generator.style import Style

HEAD = (
    '<!DOCTYPE html><html lang="ko"><head><meta charset="{charset}"><title>공약</title>'
    "<style>.hd{{background-color:{head}}} table{{border-collapse:collapse}}</style></head><body>\n"
    '<nav><ul><li><a href="/">처음</a></li><li><a href="/p">공약</a></li></ul></nav>\n'
)


def html(blocks: list[Block], style: Style) -> bytes:
    """Indents by margins or by blanks, shades by class, style or bgcolor, in UTF-8 or EUC-KR."""
    charset = style.pick("charset", "utf-8", "euc-kr")
    parts = [HEAD.format(charset=charset, head="#DCE6F1")]
    for block in blocks:
        if isinstance(block, Line):
            parts.append(_line(block, style))
        elif isinstance(block, Break):
            parts.append("<hr>")
        else:
            parts.append(_table(block, style))
    parts.append("<footer>가온시청 000-0000</footer></body></html>")
    encoding = "cp949" if charset == "euc-kr" else "utf-8"
    return "\n".join(parts).encode(encoding, errors="xmlcharrefreplace")


def _line(line: Line, style: Style) -> str:
    text = escape(line.text)
    if line.big:
        return f"<h2>{text}</h2>"
    if line.level == 0:
        return f"<p><strong>{text}</strong></p>"
    if style.chance("blanks for indents", of=(1, 2)):
        return f"<p>{'&nbsp;' * 2 * (line.level - 1)}{text}</p>"
    return f'<p style="margin-left: {15 * line.level}px">{text}</p>'


def _table(grid: Grid, style: Style) -> str:
    rows = [""] * len(grid.rows)
    for r, _, cell in grid.placed():
        rows[r] += _cell(cell, style)
    return "<table border=1>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"


def _cell(cell: C, style: Style) -> str:
    tag = "th" if cell.head else "td"
    spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
    look = ' class="hd"' if cell.head else ""
    if cell.bar:
        look = style.pick("bar", f' style="background:{cell.fill}"', f' bgcolor="{cell.fill}"')
    inside = "<br>".join(escape(part) for part in cell.text.split("\n") if part)
    inside += "".join(_line(line, style) for line in cell.lines)
    inside += _table(cell.inner, style) if cell.inner is not None else ""
    return f"<{tag}{spans}{look}>{inside or '&nbsp;'}</{tag}>"
