"""A sheet that was photographed: its corners found on the dark ground it lies on, its distortion and its shadow taken out."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.raster import Grey

_SIDE = 800  # pixels: enough to see a sheet
_COVERS = (0.5, 0.985)  # of the picture; more is a sheet on a scanner's glass
_KEYSTONE = 0.004  # of the picture's side by which its corners miss a parallelogram; less is a slant alone
_TILES = 12
_PAPER = 0.9  # quantile of the greys of a tile that is its paper
_DARKER = 0.95  # of the fitted light: such a tile is filled or holds a picture
_ROUNDS = 4
_WHITE = 250.0

Lens = tuple[float, ...]
"""Nine numbers, row by row, that take a point of the flat sheet, in shares of its width and height, to the picture."""


class Flat(NamedTuple):
    """The sheet as it would lie on a scanner's glass, of the picture's size, and the way back."""

    page: Grey
    lens: Lens


def flattened(picture: Grey) -> Flat | None:
    """The sheet of a photograph; None where the picture is no photograph or lies flat."""
    corners = _corners(picture)
    if corners is None:
        return None
    height, width = picture.shape
    whole = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    pulled = cv2.warpPerspective(
        picture, cv2.getPerspectiveTransform(corners, whole), (width, height), flags=cv2.INTER_CUBIC, borderValue=255
    ).astype(np.uint8)
    size = np.array([width, height], dtype=np.float32)
    back = cv2.getPerspectiveTransform(whole / size, corners / size)
    return Flat(_evenly_lit(pulled), tuple(float(at) for at in back.ravel()))


def _corners(picture: Grey) -> NDArray[np.float32] | None:
    """The corners of the one bright sheet, from its upper left clockwise."""
    shrink = min(1.0, _SIDE / max(picture.shape))
    small = cv2.GaussianBlur(cv2.resize(picture, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA), (7, 7), 0)
    _, bright = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    hull = cv2.convexHull(max(outlines, key=cv2.contourArea))
    if not _COVERS[0] < cv2.contourArea(hull) / small.size < _COVERS[1]:
        return None
    found = cv2.approxPolyDP(hull, 0.02 * cv2.arcLength(hull, closed=True), closed=True).reshape(-1, 2)
    if len(found) != 4:
        return None
    sums, gaps = found.sum(axis=1), found[:, 0] - found[:, 1]
    four = found[[int(sums.argmin()), int(gaps.argmax()), int(sums.argmax()), int(gaps.argmin())]].astype(np.float32)
    missed = float(np.abs(four[0] - four[1] + four[2] - four[3]).max())
    return None if missed < _KEYSTONE * max(small.shape) else (four / shrink).astype(np.float32)


def _evenly_lit(page: Grey) -> Grey:
    """The page without the fall of light over it: a smooth surface through its paper, which fills of cells do not bend."""
    height, width = page.shape
    rows, columns = np.linspace(0, height, _TILES + 1).astype(int), np.linspace(0, width, _TILES + 1).astype(int)
    light = np.array(
        [
            [np.quantile(page[top:bottom:3, x0:x1:3], _PAPER) for x0, x1 in pairwise(columns.tolist())]
            for top, bottom in pairwise(rows.tolist())
        ]
    ).ravel()
    at = (np.arange(_TILES) + 0.5) / _TILES
    xs, ys = (side.ravel() for side in np.meshgrid(at, at))
    known = np.ones(light.size, dtype=bool)
    weights = np.zeros(6)
    for _ in range(_ROUNDS):
        weights, *_ = np.linalg.lstsq(_surface(xs, ys)[known], light[known], rcond=None)
        known = light >= _DARKER * (_surface(xs, ys) @ weights)
    across, down = np.meshgrid((np.arange(width) + 0.5) / width, (np.arange(height) + 0.5) / height)
    fall = np.maximum(sum(weight * part for weight, part in zip(weights, _terms(across, down), strict=True)), 1.0)
    lit: Grey = np.clip(page * (_WHITE / fall), 0, 255).astype(np.uint8)
    return lit


def _surface(xs: NDArray[np.float64], ys: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.stack(_terms(xs, ys), axis=-1)


def _terms(xs: NDArray[np.float64], ys: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    return [np.ones_like(xs), xs, ys, xs * xs, xs * ys, ys * ys]
