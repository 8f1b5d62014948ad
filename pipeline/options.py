"""What the user says beside a file. A module of its own: whoever only asks whether anything changed loads no reader."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.privacy import Officers
    from pipeline.readers.members import Member
    from pipeline.readers.ocr import OcrMode
    from pipeline.values.manifest import Entry
    from pipeline.vocabulary import Profile


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says beside the file. `root` is the ingest root that `source.path` is relative to.

    `manifest` is the file's line in a list that the user keeps; `jurisdiction` and `term` overrule it. `profile` adds
    words of one city to the vocabulary. `member` is the document to read where the file is an archive of several.
    `ocr` says which pages are read from their pictures. `officers` is how much of the officers may be seen.
    """

    root: Path | None = None
    jurisdiction: str | None = None
    term: str | None = None
    manifest: Entry | None = None
    profile: Profile | None = None
    member: Member | None = None
    ocr: OcrMode = "auto"
    officers: Officers = "full"
