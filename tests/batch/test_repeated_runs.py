"""The ledger: what is unchanged is not read again, what changed is, and what failed is told each time."""

import json
import shutil
import sqlite3
import sys
import zipfile

import pytest
from conftest import SAMPLES

from pipeline.batch import executors, fingerprint, work
from pipeline.batch.gather import FOLDER, gather
from pipeline.batch.ledger import open_ledger
from pipeline.cli.entry import main
from pipeline.readers import ROWS
from pipeline.values.file_names import output_name
from pipeline.writers import atomic
from pipeline.writers.atomic import OutputError

PLAN = SAMPLES / "narae-farm-market.txt"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr(executors, "local", lambda *_: executors.here())
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        shutil.copy(PLAN, tmp_path / "in" / name)
    return tmp_path


@pytest.fixture
def read(monkeypatch):
    """The names of the files that were read, in order."""
    names = []
    real = work.start

    def noted(path, *asked):
        names.append(path.name)
        return real(path, *asked)

    monkeypatch.setattr(work, "start", noted)
    return names


def ingest(*arguments):
    return main(["ingest", "in", "--out", "out", *arguments])


def test_unchanged_files_are_not_read_again(folder, read, capsys):
    assert ingest() == 0
    first = {path.name: path.read_bytes() for path in (folder / "out").glob("*.json")}
    capsys.readouterr()
    assert ingest() == 0
    assert read == ["a.txt", "b.txt"]
    assert "files: 2 (0 written, 2 unchanged, 0 failed); pledges: 2" in capsys.readouterr().out
    assert first == {path.name: path.read_bytes() for path in (folder / "out").glob("*.json")}


def test_a_changed_file_is_read_again(folder, read):
    ingest()
    (folder / "in/b.txt").write_bytes(PLAN.read_bytes() + "\n※ 비고\n".encode())
    ingest()
    assert read == ["a.txt", "b.txt", "b.txt"]


def test_a_touched_file_is_not_read_again(folder, read):
    ingest()
    (folder / "in/b.txt").touch()
    ingest()
    ingest()
    assert read == ["a.txt", "b.txt"]


@pytest.mark.parametrize("harm", ["deleted", "changed"])
def test_an_output_that_is_no_longer_what_was_written_is_made_again(folder, read, harm):
    ingest()
    output = folder / "out/a.txt.json"
    whole = output.read_bytes()
    if harm == "deleted":
        output.unlink()
    else:
        output.write_bytes(whole[:100])
    ingest()
    assert read == ["a.txt", "b.txt", "a.txt"]
    assert output.read_bytes() == whole


@pytest.mark.usefixtures("folder")
def test_other_options_read_again(read):
    ingest()
    ingest("--term", "민선8기")
    ingest("--term", "민선8기")
    assert read == ["a.txt", "b.txt"] * 2


@pytest.mark.usefixtures("folder")
def test_another_version_of_the_pipeline_reads_again(read, monkeypatch):
    ingest()
    monkeypatch.setattr("pipeline.batch.ingest.fingerprint", lambda _: "another")
    ingest()
    assert read == ["a.txt", "b.txt"] * 2


def test_a_change_of_one_reader_concerns_its_format_alone(monkeypatch):
    def both():
        fingerprint.fingerprint.cache_clear()
        return fingerprint.fingerprint("pdf"), fingerprint.fingerprint("docx")

    before = both()
    readers = [(name, data + b"#" if name == "pdf" else data) for name, data in fingerprint._readers()]
    monkeypatch.setattr(fingerprint, "_readers", lambda: tuple(readers))
    after = both()
    monkeypatch.undo()
    fingerprint.fingerprint.cache_clear()
    assert before[0] != after[0]
    assert before[1] == after[1]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.reader)
def test_a_change_of_a_reader_s_folder_concerns_its_format(row):
    folder = row.module.split(".")[2]
    if folder in {name for name, _ in fingerprint._readers()}:
        assert fingerprint.room(row.load().format) == folder


def test_a_bad_file_is_told_each_time_and_opened_once(folder, read, capsys):
    (folder / "in/bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert ingest() == 3
    assert ingest() == 3
    assert read.count("bad.pdf") == 1
    assert capsys.readouterr().err.count("DOC_DAMAGED") == 2


def test_retry_takes_up_what_failed_as_it_was_asked(folder, monkeypatch, capsys):
    def full(*_, **__):
        raise OutputError("No space left on device")

    monkeypatch.setattr(atomic, "write", full)
    assert ingest("--term", "민선8기") == 3
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(executors, "local", lambda *_: executors.here())
    capsys.readouterr()
    assert main(["retry", "--out", "out", "--lang", "en"]) == 0
    assert "files: 2 (2 written, 0 failed)" in capsys.readouterr().out
    assert json.loads((folder / "out/a.txt.json").read_bytes())["term"]["label"] == "민선8기"
    assert main(["retry", "--out", "out", "--lang", "en"]) == 0
    assert "no file has failed" in capsys.readouterr().out


def test_a_file_that_is_gone_keeps_its_output_until_a_person_removes_it(folder, capsys):
    ingest()
    (folder / "in/a.txt").unlink()
    ingest()
    assert (folder / "out/a.txt.json").exists()
    capsys.readouterr()
    main(["status", "--out", "out", "--lang", "en"])
    assert "gone since they were read: 1 files (a.txt …)" in capsys.readouterr().out
    (folder / "out/a.txt.json").unlink()
    ingest()
    capsys.readouterr()
    main(["status", "--out", "out", "--lang", "en"])
    shown = capsys.readouterr().out
    assert "files: 1: 1 done" in shown
    assert "gone" not in shown


def test_status_and_retry_find_the_files_from_another_folder(folder, tmp_path, monkeypatch, capsys):
    (folder / "in/c.txt").write_bytes(b"")
    assert main(["ingest", "in", "--out", "out"]) == 3
    (folder / "in/c.txt").write_bytes((folder / "in/a.txt").read_bytes())
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    capsys.readouterr()
    main(["status", "--out", str(folder / "out"), "--lang", "en"])
    assert "gone" not in capsys.readouterr().out
    assert main(["retry", "--out", str(folder / "out"), "--lang", "en"]) == 0
    assert "files: 1 (1 written, 0 failed)" in capsys.readouterr().out
    monkeypatch.chdir(folder)
    told = (folder / "out/c.txt.json").read_bytes()
    assert main(["ingest", "in/c.txt", "--out", "again"]) == 0
    assert json.loads(told)["pledges"] == json.loads((folder / "again/c.txt.json").read_bytes())["pledges"]


def test_files_on_a_disk_that_is_away_are_not_said_to_be_gone(folder, tmp_path, capsys):
    ingest()
    (folder / "in").rename(tmp_path / "away")
    capsys.readouterr()
    main(["status", "--out", "out", "--lang", "en"])
    shown = capsys.readouterr().out
    assert "which is not to be found" in shown
    assert "remove their JSON" not in shown


def test_retry_finds_the_document_in_its_archive(folder, monkeypatch, capsys):
    with zipfile.ZipFile(folder / "in/city.zip", "w") as archive:
        for name in ("plan.txt", "more/plan.txt"):
            archive.writestr(name, PLAN.read_bytes() + name.encode())
    with monkeypatch.context() as full:
        full.setattr(atomic, "write", lambda *_, **__: (_ for _ in ()).throw(OutputError("No space left on device")))
        assert ingest() == 3
    assert main(["retry", "--out", "out", "--lang", "en"]) == 0
    assert "files: 4 (4 written, 0 failed)" in capsys.readouterr().out
    assert (folder / "out/city.zip/plan.txt.json").read_bytes() != (
        folder / "out/city.zip/more/plan.txt.json"
    ).read_bytes()


def test_the_largest_files_are_read_first(folder, read):
    (folder / "in/z.txt").write_bytes(PLAN.read_bytes() * 3)
    ingest()
    assert read == ["z.txt", "a.txt", "b.txt"]


def test_status_says_where_each_file_stands(folder, capsys):
    (folder / "in/bad.pdf").write_bytes(b"")
    ingest()
    capsys.readouterr()
    assert main(["status", "--out", "out", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "files: 3: 2 done, 1 failed, 0 running, 0 interrupted; pledges: 2" in shown
    assert "DOC_EMPTY" in shown
    assert main(["status", "--out", "out", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [(one["name"], one["state"]) for one in said["files"]] == [
        ("a.txt", "done"),
        ("b.txt", "done"),
        ("bad.pdf", "failed"),
    ]
    assert said["run"]["alive"] is False


@pytest.mark.parametrize("again", [["ingest", "in"], ["retry"]])
def test_an_output_that_somebody_deleted_is_told_and_written_again(folder, capsys, again):
    ingest()
    before = (folder / "out/a.txt.json").read_bytes()
    (folder / "out/a.txt.json").unlink()
    capsys.readouterr()
    main(["status", "--out", "out", "--lang", "en"])
    assert "JSON gone since it was written: 1 files (a.txt …)" in capsys.readouterr().out
    main(["status", "--out", "out", "--json"])
    assert [one["output"] for one in json.loads(capsys.readouterr().out)["files"]] == ["gone", "there"]
    assert main([*again, "--out", "out"]) == 0
    assert (folder / "out/a.txt.json").read_bytes() == before
    capsys.readouterr()
    main(["status", "--out", "out", "--lang", "en"])
    assert "JSON gone" not in capsys.readouterr().out


def test_status_tells_of_files_that_were_changed_since(folder, capsys):
    ingest()
    main(["status", "--out", "out", "--lang", "en"])
    assert "changed since" not in capsys.readouterr().out
    with (folder / "in/a.txt").open("a", encoding="utf-8") as file:
        file.write("\n")
    main(["status", "--out", "out", "--lang", "en"])
    assert "changed since they were read: 1 files (a.txt …)" in capsys.readouterr().out
    ingest()
    capsys.readouterr()
    main(["status", "--out", "out", "--lang", "en"])
    assert "changed since" not in capsys.readouterr().out


@pytest.mark.parametrize("command", ["status", "retry"])
def test_a_folder_without_a_ledger_is_told(folder, capsys, command):
    assert main([command, "--out", "in", "--lang", "en"]) == 2
    assert "not an output folder" in capsys.readouterr().err
    assert not (folder / "in" / FOLDER).exists()


def test_a_ledger_that_is_damaged_is_begun_anew(folder, read):
    ingest()
    (folder / "out" / FOLDER / "ledger.sqlite").write_bytes(b"no database at all" * 100)
    assert ingest() == 0
    assert read == ["a.txt", "b.txt"] * 2
    assert (folder / "out" / FOLDER / "ledger.damaged").exists()


def test_a_ledger_that_is_damaged_further_on_is_begun_anew(folder, read):
    ingest()
    path = folder / "out" / FOLDER / "ledger.sqlite"
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    assert ingest() == 0
    assert read == ["a.txt", "b.txt"] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count letters")
def test_a_name_too_long_for_its_output_is_cut_and_stays_apart(folder, read, capsys):
    """Names of files have at most 255 bytes; `.json` is five more."""
    names = ["가" * 83 + f"{number}.txt" for number in range(2)]
    for name in names:
        shutil.copy(PLAN, folder / "in" / name)
    assert ingest() == 0
    outputs = [output_name(name) for name in names]
    assert len(set(outputs)) == 2
    assert all((folder / "out" / name).is_file() and len(name.encode()) <= 255 for name in outputs)
    capsys.readouterr()
    assert ingest("--lang", "en") == 0
    assert len(read) == 4
    (folder / "out" / outputs[0]).unlink()
    main(["status", "--out", "out", "--lang", "en"])
    assert "4 done" in capsys.readouterr().out
    assert main(["retry", "--out", "out"]) == 0
    assert read[4:] == [names[0]]


def test_a_document_of_an_archive_that_fails_is_named(folder, capsys):
    with zipfile.ZipFile(folder / "in/plans.zip", "w") as archive:
        archive.writestr("deep/empty.txt", b"")
        archive.writestr("whole.txt", PLAN.read_bytes())
    assert ingest("--lang", "en") == 3
    assert capsys.readouterr().err == "gongyak: in/plans.zip/deep/empty.txt: the file is empty [DOC_EMPTY]\n"


def test_a_ledger_of_another_version_is_begun_anew(folder):
    ingest()
    connection = sqlite3.connect(folder / "out" / FOLDER / "ledger.sqlite")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with open_ledger(folder / "out") as ledger:
        assert list(ledger.lines()) == []


def test_the_outputs_of_an_earlier_run_are_no_input(folder):
    ingest()
    (folder / "out").rename(folder / "in" / "old outputs")
    assert [entry.name for entry in gather([folder / "in"], folder / "new")] == ["a.txt", "b.txt"]


def test_a_file_that_another_living_run_reads_is_waited_for(folder, read, monkeypatch):
    """Two runs at once: what the other has begun is not begun here; when the other is dead, it is."""
    ingest()
    with open_ledger(folder / "out") as ledger:
        line = ledger.line("a.txt")
        (folder / "in/a.txt").write_bytes(PLAN.read_bytes() + b"\n")
        entry = gather([folder / "in"], folder / "out")[0]
        assert ledger.claim(entry, type("S", (), {"bytes": 1, "modified": 1, "sha256": "0"})(), "another-run", None)
    assert line.state == "done"
    asked = []

    def alive(_, run):
        asked.append(run)
        return len(asked) < 3

    monkeypatch.setattr("pipeline.batch.ingest.is_alive", alive)
    monkeypatch.setattr("pipeline.batch.ingest._PATIENCE", 0.001)
    assert ingest() == 0
    assert asked == ["another-run"] * 3
    assert read == ["a.txt", "b.txt", "a.txt"]


def test_what_a_run_left_that_was_killed_as_it_began_is_cleared_away(folder):
    runs = folder / "out" / FOLDER / "runs"
    (runs / "20260101T000000-00000000").mkdir(parents=True)
    (runs / "20260101T000000-00000001.lock").touch()
    assert ingest() == 0
    assert not list(runs.iterdir())
