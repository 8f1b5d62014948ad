"""Boxes to tick."""

import pytest

from pipeline.values.checkboxes import is_choice, ticked

TICKED = [
    ("□신규 ■계속", ("계속",)),
    ("☑ 예산\n☐ 비예산", ("예산",)),
    ("■완료 ■정상추진 □보류", ("완료", "정상추진")),
    ("□단기 □중기 □장기", ()),
    ("□계속", ()),
    ("■ 계속", ("계속",)),
    ("계속", None),
    ("", None),
    ("신규(□) 계속(■)", None),
    ("□ 경로당을 새로 짓고 낡은 경로당을 고쳐 씀", None),
    ("□ ■ 계속", None),
]


@pytest.mark.parametrize(("text", "words"), TICKED)
def test_only_what_is_ticked_is_chosen(text, words):
    assert ticked(text) == words


def test_bullets_all_alike_offer_no_choice():
    assert [is_choice(text) for text in ("□신규 ■계속", "□ 신축 □ 증축", "■ 신축 ■ 증축", "계속")] == [
        True,
        False,
        False,
        False,
    ]
