"""The keys of a volume's entries: as a list of them, a byte each."""

import pytest

from pipeline.structure.volume_entries import Keys

SAID = [None, "title", "fact cost", "title", None, "numbered"]


def keys(said=SAID):
    made = Keys()
    for key in said:
        made.append(key)
    return made


def test_they_come_back_in_order():
    made = keys()
    assert list(made) == SAID
    assert [made[0], made[-1], made[2:4], len(made)] == [None, "numbered", ["fact cost", "title"], 6]


def test_one_may_be_changed():
    made = keys()
    made[1], made[4] = None, "box"
    assert list(made) == [None, None, "fact cost", "title", "box", "numbered"]


@pytest.mark.parametrize(
    ("said", "key", "there"),
    [(SAID, "numbered", True), (SAID, None, True), (SAID, "box", False), (["box"], None, False), (SAID, 7, False)],
)
def test_a_key_is_there_if_an_entry_has_it(said, key, there):
    assert (key in keys(said)) is there
