"""Whole volumes: cover, contents, a list, dividers, and as many pledges as there are, in every format."""

import pytest
from generator.documents import FORMATS
from generator.volume import WORDLESS, Errata, volume

from pipeline.convert import convert
from schemas import PledgeDocument


@pytest.fixture
def read(tmp_path):
    def reading(printed) -> PledgeDocument:
        path = tmp_path / f"plan{FORMATS[printed.format]}"
        path.write_bytes(printed.data)
        return convert(path)

    return reading


def told(pledges):
    return [("".join(p.title.split()), p.number, p.sector, p.departments.lead) for p in pledges]


def codes(document):
    return [(f.code, f.pointer) for f in document.findings if f.code.startswith(("PLEDGE_", "LIST_"))]


@pytest.mark.parametrize("form", FORMATS)
def test_a_volume_of_120_pledges_gives_120_pledges_with_their_sectors_and_numbers(read, form):
    printed = volume("status_report", form, "120", 120)
    document = read(printed)
    assert told(document.pledges) == told(printed.truth)
    assert codes(document) == []


LAYOUTS = ["report", "card", "ledger", "outline"]
# Every layout in three or four of the formats, every format in two of the layouts.
LAYOUTS_IN_FORMATS = [
    (layout, form) for i, layout in enumerate(LAYOUTS) for j, form in enumerate(FORMATS) if (i + j) % 2 == 0
]


@pytest.mark.parametrize(("layout", "form"), LAYOUTS_IN_FORMATS)
def test_pledges_are_split_where_they_begin_in_any_layout(read, layout, form):
    printed = volume(layout, form, "few", 8)
    document = read(printed)
    assert told(document.pledges) == told(printed.truth)
    assert codes(document) == []


@pytest.mark.parametrize("form", FORMATS)
def test_titles_without_numbers_are_found_below_dividers(read, form):
    printed = volume("narrative", form, "plain", 8)
    document = read(printed)
    shown = [(title, sector) for title, _, sector, _ in told(document.pledges)]
    assert shown == [(title, sector) for title, _, sector, _ in told(printed.truth)]


@pytest.mark.parametrize("form", FORMATS)
def test_sector_and_department_come_from_the_list_where_the_pledge_does_not_say_them(read, form):
    document = read(volume("report", form, "few", 8))
    evidence = document.evidence["/pledges/0/sector"]
    assert evidence
    assert all(pledge.sector for pledge in document.pledges)


@pytest.mark.parametrize(("layout", "form"), [("report", "pdf"), ("narrative", "docx"), ("report", "text")])
@pytest.mark.parametrize("divider", WORDLESS)
def test_no_divider_without_a_known_word_carries_the_sector_above_on(read, layout, form, divider):
    printed = volume(layout, form, divider, 8, divider=divider)
    document = read(printed)
    assert [title for title, *_ in told(document.pledges)] == [title for title, *_ in told(printed.truth)]
    read_sectors = [pledge.sector for pledge in document.pledges]
    true_sectors = [pledge.sector for pledge in printed.truth]
    wrong = [(a, b) for a, b in zip(read_sectors, true_sectors, strict=True) if a not in {b, None}]
    assert wrong == []
    assert None not in read_sectors


ERRATA = [
    (Errata(added="반딧불 축제 개최"), [("PLEDGE_COUNT_MISMATCH", "/pledges"), ("PLEDGE_NOT_DETAILED", "/pledges")]),
    (Errata(retitled={2: "달빛 장터 운영"}), [("LIST_MISMATCH", "/pledges/2/title")]),
    (Errata(moved={5: "산림녹지과"}), [("LIST_MISMATCH", "/pledges/5/departments")]),
]


ERRATA_IN_FORMATS = [(form, *ERRATA[(at + turn) % len(ERRATA)]) for at, form in enumerate(FORMATS) for turn in range(2)]


@pytest.mark.parametrize(("form", "errata", "expected"), ERRATA_IN_FORMATS)
def test_a_list_that_says_otherwise_than_the_pledges_is_told(read, form, errata, expected):
    document = read(volume("status_report", form, "errata", 8, errata))
    assert len(document.pledges) == 8
    assert codes(document) == expected
