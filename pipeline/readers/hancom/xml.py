"""XML from a stranger: no DTD, no entity, no link is followed, and neither depth nor size is without bound."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.errors import DamagedFileError, LimitExceededError
from pipeline.readers.hancom.names import NAMESPACE

_MAX_TAGS = 4_000_000
"""Opening and closing tags of one part; the largest volume known has a tenth."""
_DTD = (b"<!DOCTYPE", b"<!ENTITY", b"<\0!\0D\0O\0C\0T\0Y\0P\0E\0", b"\0<\0!\0D\0O\0C\0T\0Y\0P\0E")
_EDITIONS = re.compile(rb"http:/{2}www\.(?:hancom\.co\.kr/hwpml|owpml\.org/owpml)/20\d\d/")
"""The schema has a name of its own in every edition; what is read of it is the same in all."""
_TOO_DEEP = ("xmlSAX2StartElement", "Excessive depth", "huge")


def parse(name: str, blob: bytes) -> Element:
    """The root of a part. Raises DamagedFileError or LimitExceededError."""
    if any(mark in blob for mark in _DTD):
        raise DamagedFileError(f"{name}: DTD")
    if blob.count(b"<") > _MAX_TAGS:
        raise LimitExceededError(f"{name}: XML > {_MAX_TAGS:,}")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(_EDITIONS.sub(NAMESPACE, blob), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if any(words in str(error) for words in _TOO_DEEP):
            raise LimitExceededError(f"{name}: XML > 256") from error
        raise DamagedFileError(name) from error
