"""A pledge's id: the same in a corrected edition of its plan, another one for every other pledge."""

from pipeline.document import Place, PledgeOutline, Read, Span
from pipeline.fields.identity import Identities, Numbers
from schemas import Candidate, Jurisdiction, Pledge

CITY = Jurisdiction(name="가온시", basis="document")


def ids(*pledges, city=CITY, candidate=None):
    """The ids of pledges given as (number, title)."""
    numbers = Numbers()
    outlines = [
        PledgeOutline(Span.of(title, Place(line=1)), None if number is None else Span.of(number, Place(line=1)), ())
        for number, title in pledges
    ]
    assert len(list(numbers.counted(outlines))) == len(pledges)
    names = Identities(city, None, candidate, numbers)
    return [names.named(Read(Pledge(id="0" * 12, number=n, title=t))).value.id for n, t in pledges]


def test_a_corrected_title_with_the_same_number_keeps_its_id():
    assert ids(("1-2", "호수공원 조성"), ("1-3", "시장 현대화")) == ids(
        ("1-2", "호수 생태공원"), ("1-3", "시장 현대화")
    )


def test_a_number_that_two_pledges_have_does_not_decide():
    old = ids(("1", "호수공원 조성"), ("1", "시장 현대화"))
    assert len(set(old)) == 2
    assert ids(("1", "시장 현대화"), ("1", "호수공원 조성")) == old[::-1]


def test_without_a_number_the_squeezed_title_decides():
    assert ids((None, "호수공원 조성")) == ids((None, "호수 공원 조성"))
    assert ids((None, "호수공원 조성")) != ids((None, "시장 현대화"))


def test_twins_are_told_apart_by_their_order():
    first, second = ids((None, "도서관 건립"), (None, "도서관 건립"))
    assert second == f"{first}-2"


def test_the_first_pledges_of_two_unknown_cities_are_two():
    assert ids(("1", "호수공원 조성"), city=None) != ids(("1", "시장 현대화"), city=None)


def test_the_first_pledges_of_two_candidates_are_two():
    one, other = (Candidate(name=name, ballot_number=at) for name, at in (("홍길동", "1"), ("성춘향", "2")))
    assert ids(("1", "호수공원 조성"), candidate=one) != ids(("1", "호수공원 조성"), candidate=other)
