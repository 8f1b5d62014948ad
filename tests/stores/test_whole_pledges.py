"""Nothing of a pledge is lost on the way into a store: every leaf stands in a table, and trees can be built again."""

from collections import Counter
from decimal import Decimal

import pytest
from conftest import SAMPLES
from store_builders import plan, write

from pipeline.cli.entry import main
from pipeline.stores import stood
from pipeline.stores.model import TABLES
from pipeline.stores.rows import rows_of
from schemas import PledgeDocument

GOLDENS = sorted((SAMPLES.parent / "tests" / "golden").glob("*.json"))
TREES = ("commitments", "goals", "funding", "effects", "issues")
NAMES = {table.name: table.names for table in TABLES}


def records(document):
    made = rows_of(document)
    return {name: [dict(zip(NAMES[name], row, strict=True)) for row in rows] for name, rows in made.items()}


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, path)
    elif value is not None and value is not False:
        yield path, value


def tree(rows, made, keys):
    """Nodes below each other as `parent` says; `made` tells what a node says besides its children."""
    below = {None: []}
    for row in rows:
        node = {**made(row), "children": []}
        below[row["parent"]].append(node)
        below[row[keys]] = node["children"]
    return below[None]


def full():
    """A plan with all that samples have not, and words that a list joined by `; ` cannot be taken apart from."""
    document = plan().model_dump(mode="json")
    pledge = document["pledges"][0]
    pledge["projects"][0] |= {
        "aliases": ["옛 나루; 나루"],
        "locations": ["동쪽; 서쪽", "남쪽"],
        "agencies": ["하천과"],
        "details": [{"label": "공법", "text": "말뚝"}],
        "tables": [{"header": ["가", "나"], "rows": [["1", "2"], ["", "4"]]}],
    }
    pledge["projects"][0]["cost"]["children"] = [
        {"name": "토공", "amount": 5, "parts": [{"source": "national", "amount": 3}, {"source": "local", "amount": 2}]},
        {"name": "포장", "amount": None, "parts": [{"source": "fund", "amount": 7}]},
    ]
    pledge["budget"] |= {
        "stated_total": {"amount": 11, "parts": [{"source": "debt", "amount": 11}]},
        "breakdown": [
            {
                "name": "하나",
                "project": "p1",
                "amount": 6,
                "children": [{"name": "둘", "project": None, "amount": 6, "children": []}],
            },
            {"name": "셋", "project": None, "amount": None, "children": []},
        ],
    }
    pledge["status"]["next_steps"] = [{"text": "다음", "children": [{"text": "그다음", "children": []}]}]
    pledge["tables"] = [{"header": [], "rows": [["한 칸"]]}]
    pledge["extras"] = [{"label": "뜻 모를 항목", "text": "글"}]
    return PledgeDocument.model_validate_json(PledgeDocument.model_validate(document, strict=False).model_dump_json())


DOCUMENTS = [
    pytest.param(full(), id="full"),
    *(pytest.param(PledgeDocument.model_validate_json(path.read_bytes()), id=path.stem) for path in GOLDENS),
]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_leaf_of_a_pledge_stands_in_a_table(document):
    tables = records(document)
    for pledge in document.model_dump(mode="json")["pledges"]:
        held = [row for rows in tables.values() for row in rows if row.get("pledge_id") == pledge["id"]]
        values = {value for row in held for value in row.values() if value is not None}
        texts = {piece for value in values if isinstance(value, str) for piece in (value, *value.split("; "))}
        numbers = {value for value in values if isinstance(value, int | Decimal)}
        for path, leaf in leaves(pledge):
            known = leaf in texts if isinstance(leaf, str) else leaf in numbers
            assert known or Decimal(leaf) in numbers, path


@pytest.mark.parametrize("document", DOCUMENTS)
def test_trees_are_built_again_from_their_lines(document):
    tables = records(document)
    for pledge in document.model_dump(mode="json")["pledges"]:
        mine = [row for row in tables["texts"] if row["pledge_id"] == pledge["id"]]
        parts = {name: pledge[name] for name in TREES}
        parts |= {name: (pledge["status"] or {}).get(name, []) for name in ("achievements", "next_steps")}
        for part, wanted in parts.items():
            lines = [row for row in mine if row["part"] == part]
            assert tree(lines, lambda row: {"text": row["text"]}, "ordinal") == wanted
        nodes = [row for row in tables["breakdown"] if row["pledge_id"] == pledge["id"]]
        said = lambda row: {"name": row["name"], "project": row["project_id"], "amount": row["amount"]}  # noqa: E731
        assert tree(nodes, said, "ordinal") == (pledge["budget"] or {}).get("breakdown", [])


@pytest.mark.parametrize("document", DOCUMENTS)
def test_shares_lists_and_tables_are_built_again(document):
    tables = records(document)
    for pledge in document.model_dump(mode="json")["pledges"]:
        mine = {name: [row for row in rows if row.get("pledge_id") == pledge["id"]] for name, rows in tables.items()}
        for project in pledge["projects"]:
            of = {name: [row for row in rows if row.get("project_id") == project["id"]] for name, rows in mine.items()}
            for kind, key in (("alias", "aliases"), ("location", "locations"), ("agency", "agencies")):
                assert [row["text"] for row in of["project_lists"] if row["kind"] == kind] == project[key]
            assert [{"label": row["label"], "text": row["text"]} for row in of["details"]] == project["details"]
            assert _children(of) == (project["cost"] or {}).get("children", [])
        wanted = [one for project in pledge["projects"] for one in project["tables"]] + pledge["tables"]
        assert _grids(mine["table_cells"]) == [one for one in wanted if one["header"] or one["rows"]]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_pledge_comes_out_of_a_database_as_it_went_in(document, tmp_path):
    write(tmp_path / "out", document)
    address = f"sqlite:///{tmp_path}/store.db"
    assert main(["export", str(tmp_path / "out"), "--to", address, "--officers", "full"]) == 0
    ((path, found),) = stood(address)
    assert path == document.source.path
    wanted = document.model_dump(mode="json")["pledges"]
    assert len(found["pledges"]) == len(wanted)
    for one, other in zip(found["pledges"], wanted, strict=True):
        del other["mentions"]
        for project in one["projects"] + other["projects"]:
            project["tables"] = [table for table in project["tables"] if table["header"] or table["rows"]]
        assert one == other


def _children(of):
    return [
        {
            "name": child["name"],
            "amount": child["amount"],
            "parts": [
                {"source": part["source"], "amount": part["amount"]}
                for part in of["cost_parts"]
                if part["child"] == child["ordinal"]
            ],
        }
        for child in of["cost_children"]
    ]


def _grids(cells):
    found = {}
    for cell in cells:
        rows = found.setdefault(cell["table_number"], {})
        rows.setdefault(cell["row_number"], []).append(cell["text"])
    return [{"header": rows.pop(0, []), "rows": list(rows.values())} for rows in found.values()]


def test_no_row_stands_in_a_table_twice():
    for name, rows in records(full()).items():
        keys = next(table.key for table in TABLES if table.name == name)
        assert set(Counter(tuple(row[key] for key in keys) for row in rows).values()) <= {1}
