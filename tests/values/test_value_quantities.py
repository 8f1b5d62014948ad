"""Indicators and measures. S: the seed; D: the domain dossier with its section; K: made up."""

import pytest

from pipeline.values.quantities import parse_indicator, parse_indicators, parse_measures

INDICATORS = [
    ("기술이전 10건", "기술이전", "10", "건", None, ""),  # S L90
    ("- 연구소기업 설립: 4개소", "연구소기업 설립", "4", "개소", None, ""),  # S L90
    ("신규창업 6개소", "신규창업", "6", "개소", None, ""),  # S L90
    ("· 기초지원 15개사", "기초지원", "15", "개사", None, ""),  # S L92
    ("고도화지원 10개사", "고도화지원", "10", "개사", None, ""),  # S L92
    ("디지털클러스 1개컨소시업", "디지털클러스", "1", "개컨소시업", None, ""),  # S L92: typing error kept
    ("방문객 30만명 이상", "방문객", "300000", "명", "이상", ""),
    ("약 3천명", None, "3000", "명", "약", ""),  # D 2.5
    ("1만2천명", None, "12000", "명", None, ""),  # D 2.5
    ("약 1.5만명", None, "15000", "명", "약", ""),
    ("30%(전년대비 5%p↑)", None, "30", "%", None, "전년대비 5%p↑"),  # D 2.5
    ("누계 15개소(신규 5)", None, "15", "개소", "누계", "신규 5"),  # D 2.5
    ("5→8개소", None, "8", "개소", None, "5→"),  # D 2.5
    ("10건/년", None, "10", "건/년", None, ""),  # D 2.5
    ("공정률 85%", "공정률", "85", "%", None, ""),
    ("참여율 85.5% 이상", "참여율", "85.5", "%", "이상", ""),
    ("예산 10억원", "예산", "10", "억원", None, ""),
    ("상담 월 2회 이상", "상담", "2", "회", "월 이상", ""),
    ("일자리 1,234개", "일자리", "1234", "개", None, ""),
    ("시범마을 10개소", "시범마을", "10", "개소", None, ""),
    ("신규창업: 6", "신규창업", "6", None, None, ""),
    ("１０건", None, "10", "건", None, ""),  # D 5.22
    ("주차장 조성 320면(5개소)", "주차장 조성", "320", "면", None, "5개소"),
]

NO_INDICATOR = [
    "강소특구육성 사업추진 (3차년)",  # S L90
    "강소특구육성+ 사업추진 (1차년)",  # S L90
    "(신규과제유치) IVDX 2단계 사업기획 및 반영",  # S L91
    "준공및센터개소",  # S L91: 개소 is "opening"
    "상록구 사동 1639-21",  # S L49
    "사동 90블럭",  # S L49
    "고도화1",  # S L59
    "1/4분기",  # D 5.30 from here
    "000-0001",
    "031-000-0000",
    "2022-123호",
    "제12호",
    "24시간 운영체계",
    "상담 24시간",
    "365일",
    "3·1절",
    "5·18",
    "4차산업",
    "4차 산업혁명 대응",
    "6G",
    "IVDX2",
    "2022. 3. 10.",
    "10월 5일",
    "2022년",
    "준공 2022년",
    "민선8기",
    "지하철 9호선",
    "3번길",
    "2/5개소",  # D 2.5: progress, not a number
    "1조 2,345억원",  # money, and never a part of it
    "4,0OO건",
    "청년 창업자 100명 육성",
    "관내 기업의 참여를 통한 10건",
    "용역 착수",
    "○",
    "",
]

LISTS = [
    ("기술이전 10건, 연구소기업 5개소", [("기술이전", "10", "건"), ("연구소기업", "5", "개소")]),
    (
        "기술이전 10건 연구소기업 4개소 신규창업 6개소",
        [("기술이전", "10", "건"), ("연구소기업", "4", "개소"), ("신규창업", "6", "개소")],
    ),
    ("기술이전 10건 · 창업 6개소", [("기술이전", "10", "건"), ("창업", "6", "개소")]),
    ("교육 1,200명, 상담 30건(신규 5건, 기존 25건)", [("교육", "1200", "명"), ("상담", "30", "건")]),
    ("- 기술이전 10건", [("기술이전", "10", "건")]),
    ("기업 유치, 창업 10건", []),
    ("착공 및 준공", []),
    ("", []),
]

MEASURES = [
    (  # S L50
        "연면적 16,529㎡(지하4층/지상11층), 대지면적 1,959.4㎡",
        [("연면적", "16529", "㎡"), ("지하", "4", "층"), ("지상", "11", "층"), ("대지면적", "1959.4", "㎡")],
    ),
    ("L=2.3km, B=20m", [("L", "2.3", "km"), ("B", "20", "m")]),
    ("1식", [(None, "1", "식")]),
    ("5개소 320면", [(None, "5", "개소"), (None, "320", "면")]),
    ("지하 1층~지상 3층", [("지하", "1", "층"), ("지상", "3", "층")]),
    ("주차장 120면, CCTV 15대", [("주차장", "120", "면"), ("CCTV", "15", "대")]),
    ("총연장 12.5㎞ (왕복 4차로)", [("총연장", "12.5", "㎞")]),
    ("연면적 1만㎡", [("연면적", "1", "만㎡")]),
    ("부지 1,000㎡ 매입 후 조성", []),
    ("상록구 사동 1639-21 (사동 90블럭)", []),  # S L49
    ("스마트공장 종합지원체계 구축", []),  # S L51
    ("3~5층", []),
    ("B=15~20m", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "name", "value", "unit", "qualifier", "rest"), INDICATORS)
def test_name_number_unit_is_an_indicator(text, name, value, unit, qualifier, rest):
    found = parse_indicator(text)
    assert found is not None
    assert (found.name, found.value, found.unit, found.qualifier, found.rest) == (name, value, unit, qualifier, rest)


@pytest.mark.parametrize("text", NO_INDICATOR)
def test_numbers_that_count_nothing_are_no_indicator(text):
    assert parse_indicator(text) is None


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_is_read_whole_or_not_at_all(text, expected):
    assert [(found.name, found.value, found.unit) for found in parse_indicators(text)] == expected


def test_what_stands_in_brackets_is_no_item_of_the_list():
    assert parse_indicators("교육 1,200명, 상담 30건(신규 5건, 기존 25건)")[1].rest == "신규 5건, 기존 25건"


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_measures_stand_in_printed_order(text, expected):
    assert [(found.name, found.value, found.unit) for found in parse_measures(text)] == expected


def test_about_is_kept_with_a_measure():
    assert parse_measures("연면적 약 3,000㎡")[0].qualifier == "약"


@pytest.mark.xfail(strict=True, reason="a name, a number and a verb is a sentence as well as an indicator")
def test_a_verb_behind_the_number():
    assert parse_indicator("입주기업 20개사 유치") is not None
