"""이행기간 wherever a page sets it, and what stands below it."""

from reading import read_text

HEAD = "공약명 : 새벽 어린이병원 조성\n\n"


def only(text):
    (pledge,) = read_text(HEAD + text).pledges
    return pledge


def test_a_numbered_period_beside_numbered_headings_is_the_pledge_s_own():
    pledge = only(
        "1. 정책목표 : 아픈 아이를 밤에도 돌본다\n2. 이행방법 :\n ○ 병원 부지 매입\n3. 이행기간 : 2026년 ~ 2028년\n"
        "4. 재원조달방법 : 국비와 시비\n"
    )
    assert (pledge.period.start, pledge.period.end) == ("2026", "2028")
    assert [item.text for item in pledge.plan] == ["병원 부지 매입"]


def test_a_period_that_is_set_a_little_deeper_than_its_sisters_is_one_of_them():
    pledge = only("▣ 이행방법\n - 병원 부지 매입\n   ▣ 이행기간\n    - 2026~2034년\n▣ 재원조달방안\n - 국비\n")
    assert (pledge.period.start, pledge.period.end) == ("2026", "2034")
    assert [item.text for item in pledge.plan] == ["병원 부지 매입"]


def test_a_period_repeats_its_label_below_its_heading():
    pledge = only("□ 이행방법\n - 병원 부지 매입\n□ 이행기간\n - 이행 기간 : [4年] 2026년 8월 – 2030년 7월\n")
    assert (pledge.period.start, pledge.period.end) == ("2026-08", "2030-07")


def test_a_year_in_brackets_behind_a_span_is_an_aside():
    pledge = only("□ 이행방법\n - 병원 부지 매입\n□ 이행기간\n ○ 2026~2035(장기과제 2040년까지)\n")
    assert (pledge.period.start, pledge.period.end) == ("2026", "2035")
    assert "PERIOD_DOUBTFUL" in {
        one.code for one in read_text(HEAD + "□ 이행기간\n ○ 2026~2035(장기과제 2040년까지)\n").findings
    }


def test_the_last_date_of_a_line_counts_too():
    pledge = only("□ 이행방법\n - 병원 부지 매입\n□ 이행기간\n ○ 2026년 조사, 2027년 설계, 2028~2030년 공사\n")
    assert (pledge.period.start, pledge.period.end) == ("2026", "2030")


def test_a_plan_of_money_in_words_alone_is_funding():
    pledge = only(
        "□ 이행방법\n - 병원 부지 매입\n□ 재원조달 계획\n • 병원: 국비와 시비를 함께 쓴다\n • 장비: 공모사업\n"
    )
    assert [item.text for item in pledge.funding] == ["병원: 국비와 시비를 함께 쓴다", "장비: 공모사업"]
    assert not pledge.extras
