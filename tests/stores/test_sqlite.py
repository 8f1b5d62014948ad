"""The store as a SQLite file."""

import json
import sqlite3
from contextlib import closing

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from store_builders import plan, write

from pipeline.cli.entry import main
from pipeline.stores.sql import database
from pipeline.stores.sql.database import migrate
from pipeline.stores.sql.tables import metadata
from schemas import Evidence


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path


def export(folder, *documents, officers="roles"):
    for old in (folder / "out").glob("*.json"):
        old.unlink()
    write(folder / "out", *documents)
    assert main(["export", "out", "--to", "sqlite:///store.db", "--officers", officers]) == 0


def ask(query):
    connection = sqlite3.connect("store.db")
    rows = connection.execute(query).fetchall()
    connection.close()
    return rows


@pytest.mark.usefixtures("folder")
def test_the_migrations_make_the_tables_of_the_model():
    engine = sa.create_engine("sqlite:///store.db")
    migrate(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    migrate(engine)
    engine.dispose()


def test_keys_hold(folder):
    export(folder, plan())
    assert ask("PRAGMA foreign_key_check") == []
    assert ask("PRAGMA integrity_check") == [("ok",)]


def test_what_the_same_edition_has_lost_goes(folder):
    export(folder, plan())
    export(folder, plan(pledge="ba9876543210"))
    assert ask("SELECT pledge_id FROM pledges") == [("ba9876543210",)]
    assert ask("SELECT DISTINCT pledge_id FROM budget_cells") == [("ba9876543210",)]


def test_a_pledge_that_a_later_edition_drops_holds_no_more(folder):
    export(folder, _volume("plan.pdf", "2023-12-31", range(2)))
    export(folder, _volume("plan.pdf", "2024-12-31", range(1, 2)))
    assert ask("SELECT pledge_id FROM latest_pledges") == [("000000000001",)]
    assert ask("SELECT count(*) FROM pledges") == [(3,)]


def test_an_older_edition_that_comes_later_does_not_replace(folder):
    export(folder, plan(as_of="2024-12-31", amount=2))
    export(folder, plan(as_of="2023-12-31", amount=1))
    assert ask("SELECT budget_total FROM latest_pledges") == [(2,)]


def test_files_of_unknown_governments_replace_nobody(folder):
    export(folder, plan(jurisdiction=None, sha256="a" * 64, pledge="0" * 12))
    export(folder, plan(jurisdiction=None, sha256="b" * 64, pledge="1" * 12))
    assert ask("SELECT count(*) FROM latest_pledges") == [(2,)]


def test_the_first_time_of_an_edition_is_kept(folder):
    export(folder, plan())
    first = ask("SELECT recorded FROM documents")
    export(folder, plan(amount=1))
    assert ask("SELECT recorded FROM documents") == first


def test_decimals_are_exact(folder):
    export(folder, plan())
    assert ask("SELECT value FROM measures") == [("12.50",)]


def test_names_that_a_store_once_had_are_wiped_from_its_file(folder):
    export(folder, plan(), officers="full")
    assert "홍길동".encode() in (folder / "store.db").read_bytes()
    export(folder, plan(), officers="roles")
    assert "홍길동".encode() not in (folder / "store.db").read_bytes()


def test_a_file_that_is_no_database_is_one_line(folder, capsys):
    write(folder / "out", plan())
    (folder / "store.db").write_text("x" * 5000, encoding="utf-8")
    assert main(["export", "out", "--to", "sqlite:///store.db"]) == 3
    assert "[STORE_UNUSABLE]" in capsys.readouterr().err


def test_a_database_with_tables_of_others_by_our_names_is_left_as_it_was(folder, capsys):
    with closing(sqlite3.connect(folder / "mine.db")) as mine:
        mine.execute("CREATE TABLE pledges (x)")
        mine.commit()
    before = (folder / "mine.db").read_bytes()
    write(folder / "out", plan())
    assert main(["export", "out", "--to", "sqlite:///mine.db", "--lang", "en"]) == 2
    assert "[STORE_NOT_OURS]" in capsys.readouterr().err
    assert (folder / "mine.db").read_bytes() == before


def test_a_store_of_the_first_version_is_brought_up_and_keeps_what_it_has(folder):
    """Its tables are filled as the first version did, then the store is fed again."""
    engine = sa.create_engine("sqlite:///store.db")
    migrate(engine, "0001")
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO documents (document_id, path, sha256, format, bytes, kind, pledge_count, schema_version, recorded, "
            "jurisdiction) VALUES ('old', 'old.pdf', 'x', 'pdf', 1, 'action_plan', 1, '1.0', '2024-01-01', '다솜군')"
        )
        connection.exec_driver_sql(
            "INSERT INTO pledges (document_id, pledge_id, ordinal, title) VALUES ('old', 'p', 1, '다리')"
        )
    engine.dispose()
    export(folder, plan())
    assert ask("SELECT title FROM latest_pledges ORDER BY title") == [("나루터 고치기",), ("다리",)]
    assert ask("SELECT part, parent, level, text FROM texts ORDER BY ordinal") == [
        ("goals", None, 1, "배가 닿게"),
        ("goals", 1, 2, "모래를 치운다"),
    ]
    assert ask("SELECT version_num FROM alembic_version") == [("0004",)]


def test_one_plan_in_two_formats_counts_once_and_is_told(folder):
    export(folder, plan(), plan(path="plan.hwpx", sha256="b" * 64))
    assert ask("SELECT count(*) FROM pledges") == [(2,)]
    assert ask("SELECT count(*) FROM latest_pledges") == [(1,)]
    assert ask("SELECT sum(amount) FROM budget_by_year_source WHERE source = 'local'") == [(800_000_000,)]
    assert ask("SELECT path, other_path, shared, pledge_count, other_pledge_count FROM same_plans") == [
        ("plan.hwpx", "plan.pdf", 1, 1, 1)
    ]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("2024-Q1", "2024-06-30"), ("2024-Q2", "2024-07-01"), ("2023-H2", "2024"), ("2024-03", "2024-Q2")],
)
def test_quarters_and_halves_are_as_late_as_they_end(folder, earlier, later):
    export(folder, plan(as_of=later, amount=2))
    export(folder, plan(as_of=earlier, amount=1))
    assert ask("SELECT budget_total FROM latest_pledges") == [(2,)]


def test_an_absurd_amount_stays_in_its_cell_and_out_of_the_sums(folder):
    most = 2**63 - 1
    export(folder, *(plan(path=f"{n}.pdf", pledge=f"{n:012x}", amount=most, sha256=f"{n:064x}") for n in range(2)))
    export(folder, plan(path="3.pdf", pledge="3" * 12, amount=5))
    assert ask("SELECT max(amount) FROM budget_cells") == [(most,)]
    assert ask("SELECT amount, pledges FROM budget_by_year_source WHERE source = 'local'") == [(5, 1)]
    assert ask("SELECT amount, pledges, pledges_with_budget FROM budget_by_sector") == [(5, 3, 1)]


def test_two_days_of_a_store_are_compared(folder, capsys):
    export(folder, plan(as_of="2023-12-31"), plan(path="b.pdf", pledge="b" * 12, as_of="2023-12-31", title="둑길 잇기"))
    export(folder, plan(as_of="2024-12-31", amount=900_000_000))
    capsys.readouterr()
    assert main(["diff", "sqlite:///store.db#2023", "sqlite:///store.db", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["same"], len(found["added"]), len(found["dropped"])) == (1, 0, 0)
    (change,) = found["changed"]
    assert [one["new"] for one in change["parts"]["budget"]] == [900_000_000, 900_000_000]
    assert main(["diff", "sqlite:///store.db#2023-12-31", "sqlite:///store.db#2024-06"]) == 0
    assert main(["diff", "sqlite:///store.db", "out"]) == 1
    capsys.readouterr()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("side", "code"),
    [
        ("sqlite:///none.db", "STORE_MISSING"),
        ("sqlite:///store.db#gestern", "STORE_TARGET"),
        ("sqlite://store.db", "STORE_TARGET"),
    ],
)
def test_a_store_that_cannot_be_asked_is_one_line(folder, capsys, side, code):
    export(folder, plan())
    capsys.readouterr()
    assert main(["diff", side, "sqlite:///store.db"]) == 3
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert f"[{code}]" in told
    assert not (folder / "none.db").exists()


def _volume(path, as_of, pledges, **said):
    """A plan of several pledges."""
    made = plan(path=path, as_of=as_of, **said)
    (one,) = made.pledges
    several = tuple(
        one.model_copy(update={"id": f"{number:012x}", "title": f"{one.title} {number}"}) for number in pledges
    )
    return made.model_copy(update={"pledges": several})


def test_a_pledge_that_a_later_edition_under_another_name_drops_holds_no_more(folder, capsys):
    export(folder, _volume("2023.pdf", "2023-12-31", range(4)))
    export(folder, _volume("2024.pdf", "2024-12-31", range(1, 4)))
    assert ask("SELECT path, pledge_id FROM latest_pledges ORDER BY 2") == [
        ("2024.pdf", f"{number:012x}") for number in range(1, 4)
    ]
    assert ask("SELECT path, later_path, shared, pledge_count FROM replaced_plans") == [("2023.pdf", "2024.pdf", 3, 4)]
    capsys.readouterr()
    assert main(["diff", "sqlite:///store.db#2023", "sqlite:///store.db", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["same"], [one["title"] for one in found["dropped"]]) == (3, ["나루터 고치기 0"])


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (("2023-12-31", range(8), {}), ("2024-12-31", range(2), {})),  # a report on a few of them
        (("2024-12-31", range(4), {}), ("2024-12-31", range(3), {})),  # two volumes of one day
        ((None, range(4), {}), ("2024-12-31", range(3), {})),  # nobody knows which is the later one
        (("2023-12-31", range(4), {}), ("2024-12-31", range(3), {"jurisdiction": "다솜군"})),
    ],
)
def test_what_may_be_another_plan_replaces_nothing(folder, earlier, later):
    export(folder, *(_volume(f"{n}.pdf", day, ids, **said) for n, (day, ids, said) in enumerate((earlier, later))))
    assert ask("SELECT * FROM replaced_plans") == []
    assert ask("SELECT count(DISTINCT pledge_id) FROM latest_pledges") == [(len(earlier[1]),)]


def test_where_a_value_stands_is_stored_on_demand(folder):
    place = {"page": 2, "box": (70.5, 80.25, 90.0, 100.0), "table": 3, "row": 1, "column": 2, "raw": "8억원 홍길동"}
    made = plan().model_copy(
        update={
            "evidence": {
                "/pledges/0/budget/cells/0": (Evidence(**place), Evidence(page=3, raw="8", confidence=0.5)),
                "/pledges/0/officers/0/name": (Evidence(page=1, raw="홍길동"),),
                "/term": (Evidence(page=1, raw="민선8기"),),
            }
        }
    )
    export(folder, made)
    assert ask("SELECT count(*) FROM evidence") == [(0,)]
    assert main(["export", "out", "--to", "sqlite:///store.db", "--evidence"]) == 0
    assert ask(
        "SELECT pointer, ordinal, pledge_id, page, table_number, row_number, column_number, box_x0, box_bottom, confidence, raw "
        "FROM evidence ORDER BY 1, 2"
    ) == [
        ("/pledges/0/budget/cells/0", 1, "0123456789ab", 2, 3, 1, 2, 70.5, 100.0, None, "8억원 ○○○"),
        ("/pledges/0/budget/cells/0", 2, "0123456789ab", 3, None, None, None, None, None, 0.5, "8"),
        ("/term", 1, None, 1, None, None, None, None, None, None, "민선8기"),
    ]
    assert ask("PRAGMA foreign_key_check") == []
    export(folder, made)
    assert ask("SELECT count(*) FROM evidence") == [(0,)]


def test_outputs_are_the_same_as_the_store_that_was_made_of_them(folder, capsys):
    """Though the store shows no officers, and the folder does."""
    export(folder, plan(), plan(path="b.pdf", pledge="b" * 12, jurisdiction=None))
    capsys.readouterr()
    assert main(["diff", "out", "sqlite:///store.db"]) == 0
    assert main(["diff", "sqlite:///store.db", "out"]) == 0
    export(folder, plan(amount=1), plan(path="b.pdf", pledge="b" * 12, jurisdiction=None))
    write(folder / "out", plan(amount=2))
    capsys.readouterr()
    assert main(["diff", "sqlite:///store.db", "out", "--json"]) == 1
    (change,) = json.loads(capsys.readouterr().out)["changed"]
    assert sorted(change["parts"]) == ["budget", "projects"]


@pytest.mark.usefixtures("folder")
def test_who_comes_while_the_tables_are_made_waits_and_sees_none_of_them(monkeypatch):
    engine = sa.create_engine("sqlite:///store.db")
    real, seen = database.command.upgrade, []

    def upgrade(config, version):
        real(config, "0001")
        with closing(sqlite3.connect("store.db", timeout=0)) as other:
            seen.append(other.execute("SELECT count(*) FROM sqlite_master").fetchone())
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
        real(config, version)

    monkeypatch.setattr(database.command, "upgrade", upgrade)
    migrate(engine)
    engine.dispose()
    assert seen == [(0,)]
    assert ("documents",) in ask("SELECT name FROM sqlite_master")


@pytest.mark.usefixtures("folder")
def test_a_migration_that_fails_leaves_no_table(monkeypatch):
    engine = sa.create_engine("sqlite:///store.db")
    real = database.command.upgrade

    def upgrade(config, _version):
        real(config, "0001")
        raise OSError

    monkeypatch.setattr(database.command, "upgrade", upgrade)
    with pytest.raises(OSError):  # noqa: PT011 - as raised above
        migrate(engine)
    engine.dispose()
    assert ask("SELECT name FROM sqlite_master") == []


def test_what_cannot_be_compared_is_told_as_what_it_is(folder, capsys):
    export(folder, plan(as_of="2024-12-31"))
    (folder / "other.db").write_bytes(b"")
    capsys.readouterr()
    for side, told, code in (
        ("none.db", "there is no such store: none.db [STORE_MISSING]", 3),
        ("other.db", "the store cannot be read: no such table: documents [STORE_UNREADABLE]", 3),
        ("store.db#2022", "the database held no document at that time: sqlite:///store.db#2022", 2),
    ):
        assert main(["diff", f"sqlite:///{side}", "sqlite:///store.db", "--lang", "en"]) == code
        assert capsys.readouterr().err.splitlines()[0].endswith(told)
    assert not (folder / "none.db").exists()
