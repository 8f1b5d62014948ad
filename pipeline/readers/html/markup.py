"""Bytes of a page to a tree of elements: the encoding by mark, by what the page says, or by what the bytes are."""

from __future__ import annotations

import codecs
import email.policy
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.document import Notice
from pipeline.errors import DamagedFileError, EmptyFileError, LimitExceededError
from pipeline.readers.sniff import may_be_mhtml
from pipeline.readers.text import decode

MAX_BYTES = 64 << 20
_HEAD = 4096
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]*encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_KOREAN = {"euc-kr": "cp949", "euckr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "x-windows-949": "cp949"}
"""Pages name the small set and use the large one."""
_BODY = re.compile(rb"<(?:body|table|p|div)\b", re.IGNORECASE)
_MAX_PARTS = 200
_PART = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
_MAX_HEADS = 1_000
"""Heads of parts; the parser needs a millisecond for each, whether it is looked at or not."""
_MAX_TAGS = 1_000_000
"""Opening and closing ones; the largest volume known, saved as a page, would have a third."""
_MAX_ATTRIBUTES = 1_000
"""Of one element: the parser compares each with all before it."""
_LONG_TAG = re.compile(r"<[a-z][^<>]{4000,}", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_UNREAD = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<(/?(?:table|body|html))\b", re.IGNORECASE)


def parse(data: bytes) -> tuple[list[Element], list[Notice]]:
    """The root elements of the pages (one, but for an archive of several sheets), and what must be told.

    Raises EmptyFileError, DamagedFileError or LimitExceededError.
    """
    if len(data) > MAX_BYTES:
        raise LimitExceededError(f"HTML > {MAX_BYTES >> 20} MB")
    pages = list(_archived(data)) if may_be_mhtml(data) else [(data, None)]
    roots, notices = [], []
    for page, said in pages:
        text, guessed = _text(page, said)
        notices += [] if guessed is None else [Notice("ENCODING_GUESSED", facts=(("encoding", guessed),))]
        notices += [Notice("HTML_CUT_OFF")] if _is_cut_off(text) else []
        roots += _tree(text)
    if not roots:
        raise EmptyFileError
    return roots, notices


def _archived(data: bytes) -> Iterator[tuple[bytes, str | None]]:
    """The pages of an MHTML archive and their encodings; frames that hold nothing themselves are left out."""
    if sum(1 for _ in _PART.finditer(data)) > _MAX_HEADS:
        raise LimitExceededError(f"MHTML > {_MAX_PARTS}")
    message = message_from_bytes(data, policy=email.policy.default)
    for number, part in enumerate(message.walk()):
        if number > _MAX_PARTS:
            raise LimitExceededError(f"MHTML > {_MAX_PARTS}")
        if isinstance(part, EmailMessage) and part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and _BODY.search(page):
                yield page, part.get_content_charset()


def _text(data: bytes, said: str | None) -> tuple[str, str | None]:
    """The page's text, and its encoding where that had to be guessed."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff"), None
    found = _CHARSET.search(data[:_HEAD])
    name = said or (None if found is None else (found[1] or found[2]).decode("ascii"))
    if name is not None:
        try:
            return data.decode(_KOREAN.get(name.lower(), name)), None
        except (LookupError, UnicodeDecodeError):
            pass  # the page is wrong about itself, as pages converted by a server are
    decoded = decode(data)
    if decoded is None:
        raise DamagedFileError(f"HTML: {name or 'charset'}")
    return decoded.text, decoded.guessed if name is None else decoded.guessed or "UTF-8"


def _is_cut_off(text: str) -> bool:
    """Whether the page ends before what it began: no end of the page, and a table or the page itself still open.

    >>> _is_cut_off("<table><tr><td>1"), _is_cut_off("<html><body><p>1"), _is_cut_off("<table><tr><td>1</table>")
    (True, True, False)
    """
    tags = [tag.lower() for tag in _TAG.findall(_UNREAD.sub("", text))]
    if "/body" in tags or "/html" in tags:
        return False
    return tags.count("table") > tags.count("/table") or {"html", "body"} <= set(tags)


def _tree(text: str) -> list[Element]:
    """The root; none for a page without anything. Entities of a DTD are never expanded, nothing is loaded."""
    parser = etree.HTMLParser(no_network=True, huge_tree=True, remove_pis=True)
    bare = _DECLARATION.sub("", text)
    if not bare.strip():
        return []
    _bound(bare)
    try:
        root = etree.fromstring(bare, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFileError("HTML") from error
    return [] if root is None else [root]


def _bound(text: str) -> None:
    """Raises LimitExceededError for markup that would take minutes, before any of it is parsed."""
    if text.count("<") > _MAX_TAGS:
        raise LimitExceededError(f"HTML: <…> > {_MAX_TAGS:,}")
    for tag in _LONG_TAG.finditer(text):
        if len(_QUOTED.sub("", tag[0]).split()) > _MAX_ATTRIBUTES:
            raise LimitExceededError(f"HTML: <… …> > {_MAX_ATTRIBUTES:,}")
