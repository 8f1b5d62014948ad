"""What a file is by its first bytes, so that a refusal can say it and say what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.errors import (
    DamagedFileError,
    DocumentError,
    EncryptedFileError,
    UnsupportedFormatError,
)
from pipeline.readers.archive import SIGNATURE, Archive

_HEAD = 4096
_HWP_MARK = b"HWP Document File"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = re.compile(rb"(?:\A|[\x00-\x20\xbf])%PDF-\d")
_PDF_HEAD = 1024
_ARCHIVE_HEAD = 512


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that no reader takes: what it is and what to do, in both languages."""

    en: str
    ko: str

    def error(self) -> UnsupportedFormatError:
        return UnsupportedFormatError(self.en, self.ko)


def _document(en: str, ko: str) -> Kind:
    return Kind(f"{en}; save it as HWPX, DOCX or PDF", f"{ko}. HWPX나 DOCX, PDF로 저장하십시오")


def _workbook(en: str, ko: str) -> Kind:
    return Kind(f"{en}; save it as XLSX", f"{ko}. XLSX로 저장하십시오")


def _archive(en: str, ko: str) -> Kind:
    return Kind(f"{en}; unpack it and give the files in it", f"{ko}. 압축을 풀고 안의 파일을 넣으십시오")


def _image(name: str) -> Kind:
    return Kind(f"{name} image; give the document it was made from", f"{name} 그림. 원본 문서를 넣으십시오")


HWP_OTHER = _document("HWP document of an unknown version", "판을 알 수 없는 HWP 문서")
HWP_LOCKED = Kind(
    "HWP distribution document (배포용), locked by its author; ask the office for an ordinary HWPX, HWP or PDF",
    "배포용 HWP 문서(잠긴 문서). 발행 기관에서 일반 HWPX, HWP나 PDF를 받으십시오",
)
HWP_RIGHTS = Kind(
    "HWP document under DRM or certificate encryption; have the protection removed",
    "DRM이나 공인인증서로 보호된 HWP 문서. 보호를 해제하십시오",
)
_HWP3 = _document("HWP document (Hangul 3)", "HWP 문서(한글 3)")
_HWPML = _document("HWPML document", "HWPML 문서")
_DOC = _document("DOC document (Word 97-2003)", "DOC 문서(Word 97-2003)")
_XLS = _workbook("XLS workbook (Excel 97-2003)", "XLS 통합 문서(Excel 97-2003)")
_PPT = _document("PPT slides (PowerPoint 97-2003)", "PPT 프레젠테이션(PowerPoint 97-2003)")
_OLE_OTHER = _document("OLE compound file of an unknown program", "알 수 없는 프로그램의 OLE 복합 파일")
_XLSB = _workbook("XLSB workbook", "XLSB 통합 문서")
_PPTX = _document("PPTX slides", "PPTX 프레젠테이션")
_ODT = _document("OpenDocument file", "OpenDocument 파일")
_EPUB = _document("EPUB book", "EPUB 전자책")
_HTML = _document("HTML page", "HTML 페이지")
_MHTML = _document("MHTML web archive", "MHTML 웹 보관 파일")
_RTF = _document("RTF document", "RTF 문서")
_WORD_XML = _document("Word XML document", "Word XML 문서")
_POSTSCRIPT = _document("PostScript file", "PostScript 파일")
_XML = Kind("XML file, not a document", "문서가 아닌 XML 파일")
_JSON = Kind("JSON file, not a document", "문서가 아닌 JSON 파일")
_ZIP = _archive("ZIP archive", "ZIP 압축 파일")
_PACKED = _archive("archive", "압축 파일")
_DRM = Kind("DRM-protected file; have the protection removed", "DRM으로 보호된 파일. 보호를 해제하십시오")
_MAIL = Kind("e-mail; save the plan attached to it and give that", "전자우편. 첨부된 문서를 저장하여 넣으십시오")
_MEDIA = Kind("sound or video", "소리 또는 영상 파일")
_PROGRAM = Kind("program or database", "프로그램 또는 데이터베이스")
_BINARY = Kind("binary data of no known kind", "알 수 없는 이진 파일")

_SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (_HWP_MARK, _HWP3),
    (b"{\\rtf", _RTF),
    (b"%!PS", _POSTSCRIPT),
    (b"\x89PNG\r\n\x1a\n", _image("PNG")),
    (b"\xff\xd8\xff", _image("JPEG")),
    (b"GIF87a", _image("GIF")),
    (b"GIF89a", _image("GIF")),
    (b"II*\0", _image("TIFF")),
    (b"MM\0*", _image("TIFF")),
    (b"II+\0", _image("TIFF")),
    (b"MM\0+", _image("TIFF")),
    (b"\0\0\0\x0cjP  \r\n", _image("JPEG 2000")),
    (b"\xd7\xcd\xc6\x9a", _image("WMF")),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!\x1a\x07", _PACKED),
    (b"ALZ\x01", _PACKED),
    (b"EGGA", _PACKED),
    (b"\x1f\x8b\x08", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ\0", _PACKED),
    (b"\x28\xb5\x2f\xfd", _PACKED),
    (b"\x9b DRMONE", _DRM),
    (b"SCDSA", _DRM),
    (b"<## NASCA DRM FILE", _DRM),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90\0", _PROGRAM),
    (b"SQLite format 3\0", _PROGRAM),
    (b"PAR1", _PROGRAM),
    (b"ID3", _MEDIA),
    (b"OggS", _MEDIA),
)
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_TEXTUAL = frozenset({b"BZh", b"ID3", b"EGGA", b"PAR1", b"SCDSA", b"%!PS"})
"""Signatures that a text could begin with; they count only where the bytes are no text."""

_MIMETYPES: tuple[tuple[bytes, Kind], ...] = (
    (b"application/vnd.oasis.opendocument", _ODT),
    (b"application/epub+zip", _EPUB),
)
_PACKAGES: tuple[tuple[str, Kind], ...] = (
    ("xl/workbook.bin", _XLSB),
    ("ppt/", _PPTX),
)
_OLE_STREAMS: tuple[tuple[str, Kind], ...] = (
    ("WordDocument", _DOC),
    ("Workbook", _XLS),
    ("Book", _XLS),
    ("PowerPoint Document", _PPT),
    ("__properties_version1.0", _MAIL),
)


def may_be_pdf(data: bytes) -> bool:
    """Whether the header of a PDF stands at the beginning, or after some junk in the first kilobyte."""
    return _PDF.search(data[:_PDF_HEAD]) is not None


def may_be_image(data: bytes) -> bool:
    """Whether it is a picture of a kind that scanners write: PNG, JPEG or TIFF."""
    return data.startswith(_PICTURES)


def may_be_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip archive does, damaged ones included."""
    return data.startswith(SIGNATURE)


def may_be_hwp(data: bytes) -> bool:
    """Whether it is a compound file with the streams of HWP 5, and not of a program that may hold one in its own."""
    if not data.startswith(_OLE) or any(_has_stream(data, stream) for stream, _ in _OLE_STREAMS):
        return False
    return _HWP_MARK in data or _has_stream(data, "HwpSummaryInformation")


def may_be_text(data: bytes) -> bool:
    """Whether nothing says that the bytes are something else; the text reader looks at every one of them."""
    return not may_be_zip(data) and not may_be_pdf(data) and not data.startswith(_OLE) and _textual(data) is None


def may_be_html(data: bytes) -> bool:
    """Whether the bytes begin as a page or a part of one does, or as a saved archive of a page."""
    return _textual(data) is _HTML or may_be_mhtml(data)


def may_be_mhtml(data: bytes) -> bool:
    """Whether the bytes begin as a web archive does."""
    return _textual(data) is _MHTML


def is_package(data: bytes) -> bool:
    """Whether a zip is one document of some program, by the name of its first member.

    A look that costs nothing; a zip of which it says no may be one all the same.
    """
    return data.startswith((b"[Content_Types].xml", b"mimetype"), 30)


def several(count: int) -> UnsupportedFormatError:
    """The error for an archive where one document is wanted."""
    return UnsupportedFormatError(
        f"ZIP archive of {count:,} files; read them all with `gongyak ingest`",
        f"파일 {count:,}개가 든 ZIP 압축 파일. `gongyak ingest`로 모두 읽으십시오",
    )


def refusal(data: bytes) -> DocumentError:
    """The error for bytes that no reader took."""
    if data.startswith(_OLE):
        return _ole(data)
    if may_be_zip(data):
        return _zip(data)
    kind = _textual(data) or next((kind for mark, kind in _SIGNATURES if data.startswith(mark)), None)
    return (kind or _media(data) or _BINARY).error()


# ── kinds of files ───────────────────────────────────────────────────────────────────────────────────────────────


def _ole(data: bytes) -> DocumentError:
    """The program of an OLE compound file by the names of its streams."""
    for stream, kind in _OLE_STREAMS:
        if _has_stream(data, stream):
            return kind.error()
    if _has_stream(data, "EncryptedPackage"):
        return EncryptedFileError()
    return _OLE_OTHER.error()


def _has_stream(data: bytes, name: str) -> bool:
    """Whether a directory entry (64 bytes of UTF-16, aligned to 128) has the name, with or without a control before."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    at = data.find(wanted)
    while at >= 0:
        if at % 128 == 0 or (at - 2) % 128 == 0:
            return True
        at = data.find(wanted, at + 2)
    return False


def _zip(data: bytes) -> DocumentError:
    """What a zip archive is by its mimetype and its members."""
    try:
        archive = Archive(data)
    except DocumentError as error:
        return _by_mimetype(data[:_ARCHIVE_HEAD]) or error
    known = _by_mimetype(archive.head("mimetype", _ARCHIVE_HEAD) or data[:_ARCHIVE_HEAD])
    if known is not None:
        return known
    if archive.is_encrypted:
        return EncryptedFileError()
    for prefix, kind in _PACKAGES:
        if archive.holds([prefix]):
            return kind.error()
    for prefix, name in (("word/", "DOCX"), ("xl/", "XLSX")):
        if archive.holds([prefix]):
            return DamagedFileError(f"{name}: [Content_Types].xml")
    return _ZIP.error()


def _by_mimetype(head: bytes) -> UnsupportedFormatError | None:
    """A package that begins with its own name, as HWPX, OpenDocument and EPUB do."""
    return next((kind.error() for mimetype, kind in _MIMETYPES if mimetype in head), None)


def _textual(data: bytes) -> Kind | None:
    """A kind that is written in text but is no plain text, or whose signature no text begins with."""
    head = _readable(data[:_HEAD])
    for mark, kind in _SIGNATURES:
        if mark not in _TEXTUAL and data.startswith(mark):
            return kind
    return next((kind for test, kind in _MARKUP if test(head)), None) or (_JSON if _is_json(head, data) else None)


def _readable(head: bytes) -> str:
    """The beginning of a text as ASCII sees it, whether it is UTF-8 or UTF-16."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, errors="replace").lstrip()
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1").lstrip()


def _begins(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.IGNORECASE | re.DOTALL)
    return lambda head: compiled.match(head) is not None


_HEADERS = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_SENT = re.compile(r"^(?:Received|Delivered-To|Return-Path|Message-ID|To|Cc):", re.IGNORECASE | re.MULTILINE)
_FROM = re.compile(r"^From:(?!.*Saved by)", re.IGNORECASE | re.MULTILINE)


def _is_mail(head: str) -> bool:
    """Whether the headers are those of a message that was sent; a browser saves pages (MHTML) with a sender, too."""
    headers = _HEADERS.match(head)
    if headers is None or "snapshot-content-location" in headers[0].lower():
        return False
    return _FROM.search(headers[0]) is not None and _SENT.search(headers[0]) is not None


# The quantifiers are possessive: a run of comments must not be tried in every division.
_PROLOGUE = r"(?:<\?xml.*?\?>|<!--.*?-->|<!doctype\b(?:[^>\[]|\[[^\]]*\])*+>|\s)*+"
_MARKUP: tuple[tuple[Callable[[str], bool], Kind], ...] = (
    (_begins(r"\{\\rtf\d?"), _RTF),
    (_begins(_PROLOGUE + r"<hwpml\b"), _HWPML),
    (_begins(r"(?:<!--.*?-->|\s)*+<!doctype\s+html\b"), _HTML),
    (_begins(_PROLOGUE + r"<(?:html|head|body|table|meta)\b[^<]*>"), _HTML),
    (_begins(r"<\?xml.*<(?:w:wordDocument|pkg:package)\b"), _WORD_XML),
    (_begins(r"<\?xml.*<office:document\b"), _ODT),
    (_begins(_PROLOGUE + r"<svg\b"), _image("SVG")),
    (_begins(r"<\?xml\s"), _XML),
    (_is_mail, _MAIL),
    (_begins(r"(?:[\w-]+:[^\n]*\n)*MIME-Version:"), _MHTML),
)


def _is_json(head: str, data: bytes) -> bool:
    """Whether all of it is one JSON object or a list of objects or strings."""
    if re.match(r'\{\s*["}]|\[\s*[\[{"]', head) is None or data.rstrip()[-1:] not in b"]}":
        return False
    try:
        json.loads(data)
    except ValueError:
        return False
    except RecursionError:
        pass  # no text nests so deeply
    return True


_PICTURE_BRANDS = {b"heic": "HEIC", b"heix": "HEIC", b"heim": "HEIC", b"mif1": "HEIC", b"msf1": "HEIC", b"avif": "AVIF"}
"""What phones write photos as, in the container of films."""


def _media(data: bytes) -> Kind | None:
    if data[4:8] == b"ftyp" and data[8:12] in _PICTURE_BRANDS:
        name = _PICTURE_BRANDS[data[8:12]]
        return Kind(f"{name} image; save it as JPEG or PDF", f"{name} 그림. JPEG나 PDF로 저장하십시오")
    if data[4:8] == b"ftyp" or (data.startswith(b"RIFF") and data[8:12] in {b"AVI ", b"WAVE"}):
        return _MEDIA
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _image("WebP")
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        return _image("BMP")
    if data[257:262] == b"ustar":
        return _PACKED
    return None
