"""Which 동구 it is, told by whose money a plan counts on."""

import pytest
from page_builders import document

from pipeline.fields.jurisdiction import find_jurisdiction
from pipeline.fields.payers import Payers
from pipeline.structure import outline
from pipeline.values.wraps import unwrapper

HEAD = "선거명 : 동구청장선거\n후보자명 : 심청\n제목 : 물길 열기\n□ 목표\n ○ 물이 흐르는 고장"


def found(*lines, path=None):
    made = document("\n".join((HEAD, *lines)))
    payers = Payers()
    for _ in payers.heard(outline(made, unwrapper(made.iter_texts())).pledges):
        pass
    read = find_jurisdiction(made, path=path, payers=payers)
    return read.value.parent, [note.code for note in read.findings]


@pytest.mark.parametrize("line", ["부산시비 매칭", "국비 중심, 부산시 지원사업비 확보", "부산광역시 예산 연계"])
def test_the_province_that_pays_is_the_own_one(line):
    parent, noted = found("□ 재원조달방안", f" ○ {line}")
    assert parent == "부산광역시"
    assert "JURISDICTION_PARENT_INFERRED" in noted


def test_a_plan_of_the_money_counts_as_well():
    assert found("□ 재원조달계획", " ○ 도서관: 울산시비 매칭")[0] == "울산광역시"


def test_a_mere_mention_says_nothing():
    parent, noted = found("□ 이행방법", " ○ 부산시와 협력하여 추진")
    assert parent is None
    assert "JURISDICTION_PARENT_UNKNOWN" in noted


@pytest.mark.parametrize("other", ["대구시와 교류", "대전 동구의 사례를 따름", "인천광역시 견학"])
def test_another_province_with_such_a_place_anywhere_leaves_it_open(other):
    assert found("□ 이행방법", f" ○ {other}", "□ 재원조달방안", " ○ 부산시비 매칭")[0] is None


def test_two_that_pay_leave_it_open():
    assert found("□ 재원조달방안", " ○ 부산시비 매칭", " ○ 울산시비 분담")[0] is None


def test_a_province_without_a_place_of_that_name_does_not_matter():
    assert found("□ 재원조달방안", " ○ 부산시비 매칭", " ○ 경기도 사례 참고")[0] == "부산광역시"
    assert found("□ 재원조달방안", " ○ 경기도 지원금")[0] is None


def test_a_folder_that_names_the_province_goes_before():
    parent, noted = found("□ 재원조달방안", " ○ 부산시비 매칭", path="울산광역시/plan.txt")
    assert parent == "울산광역시"
    assert "JURISDICTION_PARENT_INFERRED" not in noted
