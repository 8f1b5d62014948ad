"""Texts without officers: what is covered, and what looks like a name or a number and is none."""

import unicodedata

import pytest

from pipeline.findings import finding
from pipeline.privacy import People
from pipeline.privacy.cover import coverer, name_covered, phone_covered
from pipeline.privacy.veil import Veil
from schemas import Evidence

KNOWN = People({"홍길동", "박문수", "월매", "남궁길동"}, {("000", "0001"), ("0000", "0002")})


def roles(text):
    return coverer(KNOWN, first=False)(text)


def masked(text):
    return coverer(KNOWN, first=True)(text)


COVERED = [
    ("담당 홍길동입니다", "담당 ○○○입니다"),
    ("과장홍길동(☎ 000-0001)", "과장○○○(☎ ***-****)"),
    ("홍 길 동", "○ ○ ○"),
    ("홍　길　동", "○　○　○"),
    ("홍 길동 과장", "○ ○○ 과장"),
    ("홍길\n동", "○○\n○"),
    ("남궁길동", "○○○○"),
    ("팀장 월매", "팀장 ○○"),
    ("월매 팀장, 팀장월매", "○○ 팀장, 팀장○○"),
    ("문의: 031-000-0001~2", "문의: ***-***-****~*"),
    ("(031)000-0001", "(***)***-****"),
    ("문의: 031-000-0001, 000-2233", "문의: ***-***-****, ***-****"),
    ("☎ 000-0001/000-2233, 2234", "☎ ***-****/***-****, ****"),
    ("031-000-0001·2233", "***-***-****·****"),
    ("031-000-0001,300백만원", "***-***-****,300백만원"),
    ("0310000001", "**********"),
    ("000.0001", "***.****"),
    ("0000 – 0002", "**** – ****"),
    # Nobody has read these as officers.
    ("시설팀장 변학도(☎ 031-000-0009)", "시설팀장 ○○○(☎ ***-***-****)"),
    ("담당자: 변 학 도", "담당자: ○ ○ ○"),
    ("전화 000-0099", "전화 ***-****"),
    ("내선 1234", "내선 ****"),
    ("+82-31-000-0009", "+**-**-***-****"),
    ("042-000-0009", "***-***-****"),
    ("문의 : 도로과 성춘향 팀장(000-2003)", "문의 : 도로과 ○○○ 팀장(***-****)"),
    ("도로과장 변학도, 도로팀장 방자, 담당 향단 000-2005", "도로과장 ○○○, 도로팀장 ○○, 담당 ○○ ***-****"),
    ("협조부서 : 예산과 김새롬 주무관", "협조부서 : 예산과 ○○○ 주무관"),
    ("도로과 방자 팀장", "도로과 ○○ 팀장"),
    ("문화과장 남궁이슬", "문화과장 ○○○○"),
    ("변 학 도 계장이 설명", "○ ○ ○ 계장이 설명"),
    ("도로과(과장 변학도, 팀장 김새롬)", "도로과(과장 ○○○, 팀장 ○○○)"),
    ("하천과장 최가온 설명", "하천과장 ○○○ 설명"),
    ("작성자 이몽룡", "작성자 ○○○"),
    # Full-width forms, blanks for hyphens, electronic addresses.
    ("０６１－０００－０００３", "***－***－****"),
    ("전화：０６１－０００－０００３", "전화：***－***－****"),
    ("（０６１）０００－０００３", "（***）***－****"),
    ("０００－０００１", "***－****"),
    ("061 000 0003", "*** *** ****"),
    ("☎ 061 000 0003, 010 0000 0004.", "☎ *** *** ****, *** **** ****."),
    ("담당 변학도 01000000003", "담당 ○○○ ***********"),
    ("☎ 000 0003로", "☎ *** ****로"),
    ("담당 변학도 061 000 0003", "담당 ○○○ *** *** ****"),
    ("문의: (061) 000 0003로", "문의: (***) *** ****로"),
    ("hong@example.kr", "****@example.kr"),
    ("전자우편: gildong.hong@mail.example.kr 로", "전자우편: ************@mail.example.kr 로"),
    ("hong＠example.kr", "****＠example.kr"),
    # Family names of two syllables, and letters apart behind a post.
    ("노인복지과장 을지문덕, 팀장 황보관우", "노인복지과장 ○○○○, 팀장 ○○○○"),
    ("과장 제갈 이슬, 팀장 황 보 관 우", "과장 ○○ ○○, 팀장 ○ ○ ○ ○"),
    ("복지국장 허 균, 과장 정 약 용", "복지국장 ○ ○, 과장 ○ ○ ○"),
    ("복지과장 김빛나라, 도로팀장 박아름별", "복지과장 ○○○○, 도로팀장 ○○○○"),
    ("과장 허 균 팀장 구 름", "과장 ○ ○ 팀장 ○ ○"),
    ("국장: 허 균(061-000-0003)", "국장: ○ ○(***-***-****)"),
    ("☎ 0310000009", "☎ **********"),
    ("확인자: 방자전", "확인자: ○○○"),
]

LEFT = [
    "2022-2026",
    "2022-07-01 ~ 2026-06-30",
    "제123-2023호",
    "고시 제2022-0123호",
    "12,345-6,789",
    "1588-0000",
    "123.4567",
    "전화 1,200대 설치",
    "전화 300대",
    "월매출 30억원",
    "시장 월매입",
    "담당자: 지정 예정",
    "추진팀장",
    "관광진흥과(총괄)",
    "도비 25.2, 시비 58.8",
    "연면적 1,234㎡ (지하1, 지상3)",
    "pledge 42 items",
    "도로과 도로시설 팀장",
    "담당 : 도로과",
    "도로과 인허가 담당",
    "팀장 회의, 과장 전결, 센터장 공모",
    "지역아동센터장 간담회 개최",
    "국공립어린이집 원장, 교사",
    "문화예술 기획 담당 주무관 채용",
    "하수도과장, 민방위팀장",
    "환경 담당 국제 협력",
    "머물고 싶은 은하천 공영주차장 지원",
    "구름재 세차장, 주차장 조성률",
    "나루항 재단장",
    "실천계획 2022-2026",
    "061 481",
    "20100000003, 010000000031",
    "국비 061 481 2288 300",
    "합계 12 061 481 2288",
    "02 2024 2025",
    "02 300 2024",
    "총 02 500 1500백만원",
    "면적 061 481 2288㎡",
    "2022. 07. 0110",
    "사업비 ４８１，２２８ 천원 (２０２２－２０２６)",
    "단가 @ 5,000원",
    "도로과장 회의",
    "도로과장 회의, 팀장 전결",
    "담당 시 군 구, 담당 시 군",
    "과장 공 석, 팀장 이 하",
    "국장 이 주재, 과장 주 1회",
    "과장 및 팀장",
    "도로과장 정기회의, 복지국장 현장방문",
    "홍보팀장 이행점검, 도로과장 전결사항",
    "도로팀장 신규사업(국비), 도로과장 최종보고",
    "인사담당 조직개편, 담당 정 책",
    "과장 전결, 담당 지 원",
    "홍보담당 한글교실, 강좌",
    "계좌 0310000009",
    "☎ 2023000009",
    "확인자: 도로과",
]


@pytest.mark.parametrize(("text", "shown"), COVERED)
def test_names_and_numbers_are_covered_however_they_stand(text, shown):
    assert roles(text) == shown


@pytest.mark.parametrize("text", LEFT)
def test_what_only_looks_like_one_stays(text):
    assert roles(text) == text


@pytest.mark.parametrize("text", [text for text, _ in COVERED] + LEFT)
def test_a_covered_text_is_as_long_as_before(text):
    assert len(roles(text)) == len(masked(text)) == len(text)


def test_masked_leaves_the_family_name_and_the_number_of_the_office():
    assert masked("과장 홍길동(☎ 031-000-0001)") == "과장 홍○○(☎ 031-000-****)"
    assert masked("031-000-0001, 000-2233~4") == "031-000-****, 000-****~*"
    assert (name_covered("월매"), phone_covered("0002"), phone_covered("000-0001~3")) == ("월○", "****", "000-****~*")


def test_a_name_written_in_parts_of_letters_is_found():
    assert roles(unicodedata.normalize("NFD", "홍길동 과장")) == "○○○ 과장"


SAID = [
    ("도로과 강이슬 팀장", {"강이슬"}),
    ("도로과장 변학도, 도로팀장 방자, 담당 향단 000-0005", {"변학도", "방자", "향단"}),
    ("하천과장 최가온 설명", set()),
    ("도로과 도로시설 팀장 회의", set()),
    ("은하천 공영주차장 지원", set()),
    ("하천과 강이슬 차장", {"강이슬"}),
]


@pytest.mark.parametrize(("text", "names"), SAID)
def test_a_name_shown_by_its_post_is_known_everywhere(text, names):
    people = People()
    people.hear([finding("TEXT_UNPLACED", raw=text)])
    assert people.names == names


@pytest.mark.parametrize("mode", ["masked", "roles", "none"])
def test_what_text_recognition_made_of_a_name_is_covered_with_it(mode):
    people = People()
    people.hear([finding("TEXT_UNPLACED", raw="도로과장 변학도")])
    said = finding("OCR_SYLLABLES_REPLACED", page=1, count=2, words="변확도 → 변학도, 스마트팡 → 스마트팜")
    (shown,) = Veil(mode, people).findings([said])
    assert not any(name in shown.message_ko + shown.message_en for name in ("변확도", "변학도"))
    assert "스마트팡 → 스마트팜" in shown.message_ko


UNREAD = [
    ("홍길동 외 1명", {"홍길동"}),
    ("직무대리 홍길동", {"홍길동"}),
    ("홍길동·성춘향", {"홍길동", "성춘향"}),
    ("남궁길동/성춘향", {"남궁길동", "성춘향"}),
    ("공석(전: 홍길동)", {"홍길동"}),
    ("홍길동(洪吉童)", {"홍길동", "洪吉童"}),
    ("洪吉童", {"洪吉童"}),
    ("도로과 공석", set()),
    ("정책과제 추진, 정기회의, 조성사업", set()),
    ("현안업무, 공모사업", set()),
    ("신재생 업무, 서민층 관련", set()),
]


@pytest.mark.parametrize("code", ["OFFICER_CELL_UNREAD", "OFFICER_UNPARSED"])
@pytest.mark.parametrize(("raw", "names"), UNREAD)
def test_who_stands_in_a_cell_of_officers_that_nobody_could_read_is_known_everywhere(code, raw, names):
    people = People()
    people.hear([finding(code, raw=f"하천과\t{raw}\t☎ 0001")])
    assert people.names == names


@pytest.mark.parametrize("mode", ["masked", "roles", "none"])
@pytest.mark.parametrize("raw", [*(raw for raw, _ in UNREAD), "A.방자", "Hong Gildong", "☎ 0310000009"])
def test_no_word_of_such_a_cell_is_told(mode, raw):
    said = finding("OFFICER_CELL_UNREAD", raw=raw, place=Evidence(line=1, raw=raw))
    (shown,) = Veil(mode, People()).findings([said])
    assert shown.raw is None
    assert shown.place is not None
    assert shown.place.raw == ""


def test_a_name_in_latin_letters_is_covered_as_a_whole_word():
    cover = coverer(People(foreign={"Hong Gildong"}), first=False)
    assert cover("Hong  Gildong, 팀장 Hong Gildong") == "○○○○  ○○○○○○○, 팀장 ○○○○ ○○○○○○○"
    assert cover("Hong Gildongs, Hong Kong") == "Hong Gildongs, Hong Kong"


PEERS = [
    ({"홍길동"}, ["홍길동·꾀꼬리", "꾀꼬리 팀장 주재"], True),
    ({"홍길동"}, ["홍길동은 과장임 (꾀꼬리, 홍길동)", "꾀꼬리 팀장"], True),
    ({"홍길동"}, ["홍길동·꾀꼬리"], False),
    (set(), ["홍길동·꾀꼬리", "꾀꼬리 팀장 주재"], False),
    ({"홍길동"}, ["홍길동, 꾀꼬리 팀장"], False),
    ({"홍길동"}, ["홍길동·도로과", "도로과 팀장"], False),
]


@pytest.mark.parametrize(("known", "texts", "found"), PEERS)
def test_beside_a_known_name_in_one_text_and_with_a_post_in_another_is_a_name(known, texts, found):
    people = People(set(known))
    people.hear([finding("TEXT_UNPLACED", raw=text) for text in texts])
    others = people.settled().names - known
    assert bool(others) == found
    assert not others or others == {"꾀꼬리"}
