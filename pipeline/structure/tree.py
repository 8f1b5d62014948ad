"""Entries to nodes: lines nest under headings and bullets, tables stand where they were printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.document import Node, RepairedTable, Span
from pipeline.findings import finding
from pipeline.structure.counting import TOLERANCE, counted_headings
from pipeline.structure.entries import Break, Entry, TitleBox
from pipeline.structure.levels import family_of, rank_of
from pipeline.structure.lines import Line
from schemas.evidence import Finding

DEEPEST = 100
"""Levels of a tree: many times what a page can print. What is said to lie deeper stands at that level."""

_NOTHING = Span("")

_WORDED = frozenset({"goals", "effects", "plan", "departments", "supporting_departments"})
"""Sections of sentences and of names: a fact of the project (사업기간, 총사업비) below them is none of these."""
_FACTS = frozenset({"period", "cost", "location", "scale", "agency"})


@dataclass(slots=True)
class _Open:
    """A node under construction."""

    node: Node
    family: str
    indent: float
    heading: bool = False
    label_only: bool = False
    children: list[_Open] = field(default_factory=list)

    def built(self) -> Node:
        if not self.children:
            return self.node
        plain = {child.family for child in self.children if child.is_plain}
        children = [child.bullet() if child.family in plain else child for child in self.children]
        return replace(self.node, children=tuple([child.built() for child in children]))

    @property
    def is_plain(self) -> bool:
        """Whether it is an item of a list: a bullet and words, without a label."""
        return bool(self.family) and not self.heading and self.node.label is None and self.node.table is None

    def bullet(self) -> _Open:
        """Itself, for a sister of plain bullets; a label that nothing stands behind or below is such a bullet too.

        `- 주민 의견 수렴` between `- 기본계획 수립` and `- 사업 착수` is what they are, though a form may have a cell of its name.
        """
        if not self.label_only or self.heading or self.children or _ends_as_label(self.node):
            return self
        whole = self.node.whole
        return replace(self, node=Node(whole, whole, marker=self.node.marker), label_only=False)


def _ends_as_label(node: Node) -> bool:
    return node.whole.text.rstrip().endswith((":", "："))


@dataclass(frozen=True, slots=True)
class Tree:
    """The nodes of one pledge, and what was found while they were put in their places."""

    nodes: tuple[Node, ...]
    findings: tuple[Finding, ...] = ()


def build_tree(entries: Iterable[Entry]) -> Tree:
    """The entries of one pledge as a tree."""
    too_deep: list[Line] = []
    root = _Open(Node(_NOTHING, _NOTHING), "", -1.0, heading=True)
    stack = [root]
    lines = list(entries)
    counted = counted_headings(lines)
    for at, entry in enumerate(lines):
        if isinstance(entry, Break):
            del stack[1:]
        elif isinstance(entry, TitleBox):
            del stack[1:]
            root.children.append(_Open(Node(entry.title, entry.title), "", 0.0))
        elif isinstance(entry, RepairedTable):
            _holder(stack).children.append(_Open(_table_node(entry), "", 0.0))
        elif isinstance(entry, Line) and not _place(entry, stack, heading=_is_top(entry) or at in counted):
            too_deep.append(entry)
    return Tree(root.built().children, tuple(_flattened(too_deep)))


def _flattened(lines: list[Line]) -> Iterator[Finding]:
    if lines:
        yield finding(
            "NESTING_FLATTENED", place=lines[0].whole.place, raw=lines[0].whole.raw, count=len(lines), levels=DEEPEST
        )


def _holder(stack: list[_Open]) -> _Open:
    """A table belongs to the label without a value above it, else it stands beside the last line."""
    top = stack[-1]
    if top.heading or (not top.children and not top.node.span.text):
        return top
    return stack[-2]


def _place(line: Line, stack: list[_Open], *, heading: bool) -> bool:
    """Whether there was room for the line at the level where it belongs; where not it stands at the deepest."""
    alone = line.known is not None and not line.value.text
    opened = _Open(_node(line), family_of(line.marker), line.indent, heading=heading, label_only=alone)
    if line.note:
        stack[-1].children.append(opened)
        return True
    if opened.heading:
        del stack[1:]
    elif (sister := _sister_heading(opened, stack)) is not None:
        del stack[sister:]
    else:
        while len(stack) > 1 and not stack[-1].heading and not _is_child(opened, stack):
            stack.pop()
    fits = len(stack) <= DEEPEST
    del stack[DEEPEST:]
    holder = stack[0] if _is_fact(opened.node) and stack[-1].node.field in _WORDED else stack[-1]
    holder.children.append(opened)
    stack.append(opened)
    return fits


def _is_fact(node: Node) -> bool:
    """Whether a line is a fact of the project with its value: `○ 사업기간 : 2022 ~ 2026`."""
    return node.role == "value" and node.field in _FACTS and bool(node.span.text)


def _sister_heading(new: _Open, stack: list[_Open]) -> int | None:
    """Where the open heading stands that a label is a sister of: `3. 이행기간` or `4. 담당부서 : 기획과` after `2. 이행방법`."""
    counted = new.family in {"roman", "number."} and (new.node.role == "section" or new.node.field == "period")
    if not new.label_only and not counted:
        return None
    for index in range(len(stack) - 1, 0, -1):
        if stack[index].heading:
            same = stack[index].family == new.family and new.indent <= stack[index].indent + TOLERANCE
            return index if same else None
    return None


def _is_top(line: Line) -> bool:
    """Whether a line heads a part of its own: a form's label, a declared or numbered heading, a bare section label."""
    family = family_of(line.marker)
    if line.form or family == "roman" or line.heading is not None:
        return True
    return line.is_heading and (not family or family == "number.")


def _is_child(new: _Open, stack: list[_Open]) -> bool:
    """Whether the new line stands below the innermost open one."""
    top = stack[-1]
    deeper = new.indent > top.indent + TOLERANCE
    shallower = new.indent < top.indent - TOLERANCE
    if new.label_only and not top.family and top.node.label is None:
        return False  # a known label heads a part of its own; words without a bullet do not hold it
    if new.node.field is not None and not top.family and top.node.field is not None and top.node.span.text:
        return False  # a label with its value, without a bullet, holds no other label
    if not new.family and new.node.label is None and top.node.role == "section":
        return True  # running text below a section's label, however it is indented
    if not new.family and new.node.field is None and top.family and top.node.field == "period" and _is_alone(top):
        return True  # so are lines without a bullet below □ 이행기간
    if new.label_only and new.family and any(o.label_only and o.family == new.family for o in stack):
        return False  # bare labels of one mark are sisters, however crookedly a print set them
    sister = any(_is_like(open_, new) for open_ in stack[:-1])
    if top.label_only and top.node.role == "section" and not new.label_only and not (shallower and sister):
        # whatever its rank and indent: a ■ or a ◇ below ◈ 추진실적; but 마. beside 라.
        other = new.family != top.family or deeper or new.family in _GLYPHS
        return new.node.marker != top.node.marker and other
    beside = any(_is_like(one, new) for open_ in stack[-2:-1] for one in open_.children)
    if new.family and not top.family and (sister or beside):
        return False  # words without a bullet hold no bullet that an open line, or one before them, has
    if not new.family or not top.family:
        return deeper or (bool(new.family) and not shallower and not top.family)
    if new.family == top.family:
        return deeper
    if any(_is_like(open_, new) for open_ in stack):
        return False
    ranks = rank_of(new.family), rank_of(top.family)
    if ranks[0] == ranks[1] and new.label_only and top.label_only:
        return deeper  # two bare labels are sisters, ■ or □
    if ranks[0] is not None and ranks[1] is not None and ranks[0] != ranks[1]:
        return deeper if ranks[0] < ranks[1] else not shallower or _seen_above(new, stack)
    return not shallower


_GLYPHS = frozenset({"◇", "▷", "■"})
"""Families whose bullets are no mere spellings of one another: a ◇ may stand below ◈, a ■ below ▣."""


def _is_like(one: _Open, new: _Open) -> bool:
    """Whether two lines have bullets of one family at one indent."""
    return one.family == new.family and abs(one.indent - new.indent) <= TOLERANCE


def _is_alone(label: _Open) -> bool:
    """Whether a label has its line for itself, and its value, if any, stands in the next."""
    printed = label.node.label
    if printed is None or label.label_only:
        return label.label_only
    return label.node.whole.text == printed.text or f"{printed.raw}\n" in label.node.whole.raw


def _seen_above(new: _Open, stack: list[_Open]) -> bool:
    """Whether no open line but the innermost is shallower in rank, so that indent alone decides."""
    return all(open_.family != new.family for open_ in stack)


def _node(line: Line) -> Node:
    known = line.known
    return Node(
        whole=line.whole,
        span=line.value,
        field=None if known is None else known.field,
        role=None if known is None else known.role,
        label=line.label,
        marker=line.marker,
    )


def _table_node(table: RepairedTable) -> Node:
    return Node(_NOTHING, _NOTHING, field=table.kind, role="table", table=table)
