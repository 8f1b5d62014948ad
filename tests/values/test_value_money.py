"""Amounts, captions and cells. S: the seed; D: the domain dossier with its section; K: made up."""

from decimal import Decimal

import pytest

from pipeline.values.money import caption_unit, cell_amount, won

MILLION = 1_000_000

PRINTED = [
    ("205.6억원", 20_560_000_000),  # S L38
    ("86,360백만원", 86_360_000_000),  # S L96
    ("10백만원", 10_000_000),  # S L58
    ("3,300,000천원", 3_300_000_000),  # D 2.4
    ("33억", 3_300_000_000),
    ("3.3십억", 3_300_000_000),
    ("1조 2,345억", 1_234_500_000_000),
    ("2조9,334억 원", 2_933_400_000_000),
    ("1조824억여원", 1_082_400_000_000),
    ("43조9,000억", 43_900_000_000_000),
    ("1억 5천만원", 150_000_000),
    ("3천만원", 30_000_000),
    ("5백만원", 5_000_000),
    ("2천4백만원", 24_000_000),
    ("일금 오천만원", 50_000_000),
    ("일금오천만원정", 50_000_000),
    ("238억 5천7백만원", 23_857_000_000),
    ("약 30억원", 3_000_000_000),  # D 5.27
    ("約 30億".replace("億", "억"), 3_000_000_000),  # D 5.26
    ("30여억원", 3_000_000_000),
    ("1억 2,345만 6,789원", 123_456_789),
    ("50,000,000원", 50_000_000),
    ("５억원", 500_000_000),  # D 5.22
    ("매년", None),
    ("3천", None),  # thousand of what?
    ("백만원", None),  # a unit, no amount
    ("1,250", None),  # no unit
    ("30만명", None),
    ("10 조성", None),
    ("10조성", None),
    ("3만 2억", None),  # multipliers must fall
    ("4,0OO백만원", None),
    ("1억 500", None),
    ("70%", None),
    ("천안시", None),
    ("", None),
]

SIGNED = [("△1,250", -1), ("▲1,250", -1), ("-1,250", -1), ("−1,250", -1), ("△ 1,250", -1), ("+1,250", 1), ("1,250", 1)]

CAPTIONS = [
    ("(단위 : 백만원)", "백만원", 1_000_000),  # S L104
    ("(단위: 백만원, %)", "백만원", 1_000_000),  # D 2.4
    ("[단위:억원]", "억원", 100_000_000),
    ("〈단위: 백만 원〉", "백만 원", 1_000_000),
    ("구분(백만원)", "백만원", 1_000_000),  # D 5.2
    ("(單位: 百萬원)", "百萬원", 1_000_000),  # D 5.26
    ("단위:천원", "천원", 1_000),
    ("(단위: 원)", "원", 1),
    ("（단위：천원）", "천원", 1_000),
    ("( 단 위 : 백 만 원 )", "백 만 원", 1_000_000),
    ("(단위: 건, 백만원)", "백만원", 1_000_000),
    ("연차별 투자계획 (단위 백만원)", "백만원", 1_000_000),
]

NO_CAPTION = [
    "(단위: 개소)",
    "총사업비 465억원",
    "10백만원",
    "기본 단위 원가",
    "단위사업명",
    "단위원",
    "(단위: 억원/천원)",
    "(1억원)",
    "구분",
    "",
]

CELLS = [
    ("86,360", 86_360_000_000, "number", None),  # S L107
    ("474748", 474_748_000_000, "number", None),  # D 2.4
    ("345,179.4", 345_179_400_000, "number", None),  # D 2.4: decimals are legal
    ("0.5", 500_000, "number", None),
    ("0.394", 394_000, "number", None),
    ("△1,250", -1_250_000_000, "number", None),
    ("(1,250)", None, "undetermined", "negative_brackets"),
    ("(0)", 0, "zero", None),
    ("86,360*", 86_360_000_000, "number", None),  # D 5.31
    ("15,900주1)", 15_900_000_000, "number", None),
    ("86,360¹⁾", 86_360_000_000, "number", None),
    ("5억", 500_000_000, "number", None),  # its own unit counts first
    ("약 30억원", 3_000_000_000, "number", "approximate"),
    ("-", 0, "dash", None),
    ("–", 0, "dash", None),
    ("—", 0, "dash", None),
    ("－", 0, "dash", None),
    ("ㅡ", 0, "dash", None),
    ("‑", 0, "dash", None),
    ("0", 0, "zero", None),
    ("0원", 0, "zero", None),
    ("", None, "blank", None),
    (" \n\u3000", None, "blank", None),
    ("해당없음", None, "not_applicable", None),
    ("해당 없음", None, "not_applicable", None),
    ("비예산", None, "not_applicable", None),
    ("미정", None, "undetermined", None),
    ("별도", None, "undetermined", None),
    ("협의 중", None, "undetermined", None),
    ("산정불가", None, "undetermined", None),
    ("추후반영", None, "undetermined", None),
    ("24.394", None, "undetermined", "separator_suspect"),  # D 2.4, 5.9
    ("1.234.567", None, "undetermined", "separator_suspect"),
    ("4,0OO", None, "undetermined", "unreadable"),
    ("4,0 00", None, "undetermined", "unreadable"),
    ("4,00", None, "undetermined", "unreadable"),
    ("1 000", None, "undetermined", "unreadable"),
    ("- 1,250", None, "undetermined", "unreadable"),
    ("100~150", None, "undetermined", "range"),
    ("1,250(기확보)", None, "undetermined", "words"),
    ("2,000 2,000", None, "undetermined", "unreadable"),
]


@pytest.mark.parametrize(("text", "expected"), PRINTED)
def test_printed_money_is_read_or_left(text, expected):
    assert won(text, None) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(("text", "sign"), SIGNED)
def test_signs_make_amounts_negative(text, sign):
    assert won(text, MILLION) == sign * Decimal(1_250_000_000)


def test_a_unit_in_the_text_counts_before_the_unit_given():
    assert won("5억", 1_000) == Decimal(500_000_000)


def test_no_float_rounds_an_amount():
    assert str(won("205.6억원", None)) == "20560000000"
    assert won("99,999,999.123456", 10**12) == Decimal(99_999_999_123_456_000_000)


@pytest.mark.parametrize(("text", "raw", "multiplier"), CAPTIONS)
def test_captions_name_the_unit(text, raw, multiplier):
    unit = caption_unit(text)
    assert unit is not None
    assert (unit.raw, unit.multiplier) == (raw, multiplier)


@pytest.mark.parametrize("text", NO_CAPTION)
def test_other_words_name_no_money_unit(text):
    assert caption_unit(text) is None


@pytest.mark.parametrize(("text", "amount", "state", "problem"), CELLS)
def test_cells_tell_numbers_from_everything_else(text, amount, state, problem):
    cell = cell_amount(text, MILLION)
    assert (cell.amount, cell.state, cell.problem) == (amount, state, problem)


def test_a_number_without_a_unit_is_no_amount():
    cell = cell_amount("86,360", None)
    assert (cell.amount, cell.state, cell.problem) == (None, "number", "unit_missing")


@pytest.mark.parametrize("text", ["-", "0"])
def test_nothing_needs_no_unit(text):
    assert cell_amount(text, None).amount == 0


def test_a_dot_for_a_comma_offers_both_readings():
    assert cell_amount("24.394", MILLION).alternatives == (24_394_000_000, 24_394_000)


def test_a_footnote_mark_is_kept_beside_its_number():
    assert [cell_amount(text, MILLION).note for text in ("86,360*", "15,900주1)", "86,360")] == ["*", "주1)", ""]


def test_a_fraction_of_a_won_is_no_amount():
    assert cell_amount("1.2345", 1_000).problem == "fraction"


WON_SIGNS = [
    ("₩1,500,000,000", 1_500_000_000, "number"),
    ("￦ 30,000", 30_000, "number"),
    ("\\30,000", 30_000, "number"),
    ("-₩30,000", -30_000, "number"),
    ("₩-30,000", -30_000, "number"),
    ("△₩30,000", -30_000, "number"),
    ("(₩30,000)", None, "undetermined"),
    ("₩3억", 300_000_000, "number"),
    ("₩30,000¹⁾", 30_000, "number"),
    ("₩0", 0, "zero"),
    ("₩-", 0, "dash"),
    (" ₩ - ", 0, "dash"),
    ("₩미정", None, "undetermined"),
    ("₩4,0OO", None, "undetermined"),
]


@pytest.mark.parametrize(("text", "amount", "state"), WON_SIGNS)
def test_the_sign_of_the_won_before_figures_is_their_unit(text, amount, state):
    assert (cell_amount(text, None).amount, cell_amount(text, None).state) == (amount, state)
    assert cell_amount(text, 1_000_000).amount == amount


@pytest.mark.parametrize("text", ["1.5E+05", "3E5", "-1.23E+07"])
def test_a_figure_with_an_exponent_is_rounded_and_no_amount(text):
    assert (cell_amount(text, 1_000).amount, cell_amount(text, 1_000).problem) == (None, "scientific")


@pytest.mark.parametrize("text", ["0,700", "00,100"])
def test_thousands_never_begin_with_nothing(text):
    assert cell_amount(text, 1_000).amount is None
