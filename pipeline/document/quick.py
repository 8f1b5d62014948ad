"""Records of which there are thousands on a page, made as fast as Python can."""

from __future__ import annotations

from dataclasses import field, fields, make_dataclass
from typing import Any, TypeVar

T = TypeVar("T")


def quick(kind: type[T]) -> type[T]:
    """A frozen dataclass whose instances are made in a quarter of the time.

    What makes it slow is that each field is put past the guard against assignments. Here mypy, which sees a frozen
    dataclass as before, is the guard, and none stands at run time.
    """
    described: Any = kind
    plain = [
        (one.name, Any, field(default=one.default, default_factory=one.default_factory, init=one.init))
        for one in fields(described)
    ]
    twin: Any = make_dataclass(kind.__name__, plain)
    described.__init__ = twin.__init__
    del described.__setattr__, described.__delattr__
    return kind
