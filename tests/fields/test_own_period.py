"""이행기간 of a pledge wherever a page says it: in tables of steps, in counted years, below a heading it shares."""

import pytest
from page_builders import codes, pledge_of, table


def period_of(*blocks):
    read = pledge_of("제목: 물길 열기", "□ 목표", " ○ 물이 흐르는 고장", *blocks)
    return read.value.period, codes(read)


STEPS = (
    ("단계", "이행기간", "주요내용"),
    ("1단계", "2026~2027", "조례 제정"),
    ("2단계", "2027~2028", "시범 운영"),
    ("3단계", "2029~2030", "전역 확대"),
)


def test_a_table_of_steps_says_the_whole_time():
    period, noted = period_of("□ 이행기간", table(*STEPS))
    assert (period.start, period.end) == ("2026", "2030")
    assert period.raw == "2026~2027 / 2027~2028 / 2029~2030"
    assert "PERIOD_COMPOSED" in noted


def test_words_below_the_head_of_time_are_no_dates():
    period, _ = period_of("□ 이행기간", table(*STEPS, ("4단계", "협의 뒤 결정", "평가")))
    assert period is None


@pytest.mark.parametrize("heads", [("1년차", "2년차", "3년차"), ("1\n년\n차", "2\n년\n차", "3\n년\n차")])
def test_counted_years_are_kept_without_a_date(heads):
    rows = [("추진과제", *heads), ("협의체 구성", "●", "", ""), ("물길 정비", "", "●", "●")]
    period, noted = period_of("□ 이행기간", table(*rows))
    assert (period.start, period.end, period.raw) == (None, None, "1년차 ~ 3년차")
    assert "PERIOD_RELATIVE" in noted
    assert "TEXT_UNPLACED" not in noted


def test_the_road_map_of_counted_years_stays_a_table():
    rows = [("추진과제", "1\n년\n차", "2\n년\n차"), ("협의체 구성", "●", "")]
    (kept,) = pledge_of("제목: 물길 열기", "□ 목표", " ○ 물", "□ 이행기간", table(*rows)).value.tables
    assert (kept.header, kept.rows) == (("추진과제", "1년차", "2년차"), (("협의체 구성", "●", ""),))


@pytest.mark.parametrize("heading", ["이행기간 및 재원조달방안 등", "재원조달방안 및 이행기간", "이행방법 및 이행기간"])
def test_a_heading_for_two_parts_gives_the_period_of_its_dated_lines(heading):
    lines = f"□ {heading}\n ○ 조례는 2026년 7월부터 준비하여 추진\n ○ 재정사업은 2027년 예산부터 추진\n ○ 지원 확대"
    period, noted = period_of(lines)
    assert period.start == "2026-07"
    assert period.raw == "조례는 2026년 7월부터 준비하여 추진 / 재정사업은 2027년 예산부터 추진"
    assert "PERIOD_COMPOSED" in noted


def test_a_heading_for_two_parts_keeps_its_lines_in_the_other():
    read = pledge_of("제목: 물길 열기", "□ 이행기간 및 재원조달방안 등\n ○ 2027년부터 추진\n ○ 중앙정부 지원 확대")
    assert [item.text for item in read.value.funding] == ["2027년부터 추진", "중앙정부 지원 확대"]


def test_dates_of_a_heading_of_its_own_part_are_no_period():
    period, _ = period_of("□ 재원조달방안\n ○ 2027년 국비 확보")
    assert period is None


@pytest.mark.parametrize("label", ["이행시기", "추진시기", "완료시기"])
def test_a_label_of_time_with_a_begin_and_an_end_is_the_period(label):
    read = pledge_of(f"1-1 물길 되살리기\n□ {label} : 2023. 3월 ~ 2025. 2월\n□ 사업목적\n ○ 향유")
    assert (read.value.period.start, read.value.period.end) == ("2023-03", "2025-02")
    assert read.value.extras == ()


def test_a_label_of_time_stays_beside_the_period_that_a_label_of_its_own_says():
    text = (
        "1-1 물길 되살리기\n□ 사업기간 : 2022. 7. ~ 2026. 6.\n□ 이행시기 : 2023. 3월 ~ 2025. 2월\n□ 사업목적\n ○ 향유"
    )
    read = pledge_of(text)
    assert read.value.period.start == "2022-07"
    assert [extra.label for extra in read.value.extras] == ["이행시기"]


@pytest.mark.parametrize("line", ["임기 내 추진 및 개통 시기(2031년 예정) 연계", "2028년 준공"])
def test_one_date_among_words_is_doubted(line):
    period, noted = period_of(f"□ 이행기간\n ○ {line}")
    assert period.raw == line
    assert "PERIOD_DOUBTFUL" in noted
