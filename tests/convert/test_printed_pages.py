"""Plans as pages print them: title boxes, forms that a page break cuts, columns, wide sheets; drawn here line by line."""

from __future__ import annotations

import pytest
from convert.reading import amounts, codes
from readers.pdf_builder import KOREAN, Sheet

from pipeline.convert import Options, assemble
from pipeline.readers import read_bytes
from schemas import PledgeDocument, Source

LEFT, RIGHT = 60.0, 540.0
ROW = 20.0
YEARS = ["구분", "계", "2026", "2027"]
AMOUNTS = [["계", "700", "300", "400"], ["도비", "200", "100", "100"], ["시비", "500", "200", "300"]]
READ = {
    (source, period): amount
    for source, row in zip(("total", "regional", "local"), AMOUNTS, strict=True)
    for period, amount in zip(("total", "2026", "2027"), map(int, row[1:]), strict=True)
}


def read(sheet: Sheet) -> PledgeDocument:
    data = sheet.bytes()
    source = Source(path="plan.pdf", sha256="0" * 64, format="pdf", bytes=len(data), pages=1)
    return assemble(read_bytes(data), source, Options())


def ruled(sheet: Sheet, top: float, rows: list[list[str]], *, left: float = LEFT, right: float = RIGHT) -> float:
    """A table with columns of one width; gives where it ends."""
    step = (right - left) / len(rows[0])
    xs = [left + step * at for at in range(len(rows[0]) + 1)]
    ys = [top + ROW * at for at in range(len(rows) + 1)]
    sheet.grid(xs, ys).words(xs[:-1], ys[:-1], rows, font=KOREAN)
    return ys[-1]


def lines(sheet: Sheet, x: float, top: float, *words: str) -> float:
    for at, line in enumerate(words):
        sheet.text(x, top + ROW * at, line, font=KOREAN)
    return top + ROW * len(words)


def filled(sheet: Sheet) -> Sheet:
    """The page with text down to its foot, so that a table there may be cut."""
    lines(sheet, LEFT, 60, "○ 사업내용 : 오래된 시설을 고친다")
    return sheet


# ── title boxes at the head of a page ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("titles", "numbers"),
    [
        (("공약 1-1. 새벽시장 주차타워", "공약 1-2. 무릎건강 교실"), ["1-1", "1-2"]),
        (("새벽시장 주차타워", "무릎건강 교실"), [None, None]),
    ],
)
def test_a_box_around_a_title_is_no_rest_of_the_table_on_the_page_before(titles, numbers):
    sheet = Sheet()
    for at, title in enumerate(titles):
        if at:
            sheet.page()
        below = ruled(sheet, 50, [[title]])
        below = lines(
            sheet, LEFT, below + 30, "□ 담당부서 : 교통과", f"□ 사업기간 : 202{6 + at}년 ~ 2028년", "□ 투자계획"
        )
        sheet.text(430, below, "(단위 : 백만원)", font=KOREAN)
        ruled(sheet, 740 - 4 * ROW, [YEARS, *AMOUNTS])
    document = read(sheet)
    assert [pledge.number for pledge in document.pledges] == numbers
    assert [pledge.title for pledge in document.pledges] == ["새벽시장 주차타워", "무릎건강 교실"]
    assert [amounts(pledge.budget) for pledge in document.pledges] == [READ, READ]


@pytest.mark.parametrize("inside", [True, False], ids=["first row of the form", "line above the form"])
def test_a_plain_title_above_the_number_of_each_form_is_its_title(inside):
    sheet = Sheet()
    for at, title in enumerate(("로컬푸드 직매장", "이동빨래방 운영", "반려견 놀이터")):
        if at:
            sheet.page()
        top = 80.0
        if inside:
            sheet.grid([LEFT, RIGHT], [top - ROW, top])
            sheet.text(LEFT + 3, top - 6, title, size=12, font=KOREAN)
        else:
            sheet.text(LEFT, top - 26, title, size=14, font=KOREAN)
        rows = [["관리번호", f"가-{at + 1}", "소관부서", "농정과"], ["사업기간", "2026 ~ 2028", "사업규모", "1개소"]]
        ruled(sheet, top, rows)
    document = read(sheet)
    said = [(pledge.number, pledge.title, pledge.sector) for pledge in document.pledges]
    assert said == [
        ("가-1", "로컬푸드 직매장", None),
        ("가-2", "이동빨래방 운영", None),
        ("가-3", "반려견 놀이터", None),
    ]


def test_a_numbered_title_alone_on_its_page_divides_nothing():
    sheet = Sheet()
    sheet.text(LEFT, 600, "1-1 치유원 조성", size=18, font=KOREAN)
    ruled(sheet, 640, [["담당부서", "산림과", "사업기간", "2026 ~ 2029"]])
    sheet.page()
    below = lines(sheet, LEFT, 60, "1. 공약내용", "- 숲길을 낸다", "2. 추진계획", "- 2027년 : 착공")
    sheet.text(LEFT, below + 20, "1-2 귀농학교 운영", size=18, font=KOREAN)
    below = ruled(sheet, below + 40, [["담당부서", "농업과", "사업기간", "2027 ~ 2030"]])
    lines(sheet, LEFT, below + 30, "1. 공약내용", "- 학교를 연다", "2. 추진계획", "- 2027년 : 개교")
    document = read(sheet)
    said = [(pledge.number, pledge.title, pledge.sector) for pledge in document.pledges]
    assert said == [("1-1", "치유원 조성", None), ("1-2", "귀농학교 운영", None)]


# ── forms that a page break cuts ─────────────────────────────────────────────────────────────────────────────────

FORM = [LEFT, 140.0, RIGHT]
PAD = 6.0


def form(sheet: Sheet, top: float, number: int) -> float:
    """The head of a form and the label of its budget, whose cell goes on; gives where that begins."""
    rows = [["공약번호", f"1-{number}"], ["공약명", f"치유원 조성 {number}호"], ["사업기간", "2026 ~ 2029"]]
    ys = [top + ROW * at for at in range(4)]
    sheet.grid(FORM, ys).words(FORM[:2], ys[:3], rows, font=KOREAN)
    return ys[-1]


def budget(sheet: Sheet, top: float, rows: list[list[str]]) -> float:
    return ruled(sheet, top, rows, left=FORM[1] + PAD, right=RIGHT - PAD)


def walls(sheet: Sheet, top: float, bottom: float) -> None:
    for x in FORM:
        sheet.line(x, top, x, bottom)
    sheet.line(LEFT, top, RIGHT, top).line(LEFT, bottom, RIGHT, bottom)


@pytest.mark.parametrize("held", [1, 2, 3])
@pytest.mark.parametrize("room", [PAD, 0.0], ids=["framed", "touching the cell's border"])
@pytest.mark.parametrize("label", ["above", "below", "both"])
def test_a_budget_inside_a_forms_cell_goes_on_over_a_page_break(held, room, label):
    sheet = Sheet()
    top = form(sheet, 640, 1)
    rows = [YEARS, *AMOUNTS]
    end = budget(sheet, top + PAD, rows[:held])
    walls(sheet, top, end + PAD)
    if label != "below":
        sheet.text(LEFT + 3, top + 14, "투자계획", size=9, font=KOREAN)
    sheet.page()
    end = budget(sheet, 50 + room, rows[held:])
    walls(sheet, 50, end + PAD)
    if label != "above":
        sheet.text(LEFT + 3, 64, "(백만원)" if label == "both" else "투자계획(백만원)", size=9, font=KOREAN)
    elif label == "above":
        sheet.text(LEFT + 3, end + 40, "※ 단위: 백만원", size=9, font=KOREAN)
    (pledge,) = read(sheet).pledges
    assert pledge.number == "1-1"
    found = {(cell.source, cell.period) for cell in pledge.budget.cells}
    assert found == READ.keys()


def test_the_rest_of_an_inner_table_without_any_frame_is_put_into_its_cell():
    sheet = Sheet()
    top = form(sheet, 640, 1)
    sheet.line(LEFT, top + ROW, RIGHT, top + ROW)
    sheet.text(LEFT + 3, top + 14, "투자계획 (단위: 백만원)", size=9, font=KOREAN)
    for x in (LEFT, RIGHT):
        sheet.line(x, top, x, top + ROW)
    end = ruled(sheet, top + ROW + 4, [YEARS, AMOUNTS[0]], left=LEFT + 4, right=RIGHT - 4)
    for x in (LEFT, RIGHT):
        sheet.line(x, top + ROW, x, end + 4)
    sheet.line(LEFT, end + 4, RIGHT, end + 4)
    sheet.page()
    ruled(sheet, 50, AMOUNTS[1:], left=LEFT + 4, right=RIGHT - 4)
    (pledge,) = read(sheet).pledges
    assert amounts(pledge.budget) == READ


def test_a_form_below_a_row_with_its_title_is_no_rest_of_the_form_before():
    sheet = Sheet()
    for at, title in enumerate(("1-1 치유원 조성", "1-2 귀농학교 운영")):
        if at:
            sheet.page()
        top = 640.0 if not at else 50.0
        sheet.grid([LEFT, RIGHT], [top, top + ROW]).text(LEFT + 3, top + 13, title, size=9, font=KOREAN)
        rows = [["소관부서", "농정과"], ["이행기간", f"202{6 + at} ~ 2029"], ["사업내용", "학교를 연다"]]
        ys = [top + ROW * number for number in range(1, 5)]
        sheet.grid(FORM, ys).words(FORM[:2], ys[:3], rows, font=KOREAN)
    said = [(pledge.number, pledge.title) for pledge in read(sheet).pledges]
    assert said == [("1-1", "치유원 조성"), ("1-2", "귀농학교 운영")]


# ── columns ──────────────────────────────────────────────────────────────────────────────────────────────────────


def column(sheet: Sheet, x: float, title: str, department: str, amount: str) -> None:
    sheet.text(x, 80, title, size=13, font=KOREAN)
    below = lines(
        sheet, x, 110, f"◦ 담당부서 : {department}", "◦ 사업기간 : 2027년 ~ 2028년", f"◦ 총사업비 : {amount}백만원"
    )
    below = lines(sheet, x, below, "◦ 추진계획", "- 2027년 : 실시설계를 마치고 공사에 들어간다", "(단위: 백만원)")
    ruled(sheet, below, [["구분", "계", "2027"], ["시비", amount, amount]], left=x, right=x + 230)


@pytest.mark.parametrize("titles", [("3. 별빛천 복원", "4. 첫걸음 통장"), ("별빛천 복원", "첫걸음 통장")])
def test_pledges_in_two_columns_are_read_one_after_the_other(titles):
    sheet = Sheet()
    column(sheet, 50, titles[0], "하천과", "450")
    column(sheet, 310, titles[1], "청년과", "240")
    sheet.text(290, 800, "- 7 -", font=KOREAN)
    document = read(sheet)
    said = [(pledge.title, *pledge.departments.lead) for pledge in document.pledges]
    assert said == [("별빛천 복원", "하천과"), ("첫걸음 통장", "청년과")]
    found = [amounts(pledge.budget)["local", "2027"] for pledge in document.pledges]
    assert found == [450, 240]
    assert "LABEL_REPEATED" not in codes(document)


def test_two_facts_on_each_line_of_one_pledge_are_no_columns():
    sheet = Sheet()
    sheet.text(LEFT, 60, "공약 5. 마을버스 공영제", size=14, font=KOREAN)
    pairs = [("담당부서 : 교통과", "사업구분 : 신규"), ("사업기간 : 2027 ~ 2028", "완료시기 : 임기내")]
    for at, pair in enumerate(pairs):
        for x, words in zip((LEFT, 330), pair, strict=True):
            sheet.text(x, 90 + ROW * at, f"◦ {words}", font=KOREAN)
    (pledge,) = read(sheet).pledges
    assert (pledge.title, pledge.departments.lead) == ("마을버스 공영제", ("교통과",))
    assert (pledge.classification.continuity, pledge.classification.completion) == ("new", "within_term")


def test_labels_that_a_wide_gap_sets_apart_need_no_colon():
    sheet = Sheet()
    sheet.text(LEFT, 60, "공약 21. 답례품 판로 확대", size=14, font=KOREAN)
    pairs = [("추진기간", "2026. 7. ~ 2030. 6."), ("사업구분", "신규"), ("이행시기", "임기내")]
    for at, (label, value) in enumerate(pairs):
        sheet.text(LEFT, 90 + ROW * at, label, font=KOREAN).text(160, 90 + ROW * at, value, font=KOREAN)
    (pledge,) = read(sheet).pledges
    assert (pledge.classification.continuity, pledge.classification.completion) == ("new", "within_term")


def test_a_roman_heading_above_the_first_of_plain_titles_is_none_of_them():
    sheet = Sheet()
    sheet.text(LEFT, 50, "Ⅱ. 생활환경 분야 세부계획", size=16, font=KOREAN)
    top = 80.0
    for title, department in (
        ("도담놀이터 새단장", "공원과"),
        ("마을버스 공영제", "교통과"),
        ("빈집 나눔주택", "주택과"),
    ):
        sheet.text(LEFT, top, title, size=13, font=KOREAN)
        top = lines(sheet, LEFT, top + 24, f"담당부서 : {department}", "추진기간 : 2027. 3. ~ 2028. 12.") + 20
    said = [(pledge.title, *pledge.departments.lead) for pledge in read(sheet).pledges]
    assert said == [("도담놀이터 새단장", "공원과"), ("마을버스 공영제", "교통과"), ("빈집 나눔주택", "주택과")]
