"""Text values: blanks, look-alikes, bullets, notes. S: the seed; D: the domain dossier with its section; K: made up."""

import unicodedata

import pytest

from pipeline.values.text import clean, fold, is_note, split_inline_bullets, strip_marker

CLEANED = [
    ("강소연구\n개발특구 운영", "강소연구 개발특구 운영"),  # D 1.0: a line break inside a cell
    ("위   치", "위 치"),  # D 5.19
    ("위\u3000치\u00a0:\u2009사동", "위 치 : 사동"),  # D 5.19: full-width, no-break and thin blanks
    ("\ufeff추진\u200b계획\u00ad", "추진계획"),  # D 5.19: BOM, zero-width space, soft hyphen
    (unicodedata.normalize("NFD", "안산시"), "안산시"),  # D 5.21
    ("연면적 16,529㎡ ① ㆍ ㈜", "연면적 16,529㎡ ① ㆍ ㈜"),  # D 2.6: what NFKC would destroy
    (" \r\n\t ", ""),
]

MARKERS = [
    ("- ◇ 미래유망 신사업 육성", "- ◇", "미래유망 신사업 육성"),  # S L10
    ("○ 스마트제조혁신센터 기반 구축", "○", "스마트제조혁신센터 기반 구축"),  # S L42
    ("I. 정책목표", "I.", "정책목표"),  # S L15
    ("III. 추진계획(일정)", "III.", "추진계획(일정)"),  # S L62
    ("VI. 정부(경기도) 도움 필요 여부", "VI.", "정부(경기도) 도움 필요 여부"),  # S L113
    ("Ⅱ. 사업개요", "Ⅱ.", "사업개요"),  # D 5.22
    ("ΙΙ. 사업개요", "ΙΙ.", "사업개요"),  # D 5.22: Greek iotas
    ("ㅣㅣ. 사업개요", "ㅣㅣ.", "사업개요"),  # D 5.22: Hangul vowels
    ("?? 추진근거", "??", "추진근거"),  # D 2.6: a lossy export
    ("\uf06c 추진", "\uf06c", "추진"),  # D 5.23: Wingdings
    ("\U000f02b1 추진", "\U000f02b1", "추진"),  # D 5.23: Hancom
    ("ㅇ 추진", "ㅇ", "추진"),  # D 2.6: a Hangul letter as a circle
    ("o 추진", "o", "추진"),
    ("Ÿ 2026년 : 기본계획", "Ÿ", "2026년 : 기본계획"),  # a Wingdings bullet in campaign sheets
    ("① 기본계획", "①", "기본계획"),
    ("㉮ 기본계획", "㉮", "기본계획"),
    ("가. 목적", "가.", "목적"),
    ("(가) 목적", "(가)", "목적"),
    ("1. 목적", "1.", "목적"),
    ("1) 목적", "1)", "목적"),
    ("(1) 목적", "(1)", "목적"),
    ("3. 10월 축제 개최", "3.", "10월 축제 개최"),
    ("1. 24시간 돌봄", "1.", "24시간 돌봄"),
    ("2.상생 협력", "2.", "상생 협력"),
    ("- 5% 인상", "-", "5% 인상"),
    ("- -5%", "-", "-5%"),
    ("▲ 추진", "▲", "추진"),
    ("☞ 참고", "☞", "참고"),
    ("*매년 시행계획 수립 후 성과목표 확정", "*", "매년 시행계획 수립 후 성과목표 확정"),  # S L90
    ("※ 지정일 : 2019. 8. 7.", "※", "지정일 : 2019. 8. 7."),  # S L23
]

UNMARKED = [
    "-5%",
    "2022. 3.",
    "22. 7. ~ 26. 6.",
    "7. 1. ~ 9. 30.",
    "22.상반기 착공",
    "1-1 공약",
    "1-1-2. 공약",  # D 2.2: pledge numbers
    "7-1) 공약",
    "4-01",
    "III-①-1",
    "3.1절 행사",
    "1.5배 확대",
    "(재)연구개발특구진흥재단",  # S L37
    "(사)한국협회",
    "㈜한국",
    "○○시 복지관",
    "ㅇㅇ동",
    "△1,250",
    "△ 1,250",
    "(1,250)",
    "(3)",
    "?10년 혁명?",  # D 2.6: a lost quotation mark
    "5→8개소",
    "-",
    "○",
    "--",
    "1,000",
    "Ⅰ/4",
    "보급·확산",
    "",
]

SPLIT = [
    (  # S L90
        "· 강소특구육성 사업추진 (3차년) · 성과목표 - 기술이전 10건 - 연구소기업 설립: 4개소 - 신규창업 6개소",
        [
            "· 강소특구육성 사업추진 (3차년)",
            "· 성과목표",
            "- 기술이전 10건",
            "- 연구소기업 설립: 4개소",
            "- 신규창업 6개소",
        ],
    ),
    (  # S L90: a note behind a bullet
        "· 강소특구육성 사업추진 (4차년) *매년 시행계획 수립 후 성과목표 확정",
        ["· 강소특구육성 사업추진 (4차년)", "*매년 시행계획 수립 후 성과목표 확정"],
    ),
    (  # S L91
        "· 스마트 제조혁신센터 준공및센터개소 * 매년 계획 수립 후 성과목표 확정",
        ["· 스마트 제조혁신센터 준공및센터개소", "* 매년 계획 수립 후 성과목표 확정"],
    ),
    (  # S L91: a bracket is no bullet
        "· (신규과제유치) IVDX 2단계 사업유치 및 확대 · 디지털지원센터 성과활용지원",
        ["· (신규과제유치) IVDX 2단계 사업유치 및 확대", "· 디지털지원센터 성과활용지원"],
    ),
    (  # S L85
        "· 기초지원 · 고도화지원 · 디지털 클러스터 지원",
        ["· 기초지원", "· 고도화지원", "· 디지털 클러스터 지원"],
    ),
    ("·기초지원 ·고도화지원", ["·기초지원", "·고도화지원"]),
    ("· 보급·확산 지원\n사업 추진\n· 센터 개소", ["· 보급·확산 지원\n사업 추진", "· 센터 개소"]),  # a soft wrap stays
    ("강소특구 추진\n- 기술이전 10건 - 창업 5건", ["강소특구 추진", "- 기술이전 10건", "- 창업 5건"]),
    ("- 기간 : 2020. 3. ~ 2025. 2. ※ 지정일 : 2019. 8. 7.", ["- 기간 : 2020. 3. ~ 2025. 2.", "※ 지정일 : 2019. 8. 7."]),
    ("□ 개요 ○ 위치: 사동 ○ 규모: 1식", ["□ 개요", "○ 위치: 사동", "○ 규모: 1식"]),
    ("① 기본계획 ② 실시설계", ["① 기본계획", "② 실시설계"]),
    ("1. 기본계획\n2. 실시설계", ["1. 기본계획", "2. 실시설계"]),
    ("\uf0a7 추진 \uf0a7 완료", ["\uf0a7 추진", "\uf0a7 완료"]),
    ("- ◇ 미래유망", ["- ◇ 미래유망"]),
    ("국도비 - 시비", ["국도비 - 시비"]),
    ("보급·확산", ["보급·확산"]),
    ("2022. 3. - 2025. 2.", ["2022. 3. - 2025. 2."]),
    ("· 도로(사동 - 성곡동) 개설", ["· 도로(사동 - 성곡동) 개설"]),
    ("2023.\n3. 착공", ["2023.\n3. 착공"]),  # a wrapped date is no number
    ("설계 → 착공 → 준공", ["설계 → 착공 → 준공"]),
    ("86,360 *", ["86,360 *"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CLEANED)
def test_blanks_become_one_and_characters_stay(text, expected):
    assert clean(text) == expected


def test_folding_keeps_every_offset():
    text = "’２２．７．～（계속）　‘24 ㅡ － − ％ ：＋ ㎡ ① ㆍ"
    assert len(fold(text)) == len(text)
    assert fold(text).startswith("'22.7.~(계속) '24 - - - % :+ ㎡ ① ㆍ")


@pytest.mark.parametrize(("text", "marker", "rest"), MARKERS)
def test_a_marker_is_taken_off(text, marker, rest):
    assert strip_marker(text) == (marker, rest)


@pytest.mark.parametrize("text", UNMARKED)
def test_what_only_looks_like_a_marker_stays(text):
    assert strip_marker(text) == ("", text)


@pytest.mark.parametrize("text", ["※ 지정일", "*매년", "* 매년", "** 잠정", "- ※ 지정일", "주1) 잠정", "† 추정"])
def test_notes_are_known(text):
    assert is_note(text)


@pytest.mark.parametrize("text", ["· 신규창업 6개소", "-", "", "매년 시행계획 *", "1. 목적"])
def test_items_are_no_notes(text):
    assert not is_note(text)


@pytest.mark.parametrize(("text", "pieces"), SPLIT)
def test_a_cell_is_split_at_its_bullets(text, pieces):
    assert split_inline_bullets(text) == pieces


@pytest.mark.xfail(strict=True, reason="a dash between two places inside a bullet cannot be told from a bullet")
def test_a_dash_between_places_joins():
    assert split_inline_bullets("· 사동 - 성곡동 도로 개설") == ["· 사동 - 성곡동 도로 개설"]
