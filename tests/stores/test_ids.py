"""Ids of pledges in stores: kept through re-issues, and apart where two files only count alike."""

import csv
import hashlib
import itertools
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from store_builders import plan, write

from pipeline.cli.entry import main
from pipeline.stores.identities import Filed, Whose, held, settled
from pipeline.stores.sql.database import migrate

ROADS = ("도로 포장", "골목 가로등", "주차장 늘리기", "버스 노선 조정", "자전거길")
FIRST = {title: f"{number:012x}" for number, title in enumerate(ROADS, 1)}
ARTS = ("작은 도서관", "마을 축제", "청년 공방", "박물관 짓기", "합창단 지원")


def file(path, titles, *, as_of="2024-12-31", parent=None, numbers=None):
    """Pledges that a file numbers from 1, with the ids that their numbers alone give."""
    made = plan(path=path, as_of=as_of, sha256=hashlib.sha256(repr((titles, as_of, parent)).encode()).hexdigest())
    (one,) = made.pledges
    place = made.jurisdiction.model_copy(update={"parent": parent})
    pledges = tuple(
        one.model_copy(update={"id": f"{number:012x}", "number": str(number), "title": title})
        for number, title in zip(numbers or itertools.count(1), titles, strict=False)
    )
    return made.model_copy(update={"pledges": pledges, "jurisdiction": place})


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A store without documents: making its tables takes longer than a test."""
    path = tmp_path_factory.mktemp("empty") / "store.db"
    engine = sa.create_engine(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch, empty):
    for name in ("store.db", "broken.db"):
        shutil.copy(empty, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path


def export(folder, *documents, to="sqlite:///store.db"):
    for old in (folder / "out").glob("*.json"):
        old.unlink()
    write(folder / "out", *documents)
    where = [] if "://" in to else ["package"]
    assert main(["export", "out", *where, "--to", to, "--lang", "en"]) == 0


def ask(query, store="store.db"):
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return connection.execute(query).fetchall()


def ids(path, store="store.db"):
    return dict(
        ask(f"SELECT title, pledge_id FROM pledges JOIN documents USING (document_id) WHERE path = '{path}'", store)
    )


def package_ids():
    with Path("package/pledges.csv").open(encoding="utf-8", newline="") as rows:
        return {row["title"]: row["pledge_id"] for row in csv.DictReader(rows)}


def test_volumes_that_each_count_from_one_hide_nothing_and_it_is_told(folder, capsys):
    export(folder, file("roads.pdf", ROADS), file("arts.pdf", ARTS))
    assert sorted(ask("SELECT title FROM latest_pledges")) == sorted((title,) for title in (*ROADS, *ARTS))
    assert len({*ids("roads.pdf").values(), *ids("arts.pdf").values()}) == 10
    assert ask("SELECT DISTINCT json_id FROM pledges ORDER BY 1 LIMIT 1") == [("000000000001",)]
    told = capsys.readouterr().err
    assert "roads.pdf, arts.pdf: 5 pledges have a number in common" in told
    assert ask("SELECT pledges FROM budget_by_year_source WHERE source = 'local'") == [(10,)]


def filed(document):
    source, place = document.source, document.jurisdiction
    pledges = tuple(held(one.id, one.number, one.title) for one in document.pledges)
    return Filed(source.sha256, source.path, Whose(place.name, place.parent, "민선8기", None), pledges, {})


def test_ids_of_volumes_do_not_depend_on_their_order():
    volumes = file("roads.pdf", ROADS), file("arts.pdf", ARTS), file("green.pdf", ("나무 심기", "물길 되살리기"))
    made = [settled(map(filed, order))[0] for order in itertools.permutations(volumes)]
    assert all(ids == made[0] for ids in made)
    assert len({kept for ids in made[0].values() for kept in ids.values()}) == 12


def test_ids_of_volumes_do_not_depend_on_the_run_or_the_store(folder):
    roads, arts = file("roads.pdf", ROADS), file("arts.pdf", ARTS)
    export(folder, arts)
    export(folder, roads)
    one_by_one = ask("SELECT title, pledge_id FROM pledges ORDER BY title")
    assert ask("SELECT count(*) FROM budget_cells") == [(20,)]
    export(folder, roads, arts, to="package")
    assert package_ids() == dict(one_by_one)


def test_many_volumes_are_counted_and_not_all_named(folder, monkeypatch, capsys):
    monkeypatch.setattr("pipeline.cli.export._TOLD", 1)
    export(folder, file("roads.pdf", ROADS), file("arts.pdf", ARTS), file("green.pdf", ("나무 심기",)), to="package")
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert (
        told[1] == "gongyak: 2 more pairs of files have ids kept apart (where pledge_id and json_id of pledges differ)"
    )


def test_a_re_issue_of_a_volume_keeps_the_ids_that_the_volumes_have(folder):
    export(folder, file("roads.pdf", ROADS), file("arts.pdf", ARTS))
    before = ids("roads.pdf")
    export(folder, file("roads-2025.pdf", ("도로 포장과 배수", *ROADS[1:]), as_of="2025-12-31"))
    after = ids("roads-2025.pdf")
    assert after.pop("도로 포장과 배수") == before.pop("도로 포장")
    assert after == before
    assert ask("SELECT count(*) FROM latest_pledges") == [(10,)]


RENUMBERED = ("분수대", *ROADS)


@pytest.mark.parametrize("path", ["plan.pdf", "plan-2025.pdf"])
def test_a_pledge_that_is_renumbered_keeps_its_id(folder, path):
    export(folder, file("plan.pdf", ROADS))
    assert ids("plan.pdf") == FIRST
    export(folder, file(path, RENUMBERED, as_of="2025-12-31"))
    latest = dict(ask("SELECT title, pledge_id FROM latest_pledges"))
    assert latest.pop("분수대") not in FIRST.values()
    assert latest == FIRST


@pytest.mark.parametrize(
    ("titles", "numbers"),
    [
        (("산책로 손보기", *ROADS[1:]), None),  # by its number alone
        (("도로 포장 공사", *ROADS[1:]), (9, 2, 3, 4, 5)),  # by its title alone
    ],
)
def test_a_pledge_that_is_renamed_keeps_its_id(titles, numbers):
    first, later = file("a.pdf", ROADS, as_of="2023"), file("b.pdf", titles, as_of="2024", numbers=numbers)
    ids, clashes = settled([filed(first), filed(later)])
    assert sorted(ids[later.source.sha256].values()) == sorted(FIRST.values())
    assert clashes == ()


def test_a_folder_of_editions_has_in_files_the_ids_of_the_oldest(folder):
    documents = file("b.pdf", ROADS, as_of="2023-12-31"), file("a.pdf", RENUMBERED, as_of="2024-Q4")
    export(folder, *documents, to="package")
    assert package_ids().items() >= FIRST.items()
    export(folder, *documents)
    assert ids("a.pdf").items() <= package_ids().items()
    with Path("package/officers.csv").open(encoding="utf-8", newline="") as rows:
        assert {row["pledge_id"] for row in csv.DictReader(rows)} == set(package_ids().values())


def test_an_export_that_was_broken_off_ends_with_the_same_ids(folder):
    documents = file("a.pdf", ROADS, as_of="2023-12-31"), file("b.pdf", RENUMBERED), file("c.pdf", ARTS)
    query = "SELECT document_id, json_id, pledge_id FROM pledges ORDER BY 1, 2"
    export(folder, *documents)
    whole = ask(query)
    export(folder, *documents[:2], to="sqlite:///broken.db")
    export(folder, *documents, to="sqlite:///broken.db")
    assert ask(query, "broken.db") == whole


def test_two_governments_of_one_name_are_two(folder):
    export(folder, file("north.pdf", ROADS, parent="가온도"), file("south.pdf", ROADS, parent="나래도"))
    assert ask("SELECT count(*), count(DISTINCT pledge_id) FROM latest_pledges") == [(10, 10)]
    assert ask("SELECT jurisdiction_parent, pledges FROM status_counts ORDER BY 1") == [("가온도", 5), ("나래도", 5)]
    assert ask("SELECT * FROM same_plans") == ask("SELECT * FROM replaced_plans") == []


def test_another_volume_under_the_name_of_the_first_hides_nothing(folder, capsys):
    export(folder, file("plan.pdf", ROADS, as_of="2024-12-31"))
    export(folder, file("plan.pdf", ARTS, as_of="2025-03-31"))
    assert "plan.pdf, plan.pdf: 5 pledges" in capsys.readouterr().err
    assert ask("SELECT count(*) FROM latest_pledges") == [(10,)]
    capsys.readouterr()
    assert main(["diff", "sqlite:///store.db", "out", "--lang", "en"]) == 1
    assert capsys.readouterr().out.count("\n- ") + 1 == 5


def test_a_store_that_hid_pledges_shows_them_when_its_files_are_exported_again(folder):
    """As an earlier version left it: both volumes under the ids of their JSON."""
    export(folder, file("roads.pdf", ROADS), file("arts.pdf", ARTS))
    apart = ask("SELECT title, pledge_id FROM pledges ORDER BY 1")
    with closing(sqlite3.connect("store.db")) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            if {"document_id", "pledge_id"} <= columns and name != "pledges":
                connection.execute(f"DELETE FROM {name}")
        connection.execute("UPDATE pledges SET pledge_id = json_id")
        connection.commit()
    assert len(ask("SELECT * FROM latest_pledges")) == 5
    assert main(["export", "out", "--to", "sqlite:///store.db"]) == 0
    assert main(["export", "out", "--to", "sqlite:///store.db"]) == 0
    assert len(ask("SELECT * FROM latest_pledges")) == 10
    assert len(set(ask("SELECT pledge_id FROM pledges"))) == len(apart)
