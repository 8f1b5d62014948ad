"""공약실명제: roles, names and phones told by what a cell holds, and by the head of its column where it has one."""

import pytest
from page_builders import codes, pledge_of, table

from pipeline.document import Place, Span
from pipeline.fields.departments import officers_beside, split_departments
from pipeline.fields.officers import split_officer

HEAD = "가람시 어르신 일자리 확대\n"


def people(*rows, head=HEAD):
    made = pledge_of(head, table(*rows)).value.officers
    return [(o.department, o.team, o.role, o.name, o.phone) for o in made]


def test_a_department_over_several_rows_is_that_of_each():
    assert people(
        ["공약실명제", "<", "<", "<", "<"],
        ["추진부서", "노인복지과", "과장", "홍길동", "☎ 000-0001"],
        ["^", "^", "일자리팀장", "성춘향", "☎ 000-0002"],
        ["^", "^", "담당자", "이몽룡", "☎ 000-0003"],
    ) == [
        ("노인복지과", None, "과장", "홍길동", "000-0001"),
        ("노인복지과", "일자리팀", "일자리팀장", "성춘향", "000-0002"),
        ("노인복지과", "일자리팀", "담당자", "이몽룡", "000-0003"),
    ]


def test_a_team_taken_from_the_leader_above_is_told():
    rows = (["도로과", "도로팀장", "성춘향", "000-0002"], ["^", "담당자", "이몽룡", "000-0003"])
    assert codes(pledge_of(HEAD, table(*rows))).count("OFFICER_TEAM_INFERRED") == 1


def test_a_leader_leads_only_in_the_own_department():
    made = people(["도로과", "도로팀장", "성춘향", "000-0002"], ["교통과", "담당자", "이몽룡", "000-0003"])
    assert made[1] == ("교통과", None, "담당자", "이몽룡", "000-0003")


def test_heads_say_what_a_column_holds_in_whatever_order():
    assert people(
        ["성명", "전화번호", "직위", "부서"],
        ["홍길동", "000-0001", "과장", "노인복지과"],
        ["성춘향", "000-0002", "담당자", "도로과"],
    ) == [("노인복지과", None, "과장", "홍길동", "000-0001"), ("도로과", None, "담당자", "성춘향", "000-0002")]


def test_without_heads_the_content_says_it():
    assert people(["과장", "홍길동", "000-0001"], ["담당자", "이한국", "000-0003"]) == [
        (None, None, "과장", "홍길동", "000-0001"),
        (None, None, "담당자", "이한국", "000-0003"),
    ]


def test_a_team_has_a_column_of_its_own():
    assert people(["부서", "팀", "직위", "성명", "전화"], ["도로과", "도로팀", "팀장", "성춘향", "000-0002"]) == [
        ("도로과", "도로팀", "팀장", "성춘향", "000-0002")
    ]


def test_letter_spaced_words_are_read():
    assert people(["도로과", "과 장", "홍 길 동", "000-0001"]) == [("도로과", None, "과 장", "홍 길 동", "000-0001")]


PIECES = [
    ("일자리팀장 홍길동(000-0001)", ["일자리팀장", "홍길동", "000-0001"]),
    ("과장 홍길동", ["과장", "홍길동"]),
    ("담당자 : 홍길동", ["담당자", "홍길동"]),
    ("홍길동 ☎ 000-0001", ["홍길동", "☎ 000-0001"]),
    ("노인복지과 일자리팀", ["노인복지과", "일자리팀"]),
    ("노인복지과 일자리팀장 홍길동", ["노인복지과", "일자리팀장", "홍길동"]),
    ("홍 길 동", ["홍 길 동"]),
    ("000-0001", ["000-0001"]),
    ("2022. 7.", ["2022. 7."]),
    ("", [""]),
]


@pytest.mark.parametrize(("text", "pieces"), PIECES)
def test_what_stands_in_one_cell_is_taken_apart(text, pieces):
    assert split_officer(text) == pieces


def test_a_row_that_lacks_a_part_is_told():
    assert "OFFICER_UNPARSED" in codes(pledge_of(HEAD, table(["도로과", "과장", "", "000-0001"])))


def test_a_phone_without_area_code_is_told_and_one_with_is_not():
    plain, full = (
        codes(pledge_of(HEAD, table(["도로과", "과장", "홍길동", phone]))) for phone in ("000-0001", "031-000-0001")
    )
    assert "PHONE_NO_AREA_CODE" in plain
    assert "PHONE_NO_AREA_CODE" not in full


def test_an_officer_in_the_bracket_behind_a_department_is_an_officer():
    read = pledge_of(HEAD + "추진부서 : 노인복지과(과장 홍길동, ☎ 000-0001)")
    assert read.value.departments.lead == ("노인복지과",)
    assert [(o.department, o.role, o.name, o.phone) for o in read.value.officers] == [
        ("노인복지과", "과장", "홍길동", "000-0001")
    ]


@pytest.mark.parametrize("text", ["노인복지과", "노인복지과(일자리)", "노인복지과(2022년)"])
def test_other_brackets_name_no_officer(text):
    assert officers_beside(Span.of(text, Place())) == []


def test_every_table_of_officers_is_read_and_none_stays_a_table():
    one = table(["도로과", "과장", "홍길동", "000-0001"])
    other = table(["교통과", "과장", "성춘향", "000-0002"], ordinal=2)
    read = pledge_of(HEAD, one, "□ 기대효과\n○ 활력", other)
    assert [o.name for o in read.value.officers] == ["홍길동", "성춘향"]
    assert read.value.tables == ()


DEPARTMENTS = [
    ("산업진흥과, 교통정책과·도로과", ["산업진흥과", "교통정책과", "도로과"]),
    ("교통정책과/도로과 및 주택과", ["교통정책과", "도로과", "주택과"]),
    ("노인복지과(과장, 팀장)", ["노인복지과(과장, 팀장)"]),
    ("-", []),
]


@pytest.mark.parametrize(("text", "names"), DEPARTMENTS)
def test_departments_stand_apart(text, names):
    assert split_departments(text) == names


def test_departments_come_from_labels_lists_and_the_officers_each_once():
    read = pledge_of(
        HEAD + "□ 추진부서\n○ 도로과\n○ 교통과\n협조부서 : 주택과, 안전과",
        table(["도로과", "과장", "홍길동", "000-0001"]),
    )
    assert read.value.departments.lead == ("도로과", "교통과")
    assert read.value.departments.supporting == ("주택과", "안전과")


def test_a_column_that_says_who_leads_and_who_helps_is_no_post_and_no_department():
    people = table(
        ["구분", "소속", "직위(직급)", "성명", "연락처"],
        ["주관", "정보과", "과장", "김가온", "000-0001"],
        ["협조", "교통과", "팀장", "최라온", "000-0002"],
    )
    read = pledge_of("1-1 도시 관리\n□ 공약실명제", people).value
    assert [(one.department, one.role, one.name) for one in read.officers] == [
        ("정보과", "과장", "김가온"),
        ("교통과", "팀장", "최라온"),
    ]
    assert (read.departments.lead, read.departments.supporting) == (("정보과",), ("교통과",))


@pytest.mark.parametrize("number", ["전화", "연락처"])
def test_posts_across_the_top_have_their_names_and_numbers_below(number):
    rows = (
        ["구분", "과장", "팀장", "담당"],
        ["성명", "홍길동", "성춘향", "이몽룡"],
        [number, "000-0001", "000-0002", "000-0003"],
    )
    read = pledge_of(HEAD, table(*rows))
    assert [(o.role, o.name, o.phone) for o in read.value.officers] == [
        ("과장", "홍길동", "000-0001"),
        ("팀장", "성춘향", "000-0002"),
        ("담당", "이몽룡", "000-0003"),
    ]
    assert not {"OFFICER_UNPARSED", "OFFICER_CELL_UNREAD"} & set(codes(read))
