"""A volume whose pages, entries and outlines wait on disk reads as one that stays in memory."""

import pytest
from conftest import SAMPLES

from pipeline import assembly
from pipeline.convert import convert
from pipeline.document import paged
from pipeline.readers.pdf import assemble
from pipeline.structure import volume_entries


@pytest.mark.parametrize(
    "name",
    ["gaon-lake-tourism.pdf", "dasom-two-pledges.docx", "haru-list.csv", "haru-ledger.xlsx", "narae-farm-market.txt"],
)
def test_what_is_put_away_comes_back_the_same(monkeypatch, name):
    whole = convert(SAMPLES / name)
    for holder in (assembly, assemble, volume_entries):
        monkeypatch.setattr(holder, "at_hand", lambda *_: 0)
    monkeypatch.setattr(paged, "_PAGE", 1)
    assert convert(SAMPLES / name) == whole
