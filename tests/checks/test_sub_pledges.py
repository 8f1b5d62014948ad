import pytest
from check_builders import budget, pledge

from pipeline.checks import check_document
from schemas import PledgeDocument, Source


def document(*numbered):
    source = Source(path="가람시.txt", sha256="0" * 64, format="text", bytes=1, pages=None)
    pledges = tuple(
        pledge(budget=budget(["total"], {"total": (total,)})).model_copy(update={"number": number})
        for number, total in numbered
    )
    return PledgeDocument(source=source, jurisdiction=None, term=None, kind="action_plan", pledges=pledges)


PARTS = [
    ([("7", 30), ("7-1", 10), ("7-2)", 20)], [("PLEDGE_HAS_PARTS", "/pledges/0")]),
    (
        [("7", 35), ("7-1", 10), ("7-2", 20)],
        [("PLEDGE_HAS_PARTS", "/pledges/0"), ("SUM_MISMATCH", "/pledges/0/budget")],
    ),
    ([("4-07-1", 10), ("4-07", 30), ("4-07-2", 20)], [("PLEDGE_HAS_PARTS", "/pledges/1")]),
    ([("7", 30), ("7-1", 10)], []),
    ([("7-1", 10), ("7-2", 20)], []),
]


@pytest.mark.parametrize(("numbered", "expected"), PARTS)
def test_a_pledge_in_parts_is_their_sum(numbered, expected):
    assert [(found.code, found.pointer) for found in check_document(document(*numbered))] == expected
