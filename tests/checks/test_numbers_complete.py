import pytest
from test_duplicate_numbers import document

from pipeline.checks import Context, numbers_complete


@pytest.mark.parametrize(
    ("numbers", "kind", "said"),
    [
        ("12345", "campaign_sheet", []),
        ("1245", "campaign_sheet", ["PLEDGE_NUMBER_GAP"]),
        ("2345", "campaign_sheet", ["PLEDGE_NUMBER_GAP"]),
        ("135", "action_plan", []),
        (("1-1", "1-3"), "campaign_sheet", []),
        ((), "campaign_sheet", []),
    ],
)
def test_ranks_of_a_campaign_sheet_are_complete(numbers, kind, said):
    found = list(numbers_complete.check(document(*numbers, kind=kind), Context()))
    assert [f.code for f in found] == said
