"""What cuts text off: a spreadsheet prints a text that is too tall for its cell whole and shows the cell's part of it."""

from __future__ import annotations

import numpy as np

from pipeline.readers.pdf import bulk
from pipeline.readers.pdf.arrays import among, true_at
from pipeline.readers.pdf.objects import Floats, Glyphs, Integers

_SAMPLED = 16  # one text in so many is looked at where all seem to be cut off by the page alone
_INSET = 0.5  # points by which a letter that is cut off is moved into what is seen


def clips_of(runs: Integers, handles: list[bulk.Pointer], objects: Integers, extent: Floats) -> Floats | None:
    """Left, bottom, right, top of what is shown of each text object; None where all are shown whole.

    `handles` are the text objects ready to be asked. `objects` are those that the page holds itself: of others, which stand in a drawing, only the drawing's own
    measures are known. `extent` is the box around all text: what holds it cuts nothing off.
    """
    if not len(runs):
        return None
    clips, counts = bulk.clip_counts(handles)
    cut = true_at(counts > 0)
    if not len(cut) or (len(cut) == len(runs) and _hold(clips, counts, cut[::_SAMPLED], extent)):
        return None
    cut = cut[among(runs[cut], np.sort(objects))]
    found = np.tile([-np.inf, -np.inf, np.inf, np.inf], (len(runs), 1))
    found[cut] = _shown(clips, counts, cut)
    return found


def _hold(clips: list[bulk.Pointer], counts: Integers, which: Integers, extent: Floats) -> bool:
    box = _shown(clips, counts, which)
    return bool((box[:, :2] <= extent[:2]).all() and (box[:, 2:] >= extent[2:]).all())


def _shown(clips: list[bulk.Pointer], counts: Integers, which: Integers) -> Floats:
    """What all paths of each clip leave."""
    found = np.tile([-np.inf, -np.inf, np.inf, np.inf], (len(which), 1))
    for path in range(int(counts[which].max(initial=0))):
        more = true_at(counts[which] > path)
        box = bulk.clip_boxes([clips[at] for at in which[more].tolist()], path)
        found[more, :2] = np.maximum(found[more, :2], box[:, :2])
        found[more, 2:] = np.minimum(found[more, 2:], box[:, 2:])
    return found


def middles(glyphs: Glyphs) -> tuple[Floats, Floats]:
    """Where each glyph stands, as far as it is seen: the middle of its box, or what is nearest to it inside its clip."""
    x = (glyphs.box[:, 0] + glyphs.box[:, 2]) / 2
    y = (glyphs.box[:, 1] + glyphs.box[:, 3]) / 2
    if glyphs.clip is None:
        return x, y
    x0, top, x1, bottom = glyphs.clip.T
    return _within(x, x0, x1), _within(y, top, bottom)


def _within(at: Floats, low: Floats, high: Floats) -> Floats:
    inset = np.minimum(_INSET, (high - low) / 2)
    inside: Floats = np.where(high > low, np.clip(at, low + inset, high - inset), at)
    return inside
