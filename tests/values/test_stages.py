"""The time of plans that are told in stages."""

import pytest

from pipeline.values.stages import extent

STAGES = [
    (["2026. 7. ~ 2030. 6.", "1단계(2026~2027) 설계", "2단계(2028~2030) 준공"], ("2026-07", "2030-06", False)),
    (["2026년 조사, 2027년 설계, 2028~2030년 조성"], ("2026", "2030", False)),
    (["나루선: 2031년 개통", "환승센터: 2026년 말 개통"], ("2026", "2031", False)),
    (["-2026. 07. : 조례 제정. -2027. 01. : 지급 개시"], ("2026-07", "2027-01", False)),
    (["2026~2028 착공", "2029년 이후 운영"], ("2026", None, True)),
    (["2026 하반기 기획→2027~2028 구축"], ("2026-H2", "2028", False)),
    (["2027년 1월부터"], ("2027-01", None, True)),
    (["2026년까지 상시 추진"], (None, "2026", False)),
]


@pytest.mark.parametrize(("lines", "expected"), STAGES)
def test_stages_make_one_period_from_the_first_start_to_the_last_end(lines, expected):
    found = extent(lines)
    assert found is not None
    assert (found.start, found.end, found.open_end) == expected


@pytest.mark.parametrize("lines", [["임기 내 단계적 추진"], ["취임 즉시"], ["당초 ’22~’25, 변경 ’22~’27"], []])
def test_no_date_and_an_old_time_beside_a_new_one_make_no_period(lines):
    assert extent(lines) is None
