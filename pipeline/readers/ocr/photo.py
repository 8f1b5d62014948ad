"""A sheet that was photographed: its corners found on the dark ground it lies on, its distortion and its shadow taken out."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.light import evenly_lit
from pipeline.readers.ocr.raster import Grey

_SIDE = 800  # pixels: enough to see a sheet
_COVERS = (0.5, 0.985)  # of the picture; more is a sheet on a scanner's glass
_KEYSTONE = 0.004  # of the picture's side by which its corners miss a parallelogram; less is a slant alone
_BESIDE = 8  # pixels inside and outside of a sheet's side that are looked at
_STEP = 25  # grey levels between the sheet and the ground beside it; light that falls off over a sheet has no such step
_ALONG = 0.6  # share of a side that must show it

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
    return Flat(evenly_lit(pulled), tuple(float(at) for at in back.ravel()))


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
    if missed < _KEYSTONE * max(small.shape) or not _lies_on_ground(small.astype(np.uint8), four):
        return None
    corners: NDArray[np.float32] = (four / shrink).astype(np.float32)
    return corners


def _lies_on_ground(picture: Grey, four: NDArray[np.float32]) -> bool:
    """Whether the picture grows dark at each side of the sheet at once; a side along the picture's edge shows nothing."""
    height, width = picture.shape
    middle = four.mean(axis=0)
    for begin, end in zip(four, np.roll(four, -1, axis=0), strict=True):
        along = end - begin
        out = np.array([along[1], -along[0]]) / max(1.0, float(np.hypot(*along)))
        out = out if (begin - middle) @ out > 0 else -out
        points = begin + np.linspace(0.05, 0.95, 40)[:, None] * along
        inner, outer = (np.rint(points + way * _BESIDE * out).astype(int) for way in (-1, 1))
        seen = ((outer >= 0) & (outer < (width, height)) & (inner >= 0) & (inner < (width, height))).all(axis=1)
        if not seen.any():
            continue
        light, dark = (picture[at[seen, 1], at[seen, 0]].astype(int) for at in (inner, outer))
        if (light - dark >= _STEP).mean() < _ALONG:
            return False
    return True
