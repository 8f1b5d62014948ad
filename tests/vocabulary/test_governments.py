from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.vocabulary import squeeze
from pipeline.vocabulary.governments import candidates, find, governments, in_force, named_in, spelled, stems_in
from pipeline.vocabulary.governments.table import regions
from pipeline.vocabulary.terms import terms

LAST_OF_OLD, FIRST_OF_NEW = date(2026, 6, 30), date(2026, 7, 1)

# 시, 군, 자치구: 지방자치단체 행정구역 of the day
COUNTS = [
    (date(2010, 6, 30), 16, 75, 86, 69),  # before 통합 창원시
    (date(2010, 7, 1), 16, 73, 86, 69),
    (date(2012, 7, 1), 17, 74, 84, 69),  # 당진시, 세종특별자치시 without 연기군
    (date(2014, 7, 1), 17, 75, 82, 69),  # 여주시, 청원군 into 청주시
    (date(2023, 7, 1), 17, 75, 82, 69),
    (LAST_OF_OLD, 17, 75, 82, 69),
    (FIRST_OF_NEW, 16, 75, 82, 70),
]


@pytest.mark.parametrize(("day", "metropolitan", "si", "gun", "gu"), COUNTS)
def test_there_are_as_many_governments_as_on_the_day(day, metropolitan, si, gun, gu):
    levels = Counter(row.level for row in in_force(day))
    kinds = Counter(row.kind for row in in_force(day, "basic"))
    assert (levels["metropolitan"], levels["education"]) == (metropolitan, metropolitan)
    assert kinds == {"si": si, "gun": gun, "gu": gu}


def test_there_are_243_before_and_after_the_first_of_july_2026():
    for day, basic in ((LAST_OF_OLD, 226), (FIRST_OF_NEW, 227)):
        assert len(list(in_force(day, "basic"))) == basic
        assert len(list(in_force(day, "basic"))) + len(list(in_force(day, "metropolitan"))) == 243


CHANGES = [
    # name, parent, day of the change, code the day before, code on the day
    ("춘천시", None, date(2023, 6, 11), "4211000000", "5111000000"),
    ("강원도", None, date(2023, 6, 11), "4200000000", "5100000000"),
    ("전주시", None, date(2024, 1, 18), "4511000000", "5211000000"),
    ("군위군", None, date(2023, 7, 1), "4772000000", "2772000000"),
    ("남구", "인천광역시", date(2018, 7, 1), "2817000000", None),
    ("미추홀구", None, date(2018, 7, 1), None, "2817700000"),
    ("당진군", None, date(2012, 1, 1), "4483000000", None),
    ("당진시", None, date(2012, 1, 1), None, "4427000000"),
    ("연기군", None, date(2012, 7, 1), "4473000000", None),
    ("세종특별자치시", None, date(2012, 7, 1), None, "3611000000"),
    ("여주군", None, date(2013, 9, 23), "4173000000", None),
    ("여주시", None, date(2013, 9, 23), None, "4167000000"),
    ("청원군", None, date(2014, 7, 1), "4371000000", None),
    ("창원시", None, date(2010, 7, 1), "4811000000", "4812000000"),
    ("마산시", None, date(2010, 7, 1), "4816000000", None),
    ("목포시", None, FIRST_OF_NEW, "4611000000", "1211000000"),
    ("신안군", None, FIRST_OF_NEW, "4691000000", "1287000000"),
    ("광산구", None, FIRST_OF_NEW, "2920000000", "1233000000"),
    ("동구", "광주광역시", FIRST_OF_NEW, "2911000000", "1221000000"),
    ("광주광역시", None, FIRST_OF_NEW, "2900000000", None),
    ("전라남도", None, FIRST_OF_NEW, "4600000000", None),
    ("전남광주통합특별시", None, FIRST_OF_NEW, None, "1200000000"),
    ("중구", "인천광역시", FIRST_OF_NEW, "2811000000", None),
    ("서구", "인천광역시", FIRST_OF_NEW, "2826000000", None),
    ("제물포구", None, FIRST_OF_NEW, None, "2812500000"),
    ("영종구", None, FIRST_OF_NEW, None, "2815500000"),
    ("서해구", None, FIRST_OF_NEW, None, "2827500000"),
    ("검단구", None, FIRST_OF_NEW, None, "2829000000"),
    ("중구", "서울", FIRST_OF_NEW, "1114000000", "1114000000"),
]


@pytest.mark.parametrize(("name", "parent", "day", "before", "after"), CHANGES)
def test_a_government_is_looked_up_by_name_and_day(name, parent, day, before, after):
    codes = [getattr(find(name, parent, on), "code", None) for on in (day - timedelta(days=1), day)]
    assert codes == [before, after]


def test_a_code_belongs_to_one_name_and_begins_with_that_of_its_parent():
    owners = {}
    for row in governments():
        if row.code:
            assert owners.setdefault(row.code, row.name) == row.name
        if row.code and row.level == "basic":
            assert row.parent is not None
            parents = candidates(row.parent, on=row.valid_to or FIRST_OF_NEW)
            assert [parent.code[:2] for parent in parents if parent.code] == [row.code[:2]]


def test_a_code_that_is_not_certain_is_empty():
    assert [row.name for row in governments() if row.code is None and row.level != "education"] == ["진해시"]


def test_every_parent_is_a_government_of_the_same_days():
    for row in governments():
        if row.parent is not None:
            for day in (row.valid_from or date(2010, 1, 1), row.valid_to or date(2026, 10, 1)):
                assert [one.name for one in candidates(row.parent, on=day) if one.level == "metropolitan"] == [
                    row.parent
                ]


@pytest.mark.parametrize("name", ["중구", "동구", "서구", "남구", "북구", "강서구", "고성군"])
def test_a_name_of_several_provinces_needs_its_parent(name):
    assert find(name) is None
    assert find(name, on=FIRST_OF_NEW) is None
    for row in in_force(FIRST_OF_NEW, "basic"):
        if row.name == name:
            assert find(name, row.parent, FIRST_OF_NEW) == row


def test_the_city_of_gwangju_is_in_gyeonggi_and_the_metropolis_another():
    assert find("광주시").parent == "경기도"
    assert spelled("경기도 광주시").name == "광주시"
    assert find("동구", "광주광역시", LAST_OF_OLD).code == "2911000000"


SPELLED = [
    ("경 기 도  안 산 시", ("안산시", "경기도")),
    ("부산 강서구", ("강서구", "부산")),
    ("서울시", ("서울특별시", None)),
    ("제주도", ("제주특별자치도", None)),
    ("강원도", ("강원도", None)),
    ("경기도교육청", ("경기도교육청", None)),
    ("전북교육청", ("전북특별자치도교육청", None)),
    ("\u110b\u1161\u11ab\u1109\u1161\u11ab\u1109\u1175", ("안산시", None)),
    ("안산", None),
    ("경기도 중구", None),
    ("안산시 상록구", None),
    ("제주시", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), SPELLED)
def test_a_text_that_is_a_name_is_read_with_its_province(text, expected):
    found = spelled(text)
    assert (found and (found.name, found.parent)) == expected


NAMED = [
    ("달서구와 부산진구, 강서구", ["달서구", "부산진구", "강서구"]),
    ("이중구조 개선", []),
    ("상주시설 정비", []),
    ("안산시민의 날", []),
    ("안산시는 수원시와", ["안산시", "수원시"]),
    ("2026년가평군공약", ["가평군"]),
    ("남동구청장", ["남동구"]),
    ("대중구, 대 중구", ["중구"]),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_names_in_a_line_are_the_longest_and_whole_words(text, names):
    assert [one.name for one in named_in(text)] == names


def test_a_stem_that_is_a_word_of_the_language_is_no_hint():
    assert stems_in("예산 부여 수영 안산 가평") == ["안산시", "가평군"]


def test_every_region_of_the_word_list_is_in_the_table():
    names = {row.name for row in governments() if row.level == "metropolitan"}
    covered = {name for region in regions().values() for name in (region.name, *region.renamed)}
    assert covered == names


@given(st.text(max_size=80))
def test_any_text_has_names_in_order_and_within_it(text):
    found = named_in(text)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert not found or found[-1].end <= len(squeeze(text))


@given(st.sampled_from(governments()), st.dates(date(2010, 1, 1), date(2026, 10, 1)))
def test_a_row_is_found_by_its_name_and_parent_on_each_of_its_days(row, day):
    found = find(row.name, row.parent, day)
    assert (found == row) == row.holds(day) or (found is not None and found.name != row.name)


def test_terms_follow_each_other_without_a_gap():
    known = list(terms().values())
    assert [term.number for term in known] == list(range(1, 10))
    assert (known[-1].start, known[-1].end) == (date(2026, 7, 1), date(2030, 6, 30))
    assert all((two.start - one.end).days == 1 for one, two in pairwise(known))
