"""Where one pledge ends and the next begins."""

import pytest
from page_builders import outline_of, pledges_of, table

PARTS = "□ 정책목표\n○ 소득 보장\n□ 기대효과\n○ 활력"


def titles(*blocks):
    return [read.value.title for read in pledges_of(*blocks)]


def test_one_title_box_is_one_pledge():
    (read,) = pledges_of(table(["1-1", "어르신 일자리 확대"]), PARTS)
    assert (read.value.number, read.value.title) == ("1-1", "어르신 일자리 확대")


def test_each_title_box_begins_a_pledge():
    made = titles(table(["1-1", "어르신 일자리 확대"]), PARTS, table(["1-2", "경로당 신축"]), PARTS)
    assert made == ["어르신 일자리 확대", "경로당 신축"]


def test_each_form_with_a_title_begins_a_pledge():
    forms = [
        table(["관리번호", str(n), "공약명", name], ["사업목적", "소득", "<", "<"])
        for n, name in ((1, "일자리"), (2, "경로당"))
    ]
    reads = pledges_of(*forms)
    assert [(read.value.number, read.value.title) for read in reads] == [("1", "일자리"), ("2", "경로당")]


def test_labels_above_a_title_belong_to_it():
    rows = [
        table(["분야", sector, "공약명", name], ["사업목적", "소득", "<", "<"])
        for sector, name in (("복지", "가"), ("교통", "나"))
    ]
    assert [(read.value.sector, read.value.title) for read in pledges_of(*rows)] == [("복지", "가"), ("교통", "나")]


def test_a_heading_that_comes_again_below_a_title_begins_a_pledge():
    assert titles("어르신 일자리 확대\n" + PARTS + "\n경로당 신축\n" + PARTS) == ["어르신 일자리 확대", "경로당 신축"]


def test_a_heading_that_merely_comes_again_begins_none():
    (read,) = pledges_of("어르신 일자리 확대\n" + PARTS + "\n□ 정책목표\n○ 건강 증진")
    assert [goal.text for goal in read.value.goals] == ["소득 보장", "건강 증진"]


def test_a_running_head_that_repeats_the_title_begins_none():
    box = table(["1-1", "어르신 일자리 확대"])
    assert titles(box, PARTS, box, "□ 재원조달방안\n○ 국비 확보") == ["어르신 일자리 확대"]


def test_a_labelled_title_on_a_line_begins_a_pledge():
    assert titles("공약명 : 일자리\n" + PARTS + "\n공약명 : 경로당\n" + PARTS) == ["일자리", "경로당"]


NUMBERED = [
    ("1-1. 어르신 일자리 확대", "1-1", "어르신 일자리 확대"),
    ("4-07-1 어르신 일자리 확대", "4-07-1", "어르신 일자리 확대"),
    ("12. 어르신 일자리 확대", "12", "어르신 일자리 확대"),
    ("어르신 일자리 확대", None, "어르신 일자리 확대"),
    ("2030 청년 일자리", None, "2030 청년 일자리"),
    ("365일 어린이 병원", None, "365일 어린이 병원"),
    ("제3의 도심 조성", None, "제3의 도심 조성"),
]


@pytest.mark.parametrize(("line", "number", "title"), NUMBERED)
def test_a_number_before_a_title_is_its_number(line, number, title):
    (read,) = pledges_of(line + "\n" + PARTS)
    assert (read.value.number, read.value.title) == (number, title)


def test_a_forms_values_are_no_title():
    (read,) = pledges_of(table(["사업구분", "신규"], ["사업목적", "○ 소득 ○ 건강"]))
    assert read.value.title is None
    assert [f.code for f in read.findings] == ["TITLE_MISSING"]


def test_bullets_of_a_section_are_no_title():
    (read,) = pledges_of(PARTS)
    assert read.value.title is None


def test_a_title_below_a_form_of_codes_is_the_title():
    (read,) = pledges_of(table(["사업구분", "예산구분"], ["신규", "예산"]), "어르신 일자리 확대\n" + PARTS)
    assert read.value.title == "어르신 일자리 확대"


def test_nothing_is_no_pledge():
    assert not list(outline_of("").pledges)


def test_a_title_and_nothing_else_is_an_empty_pledge():
    (read,) = pledges_of(table(["1-1", "어르신 일자리 확대"]))
    assert [f.code for f in read.findings] == ["PLEDGE_EMPTY"]


def test_a_bar_of_number_title_and_department_begins_a_pledge():
    reads = pledges_of(
        table(["01", "어르신 일자리 확대", "노인복지과"]), PARTS, table(["02", "경로당 신축", "건축과"]), PARTS
    )
    assert [(r.value.number, r.value.title, r.value.departments.lead) for r in reads] == [
        ("01", "어르신 일자리 확대", ("노인복지과",)),
        ("02", "경로당 신축", ("건축과",)),
    ]
    assert [[goal.text for goal in r.value.goals] for r in reads] == [["소득 보장"], ["소득 보장"]]


def test_a_bar_may_say_the_state_and_the_class_too():
    (read,) = pledges_of(table(["1-1", "어르신 일자리 확대", "노인복지과", "정상추진", "신규"]), PARTS)
    assert read.value.status.code == "on_track"
    assert read.value.classification.continuity == "new"
    assert read.value.departments.lead == ("노인복지과",)


def test_one_row_of_other_words_is_no_bar():
    (read,) = pledges_of("어르신 일자리\n" + PARTS, table(["1", "열람실", "강당"]))
    assert read.value.title == "어르신 일자리"


BRACKETED = [("[1-1] 어르신 일자리", "[1-2] 경로당 신축"), ("(1-1) 어르신 일자리", "(1-2) 경로당 신축")]


@pytest.mark.parametrize(("first", "second"), BRACKETED)
def test_a_number_in_brackets_before_a_title_is_its_number(first, second):
    reads = pledges_of(f"{first}\n{PARTS}\n{second}\n{PARTS}")
    assert [(r.value.number, r.value.title) for r in reads] == [("1-1", "어르신 일자리"), ("1-2", "경로당 신축")]


@pytest.mark.parametrize("numbers", [(2, 1), (3, 1, 2), (5, 9)])
def test_plain_numbers_need_not_count_on_where_the_sections_come_again(numbers):
    names = ["어르신 일자리", "경로당 신축", "숲길 잇기"][: len(numbers)]
    reads = pledges_of("\n".join(f"{number}. {name}\n{PARTS}" for number, name in zip(numbers, names, strict=True)))
    assert [(r.value.number, r.value.title) for r in reads] == [
        (str(number), name) for number, name in zip(numbers, names, strict=True)
    ]


@pytest.mark.parametrize("blanks", [" : ", "   "])
def test_a_project_named_on_top_is_the_title_and_not_the_line_below(blanks):
    (read,) = pledges_of(f"사업명{blanks}청년 창업 공간\n청년이 모이는 거점을 만든다\n관리번호 : 2-1\n{PARTS}")
    assert (read.value.number, read.value.title) == ("2-1", "청년 창업 공간")
    assert [extra.text for extra in read.value.extras] == ["청년이 모이는 거점을 만든다"]


def test_a_title_above_a_project_stays_the_title():
    assert titles(f"청년이 머무는 도시\n사업명 : 창업 공간 조성\n{PARTS}") == ["청년이 머무는 도시"]


@pytest.mark.parametrize("below", ["사업기간 : 2026. 7. ~ 2028. 12.\n", ""])
def test_cards_that_name_a_project_over_the_same_labels_are_pledges(below):
    cards = "\n".join(f"사업명 : {name}\n{below}{PARTS}" for name in ("4-1. 창업 공간 조성", "4-2. 두레 밥상 열기"))
    reads = pledges_of(f"다솜시 공약 실천계획서\n{cards}")
    assert [(read.value.number, read.value.title) for read in reads] == [
        ("4-1", "창업 공간 조성"),
        ("4-2", "두레 밥상 열기"),
    ]


def test_forms_that_name_a_project_are_pledges():
    forms = [
        table(["사업명", name], ["담당부서", "청년정책과"], ["사업목적", "소득"], ordinal=n)
        for n, name in enumerate(("창업 공간 조성", "두레 밥상 열기"), 1)
    ]
    assert titles(*forms) == ["창업 공간 조성", "두레 밥상 열기"]


def test_projects_of_one_pledge_begin_none():
    names = "\n".join(f"○ 사업명 : {name}\n- 사업기간 : 2026 ~ 2028" for name in ("창업 공간 조성", "두레 밥상 열기"))
    (read,) = pledges_of(f"청년이 머무는 도시\n□ 사업개요\n{names}\n□ 기대효과\n○ 활력")
    assert [project.name for project in read.value.projects] == ["창업 공간 조성", "두레 밥상 열기"]
