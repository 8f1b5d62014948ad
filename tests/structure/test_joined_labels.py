"""Two labels in one with a value for each."""

import pytest
from page_builders import pledge_of

from pipeline.structure.joined_labels import joined_values

HEAD = "1-1. 가람시장 현대화\n□ 사업개요\n"


@pytest.mark.parametrize(
    "line",
    [
        "(기간/장소) 2026. 10. ~ 2030. 6. / 가람동",
        "기간·장소 : 2026. 10. ~ 2030. 6. / 가람동",
        "【기간 / 장소】 2026. 10. ~ 2030. 6. / 가람동",
    ],
)
def test_each_label_has_its_value(line):
    (project,) = pledge_of(f"{HEAD} ㅇ {line}\n ㅇ 사업비 : 3억원").value.projects
    assert (project.name, project.period.start, project.period.end) == ("가람시장 현대화", "2026-10", "2030-06")
    assert project.locations == ("가람동",)


@pytest.mark.parametrize(
    "line", ["기간/장소 : 2026년, 가람동", "신규/계속 : 신규 / 계속", "폭/길이 : 3m / 4m", "기간/기간 : 2026 / 2027"]
)
def test_what_does_not_part_stays_whole(line):
    assert joined_values(line) == []
