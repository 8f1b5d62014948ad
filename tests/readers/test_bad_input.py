"""Files that cannot be read: each has its own error, decided by content."""

import os
import sys
from contextlib import suppress
from io import BytesIO
from subprocess import run
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx_builder import p, package, zipped

from pipeline.errors import (
    DamagedFileError,
    DocumentError,
    EmptyFileError,
    EncryptedFileError,
    FileMissingError,
    LimitExceededError,
    NotAFileError,
    UnreadableFileError,
    UnsupportedFormatError,
)
from pipeline.readers import archive, read, read_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def compound(*streams):
    """An OLE file with directory entries of the given names, and nothing else."""
    return OLE + b"".join(name.encode("utf-16-le").ljust(64, b"\0").ljust(128, b"\1") for name in streams)


@pytest.fixture
def saved(tmp_path):
    def save(name, data):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return save


def test_a_missing_file_is_missing(tmp_path):
    with pytest.raises(FileMissingError):
        read(tmp_path / "없는 파일.pdf")


def test_a_directory_is_not_a_file(tmp_path):
    with pytest.raises(NotAFileError):
        read(tmp_path)


def test_a_pipe_is_not_a_file_and_is_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "plan.txt")
    with pytest.raises(NotAFileError):
        read(tmp_path / "plan.txt")


@pytest.mark.parametrize("name", ["plan.txt", "plan.pdf", "plan.docx"])
def test_an_empty_file_is_empty_whatever_its_name(saved, name):
    with pytest.raises(EmptyFileError):
        read(saved(name, b""))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_unreadable(saved):
    path = saved("plan.txt", b"a")
    path.chmod(0)
    with pytest.raises(UnreadableFileError):
        read(path)


def test_a_name_that_the_system_refuses_is_unreadable(tmp_path):
    with pytest.raises(UnreadableFileError):
        read(tmp_path / ("가" * 300))


def test_a_file_over_the_limit_is_not_even_opened(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate((512 << 20) + 1)
    with pytest.raises(LimitExceededError):
        read(path)


@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx", "plan.hwp", "plan"])
def test_the_content_decides_and_not_the_suffix(saved, name):
    text, data = read(saved(name, "공약사항\n".encode()))
    assert (text.format, data) == ("text", "공약사항\n".encode())
    assert read(saved(name, package(p("공약사항"))))[0].format == "docx"


MAIL = b"Received: from a\n\tby b; Mon, 4 Jan 2027\nFrom: a@example.kr\nTo: b@example.kr\nMIME-Version: 1.0\n"
UNSUPPORTED = [
    (b"HWP Document File V3.00 \x1a\1\2\3\4\5" + bytes(90), "HWP"),
    (compound("Root Entry", "WordDocument"), "DOC"),
    (compound("Root Entry", "Workbook"), "XLS"),
    (compound("Root Entry", "PowerPoint Document"), "PPT"),
    (compound("Root Entry", "Contents"), "OLE"),
    (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
    (zipped({"mimetype": "application/epub+zip"}), "EPUB"),
    (zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<a/>"}), "PPTX"),
    (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "a"}), "XLSB"),
    (zipped({"plan.txt": "가", "plan2.txt": "나"}), "ZIP"),
    (b'<?xml version="1.0"?><HWPML Version="2.8"><HEAD/></HWPML>', "HWPML"),
    (b'<?xml version="1.0"?><w:wordDocument/>', "Word XML"),
    (b'<?xml version="1.0"?><plan/>', "XML"),
    (b'{"pledge": [1, 2]}\n', "JSON"),
    (b'[{"pledge": 1}]', "JSON"),
    (b"[" * 100_000 + b"]" * 100_000, "JSON"),
    (b"{\\rtf1\\ansi plan}", "RTF"),
    (b"\xef\xbb\xbf\r\n {\\rtf1\\ansi plan}", "RTF"),
    (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(90), "HEIC image"),
    (b"\0\0\0\x18ftypavif\0\0\0\0mif1avif" + bytes(90), "AVIF image"),
    (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(90), "video"),
    (compound("Root Entry", "__properties_version1.0"), "e-mail"),
    (MAIL + "Content-Type: text/plain; charset=utf-8\n\n공약을 보냅니다.\n".encode(), "e-mail"),
    (MAIL + b"Content-Type: multipart/mixed;\n\tboundary=x\n\n--x\n\n<html><p>plan</p></html>\n--x--\n", "e-mail"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
    (b"GIF89a\1\0\1\0\0\0\0", "GIF"),
    (b"II*\0\x08\0\0\0", "TIFF"),
    (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0", "BMP"),
    (b"7z\xbc\xaf\x27\x1c\0\4", "archive"),
    (b"\x7fELF\2\1\1\0", "program"),
    (bytes(range(256)) * 8, "binary"),
]


@pytest.mark.parametrize(
    ("data", "name"), UNSUPPORTED, ids=[f"{name} {number}" for number, (_, name) in enumerate(UNSUPPORTED)]
)
def test_another_format_is_refused_by_its_name_in_both_languages(saved, data, name):
    with pytest.raises(UnsupportedFormatError) as caught:
        read(saved("plan.docx", data), "never")
    english, korean = caught.value.message("en"), caught.value.message("ko")
    assert name in english
    assert "지원하지 않는 형식입니다" in korean
    assert "\n" not in english + korean
    assert any("가" <= c <= "힣" for c in caught.value.detail_ko)


TEXT_ALL_THE_SAME = [
    "[공약 1] 안전한 도시",
    "{가} 나",
    "[1] 첫째\n[2] 둘째",
    "<공약사항>\n- 가",
    "BM 사업",
    "PK 공약",
    "ID3 사업",
]


@pytest.mark.parametrize("text", TEXT_ALL_THE_SAME)
def test_a_text_that_begins_like_another_format_is_text(text):
    assert read_bytes(text.encode()).format == "text"


CUT_SHORT = [
    compound("Root Entry", "FileHeader") + b"HWP Document File\0",
    compound("Root Entry", "\x05HwpSummaryInformation"),
    zipped({"mimetype": "application/hwp+zip", "Contents/section0.xml": "<a/>"}),
    zipped({"mimetype": "application/hwp+zip"})[:90],
]


@pytest.mark.parametrize("data", CUT_SHORT, ids=["two streams", "a summary alone", "no version", "cut in its middle"])
def test_a_broken_hancom_file_is_damaged_whatever_its_name(saved, data):
    with pytest.raises(DamagedFileError):
        read(saved("plan.docx", data))


def test_a_document_under_a_password_is_encrypted(saved):
    data = compound("Root Entry", "EncryptionInfo", "EncryptedPackage")
    with pytest.raises(EncryptedFileError):
        read(saved("plan.docx", data))


def test_a_docx_in_a_zip_with_a_password_is_encrypted():
    data = bytearray(package(p("가")))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    with pytest.raises(EncryptedFileError):
        read_bytes(bytes(data))


def test_a_text_with_a_few_broken_characters_names_the_line():
    plan = ("공약사항 첫째\n" * 20).encode()
    for data, said in [(plan + b"\xea\xb0\n", "UTF-8"), (plan.decode().encode("cp949") + b"\xff\n", "CP949")]:
        with pytest.raises(DamagedFileError, match=f"line 21 .* {said}; .* save it anew as UTF-8") as caught:
            read_bytes(data)
        assert "21번째 줄" in caught.value.message("ko")


def test_damage_says_what_to_do_about_it():
    with pytest.raises(DamagedFileError) as caught:
        read_bytes(b"PK\x03\x04" + b"\0" * 200)
    assert "get the file again or save it anew" in caught.value.message("en")
    assert "다시 받거나 원본에서 다시 저장하십시오" in caught.value.message("ko")
    assert caught.value.message("en").count("get the file again") == 1


GOOD = package(p("공약사항"), styles="", numbering="")
DAMAGED = [
    GOOD[: len(GOOD) // 2],
    GOOD[:-30],
    b"PK\x03\x04" + b"\0" * 200,
    package("", members={"word/document.xml": None}),
    package("", members={"word/document.xml": "<w:document"}),
    package("", members={"word/document.xml": b""}),
    package("", members={"word/document.xml": "<html/>"}),
    package("", members={"_rels/.rels": None}),
    package("", members={"_rels/.rels": "<Relationships"}),
    package("", members={"word/_rels/document.xml.rels": "nothing"}),
    package(p("가"), styles="", members={"word/styles.xml": "<w:styles"}),
    package(p("가"), footnotes="", members={"word/footnotes.xml": "<w:footnotes"}),
    package("", members={"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><w:document/>'}),
    package("", members={"word/document.xml": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'.encode("utf-16")}),
]


@pytest.mark.parametrize("data", DAMAGED, ids=[f"case {number}" for number in range(len(DAMAGED))])
def test_a_damaged_docx_is_damaged_and_says_where(saved, data):
    with pytest.raises(DamagedFileError) as caught:
        read(saved("plan.docx", data))
    assert caught.value.detail


@pytest.mark.parametrize("cut", range(4, len(GOOD), 37))
def test_a_docx_cut_anywhere_is_a_document_error_and_never_a_crash(cut):
    with pytest.raises(DocumentError):
        read_bytes(GOOD[:cut])


@pytest.mark.parametrize("at", range(0, len(GOOD), 11))
def test_a_docx_with_a_flipped_byte_is_read_or_refused_but_never_a_crash(at):
    data = bytearray(GOOD)
    data[at] ^= 0xFF
    with suppress(DocumentError):
        read_bytes(bytes(data))


def test_a_bomb_is_refused_before_it_is_inflated():
    bomb = package("", members={"word/document.xml": b" " * (40 << 20)})
    with pytest.raises(LimitExceededError):
        read_bytes(bomb)


def test_a_part_that_lies_about_its_size_is_damaged_and_is_not_inflated():
    data = bytearray(package("", members={"word/document.xml": b" " * (40 << 20)}))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(DamagedFileError):
        read_bytes(bytes(data))


def test_an_archive_of_too_many_files_is_refused():
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as many:
        for number in range(archive.MAX_ENTRIES + 1):
            many.writestr(f"word/{number}", b"")
    with pytest.raises(LimitExceededError):
        read_bytes(target.getvalue())


def test_markup_that_nests_without_end_is_refused():
    deep = package("<w:sdt><w:sdtContent>" * 5_000 + p("가") + "</w:sdtContent></w:sdt>" * 5_000)
    with pytest.raises(LimitExceededError):
        read_bytes(deep)


def test_a_text_reader_imports_no_library_of_another_format():
    code = (
        "import sys; from pipeline.readers import read_bytes; read_bytes('공약'.encode());"
        "print([m for m in ('docx', 'hwpx', 'lxml', 'pdfplumber', 'pypdfium2', 'numpy', 'charset_normalizer') if m in sys.modules])"
    )
    done = run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.stdout.strip() == "[]"
