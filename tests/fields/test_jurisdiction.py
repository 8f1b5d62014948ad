import json
from datetime import date

import pytest

from pipeline.document import Cell, Document, Paragraph, Place, Table
from pipeline.fields.jurisdiction import find_jurisdiction, in_path
from pipeline.values.manifest import Entry, ManifestError, load_manifest
from schemas.document import Jurisdiction

ELECTION_DAY, FIRST_DAY = date(2026, 6, 3), date(2026, 7, 1)


def page(*texts, heads=()):
    blocks = tuple(Paragraph(text, Place(page=1, paragraph=at)) for at, text in enumerate(texts, 1))
    return Document("pdf", blocks, 1, tuple(Paragraph(text, Place(page=1)) for text in heads))


def form(*rows):
    cells = [
        Cell(row, column, text, Place(page=1, table=1, row=row + 1, column=column + 1))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return Document("pdf", (Table(tuple(cells), len(rows), max(map(len, rows)), Place(page=1, table=1)),), 1)


def name(document, **said):
    found = find_jurisdiction(document, **said).value
    return found and (found.name, found.parent)


def codes(read):
    return [finding.code for finding in read.findings]


TITLES = [
    ("가평군 민선9기 공약실천계획서", ("가평군", "경기도")),
    ("민선 9기 경기도 가평군 공약 실천계획", ("가평군", "경기도")),
    ("시민과 함께 만드는 안산시 공약실천계획서", ("안산시", "경기도")),
    ("안산시장 공약사항 추진상황 보고", ("안산시", "경기도")),
    ("제11대 서산시장 홍길동 공약 실천계획서", ("서산시", "충청남도")),
    ("2026년 공약가계부(안산시)", ("안산시", "경기도")),
    ("부산광역시 남구 공약실천계획", ("남구", "부산광역시")),
    ("서울시 공약 이행현황", ("서울특별시", None)),
    ("경기도교육청 공약 추진계획", ("경기도교육청", "경기도")),
    ("안 산 시 민 선 8 기 공 약 실 천 계 획 서", ("안산시", "경기도")),
    ("안산시\n공약실천계획서", ("안산시", "경기도")),
]


@pytest.mark.parametrize(("line", "expected"), TITLES)
def test_a_title_states_whose_plan_it_is(line, expected):
    assert name(page(line, "도서관 건립")) == expected


def test_a_row_without_cells_hides_nothing():
    """As a damaged page has it."""
    cells = tuple(
        Cell(2, at, text, Place(page=1, table=1, row=3, column=at + 1))
        for at, text in enumerate(["자치단체", "안산시"])
    )
    assert name(Document("pdf", (Table(cells, 4, 2, Place(page=1, table=1)),), 1)) == ("안산시", "경기도")


def test_what_the_table_adds_has_the_evidence_of_the_name():
    found = find_jurisdiction(page("안산시 공약실천계획서"))
    assert found.value == Jurisdiction(
        name="안산시", parent="경기도", level="basic", kind="si", code="4127000000", basis="document"
    )
    assert found.evidence.keys() == {"/name", "/parent", "/level", "/kind", "/code"}
    assert {places[0].raw for places in found.evidence.values()} == {"안산시 공약실천계획서"}
    assert codes(found) == ["JURISDICTION_FROM_TABLE"]


MENTIONS = [
    "안산 강소연구개발특구 육성",
    "안산시와 협의하여 공약을 추진",
    "추진기관 : 경기도, 안산시",
    "안산시 청년 일자리 실천계획",
    "안산시",  # alone, on a page that is no cover
    "인근 수원시 공약사업과 연계한 도로 개설",
]


@pytest.mark.parametrize("line", MENTIONS)
def test_a_mention_states_nothing(line):
    assert name(page("도서관 건립", line)) is None


def test_a_name_in_the_first_line_is_a_hint():
    found = find_jurisdiction(page("안산 강소연구개발특구 및 안산사이언스밸리 육성", "공약사항"))
    assert found.value is None
    assert [(f.code, f.severity, f.suggestion) for f in found.findings] == [("JURISDICTION_HINT", "info", "안산시")]


def test_a_cover_names_the_government_on_a_line_of_its_own():
    assert name(page("민선9기", "공약실천계획서", "경기도 가평군")) == ("가평군", "경기도")
    assert name(page("공약실천계획서", "가평군청")) == ("가평군", "경기도")


def test_a_value_under_its_label_is_no_line_of_a_cover():
    assert name(page("공약실천계획서", "추진기관", "안산시")) is None


def test_a_running_head_names_the_government():
    assert name(page("도서관 건립", heads=["가평군 | 민선9기 공약실천계획서"])) == ("가평군", "경기도")
    assert name(page("도서관 건립", heads=["가평군"])) == ("가평군", "경기도")


ELECTIONS = [
    ("횡성군수선거", None, ("횡성군", "강원특별자치도")),
    ("성남시장선거", "", ("성남시", "경기도")),
    ("여 수 시 장 선 거", None, ("여수시", "전라남도")),
    ("함양군수-선거", "-", ("함양군", "경상남도")),
    ("성남시장", "성남시", ("성남시", "경기도")),
    ("제9회 전국동시지방선거\n당진시장 선거", "당진시", ("당진시", "충청남도")),
    ("강원특별자치도지사선거", None, ("강원특별자치도", None)),
    ("서울특별시장선거", None, ("서울특별시", None)),
    ("경기도교육감선거", None, ("경기도교육청", "경기도")),
    ("남구청장선거", "대구광역시 남구", ("남구", "대구광역시")),
    ("남구청장선거", "남구", ("남구", None)),
    ("검단구청장선거", None, ("검단구", "인천광역시")),  # elected before it begins
]


@pytest.mark.parametrize(("election", "constituency", "expected"), ELECTIONS)
def test_the_name_of_an_election_names_the_government(election, constituency, expected):
    beside = [] if constituency is None else ["선거구명", constituency]
    assert name(form(["선 거 명", election, *beside]), on=ELECTION_DAY) == expected


def test_a_label_names_the_government_and_another_its_province():
    document = form(["시·도", "부산광역시"], ["자치단체명", "동구"])
    assert name(document) == ("동구", "부산광역시")
    assert name(page("기관명 : 안산시청")) == ("안산시", "경기도")


def test_a_name_of_several_provinces_has_what_they_share_and_a_warning():
    found = find_jurisdiction(page("고성군 공약실천계획서", "경남 고성군 일원에 도서관 건립"))
    assert found.value == Jurisdiction(name="고성군", level="basic", kind="gun", basis="document")
    (note,) = found.findings
    assert (note.code, note.severity, note.suggestion) == ("JURISDICTION_PARENT_UNKNOWN", "warning", "경남 고성군")


def test_a_folder_tells_the_province_that_the_page_leaves_out():
    document = page("고성군 공약실천계획서")
    assert name(document, path="경상남도/2026/plan.pdf") == ("고성군", "경상남도")
    assert find_jurisdiction(document, path="경상남도/plan.pdf").value.basis == "document"


def test_two_governments_in_titles_are_none():
    found = find_jurisdiction(page("안산시 공약실천계획서", "수원시 공약실천계획서"), path="안산시.pdf")
    assert found.value is None
    assert codes(found) == ["JURISDICTION_AMBIGUOUS"]


DATED = [
    ("춘천시 공약실천계획서", date(2022, 7, 1), ("춘천시", "강원도", "4211000000")),
    ("춘천시 공약실천계획서", date(2024, 7, 1), ("춘천시", "강원특별자치도", "5111000000")),
    ("강원도 춘천시 공약실천계획서", date(2024, 7, 1), ("춘천시", "강원특별자치도", "5111000000")),
    # a name cannot be printed before it exists
    ("강원특별자치도 춘천시 공약실천계획서", date(2022, 7, 1), ("춘천시", "강원특별자치도", "5111000000")),
    ("여수시 공약실천계획서", FIRST_DAY, ("여수시", "전남광주통합특별시", "1213000000")),
    ("광주광역시 동구 공약실천계획서", FIRST_DAY, ("동구", "전남광주통합특별시", "1221000000")),
    ("인천 중구 공약실천계획서", FIRST_DAY, ("중구", "인천광역시", "2811000000")),
    ("군위군 공약실천계획서", date(2022, 7, 1), ("군위군", "경상북도", "4772000000")),
    ("군위군 공약실천계획서", None, ("군위군", "대구광역시", "2772000000")),
]


@pytest.mark.parametrize(("line", "day", "expected"), DATED)
def test_the_table_is_read_as_it_was_on_the_day(line, day, expected):
    found = find_jurisdiction(page(line), on=day).value
    assert (found.name, found.parent, found.code) == expected


def test_an_option_goes_before_everything_and_a_conflict_is_a_warning():
    document = page("수원시 공약실천계획서")
    found = find_jurisdiction(document, option="경기도 안산시", manifest=Entry(jurisdiction="용인시"))
    assert (found.value.name, found.value.basis) == ("안산시", "option")
    assert [(f.code, f.suggestion) for f in found.findings][1:] == [("JURISDICTION_CONFLICT", "수원시")]


def test_a_manifest_goes_before_the_page_and_the_page_before_the_path():
    document = page("수원시 공약실천계획서")
    manifest = find_jurisdiction(document, manifest=Entry(jurisdiction="용인시"), path="안산시.pdf")
    path = find_jurisdiction(document, path="안산시.pdf")
    assert (manifest.value.name, manifest.value.basis) == ("용인시", "manifest")
    assert (path.value.name, path.value.basis) == ("수원시", "document")
    assert "JURISDICTION_CONFLICT" in codes(path)


def test_a_word_of_the_user_that_agrees_with_the_page_is_no_conflict():
    document = page("안산시 공약실천계획서")
    for said in ("안산시", "경기 안산시", "경기도 안산시"):
        assert codes(find_jurisdiction(document, option=said)) == ["JURISDICTION_FROM_TABLE"]
    assert name(page("부산광역시 동구 공약실천계획서"), option="동구") == ("동구", "부산광역시")


def test_a_name_of_the_user_that_nobody_bears_is_kept_with_a_suggestion():
    found = find_jurisdiction(page("도서관"), option="안산")
    assert found.value == Jurisdiction(name="안산", basis="option")
    assert [(f.code, f.suggestion) for f in found.findings] == [("JURISDICTION_UNKNOWN_NAME", "안산시")]


PATHS = [
    ("경기도/안산시/계획.pdf", ("안산시", "경기도")),
    ("안산시_공약실천계획서.pdf", ("안산시", "경기도")),
    ("1-고성군-공약.pdf", ("고성군", None)),
    ("경남/고성군/a.pdf", ("고성군", "경상남도")),
    ("안산시/수원시.pdf", None),
    ("안산/계획.pdf", None),
    ("민선8기/계획.pdf", None),
]


@pytest.mark.parametrize(("path", "expected"), PATHS)
def test_folders_and_files_name_a_government(path, expected):
    found = find_jurisdiction(page("도서관 건립"), path=path).value
    assert (found and (found.name, found.parent)) == expected
    assert found is None or found.basis == "manifest"


def test_a_path_spelled_in_jamo_is_the_same_path():
    assert in_path("\u110b\u1161\u11ab\u1109\u1161\u11ab\u1109\u1175.pdf").name == "안산시"


CSV = "경로,자치단체,임기,기준일,비고\n경기도/안산시,경기도 안산시,민선8기,2024-12-31,\nplan.pdf,가평군,,,\n"
JSON = json.dumps(
    {
        "경기도/안산시": {"jurisdiction": "경기도 안산시", "term": "민선8기", "as_of": "2024-12-31"},
        "plan.pdf": {"자치단체": "가평군"},
    }
)
TOML = """
["경기도/안산시"]
jurisdiction = "경기도 안산시"
term = "민선8기"
as_of = 2024-12-31
["plan.pdf"]
jurisdiction = "가평군"
"""
MANIFESTS = [
    ("m.csv", CSV.encode("utf-8-sig")),
    ("m.csv", CSV.encode("cp949")),
    ("m.json", JSON.encode()),
    ("m.toml", TOML.encode()),
]


@pytest.mark.parametrize(("file", "data"), MANIFESTS)
def test_a_manifest_says_the_same_in_every_form(tmp_path, file, data):
    (tmp_path / file).write_bytes(data)
    manifest = load_manifest(tmp_path / file)
    ansan = Entry("경기도 안산시", "민선8기", "2024-12-31")
    assert manifest.entry("경기도/안산시/계획.pdf") == manifest.entry("경기도\\안산시\\a\\b.pdf") == ansan
    assert manifest.entry("anywhere/plan.pdf") == Entry("가평군")
    assert manifest.entry("경기도/안산시/plan.pdf") == Entry("가평군", "민선8기", "2024-12-31")
    assert manifest.entry("other.pdf") == Entry()


BAD = [
    ("m.csv", "자치단체\n안산시\n"),
    ("m.csv", "path,as_of\na.pdf,2024-13\n"),
    ("m.csv", "path,term\na.pdf,8기\n./a.pdf,9기\n"),
    ("m.json", "{"),
    ("m.json", "3"),
    ("m.json", '{"a.pdf": "안산시"}'),
    ("m.toml", "a = "),
    ("m.xml", "<a/>"),
]


@pytest.mark.parametrize(("file", "text"), BAD)
def test_a_bad_manifest_is_refused_by_name(tmp_path, file, text):
    (tmp_path / file).write_text(text, encoding="utf-8")
    with pytest.raises(ManifestError, match=file):
        load_manifest(tmp_path / file)


def test_a_missing_manifest_is_refused_by_name(tmp_path):
    with pytest.raises(ManifestError, match=r"none\.csv"):
        load_manifest(tmp_path / "none.csv")
