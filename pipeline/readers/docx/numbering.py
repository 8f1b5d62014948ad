"""Automatic numbers and bullets, as a person sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from pipeline.readers.docx.names import VAL, W, attribute, switch, whole
from pipeline.readers.numerals import spelled
from pipeline.readers.symbols import BULLET, bullet

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list. `restart` is the level (from 1) whose use starts it anew, 0 for none, None for any above;
    `belongs_to` the paragraph style that takes its number from this level.
    """

    style: str | None
    text: str
    start: int
    suffix: str
    legal: bool
    restart: int | None
    font: str | None
    picture: bool
    belongs_to: str | None
    properties: Element | None

    @classmethod
    def of(cls, element: Element) -> Level:
        restart = attribute(element, f"{W}lvlRestart")
        legal = element.find(f"{W}isLgl")
        fonts = element.find(f"{W}rPr/{W}rFonts")
        return cls(
            style=attribute(element, f"{W}numFmt"),
            text=attribute(element, f"{W}lvlText") or "",
            start=whole(attribute(element, f"{W}start"), 1),
            suffix=attribute(element, f"{W}suff") or "tab",
            legal=legal is not None and switch(legal),
            restart=None if restart is None else whole(restart, 0),
            font=None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi"),
            picture=element.find(f"{W}lvlPicBulletId") is not None,
            belongs_to=attribute(element, f"{W}pStyle"),
            properties=element.find(f"{W}pPr"),
        )


@dataclass(frozen=True, slots=True)
class List:
    """A w:num: its levels, the counters it shares with other lists (`family`), and the levels it starts anew."""

    family: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists that a package defines, by their number."""

    def __init__(self, root: Element | None, styles: Element | None) -> None:
        self._abstract = _by_id(root, f"{W}abstractNum", f"{W}abstractNumId")
        self._numbers = _by_id(root, f"{W}num", f"{W}numId")
        self._linked = _linked_styles(styles)
        self._lists: dict[str, List | None] = {}

    def list(self, number: str | None) -> List | None:
        """The list of a w:numId; None for none."""
        if number is None:
            return None
        if number not in self._lists:
            self._lists[number] = self._build(number)
        return self._lists[number]

    def _build(self, number: str) -> List | None:
        element = self._numbers.get(number)
        family = attribute(element, f"{W}abstractNumId")
        abstract = None if family is None else self._resolved(family)
        if element is None or family is None or abstract is None:
            return None
        levels = _levels(abstract)
        starts: dict[int, int] = {}
        for override in element.findall(f"{W}lvlOverride"):
            index = whole(override.get(f"{W}ilvl"), 0)
            levels |= _levels(override)
            start = attribute(override, f"{W}startOverride")
            if start is not None:
                starts[index] = whole(start, 1)
        return List(family, levels, starts)

    def _resolved(self, family: str) -> Element | None:
        """The definition itself, where a list only names a numbering style."""
        for _ in range(_LEVELS):
            abstract = self._abstract.get(family)
            link = attribute(abstract, f"{W}numStyleLink")
            target = self._numbers.get(self._linked.get(link, "")) if link is not None else None
            following = attribute(target, f"{W}abstractNumId")
            if following is None:
                return abstract
            family = following
        return None


def _by_id(root: Element | None, tag: str, key: str) -> dict[str, Element]:
    return {} if root is None else {element.get(key, ""): element for element in root.findall(tag)}


def _linked_styles(styles: Element | None) -> dict[str, str]:
    """Numbering styles and the list each of them names."""
    found: dict[str, str] = {}
    for style in () if styles is None else styles.findall(f"{W}style"):
        number = attribute(style.find(f"{W}pPr/{W}numPr"), f"{W}numId")
        if style.get(f"{W}type") == "numbering" and number is not None:
            found[style.get(f"{W}styleId", "")] = number
    return found


def _levels(parent: Element) -> dict[int, Level]:
    return {whole(level.get(f"{W}ilvl"), 0): Level.of(level) for level in parent.findall(f"{W}lvl")}


@dataclass(slots=True)
class Counters:
    """The state of every list while a document is read."""

    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, number: str, listed: List, index: int) -> str:
        """The number or bullet of the next paragraph, with the blank after it; empty where the level has none."""
        level = listed.levels.get(index)
        if level is None:
            return ""
        counts = self.counts.setdefault(listed.family, {})
        if number not in self.begun:
            self.begun.add(number)
            for at in listed.starts:
                counts.pop(at, None)
        self._count(counts, listed, index)
        text = self._shown(counts, listed, level)
        return text if not text or level.suffix == "nothing" else f"{text} "

    @staticmethod
    def _count(counts: dict[int, int], listed: List, index: int) -> None:
        for at in range(index):
            if at in listed.levels and at not in counts:
                counts[at] = _start(listed, at)
        counts[index] = counts[index] + 1 if index in counts else _start(listed, index)
        for at in [at for at in counts if at > index]:
            restart = listed.levels[at].restart if at in listed.levels else None
            if restart is None or index < restart:
                del counts[at]

    @staticmethod
    def _shown(counts: dict[int, int], listed: List, level: Level) -> str:
        if level.picture:
            return BULLET
        if level.style == "bullet":
            return bullet(level.text, level.font)

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            style = listed.levels[at].style if at in listed.levels else None
            return spelled(counts.get(at, _start(listed, at)), "decimal" if level.legal else style)

        return _PLACEHOLDER.sub(number, level.text).strip()


def _start(listed: List, index: int) -> int:
    level = listed.levels.get(index)
    return listed.starts.get(index, 1 if level is None else level.start)


def level_of(properties: Element | None) -> tuple[str | None, int | None]:
    """The list and the level that a w:pPr names; None for what it does not say."""
    numbers = None if properties is None else properties.find(f"{W}numPr")
    index = attribute(numbers, f"{W}ilvl", VAL)
    return attribute(numbers, f"{W}numId", VAL), None if index is None else whole(index, 0)
