"""Hancom files that cannot be read: what they are is said, what they would cost is never paid."""

import json
import struct
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import run

import pytest
from hancom_builder import Draft, compound, deflated, hwp_of, plain, stream, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import (
    DamagedFileError,
    DocumentError,
    EncryptedFileError,
    LimitExceededError,
    UnsupportedFormatError,
)
from pipeline.readers import read, read_bytes

HWP = plain("공약사항", "둘째").hwp()
HWPX = plain("공약사항", "둘째").hwpx()
PARTS = plain("공약").parts()
SECTION = "Contents/section0.xml"

# ── what a file is ───────────────────────────────────────────────────────────────────────────────────────────────


def with_flags(flags, version=b"\0\1\1\5"):
    header = bytearray(b"HWP Document File".ljust(32, b"\0") + version + struct.pack("<I", flags))
    return compound(HWP, {"FileHeader": bytes(header.ljust(256, b"\0"))})


def test_the_content_decides_and_not_the_suffix(tmp_path):
    for name, data, form in [("plan.hwpx", HWP, "hwp"), ("plan.hwp", HWPX, "hwpx"), ("plan.docx", HWPX, "hwpx")]:
        (tmp_path / name).write_bytes(data)
        assert read(tmp_path / name)[0].format == form


@pytest.mark.parametrize(
    "data", [with_flags(0b11), zipped(PARTS | {"META-INF/manifest.xml": b"<m><encryption-data/></m>"})]
)
def test_a_document_under_a_password_is_encrypted(data):
    with pytest.raises(EncryptedFileError):
        read_bytes(data)


LOCKED = [
    (with_flags(0b101), "distribution", "배포용"),
    (with_flags(0b10001), "DRM", "DRM"),
    (with_flags(0b100000001), "certificate", "인증서"),
    (with_flags(1, b"\0\0\0\6"), "unknown version", "알 수 없는"),
]


@pytest.mark.parametrize(("data", "english", "korean"), LOCKED)
def test_a_locked_document_is_refused_by_its_name_in_one_line(data, english, korean):
    with pytest.raises(UnsupportedFormatError) as caught:
        read_bytes(data)
    assert english in caught.value.message("en")
    assert korean in caught.value.message("ko")
    assert "\n" not in caught.value.message("en") + caught.value.message("ko")


def test_a_word_document_that_holds_a_hancom_one_is_a_word_document():
    with pytest.raises(UnsupportedFormatError, match="DOC document"):
        read_bytes(compound(HWP, {"WordDocument": b"\0" * 5000}))


# ── damage ───────────────────────────────────────────────────────────────────────────────────────────────────────

DAMAGED = [
    HWPX[: len(HWPX) // 2],
    zipped({"mimetype": b"application/hwp+zip"}),
    zipped({name: data for name, data in PARTS.items() if name != SECTION}),
    zipped({name: data for name, data in PARTS.items() if name != "Contents/header.xml"}),
    zipped(PARTS | {SECTION: b"<hs:sec"}),
    zipped(PARTS | {SECTION: b""}),
    zipped(PARTS | {SECTION: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
    zipped(PARTS | {SECTION: b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}),
    zipped(PARTS | {SECTION: '<?xml version="1.0"?><!DOCTYPE a SYSTEM "x"><a/>'.encode("utf-16")}),
    HWP[: len(HWP) // 2],
    HWP[:600],
    compound(HWP, {"DocInfo": None}),
    compound(HWP, {"BodyText/Section0": None}),
    compound(HWP, {"BodyText/Section0": b"\xff" * 500}),
    compound(HWP, {"DocInfo": b""}),
    hwp_of(b"\x42\0\0"),
    hwp_of(struct.pack("<I", 0x42 | 200 << 20) + b"\0" * 20),
]


@pytest.mark.parametrize("data", DAMAGED, ids=[f"case {number}" for number in range(len(DAMAGED))])
def test_a_damaged_document_is_damaged(data):
    with pytest.raises(DamagedFileError):
        read_bytes(data)


@pytest.mark.parametrize("cut", range(8, len(HWPX), 211))
def test_a_package_cut_anywhere_is_a_document_error_and_never_a_crash(cut):
    with pytest.raises(DocumentError):
        read_bytes(HWPX[:cut])


@pytest.mark.parametrize("at", range(0, len(HWP), 61))
def test_a_compound_file_with_a_flipped_byte_is_read_or_refused_but_never_a_crash(at):
    data = bytearray(HWP)
    data[at] ^= 0xFF
    with suppress(DocumentError):
        read_bytes(bytes(data))


INSIDE = {name: stream(HWP, name) for name in ("DocInfo", "BodyText/Section0")}
CHANGES = st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), min_size=1, max_size=12)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(st.sampled_from(sorted(INSIDE)), CHANGES)
def test_records_that_are_not_what_they_say_are_read_or_refused_but_never_a_crash(name, changes):
    data = bytearray(INSIDE[name])
    for at, value in changes:
        data[at % len(data)] = value
    with suppress(DocumentError):
        read_bytes(compound(HWP, {name: deflated(bytes(data))}))


NUMBERS = st.sampled_from([b"-1", b"0", b"4294967295", b"9" * 20, b"wide", b"", b"1000000"])


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(st.sampled_from([SECTION, "Contents/header.xml"]), st.integers(0, 1 << 16), NUMBERS)
def test_an_attribute_of_any_value_is_read_or_refused_but_never_a_crash(name, which, value):
    pieces = PARTS[name].split(b'"')
    pieces[1 + 2 * (which % (len(pieces) // 2))] = value
    with suppress(DocumentError):
        read_bytes(zipped(PARTS | {name: b'"'.join(pieces)}))


# ── limits ───────────────────────────────────────────────────────────────────────────────────────────────────────


def record(tag, level, payload=b""):
    return struct.pack("<I", tag | level << 10 | len(payload) << 20) + payload


PARAGRAPH = record(0x42, 0, bytes(22))


def nested(depth):
    """The records of a table in a table in a table …"""
    made = b""
    for level in range(0, 2 * depth, 2):
        made += record(0x42, level, struct.pack("<IIHBBHHHI", 9, 1 << 11, 0, 0, 0, 1, 0, 0, 0))
        made += record(0x43, level + 1, struct.pack("<HI8xHH", 11, 0x74626C20, 11, 13))
        made += record(0x47, level + 1, struct.pack("<I42x", 0x74626C20))
        made += record(0x4D, level + 2, struct.pack("<IHHH8xHHH", 0, 1, 1, 0, 1, 1, 0))
        made += record(0x48, level + 2, struct.pack("<HIHHHHH31x", 1, 0, 0, 0, 0, 1, 1))
    return made + record(0x42, 2 * depth, bytes(22))


def nested_xml(depth):
    """A package with a table in a table in a table …"""
    tags = ["hp:p", "hp:run", "hp:tbl", "hp:tr", "hp:tc", "hp:subList"]
    opened = "".join(f"<{tag}>" for tag in tags)
    closed = "".join(f"</{tag}>" for tag in reversed(tags))
    return inside(opened * depth + "<hp:p/>" + closed * depth)


def inside(xml):
    """A package whose section holds such XML."""
    head, end, tail = PARTS[SECTION].rpartition(b"</")
    return zipped(PARTS | {SECTION: head + xml.encode() + end + tail})


def cells(count, row, column, span=""):
    cell = f'<hp:tc><hp:cellAddr rowAddr="{row}" colAddr="{column}"/>{span}</hp:tc>'
    return inside(f"<hp:p><hp:run><hp:tbl><hp:tr>{cell * count}</hp:tr></hp:tbl></hp:run></hp:p>")


BOMBS = {
    "a section of 150 MB": lambda: compound(HWP, {"BodyText/Section0": deflated(bytes(1 << 20), 150)}),
    "a header of 150 MB": lambda: compound(HWP, {"DocInfo": deflated(bytes(1 << 20), 150)}),
    "60 MB of paragraphs": lambda: compound(HWP, {"BodyText/Section0": deflated(PARAGRAPH * 40_000, 58)}),
    "sections that are too much together": lambda: compound(
        HWP, {f"BodyText/Section{n}": deflated(PARAGRAPH * 30_000) for n in range(60)}
    ),
    "a million records": lambda: hwp_of(record(0x10, 0) * (1 << 18) * 4),
    "records on a thousand levels": lambda: hwp_of(b"".join(record(0x42, n, bytes(22)) for n in range(1000))),
    "60 tables in each other (HWP)": lambda: hwp_of(nested(60)),
    "60 tables in each other (HWPX)": lambda: nested_xml(60),
    "40 tables in each other (HWPX)": lambda: nested_xml(40),
    "5,000 tables in each other": lambda: nested_xml(5_000),
    "a part of 120 MB": lambda: inside("<hp:p/>" * (17 << 20)),
    "a part of 40 MB of blanks": lambda: inside(" " * (40 << 20)),
    "a table of a million columns": lambda: cells(1, 0, 1_000_000),
    "cells over all the others": lambda: cells(900, 0, 0, '<hp:cellSpan colSpan="1000" rowSpan="1000000"/>'),
    "too many cells in one place": lambda: cells(20_000, 0, 0),
    "an enormous table again and again": lambda: inside(
        '<hp:p><hp:run><hp:tbl><hp:tr><hp:tc><hp:cellAddr rowAddr="999" colAddr="999"/></hp:tc></hp:tr></hp:tbl></hp:run></hp:p>' * 9
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def bombs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bombs")
    for number, make in enumerate(BOMBS.values()):
        (folder / f"{number}").write_bytes(make())
    return folder


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused(bombs, name):
    with pytest.raises(LimitExceededError):
        read_bytes((bombs / str([*BOMBS].index(name))).read_bytes())


MEASURE = """
import json, sys, time
from pathlib import Path
from pipeline.errors import LimitExceededError
from pipeline.readers import read
seconds = []
for path in sorted(Path(sys.argv[1]).iterdir(), key=lambda path: int(path.name)):
    before = time.process_time()
    try:
        read(path)
    except LimitExceededError:
        pass
    seconds.append(time.process_time() - before)
status = Path("/proc/self/status").read_text()
print(json.dumps([seconds, int(status.split("VmHWM:")[1].split()[0]) >> 10]))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell how much memory was used")
def test_no_bomb_takes_two_seconds_or_300_mb(bombs):
    done = run(
        [sys.executable, "-c", MEASURE, bombs], capture_output=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    seconds, megabytes = json.loads(done.stdout)
    assert len(seconds) == len(BOMBS)
    assert max(seconds) < 2
    assert megabytes < 300


def test_thirty_tables_in_each_other_are_read_alike_in_both_formats():
    hwpx, hwp = read_bytes(nested_xml(30)), read_bytes(hwp_of(nested(30)))
    assert len(list(hwpx.iter_tables())) == len(list(hwp.iter_tables())) == 30


def test_what_is_not_text_is_never_inflated():
    bomb = deflated(bytes(1 << 20), 300)
    data = compound(
        HWP, {"\x05HwpSummaryInformation": bomb, "BinData/BIN0001.png": bomb, "Scripts/DefaultJScript": bomb}
    )
    assert read_bytes(data).blocks == read_bytes(HWP).blocks


def test_a_number_of_a_million_characters_is_not_printed_before_every_paragraph():
    draft = Draft()
    look = draft.paragraph_look(kind="BULLET", listed=draft.bullet("○" * 1_000_000))
    draft.add(draft.paragraph(draft.run("사업"), look=look))
    (paragraph,) = read_bytes(draft.hwpx()).blocks
    assert len(paragraph.text) < 100


def test_a_level_that_no_list_has_costs_nothing():
    draft = Draft()
    draft.add(draft.paragraph(draft.run("사업"), look=draft.paragraph_look(kind="OUTLINE", level=16_777_216)))
    assert [block.text[-2:] for block in read_bytes(draft.hwpx()).blocks] == ["사업"]
