"""Volumes in text whose pledges begin with a plain number, a bullet or nothing, and with what is said below the title."""

import pytest
from convert.reading import read_text

PLAN = """새솔시 공약실천계획

{0}
□ 사업개요
 ○ 사업기간 : 2026. 9. ~ 2029. 12.
 ○ 총사업비 : 12,000백만원(국비 6,000, 시비 6,000)
□ 추진계획
 ○ 2027년 : 설계
{1}
□ 사업개요
 ○ 사업기간 : 2026. 9. ~ 계속
 ○ 총사업비 : 500백만원(시비 500)
□ 추진계획
 ○ 2027년 : 노선 조정
{2}
□ 사업개요
 ○ 사업기간 : 2027 ~ 2030
□ 추진계획
 ○ 2027년 : 설계
"""
PLEDGES = [("어린이 병원 유치", "보건정책과"), ("통학버스 운영", "교육지원과"), ("시민 정원 조성", "공원과")]
REPORT = """민선8기 공약사업 추진상황 보고

1. 어린이 병원 유치
소관부서: 보건소
추 진 율: 65%
□ 그간 추진상황
 - 2023. 3. : 타당성 용역 완료
□ 향후계획
 - 2025. 9. : 착공

2. 통학버스 운영
소관부서: 교육지원과
이행률: 100%(완료)
□ 그간 추진상황
 - 2023. 3. : 버스 5대 운행
□ 향후계획
 - 지속 운영
"""


@pytest.mark.parametrize(
    ("head", "numbered"),
    [
        ("{number}. {title}\n담당부서 : {department}", True),
        ("{number}. {title}\n({department})", True),
        ("{number}. {title} ({department})", True),
        ("[{number}] {title}\n담당부서 : {department}", True),
        ("{title}\n담당부서 : {department}", False),
        ("{title}\n[소관부서 : {department}]", False),
    ],
)
def test_pledges_are_told_apart_by_what_stands_over_the_heading_that_comes_again(head, numbered):
    heads = [head.format(number=n, title=title, department=name) for n, (title, name) in enumerate(PLEDGES, 1)]
    document = read_text(PLAN.format(*heads))
    assert [(p.title, p.departments.lead) for p in document.pledges] == [(t, (d,)) for t, d in PLEDGES]
    assert [p.number for p in document.pledges] == (["1", "2", "3"] if numbered else [None] * 3)
    assert [p.projects[0].cost.amount for p in document.pledges[:2]] == [12_000_000_000, 500_000_000]
    assert [[item.text for item in p.plan] for p in document.pledges] == [["설계"], ["노선 조정"], ["설계"]]


def test_pledges_may_begin_with_the_bullet_that_their_title_has():
    text = PLAN.replace(" ○", " -").replace("□", "○")
    heads = [f"□ {title}\n담당부서 : {department}" for title, department in PLEDGES]
    document = read_text(text.format(*heads))
    assert [(p.title, p.departments.lead) for p in document.pledges] == [(t, (d,)) for t, d in PLEDGES]


def test_pledges_of_a_report_have_their_own_rate_and_steps():
    first, second = read_text(REPORT).pledges
    assert (first.number, first.title, first.departments.lead) == ("1", "어린이 병원 유치", ("보건소",))
    assert (first.status.rate.value, [item.text for item in first.status.next_steps]) == ("65", ["2025. 9. : 착공"])
    assert (second.status.code, second.status.rate.value) == ("completed", "100")
    assert [item.text for item in second.status.achievements] == ["2023. 3. : 버스 5대 운행"]


def test_what_was_done_for_each_project_of_a_titled_pledge_divides_nothing():
    text = "공약명 : 교육 도시\n1. 어린이 병원\n□ 추진실적\n - 용역 완료\n2. 통학버스\n□ 추진실적\n - 운행\n"
    assert [p.title for p in read_text(text).pledges] == ["교육 도시"]


PARTS = """해솔군 공약실천계획서

7. 청년이 돌아오는 해솔군
담당부서: 청년정책과
○ 총 사업비 : 2,000백만원

7-1) 청년 창업공간 조성
 ○ 사 업 비 : 1,200백만원(국비 600, 군비 600)

7-2) 청년 월세 지원
 ○ 사 업 비 : 800백만원(군비 800)

8. 어르신이 편안한 해솔군
담당부서: 노인과
○ 총 사업비 : {whole}백만원

8-1) 경로당 확충
 ○ 사 업 비 : 100백만원(군비 100)

8-2) 경로식당
 ○ 사 업 비 : 200백만원(군비 200)
"""


def test_a_pledge_stands_above_its_parts_with_the_sum_of_their_budgets():
    document = read_text(PARTS.format(whole=300))
    assert [p.number for p in document.pledges] == ["7", "7-1", "7-2", "8", "8-1", "8-2"]
    totals = [p.budget.stated_total.amount // 1_000_000 for p in document.pledges]
    assert totals == [2000, 1200, 800, 300, 100, 200]
    found = [one.code for one in document.findings]
    assert found.count("PLEDGE_HAS_PARTS") == 2
    assert "SUM_MISMATCH" not in found


def test_a_sum_of_parts_that_is_wrong_is_told():
    document = read_text(PARTS.format(whole=350))
    assert [one.pointer for one in document.findings if one.code == "SUM_MISMATCH"] == ["/pledges/3/budget"]


def test_a_heading_over_numbered_pledges_with_nothing_said_of_it_is_none():
    text = PARTS.format(whole=300).replace("담당부서: 청년정책과\n○ 총 사업비 : 2,000백만원\n", "")
    assert "7" not in [p.number for p in read_text(text).pledges]


def test_a_table_of_projects_below_a_numbered_title_is_no_list_of_pledges():
    head = "3-2. 작은도서관 활성화\n□ 사업개요\n(단위 : 백만원)\n\n"
    table = "세부사업명\t사업기간\t사업비\n도서관 확충\t2026~2028\t1,200\n독서문화 확산\t2026~2030\t300\n"
    (pledge,) = read_text(f"{head}{table}\n□ 추진계획\n○ 2026년 수요 조사\n").pledges
    assert (pledge.number, pledge.title) == ("3-2", "작은도서관 활성화")
    assert [(p.name, p.cost.amount) for p in pledge.projects] == [
        ("도서관 확충", 1_200_000_000),
        ("독서문화 확산", 300_000_000),
    ]


def test_a_table_of_indicators_is_no_list_of_pledges():
    head = "3-2. 작은도서관 활성화\n□ 성과목표\n\n"
    table = "세부과제\t지표\t단위\t2026\t2027\n도서관 확충\t조성 수\t개소\t1\t2\n독서문화 확산\t만족도\t%\t83\t85\n"
    (pledge,) = read_text(f"{head}{table}\n□ 추진계획\n○ 2026년 수요 조사\n").pledges
    assert (pledge.number, pledge.title) == ("3-2", "작은도서관 활성화")
    assert [(t.year, t.indicators[0].name, str(t.indicators[0].value)) for t in pledge.targets] == [
        (2026, "조성 수", "1"),
        (2027, "조성 수", "2"),
        (2026, "만족도", "83"),
        (2027, "만족도", "85"),
    ]


FACTS = """○ 담당부서 : {0}
○ 사업기간 : 2026. 9. ~ 2029. 12.
○ 사업비 : {1}백만원(시비 {1})
"""


@pytest.mark.parametrize("head", ["{title}", "{number}. {title}", "[{number}] {title}", "□ {title}"])
def test_pledges_that_say_nothing_but_facts_are_told_apart(head):
    costs = ["1,200", "300", "700"]
    pieces = [
        head.format(number=n, title=title) + "\n" + FACTS.format(department, cost)
        for n, ((title, department), cost) in enumerate(zip(PLEDGES, costs, strict=True), 1)
    ]
    document = read_text("\n".join(pieces))
    assert [(p.title, p.departments.lead) for p in document.pledges] == [(t, (d,)) for t, d in PLEDGES]
    assert [p.projects[0].cost.amount // 1_000_000 for p in document.pledges] == [1200, 300, 700]


def test_projects_of_one_pledge_are_not_taken_for_pledges():
    text = "공약명 : 교육 도시\n어린이 병원\n○ 사업기간 : 2026년\n○ 위치 : 나루동\n통학버스\n○ 사업기간 : 2027년\n○ 위치 : 다리동\n"
    assert [p.title for p in read_text(text).pledges] == ["교육 도시"]
    text = "교육 도시\n□ 사업개요\n어린이 병원\n○ 사업기간 : 2026년\n○ 위치 : 나루동\n통학버스\n○ 사업기간 : 2027년\n○ 위치 : 다리동\n"
    assert [p.title for p in read_text(text).pledges] == ["교육 도시"]


def test_a_table_of_projects_below_an_announced_pledge_is_no_list_of_pledges():
    text = "공약 7. 도시숲 조성\n○ 재원 : 시비\n\n사업명\t2026\t2027\n동부숲\t설계\t조성\n서부숲\t-\t설계\n"
    (pledge,) = read_text(text).pledges
    assert (pledge.number, pledge.title) == ("7", "도시숲 조성")


def test_amounts_by_source_in_a_list_are_no_sector():
    text = (
        "공약사업 세부 추진계획\n\n연번\t사업명\t주관부서\t소요예산(백만원)\t재원\n"
        "1\t공공형 키즈카페\t아동보육과\t3,600\t도 1,200 시 2,400\n2\t스마트 가로등\t도로과\t5,000\t국 2,500 시 2,500\n"
    )
    document = read_text(text)
    assert [(p.title, p.sector) for p in document.pledges] == [("공공형 키즈카페", None), ("스마트 가로등", None)]


def test_several_years_in_one_line_are_no_step_of_the_first():
    line = "('26) 2,400명 → ('27) 2,600명 → ('28) 2,800명"
    (pledge,) = read_text(f"공약명 : 노인 일자리\n□ 추진계획\n○ {line}\n").pledges
    assert [(item.text, item.period) for item in pledge.plan] == [(line, None)]


def test_money_on_general_pages_is_told():
    text = (
        "가람시 공약실천계획\n\n공약사업 총괄 현황\n\n구분\t총사업비(백만원)\n경제\t12,000\n복지\t8,000\n\n"
        "1-1. 하늘공원 조성\n□ 추진계획\n○ 설계\n1-2. 바다공원 조성\n□ 추진계획\n○ 설계\n"
    )
    document = read_text(text)
    assert [p.title for p in document.pledges] == ["하늘공원 조성", "바다공원 조성"]
    assert "MONEY_OUTSIDE_PLEDGES" in [one.code for one in document.findings]


def test_who_is_in_charge_may_stand_behind_the_word_for_an_office():
    head = "공약명 : 문화카페\n□ 추진계획\n○ 개관\n▣ 이행 담당\n"
    (pledge,) = read_text(f"{head} ○ 부서 : 청소년과\n").pledges
    assert pledge.departments.lead == ("청소년과",)
    (pledge,) = read_text(f"{head} ○ 부서 : 청소년과 / 팀장 심청 (000-3456)\n").pledges
    assert [(o.department, o.role, o.name, o.phone) for o in pledge.officers] == [
        ("청소년과", "팀장", "심청", "000-3456")
    ]
