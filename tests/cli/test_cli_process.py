"""The command as a process: start-up, pipes, signals, tracebacks."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest
from conftest import ROOT, SAMPLES, command, environment

from pipeline import __version__

SEED = SAMPLES / "ansan-science-valley.txt"
HEAVY = {"pydantic", "spacy", "numpy", "pdfplumber", "docx", "lxml", "jsonschema_rs", "schemas"}
unix = pytest.mark.skipif(sys.platform == "win32", reason="needs terminals and signals of Unix")


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["--poem"]])
def test_start_up_loads_nothing_heavy(arguments):
    program = (
        "import sys; from pipeline.cli import main; main(sys.argv[1:]); "
        "print('LOADED', *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, check=True, env=environment(), cwd=ROOT
    )
    loaded = done.stdout.decode().partition("LOADED ")[2].split()
    assert "pipeline" in loaded
    assert not HEAVY & set(loaded)


def test_a_run_in_which_nothing_changed_loads_nothing_heavy(gongyak, tmp_path):
    assert gongyak("ingest", SEED, "--out", tmp_path).returncode == 0
    program = (
        "import sys\n"
        "try:\n    from pipeline.cli import main; main(sys.argv[1:])\n"
        "finally:\n    print('LOADED', *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    again = [sys.executable, "-c", program, "ingest", SEED, "--out", tmp_path, "--lang", "en"]
    done = subprocess.run(again, capture_output=True, check=False, env=environment(), cwd=ROOT)
    said, _, loaded = done.stdout.decode().partition("LOADED ")
    assert "1 unchanged" in said
    heavy = HEAVY - {"pydantic"} | {"pypdfium2", "hwpx", "openpyxl"}  # typer itself asks pydantic
    assert not heavy & set(loaded.split())


def test_the_version_is_the_package_s(gongyak):
    assert gongyak("--version").stdout.decode().split() == ["gongyak", __version__]


def test_extract_gives_json_and_nothing_else_to_a_pipe(gongyak):
    done = gongyak("extract", SEED)
    assert done.returncode == 0
    assert json.loads(done.stdout)["pledges"]
    assert done.stderr == b""


def test_two_runs_give_the_same_bytes_whatever_the_locale(gongyak):
    first = gongyak("extract", SEED, PYTHONHASHSEED="1")
    second = gongyak(
        "extract", SEED, PYTHONHASHSEED="2", LC_ALL="ko_KR.UTF-8", PYTHONUTF8="0", PYTHONIOENCODING="cp949"
    )
    assert first.stdout == second.stdout


def test_words_that_the_terminal_cannot_show_do_not_crash(gongyak):
    done = gongyak("tables", SEED, "--lang", "ko", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_a_locale_that_says_nothing_loses_no_korean(gongyak):
    done = gongyak("tables", SEED, "--lang", "ko", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.stdout == gongyak("tables", SEED, "--lang", "ko").stdout
    assert "┌" in done.stdout.decode()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_help_names_every_format_and_shows_brackets(gongyak, language):
    said = gongyak("--lang", language, "--help").stdout.decode()
    assert all(name in said for name in ("PDF", "DOCX", "HWPX", "HWP", "XLSX", "CSV", "HTML"))
    assert "gongyak[dask]" in gongyak("--lang", language, "ingest", "--help").stdout.decode()
    assert "--ocr" in gongyak("--lang", language, "compare", "--help").stdout.decode()
    assert "--ocr" in gongyak("--lang", language, "diff", "--help").stdout.decode()


WRONG = [
    ("ko", "gongyak: '--officers' 값이 잘못되었습니다: 'x' 대신 full, masked, roles, none 가운데 하나를 주십시오"),
    ("en", "gongyak: invalid value for '--officers': 'x' is none of full, masked, roles, none"),
]


@pytest.mark.parametrize(("language", "line"), WRONG)
def test_a_wrong_choice_is_told_in_our_words(gongyak, language, line):
    done = gongyak("--lang", language, "extract", SEED, "--officers", "x")
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[0] == line


def test_schema_prints_the_schema_in_the_package(gongyak):
    assert gongyak("schema").stdout == (ROOT / "schemas" / "pledge-document.schema.json").read_bytes()


@unix
@pytest.mark.parametrize("arguments", [["extract", SEED], ["tables", SEED], ["schema"]])
def test_a_reader_that_goes_away_is_no_error(arguments):
    process = subprocess.Popen(
        command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=ROOT
    )
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 141
    assert errors == b""


def test_our_own_bug_is_one_line_that_says_where(tmp_path):
    program = "import pipeline.cli.extract as e, sys; e.start = lambda *_: 1 / 0; from pipeline.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program, "extract", SEED],
        capture_output=True,
        check=False,
        env=environment(),
        cwd=tmp_path,
    )
    assert done.returncode == 70
    assert done.stdout == b""
    told = r"gongyak: \S+: gongyak itself failed on this file; please report this line: ZeroDivisionError, \S+:\d+ "
    assert re.fullmatch(told + r"\[DOC_DEFECT\]\n", done.stderr.decode())


@unix
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_ingest_leaves_nothing_half_written_and_says_how_to_go_on(tmp_path, sent, code):
    program = (
        "import sys, os, time; import pipeline.writers.atomic as a; "
        "from pipeline.batch import executors; executors.local = lambda *_: executors.here(); "
        "a.os.fsync = lambda _: (print('writing', flush=True), time.sleep(60)); "
        "from pipeline.cli import main; sys.exit(main())"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, "ingest", SEED, "--out", tmp_path / "out", "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
    )
    assert process.stdout.readline() == b"writing\n"
    time.sleep(0.1)
    process.send_signal(sent)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == code
    assert errors == b"gongyak: stopped: 0 of 1 files are done; run the same command again to go on\n"
    left = [path for path in (tmp_path / "out").rglob("*") if path.is_file() and "ledger" not in path.name]
    assert left == []


def on_a_terminal(arguments, cwd):
    """Everything that a command prints when its output and errors are a terminal."""
    pty = pytest.importorskip("pty")

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(*arguments),
        stdout=theirs,
        stderr=theirs,
        env=environment(TERM="xterm-256color", COLUMNS="100"),
        cwd=cwd,
    )
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(ours)
    return process.wait(timeout=60), shown.decode("utf-8", errors="replace")


@unix
def test_the_progress_bar_is_for_terminals_alone(tmp_path, gongyak):
    code, shown = on_a_terminal(["ingest", SEED, "--out", "out"], tmp_path)
    assert code == 0
    assert "reading" in shown
    assert "\x1b[" in shown
    piped = gongyak("ingest", SEED, "--out", "piped")
    assert piped.returncode == 0
    assert b"reading" not in piped.stderr
    assert b"\x1b" not in piped.stderr + piped.stdout


@unix
def test_extract_tells_the_findings_on_a_terminal(tmp_path):
    _, shown = on_a_terminal(["extract", SEED], tmp_path)
    assert "SCHEDULE_SHADING_LOST" in shown.rpartition("}")[2]


@unix
def test_shading_is_colour_on_a_terminal_and_a_mark_in_a_pipe(tmp_path, gongyak):
    plan = SAMPLES / "gaon-lake-tourism.pdf"
    _, shown = on_a_terminal(["tables", plan], tmp_path)
    assert "\x1b[" in shown
    assert "▓" not in shown
    assert "▓▓▓" in gongyak("tables", plan).stdout.decode()
