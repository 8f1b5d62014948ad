"""Forms as offices nobody knew rule them: labels merged down one side, units in labels or over the form, notes ruled in."""

import pytest
from convert.reading import amounts, codes, read_html

MONEY = """<tr>{labels}<th>구분</th><th>계</th><th>2027</th><th>2028</th></tr>
<tr><td>계</td><td>1,000</td><td>400</td><td>600</td></tr>
<tr><td>도비</td><td>300</td><td>100</td><td>200</td></tr>
<tr><td>시비</td><td>700</td><td>300</td><td>400</td></tr>"""
READ = {
    ("total", "total"): 1000, ("total", "2027"): 400, ("total", "2028"): 600,
    ("regional", "total"): 300, ("regional", "2027"): 100, ("regional", "2028"): 200,
    ("local", "total"): 700, ("local", "2027"): 300, ("local", "2028"): 400,
}  # fmt: skip
HEAD = "<tr><th colspan=2>공약명</th><td colspan=4>별빛 도서관 건립</td></tr>"
TAIL = "<tr><th colspan=2>기대효과</th><td colspan=4>독서 인구 증가</td></tr>"
UNIT = "<p>(단위: 백만원)</p>"

LABELS = [
    ("소요예산", "재원별"),
    ("사업추진", "투자계획"),
    ("재정", "소요액"),
    ("투자계획", "연도별"),
    ("사업비<br>(백만원)", "연차별<br>투자계획"),
    ("공약내용", "사업비(백만원)"),
    ("추진계획", "소요예산<br>(백만원)"),
]


@pytest.mark.parametrize(("outer", "inner"), LABELS)
def test_two_labels_merged_down_one_side_lose_no_money(outer, inner):
    labels = f"<th rowspan=4>{outer}</th><th rowspan=4>{inner}</th>"
    above = "" if "백만원" in outer + inner else UNIT
    document = read_html(f"{above}<table>{HEAD}{MONEY.format(labels=labels)}{TAIL}</table>")
    (pledge,) = document.pledges
    assert (pledge.title, amounts(pledge.budget)) == ("별빛 도서관 건립", READ)
    assert [item.text for item in pledge.effects] == ["독서 인구 증가"]


@pytest.mark.parametrize(("outer", "inner"), LABELS)
def test_a_label_may_hold_the_table_and_more_beside_it(outer, inner):
    labels = f"<th rowspan=6>{outer}</th><th rowspan=4>{inner}</th>"
    more = "<tr><th rowspan=2>산출근거</th><td colspan=4>건축 800백만원</td></tr><tr><td colspan=4>도서 200백만원</td></tr>"
    above = "" if "백만원" in outer + inner else UNIT
    document = read_html(f"{above}<table>{HEAD}{MONEY.format(labels=labels)}{more}{TAIL}</table>")
    (pledge,) = document.pledges
    assert amounts(pledge.budget) == READ
    assert not pledge.targets
    assert {"MONEY_TABLE_NOT_READ", "SOURCE_UNKNOWN"} & set(codes(document))


def test_a_tall_value_stands_before_further_labels():
    document = read_html(
        "<table><tr><th rowspan=2>공약사업</th><td rowspan=2>온마을 돌봄센터</td><th>소관</th><td>여성가족과</td></tr>"
        "<tr><th>구분</th><td>신규</td></tr></table><p>○ 사업목적: 돌봄</p>"
    )
    (pledge,) = document.pledges
    assert (pledge.title, pledge.departments.lead) == ("온마을 돌봄센터", ("여성가족과",))
    assert pledge.classification.continuity == "new"


def test_a_table_without_a_unit_is_read_in_that_of_the_one_that_says_the_same():
    rows = "<tr><th>{0}</th><td>2,400</td><td>1,200</td><td>1,200</td></tr>"
    heads = "<tr><th rowspan={1}>{0}</th><th>{2}</th><th>계</th><th>국비</th><th>시비</th></tr>"
    document = read_html(
        "<table><tr><th>공약명</th><td colspan=4>온마을 돌봄센터</td></tr>"
        + heads.format("총사업비<br>(백만원)", 2, "구분")
        + rows.format("금액")
        + heads.format("연차별<br>투자", 4, "연도")
        + "<tr><th>2027</th><td>1,000</td><td>500</td><td>500</td></tr>"
        + "<tr><th>2028</th><td>1,400</td><td>700</td><td>700</td></tr>"
        + rows.format("계")
        + "</table>"
    )
    (pledge,) = document.pledges
    assert amounts(pledge.budget)["national", "2028"] == 700
    assert "MONEY_UNIT_SHARED" in codes(document)


def test_a_note_ruled_into_a_table_is_no_row_of_it():
    document = read_html(
        f"<p>공약명: 나루터 고치기</p><p>4. 연차별 투자계획 (단위: 백만원)</p><table>{MONEY.format(labels='')}"
        "<tr><td colspan=4>※ 2029년 이후 3,000백만원은 별도 확보</td></tr></table><p>5. 연차별 추진목표</p>"
        "<table><tr><th>구분</th><th>2027</th><th>2028</th></tr><tr><td>나루터 정비</td><td>설계</td><td>공사</td></tr>"
        "<tr><td colspan=3>* 세부 계획은 매년 확정</td></tr></table>"
    )
    (pledge,) = document.pledges
    assert amounts(pledge.budget) == READ
    assert "SOURCE_UNKNOWN" not in codes(document)
    assert [(t.year, t.milestones) for t in pledge.targets] == [(2027, ("설계",)), (2028, ("공사",))]
    assert [item.text for item in pledge.funding] == ["2029년 이후 3,000백만원은 별도 확보"]
    assert "세부 계획은 매년 확정" in [extra.text for extra in pledge.extras]


@pytest.mark.parametrize(
    ("rows", "sign"),
    [
        (
            "<tr><th>공종</th><th>물량</th><th>금액(백만원)</th></tr><tr><td>토공</td><td>3</td><td>1,200</td></tr>",
            "백만원",
        ),
        ("<tr><td>국비</td><td>1,200</td></tr><tr><td>도비</td><td>800</td></tr>", "국비, 도비"),
        (
            "<tr><th>연도</th><th>소요액(억)</th><th>내용</th></tr><tr><td>2027</td><td>12</td><td>매입</td></tr><tr><td>2028</td><td>9</td><td>공사</td></tr>",
            "소요액(억)",
        ),
        (
            "<tr><th>대상</th><th>지원</th></tr><tr><td>가게</td><td>3백만원</td></tr><tr><td>공장</td><td>9백만원</td></tr>",
            "3백만원",
        ),
    ],
)
def test_a_table_that_may_hold_money_and_was_not_read_as_a_budget_is_told(rows, sign):
    document = read_html(f"<p>□ 공약명: 골목 주차장 확충</p><p>□ 정책목표</p><p>○ 확충</p><table>{rows}</table>")
    (found,) = [one for one in document.findings if one.code == "MONEY_TABLE_NOT_READ"]
    assert (found.raw, found.severity) == (sign, "warning")


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><th>구분</th><th>도</th><th>시</th></tr><tr><td>시설</td><td>3</td><td>5</td></tr>",
        "<tr><th>공종</th><th>재원</th></tr><tr><td>토공</td><td>국비</td></tr>",
        "<tr><th>사무</th><th>국가</th><th>자체</th></tr><tr><td>도로 3호선</td><td>○</td><td></td></tr>",
    ],
)
def test_a_table_of_other_things_is_no_money(rows):
    document = read_html(f"<p>□ 공약명: 골목 주차장 확충</p><p>□ 정책목표</p><p>○ 확충</p><table>{rows}</table>")
    assert "MONEY_TABLE_NOT_READ" not in codes(document)


@pytest.mark.parametrize("word", ["실천과제", "공약", "과제"])
def test_a_number_that_a_word_announces_stands_before_the_title(word):
    form = (
        "<table><tr><th>{word} {number}</th><td>{title}</td><th>소관</th><td>공원과</td></tr>"
        "<tr><th>사업기간</th><td colspan=3>2026.7.~2029.12.</td></tr></table><p>○ 사업목적: 휴식</p>"
    )
    body = "".join(form.format(word=word, number=n, title=t) for n, t in [(3, "하늘공원 조성"), (4, "바다공원 조성")])
    document = read_html(body)
    assert [(p.number, p.title) for p in document.pledges] == [("3", "하늘공원 조성"), ("4", "바다공원 조성")]
    assert [p.departments.lead for p in document.pledges] == [("공원과",)] * 2


@pytest.mark.parametrize(
    ("label", "value", "amount"),
    [
        ("총사업비(백만원)", "3,000", 3_000_000_000),
        ("사업비<br>(천원)", "3,000,000", 3_000_000_000),
        ("총사업비(백만원)", "30억원", 3_000_000_000),
        ("소요예산(억원)", "30(국비 10, 시비 20)", 3_000_000_000),
    ],
)
def test_the_unit_in_a_label_is_that_of_its_value(label, value, amount):
    document = read_html(
        f"<table><tr><th>공약명</th><td colspan=3>하늘공원 조성</td></tr>"
        f"<tr><th>{label}</th><td>{value}</td><th>사업기간</th><td>2026.7.~2029.12.</td></tr></table>"
    )
    (pledge,) = document.pledges
    assert pledge.projects[0].cost.amount == amount
    assert "MONEY_UNIT_MISSING" not in codes(document)


def test_a_unit_may_be_the_first_row_of_a_table_beside_a_label():
    rows = MONEY.format(labels="")
    unit = "<tr><th rowspan=5>재원<br>투자<br>계획</th><td colspan=4>(단위 : 백만원)</td></tr>"
    head = "<tr><th>공약명</th><td colspan=4>별빛 도서관 건립</td></tr>"
    (pledge,) = read_html(f"<table>{head}{unit}{rows}</table>").pledges
    assert amounts(pledge.budget) == READ


def test_a_department_that_helps_may_stand_in_brackets_behind_the_one_that_leads():
    document = read_html(
        "<p>공약명: 무료급식 확대</p><p>□ 추진부서 : 노인과 (협조부서 : 보건과)</p><p>□ 목적 : 급식</p>"
    )
    departments = document.pledges[0].departments
    assert (departments.lead, departments.supporting) == (("노인과",), ("보건과",))


def test_amounts_by_source_below_a_table_of_years_are_no_targets():
    document = read_html(
        "<table><tr><th>공약명</th><td colspan=5>버스쉘터 설치</td></tr>"
        "<tr><th>연차별 목표</th><th>2026년</th><th>2027년</th><th>2028년</th><th>2029년</th><th>2030년</th></tr>"
        "<tr><td>설치</td><td>5개소</td><td>10개소</td><td>15개소</td><td>15개소</td><td>5개소</td></tr>"
        "<tr><th rowspan=2>예산(백만원)</th><th>합계</th><th>국비</th><th>도비</th><th>시비</th><th>민자</th></tr>"
        "<tr><td>5,000</td><td>1,000</td><td>500</td><td>3,000</td><td>500</td></tr></table>"
    )
    (pledge,) = document.pledges
    assert [(t.year, str(t.indicators[0].value), t.indicators[0].unit) for t in pledge.targets] == [
        (2026, "5", "개소"), (2027, "10", "개소"), (2028, "15", "개소"), (2029, "15", "개소"), (2030, "5", "개소"),
    ]  # fmt: skip
    assert amounts(pledge.budget) == {
        ("total", "total"): 5000, ("national", "total"): 1000, ("regional", "total"): 500,
        ("local", "total"): 3000, ("private", "total"): 500,
    }  # fmt: skip


def test_targets_in_a_table_with_heads_of_money_are_told_and_the_table_is_kept():
    document = read_html(
        "<p>공약명: 버스쉘터 설치</p><p>□ 연차별 추진목표</p><table><tr><th>지표</th><th>단위</th><th>2026</th><th>2027</th></tr>"
        "<tr><td>설치</td><td>개소</td><td>5</td><td>10</td></tr>"
        "<tr><td>예산(백만원)</td><td></td><td>500</td><td>800</td></tr></table>"
    )
    assert "MONEY_TABLE_NOT_READ" in codes(document)
    assert len(document.pledges[0].tables) == 1


def test_a_road_map_in_a_form_has_its_rows_though_its_first_head_is_tall():
    quarters = "<td>1</td><td>2</td><td>3</td><td>4</td>"
    bar = "<td style='background:#888'></td>"
    document = read_html(
        "<table><tr><th colspan=2>공약명</th><td colspan=8>[1-1] 치유원 조성</td></tr>"
        "<tr><th rowspan=4>추진일정</th><th rowspan=2>세부내용</th><td colspan=4>2026</td><td colspan=4>2027</td></tr>"
        f"<tr>{quarters}{quarters}</tr>"
        f"<tr><td>기본계획</td><td></td>{bar * 2}{'<td></td>' * 5}</tr><tr><td>공사</td>{'<td></td>' * 4}{bar * 4}</tr>"
        "<tr><th rowspan=2>연차별 목표</th><th>지표(단위)</th><td colspan=4>2026</td><td colspan=4>2027</td></tr>"
        "<tr><td>이용자(명)</td><td colspan=4>100</td><td colspan=4>200</td></tr></table>"
    )
    (pledge,) = document.pledges
    assert (pledge.number, pledge.title) == ("1-1", "치유원 조성")
    bars = [(item.tasks, [(bar.start, bar.end) for bar in item.segments]) for item in pledge.schedule.items]
    assert bars == [(("기본계획",), [("2026-Q2", "2026-Q3")]), (("공사",), [("2027-Q1", "2027-Q4")])]
    assert [(target.year, str(target.indicators[0].value)) for target in pledge.targets] == [
        (2026, "100"),
        (2027, "200"),
    ]


def test_the_department_that_helps_is_no_leading_one():
    document = read_html(
        "<table><tr><th>과제번호</th><td>15</td><th>과제명</th><td>마을주치의</td></tr>"
        "<tr><th>소관</th><td>건강증진과</td><th>협조</th><td>보건지소</td></tr></table>"
    )
    (pledge,) = document.pledges
    assert (pledge.departments.lead, pledge.departments.supporting) == (("건강증진과",), ("보건지소",))


@pytest.mark.parametrize("label", ["투자계획(백만원)", "연도별 소요액 (단위: 백만원)"])
@pytest.mark.parametrize("blank", ["<td></td>", ""])
def test_a_label_and_its_table_may_stand_in_one_cell(label, blank):
    rows = "<tr><td>구분</td><td>2027</td><td>2028</td></tr><tr><td>국비</td><td>10</td><td>20</td></tr>"
    span = "" if blank else " colspan=2"
    document = read_html(
        "<table><tr><td>공약명</td><td>별빛 도서관 건립</td></tr><tr><td>담당부서</td><td>도서관과</td></tr>"
        f"<tr><td{span}><p>{label}</p><table>{rows}</table></td>{blank}</tr></table>"
    )
    (pledge,) = document.pledges
    assert amounts(pledge.budget) == {("national", "2027"): 10, ("national", "2028"): 20}


def test_no_table_inside_a_form_is_lost():
    inner = "<table><tr><td>별빛호</td><td>달빛호</td></tr><tr><td>3척</td><td>4척</td></tr></table>"
    document = read_html(
        "<table><tr><td>공약명</td><td>유람선 운항</td></tr>"
        f"<tr><td>담당부서{inner}</td><td>관광과</td></tr><tr><td>사업기간</td><td>2027 ~ 2029</td></tr></table>"
    )
    (pledge,) = document.pledges
    assert "3척" in str(pledge.tables)
