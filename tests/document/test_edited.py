"""A sequence with some of it left out and some replaced: the rest is never copied."""

from pipeline.document import Edited, Kept, as_printed


def test_what_is_kept_comes_in_order_with_its_replacements():
    printed = list("가나다라마")
    made = Edited(printed, [Kept(0, "가"), Kept(2, "더", own=True), Kept(3, "라")])
    assert list(made) == ["가", "더", "라"]
    assert (len(made), made[1], made[1:]) == (3, "더", ("더", "라"))


def test_everything_as_printed_is_the_printed_sequence():
    assert list(Edited("가나다", as_printed("가나다"))) == ["가", "나", "다"]
    assert len(Edited((), ())) == 0


def test_a_sequence_can_be_gone_through_again_and_many_replacements_wait_on_disk():
    printed = [str(number) for number in range(60)]
    made = Edited(printed, (Kept(at, one * 2, own=at % 2 == 0) for at, one in enumerate(printed) if at % 3))
    expected = [one * 2 if int(one) % 2 == 0 else one for one in printed if int(one) % 3]
    assert list(made) == list(made) == expected
