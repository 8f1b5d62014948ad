"""A PDF so large that it waits on disk is read as one that is held in memory, and nobody changes it while it is read."""

import hashlib
import io

import pytest
from pdf_builder import Sheet

from pipeline import readers
from pipeline.errors import DamagedFileError
from pipeline.readers import content, fetch, read, read_bytes
from pipeline.readers.content import Mapped, as_file, digest, save
from pipeline.readers.pdf import PdfReader

XS, YS = [60.0, 160.0, 260.0, 360.0], [100.0, 120.0, 140.0]
WORDS = [["a", "b", "c"], ["d", "e", "f"]]


@pytest.fixture
def data():
    return Sheet().grid(XS, YS).words(XS[:3], YS[:2], WORDS).bytes()


@pytest.fixture
def on_disk(data, tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "IN_MEMORY", 100)
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)
    return path


def test_it_gives_the_same_document(data, on_disk):
    found, mapped = read(on_disk)
    assert isinstance(mapped, Mapped)
    assert found == read_bytes(data)
    assert [cell.text for table in found.iter_tables() for cell in table.cells] == [
        word for row in WORDS for word in row
    ]


@pytest.mark.parametrize("source", ["pdfium", "pdfplumber"])
def test_every_library_reads_it(data, on_disk, source):
    mapped, _ = fetch(on_disk)
    assert PdfReader(source=source).read(mapped) == PdfReader(source=source).read(data)


def test_a_file_that_is_cut_short_meanwhile_is_read_as_it_was(data, on_disk):
    mapped, _ = fetch(on_disk)
    on_disk.write_bytes(b"")
    assert read_bytes(mapped) == read_bytes(data)
    assert digest(mapped) == digest(data) == hashlib.sha256(data).hexdigest()


def test_a_damaged_one_is_told_as_any_other(data, on_disk):
    on_disk.write_bytes(data[:500])
    with pytest.raises(DamagedFileError):
        read(on_disk)


def test_other_formats_stay_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "IN_MEMORY", 100)
    path = tmp_path / "plan.txt"
    path.write_text("공약명 : 호수공원 조성\n" * 100, encoding="utf-8")
    assert fetch(path) == (path.read_bytes(), "")


def test_its_bytes_can_be_gone_through_as_a_file(data, on_disk, monkeypatch):
    monkeypatch.setattr(content, "_PIECE", 64)
    mapped, _ = fetch(on_disk)
    copy = io.BytesIO()
    save(mapped, copy)
    assert copy.getvalue() == data
    file = as_file(mapped)
    file.seek(-6, io.SEEK_END)
    assert file.read().strip() == b"%%EOF"
    assert digest(mapped) == hashlib.sha256(data).hexdigest()
