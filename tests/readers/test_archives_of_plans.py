"""Zip archives of plans: read as the folders that they stand for, under limits, whatever their names say."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from conftest import SAMPLES

from pipeline.batch.gather import gather
from pipeline.cli.entry import main
from pipeline.convert import convert
from pipeline.errors import EmptyFileError, EncryptedFileError, LimitExceededError, UnsupportedFormatError
from pipeline.readers import fetch, members, read

PLAN = (SAMPLES / "narae-farm-market.docx").read_bytes()
TEXT = "공약사항\n- 둘레길 조성\n".encode()


def zipped(*entries):
    """An archive of names and contents."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return target.getvalue()


@pytest.fixture
def put(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def put(name, data):
        path = tmp_path / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return path

    return put


def names():
    return [entry.name for entry in gather([Path("in")], Path("out"))]


def named(raw, *, flag=0, extra=b""):
    """The name of a member as it is shown, from the bytes in the archive."""
    info = ZipInfo("plan")
    info.orig_filename = info.filename = raw.decode("utf-8" if flag else "cp437")
    info.flag_bits, info.extra = flag, extra
    return members.safe_name(info)


@pytest.mark.parametrize(
    ("raw", "flag", "shown"),
    [
        ("공약/1 복지.hwp".encode("cp949"), 0, "공약/1 복지.hwp"),
        ("공약/1 복지.hwp".encode(), 0, "공약/1 복지.hwp"),
        ("공약/1 복지.hwp".encode(), 0x800, "공약/1 복지.hwp"),
        (b"../../etc/passwd", 0, "etc/passwd"),
        (b"/etc/passwd", 0, "etc/passwd"),
        (b"C:\\plans\\..\\a.pdf", 0, "C_/plans/a.pdf"),
        (b"a\x01b?.pdf", 0, "a_b_.pdf"),
        (b"...", 0, "_"),
    ],
)
def test_a_name_is_read_in_its_own_encoding_and_leads_nowhere(raw, flag, shown):
    assert named(raw, flag=flag) == shown


def test_an_archive_is_a_folder_of_its_documents(put):
    inner = zipped(("안/b.txt", TEXT), ("a.txt", TEXT))
    put(
        "plans.zip",
        zipped(("도시/plan.docx", PLAN), ("b.zip", inner), ("__MACOSX/._a", b"x"), (".DS_Store", b"x"), ("빈/", b"")),
    )
    put("a.docx", PLAN)
    assert names() == ["a.docx", "plans.zip/b.zip/a.txt", "plans.zip/b.zip/안/b.txt", "plans.zip/도시/plan.docx"]


def test_members_of_one_name_are_told_apart(put):
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped(("a.txt", TEXT), ("a.txt", TEXT + TEXT))
    put("plans.zip", data)
    entries = gather([Path("in")], Path("out"))
    assert [entry.name for entry in entries] == ["plans.zip/a.txt", "plans.zip/a.txt~2"]
    assert [fetch(entry.path, entry.member)[0] for entry in entries] == [TEXT, TEXT + TEXT]


def test_an_ingest_writes_each_document_of_an_archive_and_tells_the_bad_one(put, monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    put("plans.zip", zipped(("도시/plan.docx", PLAN), ("z.bin", b"\x00\x01" * 400)))
    assert main(["ingest", "in", "--out", "out"]) == 3
    document = json.loads(Path("out/plans.zip/도시/plan.docx.json").read_text("utf-8"))
    assert document["source"]["path"] == "plans.zip/도시/plan.docx"
    assert document["source"]["bytes"] == len(PLAN)
    assert not Path("out/plans.zip/z.bin.json").exists()
    assert "z.bin" in capsys.readouterr().out


def test_an_archive_of_one_document_stands_for_it(put):
    document = convert(put("plan.zip", zipped(("안/plan.docx", PLAN))))
    assert (document.source.format, document.source.path) == ("docx", "plan.zip/안/plan.docx")


def test_an_archive_of_several_is_refused_where_one_is_wanted_and_says_what_to_do(put):
    with pytest.raises(UnsupportedFormatError, match="2 files; read them all with `gongyak ingest`"):
        read(put("plan.zip", zipped(("a.docx", PLAN), ("b.docx", PLAN))))


def test_a_document_that_is_a_zip_is_no_archive(put):
    put("plan.docx", PLAN)
    assert names() == ["plan.docx"]


def test_a_stored_document_inside_does_not_hide_the_archive(put):
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("a.docx", PLAN)
    assert read(put("plan.zip", target.getvalue()))[0].format == "docx"


# ── archives that were not made by a friend ──────────────────────────────────────────────────────────────────────
def nested(depth):
    data = zipped(("a.txt", TEXT))
    for number in range(depth):
        data = zipped((f"{number}.zip", data))
    return data


def test_archives_nest_twice_and_no_deeper():
    assert [one.name for one in members.documents_in(nested(2))] == ["1.zip/0.zip/a.txt"]
    with pytest.raises(LimitExceededError):
        members.documents_in(nested(3))


def test_a_bomb_is_refused_before_it_is_inflated():
    bomb = zipped(("a.txt", b" " * (40 << 20)))
    (member,) = members.documents_in(bomb)
    with pytest.raises(LimitExceededError):
        members.take(bomb, member)
    with pytest.raises(LimitExceededError):
        members.documents_in(zipped(("b.zip", zipped(("c.zip", b"PK\x03\x04" + b" " * (40 << 20))))))


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(members, "MAX_ENTRIES", 3)
    with pytest.raises(LimitExceededError):
        members.documents_in(zipped(*((f"{n}.txt", TEXT) for n in range(4))))


def test_members_that_are_too_large_together_are_refused(monkeypatch):
    monkeypatch.setattr(members, "MAX_INFLATED", 2 * len(TEXT))
    with pytest.raises(LimitExceededError):
        members.documents_in(zipped(*((f"{n}.txt", TEXT) for n in range(3))))


def test_an_archive_that_cannot_be_looked_into_is_one_failure(put):
    put("a.txt", TEXT)
    put("empty.zip", zipped((".hidden", b"x")))
    put("deep.zip", nested(3))
    assert names() == ["a.txt", "deep.zip", "empty.zip"]
    for name, error in (("deep.zip", LimitExceededError), ("empty.zip", EmptyFileError)):
        with pytest.raises(error):
            read(Path("in") / name)


def test_members_under_a_password_are_listed_and_fail_one_by_one():
    data = bytearray(zipped(("a.docx", PLAN), ("b.txt", TEXT)))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    first, second = members.documents_in(bytes(data))
    with pytest.raises(EncryptedFileError):
        members.take(bytes(data), first)
    assert members.take(bytes(data), second) == TEXT
