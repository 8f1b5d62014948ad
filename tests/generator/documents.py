"""A document with its truth, from a seed, a layout and a format."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from generator import hancom, printers, scans, web, workbook
from generator.cuts import Cuts, cut
from generator.layouts import LAYOUTS
from generator.matrix import misprinted
from generator.sheet import Block
from generator.style import Style
from generator.truth import make_pledge
from schemas import Pledge, Schedule

FORMATS = {
    "docx": ".docx",
    "hwpx": ".hwpx",
    "hwp": ".hwp",
    "pdf": ".pdf",
    "text": ".txt",
    "html": ".html",
    "xlsx": ".xlsx",
}
SCANS = {"scan": scans.CLEAN, "scan_noisy": scans.NOISY}
"""Printed as PDF and laid on a scanner: asked for by name, since reading them takes a second a page."""


def applies(layout: str, form: str) -> bool:
    """Whether anybody would print the layout in the format."""
    return form != "xlsx" or layout in workbook.LAYOUTS


@dataclass(frozen=True)
class Printed:
    """The bytes of a file, and what reading it must give."""

    layout: str
    format: str
    data: bytes
    truth: tuple[Pledge, ...]
    seed: str


def printed(layout: str, form: str, seed: str, cuts: Cuts = "none") -> Printed:
    """Equal arguments give equal truths and equal pages. `cuts` tells whether tables are cut by page breaks, and how."""
    rng = Random(f"{seed} {layout}")  # noqa: S311 - the same every time is what is wanted
    of = LAYOUTS[layout]
    kind = rng.choice(("si", "si", "gun", "gu"))
    first_year = rng.choice((2022, 2022, 2026))
    count = rng.randint(*of.pledges)
    whole = [make_pledge(rng, first_year, kind, n) for n in range(1, count + 1)]
    style = Style(Random(f"{seed} {layout} style"), kind, "pdf" if form in SCANS else form)  # noqa: S311
    truth = [of.fit(pledge, style) for pledge in whole]
    wrong = Random(f"{seed} {layout} misprints")  # noqa: S311
    truth = [misprinted(pledge, wrong) for pledge in truth]
    blocks = of.blocks(truth, style)
    blocks = cut(blocks, Random(f"{seed} {layout} cuts"), how=cuts)  # noqa: S311
    blank = any(cell.state == "blank" for pledge in whole if pledge.budget for cell in pledge.budget.cells)
    data = encoded(blocks, form, style, blank=blank)
    return Printed(layout, form, data, tuple(_as_printed(pledge, form) for pledge in truth), seed)


def encoded(blocks: list[Block], form: str, style: Style, *, blank: bool) -> bytes:
    """The pages as a file; `blank` tells that cells are empty, so that a text must not move others into their places."""
    if form in SCANS:
        return scans.scanned(encoded(blocks, "pdf", style, blank=blank), SCANS[form], seed=len(blocks))
    if form == "text":
        return printers.text(blocks, collapsed=not blank and style.chance("collapsed", of=(1, 3)))
    same_every_time = {"docx": printers.docx, "hwpx": hancom.hwpx, "hwp": hancom.hwp}
    if form in same_every_time:
        return same_every_time[form](blocks)
    if form == "html":
        return web.html(blocks, style)
    if form == "xlsx":
        return workbook.xlsx(blocks, style)
    return printers.pdf(blocks, repeat_heads=style.chance("repeat heads", of=(1, 2)))


def _as_printed(pledge: Pledge, form: str) -> Pledge:
    """The truth without what the format cannot carry: a text has no shading.

    Nor do its glyphs tell how far they reach where no two of them stand side by side: each may have filled a merged cell.
    """
    if form != "text" or pledge.schedule is None:
        return pledge
    return pledge.model_copy(update={"schedule": _without_shading(pledge.schedule)})


def _without_shading(schedule: Schedule) -> Schedule:
    lost = {"segments": (), "state": "unknown", "basis": "none"}
    side_by_side = any(bar.start != bar.end for item in schedule.items for bar in item.segments)
    kept = {"glyph", "none"} if side_by_side else {"none"}
    rows = (item.model_copy(update={} if item.basis in kept else lost) for item in schedule.items)
    return schedule.model_copy(update={"items": tuple(rows)})
