"""The catalogue of findings."""

import re
from string import Formatter

import pytest

from pipeline.document import Place
from pipeline.findings import catalogue, finding


@pytest.mark.parametrize("kind", catalogue().values(), ids=lambda kind: kind.code)
def test_both_languages_tell_the_same_facts(kind):
    facts = [
        {re.sub(r"_(ko|en)$", "", name) for _, name, _, _ in Formatter().parse(words) if name}
        for words in (kind.ko, kind.en)
    ]
    assert facts[0] == facts[1]


@pytest.mark.parametrize("kind", catalogue().values(), ids=lambda kind: kind.code)
def test_the_korean_words_are_korean_and_the_english_ones_are_not(kind):
    assert re.search("[가-힣]", kind.ko)
    assert not re.search("[가-힣]", re.sub(r"\([^()]*\)", "", kind.en))


def test_a_finding_says_where_and_what():
    made = finding("LABEL_UNKNOWN", place=Place(line=7), raw="통계자료", pointer="/label", label="통계자료")
    assert (made.severity, made.pointer, made.raw) == ("info", "/label", "통계자료")
    assert made.place is not None
    assert (made.place.line, made.place.raw) == (7, "통계자료")
    assert "통계자료" in made.message_ko
    assert "통계자료" in made.message_en


def test_its_severity_can_be_another_than_the_usual():
    assert finding("PLEDGE_EMPTY", severity="info").severity == "info"


@pytest.mark.parametrize("facts", [{}, {"etiquette": "통계자료"}])
def test_a_missing_fact_is_our_own_bug(facts):
    with pytest.raises(KeyError):
        finding("LABEL_UNKNOWN", **facts)


def test_an_unknown_code_is_our_own_bug():
    with pytest.raises(KeyError):
        finding("NO_SUCH_FINDING")
