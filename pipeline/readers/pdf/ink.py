"""Painted paths told apart: rules that draw a table, fills that shade it, shapes that do neither."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.readers.pdf.arrays import true_at
from pipeline.readers.pdf.objects import WHITE, Booleans, Floats, Integers, Paths

THIN = 3.0  # points; thicker lines are bars. Hancom's thickest border is 5 mm but nobody rules a form with it
_EDGE = 0.5  # thickness given to the sides of a stroked rectangle whose width is not known


@dataclass(frozen=True, slots=True)
class Ink:
    """`rules` are thin boxes, `fills` painted rectangles in paint order with their colours.

    `bars` are lines too thick for a border, `shapes` the rest.
    """

    rules: Floats
    fills: Floats
    colours: Integers
    bars: Floats
    shapes: Floats


def sort_ink(paths: Paths) -> Ink:
    """What each path is for."""
    box = paths.box
    thickness = np.minimum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1])
    seen = (paths.fill >= 0) | (paths.stroke >= 0)
    line = paths.plain & seen & (thickness <= THIN)
    thick = line & (paths.fill < 0) & (paths.width > THIN)
    thin = line & ~thick
    filled = paths.plain & (paths.fill >= 0) & ~line
    framed = paths.plain & (paths.stroke >= 0) & ~line
    colour = np.where(paths.fill >= 0, paths.fill, paths.stroke)
    rules = np.concatenate([box[thin], sides(box[framed])])
    paint = np.concatenate([colour[thin], np.repeat(paths.stroke[framed], 4)])
    shades = box[filled & (paths.fill != WHITE)]
    visible = (paint != WHITE) | _on(rules, shades, paint == WHITE)
    return Ink(rules[visible], box[filled], paths.fill[filled], box[thick], box[~paths.plain & seen])


def sides(box: Floats) -> Floats:
    """The four sides of every rectangle as thin boxes."""
    if not len(box):
        return box
    x0, top, x1, bottom = box.T
    half = _EDGE / 2
    sides = [
        (x0, top - half, x1, top + half),
        (x0, bottom - half, x1, bottom + half),
        (x0 - half, top, x0 + half, bottom),
        (x1 - half, top, x1 + half, bottom),
    ]
    return np.stack([np.column_stack(side) for side in sides], axis=1).reshape(-1, 4)


def _on(rules: Floats, shades: Floats, asked: Booleans) -> Booleans:
    """Which of the rules asked for lie on a shade, where even a white line can be seen."""
    seen = np.zeros(len(rules), dtype=bool)
    which = true_at(asked)
    if not len(which) or not len(shades):
        return seen
    x = (rules[which, 0] + rules[which, 2]) / 2
    y = (rules[which, 1] + rules[which, 3]) / 2
    within = (
        (x[:, None] >= shades[:, 0] - THIN)
        & (x[:, None] <= shades[:, 2] + THIN)
        & (y[:, None] >= shades[:, 1] - THIN)
        & (y[:, None] <= shades[:, 3] + THIN)
    )
    seen[which] = within.any(axis=1)
    return seen
