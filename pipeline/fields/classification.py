"""사업구분, 예산구분, 완료시기, 사업권한, 사업시기: decided by the words of the value, not by the label."""

from __future__ import annotations

import re

from pipeline.document import Node, Read, build, leaf, nothing, sequence
from pipeline.fields.parts import Parts
from pipeline.findings import finding
from pipeline.values.checkboxes import ticked
from pipeline.values.dates import parse_period
from pipeline.vocabulary import lookup
from schemas import Classification

LABELS = ("continuity", "classification", "budget_kind", "completion", "authority", "horizon", "horizon_or_period")

_EXPECTED = {name: name for name in LABELS} | {"classification": "continuity", "horizon_or_period": "horizon"}
_SEPARATOR = re.compile(r"\s*[,·ㆍ/、]\s*|\s+및\s+")


def read_classification(parts: Parts) -> Read[Classification]:
    """The codes of a pledge's form."""
    codes: dict[str, Read[object]] = {}
    unknown = []
    for node, kind, code in (*(found for one in parts.value(*LABELS) for found in _codes(one)), *_no_money(parts)):
        if kind is None:
            if node.span.text and node.field != "classification" and not _is_time(node) and not says_when(node):
                unknown.append(
                    finding(
                        "VALUE_NOT_IN_VOCABULARY",
                        place=node.span.place,
                        raw=node.span.raw,
                        pointer="",
                        label=node.label.text if node.label else "",
                        value=node.span.text,
                    )
                )
        elif kind not in codes:
            codes[kind] = (
                sequence(leaf(c, node.span) for c in code) if isinstance(code, tuple) else leaf(code, node.span)
            )
    named = {
        name: codes.get(name, nothing()) for name in ("continuity", "budget_kind", "completion", "authority", "horizon")
    }
    return build(Classification, findings=unknown, **named)


def _no_money(parts: Parts) -> list[tuple[Node, str | None, object]]:
    """소요예산 : 비예산 says of the whole pledge what 예산구분 would."""
    return [
        (node, "budget_kind", "non_budget")
        for node in parts.value("cost")
        if lookup("classification").get(node.span.text) == "budget_kind.non_budget"
    ]


def says_when(node: Node) -> bool:
    """Whether 완료시기 or 이행시기 names a date instead of a class (완료예정 2026. 6.); it is kept among the extras."""
    value = parse_period(node.span.text) if node.field == "completion" else None
    return value is not None and not value.rest and (value.start is not None or value.end is not None)


def _is_time(node: Node) -> bool:
    """Whether 추진시기 says when, and not how long: then it is a period."""
    return node.field == "horizon_or_period" and parse_period(node.span.text) is not None


def _codes(node: Node) -> list[tuple[Node, str | None, object]]:
    """What a form's value names: one class, or several of different kinds in one value (계속/예산/임기 내)."""
    kind, code = _code(node)
    if kind is not None or node.field not in {"classification", "continuity"}:
        return [(node, kind, code)]
    checked = ticked(node.span.text)
    words = [word for chosen in (checked or [node.span.text]) for word in _SEPARATOR.split(chosen.strip()) if word]
    found = [lookup("classification").get(word) for word in words]
    kinds = [name.split(".")[0] for name in found if name is not None]
    if len(words) < 2 or None in found or len(set(kinds)) != len(kinds) or "authority" in kinds:
        return [(node, None, None)]
    return [(node, name.split(".")[0], name.split(".")[1]) for name in found if name is not None]


def _code(node: Node) -> tuple[str | None, object]:
    """The classification and code that a form's value names, by the vocabulary."""
    text = node.span.text
    checked = ticked(text)
    words = [
        word for chosen in ([text] if checked is None else checked) for word in _SEPARATOR.split(chosen.strip()) if word
    ]
    found = [lookup("classification").get(word) for word in words]
    expected = _EXPECTED.get(node.field or "", "")
    if expected == "authority":
        codes = [name.split(".")[1] for name in found if name and name.startswith("authority.")]
        return ("authority", tuple(dict.fromkeys(codes))) if codes and len(codes) == len(words) else (None, None)
    whole = lookup("classification").get(text) if checked is None else None
    whole = whole or (found[0] if len(words) == 1 else None)
    if whole is None or whole.startswith("authority."):
        return None, None
    kind, code = whole.split(".")
    if kind != expected and node.field not in {"classification", "continuity"}:
        return None, None
    return kind, code
