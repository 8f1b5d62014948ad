"""Where a value was read, and what is said about it."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Model

Box = Annotated[
    tuple[float, float, float, float],
    Field(description="x0, top, x1, bottom in points, origin at the top left of the page as displayed."),
]


LEFT_OUT_WHERE_ABSENT = frozenset({"sheet", "cell", "confidence"})
"""Parts of a place that most formats cannot have; the JSON names them only where they are."""


def _absent(value: object) -> bool:
    """What other formats cannot have is left out of the JSON, so that theirs stays as it was."""
    return value is None


class Evidence(Model):
    """One place on the page that a value was read from, with the page's own words."""

    page: int | None = Field(
        default=None, ge=1, description="Page number (쪽), from 1; null where the format has no pages."
    )
    box: Box | None = Field(default=None, description="Bounding box on the page, in points (PDF and scanned pages).")
    line: int | None = Field(default=None, ge=1, description="First line number in a text file, from 1.")
    paragraph: int | None = Field(
        default=None,
        ge=1,
        description="Ordinal of the paragraph in the body of the document, from 1 (DOCX, HWPX, HWP).",
    )
    table: int | None = Field(default=None, ge=1, description="Ordinal of the table (표) in the document, from 1.")
    row: int | None = Field(default=None, ge=1, description="Row of the table cell, from 1.")
    column: int | None = Field(default=None, ge=1, description="Column of the table cell, from 1.")
    sheet: str | None = Field(
        default=None, exclude_if=_absent, description="Name of the sheet (시트) in a workbook; only there."
    )
    cell: str | None = Field(
        default=None, exclude_if=_absent, description="Address of the cell on its sheet (B7); only in workbooks."
    )
    confidence: float | None = Field(
        default=None,
        exclude_if=_absent,
        ge=0,
        le=1,
        description="How sure text recognition (OCR) is of these words, from 0 to 1: of their least sure figure, or of all "
        "letters where there is none; only where a page was read from its picture.",
    )
    raw: str = Field(description="The page's own words, verbatim, as they stand there.")


class Finding(Model):
    """Something that a reader of the output must know: a doubt, a repair, an inference, a failure."""

    code: str = Field(
        pattern=r"^[A-Z][A-Z0-9_]*$", description="Stable code; every code is documented in docs/findings.md."
    )
    severity: Literal["error", "warning", "info"] = Field(
        description="error: a required part could not be read, or the output would mislead; "
        "warning: a value is given but doubtful; info: inferred or cosmetic."
    )
    message_ko: str = Field(description="What was seen, in Korean (한국어).")
    message_en: str = Field(description="What was seen, in English.")
    pointer: str | None = Field(
        default=None, description="JSON Pointer (RFC 6901) of the value that is meant, or null."
    )
    place: Evidence | None = Field(default=None, description="Where on the page it was seen, or null.")
    raw: str | None = Field(default=None, description="The words on the page, verbatim, or null.")
    suggestion: str | None = Field(default=None, description="What the right reading may be, or what to do; or null.")
