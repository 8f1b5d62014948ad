"""Variations 19 to 23, 26, 29 to 31, 34, 37 and 38: how the same words are printed, and words that only look alike."""

import unicodedata

import pytest
from plans import BUDGET, TITLE, cells, codes, one, read, with_budget, with_projects

MILLION = 1_000_000
PERIOD = "사업기간 : 2022. 7. ~ 2026. 6."


def project(*lines):
    (found,) = one(with_projects(*lines)).projects
    return found


# ── 19 to 23, 26: blanks, widths, signs ──────────────────────────────────────────────────────────────────────────

LABELS = [
    "사 업 기 간",
    "사업　기간",
    "사업\u00a0기간",
    "사업\u2009기간",
    "사업\u200b기간",
    "사업\u00ad기간",
    "\ufeff사업기간",
]


@pytest.mark.parametrize("label", LABELS)
def test_19_a_label_is_known_whatever_blanks_stand_in_it(label):
    period = project(f"{label} : 2022. 7. ~ 2026. 6.", "위   치 : 나래마을").period
    assert (period.start, period.end) == ("2022-07", "2026-06")


def test_20_lost_blanks_change_no_value():
    found = project(PERIOD, "사업내용:5년간의재정여건을분석하여나루터정비")
    assert [detail.text for detail in found.details] == ["5년간의재정여건을분석하여나루터정비"]


def test_20_spaced_syllables_of_a_label_are_one_label():
    assert project(PERIOD, "위 치 : 안 개 마 을").locations == ("안 개 마 을",)


def test_21_decomposed_hangul_is_the_same_pledge():
    text = with_projects(PERIOD, "위치 : 나래마을")
    assert read(unicodedata.normalize("NFD", text)).pledges == read(text).pledges


def test_22_full_width_figures_are_figures():
    wide = str.maketrans("0123456789,", "０１２３４５６７８９，")
    lines = [line.translate(wide) for line in BUDGET]
    assert cells(one(with_budget(lines))) == cells(one(with_budget(BUDGET)))


ROMAN = [
    "Ⅰ. 정책목표|Ⅱ. 기대효과",
    "I. 정책목표|II. 기대효과",
    "Ι. 정책목표|ΙΙ. 기대효과",
    "ㅣ. 정책목표|ㅣㅣ. 기대효과",
]


@pytest.mark.parametrize("headings", ROMAN)
def test_22_roman_numbers_in_every_script(headings):
    goals, effects = headings.split("|")
    pledge = one(f"{TITLE}\n{goals}\n - 나루터를 고친다\n{effects}\n - 고을이 가까워진다\n")
    assert [goal.text for goal in pledge.goals] == ["나루터를 고친다"]
    assert [effect.text for effect in pledge.effects] == ["고을이 가까워진다"]


@pytest.mark.parametrize("bullet", ["\uf06c", "\uf0a7", "\uf0d8", "\uf09f", "\U000f02b1"])
def test_23_a_private_sign_at_the_head_of_a_line_is_a_bullet(bullet):
    pledge = one(f"{TITLE}\n1. 정책목표\n {bullet} 나루터를 고친다\n {bullet} 배를 띄운다\n")
    assert [goal.text for goal in pledge.goals] == ["나루터를 고친다", "배를 띄운다"]


def test_23_a_private_sign_inside_a_text_never_fails():
    pledge = one(f"{TITLE}\n1. 정책목표\n - 나루터를 \ue0bc 고친다\n")
    assert len(pledge.goals) == 1


@pytest.mark.parametrize("caption", ["(單位: 百萬원)", "(單位 : 百萬圓)", "(단위: 百万원)"])
def test_26_a_caption_in_hanja_is_a_unit(caption):
    assert cells(one(with_budget(BUDGET, unit=caption))) == cells(one(with_budget(BUDGET)))


def test_26_hanja_in_words_is_read_or_left_unknown():
    cost = project(PERIOD, "사업비 : 約 30億원").cost
    assert cost is None or cost.amount in {3_000 * MILLION, None}
    pledge = one(f"{TITLE}\n사업구분 : 新規\n")
    assert pledge.classification.continuity in {"new", None}


# ── 29 to 31: what looks like a date or a quantity ───────────────────────────────────────────────────────────────

PERIODS = [
    ("’22.7 ~ 12월", ("2022-07", "2022-12")),
    ("`26.~`30.(5년간)", ("2026", "2030")),
    ("2023.1/4", ("2023-Q1", "2023-Q1")),
    ("2022. 13.", None),
    ("22.02.30", None),
]


@pytest.mark.parametrize(("printed", "wanted"), PERIODS)
def test_29_a_period_is_read_or_told(printed, wanted):
    document = read(with_projects(f"사업기간 : {printed}", "위치 : 나래마을"))
    period = document.pledges[0].projects[0].period
    if wanted is None:
        assert period is None or (period.start, period.end) == (None, None)
        assert codes(document) & {"PERIOD_UNPARSED", "PERIOD_DOUBTFUL"}
    else:
        assert (period.start, period.end) == wanted


def test_29_a_period_that_runs_backwards_is_told():
    document = read(with_projects("사업기간 : 2026 ~ 2022", "위치 : 나래마을"))
    assert codes(document) & {"PERIOD_REVERSED", "PERIOD_UNPARSED", "PERIOD_DOUBTFUL"}


LOOK_ALIKES = ["1/4분기 착수", "전화 031-000-0000", "사동 1639-21", "고시 제2022-123호", "24시간 운영", "365일 개방",
               "3·1절 행사", "5·18 기념", "4차산업 육성", "6G 시범"]  # fmt: skip


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_30_a_number_that_counts_nothing_is_no_quantity(text):
    lines = ["구분\t2023년\t2024년", f"나루터 정비\t{text}\t{text}"]
    pledge = one(f"{TITLE}\n1. 연차별 추진목표\n\n" + "\n".join(lines) + "\n")
    assert pledge.targets
    assert not [indicator for target in pledge.targets for indicator in target.indicators]


@pytest.mark.parametrize("mark", ["¹⁾", "*", "주1)", "†"])
def test_31_a_footnote_mark_is_no_figure(mark):
    lines = ["구분\t총계\t2023년\t2024년", f"계\t30{mark}\t10\t20", "시비\t30\t10\t20"]
    document = read(with_budget(lines, after="※ 국비 별도"))
    found = cells(document.pledges[0])
    assert found["total", "total"] in {30 * MILLION, None}
    assert found["local", "total"] == 30 * MILLION


# ── 34, 37, 38: labels and names ─────────────────────────────────────────────────────────────────────────────────

COLONS = ["사업기간：2022. 7. ~ 2026. 6.", "사업기간 2022. 7. ~ 2026. 6.", "사업기간\n   2022. 7. ~ 2026. 6."]


@pytest.mark.parametrize("printed", COLONS)
def test_34_a_label_with_any_colon_or_none(printed):
    period = project(printed, "위치 : 나래마을").period
    assert period is not None
    assert (period.start, period.end) == ("2022-07", "2026-06")


def test_34_an_empty_label_is_nothing():
    found = project(PERIOD, "위치 : ", "사업내용 : 나루터 정비")
    assert found.locations == ()
    assert [detail.text for detail in found.details] == ["나루터 정비"]


def test_34_a_label_with_two_values_loses_none():
    document = read(with_projects(PERIOD, "사업기간 : 2023. 1. ~ 2024. 12.", "위치 : 나래마을"))
    found = document.pledges[0].projects[0]
    assert (found.period.start, found.period.end) == ("2022-07", "2026-06")
    assert "2023. 1. ~ 2024. 12." in [detail.text for detail in found.details]


TRAPS = [
    "지원내용 : 총 사업비의 10% 이내",
    "지정혜택 : 사업비 지원과 세제감면",
    "지원대상 : 나라의 나루터 정비 지원사업 참여 고을",
]


@pytest.mark.parametrize("line", TRAPS)
def test_37_the_words_of_a_cost_in_prose_are_no_cost(line):
    found = project(PERIOD, line)
    assert found.cost is None
    assert line.split(" : ")[1] in [detail.text for detail in found.details]


def plan_of(*names, targets):
    overview = [f"- {name}\n  사업기간 : 202{n}. 1. ~ 2026. 6." for n, name in enumerate(names, 2)]
    rows = ["구분\t2023년\t2024년", *(f"{name}\t정비 {n}곳\t정비 {n}곳" for n, name in enumerate(targets, 1))]
    return one("\n".join([TITLE, "1. 사업개요", *overview, "2. 연차별 추진목표", "", *rows]) + "\n")


def test_38_a_project_whose_name_begins_another_is_itself():
    pledge = plan_of("나루터 정비", "나루터 정비 지원센터", targets=["나루터 정비", "나루터 정비 지원센터"])
    names = {one.id: one.name for one in pledge.projects}
    found = {(names.get(target.project), target.indicators[0].value) for target in pledge.targets}
    assert found == {("나루터 정비", "1"), ("나루터 정비 지원센터", "2")}


def test_38_names_win_over_the_order_of_projects():
    pledge = plan_of("나루터 정비", "장터 살리기", targets=["장터 살리기", "나루터 정비"])
    names = {one.id: one.name for one in pledge.projects}
    found = {(names.get(target.project), target.indicators[0].value) for target in pledge.targets}
    assert found == {("장터 살리기", "1"), ("나루터 정비", "2")}
