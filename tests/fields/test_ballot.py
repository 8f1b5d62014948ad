"""기호 where its box is blank and the name of the file says it."""

from __future__ import annotations

import unicodedata

import pytest

from pipeline.convert import Options, assemble
from pipeline.readers import read_bytes
from schemas import PledgeDocument, Source

NAME = "sheets/5-가평군-홍길동-100000000-5pledges.html"


def sheet(
    path: str, ballot: str = "", election: str = "가평군수선거", options: Options | None = None
) -> PledgeDocument:
    rows = [
        f"<tr><td>선거명</td><td colspan=5>{election}</td></tr>",
        f"<tr><td>후보자명</td><td>홍 길 동</td><td>기호</td><td>{ballot}</td><td>소속정당명</td><td>무소속</td></tr>",
        "<tr><td>공약순위 : 1</td><td colspan=5>제목 : 물길 열기</td></tr>",
        "<tr><td colspan=6>□ 목표<br>○ 물이 흐르는 고장<br>□ 이행기간<br>○ 2026 ~ 2030</td></tr>",
    ]
    page = f"<html><body><table border=1>{''.join(rows)}</table></body></html>"
    source = Source(path=path, sha256="0" * 64, format="html", bytes=len(page), pages=None)
    return assemble(read_bytes(page.encode()), source, options or Options())


def number(document: PledgeDocument) -> str | None:
    assert document.candidate is not None
    return document.candidate.ballot_number


def told(document: PledgeDocument) -> list[tuple[str, str | None]]:
    return [(f.severity, f.pointer) for f in document.findings if f.code == "BALLOT_NUMBER_FROM_PATH"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (NAME, "5"),
        ("05_가평군_홍길동.pdf", "5"),
        ("12 가평군 홍길동.pdf", "12"),
        (unicodedata.normalize("NFD", NAME), "5"),
        ("5-가평군-심청-1.pdf", None),  # another candidate
        ("5-양평군-홍길동-1.pdf", None),  # another government
        ("5-홍길동-가평군.pdf", None),  # another order
        ("0-가평군-홍길동.pdf", None),
        ("21-가평군-홍길동.pdf", None),
        ("100-가평군-홍길동.pdf", None),
        ("가평군-홍길동.pdf", None),
        ("5-가평군-홍길동/sheet.pdf", None),
    ],
)
def test_a_blank_box_is_filled_from_a_file_named_after_government_and_candidate(
    path: str, expected: str | None
) -> None:
    read = sheet(path)
    assert number(read) == expected
    assert told(read) == ([("warning", "/candidate/ballot_number")] if expected else [])
    assert "/candidate/ballot_number" not in read.evidence


@pytest.mark.parametrize(("printed", "expected"), [("3", "3"), ("-", None), ("미정", None)])
def test_what_stands_in_the_box_goes_before_the_name_of_the_file(printed: str, expected: str | None) -> None:
    read = sheet(NAME, ballot=printed)
    assert number(read) == expected
    assert told(read) == []


def test_the_page_must_name_the_government_itself() -> None:
    assert number(sheet(NAME, election="군수선거", options=Options(jurisdiction="가평군"))) is None
    assert number(sheet(NAME, options=Options(jurisdiction="경기도 가평군"))) == "5"


def test_the_ids_of_pledges_do_not_hang_on_the_name_of_the_file() -> None:
    assert [p.id for p in sheet(NAME).pledges] == [p.id for p in sheet("scan.pdf").pledges]
