"""Dates and periods. S: the seed; D: the domain dossier with its section; K: made up."""

import pytest

from pipeline.values.dates import (
    header_half,
    header_subperiod,
    header_year,
    leading_period,
    parse_date,
    parse_period,
    trailing_period,
)

SPANS = [
    ("2020. 3. ~ 2025. 2.", "2020-03", "2025-02"),  # S L23
    ("2016. 4. ~ 2026. 12.", "2016-04", "2026-12"),  # S L44
    ("2023~2026년", "2023", "2026"),  # S L69
    ("2022년", "2022", "2022"),  # S L68
    ("2022. 3. ~ 2025. 2.", "2022-03", "2025-02"),  # D 2.3 from here
    ("'22. 7.", "2022-07", "2022-07"),
    ("’22.7월", "2022-07", "2022-07"),
    ("‘22.7", "2022-07", "2022-07"),
    ("`22.7", "2022-07", "2022-07"),
    ("´22.7", "2022-07", "2022-07"),
    ("ʼ22.7", "2022-07", "2022-07"),
    ("22.7.", "2022-07", "2022-07"),
    ("2022년 상반기", "2022-H1", "2022-H1"),
    ("22.상", "2022-H1", "2022-H1"),
    ("’22.하", "2022-H2", "2022-H2"),
    ("2022하반기", "2022-H2", "2022-H2"),
    ("2023. 1/4분기", "2023-Q1", "2023-Q1"),
    ("2023.1/4", "2023-Q1", "2023-Q1"),
    ("23년 1분기", "2023-Q1", "2023-Q1"),
    ("’23.1Q", "2023-Q1", "2023-Q1"),
    ("’22~’26", "2022", "2026"),
    ("2022-2026", "2022", "2026"),
    ("202607~202912", "2026-07", "2029-12"),
    ("(202607 ~ 202912) (42개월)", "2026-07", "2029-12"),
    ("26.7~29.12", "2026-07", "2029-12"),
    ("2026. 7 ~ 29. 12", "2026-07", "2029-12"),
    ("’18.6.14 ~ 6.30", "2018-06-14", "2018-06-30"),
    ("2018. 10. 1. ~ 10. 5.", "2018-10-01", "2018-10-05"),
    ("2018. 10. 1. ~ 5.", "2018-10-01", "2018-10-05"),
    ("2025. 9월 말", "2025-09", "2025-09"),
    ("2019년 12월 말", "2019-12", "2019-12"),
    ("2023년 말", "2023", "2023"),
    ("2026. 6.", "2026-06", "2026-06"),
    ("`26.~`30.(5년간)", "2026", "2030"),  # a campaign sheet
    ("’22.7 ~ 12월", "2022-07", "2022-12"),  # D 5.29
    ("2022년 상반기 ~ 2024년 하반기", "2022-H1", "2024-H2"),
    ("2022년 상반기~하반기", "2022-H1", "2022-H2"),
    ("2023. 1/4 ~ 3/4분기", "2023-Q1", "2023-Q3"),
    ("2022~26년", "2022", "2026"),
    ("22~26년", "2022", "2026"),
    ("2023년 3~12월", "2023-03", "2023-12"),
    ("2022. 3. ~ 25. 2.", "2022-03", "2025-02"),
    ("2022. 3. ~ 12.", "2022-03", "2022-12"),
    ("2020.01.01.~2021.12.31.", "2020-01-01", "2021-12-31"),
    ("2022. 7. 1.(금) ~ 2026. 6. 30.(화)", "2022-07-01", "2026-06-30"),
    ("2024년부터 2026년까지", "2024", "2026"),
    ("2022년 7월 1일부터 2026년 6월 30일까지", "2022-07-01", "2026-06-30"),
    ("2023년 7월 1일 ~ 8월 31일", "2023-07-01", "2023-08-31"),
    ("２０２２．３．～２０２５．２．", "2022-03", "2025-02"),  # D 5.22
    ("2022. 3.\n～ 2025. 2.", "2022-03", "2025-02"),
    ("2022-03-07", "2022-03-07", "2022-03-07"),
]

IN_TERM = [  # campaign sheets
    ("2026~2029 (임기 내 지속추진)", "2026", "2029", (), ""),
    ("민선 9기 임기 내 단계적 추진 (2026. 07. ~ 2030. 06.)", "2026-07", "2030-06", (), "단계적 추진"),
    ("2022년 ~ 임기 내 지속 추진", "2022", None, ("term",), ""),
    ("2022년 ~ 임기 내 착공", "2022", None, ("term",), "착공"),
]

OPEN = [
    ("2019. ~ 계속", "2019", None, True),  # S L54
    ("2019년~", "2019", None, True),
    ("’22 ~ 계속", "2022", None, True),
    ("2020. 3.~", "2020-03", None, True),
    ("2022년 이후", "2022", None, True),
    ("2025년 이후", "2025", None, True),  # S L115
    ("2026.7월 이후", "2026-07", None, True),
    ("2022년 이전", None, "2022", False),
    ("~2022", None, "2022", False),
    ("~`22", None, "2022", False),
    ("2025년 12월까지", None, "2025-12", False),
    ("2025년 말까지", None, "2025", False),
    ("2026년 7월부터 지속", "2026-07", None, True),  # a campaign sheet
    ("2026년 7월부터 지속 추진", "2026-07", None, True),
    ("계속", None, None, True),
    ("계속사업", None, None, True),
]

RECURRING = [
    ("매년", "yearly"),
    ("연중", "yearly"),
    ("반기별", "half_yearly"),
    ("분기별", "quarterly"),
    ("매월", "monthly"),
]

DOUBTFUL = [
    ("민선8기", None, None, "term"),
    ("민선 제8기", None, None, "term"),
    ("민선8기 내", None, None, "term"),
    ("임기내", None, None, "term"),
    ("임기 중", None, None, "term"),
    ("2022. 7. ~ 임기내", "2022-07", None, "term"),
    ("수시", None, None, "occasional"),
    ("상시", None, None, "occasional"),
    ("미정", None, None, "undetermined"),
    ("추후 결정", None, None, "undetermined"),
    ("4년", None, None, "duration"),
    ("48개월", None, None, "duration"),
    ("12개월간", None, None, "duration"),
    ("3월~12월", None, None, "year_missing"),
    ("2022. 13.", None, None, "invalid_date"),  # D 5.29
    ("22.02.30", None, None, "invalid_date"),
    ("2022. 13. ~ 2024. 2.", None, "2024-02", "invalid_date"),
    ("2022. 3. ~ 2225. 2.", "2022-03", None, "invalid_date"),
    ("2026 ~ 2022", None, None, "reversed"),
    ("2024. 5. ~ 2024. 3.", None, None, "reversed"),
    ("착공 2023. 3. / 준공 2025. 12.", "2023-03", "2025-12", "list"),
    ("2018. 7. 27. / 7.30.", "2018-07-27", "2018-07-30", "list"),
]

NO_PERIOD = [
    "-",
    "",
    "365일",
    "24시간",
    "1/4분기",
    "사동 1639-21",
    "2022-123호",
    "000-0001",
    "3·1절",
    "5·18",
    "6G",
    "4차산업",
]

DATES = [
    ("2019. 8. 7.", "2019-08-07"),  # S L23
    ("2025. 9월 말", "2025-09"),
    ("(2025.6월 기준)", "2025-06"),
    ("2024. 2. 29.", "2024-02-29"),
    ("2023. 2. 29.", None),
    ("2022. 13.", None),
    ("1639-21", None),
    ("2030 비전 수립", None),
    ("22.7", None),  # as well a decimal
    ("2,022", None),
    ("", None),
]

TRAILING = [
    (
        "입주기업 모집 공고 및 우수기관 유치 : 2022년",
        "입주기업 모집 공고 및 우수기관 유치",
        "2022",
        "2022",
        "2022년",
    ),  # S L68
    (
        "데모공장 활용/연계 신규과제 유치 및 추진 : 2023~2026년",
        "데모공장 활용/연계 신규과제 유치 및 추진",
        "2023",
        "2026",
        "2023~2026년",
    ),  # S L69
    ("기본계획 수립(’23. 3월 ~ ’24. 6월)", "기본계획 수립", "2023-03", "2024-06", "’23. 3월 ~ ’24. 6월"),
    ("실시설계 - 2023~2026년", "실시설계", "2023", "2026", "2023~2026년"),
    ("센터 준공 (2024. 12.)", "센터 준공", "2024-12", "2024-12", "2024. 12."),
]

NOT_TRAILING = [
    "2030 비전 수립",
    "2024 회계연도 예산 편성",
    "강소특구육성 사업추진 (3차년)",
    "지원사업 추진(매년)",
    "탄소중립 2050",
    "연면적 : 2,022㎡",
    "2022년",
    ": 2022년",
    "",
]

LEADING = [
    ("2026년: 준공", "준공", "2026", "2026"),
    ("’26년 착공", "착공", "2026", "2026"),
    ("2023. 3. ~ 2024. 2. : 실시설계", "실시설계", "2023-03", "2024-02"),
    ("(’24년) 용역 착수", "용역 착수", "2024", "2024"),
]

NOT_LEADING = ["2030 비전 수립", "2024 회계연도 예산 편성", "2024년도 예산 편성", "위치 : 사동", "2026년", ""]


@pytest.mark.parametrize(("text", "start", "end"), SPANS)
def test_spans_keep_the_precision_printed(text, start, end):
    value = parse_period(text)
    assert value is not None
    assert (value.start, value.end, value.open_end, value.problems, value.rest) == (start, end, False, (), "")


@pytest.mark.parametrize(("text", "start", "end", "open_end"), OPEN)
def test_open_sides_stay_open(text, start, end, open_end):
    value = parse_period(text)
    assert value is not None
    assert (value.start, value.end, value.open_end, value.problems, value.rest) == (start, end, open_end, (), "")


@pytest.mark.parametrize(("text", "start", "end", "problems", "rest"), IN_TERM)
def test_printed_dates_count_before_the_term(text, start, end, problems, rest):
    value = parse_period(text)
    assert value is not None
    assert (value.start, value.end, value.open_end, value.problems, value.rest) == (start, end, False, problems, rest)


@pytest.mark.parametrize(("text", "recurrence"), RECURRING)
def test_recurrence_has_no_dates(text, recurrence):
    value = parse_period(text)
    assert value is not None
    assert (value.start, value.end, value.recurrence, value.rest) == (None, None, recurrence, "")


@pytest.mark.parametrize(("text", "start", "end", "problem"), DOUBTFUL)
def test_doubts_are_named_and_nothing_is_swapped(text, start, end, problem):
    value = parse_period(text)
    assert value is not None
    assert (value.start, value.end, value.open_end, value.problems) == (start, end, False, (problem,))


@pytest.mark.parametrize("text", NO_PERIOD)
def test_other_numbers_are_no_period(text):
    assert parse_period(text) is None


def test_words_in_brackets_between_two_sides_do_not_hide_the_second():
    value = parse_period("2022. 3.(착공) ~ 2024. 12.(준공)")
    assert value is not None
    assert (value.start, value.end, value.rest) == ("2022-03", "2024-12", "착공 준공")


def test_a_side_that_was_not_understood_is_no_date():
    value = parse_period("2023년 1단계~3단계")
    assert value is not None
    assert (value.start, value.end, value.problems) == ("2023", None, ("unread",))


def test_words_beside_a_date_are_given_back():
    value = parse_period("2030 비전 수립")
    assert value is not None
    assert value.rest == "비전 수립"


def test_recurrence_in_a_sentence_is_no_period():
    assert parse_period("매년 시행계획 수립 후 성과목표 확정") is None


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_one_date_is_one_date(text, expected):
    assert parse_date(text) == expected


@pytest.mark.parametrize(("text", "words", "start", "end", "raw"), TRAILING)
def test_a_period_behind_words_is_taken_off(text, words, start, end, raw):
    found = trailing_period(text)
    assert found is not None
    assert (found[0], found[1].start, found[1].end, found[2]) == (words, start, end, raw)


@pytest.mark.parametrize("text", NOT_TRAILING)
def test_years_that_are_part_of_the_words_stay(text):
    assert trailing_period(text) is None


@pytest.mark.parametrize(("text", "words", "start", "end"), LEADING)
def test_a_period_before_words_is_taken_off(text, words, start, end):
    found = leading_period(text)
    assert found is not None
    assert (found[0], found[1].start, found[1].end) == (words, start, end)


@pytest.mark.parametrize("text", NOT_LEADING)
def test_leading_years_that_are_part_of_the_words_stay(text):
    assert leading_period(text) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        *[
            (head, 2022)
            for head in (
                "2022년",
                "2022",
                "’22",
                "'22년",
                "22년",
                "2022년도",
                "2022(A)",
                "2022년(1차)",
                "`22",
                "２０２２년",
            )
        ],
        *[
            (head, None)
            for head in ("2022.하", "총계", "기투자", "임기후", "1", "2022년 이후", "2022~2026", "~2021", "86,360", "")
        ],
    ],
)
def test_year_columns(text, year):
    assert header_year(text) == year


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("2022.하", "2022-H2"),
        ("’26.상", "2026-H1"),
        ("23.하", "2023-H2"),
        ("2026년 상반기", "2026-H1"),
        ("2022하반기", "2022-H2"),
        ("2022년", None),
        ("상반기", None),
    ],
)
def test_half_year_columns(text, half):
    assert header_half(text) == half


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("1", ("number", 1)),
        ("12", ("number", 12)),
        ("1분기", ("quarter", 1)),
        ("1/4", ("quarter", 1)),
        ("4/4분기", ("quarter", 4)),
        ("Ⅰ/4", ("quarter", 1)),
        ("1Q", ("quarter", 1)),
        ("Q3", ("quarter", 3)),
        ("3월", ("month", 3)),
        ("12월", ("month", 12)),
        ("상", ("half", 1)),
        ("하반기", ("half", 2)),
        ("13월", None),
        ("13", None),
        ("5/4", None),
        ("비고", None),
        ("", None),
    ],
)
def test_columns_below_a_year(text, part):
    assert header_subperiod(text) == part


@pytest.mark.parametrize("text", ["202607", "202613~202912", "202,607~202,912", "202607천원~202912천원"])
def test_six_figures_that_are_no_span_of_months_are_no_dates(text):
    assert parse_period(text) is None
