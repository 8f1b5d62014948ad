"""Work that goes wrong, by the file's name. A module of its own, since a worker imports it."""

import os
import time

from pipeline.batch.work import read_one


def read_or_harm(task):
    match task.entry.path.stem:
        case "hangs":
            time.sleep(600)
        case "eats":
            return [bytearray(50_000_000) for _ in range(1000)]
        case "dies":
            os._exit(7)
        case "half-dies" if task.part is not None and task.part.pages.start:
            os._exit(7)
    return read_one(task)
