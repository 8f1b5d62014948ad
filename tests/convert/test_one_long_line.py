"""A file whose line breaks were lost: one line as long as a book is read in bounded time."""

import time

import pytest

from pipeline.convert import convert

WORDS = ["사업기간", "2026. 7.", "~", "어르신", "- 확대", "※ 국비", "100억원", "(시비 30)", "○ 추진", "건립:", "5개소"]


@pytest.mark.parametrize("piece", [" ".join(WORDS), "가", "1", "(", "가: ", "- 가나 ", "·"])
def test_twice_the_line_takes_about_twice_the_time(tmp_path, piece):
    times = []
    for length in (1_000, 25_000, 100_000):  # the first warms up
        path = tmp_path / f"{length}.txt"
        line = (piece * (length // len(piece) + 1))[:length]
        path.write_text(f"공약명 : 가람 도서관\n□ 정책목표\n○ {line}\n□ 기대효과\n○ 활력\n", encoding="utf-8")
        start = time.process_time()
        (pledge,) = convert(path).pledges
        times.append(time.process_time() - start)
        assert pledge.title == "가람 도서관"
        assert [effect.text for effect in pledge.effects] == ["활력"]
    assert times[2] < max(12 * times[1], 0.5)  # squares would be 16 times and more
