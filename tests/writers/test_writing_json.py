import json

import jsonschema_rs
import pytest

from pipeline.writers.json import WIDTH, render
from schemas import Evidence, Item, Pledge, PledgeDocument, Source

SOURCE = Source(path="가.txt", sha256="0" * 64, format="text", bytes=1, pages=None)


def document(evidence=(), **parts):
    pledge = Pledge(id="0123456789ab", number=None, title="그늘길 ㎡ ①", **parts)
    places = {pointer: (Evidence(line=1, raw="x"),) for pointer in evidence}
    return PledgeDocument(
        source=SOURCE, jurisdiction=None, term=None, kind="action_plan", pledges=(pledge,), evidence=places
    )


def test_the_json_is_the_document():
    goals = (Item(text="a" * 200, children=(Item(text="b"),)), Item(text='"\\\n'))
    for compact in (False, True):
        data = json.loads(render(document(goals=goals), compact=compact))
        assert data == document(goals=goals).model_dump(mode="json")
        assert list(data) == list(PledgeDocument.model_fields)


def test_korean_stands_as_it_is_and_the_file_ends_with_a_newline():
    data = render(document())
    assert "그늘길 ㎡ ①".encode() in data
    assert data.endswith(b"}\n")
    assert not data.endswith(b"\n\n")


def test_compact_is_one_line():
    assert render(document(), compact=True).count(b"\n") == 1


def test_what_fits_stands_on_one_line():
    data = render(document(goals=(Item(text="짧은 목표"),))).decode()
    assert '{"text": "짧은 목표", "children": []}\n' in data
    assert all(len(line.strip()) <= WIDTH + 40 for line in data.splitlines())


def test_evidence_stands_in_the_order_of_the_document():
    shuffled = ["/pledges/0/goals/10/text", "/pledges/0/goals/9/text", "/pledges/0/title", "/kind"]
    goals = tuple(Item(text=str(number)) for number in range(11))
    data = json.loads(render(document(shuffled, goals=goals)))
    assert list(data["evidence"]) == [
        "/kind",
        "/pledges/0/title",
        "/pledges/0/goals/9/text",
        "/pledges/0/goals/10/text",
    ]


def test_evidence_for_nothing_is_our_bug():
    with pytest.raises(ValueError, match="/pledges/7"):
        render(document(["/pledges/7/title"]))


def test_what_breaks_the_schema_is_our_bug():
    broken = document().model_copy(update={"kind": "poem"})
    with pytest.raises(jsonschema_rs.ValidationError):
        render(broken)
