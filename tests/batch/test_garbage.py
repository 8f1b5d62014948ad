"""When a worker looks for what its files have left behind."""

import gc
import weakref

import pytest

from pipeline.garbage import file_done, look_seldom


class _Ring:
    """Something that nobody but itself holds."""

    def __init__(self):
        self.itself = self


@pytest.fixture(autouse=True)
def _own_process():
    """What is set for a worker does not outlast the test."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def _left_behind():
    return weakref.ref(_Ring())


def test_a_worker_lets_go_of_what_a_file_left_once_the_file_is_done():
    look_seldom()
    left = _left_behind()
    assert left() is not None
    file_done()
    assert left() is None


def test_a_process_that_is_not_ours_alone_collects_as_it_is_used_to():
    gc.collect()
    gc.set_threshold(100_000, 50, 50)
    left = _left_behind()
    file_done()
    assert left() is not None
    assert gc.get_threshold() == (100_000, 50, 50)
