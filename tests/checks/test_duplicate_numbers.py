from check_builders import pledge

from pipeline.checks import check_document
from schemas import Evidence, PledgeDocument, Source


def document(*numbers, kind="action_plan", **parts):
    source = Source(path="가람시.txt", sha256="0" * 64, format="text", bytes=1, pages=None)
    pledges = tuple(pledge().model_copy(update={"number": number}) for number in numbers)
    return PledgeDocument(source=source, jurisdiction=None, term=None, kind=kind, pledges=pledges, **parts)


def test_a_number_that_stands_twice_is_found_at_the_second():
    place = Evidence(page=3, raw="1-2-2")
    made = document("1-2-1", "1-2-2", " 1-2-2", evidence={"/pledges/2/number": (place,)})
    [found] = check_document(made)
    assert (found.code, found.pointer, found.place) == ("DUPLICATE_PLEDGE_NO", "/pledges/2/number", place)


def test_unnumbered_pledges_are_no_duplicates():
    assert list(check_document(document(None, None))) == []
