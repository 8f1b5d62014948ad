"""`gongyak schema`: the JSON Schema of the output."""

from pipeline.cli.screen import emit
from schemas import SCHEMA_PATH


def run() -> int:
    emit(SCHEMA_PATH.read_bytes())
    return 0
