"""Counting what comes out of a folder of election sheets: an invented folder of two sheets as text."""

import pytest

from bench.sheets import HEAD, PARTS, by_sheet, codes, main, read, report, to_look_up, totals, truths

SHEET = """선거공약서
선거명: 가온군수선거
후보자명: 심 청
기호: 7
소속정당명: 누리당
""" + "".join(
    f"""
공약순위: {rank}
제목: {title}
□ 목표
 ○ {title}로 살기 좋은 고장
□ 이행방법
 ○ 조례를 만들고 {title} 추진
□ 이행기간
 ○ 2027년 ~ 2029년
"""
    for rank, title in enumerate(("물길 열기", "장터 살리기", "돌봄 마당", "숲길 잇기", "밤버스 늘리기"), 1)
)
ROWS = """file,parent,jurisdiction,candidate,party,ballot_number,pages,text_characters
one.txt,새벽도,가온군,심청,누리당,8,1,300
lost.txt,새벽도,다솜시,홍길동,한울당,2,1,0
"""


@pytest.fixture(name="folder")
def _folder(tmp_path):
    (tmp_path / "one.txt").write_text(SHEET, encoding="utf-8")
    (tmp_path / "truth.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


@pytest.fixture(name="sheets")
def _sheets(folder):
    return [read(truth, folder, "never") for truth in truths(folder / "truth.csv")]


def test_what_was_read_is_held_against_the_table(sheets):
    verdicts = {field: sheets[0].verdict(field) for field in HEAD}
    assert verdicts["candidate"] == verdicts["party"] == "right"
    assert verdicts["ballot"] == "wrong"
    assert verdicts["jurisdiction"] == verdicts["parent"] == "none"


def test_parts_are_counted_in_every_pledge(sheets):
    assert (sheets[0].pledges, sheets[0].ranked) == (5, True)
    missing = {part: sheets[0].missing(part) for part in PARTS}
    assert missing == dict.fromkeys(PARTS, ()) | {"funding": (1, 2, 3, 4, 5)}


def test_a_sheet_that_cannot_be_read_has_a_row_with_its_code(sheets):
    assert sheets[1].failure == "DOC_MISSING"
    row = by_sheet(sheets).splitlines()[3]
    assert row.startswith("| lost.txt (no text) | DOC_MISSING |")
    assert row.count("|") == by_sheet(sheets).splitlines()[0].count("|")


def test_totals_name_how_many_of_how_many(sheets):
    told = totals(sheets[:1])
    assert "| ballot | 0 | 0 | 1 | 0.0 % |" in told
    assert "| goals | 5 | 5 | 100.0 % |" in told
    assert "| funding | 0 | 5 | 0.0 % |" in told
    assert "5 pledges in rank order: 1 of 1 sheets" in told


def test_findings_are_counted_by_code(sheets):
    assert "| KIND_INFERRED (info) | 1 | 1 |" in codes(sheets)


def test_what_is_missing_or_wrong_is_listed_with_its_sheet(sheets):
    lines = list(to_look_up(sheets))
    assert "one.txt: ballot: wrong, '7' for '8'" in lines
    assert "one.txt: no funding in 1, 2, 3, 4, 5" in lines
    assert "lost.txt (no text): DOC_MISSING" in lines


def test_sheets_without_text_are_counted_apart(sheets):
    told = report(sheets)
    assert "Sheets with a text layer: 1\n" in told
    assert "Sheets without: 1\n" in told


def test_the_command_prints_the_report(folder, capsys):
    main([str(folder), "--ocr", "never", "--jobs", "1"])
    assert "| one.txt | right | right | wrong | none | none | 5 |" in capsys.readouterr().out
