"""Values before and after a change of the plan with an arrow between them: the later one holds, the page's words are kept."""

import pytest
from convert.reading import codes, read_text

HEAD = "공약명 : 마을 정비\n□ 사업개요\n"


def _project(line):
    document = read_text(f"{HEAD} - {line}\n□ 추진계획\n - 설계(2027년)\n")
    (project,) = document.pledges[0].projects
    return document, project


@pytest.mark.parametrize(
    "line", ["총사업비 : 30억원 → 45억원", "사업비 : 당초 30억원 ⇒ 변경 45억원", "사업비 : 30억원 -> 45억원"]
)
def test_the_later_amount_holds(line):
    document, project = _project(line)
    assert project.cost.amount == 4_500_000_000
    assert "30억원" in project.cost.raw
    assert "VALUE_REVISED" in codes(document)
    assert not {"COST_REMAINDER", "MONEY_UNREADABLE"} & set(codes(document))


def test_the_later_period_holds():
    document, project = _project("사업기간 : 2027 ~ 2029 → 2027 ~ 2030")
    assert (project.period.start, project.period.end) == ("2027", "2030")
    assert "VALUE_REVISED" in codes(document)


def test_the_later_size_holds_and_its_words_are_kept():
    _, project = _project("사업량 : 당초 10개소 → 변경 15개소")
    assert [(m.name, str(m.value), m.unit) for m in project.measures] == [(None, "15", "개소")]
    assert "당초 10개소 → 변경 15개소" in [detail.text for detail in project.details]


@pytest.mark.parametrize("line", ["사업비 : 국비 10억원 → 도비 10억원", "사업기간 : 설계 2027 → 착공 2028"])
def test_an_arrow_between_other_things_is_no_change(line):
    document, _ = _project(line)
    assert "VALUE_REVISED" not in codes(document)
