"""Forms that a text draws with blanks alone, as an export of a page's layout writes them."""

import pytest
from page_builders import pledges_of

CENTRED = """
            청년이 머무는 도시를 만들기 위한 원도심
사업명
            빈집 활용 창업 공간 조성
관리번호        2-1              사업구분    신규
            청년정책과
담당부서                         완료시기    임기 내
            청년지원팀
            빈집을 고쳐 청년이 창업할 공간으로 내어 주고
사업목적        상권을 되살려 청년이 떠나지 않는
            도시를 만든다.
"""
ON_TOP = """
사업명          청년이 머무는 도시를 만들기 위한 원도심
                빈집 활용 창업 공간 조성
관리번호        2-1
담당부서        청년정책과
                청년지원팀
사업구분        신규
"""
WIDE = """
공약명    청년이 머무는 도시를 만들기 위한 원도심
          빈집 활용 창업 공간 조성
관리번호  2-1                     사업구분  신규
담당부서  청년정책과 청년지원팀   완료시기  임기 내
"""
BELOW = "1. 추진계획\n○ 설계 : 2027년"


def only(text):
    (read,) = pledges_of(text + BELOW)
    return read.value


@pytest.mark.parametrize("text", [CENTRED, ON_TOP, WIDE], ids=["half-way down", "on top", "Hangul two wide"])
def test_a_value_of_several_lines_is_one_value(text):
    pledge = only(text)
    assert (pledge.number, pledge.title) == ("2-1", "청년이 머무는 도시를 만들기 위한 원도심 빈집 활용 창업 공간 조성")
    assert " ".join(pledge.departments.lead) == "청년정책과 청년지원팀"
    assert (pledge.classification.continuity, pledge.extras) == ("new", ())


def test_lines_above_and_below_a_label_are_its_own():
    pledge = only(CENTRED)
    assert [goal.text for goal in pledge.goals] == [
        "빈집을 고쳐 청년이 창업할 공간으로 내어 주고 상권을 되살려 청년이 떠나지 않는 도시를 만든다."
    ]
    assert pledge.classification.completion == "within_term"


def test_the_places_of_a_value_are_those_of_its_lines():
    (read,) = pledges_of(CENTRED + BELOW)
    assert {place.line for place in read.evidence["/number"]} == {4}


def test_labels_of_forms_are_known_in_pairs_that_blanks_set_apart():
    pledge = only("공약명      청년 창업 공간\n담당부서    청년정책과    완료시기    임기 내\n")
    assert (pledge.classification.completion, pledge.departments.lead) == ("within_term", ("청년정책과",))


def test_lines_that_two_labels_may_have_stay_as_they_are():
    either = "공약명    청년 창업 공간\n          설계\n담당부서  청년정책과\n          도로과\n"
    assert only(either).title == "청년 창업 공간"


def test_a_heading_over_items_far_from_the_margin_is_no_label_of_a_form():
    pledge = only("공약명      청년 창업 공간\n담당부서    청년정책과\n공약사항\n            ◇ 빈집 고치기\n")
    assert [item.text for item in pledge.commitments] == ["빈집 고치기"]
