"""Tables that list pledges: found among a document's tables by their heads, each row or block of rows a pledge."""

from pipeline.structure.listings.candidates import Candidate, find_listings

__all__ = ["Candidate", "find_listings"]
