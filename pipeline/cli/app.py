"""The commands and their arguments, in one language. A command returns its exit code.

No `from __future__ import annotations` here: typer reads the annotations, and they hold words of the chosen language.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

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


def build(words: Words, *, helping: bool) -> typer.Typer:
    """The application with its help in the language of `words`; `helping` tells that help may be shown."""
    if helping:
        _name_panels(words)
    app = typer.Typer(
        help=words("app"),
        no_args_is_help=True,
        add_completion=False,
        add_help_option=False,
        pretty_exceptions_enable=False,  # a pretty traceback shows local variables, and they hold names and phones
    )
    for add in (
        _group,
        _extract,
        _ingest,
        _status,
        _retry,
        _export,
        _verify,
        _compare,
        _diff,
        _labels,
        _tables,
        _schema,
    ):
        add(app, words, _Shared(words))
    return app


class OcrName(StrEnum):
    """What `--ocr` takes."""

    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


class _Shared:
    """Options that several commands have."""

    def __init__(self, words: Words) -> None:
        self.help = typer.Option("--help", metavar="", help=words("help"), is_eager=True, callback=_show_help)
        self.lang = typer.Option("--lang", help=words("lang"), show_default=False)
        self.file = typer.Argument(metavar="FILE", help=words("file"), show_default=False)
        self.out = typer.Option("--out", metavar="DIR", help=words("out"))
        self.jurisdiction = typer.Option(
            "--jurisdiction", metavar="NAME", help=words("jurisdiction"), show_default=False
        )
        self.term = typer.Option("--term", metavar="LABEL", help=words("term"), show_default=False)
        self.paths = typer.Argument(metavar="PATH", help=words("paths"), show_default=False)
        self.profile = typer.Option("--profile", metavar="FILE", help=words("profile"), show_default=False)
        self.jobs = typer.Option("--jobs", metavar="N", min=1, max=64, help=words("jobs_plain"))
        self.ocr = typer.Option("--ocr", help=words("ocr"))
        self.json = typer.Option("--json", metavar="", help=words("json"))
        self.officers = typer.Option("--officers", help=words("officers"))


def _group(app: typer.Typer, words: Words, shared: _Shared) -> None:
    version_option = typer.Option("--version", metavar="", help=words("version"), is_eager=True, callback=_show_version)

    @app.callback()
    def group(
        *,
        _version: Annotated[bool, version_option] = False,
        _lang: Annotated[LanguageName | None, shared.lang] = None,
        _help: Annotated[bool, shared.help] = False,
    ) -> None:
        pass


def _extract(app: typer.Typer, words: Words, shared: _Shared) -> None:
    @app.command(help=words("extract"), add_help_option=False)
    def extract(
        file: Annotated[Path, shared.file],
        *,
        jurisdiction: Annotated[str | None, shared.jurisdiction] = None,
        term: Annotated[str | None, shared.term] = None,
        profile: Annotated[Path | None, shared.profile] = None,
        ocr: Annotated[OcrName, shared.ocr] = OcrName.AUTO,
        officers: Annotated[OfficersName, shared.officers] = OfficersName.FULL,
        compact: Annotated[bool, typer.Option("--compact", metavar="", help=words("compact"))] = False,
        _lang: Annotated[LanguageName | None, shared.lang] = None,
        _help: Annotated[bool, shared.help] = False,
    ) -> int:
        from pipeline.cli.extract import run  # noqa: PLC0415 - each command loads what it needs
        from pipeline.cli.said import Said  # noqa: PLC0415

        said = Said(jurisdiction, term, profile=profile, ocr=ocr.value, officers=officers.value)
        return run(words, file, said, compact=compact)


def _ingest(app: typer.Typer, words: Words, shared: _Shared) -> None:
    manifest_option = typer.Option("--manifest", metavar="FILE", help=words("manifest"), show_default=False)
    jobs_option = typer.Option("--jobs", metavar="N", min=1, max=64, help=words("jobs"), show_default=False)
    time_option = typer.Option("--time-limit", metavar="SECONDS", min=1, help=words("time_limit"))
    memory_option = typer.Option("--memory-limit", metavar="MB", min=256, help=words("memory_limit"))
    scheduler_option = typer.Option("--scheduler", metavar="ADDRESS", help=words("scheduler"), show_default=False)

    @app.command(help=words("ingest"), add_help_option=False)
    def ingest(
        paths: Annotated[list[Path], shared.paths],
        *,
        out: Annotated[Path, shared.out] = Path("outputs"),
        jobs: Annotated[int | None, jobs_option] = None,
        jurisdiction: Annotated[str | None, shared.jurisdiction] = None,
        term: Annotated[str | None, shared.term] = None,
        manifest: Annotated[Path | None, manifest_option] = None,
        profile: Annotated[Path | None, shared.profile] = None,
        ocr: Annotated[OcrName, shared.ocr] = OcrName.AUTO,
        time_limit: Annotated[float, time_option] = 300.0,
        memory_limit: Annotated[int, memory_option] = 1024,
        scheduler: Annotated[str | None, scheduler_option] = None,
        officers: Annotated[OfficersName, shared.officers] = OfficersName.FULL,
        _lang: Annotated[LanguageName | None, shared.lang] = None,
        _help: Annotated[bool, shared.help] = False,
    ) -> int:
        from pipeline.cli.ingest import Request, run  # noqa: PLC0415 - each command loads what it needs

        request = Request(
            tuple(map(str, paths)),
            str(out),
            jurisdiction=jurisdiction,
            term=term,
            manifest=None if manifest is None else str(manifest),
            profile=None if profile is None else str(profile),
            ocr=ocr.value,
            jobs=jobs,
            time_limit=time_limit,
            memory_limit=memory_limit,
            scheduler=scheduler,
            officers=officers.value,
        )
        return run(words, request)


def _status(app: typer.Typer, words: Words, shared: _Shared) -> None:
    @app.command(help=words("status"), add_help_option=False)
    def status(
        *,
        out: Annotated[Path, shared.out] = Path("outputs"),
        as_json: Annotated[bool, shared.json] = False,
        _lang: Annotated[LanguageName | None, shared.lang] = None,
        _help: Annotated[bool, shared.help] = False,
    ) -> int:
        from pipeline.cli.status import run  # noqa: PLC0415 - each command loads what it needs

        return run(words, out, as_json=as_json)


def _retry(app: typer.Typer, words: Words, shared: _Shared) -> None:
    @app.command(help=words("retry"), add_help_option=False)
    def retry(
        *,
        out: Annotated[Path, shared.out] = Path("outputs"),
        _lang: Annotated[LanguageName | None, shared.lang] = None,
        _help: Annotated[bool, shared.help] = False,
    ) -> int:
        from pipeline.cli.status import retry as again  # noqa: PLC0415 - each command loads what it needs

        return again(words, out)


def _export(app: typer.Typer, words: Words, shared: _Shared) -> None:
    from_argument = typer.Argument(metavar="OUT", help=words("export_from"), show_default=False)
    folder_argument = typer.Argument(metavar="DEST", help=words("export_dest"), show_default=False)
    to_option = typer.Option("--to", metavar="STORE", help=words("export_to"), show_default=False)
    bom_option = typer.Option("--bom", metavar="", help=words("export_bom"))

    @app.command(help=words("export"), add_help_option=False)
    def export(
        out: Annotated[Path, from_argument],
        dest: Annotated[Path | None, folder_argument] = None,
        *,
        to: Annotated[str, to_option],
        officers: Annotated[OfficersName, shared.officers] = OfficersName.ROLES,
        bom: Annotated[bool, bom_option] = False,
        _lang: Annotated[LanguageName | None, shared.lang] = None,
        _help: Annotated[bool, shared.help] = False,
    ) -> int:
        from pipeline.cli.export import run  # noqa: PLC0415 - each command loads what it needs
        from pipeline.stores import Target  # noqa: PLC0415

        return run(words, out, Target(to, dest, bom), officers.value)


def _verify(app: typer.Typer, words: Words, shared: _Shared) -> None:
    golden_option = typer.Option("--golden", metavar="DIR", help=words("golden"), show_default=False)
    junit_option = typer.Option("--junit", metavar="FILE", help=words("junit"), show_default=False)
    blanks_option = typer.Option("--ignore-blanks", metavar="", help=words("ignore_blanks"))

    @app.command(help=words("verify"), add_help_option=False)
    def verify(
        paths: Annotated[list[Path], shared.paths],
        *,
        golden: Annotated[Path, golden_option],
        ignore_blanks: Annotated[bool, blanks_option] = False,
        junit: Annotated[Path | None, junit_option] = None,
        as_json: Annotated[bool, shared.json] = False,
        jobs: Annotated[int, shared.jobs] = 1,
        jurisdiction: Annotated[str | None, shared.jurisdiction] = None,
        term: Annotated[str | None, shared.term] = None,
        profile: Annotated[Path | None, shared.profile] = None,
        _lang: Annotated[LanguageName | None, shared.lang] = None,
        _help: Annotated[bool, shared.help] = False,
    ) -> int:
        from pipeline.cli.said import Said  # noqa: PLC0415 - each command loads what it needs
        from pipeline.cli.verify import Wanted, run  # noqa: PLC0415

        said = Said(jurisdiction, term, profile=profile)
        return run(words, paths, said, Wanted(golden, ignore_blanks, junit, as_json, jobs))


def _compare(app: typer.Typer, words: Words, shared: _Shared) -> None:
    @app.command(help=words("compare"), add_help_option=False)
    def compare(
        first: Annotated[Path, typer.Argument(metavar="A", help=words("file"), show_default=False)],
        second: Annotated[Path, typer.Argument(metavar="B", help=words("file"), show_default=False)],
        *,
        as_json: Annotated[bool, shared.json] = False,
        jurisdiction: Annotated[str | None, shared.jurisdiction] = None,
        term: Annotated[str | None, shared.term] = None,
        profile: Annotated[Path | None, shared.profile] = None,
        _lang: Annotated[LanguageName | None, shared.lang] = None,
        _help: Annotated[bool, shared.help] = False,
    ) -> int:
        from pipeline.cli.compare import run  # noqa: PLC0415 - each command loads what it needs
        from pipeline.cli.said import Said  # noqa: PLC0415

        return run(words, (first, second), Said(jurisdiction, term, profile=profile), as_json=as_json)


def _diff(app: typer.Typer, words: Words, shared: _Shared) -> None:
    @app.command(help=words("diff"), add_help_option=False)
    def diff(
        old: Annotated[str, typer.Argument(metavar="OLD", help=words("edition"), show_default=False)],
        new: Annotated[str, typer.Argument(metavar="NEW", help=words("edition"), show_default=False)],
        *,
        as_json: Annotated[bool, shared.json] = False,
        jurisdiction: Annotated[str | None, shared.jurisdiction] = None,
        term: Annotated[str | None, shared.term] = None,
        profile: Annotated[Path | None, shared.profile] = None,
        _lang: Annotated[LanguageName | None, shared.lang] = None,
        _help: Annotated[bool, shared.help] = False,
    ) -> int:
        from pipeline.cli.diff import run  # noqa: PLC0415 - each command loads what it needs
        from pipeline.cli.said import Said  # noqa: PLC0415

        return run(words, old, new, Said(jurisdiction, term, profile=profile), as_json=as_json)


def _labels(app: typer.Typer, words: Words, shared: _Shared) -> None:
    @app.command(help=words("labels"), add_help_option=False)
    def labels(
        paths: Annotated[list[Path], shared.paths],
        *,
        as_json: Annotated[bool, shared.json] = False,
        jobs: Annotated[int, shared.jobs] = 1,
        profile: Annotated[Path | None, shared.profile] = None,
        _lang: Annotated[LanguageName | None, shared.lang] = None,
        _help: Annotated[bool, shared.help] = False,
    ) -> int:
        from pipeline.cli.labels import run  # noqa: PLC0415 - each command loads what it needs
        from pipeline.cli.said import Said  # noqa: PLC0415

        return run(words, paths, Said(profile=profile), as_json=as_json, jobs=jobs)


def _tables(app: typer.Typer, words: Words, shared: _Shared) -> None:
    @app.command(help=words("tables"), add_help_option=False)
    def tables(
        file: Annotated[Path, shared.file],
        *,
        as_json: Annotated[bool, shared.json] = False,
        ocr: Annotated[OcrName, shared.ocr] = OcrName.AUTO,
        _lang: Annotated[LanguageName | None, shared.lang] = None,
        _help: Annotated[bool, shared.help] = False,
    ) -> int:
        from pipeline.cli.tables import run  # noqa: PLC0415 - each command loads what it needs

        return run(words, file, ocr.value, as_json=as_json)


def _schema(app: typer.Typer, words: Words, shared: _Shared) -> None:
    @app.command(help=words("schema"), add_help_option=False)
    def schema(
        *,
        _lang: Annotated[LanguageName | None, shared.lang] = None,
        _help: Annotated[bool, shared.help] = False,
    ) -> int:
        from pipeline.cli.schema import run  # noqa: PLC0415 - each command loads what it needs

        return run()


def _show_help(context: typer.Context, wanted: bool) -> None:  # noqa: FBT001 - typer calls it by position
    if wanted:
        typer.echo(context.get_help(), nl=False)
        raise typer.Exit


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it by position
    if wanted:
        from pipeline import __version__  # noqa: PLC0415 - wanted only here

        typer.echo(f"gongyak {__version__}")
        raise typer.Exit


def _name_panels(words: Words) -> None:
    from typer import rich_utils  # noqa: PLC0415 - rich is heavy and needed by the help alone

    for panel in ("arguments", "options", "commands"):
        setattr(rich_utils, f"{panel.upper()}_PANEL_TITLE", words(f"{panel}_title"))
