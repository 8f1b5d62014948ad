"""Cards, reports and lists of offices that nobody had seen: what a careful person reads there, and nothing else."""

import pytest
from convert.reading import amounts, codes, read_html, read_text
from money_pages import BOTH, BUDGET, only, read
from money_pages import codes as doubts


def test_amounts_of_the_term_without_its_years_are_told_and_the_page_is_not_accused():
    document = read_text(
        "공약명 : 마을 공방\n□ 연차별 투자계획\n(단위 : 백만원)\n"
        "구분\t합계\t임기내\t임기후\n계\t1,800\t1,500\t300\n도비\t600\t500\t100\n군비\t1,200\t1,000\t200\n"
    )
    assert amounts(document.pledges[0].budget)["total", "after_term"] == 300
    assert "BUDGET_YEARS_TOGETHER" in codes(document)
    assert not {"SUM_MISMATCH", "SUBTOTAL_MISMATCH"} & set(codes(document))


def test_a_list_with_the_term_as_one_column_gives_it_to_no_year():
    document = read_text(
        "공약사업 총괄표 (단위 : 백만원)\n"
        "연번\t공약사업명\t사업비\t\t\t담당부서\n\t\t계\t임기내\t임기후\t\n"
        "1\t창업단지 조성\t2,100\t1,300\t800\t농정과\n2\t상권 지원\t240\t240\t-\t경제과\n"
    )
    assert amounts(document.pledges[0].budget) == {("total", "total"): 2100, ("total", "after_term"): 800}
    assert "BUDGET_YEARS_TOGETHER" in codes(document)
    assert all(project.cost is None for pledge in document.pledges for project in pledge.projects)


@BOTH
def test_the_plan_after_a_change_holds(form):
    rows = [["구분", "당초", "변경", "증감"], ["계", "900", "840", "△60"], ["국비", "900", "840", "△60"]]
    years = [["구분", "계", "2022", "2023"], ["계", "840", "400", "440"], ["국비", "840", "400", "440"]]
    document = read(form, "□ 사업비 변경내역\n(단위 : 백만원)", rows, BUDGET, years)
    assert amounts(only(document).budget) == {
        (source, period): amount
        for source in ("total", "national")
        for period, amount in (("total", 840), ("2022", 400), ("2023", 440))
    }
    assert "BUDGET_CONFLICT" not in doubts(document)


def test_a_list_before_and_after_a_change_gives_what_holds():
    document = read_text(
        "공약사업 총괄표 (단위 : 백만원)\n연번\t공약명\t사업비\t\t\t담당부서\n\t\t당초\t변경\t증감\t\n"
        "1\t마을버스 공영제\t4,200\t5,100\t900\t교통과\n2\t물놀이장\t1,800\t1,650\t△150\t공원과\n"
    )
    assert [amounts(pledge.budget) for pledge in document.pledges] == [
        {("total", "total"): 5100},
        {("total", "total"): 1650},
    ]
    assert {extra.label for extra in document.pledges[0].extras} == {"당초", "증감"}


def test_shares_with_decimals_in_a_list_are_amounts():
    document = read_text(
        "공약가계부\n(단위 : 억원)\n번호\t공약명\t재원\t계\t2023\t2024\n"
        "1\t월세 지원\t계\t18.5\t8.5\t10\n\t\t국비\t9.25\t4.25\t5\n\t\t시비\t9.25\t4.25\t5\n"
        "2\t책 읽는 버스\t계\t3\t1.5\t1.5\n\t\t국비\t1.5\t0.75\t0.75\n\t\t시비\t1.5\t0.75\t0.75\n"
    )
    assert amounts(document.pledges[0].budget)["national", "2023"] == 425


def test_a_rate_beside_plan_and_spending_makes_neither_a_sector():
    document = read_text(
        "공약사업 투자 및 집행현황\n(단위 : 백만원)\n공약명\t구분\t총계\t2022\t2023\n"
        "상수관 교체\t투자계획\t4,500\t1,000\t3,500\n\t집행액\t4,350\t950\t3,400\n\t집행률\t96.7\t95\t97.1\n"
        "보호센터\t투자계획\t2,800\t300\t2,500\n\t집행액\t2,700\t280\t2,420\n\t집행률\t96.4\t93.3\t96.8\n"
    )
    pledge = document.pledges[0]
    assert pledge.sector is None
    assert {(c.basis, c.period): c.amount // 10**6 for c in pledge.budget.cells} == {
        ("plan", "total"): 4500,
        ("plan", "2022"): 1000,
        ("plan", "2023"): 3500,
        ("executed", "total"): 4350,
        ("executed", "2022"): 950,
        ("executed", "2023"): 3400,
    }


@BOTH
def test_columns_of_other_governments_are_told_and_accuse_no_sum(form):
    rows = [
        ["구분", "계", "국비", "누리군"],
        ["계", "300", "210", "90"],
        ["2023", "100", "70", "30"],
        ["2024", "200", "140", "60"],
    ]
    document = read(form, BUDGET, rows)
    assert "SOURCE_UNKNOWN" in doubts(document)
    assert "SUM_MISMATCH" not in doubts(document)


@BOTH
def test_a_unit_that_cannot_be_right_is_told_without_a_row_of_totals(form):
    rows = [["구분", "계", "2023", "2024"], ["시비", "11,800", "1,800", "10,000"]]
    document = read(form, "□ 총사업비 : 11,800백만원", "□ 연차별 투자계획\n(단위 : 천원)", rows)
    assert "MONEY_SCALE_CONFLICT" in doubts(document)


def test_targets_with_the_years_down_are_read():
    document = read_text(
        "공약명 : 유학생 지원\n□ 추진목표\n연도\t목표\t비고\n2022\t10명\t시범\n2023\t30명 이상\t\n2024\t50명(누적 90명)\t\n"
    )
    pledge = document.pledges[0]
    assert [(t.year, t.indicators[0].value) for t in pledge.targets] == [(2022, "10"), (2023, "30"), (2024, "50")]
    assert pledge.targets[2].milestones == ("50명(누적 90명)",)
    assert pledge.tables  # 비고 is kept


def test_labels_begin_the_lines_of_a_cell():
    document = read_html(
        "<table><tr><td>공약명</td><td>가공센터 건립</td></tr><tr><td>사업개요</td><td>위치 : 들말리 22<br>"
        "기간 : 2023~2025<br>사업비 : 75억원(도비 30억, 군비 45억)</td></tr></table>"
    )
    project = document.pledges[0].projects[0]
    assert project.locations == ("들말리 22",)
    assert (project.period.start, project.period.end, project.cost.amount) == ("2023", "2025", 7_500_000_000)


IN_BRACKETS = """2-4. 시장 지붕 설치
□ 공약개요
ㅇ (위치) 장터길 12 일원
ㅇ (기간) 2023. 1. ~ 2025. 12.
ㅇ (예산) 총 48억원(국비 24억, 군비 24억)
"""


def test_labels_in_round_brackets_describe_the_pledge():
    (project,) = read_text(IN_BRACKETS).pledges[0].projects
    assert project.name == "시장 지붕 설치"
    assert project.locations == ("장터길 12 일원",)
    assert (project.period.end, project.cost.amount) == ("2025-12", 4_800_000_000)


def test_values_below_the_contents_of_a_pledge_are_its_own():
    document = read_text("3. 체육센터\n○ 주요내용\n - 위  치 : 새터동\n - 사업비 : 150백만원 (도 50, 시 100)\n")
    project = document.pledges[0].projects[0]
    assert (project.locations, project.cost.amount) == (("새터동",), 150_000_000)


def test_projects_below_a_title_have_their_own_facts():
    document = read_text(
        "1-6 걷고 싶은 거리\n① 보행환경 개선\n - 사업기간 : 2023 ~ 2024\n - 사업비 : 1,800백만원\n"
        "② 데크길 조성\n - 사업기간 : 2024 ~ 2026\n - 사업비 : 2,600백만원\n□ 기대효과\n ○ 활력\n"
    )
    assert [(p.name, p.cost.amount) for p in document.pledges[0].projects] == [
        ("보행환경 개선", 1_800_000_000),
        ("데크길 조성", 2_600_000_000),
    ]


def test_the_words_beside_a_label_decide_what_it_is():
    document = read_text(
        "공약명 : 야간 개방\n□ 투자계획 : 비예산\n□ 추진단계 : 정상추진(추진율 45%)\n□ 기대효과\n ○ 활력\n"
    )
    pledge = document.pledges[0]
    assert pledge.classification.budget_kind == "non_budget"
    assert (pledge.status.code, pledge.status.rate.value) == ("on_track", "45")


def test_steps_below_a_year_are_of_that_year():
    document = read_text(
        "공약명 : 지붕 설치\n□ 추진계획\nㅇ ’23년\n - 1월 : 타당성 조사\n - 4~6월 : 설계\nㅇ ’24년\n - 하반기 : 준공\nㅇ 2025. 3. 개장\n"
    )
    assert [(i.text, i.period.start) for i in document.pledges[0].plan] == [
        ("타당성 조사", "2023-01"),
        ("설계", "2023-04"),
        ("준공", "2024-H2"),
        ("개장", "2025-03"),
    ]


def test_the_heading_of_a_card_is_its_title_and_no_commitment():
    card = "관리번호\t6-2\t담당부서\t복지과\n사업기간\t2023 ~ 2025\t완료시기\t임기내\n"
    document = read_text("6-2 귀갓길 조성\n" + card + "□ 기대효과\n ○ 안심\n")
    assert (document.pledges[0].number, document.pledges[0].title) == ("6-2", "귀갓길 조성")
    document = read_text("6-2 귀갓길 조성\n공약명\t귀갓길 조성\n" + card + "□ 기대효과\n ○ 안심\n")
    assert (document.pledges[0].title, document.pledges[0].commitments) == ("귀갓길 조성", ())


def test_a_value_beside_another_label_is_no_title():
    document = read_text(
        "사업명\t온마을 센터\t번호\tⅣ-2\n추진부서\t교육과\t사업구분\t신규\n재원\t국비 -\t도비 375\t시비 875\n목표\t마을학교 30개교\t\t\n"
    )
    assert (document.pledges[0].number, document.pledges[0].title) == ("Ⅳ-2", "온마을 센터")


def test_a_labelled_title_gives_up_its_number():
    document = read_text("□ 공약명 : 4-3. 문화센터 건립\n□ 기대효과\n ○ 활력\n")
    assert (document.pledges[0].number, document.pledges[0].title) == ("4-3", "문화센터 건립")


def test_labels_over_values_may_leave_gaps_in_text():
    document = read_text(
        "공약번호\t실천과제\t\t담당부서\t구 분\n4-1-2\t돌봄센터 확충\t\t아동과\t신규\n사업기간\t2022 ~ 2026\t\t총사업비\t2,340천원\n"
    )
    pledge = document.pledges[0]
    assert (pledge.number, pledge.title, pledge.departments.lead) == ("4-1-2", "돌봄센터 확충", ("아동과",))


def test_a_state_marked_below_its_word_is_read_from_text():
    document = read_text("공약명 : 도서관\n추진상황\t완료\t정상추진\t보류\n\t\t●\t\n□ 기대효과\n ○ 활력\n")
    assert document.pledges[0].status.code == "on_track"
    assert document.pledges[0].status.achievements == ()


def test_projects_counted_with_marks_have_their_names():
    document = read_text(
        "6-4 체험관\n구분\t사업내용\t사업비(백만원)\t추진기간\n①\t건립\t8,500\t2023~2025\n②\t전시\t2,300\t2024~2025\n합계\t\t10,800\t\n"
    )
    assert [(p.name, p.cost.amount) for p in document.pledges[0].projects] == [
        ("건립", 8_500_000_000),
        ("전시", 2_300_000_000),
    ]


def test_people_behind_the_word_of_a_department_are_that_departments():
    row = ["주관", "복지과", "과장", "고길동", "팀장", "홍두깨", "000-2210"]
    document = read_html(
        f"<p>공약명 : 문화센터</p><p>□ 추진부서</p><table><tr>{''.join(f'<td>{word}</td>' for word in row)}</tr></table>"
    )
    assert {officer.department for officer in document.pledges[0].officers} == {"복지과"}
    assert document.pledges[0].departments.lead == ("복지과",)


def test_dashes_below_a_period_are_nothing_in_it():
    document = read_text(
        "공약 목록\n[단위 : 백만원]\n관리번호\t공약명\t주관부서\t사업비\t\t\n\t\t\t총계\t2026년\t임기 후\n"
        "5-1\t관광안내소\t관광과\t70\t70\t-\n6-2\t스마트팜\t농정과\t80\t80\t-\n"
    )
    assert amounts(document.pledges[0].budget)["total", "after_term"] == 0


@pytest.mark.parametrize("text", ["hello world\n", "안녕하세요. 오늘은 날씨가 맑습니다.\n자료를 검토 바랍니다.\n"])
def test_a_text_without_anything_of_a_plan_is_told_to_be_none(text):
    assert "NOT_A_PLAN" in codes(read_text(text))


def test_a_plan_without_a_number_is_a_plan():
    assert "NOT_A_PLAN" not in codes(read_text("공약명 : 도서관\n□ 기대효과\n ○ 활력\n"))


def test_amounts_of_several_years_in_one_line_are_told():
    document = read_text("3-8 클리닉\n가. 사업기간 : 2024년\n다. 연도별 예산 : (’24) 30 → (’25) 30 → (’26) 35백만원\n")
    assert "MONEY_UNREADABLE" in codes(document)


def test_a_row_of_sources_with_their_amounts_is_money():
    document = read_html(
        "<p>공약명 : 경관 조성</p><table><tr><td>2024년 실적</td><td>착공</td><td>-</td><td>-</td></tr>"
        "<tr><td>2025년 예산(백만원)</td><td>계 2,500</td><td>도비 750</td><td>시비 1,750</td></tr></table>"
    )
    assert {"MONEY_TABLE_NOT_READ", "TEXT_UNPLACED"} & set(codes(document))


def test_a_number_may_begin_with_a_letter():
    document = read_text("관리번호\t가-1\t공약명\t공동작업장\n사업기간\t2023 ~ 2025\t완료시기\t임기내\n")
    assert (document.pledges[0].number, document.pledges[0].title) == ("가-1", "공동작업장")


@pytest.mark.parametrize(("heading", "bullet"), [("◈", "◇"), ("▣", "■"), ("▶", "▷")])
def test_bullets_of_one_shape_stand_below_the_filled_one(heading, bullet):
    document = read_text(
        "공약명\t도시숲\n이행상황\t추진중\t이행률\t81%\n\n"
        f"{heading} 추진목적\n\n{bullet} 빈터를 되살림\n\n{heading} 기대효과\n\n{bullet} 활력\n"
    )
    pledge = document.pledges[0]
    assert ([goal.text for goal in pledge.goals], [one.text for one in pledge.effects]) == (["빈터를 되살림"], ["활력"])


STACKED = [
    ["번호", "8", "공약명", "버스정류장 온열의자"],
    ["내용", "정류장 120개소에 설치", "구분", "신규, 예산, 임기내"],
    ["연도", "2026", "2027", "2028"],
    ["사업비(천원)", "60,000", "120,000", "180,000"],
    ["번호", "9", "공약명", "공공와이파이 확충"],
    ["내용", "공원 85개소", "구분", "계속/예산"],
    ["연도", "2026", "2027", "2028"],
    ["사업비(천원)", "45,000", "45,000", "50,000"],
]


@pytest.mark.parametrize("way", ["html", "text"])
def test_a_card_right_below_a_table_of_years_is_the_next_pledge(way):
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in STACKED)
    html, text = f"<html><body><table border=1>{rows}</table></body></html>", "\n".join(map("\t".join, STACKED))
    first, second = (read_html(html) if way == "html" else read_text(text)).pledges
    assert [(p.number, p.title) for p in (first, second)] == [("8", "버스정류장 온열의자"), ("9", "공공와이파이 확충")]
    assert [[c.amount for c in p.budget.cells] for p in (first, second)] == [
        [60_000_000, 120_000_000, 180_000_000],
        [45_000_000, 45_000_000, 50_000_000],
    ]
    assert (first.classification.continuity, second.classification.continuity) == ("new", "continuing")
