"""A printed form with two owners fails when the file is loaded, with both named."""

import sys

import pytest

from pipeline.errors import VocabularyError
from pipeline.vocabulary import labels

CLASHES = [
    ('[section]\nplan = ["추진계획"]\ngoals = ["추진 계획"]', "plan and goals"),
    ('[section]\ngoals = ["목적"]\n[value]\nscale = ["목 적"]', "goals and scale"),
    ('[chapter]\ngoals = ["목적"]', "chapter"),
]


class _File:
    def __init__(self, text):
        self.text = text

    def joinpath(self, _name):
        return self

    def read_text(self, encoding):
        assert encoding == "utf-8"
        return self.text


@pytest.mark.parametrize(("text", "named"), CLASHES)
def test_a_label_has_one_field(monkeypatch, text, named):
    monkeypatch.setattr(labels, "files", lambda _package: _File(text))
    with pytest.raises(VocabularyError, match=named):
        labels.read_labels.__wrapped__()


def test_a_word_has_one_canonical_name(monkeypatch):
    module = sys.modules["pipeline.vocabulary.lookup"]
    monkeypatch.setattr(module, "files", lambda _package: _File('a = ["국비"]\nb = ["국 비"]'))
    with pytest.raises(VocabularyError, match="both a and b"):
        module.read_list.__wrapped__("invented")
