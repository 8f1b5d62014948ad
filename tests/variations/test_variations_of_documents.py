"""Variations 13, 15 to 18, 24, 25, 35, 36, 39 and 40: whole documents, files and what stands between their pledges."""

import json
import time

import pytest
from generator.printers import docx, pdf
from generator.sheet import Break, C, Line, grid, head, row
from plans import BUDGET, TITLE, UNIT, cells, codes, one, read, with_budget
from readers.docx_builder import p, package, r, tbl, tc, tr
from readers.pdf_builder import KOREAN, Sheet

from pipeline.errors import DocumentError
from pipeline.writers.json import render

MILLION = 1_000_000


def plan(number, title, *, year="2022"):
    """The blocks of one pledge, with a budget and its officers at its end."""
    money = [head("구분", "총계", "2023년", "2024년"), row("계", "30", "10", "20"), row("시비", "30", "10", "20")]
    people = [head("부서", "직위", "성명", "전화번호"), row("나루과", "과장", "홍길동", "000-0001")]
    return [
        Line(f"{number}. {title}", 0, big=True),
        Line("Ⅰ. 정책목표"),
        Line(f"- {title}로 고을을 잇는다", 1),
        Line("Ⅱ. 사업개요"),
        Line(f"- {title}", 1),
        Line(f"사업기간 : {year}. 7. ~ 2026. 6.", 2),
        Line("Ⅲ. 연차별 투자계획"),
        Line(UNIT, 1),
        grid(money, 2, 1, 1, 1),
        Line("공약실명제"),
        grid(people, 1, 1, 1, 1),
    ]


def titles(document):
    return [pledge.title for pledge in document.pledges]


# ── 13: a table over a page break ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("repeat_heads", [True, False])
def test_13_a_table_over_a_page_break_is_one_table(repeat_heads):
    rows = [head("구분", "총계", "2023년", "2024년"), row("계", "80", "40", "40")]
    rows += [row(name, "20", "10", "10") for name in ("국비", "도비", "시비", "기금")]
    filler = [Line(f"- 나루터 정비 {n}", 1) for n in range(44)]
    blocks = [Line(TITLE, 0, big=True), Line("1. 정책목표"), *filler, Line("2. 연차별 투자계획"), Line(UNIT, 1)]
    document = read(pdf([*blocks, grid(rows, 2, 1, 1, 1)], repeat_heads=repeat_heads), ".pdf")
    assert document.source.pages == 2
    found = cells(document.pledges[0])
    assert {source for source, _ in found} == {"total", "national", "regional", "local", "fund"}
    assert found["fund", "2024"] == 10 * MILLION


# ── 15 to 18: where a pledge begins and ends ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_15_two_pledges_on_one_page(form):
    blocks = [*plan("1-1", "나루터 고치기"), *plan("1-2", "장터 살리기")]
    document = read((docx if form == "docx" else pdf)(blocks), f".{form}")
    assert titles(document) == ["나루터 고치기", "장터 살리기"]
    assert [len(pledge.officers) for pledge in document.pledges] == [1, 1]


def test_16_one_pledge_over_five_pages_with_a_map_between():
    blocks = plan("1-1", "나루터 고치기")
    parts = [*blocks[:3], Break(), *blocks[3:6], Break(), Line("위치도"), Break(), *blocks[6:9], Break(), *blocks[9:]]
    document = read(pdf(parts), ".pdf")
    assert document.source.pages == 5
    (pledge,) = document.pledges
    assert pledge.goals
    assert pledge.budget is not None
    assert pledge.officers


def volume(count, listed):
    contents = [Line("목 차", 0, big=True)]
    contents += [Line(f"{n}. 공약 길 {n} 넓히기 ······················ {n + 3}", 1) for n in range(1, count + 1)]
    rows = [head("연번", "공약명", "소관부서")]
    rows += [row(str(n), f"공약 길 {n} 넓히기", "나루과") for n in range(1, listed + 1)]
    summary = [Line("공약사업 총괄표", 0, big=True), grid(rows, 1, 4, 2)]
    pledges = [[Break(), *plan(str(n), f"공약 길 {n} 넓히기")] for n in range(1, count + 1)]
    return [*contents, Break(), *summary, *[block for blocks in pledges for block in blocks]]


def test_17_contents_lines_are_no_pledges():
    document = read(docx(volume(6, 6)), ".docx")
    assert [t for t in titles(document) if t] == [f"공약 길 {n} 넓히기" for n in range(1, 7)]


def test_17_a_summary_that_counts_otherwise_is_told():
    document = read(docx(volume(6, 7)), ".docx")
    assert "PLEDGE_COUNT_MISMATCH" in codes(document)


def test_17_a_number_that_stands_twice_keeps_both():
    document = read(docx([*plan("1-2-2", "나루터 고치기"), Break(), *plan("1-2-2", "장터 살리기")]), ".docx")
    assert titles(document) == ["나루터 고치기", "장터 살리기"]
    assert "DUPLICATE_PLEDGE_NO" in codes(document)


def test_18_an_empty_pledge_is_kept_and_told():
    form = grid([(C("공약명", head=True), C("나루터 고치기")), (C("사업기간", head=True), C("")),
                 (C("사업내용", head=True), C("")), (C("추진부서", head=True), C(""))], 1, 3, head_rows=0)  # fmt: skip
    document = read(docx([form]), ".docx")
    assert titles(document) == ["나루터 고치기"]
    assert "PLEDGE_EMPTY" in codes(document)


# ── 24, 25: what cannot be read, and how it is written ───────────────────────────────────────────────────────────


def test_24_a_page_without_text_fails_alone():
    sheet = Sheet().text(60, 80, "공약명: 나루터 고치기", font=KOREAN).text(60, 110, "1. 정책목표", font=KOREAN)
    sheet.text(70, 130, "- 나루터를 고친다", font=KOREAN).page()
    sheet.fill(40, 40, 500, 700, "#888888").page()
    sheet.text(60, 80, "2. 기대효과", font=KOREAN).text(70, 100, "- 고을이 가까워진다", font=KOREAN)
    document = read(sheet.bytes(), ".pdf")
    assert [goal.text for goal in document.pledges[0].goals] == ["나루터를 고친다"]
    assert [effect.text for effect in document.pledges[0].effects] == ["고을이 가까워진다"]


def test_24_a_mapping_that_failed_is_no_text():
    document = read("공약명: 나루터 고치기\n1. 정책목표\n - (cid:1234)(cid:77)(cid:1234)(cid:9)\n - 나루터를 고친다\n")
    goals = [goal.text for goal in document.pledges[0].goals]
    assert goals[-1] == "나루터를 고친다"
    assert not any("(cid:" in goal for goal in goals)
    assert "TEXT_UNMAPPED" in codes(document)


ENCODINGS = ["cp949", "utf-16", "utf-8-sig"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_25_every_encoding_gives_the_same_pledge(encoding, end):
    text = with_budget(BUDGET)
    document = read(text.replace("\n", end).encode(encoding), ".txt")
    assert document.pledges == read(text).pledges
    assert ("ENCODING_GUESSED" in codes(document)) is (encoding == "cp949")


def test_25_bullets_that_became_question_marks_are_bullets():
    document = read(
        "공약명: 나루터 고치기\n1. 정책목표\n?? 나루터를 고친다\n?? 배를 띄운다\n2. 기대효과\n?? 고을이 가까워진다\n"
    )
    assert [goal.text for goal in document.pledges[0].goals] == ["나루터를 고친다", "배를 띄운다"]


# ── 35: sections that are absent, renamed, in another order, twice ───────────────────────────────────────────────

GOALS = "{}. 정책목표\n - 나루터를 고친다\n"
PLAN = "{}. 추진계획\n - 2023년 설계\n"
EFFECTS = "{}. 기대효과\n - 고을이 가까워진다\n"


def parts(text):
    pledge = one(f"{TITLE}\n{text}")
    return [g.text for g in pledge.goals], [i.text for i in pledge.plan], [e.text for e in pledge.effects]


WHOLE = (["나루터를 고친다"], ["2023년 설계"], ["고을이 가까워진다"])


@pytest.mark.parametrize(
    "text",
    [
        GOALS.format("Ⅰ") + PLAN.format("Ⅱ") + EFFECTS.format("Ⅲ"),
        EFFECTS.format("Ⅰ") + GOALS.format("Ⅱ") + PLAN.format("Ⅲ"),
        GOALS.format("I") + PLAN.format("II") + EFFECTS.format("IV"),
        GOALS.format("1").replace("정책목표", "추진목적")
        + PLAN.format("2").replace("추진계획", "실천계획")
        + EFFECTS.format("3"),
    ],
)
def test_35_order_numbers_and_names_of_sections_do_not_matter(text):
    assert parts(text) == WHOLE


def test_35_an_absent_section_is_empty_and_a_heading_that_stands_twice_loses_nothing():
    assert parts(GOALS.format("Ⅰ") + EFFECTS.format("Ⅲ")) == (WHOLE[0], [], WHOLE[2])
    goals, _, _ = parts(GOALS.format("Ⅰ") + EFFECTS.format("Ⅱ") + "Ⅲ. 정책목표\n - 배를 띄운다\n")
    assert goals == ["나루터를 고친다", "배를 띄운다"]


# ── 36: what Word keeps in a file ────────────────────────────────────────────────────────────────────────────────


def word_plan(*blocks, **others):
    return read(package("".join([p(TITLE), p("1. 정책목표"), *blocks]), **others), ".docx")


def test_36_deleted_and_hidden_text_is_left_out():
    deleted = (
        f'<w:p><w:del w:id="1">{r("지운 말").replace("w:t ", "w:delText ").replace("w:t>", "w:delText>")}</w:del></w:p>'
    )
    document = word_plan(deleted, p("- 숨긴 말", rpr="<w:vanish/>"), p("- 나루터를 고친다"))
    assert [goal.text for goal in document.pledges[0].goals] == ["나루터를 고친다"]
    assert "TEXT_HIDDEN" in codes(document)


def test_36_a_text_box_is_read():
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
        f"{p('- 배를 띄운다')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
    document = word_plan(p("- 나루터를 고친다"), f"<w:p>{box}</w:p>")
    assert "배를 띄운다" in render(document).decode()


def test_36_a_table_in_a_cell_is_read_as_its_own():
    money = tbl(
        *(
            tr(*cells)
            for cells in (["구분", "총계", "2023년", "2024년"], ["계", "30", "10", "20"], ["시비", "30", "10", "20"])
        )
    )
    form = tbl(
        tr("공약명", "나루터 고치기"), tr("사업내용", "나루터를 고친다"),
        tr("연차별 투자계획", tc(p("(단위 : 백만원)") + money + p())),
    )  # fmt: skip
    document = read(package(form), ".docx")
    assert cells(document.pledges[0])["local", "2024"] == 20 * MILLION


def test_36_merged_cells_are_one_value():
    merged = '<w:gridSpan w:val="3"/>'
    rows = [tr("구분", "총계", "2023년", "2024년"), tr("계", "30", "10", "20"), tr("시비", "30", "10", "20")]
    document = read(
        package(p(TITLE) + p("1. 연차별 투자계획") + p(UNIT) + tbl(*rows, tr("비고", tc("없음", merged)))), ".docx"
    )
    assert cells(document.pledges[0])["local", "total"] == 30 * MILLION


# ── 39, 40: huge and hostile ─────────────────────────────────────────────────────────────────────────────────────


def bounded(data, suffix=".txt", seconds=90.0):
    began = time.process_time()
    try:
        document = read(data, suffix)
    except DocumentError:
        document = None
    assert time.process_time() - began < seconds
    return document


def test_39_a_huge_amount_is_whole():
    lines = [
        "구분\t총계\t2023년\t2024년",
        "계\t200,000,000\t100,000,000\t100,000,000",
        "시비\t200,000,000\t100,000,000\t100,000,000",
    ]
    assert cells(one(with_budget(lines)))["local", "2023"] == 10**14


def test_39_forty_years_are_forty_columns():
    years = range(2022, 2062)
    lines = ["\t".join(["구분", "총계", *(f"{y}년" for y in years)])]
    lines += ["\t".join([name, "40", *["1"] * 40]) for name in ("계", "시비")]
    assert len(one(with_budget(lines)).budget.periods) == 41


def test_39_deep_bullets_end():
    lines = [f"{' ' * n}{'-' if n % 2 else '○'} 나루터 {n}" for n in range(100)]
    assert bounded(f"{TITLE}\n1. 정책목표\n" + "\n".join(lines)) is not None


def test_39_a_table_of_three_thousand_rows_ends():
    lines = ["연번\t공약명\t소관부서", *(f"{n}\t마을길 {n} 넓히기\t나루과" for n in range(1, 3001))]
    assert bounded(f"{TITLE}\n1. 사업개요\n\n" + "\n".join(lines), seconds=60) is not None


@pytest.mark.parametrize("letter", ["가 ", "1,", "( "])
def test_39_a_line_of_half_a_megabyte_ends(letter):
    bounded(f"{TITLE}\n1. 정책목표\n - " + letter * (250_000 // len(letter)) + "\n")


HOSTILE = "=HYPERLINK(나루) <script>alert(1)</script> \u202e거꾸로\u202c"


def test_40_hostile_text_is_data_in_the_json():
    document = read(f"공약명: {HOSTILE}\n1. 정책목표\n - {HOSTILE}\n")
    data = render(document)
    told = json.loads(data)
    assert "<script>" in told["pledges"][0]["title"]
    assert not [byte for byte in data if byte < 0x20 and byte != 0x0A]


def test_40_a_name_that_climbs_out_of_its_folder_stays_inside(tmp_path):
    from pipeline.batch.gather import gather  # noqa: PLC0415

    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "a\\..\\..\\b.txt").write_text("x", encoding="utf-8")
    (entry,) = gather([inside / ".." / "in"], tmp_path / "out")
    assert ".." not in entry.output.parts
    assert not entry.output.is_absolute()
