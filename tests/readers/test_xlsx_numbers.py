"""Number formats as Korean offices use them, and what the cell then shows."""

import pytest

from pipeline.readers.xlsx.builtins import FORMATS
from pipeline.readers.xlsx.numbers import Shown, shown, shown_text

QUESTIONED = '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-'
SHOWN = [
    ("1250", "General", "1250"),
    ("0.30000000000000004", "General", "0.3"),
    ("123456789012", "General", "123456789012"),
    ("1", 'General"건"', "1건"),
    ("1250", "#,##0", "1,250"),
    ("86360000000", "#,##0", "86,360,000,000"),
    ("-5", "0.00", "-5.00"),
    ("-0.001", "0", "0"),
    ("1250", FORMATS[41], "1,250"),
    ("-1250", FORMATS[41], "-1,250"),
    ("0", FORMATS[41], "-"),
    ("0", QUESTIONED, "-"),
    ("-3", "#,##0;△#,##0", "△3"),
    ("-3", "#,##0_);[Red]\\(#,##0\\)", "(3)"),
    ("-3", "#,##0_ ;[Red]\\-#,##0\\ ", "-3"),
    ("0.125", "0.0%", "12.5%"),
    ("5", '0"명"', "5명"),
    ("2022", '0"년"', "2022년"),
    ("1250", "_-[$₩-412]* #,##0_-", "₩1,250"),
    ("1012345678", "000\\-0000\\-0000", "010-1234-5678"),
    ("12.5", "0.0##", "12.5"),
    ("0.5", "# ?/?", "1/2"),
    ("1250", '[>=1000]#,##0"천";0', "1,250천"),
    ("46204", FORMATS[14], "2026-07-01"),
    ("46204", "yy.mm.dd", "26.07.01"),
    ("46204", '[$-412]yyyy"년" m"월";@', "2026년 7월"),
    ("46204.5", FORMATS[22], "2026-07-01 12:00"),
    ("46204", "aaaa", "수요일"),
    ("0.75", "AM/PM h:mm", "PM 6:00"),
    ("1.5", "[h]:mm", "36:00"),
    ("60", "yyyy-mm-dd", "1900-02-28"),
    ("1e308", "#,##0.0", "100" + ",000" * 102 + ".0"),
    ("1e99999999", "#,##0", "1e99999999"),
    ("-1e-99999999", "0.0", "-1e-99999999"),
]


@pytest.mark.parametrize(("value", "code", "text"), SHOWN)
def test_a_number_is_read_as_the_sheet_shows_it(value, code, text):
    assert shown(value, code).text == text
    assert shown(value, code).change in {None, "rounded"}


@pytest.mark.parametrize(
    ("value", "code", "text", "change"),
    [
        ("1250000", "#,##0,", "1,250", "scaled"),
        ("1234567890", "#,##0,,", "1,235", "scaled"),
        ("1234.5", "#,##0.0,", "1.2", "scaled"),
        ("1250.6", "#,##0", "1,251", "rounded"),
        ("5", ";;;", "", "hidden"),
        ("0", "#,##0,", "0", None),
        ("1250.0000000001", "#,##0", "1,250", None),
    ],
)
def test_what_is_shown_otherwise_than_held_is_known(value, code, text, change):
    assert (shown(value, code).text, shown(value, code).change) == (text, change)


def test_days_may_be_counted_from_1904():
    assert shown("44742", "yyyy-mm-dd", from_1904=True).text == "2026-07-01"


def test_a_format_may_add_words_to_a_text_or_hide_it():
    assert shown_text("홍길동", '@" 외"').text == "홍길동 외"
    assert shown_text("홍길동", ";;;").change == "hidden"


@pytest.mark.parametrize("value", ["", "x", "1e999999", "-1e-999999", "NaN", "Infinity", "99999999999"])
@pytest.mark.parametrize("code", ["#,##0", "yyyy-mm-dd", "# ?/?", "0.00E+00", "[", '"', "", ";", "#,##0,,,,,,,"])
def test_no_value_and_no_format_crashes(value, code):
    assert shown(value, code).text is not None


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [("123456", "0.00E+00", "123456"), ("-150000", "##0.0E+0", "-150000"), ("1.5", "0.00E+00", "1.5")],
)
def test_a_figure_that_a_sheet_shows_with_an_exponent_is_read_as_it_is(value, code, text):
    assert shown(value, code) == Shown(text)
