"""Folders in, JSON files out: what is read, what it is called, what the exit code says."""

import json
import os
import shutil
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import SAMPLES

from pipeline import convert
from pipeline.assembly import Run
from pipeline.batch import executors, work
from pipeline.batch.gather import FOLDER, REPORT, gather
from pipeline.cli import extract
from pipeline.cli.entry import main
from pipeline.errors import DamagedFileError
from pipeline.findings import finding

PLAN = SAMPLES / "gaon-lake-tourism.txt"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(executors, "local", lambda *_: executors.here())  # processes have tests of their own
    return tmp_path


def put(path, data=None):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(PLAN.read_bytes() if data is None else data)
    return path


def written(out):
    files = (path.relative_to(out) for path in Path(out).rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in files if path.parts[0] not in {FOLDER, REPORT})


def names(*paths, out="out"):
    return [entry.name for entry in gather([Path(path) for path in paths], Path(out))]


# ── which files, and their names ──────────────────────────────────────────────────────────────────────────────────
def test_every_file_below_a_folder_is_taken_in_order(folder):
    for name in ("in/b.txt", "in/a/z.pdf", "in/a/b/c.docx", "in/가.txt"):
        put(folder / name)
    assert names("in") == ["a/b/c.docx", "a/z.pdf", "b.txt", "가.txt"]


def test_hidden_files_and_what_office_programs_leave_are_skipped(folder):
    for name in ("in/a.txt", "in/.a.txt", "in/.git/a.txt", "in/~$a.docx", "in/Thumbs.db"):
        put(folder / name)
    assert names("in") == ["a.txt"]


def test_the_output_folder_inside_the_input_is_skipped(folder):
    put(folder / "in/a.txt")
    put(folder / "in/out/a.txt.json")
    put(folder / "in/deep/out/b.txt")
    assert names("in", out="in/out") == ["a.txt", "deep/out/b.txt"]


def test_a_file_given_twice_is_read_once(folder):
    put(folder / "in/a.txt")
    assert names("in", "in/a.txt", "./in", "in/../in/a.txt") == ["a.txt"]


def test_two_folders_never_write_to_one_place(folder):
    put(folder / "one/2022/a.txt")
    put(folder / "two/2022/a.txt")
    assert names("one", "two") == ["one/2022/a.txt", "two/2022/a.txt"]


def test_one_name_in_three_formats_gives_three_outputs(folder):
    for name in ("a.pdf", "a.docx", "a.txt"):
        put(folder / "in" / name)
    entries = gather([Path("in")], Path("out"))
    assert [str(entry.output) for entry in entries] == ["a.docx.json", "a.pdf.json", "a.txt.json"]


def test_a_name_in_decomposed_hangul_is_written_composed(folder):
    put(folder / "in" / unicodedata.normalize("NFD", "가온시 계획.txt"))
    assert names("in") == [unicodedata.normalize("NFC", "가온시 계획.txt")]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these file systems hold one of the two names only")
@pytest.mark.parametrize(
    ("one", "other"),
    [(unicodedata.normalize("NFC", "가.txt"), unicodedata.normalize("NFD", "가.txt")), ("A.txt", "a.txt")],
)
def test_names_that_another_system_takes_for_one_are_told_apart(folder, one, other):
    put(folder / "in" / one)
    put(folder / "in" / other)
    first, second = names("in")
    assert first.casefold() != second.casefold()
    assert second.endswith("~2")


def test_a_link_to_a_folder_above_is_not_followed(folder):
    put(folder / "in/a.txt")
    try:
        (folder / "in" / "loop").symlink_to(folder / "in")
    except OSError:
        pytest.skip("no links here")
    assert names("in") == ["a.txt"]


# ── what is written ───────────────────────────────────────────────────────────────────────────────────────────────
def test_the_output_mirrors_the_input_and_its_source_path_says_so(folder):
    put(folder / "in/2022/가온.txt")
    assert main(["ingest", "in", "--out", "out"]) == 0
    assert written("out") == ["2022/가온.txt.json"]
    assert json.loads((folder / "out/2022/가온.txt.json").read_bytes())["source"]["path"] == "2022/가온.txt"


def test_bad_files_are_told_and_the_others_go_on(folder, capsys):
    put(folder / "in/a.txt")
    put(folder / "in/b.pdf", b"")
    put(folder / "in/c.pdf", b"%PDF-1.7\nnothing of the kind")
    put(folder / "in/d.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    put(folder / "in/z.txt")
    assert main(["ingest", "in", "--out", "out"]) == 3
    assert written("out") == ["a.txt.json", "z.txt.json"]
    shown = capsys.readouterr()
    errors = sorted(shown.err.splitlines())  # they are told as they are found
    assert [line.split(": ")[1].rpartition("/")[2] for line in errors] == ["b.pdf", "c.pdf", "d.txt"]
    assert errors[0].endswith("the file is empty [DOC_EMPTY]")
    assert "Traceback" not in shown.err
    assert "failed [DOC_EMPTY]" in shown.out
    assert "files: 5 (2 written, 3 failed)" in shown.out


def test_a_path_that_is_not_there_is_a_failed_file(folder, capsys):
    put(folder / "a.txt")
    assert main(["ingest", "a.txt", "none.txt"]) == 3
    assert "DOC_MISSING" in capsys.readouterr().err
    assert written("outputs") == ["a.txt.json"]


def test_a_finding_of_severity_error_is_exit_code_1(folder, monkeypatch):
    put(folder / "in/a.txt")
    doubt = finding("DOC_NO_TEXT_LAYER", page=1)

    class Doubted(Run):
        @property
        def ending(self):
            return replace(super().ending, after=(doubt,))

    monkeypatch.setattr(convert, "Run", Doubted)
    assert main(["ingest", "in", "--out", "out"]) == 1
    assert written("out") == ["a.txt.json"]


def test_a_failed_file_weighs_more_than_a_finding(folder, monkeypatch):
    put(folder / "in/a.txt")

    def fail(*_):
        raise DamagedFileError("no end")

    monkeypatch.setattr(extract, "start", fail)
    assert main(["extract", "in/a.txt"]) == 3


def test_several_processes_give_the_same_files(folder, monkeypatch):
    shutil.copytree(SAMPLES, folder / "in", ignore=shutil.ignore_patterns(".*", "*.pdf"))
    put(folder / "in/bad.pdf", b"")
    assert main(["ingest", "in", "--out", "one"]) == 3
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    assert main(["ingest", "in", "--out", "many", "--jobs", "2"]) == 3
    assert written("one") == written("many")
    assert all((folder / "one" / name).read_bytes() == (folder / "many" / name).read_bytes() for name in written("one"))


def test_what_the_user_says_stands_in_the_output(folder):
    put(folder / "a.txt")
    assert main(["ingest", "a.txt", "--jurisdiction", "가온시", "--term", "민선8기"]) == 0
    document = json.loads((folder / "outputs/a.txt.json").read_bytes())
    assert (document["jurisdiction"]["name"], document["jurisdiction"]["basis"]) == ("가온시", "option")
    assert (document["term"]["label"], document["term"]["basis"]) == ("민선8기", "option")


# ── wrong usage ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_input_folder_cannot_be_the_output_folder(folder, capsys):
    put(folder / "in/a.txt")
    assert main(["ingest", "in", "--out", "in/../in"]) == 2
    assert "--out" in capsys.readouterr().err
    assert written("in") == ["a.txt"]


def test_an_empty_folder_is_told(folder, capsys):
    (folder / "in").mkdir()
    assert main(["ingest", "in", "--out", "out"]) == 2
    assert "in" in capsys.readouterr().err
    assert not (folder / "out").exists()


def test_an_output_folder_that_cannot_be_made_fails_each_file_with_its_reason(folder, capsys):
    put(folder / "in/a.txt")
    put(folder / "out", b"a file")
    assert main(["ingest", "in", "--out", "out"]) == 3
    assert "[OUT_UNWRITABLE]" in capsys.readouterr().err
    assert (folder / "out").read_bytes() == b"a file"


def test_a_name_cannot_steer_the_terminal(folder, capsys):
    try:
        put(folder / "in/\x1b[2Jplan.pdf", b"")
    except OSError:
        pytest.skip("this file system does not hold such names")
    assert main(["ingest", "in", "--out", "out"]) == 3
    shown = capsys.readouterr()
    assert "\x1b" not in shown.out + shown.err
    assert "\\x1b[2Jplan.pdf" in shown.out


def test_a_manifest_says_whose_plan_a_file_is(gongyak, tmp_path):
    (tmp_path / "list.csv").write_text("경로,자치단체,임기,기준일\nplans,경기도 안산시,민선8기,2024-12-31\n", "utf-8")
    (tmp_path / "plans").mkdir()
    plan = "공약명 : 나눔길 조성\n\n1. 추진목표\n- 걷기 좋은 길\n"
    (tmp_path / "plans" / "a.txt").write_text(plan, "utf-8")
    (tmp_path / "b.txt").write_text(plan, "utf-8")
    run = gongyak("ingest", "plans", "b.txt", "--out", "out", "--manifest", "list.csv")
    assert run.returncode == 0, run.stderr
    listed = json.loads((tmp_path / "out" / "plans" / "a.txt.json").read_text("utf-8"))
    assert (listed["jurisdiction"]["name"], listed["term"]["label"], listed["as_of"]) == (
        "안산시",
        "민선8기",
        "2024-12-31",
    )
    assert json.loads((tmp_path / "out" / "b.txt.json").read_text("utf-8"))["jurisdiction"] is None


def test_a_manifest_that_cannot_be_read_is_one_line_and_wrong_usage(gongyak, tmp_path):
    (tmp_path / "a.txt").write_text("공약명 : 나눔길 조성\n", "utf-8")
    run = gongyak("ingest", "a.txt", "--manifest", "missing.csv")
    assert run.returncode == 2
    assert run.stderr.decode().count("\n") == 1


def test_a_run_leaves_a_report_that_names_no_person(folder):
    put(folder / "in/a.txt")
    main(["ingest", "in", "--out", "out"])
    report = (folder / "out" / REPORT).read_text(encoding="utf-8")
    officers = [
        one for pledge in json.loads((folder / "out/a.txt.json").read_bytes())["pledges"] for one in pledge["officers"]
    ]
    assert officers
    assert "a.txt" in report
    assert not [one["name"] for one in officers if one["name"] and one["name"] in report]


# ── what nobody foresaw ───────────────────────────────────────────────────────────────────────────────────────────
def test_a_bug_of_ours_ends_its_file_and_not_the_run(folder, monkeypatch, capsys):
    for name in ("a", "bug", "c"):
        put(folder / f"in/{name}.txt")

    def start(path, options, _parts):
        if path.stem == "bug":
            raise KeyError("words of the page, 000-1234")
        return convert.start(path, options)

    monkeypatch.setattr(work, "start", start)
    assert main(["ingest", "in", "--out", "out", "--lang", "en"]) == 3
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.startswith(
        "gongyak: in/bug.txt: gongyak itself failed on this file; please report this line: KeyError, "
    )
    assert told.endswith(" [DOC_DEFECT]\n")
    assert "000-1234" not in told
    assert written("out") == ["a.txt.json", "c.txt.json"]


def test_a_file_that_needs_more_memory_than_there_is_is_told_in_one_line(folder, monkeypatch, capsys):
    for name in ("a", "big"):
        put(folder / f"in/{name}.txt")

    def start(path, options, _parts):
        if path.stem == "big":
            raise MemoryError
        return convert.start(path, options)

    monkeypatch.setattr(work, "start", start)
    monkeypatch.setattr(work, "_limit", lambda: "512")
    assert main(["ingest", "in", "--out", "out", "--lang", "en"]) == 3
    told = "gongyak: in/big.txt: needs more than 512 MB of memory and was stopped (--memory-limit) [RUN_OUT_OF_MEMORY]"
    assert capsys.readouterr().err.splitlines() == [told]
    assert written("out") == ["a.txt.json"]


def test_an_outcome_that_gets_lost_ends_its_file_and_not_the_run(folder, monkeypatch, capsys):
    for name in ("a", "b"):
        put(folder / f"in/{name}.txt")
    outcome = executors._Here.outcome

    def lost(self, task, done):
        if task.entry.name == "a.txt":
            raise EOFError
        return outcome(self, task, done)

    monkeypatch.setattr(executors._Here, "outcome", lost)
    assert main(["ingest", "in", "--out", "out", "--lang", "en"]) == 3
    assert "in/a.txt: gongyak itself failed" in capsys.readouterr().err
    assert "b.txt.json" in written("out")


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders")
def test_a_pipe_in_a_folder_is_told_and_never_opened(folder, capsys):
    put(folder / "in/a.txt")
    os.mkfifo(folder / "in/pipe.pdf")
    assert main(["ingest", "in", "--out", "out", "--lang", "en"]) == 3
    assert "in/pipe.pdf: a directory or special file" in capsys.readouterr().err
    assert written("out") == ["a.txt.json"]
    assert main(["compare", "in/pipe.pdf", "in/a.txt", "--lang", "en"]) == 3
    assert main(["diff", "in/pipe.pdf", "in/a.txt", "--lang", "en"]) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux alone")
def test_a_file_name_that_is_no_utf8_is_read_and_called_by_its_letters(folder, capsysbinary):
    name = os.fsdecode("가온시.txt".encode("cp949"))
    put(folder / "in" / name)
    put(folder / "in" / os.fsdecode("나루시.txt".encode("cp949")), b"")
    assert main(["ingest", "in", "--out", "out", "--lang", "en"]) == 3
    assert written("out") == ["가온시.txt.json"]
    capsysbinary.readouterr()
    assert main(["status", "--out", "out", "--json"]) == 0
    (failed, done) = sorted(
        json.loads(capsysbinary.readouterr().out)["files"], key=lambda one: one["state"], reverse=True
    )
    assert (done["name"], done["path"]) == ("가온시.txt", str(folder / "in" / name))
    assert failed["name"] == "나루시.txt"
    put(folder / failed["path"])
    assert main(["retry", "--out", "out", "--lang", "en"]) == 0
    assert written("out") == ["가온시.txt.json", "나루시.txt.json"]
