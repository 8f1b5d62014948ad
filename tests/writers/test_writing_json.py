import json

import jsonschema_rs
import pytest

from pipeline.writers.atomic import OutputError
from pipeline.writers.json import Growing, render
from pipeline.writers.layout import WIDTH, laid_out
from schemas import Evidence, Finding, Item, Pledge, PledgeDocument, Source

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


def grown(whole, compact):
    """The same document given pledge by pledge."""
    growing = Growing(compact=compact)
    for number, pledge in enumerate(whole.pledges):
        prefix = f"/pledges/{number}"
        mine = {pointer: places for pointer, places in whole.evidence.items() if pointer.startswith(prefix)}
        growing.add(pledge, mine, [one for one in whole.findings if (one.pointer or "").startswith(prefix)])
    head = whole.model_copy(
        update={
            "pledges": (),
            "findings": (),
            "evidence": {pointer: places for pointer, places in whole.evidence.items() if "pledges" not in pointer},
        }
    )
    around = [one for one in whole.findings if not (one.pointer or "").startswith("/pledges/")]
    return b"".join(growing.finish(head, around[:1], around[1:]))


def note(code, pointer):
    return Finding(code=code, severity="info", message_ko="가", message_en="a", pointer=pointer)


FINDINGS = (note("A", None), note("B", "/pledges/0/title"), note("C", "/pledges/1"), note("D", "/kind"))


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("findings", [(), FINDINGS[:1], FINDINGS[1:3], FINDINGS])
@pytest.mark.parametrize(
    "evidence", [(), ("/kind",), ("/pledges/1/title", "/pledges/1/goals/0/text"), ("/kind", "/pledges/0/title")]
)
def test_a_document_written_pledge_by_pledge_is_the_same(findings, evidence, compact):
    goals = (Item(text="짧은 목표"), Item(text="긴 목표 " * 40))
    one = document(evidence, goals=goals)
    whole = one.model_copy(update={"pledges": one.pledges * 2, "findings": findings})
    assert grown(whole, compact) == render(whole, compact=compact)


def test_a_document_without_pledges_is_the_same():
    empty = document().model_copy(update={"pledges": ()})
    assert grown(empty, compact=False) == render(empty)


def test_a_pledge_that_breaks_the_schema_is_our_bug():
    growing = Growing()
    broken = document().pledges[0].model_copy(update={"id": 7})
    with pytest.raises(jsonschema_rs.ValidationError):
        growing.add(broken, {}, ())


def test_evidence_for_nothing_in_a_pledge_is_our_bug():
    growing = Growing()
    with pytest.raises(ValueError, match="/pledges/1"):
        growing.add(document().pledges[0], {"/pledges/1/title": (Evidence(line=1, raw="x"),)}, ())


def test_a_full_disk_is_told(monkeypatch):
    class Full:
        def write(self, _data):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.scratch.scratch_file", Full)
    monkeypatch.setattr("pipeline.writers.json._HELD", 0)
    with pytest.raises(OutputError, match="No space left"):
        Growing().add(document().pledges[0], {}, ())


@pytest.mark.parametrize(
    "value",
    [
        True,
        False,
        None,
        0,
        -(10**15),
        1.5,
        '따옴표 " 와 \\ 줄\n',
        [],
        {},
        {"빈": [], "참": True, "없음": None, "수": [1, 2.5, False]},
    ],
)
@pytest.mark.parametrize("depth", [0, 3])
def test_every_kind_of_value_is_written_as_json_has_it(value, depth):
    for _ in range(depth):
        value = {"안": value, "긴 글": "가" * (WIDTH + 1), "목록": [value]}
    assert json.loads(laid_out(value)) == value
    assert list(map(type, _leaves(json.loads(laid_out(value))))) == list(map(type, _leaves(value)))


def _leaves(value):
    """True is no 1 and 1 no 1.0, though they are equal."""
    if isinstance(value, dict | list):
        return [leaf for one in (value.values() if isinstance(value, dict) else value) for leaf in _leaves(one)]
    return [value]
