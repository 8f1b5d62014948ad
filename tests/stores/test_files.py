"""Stores that are files: written, and read back by what others read them with."""

import csv
import json
import sys
import zipfile
from decimal import Decimal

import duckdb
import frictionless
import openpyxl
import pytest
from filelock import FileLock
from store_builders import plan, shown, write

from pipeline.cli.entry import main
from pipeline.stores import parquet, xlsx
from pipeline.stores.folders import MARK
from schemas import Evidence, TableData


@pytest.fixture
def out(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    write(tmp_path / "out", plan(), plan(path="b.pdf", pledge="ba9876543210", jurisdiction=None, title="=HYPERLINK(1)"))
    return tmp_path


def export(*arguments):
    return main(["export", "out", *arguments])


def table(out, name):
    with (out / "p" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_is_a_line_of_json(out, capsys):
    assert export("j", "--to", "jsonl") == 0
    assert capsys.readouterr().out == "documents: 2; pledges: 2; rows: 36; written to j\n"
    assert {path.stem for path in (out / "j").glob("*.jsonl")} == set(shown())
    (first, _) = map(json.loads, (out / "j" / "targets.jsonl").read_text(encoding="utf-8").splitlines())
    assert (first["year"], first["value"], first["unit"]) == (2024, "12.5", "척")


@pytest.mark.parametrize("bom", [[], ["--bom"]])
def test_the_package_holds_what_it_says(out, bom):
    assert export("p", "--to", "package", *bom) == 0
    assert (out / "p" / "pledges.csv").read_bytes().startswith(b"\xef\xbb\xbf") == bool(bom)
    report = frictionless.validate(str(out / "p" / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    assert report.stats["tasks"] == len(shown())


def test_an_empty_cell_and_where_a_value_stands_are_valid_in_every_file(out):
    made = plan(path="c.pdf", pledge="c" * 12)
    (pledge,) = made.pledges
    table = TableData(header=("가", ""), rows=(("1", ""),))
    places = (Evidence(page=1, box=(1.5, 2.0, 3.0, 4.25), raw=""), Evidence(line=7, confidence=0.5, raw="=1"))
    document = made.model_copy(
        update={
            "pledges": (pledge.model_copy(update={"tables": (table,)}),),
            "evidence": {"/pledges/0/title": places},
        }
    )
    write(out / "more", document)
    assert main(["export", "more", "p", "--to", "package", "--evidence"]) == 0
    report = frictionless.validate(str(out / "p" / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    with (out / "p" / "evidence.csv").open(encoding="utf-8", newline="") as file:
        assert [(row["box_bottom"], row["line"], row["confidence"], row["raw"]) for row in csv.DictReader(file)] == [
            ("4.25", "", "", ""),
            ("", "7", "0.5", "'=1"),
        ]
    assert main(["export", "more", "q", "--to", "parquet", "--evidence"]) == 0
    query = "SELECT box_x0, confidence, raw, jurisdiction FROM read_parquet('q/evidence/**/*.parquet') ORDER BY ordinal"
    assert duckdb.sql(query).fetchall() == [(1.5, None, "", "가온시"), (None, 0.5, "=1", "가온시")]
    assert main(["export", "more", "book.xlsx", "--to", "xlsx", "--evidence"]) == 0
    sheet = openpyxl.load_workbook("book.xlsx")["원문 위치"]
    heads = [cell.value for cell in sheet[1]]
    assert [sheet.cell(2, heads.index(name) + 1).value for name in ("쪽", "왼쪽", "아래")] == [1, 1.5, 4.25]


def test_a_key_that_leads_nowhere_is_seen_in_the_package(out):
    export("p", "--to", "package")
    pledges = out / "p" / "pledges.csv"
    pledges.write_bytes(b"\r\n".join(pledges.read_bytes().split(b"\r\n")[:1]) + b"\r\n")
    report = frictionless.validate(str(out / "p" / "datapackage.json"))
    assert "foreign-key" in {kind for (kind,) in report.flatten(["type"])}


def test_no_text_of_the_package_is_a_formula(out):
    export("p", "--to", "package")
    assert table(out, "plan")[0]["text"] == "'=1+1 설계"
    assert table(out, "support_requests")[0]["text"] == "'-보조금"
    assert {row["title"] for row in table(out, "pledges")} == {"나루터 고치기", "'=HYPERLINK(1)"}


def test_trees_are_indented_lines_and_lists_are_joined(out):
    export("p", "--to", "package")
    assert table(out, "pledges")[0]["goals"] == "배가 닿게\n  모래를 치운다"
    bars = [(row["item"], row["segment"], row["tasks"], row["segment_end"]) for row in table(out, "schedule")[:2]]
    assert bars == [("1", "1", "설계; 공사", "2024"), ("2", "0", "운영", "")]


def test_duckdb_reads_the_partitions(out):
    assert export("q", "--to", "parquet") == 0
    query = "SELECT jurisdiction, term, title FROM read_parquet('q/pledges/**/*.parquet', hive_partitioning=true) ORDER BY title"
    assert duckdb.sql(query).fetchall() == [(None, "민선8기", "=HYPERLINK(1)"), ("가온시", "민선8기", "나루터 고치기")]
    joined = """SELECT sum(c.amount), any_value(t.value) FROM read_parquet('q/budget_cells/**/*.parquet') c
                JOIN read_parquet('q/targets/**/*.parquet') t USING (document_id, pledge_id) WHERE c.source = 'local'"""
    assert duckdb.sql(joined).fetchall() == [(1_600_000_000, Decimal("12.5"))]
    assert (out / "q" / "pledges" / "term=민선8기" / "jurisdiction=가온시" / "part-00001.parquet").is_file()


def test_a_full_buffer_is_written_in_parts_and_nothing_is_lost(out, monkeypatch):
    monkeypatch.setattr(parquet, "_HELD", 3)
    write(out / "out", *(plan(path=f"{n}.pdf", pledge=f"{n:012x}") for n in range(9)))
    export("q", "--to", "parquet")
    assert len(list((out / "q" / "findings").rglob("*.parquet"))) > 2
    for name in ("findings", "pledges", "documents"):
        assert duckdb.sql(f"SELECT count(*) FROM read_parquet('q/{name}/**/*.parquet')").fetchall() == [(11,)]


def test_the_workbook_is_for_people(out):
    assert export("w.xlsx", "--to", "xlsx") == 0
    book = openpyxl.load_workbook(out / "w.xlsx")
    sheet = book["공약"]
    assert (sheet["A1"].value, sheet["E1"].value, sheet.freeze_panes) == ("문서", "공약명", "A2")
    assert {sheet["E2"].value, sheet["E3"].value} == {"=HYPERLINK(1)", "나루터 고치기"}
    assert {sheet["E2"].data_type, sheet["E3"].data_type} == {"s"}
    assert {cell.value: cell.quotePrefix for cell in (sheet["E2"], sheet["E3"])} == {
        "=HYPERLINK(1)": True,
        "나루터 고치기": False,
    }
    money = book["연차별 예산"]["G2"]
    assert (money.value, money.number_format) == (800_000_000, "#,##0")
    assert sheet.column_dimensions["E"].width > 30


def test_a_full_sheet_goes_on_in_another(out, monkeypatch):
    monkeypatch.setattr(xlsx, "_ROWS", 2)
    export("w.xlsx", "--to", "xlsx")
    book = openpyxl.load_workbook(out / "w.xlsx")
    assert [book[name].max_row for name in ("공약", "공약 (2)")] == [2, 2]


def test_an_export_replaces_the_one_before_and_nothing_else(out, capsys):
    export("p", "--to", "package")
    (out / "out" / "b.pdf.json").unlink()
    assert export("p", "--to", "package") == 0
    assert len(table(out, "pledges")) == 1
    (out / "mine").mkdir()
    (out / "mine" / "letter.txt").write_text("x", encoding="utf-8")
    assert export("mine", "--to", "package") == 2
    assert (
        capsys.readouterr().err
        == "gongyak: mine: there is something already that gongyak did not export: mine [STORE_NOT_OURS]\n"
    )
    assert [path.name for path in (out / "mine").iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("store", ["package", "jsonl", "parquet"])
@pytest.mark.parametrize("mine", ["letter.txt", "mine/letter.txt", "mine"])
def test_what_is_put_into_an_export_is_not_lost_with_it(out, capsys, store, mine):
    assert export("p", "--to", store) == 0
    own = out / "p" / mine
    if own.suffix:
        own.parent.mkdir(exist_ok=True)
        own.write_text("x", encoding="utf-8")
    else:
        own.mkdir()
    before = {path: path.stat().st_mtime_ns for path in (out / "p").rglob("*")}
    assert export("p", "--to", store) == 2
    assert f"p/{mine} [STORE_NOT_OURS]" in capsys.readouterr().err
    assert {path: path.stat().st_mtime_ns for path in (out / "p").rglob("*")} == before


def test_a_workbook_replaces_an_exported_one_and_nothing_else(out, capsys):
    assert export("w.xlsx", "--to", "xlsx") == 0
    assert export("w.xlsx", "--to", "xlsx") == 0
    mine = openpyxl.Workbook()
    mine.save(out / "mine.xlsx")
    (out / "letter").write_text("x", encoding="utf-8")
    for name in ("mine.xlsx", "letter"):
        before = (out / name).read_bytes()
        assert export(name, "--to", "xlsx") == 2
        assert "[STORE_NOT_OURS]" in capsys.readouterr().err
        assert (out / name).read_bytes() == before


def test_an_export_inside_the_outputs_is_no_document(out):
    assert export("out/p", "--to", "package") == 0
    assert (out / "out" / "p" / MARK).exists()
    assert export("j", "--to", "jsonl") == 0


def test_a_bad_file_is_told_and_the_others_are_written(out, capsys):
    (out / "out" / "x.json").write_text('{"officers": "홍길동"}', encoding="utf-8")
    assert export("p", "--to", "package") == 3
    told = capsys.readouterr()
    assert told.out.startswith("documents: 2;")
    assert "[EXPORT_NOT_A_DOCUMENT]" in told.err
    assert "홍길동" not in told.err


@pytest.mark.usefixtures("out")
@pytest.mark.parametrize(
    ("arguments", "how"),
    [
        (["--to", "package"], "gongyak export OUT DEST --to package"),
        (["x", "--to", "csv"], "--to package|jsonl|parquet|xlsx|sqlite://…|postgresql://…"),
        (["--to", "mysql://a/b"], "--to package|jsonl|"),
        (["x", "--to", "sqlite:///a.db"], "a database has no DEST"),
        (["--to", "postgres://a/b"], "postgresql://USER@HOST/DATABASE"),
        *((["--to", wrong], "sqlite:///plans.db, with three slashes") for wrong in
          ("sqlite://", "sqlite://a.db", "sqlite:a.db", "sqlite:/a.db", "sqlite:///", "sqlite3:///a.db")),
    ],
)  # fmt: skip
def test_what_is_no_store_is_one_line_that_says_how_it_is_written(out, capsys, arguments, how):
    assert export(*arguments, "--lang", "en") == 2
    told = capsys.readouterr().err
    assert (told.count("\n"), how in told, "[STORE_TARGET]" in told) == (1, True, True)
    assert {path.name for path in out.iterdir()} == {"out"}


@pytest.mark.usefixtures("out")
@pytest.mark.parametrize(
    ("to", "module", "extra"),
    [("parquet", "pyarrow", "parquet"), ("xlsx", "xlsxwriter", "xlsx"), ("sqlite:///s.db", "sqlalchemy", "sql")],
)
def test_a_missing_extra_says_how_to_install_it(capsys, monkeypatch, to, module, extra):
    store = f"pipeline.stores.{to.split(':')[0].replace('sqlite', 'sql')}"
    for name in [name for name in sys.modules if name.startswith((store, module))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    assert export(*([] if "://" in to else ["x"]), "--to", to) == 3
    assert f"pip install 'gongyak[{extra}]'" in capsys.readouterr().err


def test_two_exports_are_the_same_bytes(out):
    export("a", "--to", "package")
    export("b", "--to", "package")
    export("c", "--to", "parquet")
    export("d", "--to", "parquet")
    for one, other in (("a", "b"), ("c", "d")):
        files = sorted(path.relative_to(out / one) for path in (out / one).rglob("*") if path.is_file())
        assert all((out / one / file).read_bytes() == (out / other / file).read_bytes() for file in files)


def test_a_failed_export_leaves_the_old_one(out, monkeypatch):
    export("p", "--to", "package")
    before = (out / "p" / "pledges.csv").read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.stores.package.Package.add", full)
    assert export("p", "--to", "package") == 3
    assert (out / "p" / "pledges.csv").read_bytes() == before
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(("to", "dest"), [("package", "p"), ("xlsx", "w.xlsx")])
def test_what_a_killed_export_left_is_cleared_away_and_nothing_else(out, to, dest):
    for token in ("0123456789ab", "ba9876543210"):
        (out / f".{dest}-{token}.lock").touch()
        for end in ("tmp", "rows"):
            (out / f".{dest}-{token}.{end}").mkdir()
            (out / f".{dest}-{token}.{end}" / "pledges.csv").touch()
    (out / f".{dest}-notes.tmp").mkdir()
    (out / ".other-0123456789ab.tmp").mkdir()
    with FileLock(out / f".{dest}-ba9876543210.lock"):  # of an export that lives
        assert export(dest, "--to", to) == 0
    alive = {f".{dest}-ba9876543210.{end}" for end in ("lock", "tmp", "rows")}
    assert {path.name for path in out.iterdir()} == {
        "out",
        dest,
        f".{dest}-notes.tmp",
        ".other-0123456789ab.tmp",
        *alive,
    }


def test_an_export_that_was_killed_between_two_renames_is_put_back(out, monkeypatch):
    export("p", "--to", "package")
    (out / "p").rename(out / ".p-0123456789ab.old")
    (out / ".p-0123456789ab.lock").touch()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.stores.package.Package.add", full)
    assert export("p", "--to", "package") == 3
    assert len(table(out, "pledges")) == 2
    assert {path.name for path in out.iterdir()} == {"out", "p"}


def test_sheets_of_a_workbook_keep_control_characters_and_long_texts_whole_enough(out):
    write(out / "out", plan(title="가" * 40_000))
    assert export("w.xlsx", "--to", "xlsx") == 0
    with zipfile.ZipFile(out / "w.xlsx") as book:
        assert book.testzip() is None
    sheet = openpyxl.load_workbook(out / "w.xlsx")["공약"]
    assert {len(sheet["E2"].value), len(sheet["E3"].value)} == {13, 32_767}
