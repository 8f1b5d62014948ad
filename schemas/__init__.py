"""The output contract of gongyak: what one pledge document becomes.

Everything here is frozen and refuses unknown fields. The JSON Schema beside these models
(`pledge-document.schema.json`) is generated from them; a test holds the two together.
"""

from schemas.base import SCHEMA_VERSION, Model
from schemas.budget import Breakdown, Budget, BudgetCell, MoneyUnit, StatedTotal
from schemas.document import Candidate, Jurisdiction, PledgeDocument, Source, Term
from schemas.evidence import Evidence, Finding
from schemas.generate import SCHEMA_PATH, json_schema, schema_text
from schemas.plan import Indicator, PlanItem, PlanPeriod, Schedule, ScheduleItem, Segment, Target
from schemas.pledge import (
    Classification,
    Departments,
    Extra,
    Item,
    Mention,
    Officer,
    Period,
    Pledge,
    Rate,
    Status,
    SupportRequest,
    TableData,
)
from schemas.project import Cost, CostChild, CostPart, Measure, Project

__all__ = [
    "SCHEMA_PATH",
    "SCHEMA_VERSION",
    "Breakdown",
    "Budget",
    "BudgetCell",
    "Candidate",
    "Classification",
    "Cost",
    "CostChild",
    "CostPart",
    "Departments",
    "Evidence",
    "Extra",
    "Finding",
    "Indicator",
    "Item",
    "Jurisdiction",
    "Measure",
    "Mention",
    "Model",
    "MoneyUnit",
    "Officer",
    "Period",
    "PlanItem",
    "PlanPeriod",
    "Pledge",
    "PledgeDocument",
    "Project",
    "Rate",
    "Schedule",
    "ScheduleItem",
    "Segment",
    "Source",
    "StatedTotal",
    "Status",
    "SupportRequest",
    "TableData",
    "Target",
    "Term",
    "json_schema",
    "schema_text",
]
