"""Titles that no label names, over forms that a number, the name of a part or facts alone begin."""

import pytest
from convert.reading import codes, read_html

PLEDGES = [
    ("1-1", "새벽 어린이병원 지정", "보건소", "2026-07", 1_200_000_000),
    ("1-2", "골목 쉼터 스무 곳 조성", "도시과", "2027-01", 3_400_000_000),
    ("1-3", "하천 산책로 잇기", "하천과", "2028-05", 5_600_000_000),
]


def form(pledge, *heads):
    """A form of facts below the given rows."""
    number, title, department, month, won = pledge
    facts = {
        "담당부서": department,
        "사업기간": f"{month[:4]}. {int(month[5:])}. ~ 2030. 6.",
        "총사업비": f"{won // 1_000_000:,}백만원",
    }
    shown = [head.format(number=number, title=title) for head in heads]
    rows = [*shown, *(f"<td>{label}</td><td colspan=3>{value}</td>" for label, value in facts.items())]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def plan(over, *heads):
    lines = ["<h1>새솔시 공약 실천계획서</h1>"]
    for count, pledge in enumerate(PLEDGES, start=1):
        lines += [over.format(count=count, number=pledge[0], title=pledge[1]), form(pledge, *heads)]
    return read_html("".join(lines))


PART = "<td colspan=4>기본정보</td>"
OTHER_PART = "<td colspan=4>관리카드 내역</td>"
NUMBER = "<td>관리번호</td><td>{number}</td><td>사업구분</td><td>신규</td>"
LAYOUTS = {
    "a part's name above the number": ("<p><b>{title}</b></p>", PART, NUMBER),
    "a part's name nobody knows": ("<p><b>{title}</b></p>", OTHER_PART, NUMBER),
    "counted titles": ("<p><b>{count}. {title}</b></p>", NUMBER),
    "counted titles above a part's name": ("<p><b>{count}. {title}</b></p>", PART, NUMBER),
    "a divider above each": ("<h2>제{count}장 환경 분야</h2><p><b>{title}</b></p>", NUMBER),
    "the title in the form": ("", "<td colspan=4>{title}</td>", NUMBER),
    "numbers in the titles": ("<p><b>{number}. {title}</b></p>",),
    "numbers in the titles above a part's name": ("<p><b>{number}. {title}</b></p>", PART),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_each_form_has_the_title_above_it_and_its_own_facts(layout):
    document = plan(*layout)
    read = [
        (p.number, p.title, *p.departments.lead, p.period.start, p.budget.stated_total.amount) for p in document.pledges
    ]
    assert read == PLEDGES
    assert {"TITLE_MISSING", "LABEL_REPEATED", "TEXT_UNPLACED", "COMMITMENTS_INFERRED"}.isdisjoint(codes(document))


def test_a_part_over_the_rest_of_one_pledge_divides_nothing():
    first, second, _ = PLEDGES
    body = f"<p><b>{first[1]}</b></p>{form(first, PART, NUMBER)}<p><b>{second[1]}</b></p>{form(second, PART, NUMBER)}"
    details = (
        "<table><tr><td colspan=4>추진내용</td></tr><tr><td>기대효과</td><td colspan=3>이용 편의 증진</td></tr></table>"
    )
    document = read_html(body + details)
    assert [(p.number, p.title, len(p.effects)) for p in document.pledges] == [(*first[:2], 0), (*second[:2], 1)]
