import string

import pytest

from pipeline.cli.entry import main
from pipeline.cli.language import asked, spoken
from pipeline.cli.words import _WORDS, Words


@pytest.mark.parametrize("key", sorted(_WORDS))
def test_both_languages_say_the_same_facts(key):
    facts = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in _WORDS[key]]
    assert facts[0] == facts[1]


LOCALES = [
    ({"LANG": "ko_KR.UTF-8"}, "ko"),
    ({"LANG": "ko"}, "ko"),
    ({"LANG": "en_US.UTF-8"}, "en"),
    ({"LANG": "de_DE.UTF-8"}, "en"),
    ({"LC_ALL": "en_US.UTF-8", "LANG": "ko_KR.UTF-8"}, "en"),
    ({"LC_MESSAGES": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"}, "ko"),
    ({"LC_ALL": "", "LANG": "ko_KR.UTF-8"}, "ko"),
]


@pytest.mark.parametrize(("environment", "language"), LOCALES)
def test_the_locale_decides(environment, language):
    assert spoken(environment) == language


def test_without_a_locale_the_system_is_asked(monkeypatch):
    monkeypatch.setattr("locale.getlocale", lambda: ("Korean_Korea", "949"))
    assert spoken({}) == "ko"
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert spoken({}) == "en"


@pytest.mark.parametrize("arguments", [["--lang", "ko", "schema"], ["schema", "--lang", "ko"], ["schema", "--lang=ko"]])
def test_the_option_stands_before_or_behind_the_command(arguments):
    assert asked(arguments) == "ko"


def test_the_option_beats_the_locale(monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    assert main(["extract", "none.pdf"]) == 3
    assert "none.pdf: 파일이 없습니다 [DOC_MISSING]" in capsys.readouterr().err
    assert main(["--lang", "en", "extract", "none.pdf"]) == 3
    assert "none.pdf: no such file [DOC_MISSING]" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["", "extract", "ingest", "verify", "labels", "tables", "schema"])
def test_help_is_in_the_language_asked_for(command, capsys):
    for language, options, own in (("ko", "옵션", "보여 줍니다"), ("en", "Options", "Show this help")):
        assert main([*command.split(), "--help", "--lang", language]) == 0
        shown = capsys.readouterr().out
        assert options in shown
        assert own in shown
        if command:
            first_words = Words(language)(command).split()[0]
            assert first_words in shown


USAGE = [
    (["extract"], "missing 'FILE'", "'FILE' 이(가) 없습니다"),
    (["extract", "a", "--poem"], "no such option: --poem", "그런 옵션은 없습니다: --poem"),
    (["ingest", "a", "--jobs", "0"], "invalid value for '--jobs'", "'--jobs' 값이 잘못되었습니다"),
]


@pytest.mark.parametrize(("arguments", "english", "korean"), USAGE)
def test_wrong_usage_is_told_in_one_line_with_where_to_read_more(arguments, english, korean, capsys):
    for language, reason in (("en", english), ("ko", korean)):
        assert main([*arguments, "--lang", language]) == 2
        lines = capsys.readouterr().err.splitlines()
        assert lines[0].startswith(f"gongyak: {reason}")
        assert f"`gongyak {arguments[0]} --help`" in lines[1]


def test_an_unknown_command_is_wrong_usage(capsys):
    assert main(["exctract", "a"]) == 2
    assert "exctract" in capsys.readouterr().err


def test_no_command_shows_the_help(capsys):
    assert main([]) == 2
    assert "ingest" in capsys.readouterr().out
