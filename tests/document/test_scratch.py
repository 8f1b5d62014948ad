"""What waits on disk comes back whole, and a full disk is told at the write."""

import gc
import io

import pytest

from pipeline import memory
from pipeline.scratch import Waiting, scratch_file, write_all


@pytest.mark.parametrize("held", [0, 1, 5, 100])
def test_everything_comes_back_in_order(held):
    waiting = Waiting(held)
    for piece in (b"abc", b"", b"d", b"efgh"):
        waiting.add(piece)
    assert b"".join(waiting.taken()) == b"abcdefgh"


def test_nothing_comes_back_of_nothing():
    assert b"".join(Waiting(0).taken()) == b""


def test_a_write_that_takes_only_the_first_bytes_goes_on_with_the_rest():
    class Slow(io.BytesIO):
        def write(self, data):
            return super().write(data[:2])

    slow = Slow()
    write_all(slow, b"abcdefg")
    assert slow.getvalue() == b"abcdefg"


def test_a_file_at_its_limit_is_told_once_and_let_go_in_silence(capsys):
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    file = scratch_file()
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            write_all(file, bytes(1500))
        del file
        gc.collect()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert capsys.readouterr().err == ""


def test_memory_is_given_back_once_for_each_megabyte_that_was_put_away(monkeypatch):
    given = []
    monkeypatch.setattr(memory, "_TRIM", given.append)
    memory.give_back()
    waiting = Waiting(held=0)
    counts = []
    for _ in range(5):
        waiting.add(bytes(1 << 19))
        counts.append(len(given))
    assert counts == [1, 2, 2, 3, 3]


def test_where_nobody_can_give_memory_back_nothing_happens(monkeypatch):
    monkeypatch.setattr(memory, "_TRIM", None)
    memory.put_away(1 << 30)
