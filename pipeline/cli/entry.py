"""From the arguments to the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from pipeline.cli.language import asked, spoken
from pipeline.cli.screen import OutputGoneError, line, prepare
from pipeline.cli.words import Words

USAGE = 2
INTERRUPTED = 130
BROKEN_PIPE = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `gongyak`; the process ends with what this returns. Our own bugs are raised, never swallowed."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = Words(asked(given) or spoken(os.environ))
    prepare()
    try:
        code = _run(given, words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        _say(line(words("interrupted")))
        return INTERRUPTED
    except (BrokenPipeError, OutputGoneError):
        _forget_output()
        return BROKEN_PIPE
    return code


def _run(arguments: list[str], words: Words) -> int:
    from typer.exceptions import TyperException  # noqa: PLC0415 - a bare import of the package costs nothing

    from pipeline.cli.app import build  # noqa: PLC0415 - typer is imported once the language is known

    try:
        helping = not arguments or "--help" in arguments
        code = build(words, helping=helping)(args=arguments, prog_name="gongyak", standalone_mode=False)
    except TyperException as error:
        return _usage(error, words)
    return code if isinstance(code, int) else 0


def _usage(error: Exception, words: Words) -> int:
    """One line on what is wrong and one on where to read more. The exceptions' classes are private, their names are not."""
    name = type(error).__name__
    context = getattr(error, "ctx", None)
    command = "gongyak" if context is None else context.command_path
    if name == "NoArgsIsHelpError":
        _say(str(error))
        return USAGE
    _say(line(_reason(name, error, words)))
    _say(words("try_help", command=command))
    return USAGE


def _reason(name: str, error: Exception, words: Words) -> str:
    parameter = getattr(error, "param", None)
    hint = getattr(error, "param_hint", None) or (parameter.get_error_hint() if parameter is not None else "")
    if name == "MissingParameter" and hint:
        return words("missing", hint=hint)
    if name == "NoSuchOption":
        return words("no_such_option", name=getattr(error, "option_name", ""))
    if name == "BadParameter" and hint:
        return words("bad_value", hint=hint, detail=_detail(str(getattr(error, "message", "")), words))
    return str(getattr(error, "format_message", error.__str__)())


def _detail(message: str, words: Words) -> str:
    """What is wrong with a value, without the words that are a library's own.

    >>> _detail("Value error, 'x' is not one of 'full', 'none'.", Words("en"))
    "'x' is none of full, none"
    """
    said = message.removeprefix("Value error, ")
    value, found, choices = said.partition(" is not one of ")
    if not found:
        return said
    return words("no_choice", value=value.strip("'"), choices=choices.rstrip(".").replace("'", ""))


def _say(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201 - the command line speaks


def _forget_output() -> None:
    """Whoever read our output has gone; nothing is left to flush at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
