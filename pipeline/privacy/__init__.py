"""How much of the officers (공약실명제) leaves the machine: decided here and nowhere else."""

from pipeline.privacy.cover import path_covered
from pipeline.privacy.people import People
from pipeline.privacy.veil import MODES, Officers, Veil, veiled

__all__ = ["MODES", "Officers", "People", "Veil", "path_covered", "veiled"]
