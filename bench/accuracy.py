"""How much of what a page says comes out: random pledges, printed in many layouts, read back and compared.

    python bench/accuracy.py [--pledges N] [--seed S] [--layouts a,b] [--formats docx,pdf,text] [--write] [--show]

Precision, recall and F1 count single statements (one amount, one bar, one bullet with all that stands above it), texts
without blanks. An amount that is wrong while no warning points at the budget is counted by itself: there must be none.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from accuracy.compare import Comparison, Score  # noqa: E402
from accuracy.measure import Reading, overall, readings, total  # noqa: E402
from generator.documents import FORMATS  # noqa: E402
from generator.layouts import HELD_OUT, LAYOUTS  # noqa: E402

PAGE = ROOT / "docs" / "accuracy.md"
HEAD = """# Accuracy on generated documents

Written by `make accuracy ARGS=--write`; the seed is {seed}. Random pledges with a known truth (`tests/generator`) are printed in
{layouts} layouts as DOCX, HWPX, HWP, PDF and text, with random labels, marks, units, blanks and page breaks, read back and compared.
A statement is one amount, one bar, one bullet with all that stands above it; texts are compared without blanks. Layouts in
italics are held out: the rules were not written on them. `left_over` is text that no part of the contract received.
"""


def row(name: str, score: Score) -> str:
    return f"| {name} | {score.hits + score.missed} | {score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} |"


def by(done: list[Reading], key: Callable[[Reading], str]) -> Iterable[tuple[str, Comparison]]:
    for name, group in groupby(sorted(done, key=key), key):
        yield name, total(reading.result for reading in group)


def shown(name: str) -> str:
    return f"*{name}*" if name in HELD_OUT else name


def tables(done: list[Reading]) -> str:
    whole = total(reading.result for reading in done)
    lines = ["", "| part | statements | precision | recall | F1 |", "|---|---:|---:|---:|---:|"]
    lines += [row(part, score) for part, score in whole.parts.items() if score.seen]
    lines.append(row("**all**", overall(whole)))
    lines += [
        "",
        "| layout | format | pledges | right in everything | F1 | weakest parts | unflagged |",
        "|---|---|---:|---:|---:|---|---:|",
    ]
    for name, result in by(done, lambda reading: f"{reading.document.layout}\t{reading.document.format}"):
        layout, form = name.split("\t")
        weak = sorted((score.f1, part) for part, score in result.parts.items() if score.seen and score.f1 < 0.995)
        worst = ", ".join(f"{part} {f1:.2f}" for f1, part in weak[:4])
        lines.append(
            f"| {shown(layout)} | {form} | {result.pledges} | {result.right} | {overall(result).f1:.3f} | {worst} | {len(result.unflagged)} |"
        )
    kept = [reading.result for reading in done if reading.document.layout not in HELD_OUT]
    held = [reading.result for reading in done if reading.document.layout in HELD_OUT]
    lines += [
        "",
        f"- Pledges: {whole.pledges}; right in everything: {whole.right} ({whole.right / whole.pledges:.0%}).",
    ]
    for name, results in (("Layouts the rules may know", kept), ("Layouts held out", held)):
        if results:
            lines.append(f"- {name}: F1 {overall(total(results)).f1:.3f}.")
    lines.append(f"- Wrong budget amounts that no finding flags: {len(whole.unflagged)}.")
    return "\n".join(lines)


def details(done: list[Reading]) -> Iterable[str]:
    """Every difference, for whoever looks for its cause."""
    for reading in done:
        where = f"{reading.document.layout} {reading.document.format} seed {reading.document.seed}"
        for words in reading.result.unflagged:
            yield f"{where}: UNFLAGGED {words}"
        for one in reading.result.differences:
            yield f"{where}: {one.part}: missed {list(one.missed[:3])}, extra {list(one.extra[:3])}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pledges", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layouts", default=",".join(LAYOUTS))
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    parser.add_argument("--show", action="store_true", help="print every difference, too")
    options = parser.parse_args()
    kinds = options.layouts.split(",")
    done = list(readings(kinds, options.formats.split(","), options.pledges, options.seed))
    told = tables(done)
    print(told)
    if options.show:
        print("\n".join(details(done)))
    if options.write:
        PAGE.write_text(HEAD.format(seed=options.seed, layouts=len(kinds)) + told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
