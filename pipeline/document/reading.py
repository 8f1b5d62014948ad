"""A value that never travels without where it came from.

`Read` pairs a value of the contract with the evidence and the findings of everything inside it. Pointers in it are
relative to the value; `build` and `sequence` move them down one level, so the pointers of a whole document come out
right without anybody counting.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from pipeline.document.quick import quick
from pipeline.document.span import Span
from schemas.evidence import Evidence, Finding

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
M = TypeVar("M")


Note = tuple[str | None, Finding]
"""A finding and the pointer it has by now; the finding itself is copied once, when somebody looks at it."""


def _noted(findings: Iterable[Finding]) -> tuple[Note, ...]:
    return tuple([(finding.pointer, finding) for finding in findings]) if findings else ()


Places = tuple[Evidence, ...]


class Evidences(Mapping[str, Places]):
    """The evidence of a value's parts under the value's own pointers.

    Pointers are put together when somebody looks them up: once for a whole pledge, not again at each of its levels.
    """

    __slots__ = ("flattened", "parts")

    def __init__(self, parts: list[tuple[str, Mapping[str, Places]]]) -> None:
        self.parts = parts
        self.flattened: dict[str, Places] | None = None

    @property
    def flat(self) -> dict[str, Places]:
        """By pointer, in the order of the parts."""
        if self.flattened is None:
            self.flattened = {}
            _gather(self, "", self.flattened)
            self.parts = []
        return self.flattened

    def items(self) -> ItemsView[str, Places]:
        return self.flat.items()

    def values(self) -> ValuesView[Places]:
        return self.flat.values()

    def __getitem__(self, pointer: str) -> Places:
        return self.flat[pointer]

    def __iter__(self) -> Iterator[str]:
        return iter(self.flat)

    def __len__(self) -> int:
        return len(self.flat)


def _gather(evidence: Evidences, above: str, found: dict[str, Places]) -> None:
    for prefix, inner in evidence.parts:
        start = above + prefix
        if type(inner) is Evidences and inner.flattened is None:  # isinstance is slow for mappings
            _gather(inner, start, found)
        else:
            for pointer, places in inner.items():
                found[start + pointer] = places


@quick
@dataclass(frozen=True, slots=True)
class Read(Generic[T_co]):
    """A value with evidence (relative JSON Pointer → places) and findings (with relative pointers)."""

    value: T_co
    evidence: Mapping[str, Places] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, with pointers relative to the value."""
        return tuple(f if f.pointer == at else f.model_copy(update={"pointer": at}) for at, f in self.notes)

    def noting(self, *findings: Finding) -> Read[T_co]:
        """The same value with more findings about it."""
        return Read(self.value, self.evidence, self.notes + _noted(findings))


_NONE: Mapping[str, Places] = MappingProxyType({})


def leaf(value: T, *spans: Span | None, findings: Iterable[Finding] = ()) -> Read[T]:
    """A value read from the given spans."""
    if len(spans) == 1 and spans[0] is not None:
        places = spans[0].evidence()
    else:
        places = tuple(place for span in spans if span is not None for place in span.evidence())
    noted = tuple([(finding.pointer or "", finding) for finding in findings]) if findings else ()
    return Read(value, {"": places} if places else _NONE, noted)


def nothing() -> Read[None]:
    """What the page does not say."""
    return Read(None, _NONE)


def sequence(items: Iterable[Read[T]], findings: Iterable[Finding] = ()) -> Read[tuple[T, ...]]:
    """Several values of one kind, in order."""
    reads = list(items)
    evidence: list[tuple[str, Mapping[str, Places]]] = []
    found = list(_noted(findings))
    for index, read in enumerate(reads):
        _move_down(read, f"/{index}", evidence, found)
    return Read(tuple([read.value for read in reads]), Evidences(evidence), tuple(found))


def chained(reads: Iterable[Read[tuple[T, ...]]]) -> Read[tuple[T, ...]]:
    """Several sequences as one, in order; their pointers count on."""
    values: list[T] = []
    evidence: dict[str, Places] = {}
    found: list[Note] = []
    for read in reads:
        for pointer, places in read.evidence.items():
            evidence[_counted_on(pointer, len(values))] = places
        found.extend((None if at is None else _counted_on(at, len(values)), finding) for at, finding in read.notes)
        values.extend(read.value)
    return Read(tuple(values), evidence, tuple(found))


def _counted_on(pointer: str, by: int) -> str:
    """A pointer into a sequence that begins `by` places later."""
    head, _, rest = pointer.removeprefix("/").partition("/")
    if not head.isdigit():
        return pointer
    return f"/{int(head) + by}" + (f"/{rest}" if rest else "")


def build(model: Callable[..., M], /, findings: Iterable[Finding] = (), **parts: Any) -> Read[M]:
    """A model from its parts; a part is a `Read`, or a plain value that needs no evidence (ids, null, constants)."""
    evidence: list[tuple[str, Mapping[str, Places]]] = []
    found = list(_noted(findings))
    values: dict[str, Any] = {}
    for name, part in parts.items():
        if isinstance(part, Read):
            values[name] = part.value
            _move_down(part, f"/{name}", evidence, found)
        else:
            values[name] = part
    return Read(model(**values), Evidences(evidence), tuple(found))


def _move_down(
    read: Read[Any], prefix: str, evidence: list[tuple[str, Mapping[str, Places]]], found: list[Note]
) -> None:
    if read.evidence is not _NONE:
        evidence.append((prefix, read.evidence))
    if read.notes:
        found.extend((None if at is None else prefix + at, finding) for at, finding in read.notes)
