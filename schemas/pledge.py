"""One pledge (공약) with all its parts."""

from typing import Literal

from pydantic import Field

from schemas.base import Decimal, Model
from schemas.budget import Budget
from schemas.plan import PlanItem, Schedule, Target
from schemas.project import Project
from schemas.text import Extra, Item, Period, TableData

__all__ = [
    "Classification",
    "Departments",
    "Extra",
    "Item",
    "Mention",
    "Officer",
    "Period",
    "Pledge",
    "Rate",
    "Status",
    "SupportRequest",
    "TableData",
]


class Classification(Model):
    """사업구분, 예산구분, 완료시기, 사업권한, 사업시기; each null when the page does not say."""

    continuity: Literal["new", "continuing"] | None = Field(default=None, description="신규 / 계속.")
    budget_kind: Literal["budgeted", "non_budget"] | None = Field(default=None, description="예산 / 비예산.")
    completion: Literal["within_term", "after_term"] | None = Field(default=None, description="임기 내 / 임기 후.")
    authority: tuple[Literal["national", "regional", "local"], ...] | None = Field(
        default=None, description="사업권한: 국가 / 도·광역 / 자체, in printed order."
    )
    horizon: Literal["short", "medium", "long"] | None = Field(
        default=None, description="사업시기: 단기 / 중기 / 장기."
    )


class SupportRequest(Model):
    """정부 도움 필요 여부, 건의사항: what is asked of whom."""

    agency: str | None = Field(description="Who is asked, as printed; null where the page does not say.")
    text: str = Field(description="What is asked.")


class Rate(Model):
    """A progress rate as printed. Cities define it differently, so the label belongs to it."""

    value: Decimal = Field(description="Percent, as printed.")
    label: str = Field(description="이행률, 추진율, 공정률 … as printed.")


class Status(Model):
    """추진상황."""

    code: (
        Literal["completed", "completed_ongoing", "on_track", "partial", "on_hold", "discarded", "not_started"] | None
    ) = Field(
        description="완료, 이행 후 계속추진, 정상추진, 일부추진, 보류, 폐기, 미착수; null where no known word stands there."
    )
    raw: str = Field(description="The page's own words.")
    rate: Rate | None = Field(default=None, description="이행률.")
    achievements: tuple[Item, ...] = Field(default=(), description="추진실적.")
    next_steps: tuple[Item, ...] = Field(default=(), description="향후계획.")


class Departments(Model):
    """추진부서, 협조부서."""

    lead: tuple[str, ...] = Field(default=(), description="추진부서, 주관부서, 소관부서.")
    supporting: tuple[str, ...] = Field(default=(), description="협조부서, 관련부서.")


class Officer(Model):
    """공약실명제: one responsible official. Names and phones appear only as the run's privacy mode allows."""

    department: str | None = Field(description="부서.")
    team: str | None = Field(
        description="팀; for a 담당자 below a team leader the leader's team (a finding says that it is inferred)."
    )
    role: str | None = Field(description="직위 as printed.")
    name: str | None = Field(description="성명.")
    phone: str | None = Field(description="전화번호 as printed, without its sign.")


class Mention(Model):
    """A named thing in the text."""

    type: Literal["agency", "place", "law", "programme"] = Field(description="기관, 지명, 법령, 국가·도 지원사업.")
    text: str = Field(description="The words in the value.")
    name: str = Field(description="Canonical name.")
    pointer: str = Field(description="JSON Pointer of the value that it stands in, from the document's root.")
    start: int = Field(ge=0, description="First character in that value, from 0.")
    end: int = Field(ge=1, description="One past the last character.")


class Pledge(Model):
    """공약: one pledge."""

    id: str = Field(
        pattern=r"^[0-9a-f]{12}(-\d+)?$",
        description="Stable across re-issues of the same plan: from jurisdiction, term, number or squeezed title.",
    )
    number: str | None = Field(description="관리번호, 연번, 공약순위 as printed, or null.")
    title: str | None = Field(description="공약명; null with an error finding where none was found.")
    period: Period | None = Field(default=None, description="사업기간, 이행기간 of the pledge as a whole.")
    sector: str | None = Field(default=None, description="분야, from the form, the chapter or the summary table.")
    classification: Classification = Field(default=Classification(), description="사업 분류.")
    commitments: tuple[Item, ...] = Field(default=(), description="공약사항.")
    goals: tuple[Item, ...] = Field(default=(), description="정책목표, 사업목적.")
    projects: tuple[Project, ...] = Field(default=(), description="세부사업, 사업개요.")
    plan: tuple[PlanItem, ...] = Field(default=(), description="추진계획, 이행방법.")
    schedule: Schedule | None = Field(default=None, description="추진일정 (로드맵).")
    targets: tuple[Target, ...] = Field(default=(), description="연차별 추진목표.")
    budget: Budget | None = Field(default=None, description="연차별 투자계획.")
    funding: tuple[Item, ...] = Field(default=(), description="재원조달방안 in words.")
    tables: tuple[TableData, ...] = Field(default=(), description="Tables that belong to no part above.")
    support_requests: tuple[SupportRequest, ...] = Field(default=(), description="정부 도움 필요 여부, 건의사항.")
    effects: tuple[Item, ...] = Field(default=(), description="기대효과.")
    issues: tuple[Item, ...] = Field(default=(), description="문제점 및 대책.")
    status: Status | None = Field(default=None, description="추진상황; null in a plan.")
    departments: Departments = Field(default=Departments(), description="추진부서, 협조부서.")
    officers: tuple[Officer, ...] = Field(default=(), description="공약실명제.")
    mentions: tuple[Mention, ...] = Field(default=(), description="Named things in the text.")
    extras: tuple[Extra, ...] = Field(default=(), description="Labels that nobody knows, with their text.")
