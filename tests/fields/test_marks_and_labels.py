"""Marks before lines: every keyboard's circle and box, and none of them a label."""

import pytest
from page_builders import codes, pledge_of, pledges_of

BOXES = ["□", "ㅁ", "■", "❏"]
CIRCLES = ["○", "ㅇ", "o", "ｏ", "Ο", "ο", "о", "О", "〇", "◦"]


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("circle", CIRCLES)
def test_a_plan_is_read_whatever_draws_its_boxes_and_circles(box, circle):
    page = "\n".join(
        [
            "1-1 강변 도서관 건립",
            f"{box} 사업목적",
            f" {circle} 독서문화 확산",
            f"{box} 사업개요",
            f" {circle} 사업기간 : 2026. 7. ~ 2028. 12.",
            f" {circle} 총사업비 : 80억원",
            f"{box} 기대효과",
            f" {circle} 찾는 사람 증가",
        ]
    )
    read = pledge_of(page).value
    assert [goal.text for goal in read.goals] == ["독서문화 확산"]
    assert [effect.text for effect in read.effects] == ["찾는 사람 증가"]
    assert read.projects[0].cost.amount == 8_000_000_000
    assert read.extras == ()


def test_a_box_of_the_keyboard_needs_no_blank():
    assert [g.text for g in pledge_of("1-1 강변 도서관 건립\nㅁ사업목적\n ㅇ독서문화 확산").value.goals] == [
        "독서문화 확산"
    ]


@pytest.mark.parametrize("mark", ["◎", "▣", "❍", "ㅇ", "○", "4.", "마."])
def test_a_mark_is_never_a_label(mark):
    read = pledge_of(
        f"1-1 강변 도서관 건립\n□ 사업개요\n {mark} 이웃 마을과 함께\n{mark} 하늘빛 고운 날\n□ 기대효과\n ○ 활력"
    ).value
    labels = [one.label for one in (*read.extras, *(d for p in read.projects for d in p.details))]
    assert all(any(map(str.isalpha, label)) or not label for label in labels)
    assert mark not in labels


TITLES = [
    ("공약 11 — 통근버스 운영", ("11", "통근버스 운영")),
    ("공약 11 - 통근버스 운영", ("11", "통근버스 운영")),
    ("[공약 11] – 통근버스 운영", ("11", "통근버스 운영")),
    ("1-1 – 통근버스 운영", ("1-1", "통근버스 운영")),
    ("공약 1-2 통근버스 운영", ("1-2", "통근버스 운영")),
]


@pytest.mark.parametrize(("line", "expected"), TITLES)
def test_a_dash_behind_the_number_is_no_part_of_the_title(line, expected):
    (read,) = pledges_of(f"{line}\n□ 사업목적\n ○ 편한 출근")
    assert (read.value.number, read.value.title) == expected


@pytest.mark.parametrize("caption", ["< 위치도 >", "〈 조감도 〉", "[현장 사진]"])
@pytest.mark.parametrize("label", ["담당부서", "협조부서"])
def test_a_caption_below_a_department_is_none(caption, label):
    read = pledge_of(f"1-1 강변 도서관 건립\n□ {label} : 문화과\n\n{caption}\n\n□ 사업목적 : 독서")
    assert (*read.value.departments.lead, *read.value.departments.supporting) == ("문화과",)
    assert {"TEXT_UNPLACED", "DOCUMENT_HEADING"} & set(codes(read))


def test_departments_may_go_on_below_the_first():
    read = pledge_of("1-1 강변 도서관 건립\n□ 담당부서 : 문화과\n ○ 도서관팀\n ○ 건축과(공공건축팀)\n□ 사업목적 : 독서")
    assert read.value.departments.lead == ("문화과", "도서관팀", "건축과(공공건축팀)")


@pytest.mark.parametrize("label", ["총사업비¹⁾", "총사업비 주1)", "총사업비*", "총사업비1)"])
def test_a_footnote_mark_behind_a_label_is_no_part_of_it(label):
    (project,) = pledge_of(f"1-1 숲길 조성\n□ 사업개요\n ○ 위치 : 갈대리 일원\n ○ {label} : 9,950백만원").value.projects
    assert project.cost.amount == 9_950_000_000
