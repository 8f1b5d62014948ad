"""The relational model: which tables there are, their columns, keys and types. Every store is made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "integer", "won", "decimal", "boolean"]
"""`won` is a whole number of won; dates are texts at the precision printed (2022, 2022-03, 2022-Q1)."""


@dataclass(frozen=True, slots=True)
class Column:
    """`ko` heads it where people read it. A `required` one is never null."""

    name: str
    type: Type
    ko: str
    meaning: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key; `optional` where one of its columns may be null and the rest not, which SQL alone can say."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`key` is its primary key."""

    name: str
    ko: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def _text(name: str, ko: str, meaning: str = "") -> Column:
    return Column(name, "text", ko, meaning)


def _number(name: str, ko: str, meaning: str = "") -> Column:
    return Column(name, "integer", ko, meaning, required=True)


def _won(name: str, ko: str, meaning: str = "") -> Column:
    return Column(name, "won", ko, meaning)


def _decimal(name: str, ko: str) -> Column:
    return Column(name, "decimal", ko, "null where it has more than 28 digits before or 10 behind the point")


def _code(name: str, ko: str, meaning: str = "") -> Column:
    return Column(name, "text", ko, meaning, required=True)


_DOCUMENT = _code("document_id", "문서", "one edition of one file: from `source.path` and `source.sha256`")
_PLEDGE = _code("pledge_id", "공약 ID", "stable across re-issues of the same plan")
_PROJECT = _text("project_id", "세부사업", "`p1`, `p2` …; null where the page does not say")
_ORDINAL = _number("ordinal", "순번", "from 1, in page order")
_TO_DOCUMENT = Reference(("document_id",), "documents", ("document_id",))
_TO_PLEDGE = Reference(("document_id", "pledge_id"), "pledges", ("document_id", "pledge_id"))
_OF_PROJECT = ("document_id", "pledge_id", "project_id")
_TO_PROJECT = Reference(_OF_PROJECT, "projects", _OF_PROJECT, optional=True)
_IN_PROJECT = Reference(_OF_PROJECT, "projects", _OF_PROJECT)
_PERIOD = (
    _text("period_start", "시작"),
    _text("period_end", "종료"),
    Column("period_open_end", "boolean", "계속"),
    _text("recurrence", "반복"),
    _text("period_raw", "기간 원문"),
)


def _of_pledge(name: str, ko: str, meaning: str, *columns: Column, to: tuple[Reference, ...] = ()) -> Table:
    """A table of which each row belongs to a pledge and has an ordinal there."""
    key = ("document_id", "pledge_id", "ordinal")
    return Table(name, ko, meaning, (_DOCUMENT, _PLEDGE, _ORDINAL, *columns), key, (_TO_PLEDGE, *to))


TABLES: tuple[Table, ...] = (
    Table(
        "documents",
        "문서",
        "one file in one edition",
        (
            _DOCUMENT,
            _code("path", "파일"),
            _code("sha256", "SHA-256"),
            _code("format", "형식"),
            _number("bytes", "크기"),
            Column("pages", "integer", "쪽수"),
            _code("kind", "종류"),
            _text("jurisdiction", "자치단체"),
            _text("jurisdiction_parent", "광역자치단체"),
            _text("jurisdiction_level", "단계"),
            _text("jurisdiction_kind", "유형"),
            _text("jurisdiction_code", "행정표준코드"),
            _text("jurisdiction_basis", "자치단체 근거"),
            _text("term", "임기"),
            _text("term_start", "임기 시작"),
            _text("term_end", "임기 끝"),
            _text("term_basis", "임기 근거"),
            _text("as_of", "기준일", "which edition: what has a later one replaces it"),
            _text("candidate", "후보자"),
            _text("party", "정당"),
            _text("ballot_number", "기호"),
            _text("election", "선거"),
            _text("constituency", "선거구"),
            _number("pledge_count", "공약 수"),
            _code("schema_version", "스키마 버전"),
        ),
        ("document_id",),
    ),
    Table(
        "pledges",
        "공약",
        "one pledge in one edition; bullet trees are lines, indented",
        (
            _DOCUMENT,
            _PLEDGE,
            _ORDINAL,
            _text("number", "관리번호"),
            _text("title", "공약명"),
            _text("sector", "분야"),
            *_PERIOD,
            _text("continuity", "신규/계속"),
            _text("budget_kind", "예산/비예산"),
            _text("completion", "임기 내/후"),
            _text("authority", "사업권한", "several joined by `; `"),
            _text("horizon", "사업시기"),
            _text("commitments", "공약사항"),
            _text("goals", "정책목표"),
            _text("funding", "재원조달방안"),
            _text("effects", "기대효과"),
            _text("issues", "문제점 및 대책"),
            _text("status_code", "추진상황"),
            _text("status_raw", "추진상황 원문"),
            _decimal("rate", "이행률(%)"),
            _text("rate_label", "이행률 이름"),
            _text("achievements", "추진실적"),
            _text("next_steps", "향후계획"),
            _text("budget_unit", "예산 단위"),
            _won("budget_total", "총계(원)", "the planned total of all sources and periods in the matrix"),
            _won("stated_total", "총사업비(원)", "as stated in words beside the matrix"),
        ),
        ("document_id", "pledge_id"),
        (_TO_DOCUMENT,),
    ),
    Table(
        "projects",
        "세부사업",
        "one project of a pledge",
        (
            _DOCUMENT,
            _PLEDGE,
            _code("project_id", "세부사업"),
            _ORDINAL,
            _code("name", "사업명"),
            _text("aliases", "다른 이름", "several joined by `; `"),
            *_PERIOD,
            _text("locations", "위치", "several joined by `; `"),
            _text("agencies", "추진기관", "several joined by `; `"),
            _won("cost", "사업비(원)"),
            _won("cost_min", "사업비 최소(원)"),
            _won("cost_max", "사업비 최대(원)"),
            _text("cost_per", "사업비 기준", "`total`, or `year` where the page says 매년"),
            _text("cost_raw", "사업비 원문"),
        ),
        _OF_PROJECT,
        (_TO_PLEDGE,),
    ),
    Table(
        "cost_parts",
        "사업비 재원",
        "a funding source's share of a project's cost",
        (
            _DOCUMENT,
            _PLEDGE,
            _code("project_id", "세부사업"),
            _ORDINAL,
            _code("source", "재원"),
            _won("amount", "금액(원)"),
        ),
        (*_OF_PROJECT, "ordinal"),
        (_IN_PROJECT,),
    ),
    Table(
        "measures",
        "사업규모",
        "a measured quantity of a project",
        (
            _DOCUMENT,
            _PLEDGE,
            _code("project_id", "세부사업"),
            _ORDINAL,
            _text("name", "이름"),
            _decimal("value", "값"),
            _text("unit", "단위"),
        ),
        (*_OF_PROJECT, "ordinal"),
        (_IN_PROJECT,),
    ),
    _of_pledge(
        "plan",
        "추진계획",
        "one step of the plan",
        _PROJECT,
        _code("text", "내용"),
        _text("period_start", "시작"),
        _text("period_end", "종료"),
        to=(_TO_PROJECT,),
    ),
    Table(
        "schedule",
        "추진일정",
        "one bar of the road map; a row of it without bars has segment 0",
        (
            _DOCUMENT,
            _PLEDGE,
            _number("item", "행", "row of the road map, from 1"),
            _number("segment", "막대", "bar of the row, from 1; 0 where it has none"),
            _PROJECT,
            _text("tasks", "세부내용", "several joined by `; `"),
            _code("state", "상태", "`known`; `unknown`: the bars are lost; `empty`: there are none"),
            _code("basis", "근거"),
            _code("granularity", "칸 단위"),
            _text("segment_start", "시작"),
            _text("segment_end", "종료"),
            _text("segment_text", "막대 글"),
        ),
        ("document_id", "pledge_id", "item", "segment"),
        (_TO_PLEDGE, _TO_PROJECT),
    ),
    Table(
        "targets",
        "추진목표",
        "one quantity to be reached in one year; a target without any has indicator 0",
        (
            _DOCUMENT,
            _PLEDGE,
            _number("target", "목표"),
            _number("indicator", "지표", "from 1; 0 where there is none"),
            _PROJECT,
            _number("year", "연도"),
            _code("state", "상태"),
            _text("milestones", "단계", "several joined by `; `"),
            _text("indicator_name", "지표명"),
            _decimal("value", "값"),
            _text("unit", "단위"),
            _text("qualifier", "한정"),
        ),
        ("document_id", "pledge_id", "target", "indicator"),
        (_TO_PLEDGE, _TO_PROJECT),
    ),
    _of_pledge(
        "budget_cells",
        "연차별 예산",
        "one cell of the budget matrix, its margins (`total`) too: never add them to the rest",
        _code("source", "재원"),
        _code("period", "기간"),
        _code("basis", "계획/확보/집행"),
        _won("amount", "금액(원)"),
        _code("state", "상태", "`number`, `dash`, `blank`, `zero`, `undetermined`, `not_applicable`"),
    ),
    _of_pledge(
        "departments",
        "부서",
        "a department in charge",
        _code("role", "구분", "`lead` 추진부서, `supporting` 협조부서"),
        _code("name", "부서명"),
    ),
    _of_pledge(
        "officers",
        "공약실명제",
        "an officer, as far as the privacy mode allows",
        _text("department", "부서"),
        _text("team", "팀"),
        _text("role", "직위"),
        _text("name", "성명"),
        _text("phone", "전화"),
    ),
    _of_pledge(
        "support_requests",
        "건의사항",
        "what is asked of whom",
        _text("agency", "기관"),
        _code("text", "내용"),
    ),
    _of_pledge(
        "mentions",
        "언급",
        "a named thing in the text",
        _code("type", "유형"),
        _code("text", "원문"),
        _code("name", "이름"),
        _code("pointer", "위치"),
        _number("start", "시작"),
        _number("end", "끝"),
    ),
    Table(
        "findings",
        "발견 사항",
        "what a reader must know about a value",
        (
            _DOCUMENT,
            _ORDINAL,
            _text("pledge_id", "공약 ID", "null where it is about the document"),
            _code("code", "코드"),
            _code("severity", "등급"),
            _code("message_ko", "설명"),
            _code("message_en", "설명(영문)"),
            _text("pointer", "위치"),
            Column("page", "integer", "쪽"),
            Column("line", "integer", "줄"),
            Column("table_number", "integer", "표"),
            _text("raw", "원문"),
            _text("suggestion", "제안"),
        ),
        ("document_id", "ordinal"),
        (
            _TO_DOCUMENT,
            Reference(("document_id", "pledge_id"), "pledges", ("document_id", "pledge_id"), optional=True),
        ),
    ),
)
"""Each after those that it refers to."""
