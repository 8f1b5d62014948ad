"""From nodes to the parts of a pledge: one file for each."""

from pipeline.fields.candidate import read_candidate
from pipeline.fields.context import Context
from pipeline.fields.pledge import read_pledge

__all__ = ["Context", "read_candidate", "read_pledge"]
