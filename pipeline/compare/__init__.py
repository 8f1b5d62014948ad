"""Two JSON documents of the contract → where they differ and how much agrees. Pure: no file, no reader, no console.

`gongyak verify`, `compare` and `diff` and the pytest plugin stand on it.
"""

from pipeline.compare.compare import Comparison, compare
from pipeline.compare.costs import CostChange
from pipeline.compare.difference import Difference
from pipeline.compare.editions import Change, Editions, editions
from pipeline.compare.naming import readable
from pipeline.compare.pairing import Held
from pipeline.compare.rules import Rules
from pipeline.compare.score import Score, total
from pipeline.compare.show import short, shown
from pipeline.compare.sides import Apart, Seen, apart

__all__ = [
    "Apart",
    "Change",
    "Comparison",
    "CostChange",
    "Difference",
    "Editions",
    "Held",
    "Rules",
    "Score",
    "Seen",
    "apart",
    "compare",
    "editions",
    "readable",
    "short",
    "shown",
    "total",
]
