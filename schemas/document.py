"""One source file as a whole."""

from typing import Literal

from pydantic import Field

from schemas.base import SCHEMA_VERSION, Model, PartialDate
from schemas.evidence import Evidence, Finding
from schemas.pledge import Pledge

Basis = Literal["document", "option", "manifest"]
Kind = Literal["action_plan", "status_report", "ledger", "campaign_sheet", "unknown"]
SourceFormat = Literal["pdf", "docx", "hwpx", "hwp", "text", "html", "csv", "xlsx", "image"]


class Source(Model):
    """The file that was read."""

    path: str = Field(description="Relative to the ingest root, `/` between folders, NFC.")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="Of the file's bytes.")
    format: SourceFormat = Field(description="Decided by content, never by suffix.")
    bytes: int = Field(ge=0, description="Size of the file.")
    pages: int | None = Field(description="Number of pages (쪽수), or null where the format has none.")


class Jurisdiction(Model):
    """The local government (자치단체) whose plan it is."""

    name: str = Field(description="자치단체명 (안산시).")
    parent: str | None = Field(default=None, description="광역자치단체 (경기도), or null.")
    level: Literal["metropolitan", "basic", "education"] | None = Field(default=None, description="광역, 기초, 교육.")
    kind: str | None = Field(default=None, description="`si`, `gun`, `gu`, `do` …")
    code: str | None = Field(default=None, description="행정표준코드, only from a dated table.")
    basis: Basis = Field(description="Who said so: the document, an option of the run, or its manifest.")


class Term(Model):
    """The term of office (임기)."""

    label: str = Field(description="민선8기.")
    start: PartialDate | None = Field(default=None, description="First day of the term.")
    end: PartialDate | None = Field(default=None, description="Last day of the term.")
    basis: Basis = Field(description="Who said so: the document, an option of the run, or its manifest.")


class Candidate(Model):
    """후보자: campaign sheets only."""

    name: str | None = Field(description="후보자명; letter-spaced names are closed up.")
    party: str | None = Field(default=None, description="소속정당명.")
    ballot_number: str | None = Field(default=None, description="기호.")
    election: str | None = Field(default=None, description="선거명.")
    constituency: str | None = Field(default=None, description="선거구명.")


class PledgeDocument(Model):
    """What one source file becomes."""

    schema_version: Literal["1.0"] = Field(default=SCHEMA_VERSION, description="Version of this contract.")
    source: Source
    jurisdiction: Jurisdiction | None = Field(description="자치단체; null when neither the page nor the user says.")
    term: Term | None = Field(description="임기; null when unknown.")
    kind: Kind = Field(description="실천계획서, 추진상황, 공약가계부, 선거공약서.")
    candidate: Candidate | None = Field(default=None, description="후보자, in campaign sheets.")
    as_of: PartialDate | None = Field(default=None, description="기준일, or null.")
    pledges: tuple[Pledge, ...] = Field(description="공약, in page order.")
    findings: tuple[Finding, ...] = Field(default=(), description="Everything a reader must know about the values.")
    evidence: dict[str, tuple[Evidence, ...]] = Field(
        default_factory=dict, description="JSON Pointer of a value → the places it was read from."
    )
