"""추진상황 as a mark among several states."""

import pytest
from page_builders import codes, pledge_of, table

WORDS = ["완료", "이행후계속", "정상", "일부", "보류", "폐기"]


def marked(*at, sign="○"):
    return [sign if n in at else "" for n in range(len(WORDS))]


@pytest.mark.parametrize("sign", ["○", "●", "√", "V"])
@pytest.mark.parametrize(
    ("at", "code"), [(0, "completed"), (1, "completed_ongoing"), (2, "on_track"), (5, "discarded")]
)
def test_the_state_in_whose_column_the_mark_stands(at, code, sign):
    read = pledge_of("공약명 : 경로당\n□ 추진상황", table(WORDS, marked(at, sign=sign)))
    assert read.value.status.code == code
    assert read.value.status.raw == WORDS[at]


@pytest.mark.parametrize("at", [(), (0, 2)])
def test_no_mark_or_two_are_no_state(at):
    read = pledge_of("공약명 : 경로당\n□ 추진상황", table(WORDS, marked(*at)))
    assert read.value.status is None
    assert read.value.tables


def test_marks_below_in_a_form_with_the_label_at_the_left():
    rows = table(["추진상황", *WORDS], ["^", *marked(2)])
    assert pledge_of("공약명 : 경로당", rows).value.status.code == "on_track"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (["완료", "", "정상추진", "√", "보류", ""], "on_track"),
        (["", "완료", "√", "일부추진", "", "보류"], "partial"),
        (["완료", "", "정상추진", "", "보류", ""], None),
    ],
)
def test_marks_beside_each_state(cells, code):
    read = pledge_of(table(["공약명", "경로당", "<", "<", "<", "<", "<"], ["추진상황", *cells]))
    assert read.value.status.code == code
    assert ("VALUE_NOT_IN_VOCABULARY" in codes(read)) == (code is None)
