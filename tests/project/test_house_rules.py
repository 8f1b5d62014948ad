"""What must not stand in any file of the project."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", "build", "dist", "outputs", "__pycache__"}
TEXT = {".py", ".toml", ".md", ".txt", ".json", ".cfg", ".yml", ""}
# Documents may point to these; the rest are names of XML and of JSON Schema, which nobody calls.
HOSTS = {
    "keepachangelog.com",
    "semver.org",
    "json-schema.org",
    "schemas.openxmlformats.org",
    "schemas.microsoft.com",
    "www.idpf.org",
    "www.owpml.org",
    "purl.org",
    "purl.oclc.org",
    "www.w3.org",
    "www.hancom.co.kr",
    "a.kr",
}
INVENTED = {"홍길동", "성춘향", "이몽룡", "변학도", "심학규", "박문수", "월매", "향단"}


def files():
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        if path.is_file() and not any(
            part in NOT_OURS or part.endswith("_cache") or part == ".hypothesis" for part in inside.parts
        ):
            yield pytest.param(path, id=inside.as_posix())


def text_of(path):
    return path.read_bytes().decode("utf-8", errors="replace")


TEXTS = [one for one in files() if one.values[0].suffix in TEXT]


@pytest.mark.parametrize("path", TEXTS)
def test_no_address_but_those_of_documents(path):
    hosts = set(re.findall(r"https?://([\w.-]+\w)", text_of(path)))
    assert not {host for host in hosts - HOSTS if not host.endswith((".example", "example.com"))}


@pytest.mark.parametrize("path", TEXTS)
def test_no_path_of_one_machine(path):
    assert not re.findall(r"(?<![\w.$}])/(?:root|home|work|Users|opt)/[\w.]+", text_of(path))


@pytest.mark.parametrize("path", [one for one in files() if one.values[0].parent.name == "golden"])
def test_officers_in_the_samples_are_invented(path):
    document = json.loads(text_of(path))
    people = [officer for pledge in document["pledges"] for officer in pledge["officers"]]
    assert {person["name"] for person in people} <= INVENTED | {None}
    assert all(re.fullmatch(r"000-00\d\d", person["phone"] or "000-0000") for person in people)


@pytest.mark.parametrize("path", [one for one in files() if one.values[0].suffix == ".py"])
def test_a_file_can_be_held_in_the_head(path):
    assert len(text_of(path).splitlines()) <= 400
