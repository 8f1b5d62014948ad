"""Labels and word lists: one owner for a printed form, whatever its blanks and marks."""

import unicodedata

import pytest

from pipeline.vocabulary import find_label, label_of, lookup, nearest_label, squeeze

SAME = [
    ("사 업 기 간", "사업기간"),
    ("  위　치 :", "위치"),  # an ideographic blank
    ("〈추진계획(일정)〉", "추진계획 (일정)"),
    ("신규·계속", "신규/계속"),
    ("신규ㆍ계속", "신규‧계속"),
    ("사\u200b업\u00ad비", "사업비"),
    (unicodedata.normalize("NFD", "정당명"), "정당명"),  # as file systems decompose it
    ("ＴＰ", "tp"),
]

LABELS = [
    ("공약사항", "commitments", "section"),
    ("Ⅱ. 사업개요".removeprefix("Ⅱ. "), "overview", "section"),
    ("사업개요(현황)", "overview", "section"),
    ("연차별 추진목표(계획)", "targets", "section"),
    ("총사업비(백만원)", "cost", "value"),
    ("정부(가온도) 도움 필요 여부", "support_requests", "section"),
    ("구 분", "division", "cell"),
    ("비   고", "remark", "value"),
    ("주관부서", "departments", "section"),
]

NO_LABELS = ["사업기간이 길어 예산을 나누어 확보", "가람시 어르신 일자리 확대", "", "(2023년)", "목적지" * 40]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_blanks_width_and_marks_do_not_matter(one, other):
    assert squeeze(one) == squeeze(other)


@pytest.mark.parametrize("text", ["㎡", "①", "ㆍ㎞"])
def test_nothing_else_is_folded(text):
    assert squeeze(text) == text.removeprefix("ㆍ")


@pytest.mark.parametrize(("printed", "field", "role"), LABELS)
def test_a_printed_label_is_its_field(printed, field, role):
    found = find_label(printed)
    assert found is not None
    assert (found.field, found.role) == (field, role)


@pytest.mark.parametrize("text", NO_LABELS)
def test_prose_is_no_label(text):
    assert find_label(text) is None


def test_a_remark_in_brackets_counts_only_where_the_whole_is_unknown():
    assert label_of("총사업비(백만원)") is None
    assert find_label("총사업비(백만원)") == label_of("총사업비")


def test_an_unknown_label_is_near_to_a_known_one_or_to_none():
    assert nearest_label("추진 목적들") == "추진목적"
    assert nearest_label("자전거") is None


SOURCES = [("국 비", "national"), ("도비(특조금)", "regional"), ("시비", "city"), ("TP", "other"), ("합   계", "total")]


@pytest.mark.parametrize(("printed", "code"), SOURCES)
def test_a_word_list_gives_the_canonical_name(printed, code):
    assert lookup("sources").get(printed) == code


def test_a_word_must_be_the_whole_text_unless_asked_otherwise():
    statuses = lookup("statuses")
    assert statuses.get("정상추진 중인 사업") is None
    assert statuses.longest_prefix("정상추진 중인 사업") == ("on_track", "정상추진중")
    assert statuses.longest_prefix("가나다") is None
    assert lookup("phrases").contained("* 매년 시행계획 수립 후 성과목표 확정") == "set_annually"
    assert lookup("phrases").contained("입주기업 모집") is None


@pytest.mark.parametrize("name", ["sources", "periods", "statuses", "phrases", "classification"])
def test_every_word_list_loads_and_no_word_is_empty(name):
    words = list(lookup(name))
    assert words
    assert all(words)


def test_on_hold_and_discarded_stay_apart():
    assert {lookup("statuses").get(word) for word in ("보류", "폐기")} == {"on_hold", "discarded"}
