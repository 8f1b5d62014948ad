"""Which line stands below which."""

import pytest
from page_builders import outline_of, tree

from pipeline.findings import fact
from pipeline.structure.levels import family_of, rank_of
from pipeline.structure.tree import DEEPEST

HEAD = "가람시 어르신 일자리 확대\n"

TREES = [
    (
        "□ ○ - ·",
        "□ 정책목표\n○ 소득\n- 일자리\n· 공익형\n○ 건강",
        [("정책목표", [("소득", [("일자리", ["공익형"])]), "건강"])],
    ),
    (
        "numbers",
        "1. 정책목표\n가. 소득\n1) 일자리\n가) 공익형\n나. 건강",
        [("정책목표", [("소득", [("일자리", ["공익형"])]), "건강"])],
    ),
    ("roman", "Ⅰ. 정책목표\n- 소득\nⅡ. 기대효과\n- 건강", [("정책목표", ["소득"]), ("기대효과", ["건강"])]),
    ("bare headings", "정책목표\n소득\n건강\n기대효과\n활력", [("정책목표", ["소득", "건강"]), ("기대효과", ["활력"])]),
    (
        "same bullet deeper",
        "□ 정책목표\n- 소득\n   - 일자리\n   - 연금\n- 건강",
        [("정책목표", [("소득", ["일자리", "연금"]), "건강"])],
    ),
    ("skipped level", "□ 정책목표\n- 소득\n○ 건강\n- 운동", [("정책목표", ["소득", ("건강", ["운동"])])]),
    ("double marker", "□ 정책목표\n- ◇ 소득\n - 일자리", [("정책목표", [("소득", ["일자리"])])]),
    ("unknown bullets", "□ 정책목표\n▸ 소득\n  ✓ 일자리", [("정책목표", [("소득", ["일자리"])])]),
    ("note", "□ 정책목표\n○ 소득 ※ 2022년 기준\n○ 건강", [("정책목표", [("소득", ["※ 2022년 기준"]), "건강"])]),
]


def shown(nodes):
    return tree(nodes)


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in TREES], ids=[case[0] for case in TREES])
def test_lines_nest_by_bullet_and_indent(text, expected):
    (pledge,) = outline_of(HEAD + text).pledges
    assert tree(pledge.nodes) == [(w, _noted(b)) if isinstance(b, list) else w for w, b in expected]


def _noted(below):
    """Notes lose their mark, as any bullet does."""
    return [(i[0], _noted(i[1])) if isinstance(i, tuple) else i.removeprefix("※ ") for i in below]


def test_a_label_with_a_value_is_a_line_like_others():
    (pledge,) = outline_of(HEAD + "□ 사업개요\n○ 위 치 : 가람동\n○ 사업비 : 1억원").pledges
    (overview,) = pledge.nodes
    assert [(n.field, n.span.text) for n in overview.children] == [("location", "가람동"), ("cost", "1억원")]


def test_ninety_levels_are_as_good_as_three():
    text = "\n".join(" " * depth + "- 더 깊이" for depth in range(90))
    (pledge,) = outline_of(HEAD + "□ 정책목표\n" + text).pledges
    depth, nodes = 0, pledge.nodes
    while nodes:
        depth, nodes = depth + 1, nodes[0].children
    assert depth == 91


def test_lines_deeper_than_any_page_stand_at_the_deepest_level_and_are_told():
    text = "\n".join(" " * depth + f"- 더 깊이 {depth}" for depth in range(DEEPEST + 50))
    (pledge,) = outline_of(HEAD + "□ 정책목표\n" + text).pledges
    lines = [node.whole.text for top in pledge.nodes for node in top.walk()]
    assert lines[1:] == [f"더 깊이 {depth}" for depth in range(DEEPEST + 50)]
    (told,) = [one for one in pledge.findings if one.code == "NESTING_FLATTENED"]
    assert told.raw == f"- 더 깊이 {DEEPEST - 1}"
    assert fact(told, "count") == "51"


def test_counted_lines_with_words_between_them_are_sisters():
    page = "□ 이행방법\n ① 행정지원단 파견\n 사업 초기부터 전문가 파견.\n 자료를 미리 제공.\n ② 갈등 조정 창구 운영\n 상시 운영."
    (pledge,) = outline_of(HEAD + page).pledges
    (section,) = pledge.nodes
    assert [(node.marker, len(node.children)) for node in section.children] == [
        ("①", 0), ("", 0), ("", 0), ("②", 0), ("", 0),
    ]  # fmt: skip


FAMILIES = [
    ("Ⅱ.", "roman"),
    ("II.", "roman"),
    ("1.", "number."),
    ("가.", "ganada."),
    ("1)", "number)"),
    ("(1)", "(number)"),
    ("①", "circled"),
    ("- ◇", "◇"),
    ("ㅇ", "○"),
    ("‐", "-"),
    ("ㆍ", "·"),
    ("", ""),
    ("\uf06c", "\uf06c"),  # a private bullet is a family of its own
]


@pytest.mark.parametrize(("marker", "family"), FAMILIES)
def test_bullets_of_one_look_are_one_family(marker, family):
    assert family_of(marker) == family


def test_report_bullets_have_an_order_and_others_none():
    ranks = [rank_of(family) for family in ("roman", "number.", "□", "○", "-", "·")]
    assert ranks == sorted(ranks)
    assert rank_of("\uf06c") is None
