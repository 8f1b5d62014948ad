"""No name and no number of an officer in any byte that is written, in any mode but full."""

import io
import re
import shutil
import unicodedata
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from conftest import SAMPLES

from pipeline.batch import executors
from pipeline.cli.entry import main
from pipeline.convert import Options, convert
from pipeline.privacy import MODES, veiled
from pipeline.writers.json import render

# One of each kind of reader; the others give the same document, as tests of theirs prove.
NAMES = ["ansan-science-valley.txt", "dasom-two-pledges.pdf", "gaon-lake-tourism.hwpx", "narae-farm-market.docx"]
COVERING = [mode for mode in MODES if mode != "full"]
# Names spaced, in one bracket, in a row that nobody can read, in running text, in a label that nobody knows.
PLAN = """\
공약명: 나루터 고치기
□ 정책목표
 ○ 나루터를 고쳐 배가 닿게 함 (담당: 심 학 규 ☎ 031-000-0077)
□ 세부사업
 ○ 사업명: 나루터 정비
  - 사업기간: 2023. 1. ~ 2024. 12.
  - 담당자: 이몽룡(000-0078)
□ 공약실명제
추진부서\t하천과\t과장\t심 학 규\t☎ 000-0077
\t\t나루팀장\t이몽룡\t☎ 000-0078
\t\t담당자\t변학도\t내선 0079
\t\t담당자\t배비장 외 1명\t☎ 000-0080
\t\t주무관\t직무대리 옹고집\t☎ 000/0081
\t\t주무관\t공석(전: 심청이)\t☎ 0310000082
\t\t주무관\t장화홍\u6d2a\u5409\u7ae5\t☎ 000-0083
\t\t주무관\t高吉童\t☎ 000-0084
\t\t주무관\tHong Gildong\t☎ 000-0085
\t\t주무관\tA.흥부\t☎ 000-0086
□ 기대효과
 ○ 이몽룡 팀장이 알림
 ○ 임꺽정, 장길산 두 사람이 돌봄
□ 협조부서 : 예산과 김새롬 주무관
□ 추진현황
 ○ 도로과 강이슬 팀장 방문, 하천과장 최가온 설명
 ○ 알림: Hong Gildong, 高吉童 참석
 ○ 뺑덕네 팀장 주재 회의 개최
 ○ 이몽룡은 팀장임 (이몽룡·뺑덕네)

관리카드
작성자\t하천과 주무관 두꺼비
확인자\t팀장 꾀꼬리

문의 : 도로과 성춘향 팀장(000-2003)
담당 : 도로과장 임꺽정, 도로팀장 방자, 담당 향단 000-2005
작성부서 : 문화과장 장길산(☎ 000-1234)
문의 : 031-000-0077, 000-2301, 000-2302~3 (031-000-2304/000-2305)
"""
TOKENS = {"심학규", "000-0077", "000-0078", "이몽룡", "변학도", "김새롬", "강이슬", "최가온", "성춘향", "000-2003"}
TOKENS |= {"000-2301", "-2301", "-2302", "-2304", "-2305"}
TOKENS |= {"0000-0079"}
TOKENS |= {"배비장", "옹고집", "심청이", "洪吉童", "高吉童", "Gildong", "A.흥부", "0310000082", "000/0081", "000-0083"}
TOKENS |= {"뺑덕네", "두꺼비", "꾀꼬리"}
TOKENS |= {"임꺽정", "방자", "향단", "000-2005", "장길산", "000-1234"}


def tokens():
    """Of every sample, and those of the plan above."""
    found = set(TOKENS)
    for name in NAMES:
        for pledge in convert(SAMPLES / name).pledges:
            found |= {part for one in pledge.officers for part in (one.name, one.phone) if part}
    return found


@pytest.fixture(scope="module")
def patterns():
    every = tokens()
    assert len(every) > 15
    apart = [
        rb"(?:\\t|\\n|\s|\xe3\x80\x80)*".join(re.escape(c.encode()) for c in "".join(t.split())) for t in sorted(every)
    ]
    utf16 = [re.escape(token.encode("utf-16-le")) for token in sorted(every)]
    decomposed = [re.escape(unicodedata.normalize("NFD", token).encode()) for token in sorted(every)]
    return re.compile(b"|".join([*apart, *utf16, *decomposed]))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr(executors, "local", lambda *_: executors.here())
    (tmp_path / "in").mkdir()
    for name in NAMES:
        shutil.copy(SAMPLES / name, tmp_path / "in")
    (tmp_path / "in" / "plan.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path


def everything(folder):
    """Every file below, and what archives and Parquet files hold when inflated."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        data = path.read_bytes()
        yield path, data
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield from ((path / name, archive.read(name)) for name in archive.namelist())
        if path.suffix == ".parquet":
            yield path, repr(pq.read_table(path, partitioning=None).to_pylist()).encode()


def export_everything(*options):
    for to, dest in (("package", "s/p"), ("jsonl", "s/j"), ("parquet", "s/q"), ("xlsx", "s/w.xlsx")):
        assert main(["export", "out", dest, "--to", to, "--evidence", *options]) == 0
    assert main(["export", "out", "--to", "sqlite:///s/store.db", "--evidence", *options]) == 0


@pytest.mark.parametrize("mode", COVERING)
def test_what_ingest_writes_and_says(folder, patterns, capfdbinary, mode):
    main(["ingest", "in", "--out", "out", "--officers", mode])
    assert main(["status", "--out", "out", "--json"]) == 0
    told = capfdbinary.readouterr()
    assert not patterns.findall(told.out + told.err)
    assert [(path, found) for path, data in everything(folder / "out") if (found := patterns.findall(data))] == []


@pytest.mark.parametrize("options", [[], *(["--officers", mode] for mode in COVERING)])
def test_what_stores_hold_is_covered_even_where_the_json_is_not(folder, patterns, capfdbinary, options):
    main(["ingest", "in", "--out", "out"])
    assert any(patterns.search(data) for _, data in everything(folder / "out"))
    capfdbinary.readouterr()
    export_everything(*options)
    told = capfdbinary.readouterr()
    assert not patterns.findall(told.out + told.err)
    assert [(path, found) for path, data in everything(folder / "s") if (found := patterns.findall(data))] == []


@pytest.mark.parametrize("mode", ["full", "masked"])
def test_a_name_in_the_name_of_a_file_stands_in_no_store_and_no_report(folder, patterns, capfdbinary, mode):
    """The ledger and the outputs are called as the user called the file; what others read is not."""
    for name in NAMES:
        (folder / "in" / name).unlink()
    (folder / "in" / "plan.txt").rename(folder / "in" / "심학규(000-0077).txt")
    (folder / "in" / "나루팀장_이몽룡_010-0000-0079.pdf").write_bytes(b"%PDF-1.7 nothing")
    main(["ingest", "in", "--out", "out", "--officers", mode])
    capfdbinary.readouterr()
    export_everything()
    told = capfdbinary.readouterr()
    assert not patterns.findall(told.out + told.err)
    shared = [*everything(folder / "s"), (folder / "out/report.html", (folder / "out/report.html").read_bytes())]
    written = [] if mode == "full" else [(path, path.read_bytes()) for path in (folder / "out").glob("*.json")]
    assert [(path, found) for path, data in [*shared, *written] if (found := patterns.findall(data))] == []
    assert "○○○(***-****).txt" in (folder / "s/p/documents.csv").read_text(encoding="utf-8") or mode == "masked"


def test_a_store_may_be_asked_for_everything(folder, patterns):
    main(["ingest", "in", "--out", "out"])
    export_everything("--officers", "full")
    assert all(any(patterns.search(data) for path, data in everything(folder / "s") if end in str(path)) for end in
               ("officers.csv", "officers.jsonl", ".parquet", "w.xlsx", "store.db"))  # fmt: skip


@pytest.mark.parametrize("mode", COVERING)
def test_extract_prints_the_same_as_the_whole_document_covered(folder, capfdbinary, patterns, mode):
    for path in sorted((folder / "in").iterdir()):
        main(["extract", str(path), "--officers", mode])
        printed = capfdbinary.readouterr()
        assert not patterns.findall(printed.out + printed.err)
        assert printed.out == render(veiled(convert(path), mode))


@pytest.mark.parametrize("mode", MODES)
def test_covering_again_changes_nothing_and_more_can_be_covered_later(folder, mode):
    document = convert(folder / "in" / "plan.txt", Options(officers=mode))
    assert render(veiled(document, mode)) == render(document)
    for later in MODES[MODES.index(mode) :]:
        assert "심○○" not in render(veiled(document, later)).decode() or later == "masked"


def test_what_each_mode_leaves_of_an_officer(folder):
    path = folder / "in" / "plan.txt"
    seen = {mode: convert(path, Options(officers=mode)).pledges[0].officers for mode in MODES}
    first = seen["full"][0]
    assert (first.name, first.phone) == ("심 학 규", "000-0077") or first.name == "심학규"
    assert (seen["masked"][0].name or "").startswith("심")
    assert (seen["masked"][0].phone, seen["masked"][0].role) == ("000-****", "과장")
    assert (seen["roles"][0].name, seen["roles"][0].phone, seen["roles"][0].role) == (None, None, "과장")
    assert seen["none"] == ()


def test_mentions_stand_where_they_stood(folder):
    for path in sorted((folder / "in").iterdir()):
        full, covered = convert(path), convert(path, Options(officers="roles"))
        for one, other in zip(full.pledges, covered.pledges, strict=True):
            assert [(m.pointer, m.start, m.end) for m in one.mentions] == [
                (m.pointer, m.start, m.end) for m in other.mentions
            ]


@pytest.mark.usefixtures("folder")
def test_another_mode_is_another_reading(capsys):
    main(["ingest", "in", "--out", "out"])
    capsys.readouterr()
    main(["ingest", "in", "--out", "out", "--officers", "roles"])
    assert "0 unchanged" in (said := capsys.readouterr().out) or "unchanged" not in said
    main(["ingest", "in", "--out", "out", "--officers", "roles"])
    assert f"{len(list(Path('in').iterdir()))} unchanged" in capsys.readouterr().out
