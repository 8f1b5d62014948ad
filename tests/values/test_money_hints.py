"""What shows that a table nobody could read as money may hold some all the same."""

import pytest
from page_builders import table

from pipeline.document import Grid
from pipeline.values.money_hints import money_hint

HEADS = ["총계", "기투자", "2026", "2027"]


@pytest.mark.parametrize("head", ["기투자", "임기후"])
def test_figures_below_years_and_what_only_money_has_beside_them(head):
    rows = (["총계", head, "2026", "2027"], ["700", "100", "200", "400"], ["1,300", "-", "600", "700"])
    assert money_hint(Grid(table(*rows))) == head


@pytest.mark.parametrize(
    "rows",
    [
        (["2026", "2027", "2028"], ["10", "20", "30"]),
        (HEADS, ["기본계획", "착수", "설계", "착공"], ["", "", "", "준공"]),
    ],
    ids=["years alone", "words below the years"],
)
def test_other_figures_and_words_below_years_tell_nothing(rows):
    assert money_hint(Grid(table(*rows))) is None
