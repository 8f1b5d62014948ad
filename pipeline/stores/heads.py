"""What decides the ids of the pledges of a file, taken from its JSON without the rest."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.stores.ages import last_day
from pipeline.stores.identities import Filed, Whose, held
from pipeline.stores.naming import document_id

_UNDATED = "9999-99-99"


@dataclass(frozen=True, slots=True)
class Headed:
    """A file of JSON. `filed` is None where it is none of ours, which is told when it is read."""

    file: Path
    as_of: str
    filed: Filed | None


def oldest_first(files: Iterable[Path]) -> list[Headed]:
    """Older editions before later ones, those without a date last, else as they came: the same in every run."""
    return sorted(map(_headed, files), key=lambda one: one.as_of)


def _headed(file: Path) -> Headed:
    try:
        document = json.loads(file.read_bytes())
        as_of = document["as_of"]
        return Headed(file, _UNDATED if as_of is None else last_day(as_of), _filed(document))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Headed(file, _UNDATED, None)


def _filed(document: dict[str, Any]) -> Filed:
    source, place = document["source"], document["jurisdiction"]
    term, person = document["term"] or {}, document["candidate"] or {}
    whose = None if place is None else Whose(place["name"], place.get("parent"), term.get("label"), person.get("name"))
    pledges = tuple(held(one["id"], one.get("number"), one.get("title")) for one in document["pledges"])
    return Filed(document_id(source["path"], source["sha256"]), source["path"], whose, pledges, {})
