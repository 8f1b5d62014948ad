"""The JSON Schema (2020-12) of the contract, generated from the models."""

import json
from pathlib import Path
from typing import Any

from schemas.base import SCHEMA_VERSION
from schemas.document import PledgeDocument

SCHEMA_PATH = Path(__file__).with_name("pledge-document.schema.json")
"""The generated schema inside the package."""

SCHEMA_ID = f"urn:gongyak:schema:pledge-document:{SCHEMA_VERSION}"


def json_schema() -> dict[str, Any]:
    """The schema as the models say it now."""
    generated = PledgeDocument.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **generated}


def schema_text() -> str:
    """The bytes that `SCHEMA_PATH` must hold."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    SCHEMA_PATH.write_text(schema_text(), encoding="utf-8")
