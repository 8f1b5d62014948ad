"""What the fields of a pledge need to know beside its nodes."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.values.wraps import Unwrapper


@dataclass(frozen=True, slots=True)
class Context:
    """`unwrap` joins broken lines; `kind` is the kind of local government (`si`, `gu` …), None where unknown."""

    unwrap: Unwrapper
    kind: str | None = None
