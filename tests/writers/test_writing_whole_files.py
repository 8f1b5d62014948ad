import os
import stat
import sys

import pytest

from pipeline.writers import atomic


def left_over(folder):
    return [path.name for path in folder.rglob("*") if path.name.startswith(".")]


def test_a_file_is_written_with_the_folders_it_needs(tmp_path):
    atomic.write(tmp_path / "2022" / "가.json", b"{}\n")
    assert (tmp_path / "2022" / "가.json").read_bytes() == b"{}\n"
    assert not left_over(tmp_path)


def test_an_old_file_is_replaced(tmp_path):
    target = tmp_path / "a.json"
    target.write_bytes(b"old and longer")
    atomic.write(target, b"new")
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, MemoryError])
def test_whatever_ends_the_run_the_old_file_stays_and_no_draft(tmp_path, monkeypatch, stop):
    target = tmp_path / "a.json"
    target.write_bytes(b"old")

    def fail(_):
        raise stop

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(stop):
        atomic.write(target, b"new")
    assert target.read_bytes() == b"old"
    assert not left_over(tmp_path)


def test_a_place_that_cannot_be_written_is_told_with_the_reason(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(atomic.OutputError) as raised:
        atomic.write(tmp_path / "file" / "a.json", b"")
    assert raised.value.detail
    assert raised.value.code == "OUT_UNWRITABLE"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
def test_the_file_has_the_rights_that_the_user_gives_new_files(tmp_path):
    before = os.umask(0o027)
    try:
        atomic.write(tmp_path / "a.json", b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o640
