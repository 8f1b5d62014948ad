"""Lines below 이행기간: steps of the plan with their dates; a line alone is the period itself."""

from page_builders import codes, pledge_of

HEAD = ("제목: 물길 열기", "□ 목표\n ○ 물이 흐르는 고장")


def plan_of(*blocks):
    read = pledge_of(*HEAD, *blocks)
    return [(item.text, item.period and (item.period.start, item.period.end)) for item in read.value.plan], read


def test_lines_with_dates_are_steps_and_no_details_of_a_project():
    plan, read = plan_of("□ 이행기간\n ○ 자치단체 협의 : 2026. 8월\n ○ 부지 매입 : 2027. 10월\n ○ 착공 : 2028. 10월")
    assert plan == [
        ("자치단체 협의", ("2026-08", "2026-08")),
        ("부지 매입", ("2027-10", "2027-10")),
        ("착공", ("2028-10", "2028-10")),
    ]
    assert (read.value.period.start, read.value.period.end) == ("2026-08", "2028-10")
    assert read.value.projects == ()
    assert "LABEL_UNKNOWN" not in codes(read)


def test_a_line_alone_is_the_period_and_what_stands_below_it_are_steps():
    plan, read = plan_of("□ 이행기간\n ○ 임기 4년 단계적 추진\n  - 추진단 출범\n  - 정비구역 동시 가동")
    assert [text for text, _ in plan] == ["추진단 출범", "정비구역 동시 가동"]
    assert read.value.period.raw == "임기 4년 단계적 추진"


def test_steps_below_a_date_have_that_date():
    plan, _ = plan_of("□ 이행기간\n ○ 2026년\n  - 조례 제정\n ○ 2027년 ~ 2028년\n  - 시범 운영")
    assert plan == [("조례 제정", ("2026", "2026")), ("시범 운영", ("2027", "2028"))]


def test_lines_without_a_bullet_stay_below_the_heading_of_time():
    plan, read = plan_of(
        "□ 이행기간\n  임기 내 추진 (2026. 07. ~ 2030. 06.)\n 1년차 (2026): 조례 제정과 조정 기구 구성\n 2년차 (2027): 시범 운영\n"
        "□ 재원조달방안\n ○ 국비"
    )
    assert (read.value.period.start, read.value.period.end) == ("2026-07", "2030-06")
    assert plan == [
        ("1년차 (2026): 조례 제정과 조정 기구 구성", ("2026", "2026")),
        ("2년차 (2027): 시범 운영", ("2027", "2027")),
    ]
    assert read.value.extras == ()
