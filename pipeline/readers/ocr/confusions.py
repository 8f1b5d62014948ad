"""Words that text recognition always reads as others, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def confusions() -> tuple[tuple[str, str], ...]:
    """What is seen and what was printed, in the order of the file."""
    table = tomllib.loads(files(__package__).joinpath("confusions.toml").read_text(encoding="utf-8"))
    return tuple((str(seen), str(printed)) for seen, printed in table.items())
