"""A table of items by source: the whole is the pledge's, the items are kept and held against it."""

from page_builders import codes, pledge_of, table

HEAD = ("구 분", "계", "국 비", "도 비", "군 비", "비 고")


def read(*rows):
    return pledge_of("제목: 물길 열기", "□ 목표\n ○ 물", "□ 재원조달방안\n (단위 : 백만원)", table(HEAD, *rows))


def test_items_are_a_breakdown_and_their_sources_stay_in_the_table():
    made = read(
        ("계", "14,000", "6,500", "2,600", "4,900", ""),
        ("□ 토지매입비", "1,000", "0", "0", "1,000", ""),
        ("□ 시설비", "13,000", "6,500", "2,600", "3,900", ""),
    )
    budget = made.value.budget
    assert [(one.name, one.amount) for one in budget.breakdown] == [
        ("토지매입비", 1_000_000_000),
        ("시설비", 13_000_000_000),
    ]
    assert {cell.source: cell.amount // 1_000_000 for cell in budget.cells} == {
        "total": 14_000,
        "national": 6_500,
        "regional": 2_600,
        "local": 4_900,
    }
    assert len(made.value.tables) == 1
    assert not {"TEXT_UNPLACED", "SUBTOTAL_MISMATCH"} & set(codes(made))


def test_a_dot_for_a_comma_is_told():
    made = read(
        ("계", "14,000", "6,500", "2,600", "4,900", ""),
        ("□ 토지매입비", "1,000", "0", "0", "1,000", ""),
        ("□ 시설비", "13,000", "6,500", "2,600", "3.000", ""),
    )
    (noted,) = (one for one in made.findings if one.code == "MONEY_SEPARATOR_SUSPECT")
    assert noted.raw == "3.000"
    assert "TEXT_UNPLACED" not in codes(made)


def test_items_that_do_not_add_up_are_told_with_their_gap():
    made = read(
        ("계", "14,000", "6,500", "2,600", "4,900", ""),
        ("토지매입비", "1,000", "0", "0", "1,000", ""),
        ("시설비", "13,000", "6,500", "2,600", "3,000", ""),
    )
    gaps = [one.message_en for one in made.findings if one.code == "SUBTOTAL_MISMATCH"]
    assert any("13,000 ≠ 12,100" in gap for gap in gaps)
    assert any("4,900 ≠ 4,000" in gap for gap in gaps)
