"""Reading and extraction alone: every file of a folder to its pledges, with no ledger, no pool and no output.

    python -m bench.batch.alone FOLDER

Run in a process of its own, it is what the cost of a whole run is measured by.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.convert import start
from pipeline.errors import DocumentError
from pipeline.options import Options


def read(folder: Path) -> None:
    """Pledge by pledge, as a worker does; what cannot be read is passed over, as a run does."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            for _ in start(path, Options(root=folder)):
                pass
        except DocumentError:
            continue


if __name__ == "__main__":
    read(Path(sys.argv[1]))
