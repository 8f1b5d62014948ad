"""A plan that stands in a file several times, page for page alike: nothing of the second print is taken for a part of the first."""

import io

import pypdfium2
from convert.reading import ROOT

from pipeline.convert import Options, assemble
from pipeline.readers import read_bytes
from schemas import Source

TIMES = 3


def again(name, times):
    made = io.BytesIO()
    with pypdfium2.PdfDocument(ROOT / "samples" / name) as source, pypdfium2.PdfDocument.new() as volume:
        for _ in range(times):
            volume.import_pages(source)
        volume.save(made)
    source = Source(path="plan.pdf", sha256="0" * 64, format="pdf", bytes=len(made.getvalue()), pages=None)
    return assemble(read_bytes(made.getvalue()), source, Options())


def content(pledge):
    return pledge.model_dump(exclude={"id", "funding"})


def test_every_print_of_a_plan_is_read_in_full():
    once, thrice = (again("dasom-two-pledges.pdf", times) for times in (1, TIMES))
    assert [content(pledge) for pledge in thrice.pledges] == [content(pledge) for pledge in once.pledges] * TIMES
