"""Charts as inline SVG, drawn by Vega-Lite (`gongyak[report]`): no script, nothing fetched. None where it is not installed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

_COLOURS = {"error": "#b3261e", "warning": "#b26a00", "info": "#4a6785"}
_PLAIN = "#2f6f8f"
_LIBRARY = "vl_convert"


def is_there() -> bool:
    """Whether charts can be drawn."""
    return find_spec(_LIBRARY) is not None


def bars(rows: Sequence[tuple[str, float, str | None]], *, value: str, names: Mapping[str, str]) -> str | None:
    """Horizontal bars in the order of the rows (name, value, severity or None), with their numbers.

    `names` are the severities in the reader's language.
    """
    if not rows or not is_there():
        return None
    drawn: str = import_module(_LIBRARY).vegalite_to_svg(_spec(rows, value, names))
    return drawn


def _spec(rows: Sequence[tuple[str, float, str | None]], value: str, names: Mapping[str, str]) -> dict[str, Any]:
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
