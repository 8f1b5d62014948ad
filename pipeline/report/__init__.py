"""`report.html` in a folder of outputs: what is in it, what is doubtful and what is missing, from the ledger alone."""

from pipeline.report.page import publish

__all__ = ["publish"]
