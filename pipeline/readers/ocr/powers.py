"""Whether the small raised sign of a unit is a 2 or a 3: two witnesses, a model and the sign's shape."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.readers.ocr.raster import Grey
from pipeline.readers.ocr.witnesses import DOUBT, SURE

_CLEAR = 0.5
"""Likeness beyond which a shape speaks against what a model read; free fonts at 8 to 14 points, worn, stay within it."""
_CUBIC = np.array(
    [
        [0.5, 0.2, -0.1, -0.2, -0.2, -0.1],
        [0.1, 0.3, 0.3, -0.4, -0.6, -0.4],
        [0.1, 0.0, 0.3, -0.5, -0.9, -0.8],
        [-0.5, -0.4, 0.8, 0.6, -0.1, -0.4],
        [-0.4, -0.4, 0.2, 0.6, 1.2, 0.9],
        [0.3, -0.4, -0.9, -0.1, 1.0, 1.2],
        [0.0, -0.2, -0.3, 0.0, 0.4, 0.4],
        [0.0, -0.2, 0.1, 0.0, -0.3, -0.4],
    ]
)
"""Where a 3 has more ink than a 2: the least squares of both signs in twelve free fonts, sharp and worn."""
_UNITS = {"2": "㎡", "3": "㎥"}


def power(sign: Grey, read: str) -> tuple[str, float]:
    """The unit by its raised sign, dark on white, which a model read as `read`, and how sure that is."""
    likeness = _likeness(sign)
    looks = "3" if likeness > 0 else "2"
    if read not in _UNITS:
        return _UNITS[looks], DOUBT
    against = read != looks and abs(likeness) > _CLEAR
    return _UNITS[read], DOUBT if against else SURE


def _likeness(sign: Grey) -> float:
    """From -1 to 1 or a little more: positive for a 3."""
    if not sign.size:
        return 0.0
    rows, columns = _CUBIC.shape
    ink = cv2.resize(255.0 - sign.astype(np.float64), (columns, rows), interpolation=cv2.INTER_AREA)
    ink -= ink.mean()
    size = float(np.linalg.norm(ink))
    return float((ink * _CUBIC).sum()) / size if size else 0.0
