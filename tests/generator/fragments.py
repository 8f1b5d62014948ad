"""Pieces that several layouts share: lists of lines, small tables, road maps, yearly targets, officers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.sheet import C, Grid, Line, grid, head, row
from generator.steps import axis_of
from generator.style import Style
from schemas import Cost, Item, Pledge, Project, Schedule, Segment, Target

CONTINUITY = {"new": "신규", "continuing": "계속"}
COMPLETION = {"within_term": "임기 내", "after_term": "임기 후"}
HORIZON = {"short": "단기", "medium": "중기", "long": "장기"}
AUTHORITY = {"national": "국가", "regional": "도", "local": "자체"}
SET_ANNUALLY = "* 매년 시행계획 수립 후 성과목표 확정"


def classification(pledge: Pledge, style: Style) -> list[tuple[str, str]]:
    """Label and value of every class that a page prints."""
    of = pledge.classification
    authority = {**AUTHORITY, "regional": "광역" if style.kind == "gu" else "도"}
    tiers = style.pick("comma", ", ", "·", "/").join(authority[tier] for tier in of.authority or ())
    values = {
        "continuity": CONTINUITY.get(of.continuity),
        "budget_kind": of.budget_kind and "예산",
        "completion": COMPLETION.get(of.completion),
        "authority": tiers,
        "horizon": HORIZON.get(of.horizon),
    }
    return [(style.label(key), value) for key, value in values.items() if value]


def classes(pledge: Pledge, style: Style) -> Grid:
    labels, values = zip(*classification(pledge, style), strict=True)
    return grid([head(*labels), row(*values)], *[1] * len(labels))


def items(tree: Iterable[Item], style: Style, level: int = 1) -> Iterator[Line]:
    for item in tree:
        yield Line(style.bullet(level) + item.text, level)
        yield from items(item.children, style, level + 1)


def project_values(project: Project, style: Style) -> list[tuple[str, str]]:
    """Label and value of everything that a page says of one project."""
    said = []
    if project.period is not None:
        period = project.period
        said.append((style.label("period"), style.span(period.start, period.end, open_end=period.open_end)))
    if project.locations:
        said.append((style.label("location"), project.locations[0]))
    if project.agencies:
        said.append((style.label("agency"), ", ".join(project.agencies)))
    if project.cost is not None:
        said.append((style.label("cost"), cost(project.cost, style)))
    if project.measures:
        sizes = (f"{m.name} {int(m.value):,}{m.unit}" for m in project.measures)
        said.append((style.label("scale"), ", ".join(sizes)))
    return said


def cost(value: Cost, style: Style) -> str:
    unit, multiplier = style.pick("cost unit", ("백만원", 1_000_000), ("억원", 100_000_000))
    if value.min is not None and value.max is not None:
        yearly = style.pick("each year", "매년 ", "연 ") if value.per == "year" else ""
        wave = style.pick("range", "~", " ~ ", "∼")
        return f"{yearly}{style.money(value.min, multiplier)}{wave}{style.money(value.max, multiplier)}{unit}"
    parts = ", ".join(
        f"{style.short_source(part.source)} {style.money(part.amount, multiplier)}" for part in value.parts
    )
    return f"{style.money(value.amount, multiplier)}{unit}({parts})"


def projects(pledge: Pledge, style: Style, level: int = 1) -> Iterator[Line]:
    for project in pledge.projects:
        yield Line(style.bullet(level) + project.name, level)
        for label, value in project_values(project, style):
            yield Line(f"{style.bullet(level + 1)}{label}{style.colon}{value}", level + 1)


def plan(pledge: Pledge, style: Style, level: int = 1) -> Iterator[Line]:
    """The steps below their projects, each with its years behind it."""
    for project in pledge.projects:
        yield Line(style.bullet(level) + project.name, level)
        for item in (item for item in pledge.plan if item.project == project.id):
            when = ""
            if item.period is not None:
                first, last = item.period.start, item.period.end
                when = f"{first}년" if first == last else f"{first}~{last}년"
                when = style.pick("when", "{text}{colon}{when}", "{text}({when})").format(
                    text="", colon=style.colon, when=when
                )
            yield Line(f"{style.bullet(level + 1)}{item.text}{when}", level + 1)


def support(pledge: Pledge, style: Style, level: int = 1) -> Iterator[Line]:
    for request in pledge.support_requests:
        yield Line(f"{style.bullet(level)}({request.agency}) {request.text}", level)


def road_map(pledge: Pledge, style: Style) -> Grid:
    """Years over their parts, a row for each task, the project in the first column or in the last."""
    schedule: Schedule = pledge.schedule
    axis = axis_of(schedule)
    years = sorted({date[:4] for date in axis})
    step = len(axis) // len(years)
    parts = {
        "quarter": style.pick(
            "quarters", ["1", "2", "3", "4"], ["1분기", "2분기", "3분기", "4분기"], ["1/4", "2/4", "3/4", "4/4"]
        ),
        "half": style.pick("halves", ["상", "하"], ["상반기", "하반기"]),
        "month": [f"{n}월" for n in range(1, 13)],
        "year": [],
    }[schedule.granularity]
    tall = 2 if parts else 1
    first = style.chance("project column", of=(1, 2))
    side, task = C("세부사업", tall, head=True), C(style.pick("task", "세부내용", "추진내용", "구분"), tall, head=True)
    over = [C(style.year(year), columns=step, head=True) for year in years]
    ends = C("비고", tall, head=True)
    rows = [(side, task, *over) if first else (task, *over, ends)]
    if parts:
        rows.append(head(*parts * len(years)))
    names = {project.id: project.name for project in pledge.projects}
    seen: set[str] = set()
    counts = {key: sum(item.project == key for item in schedule.items) for key in names}
    for item in schedule.items:
        name = () if item.project in seen else (C(names[item.project], rows=counts[item.project]),)
        seen.add(item.project)
        bars = tuple(_bars(item.segments, axis, schedule, style))
        label = C("\n".join(item.tasks))
        rows.append((*name, label, *bars) if first else (label, *bars, *name))
    widths = [4, 4, *[1] * len(axis)] if first else [4, *[1] * len(axis), 4]
    return grid(rows, *widths, head_rows=tall)


def _bars(segments: Iterable[Segment], axis: list[str], schedule: Schedule, style: Style) -> Iterator[C]:
    """A cell for each column; a bar with words in it is one merged cell."""
    glyph = style.pick("glyph", "●", "■", "→")
    shaded = any(item.basis == "shading" for item in schedule.items)
    starts = {segment.start: segment for segment in segments}
    at = 0
    while at < len(axis):
        bar = starts.get(axis[at])
        if bar is None:
            yield C()
            at += 1
            continue
        length = axis.index(bar.end) - at + 1
        if bar.text is not None:
            yield C(bar.text, columns=length, bar=True)
        else:
            yield from [C(bar=True) if shaded else C(glyph)] * length
        at += length


def target_words(target: Target, style: Style) -> str:
    """The words of one project in one year."""
    if target.state == "set_annually":
        return SET_ANNUALLY
    lines = [f"· {text}" for text in target.milestones]
    lines += [
        f"· {i.name}{style.pick('indicator', ' ', ': ', ' ')}{int(i.value):,}{i.unit}{f' {i.qualifier}' if i.qualifier else ''}"
        for i in target.indicators
    ]
    return "\n".join(lines)


def targets(pledge: Pledge, style: Style) -> Grid:
    """Projects down, years across."""
    years = sorted({target.year for target in pledge.targets})
    rows = [head(style.pick("target head", "세부사업", "구분", "사업명"), *(style.year(year) for year in years))]
    for project in pledge.projects:
        own = {target.year: target for target in pledge.targets if target.project == project.id}
        rows.append((C(project.name), *(C(target_words(own[year], style)) for year in years)))
    return grid(rows, 1.4, *[1] * len(years))


def officers(pledge: Pledge, style: Style) -> Grid:
    """공약실명제: the department beside its people."""
    people = pledge.officers
    rows = [(C(style.word("labels", "officers"), columns=5, head=True),)]
    for at, person in enumerate(people):
        side = (C("추진부서", rows=len(people)), C(person.department, rows=len(people))) if at == 0 else ()
        rows.append((*side, *row(person.role, person.name, f"{style.pick('phone', '☎ ', '☎', '')}{person.phone}")))
    return grid(rows, 2, 3, 3, 2, 3)
