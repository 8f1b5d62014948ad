"""What no part of a pledge knows is kept with its label, or told with its place."""

import json

import pytest
from page_builders import GREY, codes, pledge_of, table

from pipeline.vocabulary import find_label

HEAD = "가람시 어르신 일자리 확대\n"


def extras(*blocks):
    return [(extra.label, extra.text) for extra in pledge_of(*blocks).value.extras]


def test_a_heading_that_nobody_knows_is_a_label():
    assert extras(HEAD + "□ 정책목표\n○ 소득\n□ 통계자료\n○ 노인 12,000명\n- 늘어남") == [
        ("통계자료", "노인 12,000명"),
        ("통계자료", "늘어남"),
    ]


def test_a_label_without_a_part_in_the_contract_is_kept():
    assert extras(HEAD + "□ 근거법령\n○ 노인복지법") == [("근거법령", "노인복지법")]


def test_a_loose_line_is_kept_and_told():
    read = pledge_of(
        HEAD + "□ 정책목표\n○ 소득", table(["시설", "위치"], ["쉼터", "가람동"], ["방", "나루동"]), "가람시청 제공"
    )
    assert "가람시청 제공" in [extra.text for extra in read.value.extras] + [goal.text for goal in read.value.goals]


def test_a_remark_beside_a_budget_is_told():
    head = ["구분", "총계", "2022년", "2023년", "비고"]
    read = pledge_of(HEAD + "Ⅴ. 투자계획\n(단위: 억원)", table(head, ["국비", "3", "1", "2", "공모 예정"]))
    assert [f.raw for f in read.findings if f.code == "TEXT_UNPLACED"] == ["공모 예정"]


def test_a_second_row_of_a_source_is_told():
    head = ["구분", "총계", "2022년", "2023년"]
    read = pledge_of(HEAD + "Ⅴ. 투자계획\n(단위: 억원)", table(head, ["국비", "3", "1", "2"], ["국비", "9", "4", "5"]))
    assert [f.raw for f in read.findings if f.code == "TEXT_UNPLACED"] == ["9\t4\t5"]


def test_a_name_beside_targets_that_is_no_project_is_told():
    read = pledge_of(HEAD + "Ⅳ. 추진목표(계획)", table(["구분", "2022년", "2023년"], ["쉼터", "설계", "착공"]))
    assert "TEXT_UNPLACED" in codes(read)


def test_heads_and_captions_are_not_reported():
    head = ["구 분", "총계", "기투자", "2022년", "2023년", "임기후"]
    read = pledge_of(
        HEAD + "Ⅴ. 투자계획\n○ 연도별 계획\n(단위: 억원)",
        table(head, ["계", "3", "-", "1", "2", "-"], ["국비", "3", "-", "1", "2", "-"]),
        "○ 추진일정",
        table(["세부내용", "2022년", "<", "비고"], ["^", "상", "하", "^"], ["착공", ("", GREY), "", ""]),
    )
    assert "TEXT_UNPLACED" not in codes(read)


PAGES = {
    "form": [
        table(
            ["공약명", "경로당 신축", "<", "<"],
            ["사업구분", "현안사업", "노인 인구", "만이천명"],
            ["진도율", "절반 남짓", "기준일", "작성일 미상"],
        )
    ],
    "sections": [
        HEAD
        + "□ 추진경과\n○ 용역 착수\n□ 쟁점사항\n○ 부지 협의\n□ 시민의견\n○ 찬성 많음\n□ 추진부서\n○ 도로과\n□ 비고\n○ 공모 예정"
    ],
    "two projects and values beside them": [
        table(["공약명", "경로당 신축", "<", "<"], ["총사업비", "3억원", "위치", "가람동"]),
        "Ⅰ. 사업개요\n○ 쉼터 조성\n- 위치 : 나루동\n○ 담장 정비\n- 위치 : 다온동",
    ],
    "labels twice": [
        HEAD
        + "분야 : 복지\n분야 : 교통\n총사업비 : 3억원\n총사업비 : 5억원\n세부사업명 : 쉼터 조성\n세부사업명 : 담장 정비"
    ],
    "tables": [
        HEAD + "□ 정책목표\n○ 소득",
        table(["시설", "위치", "면적"], ["쉼터", "가람동", "10㎡"]),
        "□ 기대효과\n○ 활력",
    ],
}


@pytest.mark.parametrize("blocks", PAGES.values(), ids=PAGES)
def test_every_word_of_a_page_is_in_a_value_or_in_a_finding(blocks):
    read = pledge_of(*blocks)
    told = [f.raw for f in read.findings] + [place.raw for places in read.evidence.values() for place in places]
    shown = read.value.model_dump_json() + json.dumps(told, ensure_ascii=False)
    words = {word for block in blocks for text in _texts(block) for word in text.replace("○", " ").split()}
    values = {word for word in words if word.isalnum() and find_label(word) is None}
    assert {word for word in values if word not in shown} == set()


def _texts(block):
    return [block] if isinstance(block, str) else [cell.text for cell in block.cells]
