"""The look of one document: which words, marks, units and blanks its pages use. The same wherever a page needs them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from pipeline.values.columns import basis_above

VOCABULARY = Path(__file__).resolve().parents[2] / "pipeline" / "vocabulary"
BULLETS = ("○-·", "□ㅇ-", "◇-·", "ㅇ-·", "●○-", "❍-․", "■○-", "○▸-")
NUMBERS = (
    "Ⅰ. |Ⅱ. |Ⅲ. |Ⅳ. |Ⅴ. |Ⅵ. |Ⅶ. |Ⅷ. |Ⅸ. |Ⅹ. ",
    "I. |II. |III. |IV. |V. |VI. |VII. |VIII. |IX. |X. ",
    "1. |2. |3. |4. |5. |6. |7. |8. |9. |10. ",
)
NOT_A_CHOICE = {
    "이행기간 및 재원조달방안",
    "이행기간 및 재원조달방안 등",
    "재원조달방안 및 이행기간",
    "사업비 계",
    "시도",
    "정부",
    "국가",
    "국",
    "도",
    "군",
    "구",
}
SPACED = {2: ("{} {}", "{}  {}", "{}   {}"), 3: ("{} {} {}",), 4: ("{} {} {} {}",)}
SHORT = {"national": "국", "regional": "도", "local": "시", "fund": "기금", "private": "민자", "other": "기타"}


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """One TOML file of the pipeline's vocabulary: the labels that a page may print."""
    return tomllib.loads((VOCABULARY / f"{name}.toml").read_text("utf-8"))


@dataclass
class Style:
    """A document's choices. A choice is made once, so a label is the same on every page of it."""

    rng: Random
    kind: str
    format: str
    chosen: dict[str, str] = field(default_factory=dict)

    def pick(self, key: str, *options: Any) -> Any:
        if key not in self.chosen:
            self.chosen[key] = self.rng.choice(options)
        return self.chosen[key]

    def chance(self, key: str, of: tuple[int, int]) -> bool:
        """Whether something is so in this document, in so many cases out of so many."""
        if key not in self.chosen:
            self.chosen[key] = "yes" if self.rng.randrange(of[1]) < of[0] else ""
        return bool(self.chosen[key])

    def word(self, file: str, key: str) -> str:
        """One of the printed forms of a canonical word; half of the time one of the three commonest."""
        table = vocabulary(file)
        groups = [table] if file != "labels" else [table["section"], table["value"], table["cell"]]
        forms = [form for group in groups for form in group.get(key, ()) if form not in NOT_A_CHOICE]
        if key == "budget":  # what is printed is planned, and 집행현황 heads what was spent
            forms = [form for form in forms if basis_above(form) is None and "집행" not in form and "실적" not in form]
        return self.pick(f"{file}.{key}", *(forms[:3] if self.rng.random() < 0.5 else forms))

    def label(self, key: str) -> str:
        """A label, perhaps with blanks between its letters."""
        word = self.word("labels", key)
        if len(word) in SPACED and " " not in word and self.chance(f"spaced.{key}", of=(1, 4)):
            return self.pick(f"blanks.{len(word)}", *SPACED[len(word)]).format(*word)
        return word

    def bullet(self, level: int) -> str:
        """The mark of a line with its blank."""
        return f"{self.pick('bullets', *BULLETS)[level - 1]} "

    def number(self, at: int) -> str:
        return self.pick("numbers", *NUMBERS).split("|")[at]

    def square(self) -> str:
        """The mark of a heading, which no line below it bears."""
        mark = self.pick("square", "□ ", "■ ", "◈ ")
        return "▣ " if mark[0] in self.pick("bullets", *BULLETS) else mark

    @property
    def colon(self) -> str:
        return self.pick("colon", " : ", ": ", " ： ", " : ")

    def year(self, year: int | str) -> str:
        """A year as the head of a column."""
        form = self.pick("year", "{}년", "{}년", "{}", "’{}년", "'{}", "{}년도")
        return form.format(str(year)[2:] if form[0] in "’'" else year)

    def source(self, code: str) -> str:
        """A funding source, by the kind of local government: the 시비 of a 자치구 is its metropolis's."""
        if code == "total":
            return self.word("sources", "total") if self.pick("total", 0, 1, 1) == 0 else "계"
        if code == "regional":
            return "시비" if self.kind == "gu" else self.pick("regional", "도비", "도비", "도비보조금")
        if code == "local":
            return {"si": "시비", "gun": "군비", "gu": "구비"}[self.kind]
        return self.word("sources", code)

    def short_source(self, code: str) -> str:
        """A source inside brackets behind an amount: 국 158.6, 도 14.1."""
        if self.kind == "gu" and code in {"regional", "local"}:
            return {"regional": "시", "local": "구"}[code]
        if self.kind == "gun" and code == "local":
            return "군"
        return SHORT.get(code) or self.source(code)

    def period_head(self, code: str) -> str:
        return self.year(code) if code.isdigit() else self.word("periods", code)

    def money(self, amount: int, multiplier: int) -> str:
        """A figure in units, without the unit."""
        whole, rest = divmod(abs(amount), multiplier)
        return f"{whole:,}" + (f".{rest * 10 // multiplier}" if rest else "")

    def date(self, date: str) -> str:
        """A year or a month as periods print it."""
        year, _, month = date.partition("-")
        if not month:
            return self.pick("plain year", "{}년", "{}.").format(year)
        form = self.pick("month", "{y}. {m}.", "{y}년 {m}월", "’{s}. {m}.", "{y}.{m}월", "{y}.{m:02d}.")
        return form.format(y=year, s=year[2:], m=int(month))

    def span(self, start: str | None, end: str | None, *, open_end: bool = False) -> str:
        wave = self.pick("wave", " ~ ", "~", " ∼ ", " ~ ")
        if open_end:
            return f"{self.date(start or '')}{wave}{self.pick('goes on', '계속', '계속')}"
        return f"{self.date(start or '')}{wave}{self.date(end or '')}"
