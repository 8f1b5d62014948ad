"""What the user says beside the files, as far as it decides how they are read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.options import Options
from pipeline.vocabulary import load_profile

if TYPE_CHECKING:
    from pipeline.privacy import Officers
    from pipeline.readers import OcrMode


@dataclass(frozen=True, slots=True)
class Said:
    """The options as given."""

    jurisdiction: str | None = None
    term: str | None = None
    profile: Path | None = None
    ocr: OcrMode = "auto"
    officers: Officers = "full"

    def options(self) -> Options:
        """Raises ProfileError."""
        profile = None if self.profile is None else load_profile(self.profile)
        return Options(
            jurisdiction=self.jurisdiction, term=self.term, profile=profile, ocr=self.ocr, officers=self.officers
        )
