"""추진상황, and the codes of a pledge's form: decided by the words of the value, not by the label."""

import pytest
from page_builders import codes, pledge_of, table

HEAD = "가람시 어르신 일자리 확대\n"

STATUSES = [
    ("정상추진", "on_track"),
    ("정 상 추 진", "on_track"),
    ("정상추진(35%)", "on_track"),
    ("이행 후 계속추진", "completed_ongoing"),
    ("완료(계속추진)", "completed_ongoing"),
    ("보류", "on_hold"),
    ("폐기", "discarded"),
    ("□완료 ■정상추진 □일부추진", "on_track"),
    ("( ) 완료 (○) 정상추진 ( ) 일부추진", "on_track"),
    ("■완료 ■정상추진 □보류", None),
    ("□완료 □정상추진", None),
    ("통폐합", None),
    ("공정률에 따라 정상추진 예정", None),
]


@pytest.mark.parametrize(("printed", "code"), STATUSES)
def test_a_status_is_one_known_word(printed, code):
    read = pledge_of(table(["공약명", "경로당 신축"], ["추진상황", printed]))
    assert (read.value.status.code, read.value.status.raw) == (code, printed)
    assert ("VALUE_NOT_IN_VOCABULARY" in codes(read)) == (code is None)


def test_a_status_may_stand_below_its_heading():
    status = pledge_of(HEAD + "□ 추진상황\n○ 정상추진\n□ 추진실적\n○ 착공(2023. 4.)\n□ 향후계획\n○ 준공").value.status
    assert status.code == "on_track"
    assert [item.text for item in status.achievements] == ["착공(2023. 4.)"]
    assert [item.text for item in status.next_steps] == ["준공"]


RATES = [("62.5%", "62.5"), ("35", "35"), ("100 %", "100")]


@pytest.mark.parametrize(("printed", "value"), RATES)
def test_a_rate_keeps_its_label(printed, value):
    rate = pledge_of(HEAD + f"추진상황 : 정상추진\n공정률 : {printed}").value.status.rate
    assert (rate.value, rate.label) == (value, "공정률")


def test_a_plan_has_no_status():
    assert pledge_of(HEAD + "□ 정책목표\n○ 소득").value.status is None


def test_what_was_done_is_not_lost_where_no_status_stands():
    read = pledge_of(HEAD + "□ 추진경과\n○ 용역 착수(2021. 3.)\n○ 부지 매입")
    status = read.value.status
    assert (status.code, status.raw) == (None, "추진경과")
    assert [item.text for item in status.achievements] == ["용역 착수(2021. 3.)", "부지 매입"]
    assert "STATUS_NOT_STATED" in {noted.code for _, noted in read.notes}


def test_lines_below_the_heading_are_what_was_done_and_no_state():
    status = pledge_of(HEAD + "□ 추진상황\n○ 2023. 3. 용역 완료\n○ 2024. 5. 부지 확정\n□ 향후계획\n○ 착공").value.status
    assert (status.code, status.raw) == (None, "추진상황")
    assert [item.text for item in status.achievements] == ["2023. 3. 용역 완료", "2024. 5. 부지 확정"]


def test_lines_below_a_state_are_what_was_done():
    status = pledge_of(HEAD + "□ 추진상황 : 정상추진\n○ 2023. 3. 용역 완료").value.status
    assert (status.code, status.raw) == ("on_track", "정상추진")
    assert [item.text for item in status.achievements] == ["2023. 3. 용역 완료"]


@pytest.mark.parametrize(
    ("printed", "code", "rate"),
    [
        ("□ 추진상황 : 정상추진(이행률 65%)", "on_track", ("65", "이행률")),
        ("□ 추진상황 : 정상추진(65%)", "on_track", ("65", "추진상황")),
        ("□ 이행률 : 100%(완료)", "completed", ("100", "이행률")),
        ("□ 공정률 : 40%(2025. 6월 말)", None, ("40", "공정률")),
    ],
)
def test_a_rate_and_a_state_may_share_a_line(printed, code, rate):
    status = pledge_of(HEAD + printed + "\n□ 향후계획\n○ 준공").value.status
    assert (status.code, (status.rate.value, status.rate.label)) == (code, rate)


def coded(label, printed):
    return pledge_of(table(["공약명", "경로당 신축"], [label, printed]))


CODES = [
    ("사업구분", "계속", "continuity", "continuing"),
    ("사업구분", "□신규 ■계속", "continuity", "continuing"),
    ("사업성격", "신규(○) 계속( )", "continuity", "new"),
    ("임기내 완료여부", "임기내 완료( ), 임기후 계속( √ )", "completion", "after_term"),
    ("신규/계속", "신규사업", "continuity", "new"),
    ("사업구분", "임기내", "completion", "within_term"),  # the value decides
    ("예산구분", "비예산", "budget_kind", "non_budget"),
    ("완료시기", "임기 내", "completion", "within_term"),
    ("완료시기", "임기후 완료", "completion", "after_term"),
    ("사업권한", "국가, 도, 자체", "authority", ("national", "regional", "local")),
    ("사업권한", "도·자체", "authority", ("regional", "local")),
    ("사업권한", "■국가 □도 ■자체", "authority", ("national", "local")),
    ("사업시기", "중기", "horizon", "medium"),
    ("추진시기", "단기", "horizon", "short"),
]


@pytest.mark.parametrize(("label", "printed", "part", "code"), CODES)
def test_a_code_is_told_by_the_words_of_its_value(label, printed, part, code):
    assert getattr(coded(label, printed).value.classification, part) == code


UNKNOWN = [
    ("예산구분", "미정"),
    ("완료시기", "2026. 6. 예정지"),
    ("사업권한", "국가, 나루공사, 자체"),
    ("예산구분", "□예산 □비예산"),
    ("예산구분", "■예산 ■비예산"),
    ("예산구분", "계속"),  # a word of another code
    ("사업권한", "국가·자체 협의"),
]


@pytest.mark.parametrize(("label", "printed"), UNKNOWN)
def test_an_unknown_word_is_no_code_and_told(label, printed):
    read = coded(label, printed)
    assert not any(vars(read.value.classification).values())
    assert "VALUE_NOT_IN_VOCABULARY" in codes(read)


def test_an_unticked_box_is_no_answer():
    assert coded("사업구분", "□계속").value.classification.continuity is None


def test_another_kind_of_pledge_is_kept_beside():
    read = coded("사업구분", "현안사업")
    assert read.value.classification.continuity is None
    assert [(extra.label, extra.text) for extra in read.value.extras] == [("사업구분", "현안사업")]


def test_a_time_behind_a_horizon_label_is_a_period():
    read = coded("추진시기", "2022 ~ 2024")
    assert read.value.projects[0].period.end == "2024"
    assert "VALUE_NOT_IN_VOCABULARY" not in codes(read)
