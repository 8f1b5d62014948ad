"""Which project a printed name means."""

import pytest
from page_builders import linker

from pipeline.document import Place, Span


def span(text, line=1):
    return Span.of(text, Place(line=line))


PROJECTS = ("가람 강소연구특구 운영", "스마트제조센터 기반 구축 및 활성화", "가람시 스마트공장 보급·확산 지원사업 추진")

SAME = [
    ("가람 강소연구특구 운영", "p1"),
    ("가람 강소연구 특구 운영", "p1"),  # other blanks
    ("스마트제조센터 기반구축", "p2"),  # a prefix
    ("스마트제조센터 기반 및 활성화", "p2"),  # a word left out
    ("가람시 스마트공장 보급ㆍ확산 지원사업 추진(매년)", "p3"),  # another dot, a recurrence
    ("스마트공장 보급·확산", "p3"),  # the middle of it
    ("스마트공장 보급확산지원 사업추진", "p3"),
    ("어르신 일자리 확대", None),
    ("가람", None),  # too short to mean one
    ("추진", None),
    ("", None),
]


@pytest.mark.parametrize(("printed", "project"), SAME)
def test_a_name_means_the_project_that_it_spells(printed, project):
    assert linker(*PROJECTS).means(printed) == project


def test_of_two_projects_one_of_which_begins_with_the_other_each_means_itself():
    made = linker("경로당 신축", "경로당 신축 및 증축")
    assert [made.means(name) for name in ("경로당 신축", "경로당 신축 및 증축", "경로당 신축 및 증축 추진")] == [
        "p1",
        "p2",
        None,
    ]


def test_a_name_that_two_projects_contain_means_none():
    assert linker("가람동 경로당 신축", "나루동 경로당 신축").means("경로당 신축") is None


def test_two_projects_of_one_name_are_not_told_apart():
    assert linker("경로당 신축", "경로당 신축").means("경로당 신축") is None


def test_names_in_another_order_mean_themselves():
    made = linker("경로당 신축", "돌봄터 운영", "쉼터 조성")
    assert made.link_all([span("쉼터 조성"), span("경로당 신축"), span("돌봄터 운영")]) == ["p3", "p1", "p2"]


def test_in_a_list_of_equal_length_the_one_left_over_goes_by_its_place():
    made = linker("가람동 어르신 돌봄터 운영", "쉼터 조성")
    assert made.link_all([span("어르신 쉼 돌봄터 가람동"), span("쉼터 조성")]) == ["p1", "p2"]
    assert [naming.how for naming in made.namings] == ["position", "equal"]


def test_a_place_alone_never_wins_over_the_words():
    assert linker("경로당 신축", "쉼터 조성").link_all([span("청년 창업"), span("쉼터 조성")]) == [None, "p2"]


def test_in_a_list_of_another_length_nothing_goes_by_its_place():
    made = linker("가람동 어르신 돌봄터 운영", "쉼터 조성")
    assert made.link_all([span("어르신 쉼 돌봄터 가람동")]) == [None]


def test_other_spellings_are_remembered_once_and_blanks_make_none():
    made = linker("스마트제조센터 기반 구축 및 활성화")
    for line, name in enumerate(
        (
            "스마트제조 센터 기반 구축 및 활성화",
            "스마트제조센터 기반 및 활성화",
            "스마트제조센터 기반구축",
            "스마트제조센터 기반 구축",
        ),
        1,
    ):
        made.link(span(name, line))
    assert [naming.span.text for naming in made.aliases(made.projects[0])] == [
        "스마트제조센터 기반 및 활성화",
        "스마트제조센터 기반구축",
    ]


def test_aliases_stand_in_page_order_and_without_their_recurrence():
    made = linker("경로당 신축 지원사업")
    made.link(span("경로당 신축 지원", 9))
    made.link(span("경로당 신축(매년)", 2))
    assert [naming.span.text for naming in made.aliases(made.projects[0])] == ["경로당 신축", "경로당 신축 지원"]


def test_a_question_leaves_no_spelling():
    made = linker("경로당 신축 지원사업")
    made.means("경로당 신축 지원")
    assert made.namings == []
