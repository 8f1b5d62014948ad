"""What does not stay in memory comes back the same."""

import pytest

from pipeline.document import Noted, Paged, Paragraph, Place, Span, Spool, at_hand
from pipeline.errors import LimitExceededError


def filled(held, things):
    spool = Spool(held)
    for thing in things:
        spool.append(thing)
    return spool


@pytest.mark.parametrize("held", [0, 1, 3, 10])
def test_everything_comes_back_in_order_as_often_as_one_asks(held):
    things = [("가", number) for number in range(5)]
    spool = filled(held, things)
    assert list(spool) == list(spool) == things
    assert [spool[number] for number in (4, 0, 2)] == [things[4], things[0], things[2]]
    assert len(spool) == 5


@pytest.mark.parametrize("held", [0, 2, 4, 10])
@pytest.mark.parametrize("asked", [-1, -5, slice(1, 4), slice(None, None, -2), slice(-2, None)])
def test_it_is_asked_as_a_list_is(held, asked):
    assert filled(held, range(5))[asked] == list(range(5))[asked]


@pytest.mark.parametrize("held", [0, 4])
@pytest.mark.parametrize("at", [5, -6])
def test_nothing_stands_beyond_its_ends(held, at):
    with pytest.raises(IndexError):
        filled(held, range(5))[at]


@pytest.mark.parametrize("held", [0, 1, 10])
def test_what_is_noted_last_under_a_key_holds(held):
    noted = Noted(held)
    for key, said in [("가", 1), ("나", 2), ("가", 3)]:
        noted[key] = (*noted.get(key, ()), said)
    del noted["나"]
    assert dict(noted) == {"가": (1, 3)}
    assert (len(noted), "나" in noted, noted.get("나", ())) == (1, False, ())


def test_two_may_read_at_a_time():
    spool = filled(1, range(4))
    assert list(zip(spool, spool, strict=True)) == [(number, number) for number in range(4)]


def test_what_passes_is_kept():
    spool = Spool(1)
    assert list(spool.filled(iter("가나다"))) == list(spool) == ["가", "나", "다"]


@pytest.mark.parametrize("held", [0, 2, 5])
def test_what_is_taken_is_let_go(held):
    spool = filled(held, "가나다")
    assert ("".join(spool.taken()), len(spool)) == ("가나다", max(3 - held, 0))


def test_a_span_comes_back_with_its_evidence():
    span = Span.of("가", Place(page=2, box=(1.0, 2.0, 3.0, 4.0)), "가 ")
    span.evidence()
    (again,) = filled(0, [span])
    assert (again, again.evidence()) == (span, span.evidence())


def test_a_full_disk_is_a_limit(monkeypatch):
    class Full:
        def seek(self, _at): ...

        def write(self, _data):
            raise OSError(28, "No space left on device")

        def close(self): ...

    monkeypatch.setattr("pipeline.document.spool.scratch_file", Full)
    with pytest.raises(LimitExceededError, match="No space left"):
        filled(0, ["가"])


def paragraph(text, page):
    return Paragraph(text, Place(page=page))


def test_blocks_of_many_pages_are_a_sequence():
    pages = [(paragraph("가", 1), paragraph("나", 1)), (), *((paragraph(f"{n}", n),) for n in range(3, 90))]
    blocks = Paged(pages)
    flat = tuple(block for page in pages for block in page)
    assert tuple(blocks) == tuple(blocks) == flat
    assert (len(blocks), blocks[0], blocks[-1], blocks[80]) == (89, flat[0], flat[-1], flat[80])
    assert blocks[70:73] == flat[70:73]
    assert blocks == Paged(pages)
    assert blocks != flat[:-1]
    with pytest.raises(IndexError):
        blocks[89]
    assert not Paged([()])


def test_members_are_found_however_one_looks_ahead_and_back():
    members = [f"{number}번째 줄" for number in range(64 * 32 + 200)]
    paged = Paged.of(members)
    for at in (0, len(members) - 1, 64 * 32, 64 * 32 - 1, 64 * 32 + 100, 5, 64 * 32 + 1):
        assert (paged[at], paged[at - 1], paged[at]) == (members[at], members[at - 1], members[at])
    assert [paged[at] for at in range(len(members))] == members


@pytest.mark.parametrize(("size", "waiting"), [(None, 10), (1_000, 10), (100, 0), (3, 0)])
def test_a_short_sequence_stays_in_memory_and_of_a_long_one_only_its_beginning(size, waiting, monkeypatch):
    written = []
    monkeypatch.setattr("pipeline.document.spool.write_all", lambda file, data: written.append(file.write(data)))
    spool = Spool(at_hand(size, most=100, few=20))
    for number in range(30):
        spool.append(number)
    assert list(spool) == list(range(30))
    assert len(written) == waiting
