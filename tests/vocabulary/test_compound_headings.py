"""Headings that no list of words holds as a whole."""

import pytest

from pipeline.vocabulary import find_label


@pytest.mark.parametrize(
    ("printed", "field"),
    [
        ("현황 및 필요성", "overview"),
        ("추진계획 및 추진일정", "plan"),
        ("분기별 추진일정", "schedule"),
        ("사업별 추진일정", "schedule"),
        ("2024년 추진실적", "achievements"),
        ("2025년도 추진계획", "plan"),
    ],
)
def test_two_sections_or_a_section_with_a_word_before_it_open_that_section(printed: str, field: str) -> None:
    found = find_label(printed)
    assert found is not None
    assert found.field == field


@pytest.mark.parametrize(
    "printed", ["위치 및 규모", "주관부서·협조부서", "사업별", "분기별 점검", "복지 및 필요성", "2024년"]
)
def test_other_words_stay_unknown(printed: str) -> None:
    assert find_label(printed) is None
