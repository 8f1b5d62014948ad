"""What a target's figure counts: the words of its cell, of its row, and those in the row's bracket."""

import pytest
from convert.reading import read_html, read_text


def _first(row: str, cell: str) -> list[tuple[str | None, str, str | None, str | None]]:
    document = read_html(
        "<p>공약명 : 마을 도서관</p><p>□ 연차별 추진목표</p><table><tr><th>구분</th><th>2023</th><th>2024</th></tr>"
        f"<tr><td>{row}</td><td>{cell}</td><td>2,000</td></tr></table>"
    )
    return [(i.name, str(i.value), i.unit, i.qualifier) for i in document.pledges[0].targets[0].indicators]


@pytest.mark.parametrize(
    ("row", "cell", "said"),
    [
        ("장서(누계, 권)", "1,000", [("장서", "1000", "권", "누계")]),
        ("장서(권)", "1,000", [("장서", "1000", "권", None)]),
        ("장서(누계)", "1,000권", [("장서", "1000", "권", "누계")]),
        ("행복일자리", "시범 1명", [("행복일자리", "1", "명", "시범")]),
        ("행복일자리", "참여 1명", [("참여", "1", "명", None)]),
        ("행복일자리", "신규 5명, 기존 10명", [("신규", "5", "명", None), ("기존", "10", "명", None)]),
    ],
)
def test_a_figure_is_named_by_its_row_and_by_its_cell(row, cell, said):
    assert _first(row, cell) == said


@pytest.mark.parametrize(
    ("scale", "measures", "kept"),
    [
        ("빈집 정비(연 10동), 마을회관 5동", [("빈집 정비", "10", "동"), ("마을회관", "5", "동")], True),
        ("경로당 20개소 이상", [("경로당", "20", "개소")], True),
        ("경로당 20개소(신축 5개소)", [("경로당", "20", "개소"), ("신축", "5", "개소")], False),
    ],
)
def test_words_of_a_size_that_no_measure_says_are_kept(scale, measures, kept):
    document = read_text(f"공약명 : 마을 정비\n□ 사업개요\n ㅇ 사업기간 : 2023 ~ 2025\n ㅇ 사업량 : {scale}\n")
    (project,) = document.pledges[0].projects
    assert [(m.name, str(m.value), m.unit) for m in project.measures] == measures
    assert (scale in [detail.text for detail in project.details]) is kept


def _targets(table):
    document = read_html(f"<p>공약명 : 마을 축제</p><p>□ 연차별 추진목표</p><table>{table}</table>")
    (pledge,) = document.pledges
    return [(t.year, [(i.name, str(i.value)) for i in t.indicators]) for t in pledge.targets], pledge.tables


def test_a_row_of_what_was_reached_is_no_target():
    found, kept = _targets(
        "<tr><td>성과지표</td><td>구분</td><td>2024</td><td>2025</td></tr>"
        "<tr><td rowspan=2>방문객</td><td>목표</td><td>1,000명</td><td>2,000명</td></tr>"
        "<tr><td>실적</td><td>900명</td><td>-</td></tr>"
    )
    assert found == [(2024, [("방문객", "1000")]), (2025, [("방문객", "2000")])]
    assert "실적" in [row[1] for row in kept[0].rows]


def test_years_below_what_was_reached_are_no_targets():
    found, kept = _targets(
        "<tr><td rowspan=2>지표</td><td rowspan=2>단위</td><td colspan=2>실적</td><td colspan=2>목표</td></tr>"
        "<tr><td>2024</td><td>2025</td><td>2026</td><td>2027</td></tr>"
        "<tr><td>방문객</td><td>명</td><td>700</td><td>800</td><td>1,000</td><td>2,000</td></tr>"
    )
    assert found == [(2026, [("방문객", "1000")]), (2027, [("방문객", "2000")])]
    assert kept
