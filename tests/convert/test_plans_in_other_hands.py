"""Plans of offices that nobody had seen, in families of layouts that are known: what a careful person reads there."""

import pytest
from convert.reading import codes, read_html, read_text


def test_years_of_which_one_has_only_dashes_are_all_of_one_kind():
    rows = (
        "<tr><td>마을 쉼터</td><td>부지 선정</td><td>5개소</td><td>-</td></tr>"
        "<tr><td>행복버스</td><td>조례 제정</td><td>3대</td><td>7대</td></tr>"
    )
    heads = "".join(f"<td>{head}</td>" for head in ("사업명", "2028", "2029", "2030"))
    document = read_html(f"<p>연차별 추진계획</p><table><tr>{heads}</tr>{rows}</table>")
    first, second = document.pledges
    assert (first.budget, second.budget) == (None, None)
    assert [(t.year, t.state) for t in first.targets] == [(2028, "milestone"), (2029, "quantified"), (2030, "blank")]
    assert [(str(i.value), i.unit) for i in second.targets[-1].indicators] == [("7", "대")]


def test_parts_of_a_pledge_with_facts_of_their_own_are_projects_though_no_section_follows():
    document = read_text(
        "공약 7. 문화도시 조성\n7-1) 거리예술제\n  ○ 사업기간 : 2027 ~ 2029\n  ○ 소요예산 : 6억원\n"
        "7-2) 창작공간\n  ○ 사업기간 : 2027. 1. ~ 2028. 6.\n  ○ 소요예산 : 15억원(도비 5억, 시비 10억)\n"
    )
    (pledge,) = document.pledges
    assert [(p.name.rpartition(") ")[2], p.cost.amount) for p in pledge.projects] == [
        ("거리예술제", 600_000_000),
        ("창작공간", 1_500_000_000),
    ]
    assert pledge.extras == ()


@pytest.mark.parametrize("printed", ["₩860,000,000", "￦ 860,000,000"])
def test_the_sign_of_the_won_is_a_unit(printed):
    document = read_text(f"공약명 : 무장애 관광지\n□ 사업개요\n ㅇ 사업기간 : 2027 ~ 2028\n ㅇ 사업비 : {printed}\n")
    assert document.pledges[0].projects[0].cost.amount == 860_000_000
    assert "MONEY_UNIT_MISSING" not in codes(document)


@pytest.mark.parametrize("heading", ["공약 실천 카드", "공약사업 점검카드", "실천카드"])
def test_the_name_of_a_card_is_no_title(heading):
    document = read_html(
        f"<table><tr><td colspan=4>{heading}</td></tr><tr><td>연번</td><td>27</td><td>사업명</td><td>탄소중립 마을</td></tr>"
        "<tr><td>사업기간</td><td colspan=3>2027 ~ 2029</td></tr></table>"
    )
    assert (document.pledges[0].title, document.pledges[0].number) == ("탄소중립 마을", "27")


@pytest.mark.parametrize("chapter", ["공약별 세부계획", "공약사업별 이행현황", "사업별 추진계획"])
def test_a_chapter_of_all_plans_is_no_sector(chapter):
    document = read_text(f"제3장 {chapter}\n공약명 : 둘레길\n□ 사업개요\n - 사업기간 : 2027 ~ 2029\n")
    assert document.pledges[0].sector is None
