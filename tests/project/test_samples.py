"""The samples are what their script builds."""

import re
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

from hwpx.hwp5.cfb import CompoundFile

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"


def build(folder):
    folder.mkdir()
    subprocess.run([sys.executable, SAMPLES / ".build", folder], check=True, capture_output=True)
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def content(path):
    """What a sample says, whatever the machine's zlib makes of it."""
    if path.suffix in {".docx", ".hwpx", ".xlsx"}:
        with zipfile.ZipFile(path) as archive:
            return [(member.filename, member.date_time, archive.read(member)) for member in archive.infolist()]
    if path.suffix == ".pdf":
        streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", path.read_bytes(), re.DOTALL)
        return [zlib.decompressobj().decompress(stream) for stream in streams]
    if path.suffix == ".hwp":
        compound = CompoundFile(path.read_bytes())
        return [(name, inflated(compound.read(name))) for name in compound.stream_paths()]
    return path.read_bytes()


def inflated(stream):
    try:
        return zlib.decompress(stream, -zlib.MAX_WBITS)
    except zlib.error:
        return stream


def test_a_build_gives_the_samples_that_are_here_and_the_same_bytes_each_time(tmp_path):
    first, second = build(tmp_path / "first"), build(tmp_path / "second")
    assert {name: path.read_bytes() for name, path in first.items()} == {
        name: path.read_bytes() for name, path in second.items()
    }
    assert {name: content(path) for name, path in first.items()} == {name: content(SAMPLES / name) for name in first}, (
        "run `make samples`"
    )
