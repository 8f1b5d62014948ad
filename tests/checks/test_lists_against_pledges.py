"""Lists held against pledges, as records: what the pages look like is tested elsewhere."""

import pytest
from check_builders import pledge

from pipeline.checks.listings import check_listings
from pipeline.document import Place, Read, ReadListing
from pipeline.findings import finding
from pipeline.values.pairing import pairs_of
from schemas import Departments


def made(number, title, sector=None, department=None):
    update = {"number": number, "title": title, "sector": sector}
    lead = Departments(lead=() if department is None else (department,))
    return pledge().model_copy(update={**update, "departments": lead})


def found(pledges, *rows, first=None):
    listing = ReadListing(tuple(Read(row) for row in rows), (), Place(), first)
    return [(one.code, one.pointer) for one in check_listings(pledges, [listing])]


OWN = [
    made("1-1", "도서관 건립", "문화", "문화과"),
    made("1-2", "숲길 조성", "환경", "산림과"),
    made("1-3", "쉼터", "복지", "복지과"),
]


def test_a_list_that_says_the_same_has_no_findings():
    assert found(OWN, *OWN) == []


def test_rows_that_are_the_pledges_themselves_are_not_held_against_them():
    assert found(OWN, OWN[0], first=0) == []


def test_running_numbers_of_a_list_are_no_numbers_of_pledges():
    assert found(OWN, *(one.model_copy(update={"number": str(n)}) for n, one in enumerate(OWN, start=1))) == []


def test_a_department_named_with_its_bureau_is_the_same():
    row = made("1-1", "도서관 건립", "문화", "문화국 문화과")
    assert found(OWN, row, *OWN[1:]) == []


def test_a_short_list_of_some_pledges_says_nothing_of_the_others():
    assert found(OWN, OWN[0]) == []


def test_a_pledge_that_is_not_listed_is_told():
    assert found(OWN, *OWN[:2]) == [("PLEDGE_COUNT_MISMATCH", "/pledges"), ("PLEDGE_NOT_LISTED", "/pledges/2")]


PAIRS = [
    ([("1", "도서관 건립")], [("2", "도서관 건립")], [(0, 0)]),
    ([("1", "도서관 건립")], [("1", "박물관")], [(0, 0)]),
    ([("1", "반딧불 도서관 건립")], [(None, "반딧불도서관 신축"), (None, "반딧불 도서관 건립 추진")], [(0, 1)]),
    ([(None, "숲길")], [(None, "도서관")], []),
    ([("1", "숲길"), ("1", "숲길")], [("1", "숲길"), ("1", "숲길")], [(0, 0), (1, 1)]),
]


@pytest.mark.parametrize(("rows", "pledges", "pairs"), PAIRS)
def test_a_row_means_the_pledge_of_its_title_then_of_its_number_then_the_likest(rows, pledges, pairs):
    assert pairs_of(rows, pledges) == pairs


@pytest.mark.parametrize(
    ("own", "told"), [(None, [("PLEDGE_NUMBER_DATED", "/pledges/1/number")]), ("1-2", [])], ids=["unsaid", "said"]
)
def test_a_date_for_a_number_in_a_list_is_told_where_the_pledge_says_no_number(own, told):
    dated = finding("PLEDGE_NUMBER_DATED", pointer="/number", value="1월 2일")
    rows = [Read(OWN[0]), Read(made(None, "숲길 조성", "환경", "산림과")).noting(dated), Read(OWN[2])]
    pledges = [OWN[0], made(own, "숲길 조성", "환경", "산림과"), OWN[2]]
    listing = ReadListing(tuple(rows), (), Place(), None)
    assert [(one.code, one.pointer) for one in check_listings(pledges, [listing])] == told
