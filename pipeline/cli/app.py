"""The commands and their arguments, in one language. A command returns its exit code.

No `from __future__ import annotations` here: typer reads the annotations, and they hold words of the chosen language.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import LanguageName, OfficersName, Shared, command
from pipeline.cli.words import Words

if TYPE_CHECKING:
    from pipeline.cli.said import Said


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
        add(app, words, Shared(words))
    return app


def _group(app: typer.Typer, words: Words, shared: Shared) -> None:
    version_option = typer.Option("--version", metavar="", help=words("version"), is_eager=True, callback=_show_version)

    @app.callback()
    def group(
        *,
        _version: Annotated[bool, version_option] = False,
        _lang: Annotated[LanguageName | None, shared.lang] = None,
        _help: Annotated[bool, shared.help] = False,
    ) -> None:
        pass


def _extract(app: typer.Typer, words: Words, shared: Shared) -> None:
    @command(app, words, shared, "jurisdiction", "term", "profile", "ocr", "officers")
    def extract(
        file: Annotated[Path, shared.file],
        *,
        compact: Annotated[bool, typer.Option("--compact", metavar="", help=words("compact"))] = False,
        said: "Said",
    ) -> int:
        from pipeline.cli.extract import run  # noqa: PLC0415 - each command loads what it needs

        return run(words, file, said, compact=compact)


def _ingest(app: typer.Typer, words: Words, shared: Shared) -> None:
    manifest_option = typer.Option("--manifest", metavar="FILE", help=words("manifest"), show_default=False)
    jobs_option = typer.Option("--jobs", metavar="N", min=1, max=64, help=words("jobs"), show_default=False)
    time_option = typer.Option("--time-limit", metavar="SECONDS", min=1, help=words("time_limit"))
    memory_option = typer.Option("--memory-limit", metavar="MB", min=256, help=words("memory_limit"))
    scheduler_option = typer.Option(
        "--scheduler", metavar="ADDRESS", help=_literal(words("scheduler")), show_default=False
    )

    @command(app, words, shared, "jurisdiction", "term", "profile", "ocr", "officers")
    def ingest(
        paths: Annotated[list[Path], shared.paths],
        *,
        out: Annotated[Path, shared.out] = Path("outputs"),
        jobs: Annotated[int | None, jobs_option] = None,
        manifest: Annotated[Path | None, manifest_option] = None,
        time_limit: Annotated[float, time_option] = 300.0,
        memory_limit: Annotated[int, memory_option] = 1024,
        scheduler: Annotated[str | None, scheduler_option] = None,
        said: "Said",
    ) -> int:
        from pipeline.cli.ingest import Request, run  # noqa: PLC0415 - each command loads what it needs

        request = Request(
            tuple(map(str, paths)),
            str(out),
            jurisdiction=said.jurisdiction,
            term=said.term,
            manifest=None if manifest is None else str(manifest),
            profile=None if said.profile is None else str(said.profile),
            ocr=said.ocr,
            jobs=jobs,
            time_limit=time_limit,
            memory_limit=memory_limit,
            scheduler=scheduler,
            officers=said.officers,
        )
        return run(words, request)


def _status(app: typer.Typer, words: Words, shared: Shared) -> None:
    @command(app, words, shared)
    def status(
        *,
        out: Annotated[Path, shared.out] = Path("outputs"),
        as_json: Annotated[bool, shared.json] = False,
    ) -> int:
        from pipeline.cli.status import run  # noqa: PLC0415 - each command loads what it needs

        return run(words, out, as_json=as_json)


def _retry(app: typer.Typer, words: Words, shared: Shared) -> None:
    @command(app, words, shared)
    def retry(
        *,
        out: Annotated[Path, shared.out] = Path("outputs"),
    ) -> int:
        from pipeline.cli.status import retry as again  # noqa: PLC0415 - each command loads what it needs

        return again(words, out)


def _export(app: typer.Typer, words: Words, shared: Shared) -> None:
    from_argument = typer.Argument(metavar="OUT", help=words("export_from"), show_default=False)
    folder_argument = typer.Argument(metavar="DEST", help=words("export_dest"), show_default=False)
    to_option = typer.Option("--to", metavar="STORE", help=words("export_to"), show_default=False)
    bom_option = typer.Option("--bom", metavar="", help=words("export_bom"))
    evidence_option = typer.Option("--evidence", metavar="", help=words("export_evidence"))

    @command(app, words, shared)
    def export(
        out: Annotated[Path, from_argument],
        dest: Annotated[Path | None, folder_argument] = None,
        *,
        to: Annotated[str, to_option],
        officers: Annotated[OfficersName, shared.officers] = OfficersName.ROLES,
        bom: Annotated[bool, bom_option] = False,
        evidence: Annotated[bool, evidence_option] = False,
    ) -> int:
        from pipeline.cli.export import run  # noqa: PLC0415 - each command loads what it needs
        from pipeline.stores import Target  # noqa: PLC0415

        return run(words, out, Target(to, dest, bom, evidence), officers.value)


def _verify(app: typer.Typer, words: Words, shared: Shared) -> None:
    golden_option = typer.Option("--golden", metavar="DIR", help=words("golden"), show_default=False)
    junit_option = typer.Option("--junit", metavar="FILE", help=words("junit"), show_default=False)
    blanks_option = typer.Option("--ignore-blanks", metavar="", help=words("ignore_blanks"))

    @command(app, words, shared, "jurisdiction", "term", "profile")
    def verify(
        paths: Annotated[list[Path], shared.paths],
        *,
        golden: Annotated[Path, golden_option],
        ignore_blanks: Annotated[bool, blanks_option] = False,
        junit: Annotated[Path | None, junit_option] = None,
        as_json: Annotated[bool, shared.json] = False,
        jobs: Annotated[int, shared.jobs] = 1,
        said: "Said",
    ) -> int:
        from pipeline.cli.verify import Wanted, run  # noqa: PLC0415

        return run(words, paths, said, Wanted(golden, ignore_blanks, junit, as_json, jobs))


def _compare(app: typer.Typer, words: Words, shared: Shared) -> None:
    @command(app, words, shared, "jurisdiction", "term", "profile", "ocr")
    def compare(
        first: Annotated[Path, typer.Argument(metavar="A", help=words("file"), show_default=False)],
        second: Annotated[Path, typer.Argument(metavar="B", help=words("file"), show_default=False)],
        *,
        as_json: Annotated[bool, shared.json] = False,
        said: "Said",
    ) -> int:
        from pipeline.cli.compare import run  # noqa: PLC0415 - each command loads what it needs

        return run(words, (first, second), said, as_json=as_json)


def _diff(app: typer.Typer, words: Words, shared: Shared) -> None:
    @command(app, words, shared, "jurisdiction", "term", "profile", "ocr")
    def diff(
        old: Annotated[str, typer.Argument(metavar="OLD", help=words("edition"), show_default=False)],
        new: Annotated[str, typer.Argument(metavar="NEW", help=words("edition"), show_default=False)],
        *,
        as_json: Annotated[bool, shared.json] = False,
        said: "Said",
    ) -> int:
        from pipeline.cli.diff import run  # noqa: PLC0415 - each command loads what it needs

        return run(words, old, new, said, as_json=as_json)


def _labels(app: typer.Typer, words: Words, shared: Shared) -> None:
    @command(app, words, shared, "profile")
    def labels(
        paths: Annotated[list[Path], shared.paths],
        *,
        as_json: Annotated[bool, shared.json] = False,
        jobs: Annotated[int, shared.jobs] = 1,
        said: "Said",
    ) -> int:
        from pipeline.cli.labels import run  # noqa: PLC0415 - each command loads what it needs

        return run(words, paths, said, as_json=as_json, jobs=jobs)


def _tables(app: typer.Typer, words: Words, shared: Shared) -> None:
    @command(app, words, shared, "ocr")
    def tables(
        file: Annotated[Path, shared.file],
        *,
        as_json: Annotated[bool, shared.json] = False,
        said: "Said",
    ) -> int:
        from pipeline.cli.tables import run  # noqa: PLC0415 - each command loads what it needs

        return run(words, file, said.ocr, as_json=as_json)


def _schema(app: typer.Typer, words: Words, shared: Shared) -> None:
    @command(app, words, shared)
    def schema() -> int:
        from pipeline.cli.schema import run  # noqa: PLC0415 - each command loads what it needs

        return run()


def _literal(text: str) -> str:
    r"""Brackets that the help shows as they are, and does not take for a colour.

    >>> _literal("needs gongyak[dask]")
    'needs gongyak\\[dask]'
    """
    return text.replace("[", r"\[")


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it by position
    if wanted:
        from pipeline import __version__  # noqa: PLC0415 - wanted only here

        typer.echo(f"gongyak {__version__}")
        raise typer.Exit


def _name_panels(words: Words) -> None:
    from typer import rich_utils  # noqa: PLC0415 - rich is heavy and needed by the help alone

    for panel in ("arguments", "options", "commands"):
        setattr(rich_utils, f"{panel.upper()}_PANEL_TITLE", words(f"{panel}_title"))
