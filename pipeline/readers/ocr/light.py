"""The fall of light over a page, as a lamp or the fold of a bound volume leaves it, taken out: fills of cells stay."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.raster import Grey

_TILES = 12
_PAPER = 0.9  # quantile of the greys of a tile that is its paper
_DARKER = 0.95  # of the fitted light: such a tile is filled or holds a picture
_ROUNDS = 4
_WHITE = 250.0
_UNEVEN = 0.08  # of the brightest paper by which the darkest is darker; less hides no fill
_SEEN = 0.6  # share of the tiles whose paper the fit must meet


def evened(page: Grey) -> Grey:
    """A scanned page without the fall of light over it; the page itself where it is lit evenly, or nobody can tell."""
    weights, known = _fall(page)
    fitted = _surface(*_centres()) @ weights
    if known.mean() < _SEEN or fitted.min() >= (1 - _UNEVEN) * fitted.max():
        return page
    return _lit(page, weights)


def evenly_lit(page: Grey) -> Grey:
    """The page without the fall of light over it."""
    return _lit(page, _fall(page)[0])


def _fall(page: Grey) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """A smooth surface through the page's paper, which fills of cells do not bend, and the tiles that it meets."""
    height, width = page.shape
    rows, columns = np.linspace(0, height, _TILES + 1).astype(int), np.linspace(0, width, _TILES + 1).astype(int)
    light = np.array(
        [
            [np.quantile(page[top:bottom:3, x0:x1:3], _PAPER) for x0, x1 in pairwise(columns.tolist())]
            for top, bottom in pairwise(rows.tolist())
        ]
    ).ravel()
    xs, ys = _centres()
    known = np.ones(light.size, dtype=bool)
    weights = np.zeros(6)
    for _ in range(_ROUNDS):
        weights, *_ = np.linalg.lstsq(_surface(xs, ys)[known], light[known], rcond=None)
        known = light >= _DARKER * (_surface(xs, ys) @ weights)
    return weights, known


def _lit(page: Grey, weights: NDArray[np.float64]) -> Grey:
    height, width = page.shape
    across, down = np.meshgrid((np.arange(width) + 0.5) / width, (np.arange(height) + 0.5) / height)
    fall = np.maximum(sum(weight * part for weight, part in zip(weights, _terms(across, down), strict=True)), 1.0)
    lit: Grey = np.clip(page * (_WHITE / fall), 0, 255).astype(np.uint8)
    return lit


def _centres() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    at = (np.arange(_TILES) + 0.5) / _TILES
    xs, ys = (side.ravel() for side in np.meshgrid(at, at))
    return xs, ys


def _surface(xs: NDArray[np.float64], ys: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.stack(_terms(xs, ys), axis=-1)


def _terms(xs: NDArray[np.float64], ys: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    return [np.ones_like(xs), xs, ys, xs * xs, xs * ys, ys * ys]
