"""A place for departments holds departments: whoever is printed beside one goes to the officers."""

import pytest
from page_builders import codes, pledge_of

HEAD = "공약명 : 나루길 정비\n"

NAMED = [
    ("예산과 김새롬 주무관", ["예산과"], [("예산과", "주무관", "김새롬", None)]),
    ("도로과 성춘향 팀장(000-2003)", ["도로과"], [("도로과", "팀장", "성춘향", "000-2003")]),
    ("문화과장 홍길동(☎ 000-1234)", ["문화과"], [("문화과", "문화과장", "홍길동", "000-1234")]),
    ("관광과 홍길동", ["관광과"], [("관광과", None, "홍길동", None)]),
    ("관광과(홍길동)", ["관광과"], [("관광과", None, "홍길동", None)]),
    ("기획예산담당관 홍길동", ["기획예산담당관"], [("기획예산담당관", "기획예산담당관", "홍길동", None)]),
    (
        "도로과장 변학도, 도로팀장 방자, 담당 향단 000-2005",
        ["도로과"],
        [
            ("도로과", "도로과장", "변학도", None),
            ("도로과", "도로팀장", "방자", None),
            ("도로과", "담당", "향단", "000-2005"),
        ],
    ),
    ("도로과/방자/팀장", ["도로과"], [("도로과", "팀장", "방자", None)]),
    ("도로과, 팀장, 홍길동, 000-0001", ["도로과"], [("도로과", "팀장", "홍길동", "000-0001")]),
    ("도로과 / 홍길동 / 000-0001", ["도로과"], [("도로과", None, "홍길동", "000-0001")]),
    (
        "도로과 홍길동 과장, 공원과 김새롬 주무관",
        ["도로과", "공원과"],
        [("도로과", "과장", "홍길동", None), ("공원과", "주무관", "김새롬", None)],
    ),
]


@pytest.mark.parametrize(("text", "departments", "officers"), NAMED)
@pytest.mark.parametrize(("label", "field"), [("추진부서", "lead"), ("협조부서", "supporting")])
def test_a_person_beside_a_department_is_an_officer(label, field, text, departments, officers):
    read = pledge_of(f"{HEAD}□ {label} : {text}\n□ 기대효과\n ○ 활력").value
    assert list(getattr(read.departments, field)) == departments
    assert [(o.department, o.role, o.name, o.phone) for o in read.officers] == officers


@pytest.mark.parametrize(
    "text",
    [
        "시민안전과 안전정책팀",
        "동구 도시과",
        "도로과(총괄)",
        "노인복지과(일자리)",
        "기획예산담당관",
        "도로과 도로시설 담당",
        "서부공원녹지사업소",
        "강남구 주택과",
    ],
)
def test_offices_that_only_look_like_a_person_stay(text):
    read = pledge_of(f"{HEAD}□ 협조부서 : {text}\n□ 기대효과\n ○ 활력").value
    assert (read.departments.supporting, read.officers) == ((text,), ())


def test_a_name_without_a_post_is_told():
    assert "OFFICER_UNPARSED" in codes(pledge_of(f"{HEAD}□ 추진부서 : 관광과 홍길동\n□ 기대효과\n ○ 활력"))


def test_people_behind_a_word_for_questions_are_officers():
    read = pledge_of(f"{HEAD}문의 : 도로과 성춘향 팀장(000-2003)\n□ 기대효과\n ○ 활력").value
    assert [(o.department, o.role, o.name) for o in read.officers] == [("도로과", "팀장", "성춘향")]
