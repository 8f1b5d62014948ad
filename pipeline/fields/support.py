"""정부 도움 필요 여부, 건의사항: what is asked of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Node, Read, Span, build, leaf, nothing, sequence
from pipeline.fields.parts import contents
from schemas import SupportRequest

_AGENCY = re.compile(r"^[(\[【〔（]\s*([^()\[\]【】〔〕（）]{2,30})\s*[)\]】〕）]\s*[:：]?\s*(.+)$", re.DOTALL)
_NONE = re.compile(r"^(해당\s*없음|없음|-|해당사항\s*없음)$")


def read_support(sections: list[Node]) -> Read[tuple[SupportRequest, ...]]:
    """The requests of the sections, in page order. `해당없음` is no request."""
    return sequence(read for node in contents(sections) for read in _requests(node, None))


def _requests(node: Node, agency: Span | None) -> Iterator[Read[SupportRequest]]:
    if node.table is not None or not node.whole.text or _NONE.match(node.whole.text):
        return
    if node.label is not None and not node.span.text and node.children:
        for child in node.children:
            yield from _requests(child, node.label)
        return
    found = _AGENCY.match(node.whole.text)
    if found is not None:
        name, text = node.whole.reworded(found.group(1).strip()), node.whole.reworded(found.group(2))
    elif node.label is not None and node.span.text:
        name, text = node.label, node.span
    else:
        name, text = agency or Span(""), node.whole
    yield build(SupportRequest, agency=leaf(name.text, name) if name.text else nothing(), text=leaf(text.text, text))
    for child in node.children:
        yield from _requests(child, name if name.text else agency)
