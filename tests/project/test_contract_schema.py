"""The schema in the package is the one that the models make."""

from schemas import SCHEMA_PATH, schema_text


def test_the_schema_file_is_what_the_models_say():
    assert SCHEMA_PATH.read_text(encoding="utf-8") == schema_text(), "run `make schema`"
