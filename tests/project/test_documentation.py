"""The documents tell the truth about the code."""

import importlib
import re
from pathlib import Path

import pytest

from pipeline.cli.app import build
from pipeline.cli.words import Words
from pipeline.cli.words import keys as word_keys
from pipeline.findings import catalogue
from pipeline.readers import ROWS

ROOT = Path(__file__).resolve().parents[2]
READMES = ["README.md", "README.ko.md"]
COMMANDS = sorted(command.callback.__name__ for command in build(Words("en"), helping=False).registered_commands)


def words_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(readme, command):
    assert f"`gongyak {command}" in words_of(readme)


@pytest.mark.parametrize("readme", READMES)
def test_every_format_is_in_the_readme(readme):
    formats = {row.load().format for row in ROWS}
    table = re.search(r"\n\| (?:format|형식) .*?\n\n", words_of(readme), re.DOTALL)[0].lower()
    assert not [one for one in formats if one not in table.replace("텍스트", "text")]


def test_the_two_readmes_show_the_same_output():
    english, korean = (re.findall(r"```json\n.*?```", words_of(name), re.DOTALL) for name in READMES)
    assert english == korean


def script(name, monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "docs")
    return importlib.import_module(name)


@pytest.mark.parametrize("readme", READMES)
def test_the_examples_in_the_readme_are_what_the_commands_print(readme, monkeypatch):
    assert words_of(readme) == script("examples", monkeypatch).readme(readme), "run `make docs`"


def test_the_page_of_findings_is_up_to_date(monkeypatch):
    assert words_of("docs/findings.md") == script("build", monkeypatch).findings_page(), "run `make docs`"


def test_the_page_of_stores_is_up_to_date(monkeypatch):
    assert words_of("docs/stores.md") == script("build", monkeypatch).stores_page(), "run `make docs`"


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_every_finding_is_documented(code):
    assert f"| `{code}` |" in words_of("docs/findings.md")


@pytest.mark.parametrize(
    "page", sorted(path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
)
def test_links_between_documents_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", words_of(page))
    assert not [link for link in links if not (ROOT / page).parent.joinpath(link).exists()]


def test_every_word_of_the_command_line_is_said():
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "pipeline" / "cli").glob("*.py"))
    computed = {
        "column_pledges",
        "column_placed",
        "column_errors",
        "column_warnings",
        "column_infos",
        "error",
        "warning",
        "info",
    }
    computed |= {"arguments_title", "options_title", "commands_title"}
    computed |= {f"state_{state}" for state in ("failed", "running", "interrupted")}
    computed |= {"action_plan", "status_report", "ledger", "campaign_sheet", "unknown"}
    computed |= set(re.findall(r"@command\([^\n]*\)\n    def (\w+)\(", sources))  # a command is called as its help is
    assert not [key for key in word_keys() - computed if not re.search(rf"words\(['\"]{key}['\"]", sources)]
