"""What reaches a person's terminal: safe text, error lines, consoles."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TextIO

from pipeline.cli.words import Words
from pipeline.errors import GongyakError

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 400
"""Columns where nobody sees an edge: in a pipe or a file no line is wrapped."""


def safe(text: str) -> str:
    r"""Text that cannot steer a terminal: control and bidirectional marks are spelled out, names are NFC.

    >>> safe("plan\x1b[2J.txt")
    'plan\\x1b[2J.txt'
    """
    shown = unicodedata.normalize("NFC", text)
    return "".join(_spelled(char) if unicodedata.category(char) in {"Cc", "Cf", "Cs"} else char for char in shown)


def _spelled(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def prepare() -> None:
    """A character that the terminal's encoding lacks becomes a question mark instead of a crash.

    A locale that says nothing (C, POSIX) is no reason to lose all Korean: what is shown there is UTF-8.
    """
    unsaid = not os.environ.get("PYTHONIOENCODING")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            ascii_alone = codecs.lookup(stream.encoding).name == "ascii"
            reconfigure(encoding="utf-8" if unsaid and ascii_alone else stream.encoding, errors="replace")


class OutputGoneError(Exception):
    """Whoever read our output has gone. No `OSError`: typer and rich would end the process with codes of their own."""


def emit(data: bytes | Iterator[bytes]) -> None:
    """Bytes, whole or in pieces, to standard output as they are, whatever the locale and the platform. Raises OutputGoneError, OutputError."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.writelines((data,) if isinstance(data, bytes) else data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise OutputGoneError from error
    except OSError as error:
        from pipeline.writers.atomic import OutputError  # noqa: PLC0415 - only a full disk needs it

        with Path(os.devnull).open("wb") as nowhere:  # what cannot be written now cannot be flushed at the end either
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        raise OutputError(error.strerror or "") from error


def line(reason: str, subject: str | PurePath | None = None, code: str | None = None) -> str:
    """`gongyak: FILE: reason [CODE]`."""
    parts = ["gongyak", *([] if subject is None else [safe(str(subject))]), safe(reason)]
    return ": ".join(parts) + (f" [{code}]" if code else "")


def complain(words: Words, subject: str | PurePath | None, error: GongyakError) -> int:
    """One line on standard error; the exit code that the error owns."""
    print(line(error.message(words.language), subject, error.code), file=sys.stderr)  # noqa: T201 - the command line speaks
    return error.exit_code


def console(stream: TextIO) -> Console:
    """A rich console: the terminal's own width, or no edge in a pipe. Nothing in our text is markup."""
    from rich.console import Console  # noqa: PLC0415 - start-up stays light

    class OurConsole(Console):
        def on_broken_pipe(self) -> None:
            raise OutputGoneError

    seen = stream.isatty()
    width = None if seen else int(os.environ.get("COLUMNS") or WIDE)
    return OurConsole(file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)
