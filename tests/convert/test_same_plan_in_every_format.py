"""One plan printed to several formats gives the same pledges."""

import pytest
from conftest import SAMPLES
from reading import blankless

from pipeline.convert import Options, convert

PLAN = "gaon-lake-tourism"


def pledges(form):
    document = convert(SAMPLES / f"{PLAN}.{form}", Options(root=SAMPLES))
    return [blankless(pledge.model_dump(mode="json")) for pledge in document.pledges]


@pytest.mark.parametrize("form", ["hwpx", "hwp"])
def test_a_hancom_file_gives_the_pledges_of_the_docx(form):
    assert pledges(form) == pledges("docx")
