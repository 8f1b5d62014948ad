"""Values that carry their evidence: pointers come out right however deep they are built."""

from pipeline.document import Place, Read, Span, build, chained, leaf, nothing, sequence
from pipeline.findings import finding
from schemas import Extra, Item


def at(line, text="글"):
    return Span.of(text, Place(line=line))


def lines(read):
    return {pointer: [place.line for place in places] for pointer, places in read.evidence.items()}


def item(line, *children):
    return build(Item, text=leaf(f"{line}행", at(line)), children=sequence(children))


def doubt(pointer=""):
    return finding("LABEL_UNKNOWN", pointer=pointer, label="통계자료")


def test_a_leaf_has_the_places_of_all_its_spans():
    assert lines(leaf("글", at(1), None, at(2))) == {"": [1, 2]}


def test_what_the_page_does_not_say_has_no_evidence():
    assert nothing() == Read(None)
    assert leaf("").evidence == {}


def test_a_finding_without_a_pointer_is_about_the_leaf_that_it_comes_with():
    assert [f.pointer for f in leaf("글", findings=[doubt(None)]).findings] == [""]


def test_building_moves_pointers_down():
    assert lines(item(1, item(2), item(3, item(4)))) == {
        "/text": [1],
        "/children/0/text": [2],
        "/children/1/text": [3],
        "/children/1/children/0/text": [4],
    }


def test_a_finding_moves_with_its_value_and_one_about_no_value_stays():
    inner = build(Extra, findings=[doubt("/label"), doubt(None)], label=leaf("통계자료"), text=leaf("증가"))
    whole = sequence([inner, inner.noting(doubt(""))])
    assert [f.pointer for f in whole.findings] == ["/0/label", None, "/1/label", None, "/1"]


def test_chained_sequences_count_on():
    first = sequence([item(1), item(2)], [doubt("/1")])
    second = sequence([item(3)], [doubt("/0/text"), doubt(""), doubt(None)])
    both = chained([first, sequence(()), second])
    assert [one.text for one in both.value] == ["1행", "2행", "3행"]
    assert lines(both) == {"/0/text": [1], "/1/text": [2], "/2/text": [3]}
    assert [f.pointer for f in both.findings] == ["/1", "/2/text", "", None]


def test_plain_values_need_no_evidence():
    assert build(Item, text="글", children=()).evidence == {}
