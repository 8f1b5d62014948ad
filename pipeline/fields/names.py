"""One project under many spellings: which project a printed name means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document import Span
from pipeline.values.names import name_similarity, recurrence_suffix, squeeze_name

FUZZY = 0.85
"""Names that are at least so alike are one; below, only containment or the place in a list of equal length counts."""

SHORTEST = 4
"""A shorter name is contained in too many others to mean one."""

_WEAK_TAIL = re.compile(r"(추진|운영|지원사업|사업|지원)$")


@dataclass(frozen=True, slots=True)
class KnownProject:
    """A project by its id and the name that the overview prints first."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Naming:
    """What one printed name was taken to mean; `how` is equal, contained, fuzzy or position."""

    span: Span
    project: str
    how: str


class Linker:
    """Links printed names to projects and remembers every spelling it met, in page order."""

    def __init__(self, projects: Sequence[KnownProject]) -> None:
        self.projects = tuple(projects)
        self.namings: list[Naming] = []
        self._keys = {project.id: squeeze_name(project.name) for project in projects}

    def link(self, span: Span | None) -> str | None:
        """The project that a name means, or None; a link is remembered as a spelling."""
        found = None if span is None else self._match(span.text)
        if found is None or span is None:
            return None
        self.namings.append(Naming(span, *found))
        return found[0]

    def link_all(self, spans: Sequence[Span]) -> list[str | None]:
        """As `link` for the names of one list; those left over go by their place where the lists are equally long."""
        matches = [self._match(span.text) for span in spans]
        taken = {match[0] for match in matches if match is not None}
        if len(spans) == len(self.projects) and len(taken) == len([m for m in matches if m]):
            for index, match in enumerate(matches):
                project = self.projects[index].id
                if (
                    match is None
                    and project not in taken
                    and name_similarity(spans[index].text, self.projects[index].name) > 0.5
                ):
                    matches[index] = (project, "position")
        for span, match in zip(spans, matches, strict=True):
            if match is not None:
                self.namings.append(Naming(span, *match))
        return [None if match is None else match[0] for match in matches]

    def means(self, text: str) -> str | None:
        """The project that a name means, without remembering it."""
        found = self._match(text)
        return None if found is None else found[0]

    def _match(self, text: str) -> tuple[str, str] | None:
        key = squeeze_name(recurrence_suffix(text)[0])
        if len(key) < SHORTEST:
            return next(((p, "equal") for p, known in self._keys.items() if known == key and key), None)
        equal = [project for project, known in self._keys.items() if known == key]
        if equal:
            return (equal[0], "equal") if len(equal) == 1 else None
        contained = [project for project, known in self._keys.items() if _contains(known, key)]
        if contained:
            return (contained[0], "contained") if len(contained) == 1 else None
        scored = sorted(((name_similarity(text, p.name), p.id) for p in self.projects), reverse=True)
        if scored and scored[0][0] >= FUZZY and (len(scored) == 1 or scored[0][0] - scored[1][0] > 0.05):
            return scored[0][1], "fuzzy"
        return None

    def aliases(self, project: KnownProject) -> list[Naming]:
        """Other spellings of a project, each once, blanks apart, in page order."""
        seen = {_blankless(project.name)}
        others = []
        for naming in sorted(self.namings, key=_page_order):
            bare = recurrence_suffix(naming.span.text)[0]
            if naming.project == project.id and _blankless(bare) not in seen:
                seen.add(_blankless(bare))
                others.append(Naming(naming.span.reworded(bare), naming.project, naming.how))
        return others


def _contains(known: str, key: str) -> bool:
    """Whether one name is the other with words left out at an end; a weak word at the end does not count."""
    if len(min(known, key, key=len)) < SHORTEST:
        return False
    short, long = sorted((known, key), key=len)
    bare = _WEAK_TAIL.sub("", short)
    if len(short) * 2 < len(long) and not long.startswith(short) and not long.endswith(short):
        return len(short) * 3 >= len(long) and short in long
    return short in long or (len(bare) >= SHORTEST and len(bare) * 2 >= len(long) and bare in long)


def _blankless(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _page_order(naming: Naming) -> tuple[int, float, int, int, int]:
    place = naming.span.place
    if place is None:
        return (0, 0.0, 0, 0, 0)
    top = 0.0 if place.box is None else place.box[1]
    return (place.page or 0, top if place.page else 0.0, place.line or 0, 0, 0)
