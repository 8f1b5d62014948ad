"""Reading and extraction alone: every file of a folder to its pledges, with no ledger, no pool and no output.

    python -m bench.batch.alone FOLDER [SHARES NUMBER [tended]]

Prints the seconds of processor time and of the clock that it took, without the start of the process: a file of each format
is read before the time counts. That is what the cost of a whole run, with its start and all, is measured by. Of so many
`SHARES` of the files it reads one, so that several processes can read a folder side by side. `tended` it looks for
garbage as a worker of `ingest` does, else as Python does.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from pipeline.convert import start
from pipeline.errors import DocumentError
from pipeline.garbage import file_done, look_seldom
from pipeline.options import Options


def read(files: Sequence[Path], root: Path) -> None:
    """Pledge by pledge, as a worker does; what cannot be read is passed over, as a run does."""
    for path in files:
        try:
            for _ in start(path, Options(root=root)):
                pass
        except DocumentError:
            continue
        finally:
            file_done()


def main(folder: Path, shares: int = 1, number: int = 0, *way: str) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    read(list({path.suffix: path for path in reversed(files)}.values()), folder)
    if "tended" in way:
        look_seldom()
    clock, cpu = time.perf_counter(), time.process_time()
    read(files[number::shares], folder)
    print(json.dumps({"wall": time.perf_counter() - clock, "cpu": time.process_time() - cpu}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:4]), *sys.argv[4:])
