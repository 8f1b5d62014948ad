"""How long a page may take: counted in work, so that a busy machine loses no page."""

from __future__ import annotations

import hashlib
from threading import Thread

import pytest

from pipeline.readers.ocr.words import Clock


def test_what_others_work_takes_nothing_from_a_page():
    clock = Clock(0.02)
    neighbour = Thread(target=lambda: hashlib.sha256(bytes(50_000_000)).digest())
    neighbour.start()
    neighbour.join()
    assert clock.left > 0.015


def test_a_page_that_works_on_and_on_is_ended():
    clock = Clock(0.01)
    with pytest.raises(TimeoutError):
        _work_until_over(clock)


def _work_until_over(clock: Clock) -> None:
    while clock.left > 0:
        hashlib.sha256(b"a page").digest()
