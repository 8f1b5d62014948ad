"""A pledge of the contract out of its rows; mentions are left out, since they point into a document that is not rebuilt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]
Rows = Mapping[str, list[dict[str, Any]]]
Json = dict[str, Any]


def pledge_of(rows: Rows) -> Json:
    """The parts of one pledge, from its rows by table, each in the order of its key."""
    (pledge,) = rows["pledges"]
    trees = ("commitments", "goals", "funding", "effects", "issues")
    return {
        "id": pledge["pledge_id"],
        **_some(pledge, "number", "title", "sector"),
        "period": _period(pledge),
        "classification": {
            **_some(pledge, "continuity", "budget_kind", "completion", "horizon"),
            "authority": _split(pledge["authority"]) or None,
        },
        **{part: _texts(rows, part) for part in trees},
        "projects": [_project(one, rows) for one in sorted(_of(rows, "projects"), key=lambda one: one["ordinal"])],
        "plan": [_step(one) for one in _of(rows, "plan")],
        "schedule": _schedule(pledge, rows),
        "targets": _targets(rows),
        "budget": _budget(pledge, rows),
        "tables": _tables(rows, None),
        "support_requests": [_some(one, "agency", "text") for one in _of(rows, "support_requests")],
        "status": _status(pledge, rows),
        "departments": {
            role: [one["name"] for one in _of(rows, "departments") if one["role"] == role]
            for role in ("lead", "supporting")
        },
        "officers": [_some(one, "department", "team", "role", "name", "phone") for one in _of(rows, "officers")],
        "extras": [_some(one, "label", "text") for one in _of(rows, "extras")],
    }


def _of(rows: Rows, name: str, **wanted: Any) -> list[dict[str, Any]]:
    held = rows.get(name, ())
    return [one for one in held if all(one[key] == value for key, value in wanted.items())]


def _some(row: Record, *names: str) -> Json:
    return {name: row[name] for name in names}


def _split(joined: str | None) -> list[str]:
    return [] if joined is None else joined.split("; ")


def _period(row: Record) -> Json | None:
    if row["period_raw"] is None:
        return None
    dates = {"start": row["period_start"], "end": row["period_end"], "open_end": bool(row["period_open_end"])}
    return {**dates, "recurrence": row["recurrence"], "raw": row["period_raw"]}


def _tree(rows: Sequence[Record], *names: str) -> list[Json]:
    below: dict[int | None, list[Json]] = {None: []}
    for row in rows:
        node: Json = {**_some(row, *names), "children": []}
        below[row["parent"]].append(node)
        below[row["ordinal"]] = node["children"]
    return below[None]


def _texts(rows: Rows, part: str) -> list[Json]:
    return _tree(_of(rows, "texts", part=part), "text")


def _project(project: Record, rows: Rows) -> Json:
    own = {"project_id": project["project_id"]}
    lists = {"aliases": "alias", "locations": "location", "agencies": "agency"}
    return {
        "id": project["project_id"],
        "name": project["name"],
        "period": _period(project),
        **{key: [one["text"] for one in _of(rows, "project_lists", kind=kind, **own)] for key, kind in lists.items()},
        "cost": _cost(project, rows),
        "measures": [_some(one, "name", "value", "unit") for one in _of(rows, "measures", **own)],
        "details": [_some(one, "label", "text") for one in _of(rows, "details", **own)],
        "tables": _tables(rows, project["project_id"]),
    }


def _cost(project: Record, rows: Rows) -> Json | None:
    if project["cost_raw"] is None:
        return None
    own = {"project_id": project["project_id"]}
    children = [
        {**_some(one, "name", "amount"), "parts": _shares(_of(rows, "cost_parts", child=one["ordinal"], **own))}
        for one in _of(rows, "cost_children", **own)
    ]
    amounts = {"amount": project["cost"], "min": project["cost_min"], "max": project["cost_max"]}
    parts = _shares(_of(rows, "cost_parts", child=None, **own))
    return {**amounts, "per": project["cost_per"], "parts": parts, "children": children, "raw": project["cost_raw"]}


def _shares(rows: Sequence[Record]) -> list[Json]:
    return [_some(one, "source", "amount") for one in rows]


def _tables(rows: Rows, project: str | None) -> list[Json]:
    grids: defaultdict[int, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for cell in _of(rows, "table_cells", project_id=project):
        grids[cell["table_number"]][cell["row_number"]].append(cell["text"])
    return [{"header": grid.pop(0, []), "rows": list(grid.values())} for grid in grids.values()]


def _step(row: Record) -> Json:
    dates = {"start": row["period_start"], "end": row["period_end"]}
    return {"project": row["project_id"], "text": row["text"], "period": dates if any(dates.values()) else None}


def _schedule(pledge: Record, rows: Rows) -> Json | None:
    if pledge["schedule_granularity"] is None:
        return None
    items: dict[int, Json] = {}
    for row in _of(rows, "schedule"):
        head = {"project": row["project_id"], "tasks": _split(row["tasks"]), "segments": []}
        item = items.setdefault(row["item"], {**head, **_some(row, "state", "basis")})
        if row["segment"]:
            item["segments"].append({key: row[f"segment_{key}"] for key in ("start", "end", "text")})
    axis = {key: pledge[f"schedule_{key}"] for key in ("granularity", "start", "end")}
    return {**axis, "items": list(items.values())}


def _targets(rows: Rows) -> list[Json]:
    found: dict[int, Json] = {}
    for row in _of(rows, "targets"):
        head = {"project": row["project_id"], "milestones": _split(row["milestones"]), "indicators": []}
        target = found.setdefault(row["target"], {**head, **_some(row, "year", "state")})
        if row["indicator"]:
            said = {"name": row["indicator_name"], **_some(row, "value", "unit", "qualifier")}
            target["indicators"].append(said)
    return list(found.values())


def _budget(pledge: Record, rows: Rows) -> Json | None:
    cells = [_some(one, "source", "period", "basis", "amount", "state") for one in _of(rows, "budget_cells")]
    parts, unit = _shares(_of(rows, "stated_parts")), pledge["budget_unit"]
    tree = _of(rows, "breakdown")
    if not cells and not tree and not parts and unit is None and pledge["stated_total"] is None:
        return None
    stated = {"amount": pledge["stated_total"], "parts": parts}
    nodes = [{**one, "project": one["project_id"]} for one in tree]
    return {
        "unit": None if unit is None else {"raw": unit, "multiplier": pledge["budget_unit_won"]},
        "periods": list(dict.fromkeys(one["period"] for one in cells)),
        "sources": list(dict.fromkeys(one["source"] for one in cells)),
        "cells": cells,
        "stated_total": stated if parts or stated["amount"] is not None else None,
        "breakdown": _tree(nodes, "name", "project", "amount"),
    }


def _status(pledge: Record, rows: Rows) -> Json | None:
    if pledge["status_raw"] is None:
        return None
    rate = {"value": pledge["rate"], "label": pledge["rate_label"]}
    said = {"code": pledge["status_code"], "raw": pledge["status_raw"], "rate": rate if rate["label"] else None}
    return {**said, **{part: _texts(rows, part) for part in ("achievements", "next_steps")}}
