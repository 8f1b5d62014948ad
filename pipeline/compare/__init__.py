"""Two JSON documents of the contract → where they differ and how much agrees. Pure: no file, no reader, no console.

`gongyak verify` and the pytest plugin stand on it.
"""

from pipeline.compare.compare import Comparison, compare
from pipeline.compare.difference import Difference
from pipeline.compare.rules import Rules
from pipeline.compare.score import Score, total
from pipeline.compare.show import shown

__all__ = ["Comparison", "Difference", "Rules", "Score", "compare", "shown", "total"]
