"""A line's bullet, label, value and notes."""

import pytest
from page_builders import PLAIN

from pipeline.document import Place
from pipeline.structure.lines import cell_lines, label_cut, lines_of

LINES = [
    ("○ 위 치 : 가람동 1번지", "○", "위 치", "가람동 1번지", "location"),
    ("사업기간：2022 ~ 2026", "", "사업기간", "2022 ~ 2026", "period"),
    ("- 정상추진", "-", None, "- 정상추진"[2:], None),
    ("Ⅱ. 사업개요(현황)", "Ⅱ.", "사업개요(현황)", "", "overview"),
    ("□ 기대효과 :", "□", "기대효과", "", "effects"),
    ("- 노인 인구 : 12,000명", "-", "노인 인구", "12,000명", None),
    ("- 회의 10:30 시작", "-", None, "회의 10:30 시작", None),
    ("- 누리집 https://garam.example", "-", None, "누리집 https://garam.example", None),
    ("- (담당: 도로과) 정비", "-", None, "(담당: 도로과) 정비", None),
    ("- 비율 1:3으로 나눔", "-", None, "비율 1:3으로 나눔", None),
]


@pytest.mark.parametrize(("printed", "marker", "label", "value", "field"), LINES)
def test_a_line_is_a_bullet_a_label_and_a_value(printed, marker, label, value, field):
    (line,) = lines_of(printed, Place(line=1), PLAIN)
    assert (line.marker, None if line.label is None else line.label.text, line.value.text) == (marker, label, value)
    assert (line.known and line.known.field) == field


def test_a_note_behind_a_line_is_a_line_of_its_own():
    first, second = lines_of("- 사업기간 : 2022 ~ 2026 ※ 지정일 : 2019. 8. 7.", Place(line=1), PLAIN)
    assert (first.value.text, first.note) == ("2022 ~ 2026", False)
    assert (second.marker, second.value.text, second.note) == ("※", "2019. 8. 7.", True)


def test_a_long_sentence_before_a_colon_is_no_label():
    assert label_cut("어르신이 살던 곳에서 건강하고 안전하게 지내실 수 있도록 마을마다 돌봄터를 둠: 6개소") is None


def test_a_colon_at_the_start_ends_no_label():
    assert label_cut(": 값") is None


def test_a_cell_is_split_at_bullets_alone():
    lines = list(cell_lines("○ 부지 매입 및\n보상 ○ 설계", Place(table=1), PLAIN))
    assert [line.whole.text for line in lines] == ["부지 매입 및 보상", "설계"]


def test_the_raw_line_stays_beside_the_value():
    (line,) = lines_of("○ 위 치 :  가람동", Place(line=1), PLAIN)
    assert line.value.raw == "가람동"
    assert line.whole.raw == "○ 위 치 :  가람동"
