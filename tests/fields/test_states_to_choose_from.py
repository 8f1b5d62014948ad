"""States of progress side by side: the marked one holds, and where none is marked nobody knows."""

import pytest
from convert.reading import codes, read_html, read_text

HEAD = "공약명 : 마을 정비\n사업기간 : 2027 ~ 2030\n"


def _cell(text):
    return read_html(
        "<p>공약명 : 마을 정비</p><table><tr><th>사업기간</th><td>2027 ~ 2030</td>"
        f"<th>추진상황</th><td>{text}</td></tr></table>"
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("○정상 ○부진 ●완료", "completed"),
        ("●정상추진 ○부진", "on_track"),
        ("◉ 정상  ○ 부진", "on_track"),
        ("□정상 ■완료", "completed"),
    ],
)
def test_the_filled_circle_says_which_state_holds(text, code):
    for document in (_cell(text), read_text(f"{HEAD}추진상황 : {text}\n사업내용 : 정비\n")):
        assert document.pledges[0].status.code == code
        assert document.pledges[0].status.achievements == ()


@pytest.mark.parametrize("text", ["○정상 ○부진 ○완료", "●정상 ●부진", "○ 정상\n○ 완료"])
def test_states_without_one_mark_are_no_state_and_told(text):
    document = _cell(text.replace("\n", "<br>"))
    assert document.pledges[0].status.code is None
    assert {"VALUE_NOT_IN_VOCABULARY", "STATUS_NOT_STATED"} & set(codes(document))


def test_circles_before_other_words_stay_bullets():
    document = read_text(f"{HEAD}□ 추진실적\n● 설계 완료 ○ 주민 설명회\n")
    assert "설계 완료" in {item.text for item in document.pledges[0].status.achievements}
