"""A document as JSON: checked against its schema, the same bytes every time.

A long one is written as it is read: each pledge becomes text at once, and what stands behind the pledges in the file waits
on disk until the last of them has come.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

import jsonschema_rs

from pipeline.scratch import Waiting
from pipeline.writers.atomic import OutputError
from pipeline.writers.layout import COMPACT, PARTED, PRETTY, Layout, quoted
from schemas import SCHEMA_PATH, Evidence, Finding, Pledge, PledgeDocument
from schemas.evidence import LEFT_OUT_WHERE_ABSENT

_Evidence = Mapping[str, tuple[Evidence, ...]]
_HELD = 1 << 17
"""Bytes of each long part that wait in memory."""
_TOGETHER = 32
"""Findings on the whole document that are made to text at once."""


def render(document: PledgeDocument, *, compact: bool = False) -> bytes:
    """UTF-8 with a newline at the end. Keys stand in the order of the models, evidence in the order of the document.

    Raises ValueError where the document breaks its own contract: that is our own bug and must not be written.
    """
    data = document.model_dump(mode="json", exclude={"evidence"})
    order, records = _ordered(data, document.evidence), _records(document.evidence)
    data["evidence"] = {at: [records[id(place)] for place in document.evidence[at]] for at in order}
    _validator().validate(data)
    layout = COMPACT if compact else PRETTY
    return f"{layout.text(data, '')}\n".encode()


class Growing:
    """The JSON of a document of which the pledges come one at a time; the same bytes as `render` gives."""

    def __init__(self, *, compact: bool = False) -> None:
        self._layout = COMPACT if compact else PRETTY
        self._parts = {name: _Part(self._layout) for name in ("pledges", "findings", "evidence")}

    def add(self, pledge: Pledge, evidence: _Evidence, findings: Iterable[Finding]) -> None:
        """The next pledge; all pointers start at the document's root. Raises ValueError as `render` does."""
        data = pledge.model_dump(mode="json")
        said = [one.model_dump(mode="json") for one in findings]
        at = f"/pledges/{self._parts['pledges'].members}"
        order, records = _ordered(data, evidence, at), _records(evidence)
        places = {at: list(records.values())}
        _validator().validate(_EMPTY | {"pledges": [data], "findings": said, "evidence": places})
        self._parts["pledges"].add(self._layout.text(data, self._layout.step * 2))
        self._add_findings(said)
        self._add_evidence(evidence, order, records)

    def finish(self, head: PledgeDocument, before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[bytes]:
        """The whole file in pieces: `head` without pledges, and the findings around those of the pledges."""
        data = head.model_dump(mode="json", exclude={"evidence"})
        leading = [one.model_dump(mode="json") for one in before]
        order, records = _ordered(data, head.evidence), _records(head.evidence)
        places = {"": list(records.values())}
        _validator().validate(data | {"findings": leading, "evidence": places})
        later, self._parts["findings"] = self._parts["findings"], _Part(self._layout)
        own, self._parts["evidence"] = self._parts["evidence"], _Part(self._layout)
        self._add_findings(leading)
        self._parts["findings"].join(later)
        coming = iter(after)
        while some := [one.model_dump(mode="json") for one in islice(coming, _TOGETHER)]:
            _validator().validate(_EMPTY | {"findings": some, "pledges": [], "evidence": {}})
            self._add_findings(some)
        self._add_evidence(head.evidence, order, records)
        self._parts["evidence"].join(own)
        return self._written([*data, "evidence"], data)

    def _written(self, names: list[str], data: dict[str, Any]) -> Iterator[bytes]:
        layout = self._layout
        for number, name in enumerate(names):
            yield ("{" + layout.inside(1) if number == 0 else layout.comma(1)).encode()
            if name in self._parts:
                yield f'"{name}"{layout.colon}'.encode()
                yield from self._parts[name].written("{}" if name == "evidence" else "[]")
            else:
                yield layout.member(name, data[name], 1).encode()
        yield f"{layout.line}}}\n".encode()

    def _add_findings(self, findings: Iterable[dict[str, Any]]) -> None:
        self._parts["findings"].add(*(self._layout.text(one, self._layout.step * 2) for one in findings))

    def _add_evidence(self, evidence: _Evidence, order: Iterable[str], records: Mapping[int, dict[str, Any]]) -> None:
        layout = self._layout
        margin, comma, behind, after = (
            layout.step * 3,
            layout.comma(3),
            f"{layout.colon}[{layout.inside(3)}",
            layout.inside(2),
        )
        texts = {key: layout.record(one, margin) for key, one in records.items()}
        members = []
        for at in order:
            places = evidence[at]
            said = texts[id(places[0])] if len(places) == 1 else comma.join([texts[id(one)] for one in places])
            members.append(f"{quoted(at)}{behind}{said}{after}]")
        self._parts["evidence"].add(*members)


class _Part:
    """The members of a list or a record as text, in order."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._waiting = Waiting(_HELD)
        self.members = 0

    def add(self, *members: str) -> None:
        if not members:
            return
        comma = self._layout.comma(2)
        self._write(((comma if self.members else "") + comma.join(members)).encode())
        self.members += len(members)

    def join(self, other: _Part) -> None:
        """All members of another part."""
        if other.members and self.members:
            self._write(self._layout.comma(2).encode())
        for chunk in other._waiting.taken():
            self._write(chunk)
        self.members += other.members

    def _write(self, data: bytes) -> None:
        try:
            self._waiting.add(data)
        except OSError as error:
            raise OutputError(f"{tempfile.gettempdir()}: {error.strerror}") from error

    def written(self, brackets: str) -> Iterator[bytes]:
        """The list or the record."""
        if not self.members:
            yield brackets.encode()
            return
        yield f"{brackets[0]}{self._layout.inside(2)}".encode()
        yield from self._waiting.taken()
        yield f"{self._layout.inside(1)}{brackets[1]}".encode()


_EMPTY: dict[str, Any] = {
    "schema_version": "1.0",
    "source": {"path": "", "sha256": "0" * 64, "format": "text", "bytes": 0, "pages": None},
    "jurisdiction": None,
    "term": None,
    "kind": "unknown",
    "candidate": None,
    "as_of": None,
}
"""A document without anything in it: what is checked of a pledge is checked as a part of it."""


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    """Compiled once a process."""
    return jsonschema_rs.Draft202012Validator(json.loads(SCHEMA_PATH.read_text(encoding="utf-8")))


def _ordered(data: dict[str, Any], evidence: _Evidence, pointer: str = "") -> list[str]:
    """The pointers of the evidence in the order of the values of `data`, which stands at `pointer`.

    Raises ValueError for evidence of what is not there.
    """
    order = [pointer] if pointer in evidence else []
    _find_inside(data, evidence, pointer, order)
    if len(order) < len(evidence):
        raise ValueError(f"evidence for what is not in the document: {min(evidence.keys() - set(order))}")
    return order


def _records(evidence: _Evidence) -> dict[int, dict[str, Any]]:
    """The places as plain data, by their identity: many values were read from one place, which is gone through once."""
    return {key: _plain(place) for key, place in {id(one): one for many in evidence.values() for one in many}.items()}


def _plain(place: Evidence) -> dict[str, Any]:
    """As its model writes it, in a fraction of the time; what most formats cannot have is left out there."""
    data = vars(place).copy()
    for name in LEFT_OUT_WHERE_ABSENT:
        if data[name] is None:
            del data[name]
    return data


def _find_inside(value: Any, wanted: Container[str], pointer: str, found: list[str]) -> None:
    """Puts the JSON Pointers (RFC 6901) of members that are wanted, the outer before the inner, behind those `found`.

    Most values are plain, and these cost no call.
    """
    named = type(value) is dict
    for key, member in value.items() if named else enumerate(value):
        at = f"{pointer}/{_escaped(key) if named else key}"
        if at in wanted:
            found.append(at)
        if member and type(member) in PARTED:
            _find_inside(member, wanted, at, found)


@cache
def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
