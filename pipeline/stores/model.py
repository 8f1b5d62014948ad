"""The relational model: which tables there are, their columns, keys and types. Every store is made from it."""

from __future__ import annotations

from pipeline.stores.pledge_parts import PARTS
from pipeline.stores.shapes import (
    DOCUMENT,
    ORDINAL,
    PERIOD,
    PLACE,
    PLEDGE,
    TO_DOCUMENT,
    Column,
    Reference,
    Table,
    code,
    decimal,
    number,
    real,
    text,
    won,
)

__all__ = ["EVIDENCE", "FINDINGS", "PARTS", "TABLES", "Column", "Reference", "Table"]

DOCUMENTS = Table(
    "documents",
    "문서",
    "one file in one edition",
    (
        DOCUMENT,
        code("path", "파일"),
        code("sha256", "SHA-256"),
        code("format", "형식"),
        number("bytes", "크기"),
        Column("pages", "integer", "쪽수"),
        code("kind", "종류"),
        text("jurisdiction", "자치단체"),
        text("jurisdiction_parent", "광역자치단체"),
        text("jurisdiction_level", "단계"),
        text("jurisdiction_kind", "유형"),
        text("jurisdiction_code", "행정표준코드"),
        text("jurisdiction_basis", "자치단체 근거"),
        text("term", "임기"),
        text("term_start", "임기 시작"),
        text("term_end", "임기 끝"),
        text("term_basis", "임기 근거"),
        text("as_of", "기준일", "which edition: what has a later one replaces it"),
        text("candidate", "후보자"),
        text("party", "정당"),
        text("ballot_number", "기호"),
        text("election", "선거"),
        text("constituency", "선거구"),
        number("pledge_count", "공약 수"),
        code("schema_version", "스키마 버전"),
    ),
    ("document_id",),
)

PLEDGES = Table(
    "pledges",
    "공약",
    "one pledge in one edition; bullet trees are lines, indented, and stand in `texts` line by line",
    (
        DOCUMENT,
        PLEDGE,
        ORDINAL,
        text("number", "관리번호"),
        text("title", "공약명"),
        text("sector", "분야"),
        *PERIOD,
        text("continuity", "신규/계속"),
        text("budget_kind", "예산/비예산"),
        text("completion", "임기 내/후"),
        text("authority", "사업권한", "several joined by `; `"),
        text("horizon", "사업시기"),
        text("commitments", "공약사항"),
        text("goals", "정책목표"),
        text("funding", "재원조달방안"),
        text("effects", "기대효과"),
        text("issues", "문제점 및 대책"),
        text("status_code", "추진상황"),
        text("status_raw", "추진상황 원문"),
        decimal("rate", "이행률(%)"),
        text("rate_label", "이행률 이름"),
        text("achievements", "추진실적"),
        text("next_steps", "향후계획"),
        text("schedule_granularity", "일정 칸 단위"),
        text("schedule_start", "일정 시작"),
        text("schedule_end", "일정 종료"),
        text("budget_unit", "예산 단위"),
        won("budget_unit_won", "예산 단위(원)", "won in one unit"),
        won("budget_total", "총계(원)", "the planned total of all sources and periods in the matrix"),
        won("stated_total", "총사업비(원)", "as stated in words beside the matrix"),
        text("json_id", "JSON ID", "its `id` in the JSON of the file"),
    ),
    ("document_id", "pledge_id"),
    (TO_DOCUMENT,),
)

_ABOUT = text("pledge_id", "공약 ID", "null where it is about the document")
_TO_PLEDGE_IF_ANY = Reference(("document_id", "pledge_id"), "pledges", ("document_id", "pledge_id"), optional=True)

FINDINGS = Table(
    "findings",
    "발견 사항",
    "what a reader must know about a value",
    (
        DOCUMENT,
        ORDINAL,
        _ABOUT,
        code("code", "코드"),
        code("severity", "등급"),
        code("message_ko", "설명"),
        code("message_en", "설명(영문)"),
        text("pointer", "위치"),
        *PLACE,
        text("raw", "원문"),
        text("suggestion", "제안"),
    ),
    ("document_id", "ordinal"),
    (TO_DOCUMENT, _TO_PLEDGE_IF_ANY),
)

EVIDENCE = Table(
    "evidence",
    "원문 위치",
    "where a value was read; some 230 rows a pledge, so there are none unless they are asked for (`--evidence`)",
    (
        DOCUMENT,
        code("pointer", "값", "JSON Pointer of the value in the document's JSON"),
        number("ordinal", "순번", "from 1: a value may stand in several places"),
        _ABOUT,
        *PLACE,
        real("box_x0", "왼쪽", "of the box around it, in points from the top left of the page as displayed"),
        real("box_top", "위"),
        real("box_x1", "오른쪽"),
        real("box_bottom", "아래"),
        real("confidence", "인식 확신도", "0 to 1, where the page was read from its picture"),
        code("raw", "원문", "the page's own words"),
    ),
    ("document_id", "pointer", "ordinal"),
    (TO_DOCUMENT, _TO_PLEDGE_IF_ANY),
)

TABLES = (DOCUMENTS, PLEDGES, *PARTS, FINDINGS, EVIDENCE)
"""Each after those that it refers to."""
