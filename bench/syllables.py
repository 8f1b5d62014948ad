"""Trains the network that tells syllables by their shape, and writes pipeline/readers/ocr/syllables.npz.

    python bench/syllables.py FONTS… [--samples N] [--rounds N]

FONTS are folders with free Korean fonts (.ttf): Nanum, Un, Baekmuk, Gowun, Noto Serif KR, IBM Plex Sans KR, Gothic A1.
Needs jax and optax, which nothing else here does. Noto Sans KR, the font of the samples and of the generated documents, must
not be among them: what is measured on it would say nothing of other fonts.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import cv2
import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.readers.ocr.syllables import _framed  # noqa: E402

TARGET = ROOT / "pipeline" / "readers" / "ocr" / "syllables.npz"
DRAWN = 72  # pixels
USUAL = [
    letter for a in range(0xB0, 0xC9) for b in range(0xA1, 0xFF) if (letter := bytes([a, b]).decode("euc-kr", "ignore"))
]
OTHERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,()[]~-%·:/<>○●□■◇◆▶※㎡①②③ⅠⅡⅢⅣⅤㅇㅁㄱ人山市"
NEIGHBOURED, ODD, RARE = 0.1, 0.09, 0.07  # shares: with a sliver of the next letter; no syllable; any of the 11,172


class Pen:
    """Letters in many fonts, drawn once."""

    def __init__(self, fonts: list[Path], rng: np.random.Generator) -> None:
        from PIL import ImageFont  # noqa: PLC0415

        self.rng = rng
        self.fonts = [ImageFont.truetype(str(font), DRAWN) for font in fonts]
        self.drawn = cache(self._draw)

    def _draw(self, font: int, letter: str):
        from PIL import Image, ImageDraw  # noqa: PLC0415

        sheet = Image.new("L", (2 * DRAWN, 2 * DRAWN))
        ImageDraw.Draw(sheet).text((DRAWN // 2, DRAWN // 3), letter, fill=255, font=self.fonts[font])
        ink = np.array(sheet)
        ys, xs = np.nonzero(ink > 40)
        return ink[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1] if len(xs) else ink[:1, :1]

    def sample(self):
        """A worn shape and its initial, vowel, final, and whether it is a syllable."""
        rng = self.rng
        font = int(rng.integers(len(self.fonts)))
        if rng.random() < ODD:
            return self._odd(font), (0, 0, 0, 0)
        letter = str(rng.choice(USUAL)) if rng.random() >= RARE else chr(0xAC00 + int(rng.integers(11_172)))
        ink = self.drawn(font, letter)
        if rng.random() < NEIGHBOURED:
            ink = beside(ink, self.drawn(font, str(rng.choice(USUAL)))[:, : int(rng.integers(2, 7))], 4)
        code = ord(letter) - 0xAC00
        return ink, (code // 588, code // 28 % 21, code % 28, 1)

    def _odd(self, font: int):
        """Signs, halves of syllables, two letters at once."""
        rng = self.rng
        kind = rng.random()
        if kind < 0.5:
            return self.drawn(font, str(rng.choice(list(OTHERS))))
        ink = self.drawn(font, str(rng.choice(USUAL)))
        if kind < 0.75:
            cut = int(ink.shape[1] * rng.uniform(0.3, 0.6))
            return ink[:, : cut + 1] if rng.random() < 0.5 else ink[:, cut:]
        return beside(self.drawn(font, str(rng.choice(USUAL + list("0123456789")))), ink, 6)


def beside(left, right, gap: int):
    both = np.zeros((max(left.shape[0], right.shape[0]), left.shape[1] + gap + right.shape[1]), dtype=np.uint8)
    both[: left.shape[0], : left.shape[1]] = left
    both[: right.shape[0], left.shape[1] + gap :] = right
    return both


def worn(ink, rng: np.random.Generator):
    """As a scanner sees it at 15 to 46 pixels: thick or thin, aslant, blurred, faint, grainy, black and white."""
    ink = np.pad(ink, 12)
    chance = rng.random()
    if chance < 0.12:
        ink = cv2.dilate(ink, np.ones((3, 3), np.uint8))
    elif chance < 0.2:
        ink = cv2.erode(ink, np.ones((2, 2), np.uint8))
    height, width = ink.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.normal(0, 1.0), 1.0)
    turn[0, 1] += rng.normal(0, 0.03)
    size = rng.choice([rng.uniform(15, 24), rng.uniform(20, 32), rng.uniform(28, 46)], p=[0.3, 0.5, 0.2])
    down = float(size) / DRAWN
    across = down * rng.uniform(0.82, 1.08)
    turn[0] *= across
    turn[1] *= down
    turn[:, 2] += rng.random(2)
    smooth = cv2.GaussianBlur(ink, (0, 0), 0.42 * max(1.0, 1 / down))
    seen = cv2.warpAffine(smooth, turn, (int(width * across) + 2, int(height * down) + 2)).astype(np.float32)
    if rng.random() < 0.6:
        seen = cv2.GaussianBlur(seen, (0, 0), rng.uniform(0.3, 0.9))
    seen *= rng.uniform(0.75, 1.0)
    if rng.random() < 0.5:
        seen += rng.normal(0, rng.uniform(2, 14), seen.shape)
    if rng.random() < 0.06:
        seen = (seen > rng.uniform(90, 150)) * 255.0
    return np.clip(seen, 0, 255).astype(np.uint8)


def cut_out(seen, rng: np.random.Generator):
    """The ink with a pixel more or less at its sides, None where none is left."""
    ys, xs = np.nonzero(seen > (70 if seen.max() > 100 else seen.max() * 0.5))
    if len(xs) < 4:
        return None
    more = [int(rng.choice([0, 1, 2, -1], p=[0.5, 0.3, 0.15, 0.05])) for _ in range(4)]
    top, left = max(0, ys.min() - more[0]), max(0, xs.min() - more[1])
    cut = seen[top : ys.max() + 1 + more[2], left : xs.max() + 1 + more[3]]
    return cut if min(cut.shape) > 1 else None


def samples(fonts: list[Path], count: int) -> Iterator[tuple[object, tuple[int, int, int, int]]]:
    rng = np.random.default_rng(1)
    pen = Pen(fonts, rng)
    while count:
        ink, told = pen.sample()
        cut = cut_out(worn(ink, rng), rng) if min(ink.shape) > 1 else None
        if cut is not None:
            count -= 1
            yield _framed(cut), told


def trained(pictures, told, rounds: int):
    """The weights after so many rounds through all samples, in steps of 128."""
    import jax  # noqa: PLC0415
    import jax.numpy as jnp  # noqa: PLC0415
    import optax  # noqa: PLC0415

    sides = [(5, 5, 1, 32), (3, 3, 32, 48), (3, 3, 48, 64), (1024, 192), (192, 69)]
    keys = jax.random.split(jax.random.PRNGKey(0), len(sides))
    weights = [
        (jax.random.normal(key, side) * np.sqrt(2 / np.prod(side[:-1])), jnp.zeros(side[-1]))
        for key, side in zip(keys, sides, strict=True)
    ]

    def near(x, layer, step):
        order = ("NHWC", "HWIO", "NHWC")
        return jax.nn.relu(
            jax.lax.conv_general_dilated(x, layer[0], (step, step), "SAME", dimension_numbers=order) + layer[1]
        )

    def halved(x):
        return jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")

    def loss(weights, x, y, key):
        x = near(x[..., None], weights[0], 2)
        x = halved(near(halved(near(x, weights[1], 1)), weights[2], 1)).reshape(len(y), -1)
        x = x * jax.random.bernoulli(key, 0.8, x.shape) / 0.8
        out = jax.nn.relu(x @ weights[3][0] + weights[3][1]) @ weights[4][0] + weights[4][1]
        whether = y[:, 3].astype(jnp.float32)
        wrong = optax.softmax_cross_entropy_with_integer_labels
        parts = wrong(out[:, :19], y[:, 0]) + wrong(out[:, 19:40], y[:, 1]) + wrong(out[:, 40:68], y[:, 2])
        return (parts * whether + optax.sigmoid_binary_cross_entropy(out[:, 68], whether)).mean()

    at_once = 128
    plan = optax.adamw(optax.cosine_onecycle_schedule(rounds * len(told) // at_once, 2.5e-3, 0.1), weight_decay=1e-4)

    @jax.jit
    def step(weights, state, x, y, key):
        gradient = jax.grad(loss)(weights, x.astype(jnp.float32) / 255, y, key)
        change, state = plan.update(gradient, state, weights)
        return optax.apply_updates(weights, change), state

    state, key, rng = plan.init(weights), jax.random.PRNGKey(1), np.random.default_rng(0)
    for _ in range(rounds):
        order = rng.permutation(len(told))
        for begin in range(0, len(order) - at_once + 1, at_once):
            chosen = order[begin : begin + at_once]
            key, one = jax.random.split(key)
            weights, state = step(weights, state, pictures[chosen], told[chosen], one)
    return [(np.asarray(w), np.asarray(b)) for w, b in weights]


def packed(weights) -> dict[str, object]:
    """Whole numbers from -127 to 127, with one scale for each answer of a layer."""
    stored: dict[str, object] = {}
    for number, (weight, bias) in enumerate(weights):
        scale = np.abs(weight).reshape(-1, weight.shape[-1]).max(axis=0) / 127
        stored[f"weights{number}"] = np.round(weight / scale).astype(np.int8)
        stored[f"scale{number}"], stored[f"bias{number}"] = scale.astype(np.float32), bias.astype(np.float32)
    return stored


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("fonts", nargs="+", type=Path)
    parser.add_argument("--samples", type=int, default=300_000)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    fonts = sorted(font for folder in options.fonts for font in folder.rglob("*.ttf"))
    drawn = list(samples(fonts, options.samples))
    weights = trained(np.stack([ink for ink, _ in drawn]), np.array([told for _, told in drawn]), options.rounds)
    np.savez_compressed(TARGET, **packed(weights))


if __name__ == "__main__":
    main()
