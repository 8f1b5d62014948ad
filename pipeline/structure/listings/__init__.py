"""Tables that list pledges: found among a document's tables by their heads, each row or block of rows a pledge."""

from pipeline.structure.listings.candidates import Candidate, ListFinder

__all__ = ["Candidate", "ListFinder"]
