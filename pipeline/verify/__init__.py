"""Files against their goldens: what a user's own tests stand on."""

from pipeline.verify.golden import GoldenError, golden_of, load_golden
from pipeline.verify.junit import junit
from pipeline.verify.report import report
from pipeline.verify.sides import load_output, load_side
from pipeline.verify.verdict import Verdict, strays, verify_one

__all__ = [
    "GoldenError",
    "Verdict",
    "golden_of",
    "junit",
    "load_golden",
    "load_output",
    "load_side",
    "report",
    "strays",
    "verify_one",
]
