"""Lines put together to paragraphs: what the printer wrapped is one, what the author began anew is another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.document import Paragraph, Place, union
from pipeline.readers.pdf.lines import Line

_STRONG = re.compile(
    r"[○●◎◇◆□■▣▢▤◈◉❍❏❑❒❖▷▶▸►➢➤➔⇨◁△▲▽▼▪▫◦•∘★☆☞☎※✓✔☑☐⦁⊙◾◼◻◽❶-❿①-⑳⑴-⒇ⓐ-ⓩ㉠-㉻㈀-㈜ⅰ-ⅿⅠ-Ⅻ]"
    r"|[ㅇㅁOo0ｏＯοΟоО〇]\s+(?=\S)|\(?(?:\d{1,2}|[가나다라마바사아자차카타파하])\)|<[^<>]{1,20}>|[【\[〔《〈][^\]】〕》〉]{1,20}[】\]〕》〉]"
)
_WEAK = re.compile(
    r"[-–—−‐‑·∙ㆍ・‧*⁃∎→⇒]+|\d{1,2}(?:[-.]\d{1,2})*\.(?!\d)|[가나다라마바사아자차카타파하]\.|[IVX]{1,4}\.|[A-Za-z]\.|제\s?\d+\s?[조장절항]"
)
_LONE = re.compile(r"[□■◇◆▷▶❍❏❑❒▢◻◼☐]")  # marks of a road map (○, ●) are none of these
_WORD = re.compile(r"[^\W\d_]{2}|[^\W\d_]\s")
_PITCH = 1.45  # of the usual distance between two lines: a wider one parts paragraphs
_LOOSE = 3.0  # of the font size: no line spacing of one paragraph is wider
_SIZE = 0.12  # relative difference in size from which a line is set in another style
_FITS = 0.6  # of the font size: so much room must be left over before a line counts as ended short
_LONG = 0.55  # of the text area's width: shorter lines do not show where prose wraps
_SAME_EDGE = 0.2  # of the font size: bullets this near to one vertical are set alike
_FULL = 2  # lines that end at one place, to within a character
_ENDS = (".", ":", "：")  # a line that ends so ends a sentence, and need not have been wrapped
_COUNT = re.compile(r"\d{1,4}")
_WIDE_BLANK = "   "  # what texts write for a gap between columns
_OUTDENT = 4.0  # of the font size: a line this far to the left of the one before does not go on with it


@dataclass(frozen=True, slots=True)
class Column:
    """Where paragraphs stand: the margins of their text, and whether its right margin tells a wrapped line.

    `edge` is where prose wraps if that is short of the right margin, which a table or a caption may have set.
    """

    left: float
    right: float
    wraps: bool = True
    edge: float = float("inf")


def paragraphs(lines: Iterable[Line], column: Column, place: Place) -> Iterator[Paragraph]:
    """Paragraphs of lines that follow one another without a table between them."""
    lines = _with_bullets(list(lines))
    pitch = _usual_pitch(lines) if column.wraps else 0.0
    run: list[Line] = []
    for line in lines:
        if run and _begins(line, run, column, pitch):
            yield _paragraph(run, column, place)
            run = []
        run.append(line)
    if run:
        yield _paragraph(run, column, place)


def _with_bullets(lines: list[Line]) -> list[Line]:
    """The lines with each bullet that stands alone on a line put before the words below it."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and _LONE.fullmatch(last.text) and _hangs_over(last, line):
            box = union((last.box, line.box)) or line.box
            found[-1] = line._replace(text=f"{last.text} {line.text}", box=box)
        else:
            found.append(line)
    return found


def _hangs_over(bullet: Line, line: Line) -> bool:
    """Whether words without a bullet of their own stand close below one."""
    near = line.box[3] - bullet.box[3] <= _LOOSE * max(line.size, bullet.size)
    beside = -line.size <= line.box[0] - bullet.box[0] <= _OUTDENT * line.size
    return near and beside and _WORD.match(line.text) is not None and marker(line.text) is None


def marker(text: str) -> str | None:
    """The bullet or number at the head of a line, as printed.

    >>> marker("○ 사업기간"), marker("- 사업비"), marker("1. 목적"), marker("2026. 3."), marker("보급·확산")
    ('○', '-', '1.', None, None)
    """
    found = _STRONG.match(text) or _WEAK.match(text)
    return found.group().strip() if found else None


def _usual_pitch(lines: list[Line]) -> float:
    """The smallest common distance between lines of one size: that inside a paragraph."""
    steps = sorted(
        below.box[3] - above.box[3]
        for above, below in pairwise(lines)
        if 0 < below.box[3] - above.box[3] < _LOOSE * below.size and abs(above.size - below.size) < 1
    )
    return steps[len(steps) // 4] if steps else 0.0


def _begins(line: Line, run: list[Line], column: Column, pitch: float) -> bool:
    """Whether the line begins a new paragraph after those of `run`."""
    last = run[-1]
    step = line.box[3] - last.box[3]
    if step > _LOOSE * max(line.size, last.size):
        return True
    if line.text.startswith((":", "：")) and column.wraps:
        return False  # what stands behind the colon of the line above
    short = column.wraps and _ended_short(last, line, column)
    if _STRONG.match(line.text):
        return True
    weak = _WEAK.match(line.text)
    if weak and (short or line.text[weak.end() : weak.end() + 1] in {" ", ""} or not column.wraps):
        return True
    if weak and _WEAK.match(run[0].text) and abs(line.box[0] - run[0].box[0]) <= _SAME_EDGE * line.size:
        return True  # the bullet of a sister: a wrapped line stands behind the one of its paragraph
    if abs(line.size - last.size) > _SIZE * last.size or (line.bold != last.bold and short):
        return True
    if not column.wraps:
        return False
    if pitch and step > _PITCH * pitch and step > _PITCH * line.size:
        return True
    return short or line.box[0] < run[0].box[0] - _OUTDENT * line.size


def _ended_short(last: Line, line: Line, column: Column) -> bool:
    """Whether the first word of the line would have fitted on the one before."""
    right = column.right if last.text.endswith(_ENDS) else min(column.right, column.edge)
    return last.box[2] + line.first_word + (_FITS + 0.25) * line.size < right


def edge(lines: Sequence[Line], left: float, right: float) -> float:
    """Where the prose of a page wraps: the furthest that several long lines reach, infinity where there are no such."""
    long = [line for line in lines if line.box[2] - line.box[0] >= _LONG * (right - left) and not line.chunks]
    reached = max((line.box[2] for line in long), default=0.0)
    full = sum(reached - line.box[2] <= line.size for line in long)
    return reached if full >= _FULL else float("inf")


def _spaced(line: Line) -> Line:
    """The line with a wide blank for each gap that no single one makes: `담당부서   하천과` has no colon but that.

    A number at the end of a line is that of a page, and one at its head that of an item.
    """
    pieces = [piece.text for piece in line.chunks]
    if not pieces or _WORD.search(pieces[0]) is None or any(map(_COUNT.fullmatch, pieces)):
        return line
    return line._replace(text=_WIDE_BLANK.join(pieces))


def alone(line: Line, left: float, place: Place) -> Paragraph:
    """A line that is a paragraph of its own."""
    indent = line.box[0] - left
    return Paragraph(
        line.text,
        Place(place.page, line.box, None, None, place.table, place.row, place.column),
        round(indent, 1) if indent > 0 else 0.0,
        round(line.size, 1),
        line.bold,
    )


def _paragraph(run: list[Line], column: Column, place: Place) -> Paragraph:
    if len(run) == 1:
        return alone(_spaced(run[0]), column.left, place)
    letters = sum(len(line.text) for line in run)
    return Paragraph(
        text="\n".join([line.text for line in run]),
        place=Place(place.page, union(line.box for line in run), None, None, place.table, place.row, place.column),
        indent=round(max(run[0].box[0] - column.left, 0.0), 1),
        size=round(max(run, key=lambda line: len(line.text)).size, 1),
        bold=sum(len(line.text) for line in run if line.bold) * 2 > letters,
    )
