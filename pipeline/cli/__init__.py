"""The command line: arguments in, exit code out. Importing it is light; each command imports what it needs."""

from pipeline.cli.entry import main

__all__ = ["main"]
