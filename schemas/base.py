"""What every model of the contract shares."""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION: Final = "1.0"
"""Version of the output contract; a change to a name or a meaning is a new version."""


class Model(BaseModel):
    """A frozen record that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


PartialDate = Annotated[
    str,
    Field(
        pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-Q[1-4]|-H[12])?$",
        examples=["2022", "2022-03", "2022-03-07", "2022-Q1", "2022-H1"],
    ),
]
"""An ISO 8601 date at the precision printed; quarters `2022-Q1`, halves `2022-H1`."""

Decimal = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$", examples=["16529", "1959.4"])]
"""A decimal number as a string, without separators, so that no float rounds it."""

Won = Annotated[int, Field(description="Whole Korean won (원).")]

FundingSource = Literal[
    "total",
    "national",
    "regional",
    "local",
    "special_grant",
    "balance",
    "fund",
    "debt",
    "private",
    "other",
]
"""재원: total 계; national 국비; regional 도비 (the 시비 of a metropolis in a 자치구 or 군); local 시비 in a 시, 군비, 구비;
special_grant 특별교부세; balance 균특; fund 기금; debt 지방채; private 민자; other 기타."""

BudgetPeriodCode = Annotated[
    str,
    Field(
        pattern=r"^(total|prior|after_term|\d{4}(-H[12])?)$",
        description="`total` (총계), `prior` (기투자, 임기전), a fiscal year, a half year where the page prints halves, "
        "or `after_term` (임기후, 향후).",
    ),
]
