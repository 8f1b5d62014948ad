"""Single syllables told by their shape: a witness beside tesseract, whose models cannot write half of all syllables.

A small network names the three parts of a syllable (initial, vowel, final), so that it knows any of the 11,172. Its weights
stand in `syllables.npz`; `bench/syllables.py` draws what it learns from and trains it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Self

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.raster import Grey

_SIDE, _FILLED = 32, 28  # pixels: what the network looks at, and the longer side of the shape in it
_FIRST, _LAST = 0xAC00, 0xD7A3
_VOWELS, _FINALS = 21, 28
_PARTS = (19, 40, 68)  # where the answers for initial, vowel and final end; the last answer: whether it is a syllable
_AT_ONCE = 256

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shapes:
    """What the network makes of some shapes: the probability of every part, and that a shape is a syllable at all."""

    initial: Floats
    vowel: Floats
    final: Floats
    valid: Floats

    def best(self, number: int) -> tuple[str, float]:
        """The likeliest syllable of a shape and its probability."""
        parts = [int(of[number].argmax()) for of in (self.initial, self.vowel, self.final)]
        letter = chr(_FIRST + (parts[0] * _VOWELS + parts[1]) * _FINALS + parts[2])
        return letter, self.probability(number, letter)

    def probability(self, number: int, letter: str) -> float:
        """That a shape is this syllable; 0 for what is none."""
        if not is_syllable(letter):
            return 0.0
        rest, final = divmod(ord(letter) - _FIRST, _FINALS)
        initial, vowel = divmod(rest, _VOWELS)
        told = self.initial[number, initial] * self.vowel[number, vowel] * self.final[number, final]
        return float(told * self.valid[number])


def is_syllable(letter: str) -> bool:
    """Whether a character is one of the 11,172 syllables.

    >>> is_syllable("팜"), is_syllable("ㅍ"), is_syllable("")
    (True, False, False)
    """
    return len(letter) == 1 and _FIRST <= ord(letter) <= _LAST


def seen(shapes: list[Grey]) -> Shapes:
    """What is seen in some cuttings of a page, ink bright on black, each with one shape."""
    network = _Network.read()
    pictures = (np.stack([_framed(shape) for shape in shapes]) / 255).astype(np.float32)
    told = np.concatenate([network.answers(pictures[at : at + _AT_ONCE]) for at in range(0, len(pictures), _AT_ONCE)])
    initial, vowel, final = (_shares(part) for part in np.split(told[:, : _PARTS[-1]], _PARTS[:-1], axis=1))
    return Shapes(initial, vowel, final, 1 / (1 + np.exp(-told[:, _PARTS[-1]])))


def _framed(shape: Grey) -> Grey:
    """A shape in the middle of the network's square, as bright as can be."""
    height, width = shape.shape
    scale = _FILLED / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(shape, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    framed = np.zeros((_SIDE, _SIDE), dtype=np.float32)
    top, left = (_SIDE - size[1]) // 2, (_SIDE - size[0]) // 2
    framed[top : top + size[1], left : left + size[0]] = small
    brightest = framed.max()
    result: Grey = np.clip(framed * (255 / brightest if brightest else 1.0), 0, 255).astype(np.uint8)
    return result


def _shares(answers: Floats) -> Floats:
    powers = np.exp(answers - answers.max(axis=1, keepdims=True))
    result: Floats = powers / powers.sum(axis=1, keepdims=True)
    return result


@dataclass(frozen=True, slots=True)
class _Network:
    """Three layers that look at neighbourhoods and two that look at all."""

    layers: tuple[tuple[Floats, Floats], ...]

    @classmethod
    @cache
    def read(cls) -> Self:
        """The weights, kept as whole numbers with one scale for each answer of a layer."""
        with files(__package__).joinpath("syllables.npz").open("rb") as file, np.load(file) as stored:
            return cls(
                tuple(
                    (
                        stored[f"weights{at}"].astype(np.float32) * stored[f"scale{at}"].astype(np.float32),
                        stored[f"bias{at}"].astype(np.float32),
                    )
                    for at in range(5)
                )
            )

    def answers(self, pictures: Floats) -> Floats:
        first, second, third, fourth, fifth = self.layers
        looked = _near(pictures[..., None], first, 2)
        looked = _halved(_near(looked, second, 1))
        looked = _halved(_near(looked, third, 1))
        flat = looked.reshape(len(looked), -1)
        flat = np.maximum(_times(flat, fourth[0]) + fourth[1], 0)
        return _times(flat, fifth[0]) + fifth[1]


def _times(one: Floats, other: Floats) -> Floats:
    """The product of two matrices by one thread: the threads of numpy's library wait for one another busily.

    On a machine with other work to do that made a page take five times its time.
    """
    nothing = np.zeros((0, 0), dtype=np.float32)
    product: Floats = cv2.gemm(one, other, 1.0, nothing, 0.0).astype(np.float32, copy=False)
    return product


def _near(pictures: Floats, layer: tuple[Floats, Floats], step: int) -> Floats:
    """A convolution that keeps the size (or halves it, in steps of two), and nothing below zero."""
    weights, bias = layer
    side = weights.shape[0]
    across = -(-pictures.shape[1] // step)
    lacking = max(0, (across - 1) * step + side - pictures.shape[1])
    room = (lacking // 2, lacking - lacking // 2)
    padded = np.pad(pictures, ((0, 0), room, room, (0, 0)))
    windows: NDArray[Any] = np.lib.stride_tricks.sliding_window_view(padded, (side, side), axis=(1, 2))
    rows = windows[:, ::step, ::step].transpose(0, 1, 2, 4, 5, 3).reshape(-1, weights[..., 0].size)
    told = np.maximum(_times(rows, weights.reshape(-1, weights.shape[-1])) + bias, 0)
    result: Floats = told.reshape(len(pictures), across, across, -1)
    return result


def _halved(pictures: Floats) -> Floats:
    count, side, _, depth = pictures.shape
    result: Floats = pictures.reshape(count, side // 2, 2, side // 2, 2, depth).max(axis=(2, 4))
    return result
