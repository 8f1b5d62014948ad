"""Costs in words. S: the seed; D: the domain dossier with its section; K: made up."""

from decimal import Decimal

import pytest

from pipeline.values.money import CostValue, PartValue, parse_cost

EOK = 100_000_000

WITH_PARTS = [
    (  # S L38
        "205.6억원(국 158.6, 도 14.1, 시 32.9)",
        20_560_000_000,
        [("국", 15_860_000_000), ("도", 1_410_000_000), ("시", 3_290_000_000)],
    ),
    (  # S L46
        "총사업비 465억원 (국 100, 도 115, 시 200, TP 50)",
        465 * EOK,
        [("국", 100 * EOK), ("도", 115 * EOK), ("시", 200 * EOK), ("TP", 50 * EOK)],
    ),
    ("165억원 (국 100, 도 15, 시 50)", 165 * EOK, [("국", 100 * EOK), ("도", 15 * EOK), ("시", 50 * EOK)]),  # S L47
    ("300억원 (도 100, 시 150, TP 50)", 300 * EOK, [("도", 100 * EOK), ("시", 150 * EOK), ("TP", 50 * EOK)]),  # S L48
    (  # S L96
        "86,360백만원(국 35,860, 도 15,910, 시 29,590, 기타 5,000)",
        86_360_000_000,
        [("국", 35_860_000_000), ("도", 15_910_000_000), ("시", 29_590_000_000), ("기타", 5_000_000_000)],
    ),
    ("465억원(국비 100억원, 기타(LH) 5억)", 465 * EOK, [("국비", 100 * EOK), ("기타(LH)", 5 * EOK)]),
    ("465억원(국100/도115)", 465 * EOK, [("국", 100 * EOK), ("도", 115 * EOK)]),
    ("총 10억(기투자 3억)", 10 * EOK, [("기투자", 3 * EOK)]),  # D 2.4: a status, for the caller to tell
    ("10억원 국 5억 도 5억", 10 * EOK, [("국", 5 * EOK), ("도", 5 * EOK)]),
    (
        "238억 5천7백만원(국비 10억원, 도비 20)",
        23_857_000_000,
        [("국비", 10 * EOK), ("도비", None)],
    ),  # no one unit to inherit
]

ALONE = [
    ("10백만원", 10_000_000),  # S L58
    ("238억 5천7백만원", 23_857_000_000),
    ("일금 오천만원", 50_000_000),
    ("일금오천만원정(₩50,000,000)", 50_000_000),
    ("50,000천원(5천만원)", 50_000_000),
    ("총 300억 원", 300 * EOK),
]

RANGES = [
    ("매년 400 ~ 500백만원", 400_000_000, 500_000_000, "year"),  # S L55
    ("매년 400~500백만원", 400_000_000, 500_000_000, "year"),
    ("8~12억 원", 8 * EOK, 12 * EOK, "total"),
    ("100~150억", 100 * EOK, 150 * EOK, "total"),
    ("5천만원 ~ 1억원", 50_000_000, EOK, "total"),
    ("100억원 이내", None, 100 * EOK, "total"),
    ("최대 100억원", None, 100 * EOK, "total"),
    ("10억원 이상", 10 * EOK, None, "total"),
]

PROSE = [
    "총 사업비의 10% 이내",  # S L57
    "R&BD 관련 사업비 지원, 연구소기업·첨단기술기업 세제감면",  # S L39
    "상록구 사동 1639-21 (사동 90블럭)",  # S L49
    "비예산",
    "연간 3,000명",
    "2022. 3. ~ 2025. 2.",
    "2022~2026",
    "2022년 ~ 2026년",
    "000-0001",
    "5개소 설치",
    "총 30명",
    "-",
    "",
]


@pytest.mark.parametrize(("text", "amount", "parts"), WITH_PARTS)
def test_parts_take_the_unit_of_the_amount_before(text, amount, parts):
    cost = parse_cost(text, None)
    assert cost is not None
    assert (cost.amount, cost.rest, cost.problem) == (amount, "", None)
    assert [(part.label, part.amount) for part in cost.parts] == parts


@pytest.mark.parametrize(("text", "amount"), ALONE)
def test_one_amount_is_one_amount(text, amount):
    assert parse_cost(text, None) == CostValue(amount)


@pytest.mark.parametrize(("text", "low", "high", "per"), RANGES)
def test_ranges_and_bounds_are_no_amounts(text, low, high, per):
    assert parse_cost(text, None) == CostValue(None, low, high, per)


@pytest.mark.parametrize("text", PROSE)
@pytest.mark.parametrize("unit", [None, 1_000_000])
def test_prose_is_no_cost(text, unit):
    assert parse_cost(text, unit) is None


@pytest.mark.parametrize("text", ["국비 70%·도비 30%", "국비 70%, 도비 30%", "(국비 70%, 도비 30%)"])  # D 2.4
def test_shares_alone_have_no_amounts(text):
    assert parse_cost(text, None) == CostValue(
        None, parts=(PartValue("국비", None, Decimal(70)), PartValue("도비", None, Decimal(30)))
    )


def test_an_amount_may_have_a_share_beside_it():
    cost = parse_cost("100억원(국비 50(50%), 시비 50(50%))", None)
    assert cost is not None
    assert cost.parts == (PartValue("국비", 50 * EOK, Decimal(50)), PartValue("시비", 50 * EOK, Decimal(50)))


def test_parts_without_a_total_are_not_added_up():
    cost = parse_cost("국비 100억, 도비 50억", None)
    assert cost is not None
    assert (cost.amount, [part.amount for part in cost.parts]) == (None, [100 * EOK, 50 * EOK])


def test_a_unit_from_the_table_counts_for_bare_numbers():
    cost = parse_cost("1,000(국500 도200 시300)", 1_000_000)  # D 2.4
    assert cost is not None
    assert cost.amount == 1_000_000_000
    assert [(part.label, part.amount) for part in cost.parts] == [
        ("국", 500_000_000),
        ("도", 200_000_000),
        ("시", 300_000_000),
    ]
    without = parse_cost("1,000(국500 도200 시300)", None)
    assert without is not None
    assert (without.amount, without.problem, [part.amount for part in without.parts]) == (
        None,
        "unit_missing",
        [None] * 3,
    )


@pytest.mark.parametrize("text", ["약 30억원", "30억원 내외", "30여억원", "30억여원", "30억원 규모"])
def test_about_is_kept(text):
    assert parse_cost(text, None) == CostValue(30 * EOK, approximate=True)


@pytest.mark.parametrize("text", ["매년 10억원", "연간 10억원", "10억원/년", "10억원(매년)"])
def test_yearly_is_kept(text):
    assert parse_cost(text, None) == CostValue(10 * EOK, per="year")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("2023년 5억(기확보)", "2023년 (기확보)"),  # D 2.4
        ("사과값 100억원", "사과값"),
        ("10억원을 기업에 지원", "을 기업에 지원"),
        ("10억원(5년간)", "(5년간)"),
    ],
)
def test_words_not_understood_are_given_back(text, rest):
    cost = parse_cost(text, None)
    assert cost is not None
    assert cost.rest == rest


def test_several_amounts_without_labels_are_no_amount():
    cost = parse_cost("2022년 10억, 2023년 20억", None)
    assert cost is not None
    assert (cost.amount, cost.problem) == (None, "several")


def test_letters_among_figures_are_unreadable():
    cost = parse_cost("4,0OO백만원", None)
    assert cost is not None
    assert (cost.amount, cost.problem) == (None, "unreadable")


def test_a_reversed_range_is_a_problem():
    cost = parse_cost("12~8억원", None)
    assert cost is not None
    assert (cost.min, cost.max, cost.problem) == (None, None, "reversed")


@pytest.mark.parametrize(
    ("text", "amount", "parts"),
    [
        ("1,850(도 740, 시 1,110)백만원", 1_850_000_000, [740_000_000, 1_110_000_000]),
        ("20(국 12, 시 8) 억원", 2_000_000_000, [1_200_000_000, 800_000_000]),
    ],
)
def test_a_unit_behind_the_bracket_is_that_of_the_amount_and_of_its_parts(text, amount, parts):
    cost = parse_cost(text, None)
    assert (cost.amount, [part.amount for part in cost.parts], cost.problem) == (amount, parts, None)
