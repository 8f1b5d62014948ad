"""The store as a SQLite file."""

import sqlite3

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from store_builders import plan, write

from pipeline.cli.entry import main
from pipeline.stores.sql.database import migrate
from pipeline.stores.sql.tables import metadata


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
    export(folder, plan(as_of="2023-12-31"))
    export(folder, plan(as_of="2024-12-31", pledge="ba9876543210"))
    assert ask("SELECT pledge_id FROM latest_pledges") == [("ba9876543210",)]
    assert ask("SELECT count(*) FROM pledges") == [(2,)]


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
