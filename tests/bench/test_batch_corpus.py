"""The corpus of `make bench-batch`."""

from bench.batch.corpus import corpus, plans


def test_any_part_of_the_corpus_is_as_mixed_as_the_whole():
    made = list(plans(100))
    assert len({plan.name for plan in made}) == 100
    assert {plan.format for plan in made} == {"docx", "hwpx", "hwp", "pdf", "text", "html", "xlsx"}
    assert sum(plan.pledges is not None for plan in made) == 10
    assert list(plans(2000))[:100] == made


def test_files_differ_and_are_printed_once(tmp_path, monkeypatch):
    monkeypatch.setattr("bench.batch.corpus.KEPT", tmp_path)
    folder = corpus(4)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    assert len({path.read_bytes() for path in files}) == 4
    before = [path.stat().st_mtime_ns for path in files]
    assert corpus(4) == folder
    assert [path.stat().st_mtime_ns for path in files] == before
