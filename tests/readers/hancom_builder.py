"""Hancom documents written by hand: what is said in OWPML once is saved as HWPX and, by python-hwpx, as HWP 5."""

import struct
import sys
import zlib
from pathlib import Path

from hwpx.hwp5.cfb import CompoundFile, build_compound_file

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
sys.path.append(str(ROOT / "samples" / ".build"))
from owpml import Draft, placed, zipped  # noqa: E402

__all__ = [
    "SHARED",
    "Draft",
    "box",
    "compound",
    "deflated",
    "drawn_across",
    "hwp_of",
    "note",
    "placed",
    "plain",
    "stream",
    "zipped",
]

BORDER_FILL = 0x14


def plain(*paragraphs):
    """A draft of such paragraphs; text in place of XML is a paragraph of one run."""
    draft = Draft()
    for paragraph in paragraphs:
        draft.add(paragraph if paragraph.startswith("<") else draft.paragraph(draft.run(paragraph)))
    return draft


def box(draft, *texts, inline=True):
    """A run that holds a text box."""
    inside = "".join(draft.paragraph(draft.run(text)) for text in texts)
    drawn = f'<hp:drawText lastWidth="9000" name="" editable="0">{draft.listed(inside)}<hp:textMargin left="0" right="0" top="0" bottom="0"/></hp:drawText>'
    corners = "".join(f'<hc:pt{n} x="{x}" y="{y}"/>' for n, (x, y) in enumerate([(0, 0), (9, 0), (9, 9), (0, 9)]))
    matrices = "".join(
        f'<hc:{name} e1="1" e2="0" e3="0" e4="0" e5="1" e6="0"/>' for name in ("transMatrix", "scaMatrix", "rotMatrix")
    )
    return draft.raw_run(
        '<hp:rect id="1" zOrder="0" numberingType="PICTURE" textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" lock="0" '
        'dropcapstyle="None" href="" groupLevel="0" instid="1" ratio="0"><hp:offset x="0" y="0"/><hp:orgSz width="9" height="9"/>'
        '<hp:curSz width="9" height="9"/><hp:flip horizontal="0" vertical="0"/><hp:rotationInfo angle="0" centerX="0" centerY="0" rotateimage="1"/>'
        f'<hp:renderingInfo>{matrices}</hp:renderingInfo><hp:lineShape color="#000000" width="33" style="SOLID" endCap="FLAT" '
        'headStyle="NORMAL" tailStyle="NORMAL" headfill="1" tailfill="1" headSz="MEDIUM_MEDIUM" tailSz="MEDIUM_MEDIUM" outlineStyle="NORMAL" alpha="0"/>'
        f"{drawn}{corners}{placed(9000, inline=inline)}</hp:rect><hp:t/>"
    )  # fmt: skip


def note(draft, kind, number, text):
    """A run with a footnote ("footNote") or an endnote ("endNote")."""
    mark = (
        f'<hp:ctrl><hp:autoNum num="{number}" numType="{kind.upper()}"><hp:autoNumFormat type="DIGIT" userChar="" '
        'prefixChar="" suffixChar=")" supscript="0"/></hp:autoNum></hp:ctrl>'
    )
    inside = draft.paragraph(draft.raw_run(mark) + draft.run(f" {text}"))
    return draft.raw_run(
        f'<hp:ctrl><hp:{kind} number="{number}" suffixChar="41" instId="1">{draft.listed(inside)}</hp:{kind}></hp:ctrl><hp:t/>'
    )


# ── compound files ───────────────────────────────────────────────────────────────────────────────────────────────


def compound(data, replaced):
    """An HWP file with some of its streams replaced; None takes one out."""
    source = CompoundFile(data)
    streams = {path: source.read(path) for path in source.stream_paths()} | replaced
    return build_compound_file([(path, stream) for path, stream in streams.items() if stream is not None])


def hwp_of(section, data=None):
    """An HWP file whose only section is such records."""
    return compound(data or plain("공약").hwp(), {"BodyText/Section0": deflated(section)})


def deflated(chunk, times=1):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b"".join(packer.compress(chunk) for _ in range(times)) + packer.flush()


def stream(data, name):
    return zlib.decompress(CompoundFile(data).read(name), -15)


def drawn_across(data, *, bits):
    """An HWP file whose last border has a line through the middle, which python-hwpx does not write."""
    info = bytearray(stream(data, "DocInfo"))
    at = found = 0
    while at < len(info):
        (word,) = struct.unpack_from("<I", info, at)
        size, start = word >> 20, at + 4
        if size == 0xFFF:
            (size,) = struct.unpack_from("<I", info, start)
            start += 4
        found = start if word & 0x3FF == BORDER_FILL else found
        at = start + size
    struct.pack_into("<H", info, found, struct.unpack_from("<H", info, found)[0] | bits)
    return compound(data, {"DocInfo": deflated(bytes(info))})
