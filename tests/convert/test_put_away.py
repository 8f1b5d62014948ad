"""A volume whose pages and tables wait on disk reads as one that stays in memory."""

import pytest
from conftest import SAMPLES

from pipeline import assembly
from pipeline.convert import convert
from pipeline.document import blocks
from pipeline.structure import stream


@pytest.mark.parametrize(
    "name", ["gaon-lake-tourism.pdf", "dasom-two-pledges.docx", "haru-list.csv", "haru-ledger.xlsx"]
)
def test_what_is_put_away_comes_back_the_same(monkeypatch, name):
    whole = convert(SAMPLES / name)
    monkeypatch.setattr(assembly, "_HELD", 0)
    monkeypatch.setattr(blocks, "_PAGES_HELD", 0)
    monkeypatch.setattr(blocks, "_PAGE", 1)
    monkeypatch.setattr(stream, "_TABLES_HELD", 0)
    assert convert(SAMPLES / name) == whole
