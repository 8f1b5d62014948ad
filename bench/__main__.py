"""Side by side on the same files: what reading costs, what file → JSON costs, and which cells come out right.

    python -m bench [FILES…] [--write] [--repeat N] [--material FOLDER]

Without FILES the project's own printed samples are read, and the volume among the material. The parts that need material which is not part of the project
are skipped with a word where it is absent.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench import long, machine, markdown
from bench.cost import Cost, measure, pages_of
from bench.peers import ALL, READING, ROOT, TO_JSON, Peer
from bench.truth import scores, suites

PAGE = ROOT / "docs" / "benchmark.md"
SAMPLES = ROOT / "samples"
MATERIAL = ROOT.parent / "shared"

HEAD = """# Benchmark: reading PDF

Written by `make bench`; nothing here is written by hand.
CPU is user + system time with children, without the start of the interpreter and imports, which stands in a column of
its own. Every reading ran in a process of its own; figures are medians, the readers
taking turns. Ratios hold better from machine to machine than
milliseconds do.
"""
TRUTH = """## Cells of known tables

A cell is *found* when one stands at the same place of the same table with the same extent, and its text is *right* when
it equals the true one without blanks. Of every reader the best of its tables counts, or two that follow one another put
together, since a page break may have cut one. A table inside a cell counts where it comes out as a table of its own.
"""


def costs(paths: list[Path], repeat: int) -> Iterator[str]:
    """A section for each file."""
    for path in paths:
        yield f"## {path.name} ({pages_of(path)} pages)"
        yield f"Reading alone:\n\n{markdown.costs(_costs(READING, path, repeat))}"
        yield f"From the file to JSON:\n\n{markdown.costs(_costs(TO_JSON, path, repeat))}"


def _costs(peers: Mapping[str, Peer], path: Path, repeat: int) -> dict[str, Cost]:
    figures = measure([key for key, peer in peers.items() if peer.installed], path, repeat)
    return {peers[key].name: cost for key, cost in figures.items()}


def truths(material: Path) -> Iterator[str]:
    """A section for each kind of known tables."""
    yield TRUTH.rstrip()
    for suite in suites(material):
        heading = f"### {suite.name[0].upper()}{suite.name[1:]}"
        yield f"{heading}\n\n" + (f"Left out: {suite.absent}." if suite.absent else markdown.truths(scores(suite)))


def report(paths: list[Path], repeat: int, material: Path, volume: Path | None) -> str:
    """The whole page; `volume` is the file that is read many times over."""
    missing = [peer.name for peer in ALL.values() if not peer.installed]
    parts = [HEAD.rstrip(), machine.told(ALL.values())]
    if missing:
        parts.append(f"Not installed here and left out: {', '.join(missing)}.")
    parts += costs(paths, repeat)
    if volume is not None:
        parts.append(long.section(volume, repeat))
    parts += truths(material)
    return "\n\n".join(parts) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="PDF files; the project's samples if none are named")
    parser.add_argument("--repeat", type=int, default=5, help="readings of each file by each reader")
    parser.add_argument("--material", type=Path, default=MATERIAL, help="folder with prints and real sheets")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    options = parser.parse_args()
    volume = options.material / "bench" / "mix60.pdf"
    paths = options.files or [*sorted(SAMPLES.glob("*.pdf")), *([volume] if volume.exists() else [])]
    if not paths:
        parser.error("no PDF named and none under samples/")
    longest = max(paths, key=pages_of)
    told = report(paths, options.repeat, options.material, longest if pages_of(longest) > 1 else None)
    print(told)
    if options.write:
        PAGE.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
