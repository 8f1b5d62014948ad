"""Lines that are printed again over the rest of a table: its unit, its heading with (계속)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.document import Block, Paragraph, Table
from pipeline.vocabulary import squeeze

_MOST = 3
"""Lines over a table that may come again."""
_ON = re.compile(
    r"[(<\[〈《]?\s*(?:[앞전]\s?(?:쪽|면|장|페이지)(?:에서|에)?\s*)?(?:계\s?속|이어짐|이어서)\s*[)>\]〉》]?\s*$"
)
"""(계속), <앞쪽에서 계속>."""


@dataclass(slots=True)
class Captions:
    """The lines right above the table that was seen last."""

    above: list[str] = field(default_factory=list)
    _passing: list[str] = field(default_factory=list)

    def seen(self, block: Block) -> None:
        """Take note of a block that is no rest of what was seen."""
        if isinstance(block, Table):
            self.above, self._passing = self._passing[-_MOST:], []
        elif isinstance(block, Paragraph):
            self._passing.append(_bare(block.text))
            del self._passing[:-_MOST]

    def again(self, block: Block) -> bool:
        """Whether a line below that table says what one above it says, or that the table goes on."""
        return isinstance(block, Paragraph) and (bare := _bare(block.text)) in {"", *self.above} and len(bare) < 60


def _bare(text: str) -> str:
    """The line without its blanks and its word for going on."""
    return squeeze(_ON.sub("", text))
