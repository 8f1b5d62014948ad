"""Reports (□ ㅇ -) and cards as offices nobody knew write them."""

import pytest
from convert.reading import amounts, codes, read_html, read_text

REPORT = """□ 시민안전보험 확대
  ㅇ 추진근거: 재난 및 안전관리 기본법
  ㅇ 추진내용
    - 보장항목 확대(12→20개)
  ㅇ 추진일정: '26. 10월 조례 개정, '27. 1월 시행
  ㅇ 소요예산: 15억원(시비 15)

□ 어린이 통학로 전신주 지중화
  ㅇ 추진근거: 도로법
  ㅇ 추진내용
    - 5개교 2.5km
  ㅇ 추진일정: '27 ~ '29년
  ㅇ 소요예산: 90억원(국 18, 도 9, 시 63)
"""


def test_pledges_of_a_report_begin_at_its_boxes():
    document = read_text(REPORT)
    assert [(p.title, p.projects[0].cost.amount) for p in document.pledges] == [
        ("시민안전보험 확대", 1_500_000_000),
        ("어린이 통학로 전신주 지중화", 9_000_000_000),
    ]


def test_two_dates_in_one_line_are_not_the_first_ones_step():
    for pledge in read_text(REPORT).pledges:
        assert pledge.plan == ()
        assert [extra.text for extra in pledge.extras if "일정" in extra.label]


def test_a_card_with_labels_over_its_parts_keeps_each_part():
    document = read_html(
        "<table><tr><th>번호</th><th>공약사업명</th><th colspan=2>이행기간</th></tr>"
        "<tr><td>3-11</td><td>꽃샘천 복원</td><td colspan=2>’24~’29</td></tr>"
        "<tr><th colspan=4>연도별 재원계획 (억원)</th></tr>"
        "<tr><th>구분</th><th>합계</th><th>2026</th><th>2027</th></tr>"
        "<tr><td>합계</td><td>80</td><td>30</td><td>50</td></tr>"
        "<tr><td>주택도시기금</td><td>40</td><td>15</td><td>25</td></tr>"
        "<tr><td>시비</td><td>40</td><td>15</td><td>25</td></tr>"
        "<tr><th colspan=4>이행 계획</th></tr><tr><td>2026</td><td colspan=3>1공구 착공</td></tr>"
        "<tr><td>2027~2028</td><td colspan=3>준공</td></tr>"
        "<tr><th colspan=4>추진상 문제점 및 대책</th></tr><tr><td colspan=4>- 보상 지연 : 협의 보상</td></tr></table>"
    )
    (pledge,) = document.pledges
    assert (pledge.number, pledge.title) == ("3-11", "꽃샘천 복원")
    assert amounts(pledge.budget) == {
        ("total", "total"): 8000, ("total", "2026"): 3000, ("total", "2027"): 5000,
        ("fund", "total"): 4000, ("fund", "2026"): 1500, ("fund", "2027"): 2500,
        ("local", "total"): 4000, ("local", "2026"): 1500, ("local", "2027"): 2500,
    }  # fmt: skip
    assert [(item.text, item.period.start, item.period.end) for item in pledge.plan] == [
        ("1공구 착공", "2026", "2026"),
        ("준공", "2027", "2028"),
    ]
    assert [item.text for item in pledge.issues] == ["보상 지연 : 협의 보상"]
    assert "SUM_MISMATCH" not in codes(document)


def test_an_amount_may_stand_below_the_label_of_the_cost():
    text = (
        "공약명 : 직매장 확대\n1) 추진방향\n - 3개소 신설\n2) 소요재원\n - 총 36억원 (도비 12억원, 군비 24억원)\n"
        "3) 세부 실행계획\n - 2027년: 북부권 개장\n4) 기대되는 효과\n - 소득 증대\n"
    )
    (pledge,) = read_text(text).pledges
    cost = pledge.projects[0].cost
    assert (cost.amount, [(part.source, part.amount) for part in cost.parts]) == (
        3_600_000_000,
        [("regional", 1_200_000_000), ("local", 2_400_000_000)],
    )
    assert [item.text for item in pledge.plan] == ["3개소 신설", "북부권 개장"]
    assert [item.text for item in pledge.effects] == ["소득 증대"]


@pytest.mark.parametrize(
    "head", ["{n}  {title}", "{n} {title}", "{n}. {title}", "[{n}] {title}", "<{n}> {title}", "제{n}호 {title}"]
)
@pytest.mark.parametrize(
    "body",
    [
        " - 추진상황 : {state}\n - 추진실적\n  · '23. 4. : 설계 완료\n",
        " - 처리결과 : {state}\n - 추진실적\n  · '23. 4. : 설계 완료\n",  # a label that nobody knows
        " ○ 사업기간 : 2026~2028\n ○ 사업비 : 10억원\n ○ 사업내용 : 뱃길 설계\n",
    ],
)
def test_titles_that_count_on_are_pledges_however_the_number_is_set(head: str, body: str) -> None:
    titles = ("용궁 도서관 건립", "별주부 뱃길 복원", "토끼굴 정비")
    pages = [
        head.format(n=at, title=title) + "\n" + body.format(state=state)
        for at, (title, state) in enumerate(zip(titles, ("완료", "정상추진", "보류"), strict=True), 1)
    ]
    read = read_text("용궁시 공약사항 추진상황 보고\n" + "".join(pages))
    assert [(p.number, p.title) for p in read.pledges] == [(str(at), title) for at, title in enumerate(titles, 1)]


def test_a_figure_before_a_title_that_nothing_counts_on_from_is_part_of_it() -> None:
    body = " ○ 사업기간 : 2026~2028\n ○ 사업비 : 10억원\n"
    read = read_text(f"용궁시 공약사항 추진상황 보고\n24 시간 어린이병원\n{body}15 분 도시 조성\n{body}")
    assert [(p.number, p.title) for p in read.pledges] == [(None, "24 시간 어린이병원"), (None, "15 분 도시 조성")]
