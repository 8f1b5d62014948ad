"""A city's profile: what it may say, what is refused with file and line, and that it holds for one document alone."""

import pickle
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import ROOT

from pipeline.convert import Options, convert
from pipeline.vocabulary import ProfileError, find_label, load_profile, lookup, using
from pipeline.vocabulary.profile import Profile, read_profile

GAON = """\
# 가온시
[labels]
goals = ["추진 배경과 바람"]
officers = ["일꾼 이름표"]

[sources]
other = ["가온상단 출연금"]

[statuses]
on_track = ["순풍"]

[units]
"백만 냥" = 1_000_000

[counters]
words = ["고을"]

[settle.labels]
"공약구분" = "continuity"

[settle.sources]
"시비" = "regional"

[phones]
area_code = "000"
"""

PAGE = """\
공약명: 나루터 고치기
1. 추진 배경과 바람
 - 고을마다 나루터 12고을 정비
2. 사업개요
 - 사업기간 : 2022. 7. ~ 2026. 6.
3. 연차별 추진목표
구분\t2023년\t2024년
나루터 고치기\t정비 5고을\t정비 7고을
4. 연차별 투자계획
(단위 : 백만 냥)
구분\t총계\t2023년\t2024년
계\t30\t10\t20
시비\t20\t5\t15
가온상단 출연금\t10\t5\t5
5. 일꾼 이름표
부서\t직위\t성명\t전화번호
나루과\t과장\t홍길동\t123-4567
"""


@pytest.fixture
def profile(tmp_path):
    path = tmp_path / "gaon.toml"
    path.write_text(GAON, encoding="utf-8")
    return load_profile(path)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PAGE.replace("123-4567", "000-0001"), encoding="utf-8")
    return path


def test_a_profile_adds_words_and_settles_what_is_ambiguous(page, profile):
    (pledge,) = convert(page, Options(profile=profile)).pledges
    assert [goal.text for goal in pledge.goals] == ["고을마다 나루터 12고을 정비"]
    assert pledge.budget is not None
    assert {cell.source for cell in pledge.budget.cells} == {"total", "regional", "other"}
    assert pledge.budget.cells[0].amount == 30_000_000
    assert [(i.value, i.unit) for target in pledge.targets for i in target.indicators] == [("5", "고을"), ("7", "고을")]


def test_an_area_code_is_added_and_told(page, profile):
    document = convert(page, Options(profile=profile))
    assert [officer.phone for officer in document.pledges[0].officers] == ["000-000-0001"]
    assert "PHONE_AREA_CODE_ADDED" in {finding.code for finding in document.findings}


def test_without_the_profile_nothing_of_it_is_left(page, profile):
    before = convert(page)
    assert convert(page, Options(profile=profile)) != before
    assert convert(page) == before
    assert [officer.phone for officer in before.pledges[0].officers] in ([], ["000-0001"])


def test_two_threads_do_not_share_a_profile(profile):
    def source_of_city_money(one):
        with using(one):
            return lookup("sources").get("시비"), find_label("일꾼 이름표") is not None

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(source_of_city_money, [profile, None] * 20))
    assert found == [("regional", True), ("city", False)] * 20


def test_a_profile_travels_to_another_process(profile):
    there = pickle.loads(pickle.dumps(profile))  # noqa: S301 - our own bytes
    assert there == profile
    assert hash(there) == hash(profile)


def test_an_empty_profile_says_nothing():
    assert read_profile("") == Profile()


WRONG = [
    ('[labels]\n\naims = ["바람"]', 3, "has no 'aims'"),
    (
        '[labels]\nplan = [\n  "새 길",\n  "목적",\n]',
        4,
        "'목적' is goals in gongyak's vocabulary, not plan; [settle.labels]",
    ),
    ('[sources]\nlocal = "시비"', 2, "local is a list of words"),
    ('[sources]\nlocal = ["·"]', 2, "local is a list of words"),
    ('[labels]\ngoals = ["바람"]\nplan = ["바 람"]', 3, "both goals and plan"),
    ('[settle.sources]\n"시비" = "mine"', 2, "'mine' is no name of sources"),
    ('[settle.sources]\n"가온상단" = "local"', 2, "no other meaning to settle"),
    ('[units]\n"냥" = 0', 2, "'냥' is a whole number of won"),
    ('[units]\n"냥" = true', 2, "'냥' is a whole number of won"),
    ("[phones]\narea_code = 31", 2, "no area code"),
    ("[cities]\n", 1, "[cities] is none of"),
    ("settle = 3", 1, "settle is no table"),
    ("[settle]\nsources = 3", 2, "[settle.sources] is no table"),
    ('[settle.poems]\n"a" = "b"', 1, "has no 'poems'"),
    ("[labels]\ngoals = [", 2, ""),
    ('[labels]\ngoals = ["a"]\ngoals = ["b"]', 3, "overwrite"),
]


@pytest.mark.parametrize(("text", "line", "reason"), WRONG)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path, text, line, reason):
    path = tmp_path / "city.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        load_profile(path)
    assert caught.value.detail.startswith(f"city.toml:{line}: ")
    assert reason in caught.value.detail
    assert caught.value.exit_code == 2


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(ProfileError, match=r"none\.toml: No such file"):
        load_profile(tmp_path / "none.toml")
    (tmp_path / "cp949.toml").write_bytes("# 가온시".encode("cp949"))
    with pytest.raises(ProfileError, match=r"cp949\.toml: no UTF-8"):
        load_profile(tmp_path / "cp949.toml")


def test_the_profile_in_the_documents_loads():
    page = (ROOT / "docs" / "profile.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert len(read_profile(example).words) == 8
