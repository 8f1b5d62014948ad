import subprocess
import sys
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import VocabularyError
from pipeline.fields.mentions import find_mentions
from pipeline.vocabulary import names
from pipeline.vocabulary.names import build, gazetteer, key_of


def found(text, pointer="/pledges/0/goals/0/text"):
    return [(m.type, m.text, m.name) for m in find_mentions([(pointer, text)])]


FOUND = [
    # particles
    ("산업통상자원부는 지원한다", [("agency", "산업통상자원부", "산업통상자원부")]),
    ("경기도와 협의", [("place", "경기도", "경기도")]),
    ("경기도에서는", [("place", "경기도", "경기도")]),
    ("경기도로부터의 보조", [("place", "경기도", "경기도")]),
    ("안산을 거점으로", [("place", "안산", "안산시")]),
    ("LH가 시행", [("agency", "LH", "한국토지주택공사")]),
    # other names of one body
    ("국토부 공모", [("agency", "국토부", "국토교통부")]),
    ("국토부장관에게", [("agency", "국토부", "국토교통부")]),
    (
        "한국토지주택공사(LH)",
        [("agency", "한국토지주택공사", "한국토지주택공사"), ("agency", "LH", "한국토지주택공사")],
    ),
    ("국가보훈처, 국가보훈부", [("agency", "국가보훈처", "국가보훈처"), ("agency", "국가보훈부", "국가보훈부")]),
    ("(재)연구개발특구진흥재단", [("agency", "연구개발특구진흥재단", "연구개발특구진흥재단")]),
    (
        "경기TP와 충북테크노파크",
        [("agency", "경기TP", "경기테크노파크"), ("agency", "충북테크노파크", "충북테크노파크")],
    ),
    ("안산시청 앞", [("agency", "안산시청", "안산시")]),
    # blanks and middle dots
    ("한국생산기술 연구원", [("agency", "한국생산기술 연구원", "한국생산기술연구원")]),
    ("스마트공장 보급확산 지원사업", [("programme", "스마트공장 보급확산 지원사업", "스마트공장 보급·확산 지원사업")]),
    (
        "스마트공장 보급ㆍ확산지원사업",
        [("programme", "스마트공장 보급ㆍ확산지원사업", "스마트공장 보급·확산 지원사업")],
    ),
    ("안 산 시", [("place", "안 산 시", "안산시")]),
    ("산업부·국토부", [("agency", "산업부", "산업통상부"), ("agency", "국토부", "국토교통부")]),
    # the longest wins
    ("경기도 안산시 단원구", [("place", "경기도 안산시 단원구", "안산시 단원구")]),
    ("안산시 상록구 사동", [("place", "안산시 상록구", "안산시 상록구")]),
    ("도시재생 뉴딜사업", [("programme", "도시재생 뉴딜사업", "도시재생 뉴딜사업")]),
    ("제4차 국가철도망 구축계획 반영", [("programme", "국가철도망 구축계획", "국가철도망 구축계획")]),
    ("제5차국가철도망구축계획에", [("programme", "국가철도망구축계획", "국가철도망 구축계획")]),
    # ambiguous places
    ("부산 강서구", [("place", "부산 강서구", "부산광역시 강서구")]),
    ("서울시 강서구청", [("agency", "서울시 강서구청", "서울특별시 강서구")]),
    ("강원도 고성군", [("place", "강원도 고성군", "강원특별자치도 고성군")]),
    ("포항시 남구", [("place", "포항시 남구", "포항시 남구")]),
    ("경북 군위군, 대구 군위군", [("place", "경북 군위군", "군위군"), ("place", "대구 군위군", "군위군")]),
    # laws
    ("「가람시 청년 기본 조례」 제정", [("law", "가람시 청년 기본 조례", "가람시 청년 기본 조례")]),
    (
        "「국토의 계획 및 이용에 관한 법률」",
        [("law", "국토의 계획 및 이용에 관한 법률", "국토의 계획 및 이용에 관한 법률")],
    ),
    ("국토계획법 시행령 제3조", [("law", "국토계획법 시행령", "국토의 계획 및 이용에 관한 법률 시행령")]),
    ("｢ 도로법 ｣상", [("law", "도로법", "도로법")]),
    ("주택법상 도로법에", [("law", "주택법", "주택법"), ("law", "도로법", "도로법")]),
    ("「안산시 주차장 조례」", [("law", "안산시 주차장 조례", "안산시 주차장 조례")]),
]


@pytest.mark.parametrize(("text", "said"), FOUND)
def test_names_are_found(text, said):
    assert found(text) == said


NOT_FOUND = [
    "경기도당",
    "경기도의회",
    "안산업 진흥",
    "동안산 나들목",
    "안산시민",
    "안산사이언스밸리",
    "환경부문 개선",
    "고양이 보호소",
    "예산 편성",
    "중구 동구 서구 남구 북구 강서구",
    "고성군",
    "광주시",
    "FLH LHX aTx",
    "개성 남 원시림",
    "도로공사 구간",
    "「가람의 노래」",
    "건축법규",
    "",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_no_name_inside_another_word(text):
    assert found(text) == []


def test_a_city_before_another_word_keeps_its_bare_name():
    assert found("수원 시범사업") == [("place", "수원", "수원시")]
    assert found("안산 시 군") == [("place", "안산", "안산시")]


def test_a_local_government_is_an_agency_in_a_field_of_agencies():
    assert found("경기도", "/pledges/0/support_requests/1/agency") == [("agency", "경기도", "경기도")]
    assert found("안산시", "/pledges/0/projects/1/agencies/0") == [("agency", "안산시", "안산시")]
    assert found("경기도", "/pledges/0/support_requests/1/text") == [("place", "경기도", "경기도")]


def test_spans_are_characters_of_the_value():
    text = "2025년  경기도와 ｢도로법｣, 한국전기 연구원은"
    for mention in find_mentions([("/a", text), ("/b", "국토부")]):
        assert mention.text == (text if mention.pointer == "/a" else "국토부")[mention.start : mention.end]
    assert [m.pointer for m in find_mentions([("/b", "국토부"), ("/a", text)])] == ["/b", "/a", "/a", "/a"]


PIECES = [
    "경기도",
    "안산",
    "국토부",
    "도로법",
    "「",
    "」",
    "와",
    "는",
    " ",
    "·",
    "당",
    "LH",
    "조례",
    "국가철도망 구축계획",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=40))
def test_any_text_gives_spans_in_order_that_do_not_overlap(text):
    mentions = list(find_mentions([("/a", text)]))
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))


def test_a_name_across_windows_is_found_once():
    text = "가나다라마바사아자차" * 999 + "가나다라마바 국토교통부와 경기도"
    assert [m.text for m in find_mentions([("/a", text)])] == ["국토교통부", "경기도"]


def test_a_long_text_takes_bounded_time():
    text = "경기도와 국토부는 「도로법」에 " * 5_000
    started = time.process_time()
    assert len(list(find_mentions([("/a", text)]))) == 15_000
    assert time.process_time() - started < 10


def test_texts_without_a_name_never_load_spacy():
    code = (
        "import sys; from pipeline.fields.mentions import find_mentions;"
        "assert not list(find_mentions([('/a', '공원 세 곳을 새로 꾸민다')])); assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# ── the gazetteers ──


def tables(**changed):
    read = {name: names._toml(name) for name in ("agencies", "places", "laws", "programmes", "particles")}
    return {**read, **changed}


def test_a_form_with_two_owners_fails_with_both_named():
    twice = {"acts": {"가람법": {"also": ["가법"]}, "나루법": {"also": ["가 법"]}}, "decrees": [], "endings": ["법"]}
    with pytest.raises(VocabularyError, match=r"'가 법' is both 가람법 \(law\) and 나루법 \(law\)"):
        build(tables(laws=twice))


def test_a_place_of_two_regions_must_be_called_ambiguous():
    regions = [{"name": "가람도", "basic": ["나루군"]}, {"name": "다솜도", "basic": ["나루군"]}]
    with pytest.raises(VocabularyError, match="'나루군' is both in 가람도 and in 다솜도"):
        build(tables(places={"ambiguous": [], "moved": [], "region": regions}))
    known = build(tables(places={"ambiguous": ["나루군"], "moved": [], "region": regions})).names
    assert "나루군" not in known
    assert known["가람도나루군"].name == "가람도 나루군"


def test_an_unknown_field_fails():
    with pytest.raises(VocabularyError, match="unknown field 'alias'"):
        build(tables(programmes={"plan": {"가람계획": {"alias": ["가계획"]}}}))


def test_every_local_government_is_there():
    regions = names._toml("places")["region"]
    basic = [f"{r['name']} {b}" for r in regions if "until" not in r for b in r.get("basic", ())]
    gone = {"인천광역시 중구", "인천광역시 동구", "인천광역시 서구", "경상북도 군위군"}
    jeju = {"제주특별자치도 제주시", "제주특별자치도 서귀포시"}  # cities of the province, no governments of their own
    assert len(set(basic) - gone - jeju) == 227  # since 2026-07-01
    assert len([r for r in regions if "until" not in r]) == 16


def test_every_name_is_found_by_each_of_its_forms():
    for key, name in gazetteer().names.items():
        assert [m.name for m in find_mentions([("/a", key)])] == [name.name], key
        assert key == key_of(key)
