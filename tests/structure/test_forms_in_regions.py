"""Forms of every build: labels across the width, on top, in groups; tables merged in below or beside their label."""

import pytest
from page_builders import codes, pledge_of, pledges_of, table, tabs

YEARS = ["구분", "계", "2023년", "2024년"]
MONEY = (["계", "30", "10", "20"], ["국비", "30", "10", "20"])


def across(text, columns=4):
    return [text, *["<"] * (columns - 1)]


ACROSS = (
    ["관리번호", "공약명", "분야", "추진부서"],
    ["1-1", "어르신 일자리 확대", "복지", "노인과"],
    across("정책목표"),
    across("○ 소득 보장 ○ 건강 증진"),
    across("연차별 투자계획 (단위 : 천원)"),
    YEARS,
    *MONEY,
    across("기대효과"),
    across("활기찬 노후"),
)


@pytest.mark.parametrize("spans", ["exact", "lost"])
def test_labels_across_the_whole_width_head_what_stands_below_them(spans):
    if spans == "exact":
        page = [table(*ACROSS)]
    else:
        page = [
            tabs("관리번호|공약명|분야|추진부서\n1-1|어르신 일자리 확대|복지|노인과"),
            "정책목표\n○ 소득 보장 ○ 건강 증진\n연차별 투자계획 (단위 : 천원)",
            tabs("구분|계|2023년|2024년\n계|30|10|20\n국비|30|10|20"),
            "기대효과\n활기찬 노후",
        ]
    pledge = pledge_of(*page).value
    assert (pledge.number, pledge.title, pledge.sector) == ("1-1", "어르신 일자리 확대", "복지")
    assert [goal.text for goal in pledge.goals] == ["소득 보장", "건강 증진"]
    assert (pledge.budget.unit.multiplier, len(pledge.budget.cells)) == (1000, 6)
    assert [effect.text for effect in pledge.effects] == ["활기찬 노후"]


def test_a_budget_that_needs_fewer_columns_than_its_form_has_each_period_once():
    rows = (["공약명", "어르신 일자리 확대", "<", "<", "<"], [*YEARS, "<"], ["국비", "30", "10", "20", "<"])
    assert pledge_of(table(["기간", "2022", "완료시기", "임기내", ""], *rows)).value.budget.periods == (
        "total",
        "2023",
        "2024",
    )


def test_two_sections_stand_side_by_side():
    pledge = pledge_of(
        table(["공약명", "어르신 일자리 확대"], ["정책목표", "기대효과"], ["○ 소득 보장", "○ 건강 증진"])
    ).value
    assert ([g.text for g in pledge.goals], [e.text for e in pledge.effects]) == (["소득 보장"], ["건강 증진"])


def test_values_may_stand_over_their_labels():
    rows = (["1-1", "어르신 일자리 확대"], ["관리번호", "공약명"], ["복지", "노인과"], ["분야", "추진부서"])
    for page in (table(*rows), table(*rows, spans="lost")):
        pledge = pledge_of(page).value
        assert (pledge.number, pledge.title, pledge.sector) == ("1-1", "어르신 일자리 확대", "복지")
        assert pledge.departments.lead == ("노인과",)


def test_words_over_several_rows_that_are_no_label_hold_a_form():
    pledge = pledge_of(
        table(
            ["기본현황", "공약명", "어르신 일자리 확대"],
            ["^", "사업기간", "2022 ~ 2026"],
            ["세부 내용", "사업목적", "소득 보장"],
            ["^", "기대효과", "건강 증진"],
        )
    ).value
    assert (pledge.title, pledge.period.end) == ("어르신 일자리 확대", "2026")
    assert ([g.text for g in pledge.goals], [e.text for e in pledge.effects]) == (["소득 보장"], ["건강 증진"])
    assert pledge.extras == ()


def test_words_over_several_rows_leave_empty_cells_in_a_text():
    pledge = pledge_of(
        tabs(
            "기본현황|공약명|어르신 일자리 확대\n|사업기간|2022 ~ 2026\n추진내용들|사업목적|소득 보장\n|기대효과|건강 증진"
        )
    ).value
    assert (pledge.title, pledge.period.end, pledge.extras) == ("어르신 일자리 확대", "2026", ())
    assert ([g.text for g in pledge.goals], [e.text for e in pledge.effects]) == (["소득 보장"], ["건강 증진"])


def test_a_table_stands_beside_its_label_in_a_text():
    read = pledge_of(
        tabs(
            "공약명|어르신 일자리 확대\n투자계획(단위:천원)|구분|계|2023년|2024년\n|계|30|10|20\n|국비|30|10|20\n기대효과|건강 증진"
        )
    )
    assert len(read.value.budget.cells) == 6
    assert [effect.text for effect in read.value.effects] == ["건강 증진"]


def test_a_label_that_heads_a_column_covers_no_rows():
    read = pledge_of(
        "공약명 : 어르신 일자리 확대\n□ 정책목표\n○ 소득 보장\n□ 연차별 추진목표",
        tabs("세부사업|2023년|2024년\n경로당|설계|착공\n쉼터||준공"),
    )
    assert {target.year for target in read.value.targets} == {2023, 2024}


@pytest.mark.parametrize("spans", ["exact", "lost"])
def test_years_beside_a_label_are_its_steps(spans):
    blank = "^" if spans == "exact" else ""
    rows = (
        ["공약명", "도서관 건립", "<" if spans == "exact" else ""],
        ["추진계획", "2026년", "설계"],
        [blank, "2027년", "착공"],
    )
    steps = pledge_of(table(*rows, spans=spans)).value.plan
    assert [(step.text, step.period.start) for step in steps] == [("설계", "2026"), ("착공", "2027")]


def test_a_number_and_a_title_head_a_form():
    pledge = pledge_of(table(across("1-2 솔마루 도서관 건립"), ["분야", "문화", "관리번호", "1-2"])).value
    assert (pledge.number, pledge.title, pledge.sector, pledge.extras) == ("1-2", "솔마루 도서관 건립", "문화", ())


def test_a_word_that_is_a_label_in_tables_alone_is_told_by_its_value():
    pledge = pledge_of(table(["번호", "5-3", "공약명", "직매장 건립"], ["구분", "신규", "분야", "농업"])).value
    assert (pledge.number, pledge.classification.continuity, pledge.sector) == ("5-3", "new", "농업")


def test_a_form_goes_on_over_the_page_in_other_columns():
    above = table(
        ["공약명", "어르신 일자리 확대", "<"],
        ["정책목표", "소득 보장", "<"],
        ["분야", "복지", "<"],
        ["기간", "2022", "<"],
        page=1,
        edges=[0, 20, 40],
    )
    below = table(["기대효과", "건강 증진"], page=2, edges=[0, 20], ordinal=2)
    wide = [cell.place.box for cell in above.cells if cell.column_span > 1]
    assert wide  # the pieces are told by their edges, which the builder draws one column wide
    assert [effect.text for effect in pledge_of(above, below).value.effects] == ["건강 증진"]


def test_the_next_form_with_the_same_labels_on_its_page_is_a_pledge_of_its_own():
    def form(number, title, page):
        return table(
            ["관리번호", "공약명"],
            [number, title],
            ["정책목표", "기대효과"],
            ["가", "나"],
            page=page,
            ordinal=page,
            edges=[0, 20],
        )

    read = pledges_of(form("1-1", "어르신 일자리", 1), form("1-2", "경로당 신축", 2))
    assert [(one.value.number, one.value.title) for one in read] == [("1-1", "어르신 일자리"), ("1-2", "경로당 신축")]


TITLE = "공약명 : 어르신 일자리 확대\n"


@pytest.mark.parametrize(
    "line",
    [
        "사업구분 : 계속/비예산/임기 내",
        "○ 사업구분 : ■ 계속 □ 신규   완료시기 : ■ 임기내 □ 임기후\n○ 예산구분 : □ 예산 ■ 비예산",
        "신규/계속\n계속\n예산구분\n비예산\n완료시기\n임기내",
    ],
)
def test_classes_in_one_value_on_one_line_and_below_their_labels(line):
    of = pledge_of(TITLE + line).value.classification
    assert (of.continuity, of.budget_kind, of.completion) == ("continuing", "non_budget", "within_term")


def test_a_value_proves_the_label_before_it_without_a_colon():
    pledge = pledge_of(TITLE + "사업기간 2022. 3. ~ 2026. 6.\n위   치   가람동 1번지\n총사업비 30억원\n비고 :").value
    (project,) = pledge.projects
    assert (pledge.period.end, project.locations, project.cost.amount) == ("2026-06", ("가람동 1번지",), 3_000_000_000)


def test_a_label_with_two_values_is_told():
    read = pledge_of(TITLE + "사업기간 : 2022 ~ 2024\n사업기간 : 2023 ~ 2026")
    assert (read.value.period.end, "LABEL_REPEATED" in codes(read)) == ("2024", True)


@pytest.mark.parametrize(
    "period",
    [
        table(["착수", "완료"], ["2022. 7.", "2026. 6."]),
        table(["기간"], ["2022. 7. ~ 2026. 6."]),
        tabs("착수|2022. 7.\n완료|2026. 6."),
    ],
)
def test_a_period_may_stand_in_a_table_under_its_heading(period):
    read = pledge_of(TITLE + "□ 이행기간", period)
    assert (read.value.period.start, read.value.period.end) == ("2022-07", "2026-06")


def test_funding_may_stand_in_a_table_under_its_heading():
    read = pledge_of(TITLE + "□ 재원조달방안", tabs("구분|내용\n국비|공모사업 선정\n시비|본예산 반영"))
    assert [item.text for item in read.value.funding] == ["국비 : 공모사업 선정", "시비 : 본예산 반영"]
    assert read.value.tables == ()


def test_bullets_stronger_than_the_heading_stand_below_it():
    pledge = pledge_of(TITLE + "◈ 정책목표\n■ 소득 보장\n■ 건강 증진\n◈ 기대효과\n■ 활력").value
    assert [goal.text for goal in pledge.goals] == ["소득 보장", "건강 증진"]
    assert [effect.text for effect in pledge.effects] == ["활력"]


def test_items_that_an_export_set_on_one_line_are_apart():
    pledge = pledge_of(
        TITLE + "정책목표\n● 소득 보장 ○ 일자리 ○ 연금 ● 건강\n추진계획\n1) 설계 : 2026년 2) 착공 : 2027년"
    ).value
    assert [(goal.text, [child.text for child in goal.children]) for goal in pledge.goals] == [
        ("소득 보장", ["일자리", "연금"]),
        ("건강", []),
    ]


def test_a_dash_is_no_text_that_was_lost():
    read = pledge_of(table(["공약명", "어르신 일자리 확대"], ["협조부서", "-"]))
    assert (read.value.departments.supporting, read.value.extras) == ((), ())


def test_a_section_after_the_requests_is_no_request():
    pledge = pledge_of(TITLE + "【건의사항】\n○ 국비 지원\n【추진부서】\n○ 산업과\n【협조부서】 도로과, 교통과").value
    assert [request.text for request in pledge.support_requests] == ["국비 지원"]
    assert (pledge.departments.lead, pledge.departments.supporting) == (("산업과",), ("도로과", "교통과"))


def test_ticked_needs_are_requests():
    pledge = pledge_of(
        table(["공약명", "어르신 일자리 확대"], ["정부 도움 필요 여부", "■ 제도 □ 재정 □ 해당없음"])
    ).value
    assert [request.text for request in pledge.support_requests] == ["제도"]


def test_a_table_beside_its_label_ends_the_table_above_it_whatever_its_heads():
    read = pledge_of(
        tabs(
            "공약명|어르신 일자리 확대\n연도별 목표\n세부사업|2023년|2024년\n경로당|설계|착공\n"
            "재원조달계획(천원)|구분|총계|임기내\n||||2023년|2024년\n||계|30|10|20\n||국비|30|10|20"
        )
    )
    assert read.value.budget.periods == ("total", "2023", "2024")
    assert [target.milestones for target in read.value.targets] == [("설계",), ("착공",)]
