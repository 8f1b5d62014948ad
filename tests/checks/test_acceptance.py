"""Which numbers of a recognised page are believed."""

from __future__ import annotations

from check_builders import budget

from pipeline.acceptance import accepted
from pipeline.document import Read
from schemas import Evidence, Officer, Period, Pledge

PERIODS = ("total", "2023", "2024")
CLOSING = {"total": (900, 400, 500), "national": (600, 300, 300), "local": (300, 100, 200)}
BROKEN = {"total": (900, 400, 500), "national": (600, 300, 300), "local": (300, 100, 260)}


def _read(rows, confidence, *, at=None):
    pledge = Pledge(id="0" * 12, number="1", title="호수 산책로", budget=budget(PERIODS, rows))
    evidence = {
        f"/budget/cells/{index}/amount": (
            Evidence(page=1, raw="…", confidence=confidence if at is None or at == index else 0.97),
        )
        for index in range(len(pledge.budget.cells))
    }
    return Read(pledge, evidence)


def _amounts(read):
    return [cell.amount for cell in read.value.budget.cells]


def test_a_closing_sum_confirms_what_was_read_badly():
    read = _read(CLOSING, 0.4)
    assert accepted(read) is read


def test_an_unsure_amount_in_no_closing_sum_is_null_and_told():
    done = accepted(_read(BROKEN, 0.4, at=8))
    assert _amounts(done)[8] is None
    assert done.value.budget.cells[8].state == "undetermined"
    assert [(one.code, one.pointer) for one in done.findings] == [("OCR_NUMBER_DOUBTFUL", "/budget/cells/8/amount")]


def test_an_amount_that_was_read_surely_is_believed():
    read = _read(BROKEN, 0.97)
    assert accepted(read) is read


def test_what_was_not_recognised_is_not_asked():
    read = _read(BROKEN, None)
    assert accepted(read) is read


def _dated(confidence):
    period = Period(start="2023-07", end="2025-06", raw="2023. 7. ~ 2025. 6.")
    pledge = Pledge(id="0" * 12, number="1", title="호수 산책로", period=period)
    return Read(pledge, {"/period": (Evidence(page=1, raw=period.raw, confidence=confidence),)})


def test_dates_that_were_read_unsurely_stay_and_are_told():
    done = accepted(_dated(0.5))
    assert done.value.period.start == "2023-07"
    assert [(one.code, one.pointer) for one in done.findings] == [("OCR_DATE_UNSURE", "/period")]


def test_dates_that_were_read_surely_are_believed():
    read = _dated(0.95)
    assert accepted(read) is read


def _named(confidence):
    officer = Officer(department="공원과", team=None, role="팀장", name="심청", phone=None)
    pledge = Pledge(id="0" * 12, number="1", title="호수 산책로", officers=(officer,))
    return Read(pledge, {"/officers/0/name": (Evidence(page=1, raw="심청", confidence=confidence),)})


def test_a_name_that_was_read_unsurely_stays_and_is_told():
    done = accepted(_named(0.5))
    assert done.value.officers[0].name == "심청"
    assert [(one.code, one.pointer) for one in done.findings] == [("OCR_NAME_UNSURE", "/officers/0/name")]


def test_a_name_that_was_read_surely_is_believed():
    read = _named(0.93)
    assert accepted(read) is read
