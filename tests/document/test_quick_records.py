"""Records that are made fast are the records that they are said to be."""

from dataclasses import dataclass, field, replace

import pytest

from pipeline.document import Compact, Place, Span
from pipeline.document.quick import quick
from pipeline.document.spool import packed, unpacked


@quick
@dataclass(frozen=True, slots=True)
class Made(Compact):
    name: str
    size: int = 3
    seen: list[str] = field(default_factory=list)


def test_fields_defaults_and_equality_are_those_of_the_dataclass():
    assert Made("가") == Made(name="가", size=3, seen=[])
    assert replace(Made("가"), size=4) == Made("가", 4) != Made("가")
    assert Made("가").seen is not Made("가").seen
    with pytest.raises(TypeError):
        Made()


def test_a_record_comes_back_from_the_disk_and_counts_in_sets():
    place = Place(page=1, box=(0.0, 1.0, 2.0, 3.0))
    assert unpacked(packed(place)) == place
    assert len({place, Place(page=1, box=(0.0, 1.0, 2.0, 3.0)), Place(page=2)}) == 2


def test_what_is_worked_out_of_one_span_is_not_that_of_another():
    one, other = Span.of("가", Place(page=1)), Span.of("나", Place(page=2))
    assert one.evidence()[0].raw == "가"
    assert other.evidence()[0].raw == "나"
