"""Names of files without officers: what is covered however the words are joined, and what stays."""

import unicodedata

import pytest

from pipeline.privacy import People, path_covered

COVERED = [
    ("주무관_변학도.txt", "주무관_○○○.txt"),
    ("담당_변학도.txt", "담당_○○○.txt"),
    ("담당자_변학도_010-0000-0001.txt", "담당자_○○○_***-****-****.txt"),
    ("계획(010-0000-0001).txt", "계획(***-****-****).txt"),
    ("주무관 변학도 010-0000-0001.txt", "주무관 ○○○ ***-****-****.txt"),
    ("주무관-변학도.hwp", "주무관-○○○.hwp"),
    ("주무관.변학도.hwp", "주무관.○○○.hwp"),
    ("변학도-주무관.hwp", "○○○-주무관.hwp"),
    ("도로팀장_변학도_실천계획_v2.1.hwp", "도로팀장_○○○_실천계획_v2.1.hwp"),
    ("주무관 변학도 계획.hwp", "주무관 ○○○ 계획.hwp"),
    ("과장_을지문덕.hwp", "과장_○○○○.hwp"),
    ("나루과_홍길동-최종.hwp", "나루과_○○○-최종.hwp"),
    ("주무관_변학도_000-0001.hwp", "주무관_○○○_***-****.hwp"),
    ("주무관_변학도_01000000001.hwp", "주무관_○○○_***********.hwp"),
    ("계획_061_000_0001.hwp", "계획_***_***_****.hwp"),
    ("계획_０６１－０００－０００１.hwp", "계획_***－***－****.hwp"),
    ("hong@example.kr.txt", "****@example.kr.txt"),
    ("주무관_변학도/계획.tar.gz", "주무관_○○○/계획.tar.gz"),
]

LEFT = [
    "실천계획_2022-2026.pdf",
    "02-2022-2026.pdf",
    "02-2023-0001.pdf",
    "01-0000-0001.pdf",
    "실천계획_2023-0101.pdf",
    "계획서_20230101-0001.pdf",
    "공약 061 481.pdf",
    "도로과장_회의록.hwp",
    "도로과장 회의.hwp",
    "담당자_연락처.xlsx",
    "담당_신청서.hwp",
    "담당자_제출용.hwp",
    "담당_주민자치_계획.hwp",
    "담당부서_정비과.hwp",
    "나루시-실천계획서(최종본)_2026.hwp",
    "plan_2-final.v2.txt",
]


@pytest.mark.parametrize(("path", "shown"), COVERED)
def test_a_person_in_the_name_of_a_file_is_covered_however_the_words_are_joined(path, shown):
    assert path_covered(path, People({"홍길동"})) == shown


@pytest.mark.parametrize("path", LEFT)
def test_ordinary_names_of_files_stay(path):
    assert path_covered(path, People({"홍길동"})) == path


def test_a_name_in_parts_of_letters_as_one_system_writes_them_is_found():
    assert path_covered(unicodedata.normalize("NFD", "주무관_변학도.txt")) == "주무관_○○○.txt"
    ordinary = unicodedata.normalize("NFD", "실천계획_최종.txt")
    assert path_covered(ordinary) == ordinary


def test_masked_leaves_the_family_name_and_the_number_of_the_office():
    assert path_covered("주무관_변학도_061-000-0001.txt", first=True) == "주무관_변○○_061-000-****.txt"
