"""정부 도움 필요 여부, 건의사항: what is asked of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Node, Read, Span, build, leaf, nothing, sequence
from pipeline.fields.parts import contents
from pipeline.values.checkboxes import is_choice, ticked
from pipeline.vocabulary import label_of, lookup
from pipeline.vocabulary.names import gazetteer, key_of
from schemas import SupportRequest

_AGENCY = re.compile(r"^[(\[【〔（]\s*([^()\[\]【】〔〕（）]{2,30})\s*[)\]】〕）]\s*[:：]?\s*(.+)$", re.DOTALL)
_OFFICE = re.compile(
    r"^[가-힣A-Za-z()]{1,15}(부|처|청|도|시|군|구|위원회|공사|공단|진흥원|연구원|재단|정부|국회|기관)$"
)
_NONE = re.compile(r"^((해당\s*(사항)?\s*)?없음|-)$")


def read_support(sections: list[Node]) -> Read[tuple[SupportRequest, ...]]:
    """The requests of the sections, in page order. `해당없음` is no request."""
    return sequence(read for node in contents(sections) for read in _requests(node, None))


def is_agency(text: str) -> bool:
    """Whether words name who may be asked, and not what is asked for.

    >>> [is_agency(words) for words in ("산업통상자원부", "가온도", "국비 지원", "제도", "재정", "가온도, 나루시")]
    [True, True, False, False, False, True]
    """
    names = [name.strip() for name in re.split(r"[,·ㆍ/]", text) if name.strip()]
    return bool(names) and all(
        label_of(name) is None and lookup("sources").get(name) in {None, "national"} and _is_office(name)
        for name in names
    )


def _is_office(name: str) -> bool:
    known = gazetteer()
    key = key_of(name)
    return (
        key in known.authorities
        or (key in known.names and known.names[key].kind == "agency")
        or bool(_OFFICE.match(name))
    )


def _requests(node: Node, agency: Span | None) -> Iterator[Read[SupportRequest]]:
    if node.table is not None or not node.whole.text or _NONE.match(node.whole.text):
        return
    if is_choice(node.whole.text):  # ■ 제도 □ 재정 □ 해당없음
        for word in ticked(node.whole.text) or ():
            if not _NONE.match(word):
                yield build(SupportRequest, agency=nothing(), text=leaf(word, node.whole))
        return
    if node.label is not None and not node.span.text and node.children:
        for child in node.children:
            yield from _requests(child, node.label)
        return
    found = _AGENCY.match(node.whole.text)
    if node.label is None and node.children and is_agency(node.whole.text):
        for child in node.children:
            yield from _requests(child, node.whole)
        return
    if found is not None and is_agency(found.group(1)):
        name, text = node.whole.reworded(found.group(1).strip()), node.whole.reworded(found.group(2))
    elif node.label is not None and node.span.text and is_agency(node.label.text):
        name, text = node.label, node.span
    else:
        name, text = agency or Span(""), node.whole
    yield build(SupportRequest, agency=leaf(name.text, name) if name.text else nothing(), text=leaf(text.text, text))
    for child in node.children:
        yield from _requests(child, name if name.text else agency)
