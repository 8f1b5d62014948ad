"""One plan says the same whatever its format: generated pages are printed in every one and compared as by `gongyak compare`."""

import json

import pytest
from generator.documents import FORMATS, applies, printed
from generator.layouts import LAYOUTS
from generator.printers import NOT_IN_FONT

from accuracy.measure import read
from pipeline.compare import apart, short

SEED = "formats-1"
PAGES = [(SEED, "none"), ("formats-2", "none"), (SEED, "head again"), (SEED, "head inside"), (SEED, "caption again")]
OWN_WORDS = "period/raw"
"""How the generator writes a year depends on whether a format nests tables."""


def said(layout, form, seed, cuts):
    """The JSON of a page; the PDF's font lacks some letters, which are printed as others."""
    document = read(printed(layout, form, seed, cuts))
    return json.loads(document.model_dump_json().translate(NOT_IN_FONT))


def differences(layout, seed, cuts, left_out):
    forms = [form for form in FORMATS if applies(layout, form) and form not in left_out]
    first, *others = [said(layout, form, seed, cuts) for form in forms]
    return [
        (form, one.field, short(one.first.value), short(one.second.value))
        for form, other in zip(forms[1:], others, strict=True)
        for one in apart(first, other)
        if one.lost is None and not one.field.endswith(OWN_WORDS)
    ]


@pytest.mark.parametrize(("seed", "cuts"), PAGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_plan_says_the_same_in_every_format(layout, seed, cuts):
    assert differences(layout, seed, cuts, left_out=()) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tables_whose_head_does_not_come_again_go_on_in_every_format_but_text(layout):
    """A text shows neither shades nor merged cells, so that some rows without heads stay apart there, and are told."""
    assert differences(layout, SEED, "no head", left_out=("text",)) == []
