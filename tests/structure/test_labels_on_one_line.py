"""The labels of a whole volume on one line (150,000 of them on 2.4 MB were seen): the work grows as the line does.

Work is counted, in calls and in characters that are cut out of the line, so that a busy machine changes nothing.
"""

import sys

import pytest

from pipeline.convert import convert
from pipeline.structure.pairs import pairs_apart

FEW, MANY = 50, 150
PIECES = ["위치 : 가람동  ", "사업기간 : 2026. 7.  ", "총사업비 : 30억원  ", "위치: ", "나루 : 다온  "]


class Line(str):
    """A text that counts the characters which are cut out of it."""

    __slots__ = ("cut_out",)

    def __getitem__(self, at):
        found = super().__getitem__(at)
        self.cut_out = getattr(self, "cut_out", 0) + len(found)
        return found


def calls_of(function, *arguments):
    """How many functions are called meanwhile, those in C included."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        function(*arguments)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("piece", PIECES)
def test_few_characters_are_looked_at_for_each_label(piece):
    line = Line(f"위치 : 가람동  {piece * 2_000}")
    assert "".join("".join(pairs_apart(line)).split()) == "".join(str(line).split())
    assert line.cut_out < 20 * len(line) + 2_000 * 200


@pytest.mark.parametrize("piece", PIECES[:4])
def test_three_times_the_labels_are_about_three_times_the_work(tmp_path, piece):
    path = tmp_path / "plan.txt"
    work = []
    for labels in (10, FEW, MANY):  # the first loads what is loaded on first use
        path.write_text(f"공약명 : 가람 도서관\n□ 사업개요\n○ {piece * labels}\n□ 기대효과\n○ 활력\n", encoding="utf-8")
        work.append(calls_of(convert, path))
    assert work[2] - work[1] < 1.3 * (MANY - FEW) / FEW * work[1]
