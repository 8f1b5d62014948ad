"""Bullets and marks, which text recognition takes for letters, known by their shape."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.readers.ocr.raster import Grey

_SQUARE = (0.72, 1.4)  # width by height of a bullet
_SMALL, _LARGE = 0.3, 0.62  # of the line's height: a dot is no larger, a full sign no smaller
_APART = 0.22  # of the line's height: white beside a sign; the parts of one syllable stand nearer
_EVEN = 0.16  # of the area: how unlike its own mirror image a bullet may be
_HOLLOW = 0.72  # of a sign's area: no more of it is inked when it is an outline
_DASH = (1.8, 0.3)  # least width by height, greatest height by the line's

_THIN = 6  # pixels: a dash alone in its line is no thicker
_STROKE = 30  # pixels: a dash alone in its line is no longer (11 pt)
_SOLID = 0.88  # of its convex hull that a sign fills
_BASE, _TIP = 0.75, 0.4  # of its height that a triangle has at its base and at its tip
_FULL = 0.94  # of a shape that is inked when it is filled
_HEART = (0.15, 0.75)  # of a shape's middle that is inked: less in an outline, more where something stands in it
_SIGNS = {
    ("box", "full"): "■",
    ("box", "hollow"): "□",
    ("box", "nested"): "▣",
    ("disc", "full"): "●",
    ("disc", "hollow"): "○",
    ("disc", "nested"): "◎",
    ("lozenge", "full"): "◆",
    ("lozenge", "hollow"): "◇",
    ("lozenge", "nested"): "◈",
}
_LOZENGE = (0.4, 0.62)
_BOX, _DISC = 0.9, 0.68  # share of its box that a square, that a circle covers at the least; a lozenge covers half


def sign_of(stretch: Grey, room: float, *, heads: bool) -> str | None:
    """The sign that stands alone in a stretch of a line, None where it is anything else. 1 is ink.

    `room` is the white beside it by the line's height; `heads` tells that the line begins with it.
    """
    rows = np.flatnonzero(stretch.any(axis=1))
    line = stretch.shape[0]
    shape = np.ascontiguousarray(stretch[rows[0] : rows[-1] + 1])
    height, width = shape.shape
    if room < _APART:
        return None
    middle = (rows[0] + rows[-1] + 1) / 2 / line
    if heads and height <= max(_DASH[1] * line, _THIN) and _DASH[0] * height <= width and 0.3 < middle < 0.75:
        return "-" if width <= max(line, _STROKE) and shape.mean() > 0.6 else None
    if line < 12 or not _SQUARE[0] <= width / height <= _SQUARE[1]:
        return None
    if height < _SMALL * line:
        return "·" if heads and 0.3 < middle < 0.7 and shape.mean() > 0.6 else None
    return _outlined(shape, line) if heads or height >= _LARGE * line else None


def _outlined(shape: Grey, line: int) -> str | None:
    outlines, _ = cv2.findContours(shape, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    largest = max(range(len(outlines)), key=lambda number: cv2.contourArea(outlines[number]))
    hull = cv2.contourArea(cv2.convexHull(outlines[largest]))
    if not hull or cv2.contourArea(outlines[largest]) < _SOLID * hull:
        return None
    whole = np.zeros_like(shape)
    cv2.drawContours(whole, outlines, largest, 1, cv2.FILLED)
    sideways, upwards = (float((whole != mirrored).mean()) for mirrored in (whole[:, ::-1], whole[::-1]))
    if len(outlines) > 1 or upwards > _EVEN:
        return None
    inked = float(shape.sum() / whole.sum())
    if sideways > _EVEN:
        return "▶" if inked > _HOLLOW and _points_right(whole) else None
    form = _form(float(whole.mean()))
    looks = _looks(shape, inked)
    if form is None or looks is None:
        return None
    small = looks == "hollow" and form == "disc" and shape.shape[0] < _LARGE * line
    return "ㅇ" if small else _SIGNS[form, looks]


def _form(covered: float) -> str | None:
    """What a shape is by how much of its box it covers."""
    if covered >= _DISC:
        return "box" if covered >= _BOX else "disc"
    return "lozenge" if _LOZENGE[0] < covered < _LOZENGE[1] else None


def _looks(shape: Grey, inked: float) -> str | None:
    """Whether a shape is filled, an outline, or an outline with the same again inside it."""
    if inked > _FULL:
        return "full"
    rows, columns = (slice(side // 3, side - side // 3) for side in shape.shape)
    heart = float(shape[rows, columns].mean())
    if heart > _HEART[1]:
        return "nested"
    return "hollow" if heart < _HEART[0] and inked < _HOLLOW else None


def _points_right(whole: Grey) -> bool:
    """Whether a filled shape narrows from its left side to a tip on its right."""
    end = max(1, whole.shape[1] // 7)
    return bool(whole[:, :end].any(axis=1).mean() >= _BASE and whole[:, -end:].any(axis=1).mean() <= _TIP)
