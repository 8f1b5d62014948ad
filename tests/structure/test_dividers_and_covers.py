"""A volume: what stands before the pledges, dividers, empty pledges, pledges in parts."""

import pytest
from convert.reading import read_text
from page_builders import outline_of, table

from pipeline.values.sectors import sector_in

PARTS = "□ 정책목표\n ○ 소득 보장\n□ 기대효과\n ○ 활력\n"
COVER = "민선8기 가온시 공약실천계획서\n2023. 1.\n"


def told(text):
    return [(pledge.number, pledge.title, pledge.sector) for pledge in read_text(text).pledges]


def codes(text):
    return [(finding.code, finding.pointer) for finding in read_text(text).findings]


DIVIDERS = [
    ("복지 분야", "복지"),
    ("제2장 복지 분야", "복지"),
    ("분야 3. 함께하는 교육", "함께하는 교육"),
    ("시정목표 1  활기찬 경제", "활기찬 경제"),
    ("경제·일자리 부문(24개 공약)", "경제·일자리"),
    ("【문화】 분야", None),
    ("제1장 총괄 현황", None),
    ("복지 지원 확대", None),
    ("전 분야", "전"),
    ("분야", None),
]


@pytest.mark.parametrize(("line", "sector"), DIVIDERS[:5] + DIVIDERS[6:8] + DIVIDERS[9:])
def test_a_divider_names_a_sector(line, sector):
    assert sector_in(line) == sector


def test_a_divider_names_the_sector_of_the_pledges_below_it_until_the_next():
    text = COVER + f"복지 분야\n1-1. 어르신 일자리\n{PARTS}1-2. 경로당 신축\n{PARTS}교통 분야\n2-1. 공영주차장\n{PARTS}"
    assert told(text) == [
        ("1-1", "어르신 일자리", "복지"),
        ("1-2", "경로당 신축", "복지"),
        ("2-1", "공영주차장", "교통"),
    ]


def test_the_page_of_the_pledge_goes_before_the_divider():
    text = f"복지 분야\n공약명 : 어르신 일자리\n분야 : 노인\n{PARTS}공약명 : 경로당\n{PARTS}"
    assert [sector for _, _, sector in told(text)] == ["노인", "복지"]


def test_a_cover_is_no_pledge_and_is_told():
    text = COVER + f"어르신 일자리\n{PARTS}경로당 신축\n{PARTS}"
    assert [title for _, title, _ in told(text)] == ["어르신 일자리", "경로당 신축"]
    assert ("FRONT_MATTER", None) in codes(text)


def test_plain_numbers_after_sections_begin_pledges():
    text = f"1. 어르신 일자리\n{PARTS}2. 경로당 신축\n{PARTS}3. 도서관\n{PARTS}"
    assert told(text) == [("1", "어르신 일자리", None), ("2", "경로당 신축", None), ("3", "도서관", None)]


def test_numbered_items_of_a_section_begin_no_pledge():
    text = (
        f"1-1 어르신 일자리\n{PARTS}□ 추진계획\n1-1 기본계획 수립\n1-2 실시설계\n1-3 착공\n□ 협조사항\n ○ 국비\n"
        f"1-2 경로당 신축\n{PARTS}"
    )
    assert [title for _, title, _ in told(text)] == ["어르신 일자리", "경로당 신축"]


@pytest.mark.parametrize("empty", ["2. 빈 공약\n", "2. 빈 공약\n□ 정책목표\n□ 기대효과\n"])
def test_an_empty_pledge_is_kept_and_told(empty):
    text = f"1. 어르신 일자리\n{PARTS}{empty}3. 도서관\n{PARTS}"
    assert [title for _, title, _ in told(text)] == ["어르신 일자리", "빈 공약", "도서관"]
    assert [at for code, at in codes(text) if code == "PLEDGE_EMPTY"] == ["/pledges/1"]


BUDGET = "□ 투자계획\n(단위: 백만원)\n구분\t계\t2022년\t2023년\n계\t{0}\t{1}\t{2}\n시비\t{0}\t{1}\t{2}\n"


@pytest.mark.parametrize(("second", "found"), [((20, 5, 15), []), ((25, 10, 15), ["SUM_MISMATCH"])])
def test_the_budget_of_a_pledge_in_parts_is_their_sum(second, found):
    text = (
        "7 문화 도시\n□ 정책목표\n○ 문화\n" + BUDGET.format(30, 10, 20)
        + "7-1) 도서관\n" + BUDGET.format(10, 5, 5) + "7-2) 박물관\n" + BUDGET.format(*second)
    )  # fmt: skip
    assert told(text) == [("7", "문화 도시", None), ("7-1", "도서관", None), ("7-2", "박물관", None)]
    assert ("PLEDGE_HAS_PARTS", "/pledges/0") in codes(text)
    assert [code for code, _ in codes(text) if code.startswith("SUM")] == found


def test_a_list_before_the_pledges_is_not_more_pledges():
    rows = table(["연번", "분야", "공약명"], ["1", "복지", "어르신 일자리"], ["2", "복지", "경로당 신축"])
    made = outline_of("공약 총괄표", rows, f"어르신 일자리\n{PARTS}\n경로당 신축\n{PARTS}")
    assert [pledge.title.text for pledge in made.pledges] == ["어르신 일자리", "경로당 신축"]
    assert [len(listing.rows) for listing in made.listings] == [2]


def test_a_list_inside_a_pledge_is_its_own_table():
    rows = table(["연번", "세부사업명", "위치"], ["1", "숲길 조성", "가람동"], ["2", "쉼터 설치", "나루동"])
    made = outline_of("1-1. 어르신 일자리\n□ 사업개요\n ○ 대상", rows, "□ 기대효과\n ○ 활력")
    assert [pledge.title.text for pledge in made.pledges] == ["어르신 일자리"]
    assert made.listings == ()


def sectors(text):
    return [pledge.sector for pledge in read_text(text).pledges]


def plan(first, second, heads=("공약명 : 어르신 일자리", "공약명 : 경로당", "공약명 : 주차장", "공약명 : 버스 노선")):
    a, b, c, d = heads
    return f"{first}\n{a}\n{PARTS}{b}\n{PARTS}{second}\n{c}\n{PARTS}{d}\n{PARTS}"


NUMBERED = ("1-1. 어르신 일자리", "1-2. 경로당", "2-1. 주차장", "2-2. 버스 노선")
PLAIN = ("어르신 일자리", "경로당", "주차장", "버스 노선")


@pytest.mark.parametrize("heads", [NUMBERED, PLAIN])
@pytest.mark.parametrize(
    "second", ["꿈꾸는 교육", "Ⅱ. 꿈꾸는 교육", "[꿈꾸는 교육]", "꿈꾸는 교육\n함께 배우겠습니다."]
)
def test_a_divider_without_a_known_word_begins_a_sector(heads, second):
    assert sectors(plan("경제 분야", second, heads)) == ["경제", "경제", "꿈꾸는 교육", "꿈꾸는 교육"]


@pytest.mark.parametrize("heads", [NUMBERED, PLAIN])
def test_dividers_that_merely_look_alike_are_told(heads):
    text = plan("활기찬 경제도시", "함께하는 복지도시", heads)
    assert sectors(text) == ["활기찬 경제도시"] * 2 + ["함께하는 복지도시"] * 2
    assert "SECTOR_INFERRED" in {code for code, _ in codes(text)}


@pytest.mark.parametrize("second", ["2부", "제2장"])
def test_a_divider_without_a_name_ends_the_sector_above(second):
    text = plan("경제 분야", second)
    assert sectors(text) == ["경제", "경제", None, None]
    assert [at for code, at in codes(text) if code == "SECTOR_UNCERTAIN"] == ["/pledges/2/sector", "/pledges/3/sector"]


def test_numbers_that_begin_anew_without_a_divider_end_the_sector():
    text = plan("경제 분야", "", NUMBERED)
    assert sectors(text) == ["경제", "경제", None, None]
    assert ("SECTOR_UNCERTAIN", "/pledges/2/sector") in codes(text)


def test_words_below_a_heading_and_captions_that_come_again_divide_nothing():
    text = f"경제 분야\n1-1. 일자리\n{PARTS}위치도\n1-2. 경로당\n{PARTS}위치도\n1-3. 주차장\n□ 정책목표\n소득 보장\n1-4. 숲길\n{PARTS}"
    assert sectors(text) == ["경제"] * 4


@pytest.mark.parametrize(
    "appendix",
    [
        "공약이행평가단 명단\n연번\t소속\n1\t시민\n2\t시민\n",
        "부록\n가온시 공약관리 규정\n제1조(목적) 이 규정은 공약의 관리에 관한 사항을 정한다.\n",
        "붙임 1\n공약이행평가단 현황\n ○ 구성 : 30명\n",
    ],
)
def test_what_stands_behind_the_last_pledge_is_no_part_of_it(appendix):
    text = f"1-1. 어르신 일자리\n{PARTS}1-2. 경로당\n{PARTS}{appendix}"
    document = read_text(text)
    assert [item.text for item in document.pledges[1].effects] == ["활력"]
    assert document.pledges[1].tables == ()
    assert ("FRONT_MATTER", None) in codes(text)


def test_an_attachment_that_every_pledge_has_stays_in_each():
    text = f"1-1. 어르신 일자리\n{PARTS}붙임\n ○ 위치도\n1-2. 경로당\n{PARTS}붙임\n ○ 배치도\n"
    assert "FRONT_MATTER" not in {code for code, _ in codes(text)}
