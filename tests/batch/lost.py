"""What is true of a run that lost those who work for it: its files are open, none is accused, and the next run reads them."""

import json

from pipeline.batch import executors
from pipeline.cli.entry import main


def leaves_files_open(capsys, monkeypatch):
    """Of `ingest in --out out` in the folder where we are."""
    assert main(["status", "--out", "out", "--json"]) == 0
    states = {one["name"]: one["state"] for one in json.loads(capsys.readouterr().out)["files"]}
    assert "failed" not in states.values()
    assert "interrupted" in states.values()
    monkeypatch.setattr(executors, "local", lambda *_: executors.here())
    assert main(["ingest", "in", "--out", "out"]) == 0
