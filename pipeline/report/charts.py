"""Charts as inline SVG, drawn by Vega-Lite (`gongyak[report]`): no script, nothing fetched. None where it is not installed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

_COLOURS = {"error": "#b3261e", "warning": "#b26a00", "info": "#4a6785"}
_PLAIN = "#2f6f8f"
_LIBRARY = "vl_convert"


_DRAW = (
    "import json, sys, {library} as v; json.dump([v.vegalite_to_svg(one) for one in json.load(sys.stdin)], sys.stdout)"
)
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars in the order of the rows (name, value, severity or None), with their numbers.

    `value` says what is counted; `names` are the severities in the reader's language.
    """

    rows: Sequence[tuple[str, float, str | None]]
    value: str
    names: Mapping[str, str]


def is_there() -> bool:
    """Whether charts can be drawn."""
    return find_spec(_LIBRARY) is not None


def drawn(asked: Mapping[str, Bars]) -> dict[str, str | None]:
    """Each chart as SVG, by name; None for one without rows, and for all where they cannot be drawn."""
    specs = {name: _spec(one) for name, one in asked.items() if one.rows}
    drawings = _drawings(list(specs.values())) if specs and is_there() else []
    return {**dict.fromkeys(asked), **dict(zip(specs, drawings, strict=False))}


def _drawings(specs: Sequence[Mapping[str, Any]]) -> list[str]:
    """Drawn by a process of their own: the library holds an engine of JavaScript, which ends its process where it lacks memory."""
    command = sys.executable, "-P", "-c", _DRAW.format(library=_LIBRARY)
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            command, input=json.dumps(specs).encode(), capture_output=True, check=True, timeout=_PATIENCE
        )
        drawings: list[str] = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return []
    return drawings


def _spec(asked: Bars) -> dict[str, Any]:
    rows, value, names = asked.rows, asked.value, asked.names
    data = [{"name": name, "value": number, "kind": names.get(kind or "", "")} for name, number, kind in rows]
    axis = {"title": None, "labelLimit": 260}
    place = {"field": "name", "type": "nominal", "sort": None, "axis": axis}
    length = {"field": "value", "type": "quantitative", "title": value, "axis": {"grid": False, "tickMinStep": 1}}
    colour: dict[str, Any] = {"value": _PLAIN}
    if any(kind for _, _, kind in rows):
        scale = {"domain": [names[kind] for kind in _COLOURS], "range": list(_COLOURS.values())}
        colour = {"field": "kind", "type": "nominal", "scale": scale, "legend": {"title": None, "orient": "top"}}
    return {
        "width": 520,
        "height": {"step": 20},
        "data": {"values": data},
        "encoding": {"y": place, "x": length},
        "layer": [
            {"mark": {"type": "bar", "height": 13}, "encoding": {"color": colour}},
            {
                "mark": {"type": "text", "align": "left", "dx": 4},
                "encoding": {"text": {"field": "value", "type": "quantitative", "format": ",d"}},
            },
        ],
        "config": {"view": {"stroke": None}, "font": "sans-serif", "background": "transparent"},
    }
