"""Names of one project in the parts of the seed (domain dossier 1.7)."""

import pytest

from pipeline.values.names import name_similarity, recurrence_suffix, squeeze_name

SAME = [
    ("안산 강소연구개발특구 운영", "안산 강소연구 개발특구 운영"),  # L22, L79
    ("안산 강소연구개발특구 운영", "안산 강소연구개발 특구 운영"),  # L22, L90
    ("안산시 스마트공장 보급·확산 지원사업 추진", "안산시 스마트공장 보급ㆍ확산 지원사업 추진(매년)"),  # L53, L71
    ("산업 밸류체인 디지털전환(IVDX) 지원센터", "산업밸류체인 디지털전환 IVDX 지원센터"),
    ("「청년」 지원", "“청년” 지원"),
    ("청년　지원", "청년 지원"),
]

SUFFIXES = [
    ("지원사업 추진(매년)", "지원사업 추진", "yearly"),  # L71
    ("지원사업 추진 ( 매년 )", "지원사업 추진", "yearly"),
    ("지원사업 추진（연중）", "지원사업 추진", "yearly"),
    ("점검[분기별]", "점검", "quarterly"),
    ("센터 건립(신축)", "센터 건립(신축)", None),
    ("매년", "매년", None),
    ("(매년)", "(매년)", None),
    ("", "", None),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_spelling_with_other_blanks_and_marks_is_the_same_name(first, second):
    assert squeeze_name(first) == squeeze_name(second)
    assert name_similarity(first, second) == 1.0


def test_a_dropped_word_is_near_and_another_project_is_far():
    name = "스마트제조혁신센터 기반 구축 및 활성화"
    assert name_similarity(name, "스마트제조혁신센터 기반 및 활성화") > 0.9  # L42, L67
    assert name_similarity(name, "안산 강소연구개발특구 운영") < 0.5


def test_an_empty_name_is_like_no_other():
    assert name_similarity("", "") == 0.0


@pytest.mark.parametrize(("text", "words", "recurrence"), SUFFIXES)
def test_recurrence_in_brackets_is_taken_off(text, words, recurrence):
    assert recurrence_suffix(text) == (words, recurrence)
