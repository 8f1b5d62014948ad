"""What a column of a yearly table stands for."""

import pytest

from pipeline.values.columns import is_year, period_code, period_codes, subperiod_axis

PERIODS = [
    ("총 계", "total"),
    ("합계", "total"),
    ("기투자", "prior"),
    ("기투자(임기전)", "prior"),
    ("임기 전", "prior"),
    ("~2021", "prior"),
    ("’21까지", "prior"),
    ("2021년 이전", "prior"),
    ("2022년", "2022"),
    ("’22", "2022"),
    ("2022\n년", "2022"),
    ("2022(A)", "2022"),
    ("2022.하", "2022-H2"),
    ("2026년 상반기", "2026-H1"),
    ("임기후", "after_term"),
    ("향후", "after_term"),
    ("’27이후", "after_term"),
    ("2027년 이후", "after_term"),
    ("2026.7월 이후", "after_term"),
    ("임기내", None),  # stands over the years, for none of them
    ("구분", None),
    ("국비", None),
    ("", None),
    ("2022년에는 어르신 일자리를 넓혀 나가며 그 뒤 이후", None),
    ("1분기", None),
    ("1,250", None),
]


@pytest.mark.parametrize(("head", "code"), PERIODS)
def test_a_head_names_its_period(head, code):
    assert period_code(head) == code


ROWS = [
    (["22", "23", "24"], ["2022", "2023", "2024"]),
    (["2022", "23", "24"], ["2022", "2023", "2024"]),
    (["22", "22", "23"], ["2022", "2022", "2023"]),  # a merged head covers two columns
    (["계", "30", "50"], ["total", None, None]),
    (["8", "9", "10", "11", "12"], [None] * 5),
    (["'10", "'30"], ["2010", "2030"]),
]


@pytest.mark.parametrize(("heads", "codes"), ROWS)
def test_two_figures_are_a_year_only_beside_the_next(heads, codes):
    assert period_codes(heads) == codes


def test_half_years_and_words_are_no_fiscal_years():
    assert [is_year(code) for code in ("2022", "2022-H1", "total", None)] == [True, False, False, False]


SUBPERIODS = [
    (["1", "2", "3", "4"], "quarter"),
    (["1분기", "2분기"], "quarter"),
    (["상", "하"], "half"),
    (["1월", "2월"], "month"),
    (["1", "2"], "half"),
    (["1", "2", "3"], None),
    (["1", "상"], None),
    (["1", ""], None),
    ([], None),
]


@pytest.mark.parametrize(("heads", "kind"), SUBPERIODS)
def test_the_heads_below_a_year_say_what_a_column_is(heads, kind):
    assert subperiod_axis(heads) == kind
