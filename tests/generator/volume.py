"""A whole volume: cover, contents with leaders, a general chapter with its list, dividers, and pledges in one of the layouts."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from generator import words
from generator.documents import FORMATS, Printed, encoded
from generator.layouts import LAYOUTS
from generator.sheet import Block, Break, C, Line, grid, head
from generator.style import Style
from generator.truth import make_pledge
from schemas import Pledge

WORDLESS = (
    "{sector}",
    "{roman}. {sector}",
    "{n}. {sector}",
    "0{n}\n{sector}",
    "{n}부\n{sector}",
    "{sector}\n함께 만드는 내일을 열겠습니다.",
    "[{sector}]",
    "|{sector}|",
)
"""Dividers that no word gives away; the last is a band: a table of one shaded cell."""
DIVIDERS = ("제{n}장 {sector} 분야", "{roman}. {sector} 분야", "{sector} 분야", "분야 {n}. {sector}")
ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
COLUMNS = ("연번", "공약번호", "분야", "공약명", "주관부서")
COVER: tuple[Block, ...] = (
    Line("민선8기 가온시"),
    Line("공약실천계획서", big=True),
    Line("2023. 1."),
    Line("시민과 함께 만드는 희망 도시"),
    Break(),
)


@dataclass(frozen=True)
class Errata:
    """What the list says otherwise than the pledges: a title more, another title, another department."""

    added: str | None = None
    retitled: dict[int, str] | None = None
    moved: dict[int, str] | None = None


def volume(
    layout: str, form: str, seed: str, count: int = 24, errata: Errata | None = None, divider: str | None = None
) -> Printed:
    """A volume of so many pledges. Equal arguments give equal pages; the truth has the sector of each pledge's chapter.

    With a `divider` the volume has no contents and no list, so that the dividers alone name the sectors.
    """
    rng = Random(f"{seed} volume {layout}")  # noqa: S311 - the same every time is what is wanted
    style = Style(Random(f"{seed} volume {layout} style"), "si", form)  # noqa: S311
    of = LAYOUTS[layout]
    chapters = _chapters(rng, count)
    truth = [of.fit(pledge, style) for _, pledges in chapters for pledge in pledges]
    if divider is not None:
        style.chosen["divider"] = divider
    front = COVER if divider is not None else _front(style, chapters, errata or Errata())
    blocks = [*front, *_body(style, chapters, truth, layout)]
    if of.carries.isdisjoint({"sector"}):
        sectors = [sector for sector, pledges in chapters for _ in pledges]
        truth = [p.model_copy(update={"sector": s}) for p, s in zip(truth, sectors, strict=True)]
    if of.carries.isdisjoint({"departments"}):
        whole = [pledge for _, pledges in chapters for pledge in pledges]
        truth = [
            p.model_copy(update={"departments": w.departments.model_copy(update={"supporting": ()})})
            for p, w in zip(truth, whole, strict=True)
        ]
    return Printed(f"volume {layout}", form, encoded(blocks, form, style, blank=True), tuple(truth), seed)


def _chapters(rng: Random, count: int) -> list[tuple[str, list[Pledge]]]:
    """The pledges by sector, numbered chapter by chapter; no two have one title."""
    sectors = rng.sample(sorted(words.SECTORS), min(len(words.SECTORS), 4))
    sizes = [count // len(sectors) + (at < count % len(sectors)) for at in range(len(sectors))]
    seen: set[str | None] = set()
    chapters = []
    for chapter, (sector, size) in enumerate(zip(sectors, sizes, strict=True), start=1):
        made: list[Pledge] = []
        while len(made) < size:
            pledge = make_pledge(rng, 2022, "si", 1)
            if pledge.title not in seen:
                seen.add(pledge.title)
                number = f"{chapter}-{len(made) + 1}"
                made.append(pledge.model_copy(update={"sector": sector, "number": number}))
        chapters.append((sector, made))
    return chapters


def _front(style: Style, chapters: list[tuple[str, list[Pledge]]], errata: Errata) -> list[Block]:
    form = style.pick("divider", *DIVIDERS)
    leader = style.pick("leader", " ················ ", " ........................ ", " ……………… ", " ‥‥‥‥‥‥‥‥ ")
    lines = [Line("목  차", big=True), Line(f"총괄 현황{leader}3")]
    page = 5
    for n, (sector, pledges) in enumerate(chapters, start=1):
        lines.append(Line(f"{form.format(n=n, roman=ROMAN[n], sector=sector)}{leader}{page}"))
        for at, pledge in enumerate(pledges, start=1):
            lines.append(Line(f"{pledge.number} {pledge.title}{leader}{page + at}", 1))
        page += len(pledges) + 1
    count = sum(len(pledges) for _, pledges in chapters)
    return [
        *COVER,
        *lines,
        Break(),
        Line("총괄 현황", big=True),
        Line(f"○ 공약 수 : {len(chapters)}개 분야 {count}개 공약", 1),
        Line(style.pick("list title", "공약 총괄표", "공약사업 목록", "분야별 공약 현황"), big=True),
        _list(chapters, errata),
    ]


def _list(chapters: list[tuple[str, list[Pledge]]], errata: Errata) -> Block:
    rows: list[tuple[C, ...]] = [head(*COLUMNS)]
    at = 0
    for sector, pledges in chapters:
        for first, pledge in enumerate(pledges):
            title = (errata.retitled or {}).get(at, pledge.title)
            department = (errata.moved or {}).get(at, pledge.departments.lead[0])
            side = (C(sector, rows=len(pledges)),) if first == 0 else ()
            rows.append((C(str(at + 1)), C(pledge.number), *side, C(title), C(department)))
            at += 1
    if errata.added is not None:
        rows.append((C(str(at + 1)), C("9-9"), C("기타"), C(errata.added), C("기획과")))
    return grid(rows, 1, 1, 2, 5, 2)


def _body(style: Style, chapters: list[tuple[str, list[Pledge]]], truth: list[Pledge], layout: str) -> list[Block]:
    form = style.pick("divider", *DIVIDERS)
    done: list[Block] = []
    at = 0
    for n, (sector, pledges) in enumerate(chapters, start=1):
        done += [Break(), *_divider(form.format(n=n, roman=ROMAN[n - 1], sector=sector))]
        for pledge in truth[at : at + len(pledges)]:
            done += [Break(), *LAYOUTS[layout].blocks([pledge], style)]
        at += len(pledges)
    return done


def _divider(words: str) -> list[Block]:
    if words.startswith("|"):
        return [grid([(C(words.strip("|"), head=True),)], 1)]
    return [Line(line, big=True) for line in words.split("\n")]


__all__ = ["FORMATS", "Errata", "volume"]
