"""Options that several commands have, and how a command is made of a function.

No `from __future__ import annotations` here: typer reads the annotations, and they hold words of the chosen language.
"""

import inspect
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.words import Words


class LanguageName(StrEnum):
    """What `--lang` takes. It is looked up before parsing; here it is only checked and documented."""

    KO = "ko"
    EN = "en"


class OfficersName(StrEnum):
    """What `--officers` takes (`pipeline.privacy.MODES`, which is too heavy to import for a help)."""

    FULL = "full"
    MASKED = "masked"
    ROLES = "roles"
    NONE = "none"


class OcrName(StrEnum):
    """What `--ocr` takes."""

    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


class Shared:
    """Options that several commands have; `said` are those about how files are read, each with its type and default."""

    def __init__(self, words: Words) -> None:
        self.help = typer.Option("--help", metavar="", help=words("help"), is_eager=True, callback=_show_help)
        self.lang = typer.Option("--lang", help=words("lang"), show_default=False)
        self.file = typer.Argument(metavar="FILE", help=words("file"), show_default=False)
        self.out = typer.Option("--out", metavar="DIR", help=words("out"))
        self.paths = typer.Argument(metavar="PATH", help=words("paths"), show_default=False)
        self.jobs = typer.Option("--jobs", metavar="N", min=1, max=64, help=words("jobs_plain"))
        self.json = typer.Option("--json", metavar="", help=words("json"))
        self.officers = typer.Option("--officers", help=words("officers"))
        place = typer.Option("--jurisdiction", metavar="NAME", help=words("jurisdiction"), show_default=False)
        term = typer.Option("--term", metavar="LABEL", help=words("term"), show_default=False)
        profile = typer.Option("--profile", metavar="FILE", help=words("profile"), show_default=False)
        self.said: dict[str, tuple[Any, Any]] = {
            "jurisdiction": (Annotated[str | None, place], None),
            "term": (Annotated[str | None, term], None),
            "profile": (Annotated[Path | None, profile], None),
            "ocr": (Annotated[OcrName, typer.Option("--ocr", help=words("ocr"))], OcrName.AUTO),
            "officers": (Annotated[OfficersName, self.officers], OfficersName.FULL),
        }


def command(
    app: typer.Typer, words: Words, shared: Shared, *said: str
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Makes a command of a function, with `--lang` and `--help`; those of `said` that it has come as its argument `said`."""

    def make(function: Callable[..., int]) -> Callable[..., int]:
        def run(**given: Any) -> int:
            del given["_lang"], given["_help"]
            if said:
                from pipeline.cli.said import Said  # noqa: PLC0415 - each command loads what it needs

                given["said"] = Said(**{name: _plain(given.pop(name)) for name in said})
            return function(**given)

        own = [one for one in inspect.signature(function).parameters.values() if one.name != "said"]
        added = {name: shared.said[name] for name in said}
        added["_lang"] = (Annotated[LanguageName | None, shared.lang], None)
        added["_help"] = (Annotated[bool, shared.help], False)
        parameters = [
            *own,
            *(
                inspect.Parameter(name, _BY_NAME, default=default, annotation=kind)
                for name, (kind, default) in added.items()
            ),
        ]
        run.__name__, run.__signature__ = function.__name__, inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        app.command(help=words(function.__name__), add_help_option=False)(run)
        return run

    return make


_BY_NAME = inspect.Parameter.KEYWORD_ONLY


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, StrEnum) else value


def _show_help(context: typer.Context, wanted: bool) -> None:  # noqa: FBT001 - typer calls it by position
    if wanted:
        typer.echo(context.get_help(), nl=False)
        raise typer.Exit
