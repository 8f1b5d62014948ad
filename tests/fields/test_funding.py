"""재원조달방안 in words: beside amounts, in rows of a table, in a plan of the money."""

from page_builders import codes, pledge_of, table


def funding_of(*blocks):
    read = pledge_of("제목: 물길 열기", "□ 목표", " ○ 물이 흐르는 고장", *blocks)
    return [item.text for item in read.value.funding], read


def test_words_of_a_plan_of_the_money_are_funding_though_one_names_an_amount():
    texts, read = funding_of(
        "□ 재원조달계획\n ○ 전담반 운영: 구비 (기존 인력 재배치)\n ○ 소통 창구: 구비 연간 약 5천만 원 (설명회 운영)"
    )
    assert texts == ["전담반 운영: 구비 (기존 인력 재배치)", "소통 창구: 구비 연간 약 5천만 원 (설명회 운영)"]
    assert read.value.extras == ()
    assert "TEXT_UNPLACED" not in codes(read)


def test_amounts_stay_the_budgets_and_words_beside_them_are_funding():
    grid = table(("구분", "계", "2026", "2027"), ("계", "300", "100", "200"), ("국비", "300", "100", "200"))
    texts, read = funding_of("□ 재원조달계획\n (단위 : 백만원)", grid, " ○ 공모사업에 응모하여 국비 확보")
    assert texts == ["공모사업에 응모하여 국비 확보"]
    assert len(read.value.budget.cells) == 6


def test_an_amount_of_a_source_that_was_not_read_is_told_and_no_funding():
    texts, _ = funding_of("□ 재원조달계획\n ○ 국비 : 300 정도\n ○ 공모사업 추진")
    assert texts == ["공모사업 추진"]


def test_the_heads_of_a_table_of_sources_are_no_item():
    texts, read = funding_of(
        "□ 재원조달방안", table(("재원구분", "재원조달방안"), ("도비", "스마트행정 지원금"), ("시비", "일반회계"))
    )
    assert texts == ["도비 : 스마트행정 지원금", "시비 : 일반회계"]
    assert "TEXT_UNPLACED" not in codes(read)


def test_a_form_row_of_the_yearly_plan_in_words_is_the_budget_by_year():
    form = table(
        ["공약명", "쉼터 운영"],
        ["사업기간", "2023. 1. ~ 2024. 12."],
        ["연차별 투자계획", "2023년 3천만원, 2024년 4천만원"],
        ["추진부서", "복지과"],
    )
    read = pledge_of(form)
    cells = {(cell.source, cell.period): cell.amount for cell in read.value.budget.cells}
    assert cells == {("total", "2023"): 30_000_000, ("total", "2024"): 40_000_000}
    assert read.value.funding == ()


def test_a_budget_beside_which_a_line_of_yearly_amounts_was_not_read_is_in_doubt():
    _, read = funding_of(
        "□ 세부사업\n (단위 : 백만원)",
        table(("세부사업명", "사업비"), ("물길 열기", "300"), ("둑 쌓기", "200"), ("계", "500")),
        "□ 재원투자계획\n ○ 연도별 : 2022년 0백만원> 2023년 300백만원, 2024년 4OO백만원",
    )
    assert [note.pointer for note in read.findings if note.code == "BUDGET_LINE_UNREAD"] == ["/budget"]
