"""What a document says by an index or an id, said by those of another document, so that one loss changes nothing else."""

from __future__ import annotations

from typing import Any

from pipeline.compare.align import align

Json = dict[str, Any]


def renamed(expected: Json, actual: Json) -> Json:
    """The actual pledge with its project ids named as in the expected one; ids that have no partner get a mark (p2′)."""
    ours, theirs = expected.get("projects"), actual.get("projects")
    if not isinstance(ours, list) or not isinstance(theirs, list):
        return actual
    names = {_id(one): f"{_id(one)}′" for one in theirs}
    # The id is an ordinal, so it must not decide which project is which.
    for left, right in align([_without_id(one) for one in ours], [_without_id(one) for one in theirs]):
        if left is not None and right is not None and _id(ours[left]) is not None:
            names[_id(theirs[right])] = _id(ours[left])
    if all(old == new for old, new in names.items()):
        return actual
    projects = [one | {"id": names.get(one.get("id"))} if isinstance(one, dict) else one for one in theirs]
    pledge: Json = _referring(actual, names)
    return pledge | {"projects": projects}


def renumbered(actual: Json, places: dict[int, int]) -> Json:
    """The actual document with its pointers below /pledges as the expected one numbers its pledges."""
    if all(old == new for old, new in places.items()):
        return actual
    whole = dict(actual)
    if isinstance(actual.get("evidence"), dict):
        whole["evidence"] = {_moved(key, places): value for key, value in actual["evidence"].items()}
    for name in ("findings", "pledges"):
        whole[name] = _pointing(actual.get(name), places)
    return whole


def _id(project: Any) -> Any:
    return project.get("id") if isinstance(project, dict) else None


def _without_id(project: Any) -> Any:
    return {key: value for key, value in project.items() if key != "id"} if isinstance(project, dict) else project


def _referring(value: Any, names: dict[Any, Any]) -> Any:
    if isinstance(value, dict):
        return {
            key: names.get(member, member)
            if key == "project" and isinstance(member, str)
            else _referring(member, names)
            for key, member in value.items()
        }
    return [_referring(one, names) for one in value] if isinstance(value, list) else value


def _pointing(value: Any, places: dict[int, int]) -> Any:
    if isinstance(value, dict):
        return {
            key: _moved(member, places) if key == "pointer" and isinstance(member, str) else _pointing(member, places)
            for key, member in value.items()
        }
    return [_pointing(one, places) for one in value] if isinstance(value, list) else value


def _moved(pointer: str, places: dict[int, int]) -> str:
    steps = pointer.split("/")
    if len(steps) > 2 and steps[1] == "pledges" and steps[2].isdigit():
        old = int(steps[2])
        steps[2] = str(places[old]) if old in places else f"{old}′"
    return "/".join(steps)
