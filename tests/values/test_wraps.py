"""Words that the page broke at a line's end, joined where the document shows them whole."""

import pytest

from pipeline.values.wraps import unwrapper

WHOLE = "스마트제조혁신센터 기반구축 및 활성화"

JOINED = [
    ("스마트제조\n혁신센터 기반구축", [WHOLE], "스마트제조혁신센터 기반구축"),
    ("스마트제조\n혁신센터 기반\n구축", [WHOLE], "스마트제조혁신센터 기반구축"),
    ("경로당 6개\n소 신축", ["경로당 4개소"], "경로당 6개소 신축"),  # another figure is a witness, too
    ("(지역\n특화)", ["지역특화 사업"], "(지역특화)"),
    ("기업 16개\n사 유치", [], "기업 16개사 유치"),  # a known unit needs no witness
    ("총 1,300백\n만원 투입", [], "총 1,300백만원 투입"),
    ("30억\n원", [], "30억원"),
    ("연 12개\n소(신규)", [], "연 12개소(신규)"),
    ("120k\nW", [], "120kW"),
]

APART = [
    ("어르신\n일자리", []),  # no witness
    ("어르신\n일자리", ["어르신일자리", "어르신 일자리 확대"]),  # seen apart as well
    ("2022\n2023", ["20222023"]),  # figures are never run together
    ("사업비 12,\n000백만원", ["12,000백만원"]),
    ("국비,\n도비", ["국비도비"]),
    ("기업 16개\n사람 유치", []),
    ("3건\n추진", []),
    ("16개사\n유치", []),
    ("기술이전\n- 신규창업", ["기술이전신규창업"]),
]


@pytest.mark.parametrize(("broken", "witnesses", "expected"), JOINED)
def test_a_broken_word_is_joined(broken, witnesses, expected):
    assert unwrapper([*witnesses, broken]).clean(broken) == expected


@pytest.mark.parametrize(("broken", "witnesses"), APART)
def test_in_doubt_the_blank_stays(broken, witnesses):
    assert unwrapper([*witnesses, broken]).clean(broken) == " ".join(broken.split())


def test_a_word_at_a_broken_edge_is_no_witness():
    assert unwrapper(["어르신일\n자리", "어르신일자\n리"]).clean("어르신일\n자리") == "어르신일 자리"


def test_a_line_that_ends_before_a_bullet_is_whole():
    assert unwrapper(["· 신축공사\n· 증축"]).clean("신축\n공사") == "신축공사"


def test_other_blanks_become_one():
    assert unwrapper([]).clean("  가람시 \t 어르신　일자리 ") == "가람시 어르신 일자리"
