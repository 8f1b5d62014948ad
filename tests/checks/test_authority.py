import pytest
from check_builders import budget, pledge, run

from pipeline.checks import authority
from schemas import Classification

TABLE = [
    (("national", "regional", "local"), {"national": 1, "regional": 2, "local": 3}, False),
    (("local",), {"national": "-", "local": 3}, False),
    (("local",), {"national": 1, "local": 3}, True),
    (("national", "local"), {"local": 3}, True),
    (("national", "local"), {"special_grant": 1, "local": 3}, False),
    (("local",), {"local": 3, "private": 5}, False),
    (("local",), {"local": 3, "national": ""}, False),  # unknown is not zero
    (("local",), {"private": 3}, False),  # private money speaks for no authority
    (None, {"national": 1}, False),
]


@pytest.mark.parametrize(("stated", "paying", "conflict"), TABLE)
def test_who_decides_pays(stated, paying, conflict):
    made = pledge(
        classification=Classification(authority=stated),
        budget=budget(("total",), {source: (amount,) for source, amount in paying.items()}),
    )
    assert [f.code for f in run(authority.check, made)] == ["AUTHORITY_CONFLICT"] * conflict
