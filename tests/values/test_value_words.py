"""The word files contradict themselves nowhere, and a bad one says where."""

import tomllib
from importlib.resources import files

import pytest

from pipeline.errors import VocabularyError
from pipeline.values import words


def table(name):
    return tomllib.loads(files(words).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def test_every_file_loads_and_is_frozen():
    loaded = [words.marks(), words.money_words(), words.date_words(), words.quantity_words(), words.phone_words()]
    for value in loaded:
        assert type(value).__dataclass_params__.frozen
    with pytest.raises(TypeError):
        words.money_words().units["억원"] = 1


def test_every_file_explains_itself_at_its_top():
    for entry in files(words).iterdir():
        if entry.name.endswith(".toml"):
            assert entry.read_text(encoding="utf-8").startswith("# "), entry.name


@pytest.mark.parametrize("unit", [0, -1, 1.5, "1", True])
def test_a_unit_is_a_whole_number_of_won(unit):
    broken = table("money")
    broken["unit"]["냥"] = unit
    with pytest.raises(VocabularyError, match="냥"):
        words.read_money(broken)


def test_a_word_with_two_meanings_names_both():
    broken = table("dates")
    broken["open"]["words"].append("이전")
    with pytest.raises(VocabularyError, match="'이전' is both open and before"):
        words.read_dates(broken)


def test_a_unit_in_two_lists_names_both():
    broken = table("quantities")
    broken["ordinal"]["words"].append("건")
    with pytest.raises(VocabularyError, match="'건' is both counter and ordinal"):
        words.read_quantities(broken)


def test_an_unknown_recurrence_is_refused():
    broken = table("dates")
    broken["recurrence"]["가끔"] = "sometimes"
    with pytest.raises(VocabularyError, match="sometimes"):
        words.read_dates(broken)


def test_a_code_is_digits():
    broken = table("phones")
    broken["area"].append("공이")
    with pytest.raises(VocabularyError, match="공이"):
        words.read_phones(broken)


@pytest.mark.parametrize("wrong", [None, "건", [], [""], [1], ["건", "건"]])
def test_a_list_is_a_list_of_different_words(wrong):
    broken = table("quantities")
    broken["counter"]["words"] = wrong
    with pytest.raises(VocabularyError, match=r"counter\.words"):
        words.read_quantities(broken)


def test_a_mark_has_one_role():
    broken = table("marks")
    broken["dots"] += "※"
    with pytest.raises(VocabularyError, match="※"):
        words.read_marks(broken)


def test_a_missing_section_is_named():
    broken = table("money")
    del broken["bound"]
    with pytest.raises(VocabularyError, match="bound"):
        words.read_money(broken)
