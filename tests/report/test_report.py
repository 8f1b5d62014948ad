"""`report.html`: what a folder of outputs holds, on one page that needs nothing else."""

import re
from dataclasses import replace

import pytest
from lxml import html

from pipeline.batch.gather import FOLDER, REPORT, gather
from pipeline.batch.ledger import Line
from pipeline.batch.outcome import Failure, Figures
from pipeline.report import charts, publish
from pipeline.report.summary import summary

FIGURES = Figures(
    format="pdf",
    kind="action_plan",
    jurisdiction="가온시",
    pages=12,
    characters=1000,
    placed=0.9,
    pledges=7,
    severities={"error": 1, "warning": 2},
    codes={"BUDGET_REPEATED": 1, "SUM_MISMATCH": 2},
    labels={"특화 <분야>": 3},
)
EMPTY = Line("", "", "", 1, 1, "", "", "done", "", 1, None, None, 0.0, 0.0, None, None, 1, 1)


def line(name, **changes):
    return replace(EMPTY, name=name, path=f"somebody/{name}", **{"figures": FIGURES, **changes})


LINES = [
    line("가온시.pdf"),
    line("다솜군.hwp", figures=Figures(format="hwp", jurisdiction="다솜군", pledges=3, characters=3000, placed=1.0)),
    line(
        "나래.pdf",
        state="failed",
        figures=None,
        failure=Failure("DOC_EMPTY", "빈 파일입니다", "the file is empty", passing=False),
    ),
]


@pytest.fixture(params=["ko", "en"])
def page(request, tmp_path):
    publish(lambda: LINES, tmp_path, request.param)
    return (tmp_path / REPORT).read_text(encoding="utf-8")


def test_the_figures_are_those_of_the_ledger():
    found = summary(LINES)
    assert (found.whole.files, found.whole.pledges, found.whole.placed) == (2, 10, 0.975)
    assert [(one.name, one.pledges) for one in found.governments] == [("가온시", 7), ("다솜군", 3)]
    assert [(one.code, one.severity) for one in found.codes] == [
        ("BUDGET_REPEATED", "error"),
        ("SUM_MISMATCH", "warning"),
    ]
    assert [name for name, _ in found.worst] == ["가온시.pdf"]
    assert [one.name for one in found.failed] == ["나래.pdf"]


def test_the_page_needs_nothing_else(page):
    tree = html.fromstring(page.encode())
    assert not tree.xpath("//script | //link | //img | //*[@src]")
    assert not re.findall(r"(?:href|url\()\W*https?:", page)


def test_everything_is_told(page):
    for said in ("가온시.pdf", "다솜군", "나래.pdf", "DOC_EMPTY", "SUM_MISMATCH", "특화 &lt;분야&gt;", "97.5 %"):
        assert said in page


def test_where_the_files_lay_is_not_told(page):
    assert "somebody" not in page


def test_charts_are_drawn_into_the_page(page):
    assert page.count("<svg") == 3


def test_a_report_is_written_where_the_engine_of_the_charts_ends_itself(monkeypatch, tmp_path):
    monkeypatch.setattr(charts, "_DRAW", "import os; os.abort()")
    publish(lambda: LINES, tmp_path, "en")
    page = (tmp_path / REPORT).read_text(encoding="utf-8")
    assert "<svg" not in page
    assert "could not be drawn" in page
    assert "SUM_MISMATCH" in page


def test_without_the_library_the_tables_stay(monkeypatch, tmp_path):
    monkeypatch.setattr(charts, "_LIBRARY", "no_such_library")
    publish(lambda: LINES, tmp_path, "en")
    page = (tmp_path / REPORT).read_text(encoding="utf-8")
    assert "<svg" not in page
    assert "gongyak[report]" in page
    assert "SUM_MISMATCH" in page


def test_an_unchanged_report_is_not_written_again(tmp_path):
    publish(lambda: LINES, tmp_path, "ko")
    before = (tmp_path / REPORT).stat().st_mtime_ns, (tmp_path / REPORT).read_bytes()
    publish(lambda: LINES, tmp_path, "ko")
    assert before == ((tmp_path / REPORT).stat().st_mtime_ns, (tmp_path / REPORT).read_bytes())
    publish(lambda: LINES[:2], tmp_path, "ko")
    assert (tmp_path / REPORT).read_bytes() != before[1]


def test_files_with_the_same_content_are_told(tmp_path):
    """Documents of one archive share its file, and are other documents all the same."""
    contents = {"a.zip/a.pdf": "1", "a.zip/b.pdf": "2", "b.pdf": "1", "c.pdf": None}
    twice = [
        line(name, sha256="one archive" if ".zip" in name else name, figures=replace(FIGURES, content=content))
        for name, content in contents.items()
    ]
    assert summary(twice).repeated == 1
    publish(lambda: twice, tmp_path, "en")
    assert "files with the same content</dt><dd>1<" in (tmp_path / REPORT).read_text(encoding="utf-8")


def test_an_empty_folder_has_a_report(tmp_path):
    publish(list, tmp_path, "en")
    assert (tmp_path / REPORT).is_file()


def test_the_report_is_no_document(tmp_path):
    (tmp_path / FOLDER).mkdir()
    publish(lambda: LINES, tmp_path, "en")
    assert not gather([tmp_path])
