"""Small pledges for the tests of the checks. Amounts are given in 백만원 unless a test says otherwise."""

from pipeline.checks import Context
from schemas import (
    Breakdown,
    Budget,
    BudgetCell,
    Cost,
    CostChild,
    CostPart,
    MoneyUnit,
    Period,
    Pledge,
    Project,
    StatedTotal,
)

MILLION = 1_000_000
STATES = {"-": "dash", "": "blank", "미정": "undetermined", "해당없음": "not_applicable"}

# The budget of the seed: 계, 국비, 도비, 시비, 기타 by 총계, 기투자, 2022…2026, 임기후.
SEED_PERIODS = ("total", "prior", "2022", "2023", "2024", "2025", "2026", "after_term")
SEED_ROWS = {
    "total": (86360, 45660, 10200, 15900, 6900, 3850, 3850, "-"),
    "national": (35860, 19860, 4000, 4000, 4000, 2000, 2000, "-"),
    "regional": (15910, 7100, 2570, 4020, 1020, 600, 600, "-"),
    "local": (29590, 16200, 2630, 6380, 1880, 1250, 1250, "-"),
    "other": (5000, 2500, 1000, 1500, "-", "-", "-", "-"),
}


def million(amount):
    return None if amount is None else round(amount * MILLION)


def cell(source, period, printed, basis="plan"):
    if isinstance(printed, str):
        amount = 0 if printed == "-" else None
        return BudgetCell(source=source, period=period, basis=basis, amount=amount, state=STATES[printed])
    return BudgetCell(source=source, period=period, basis=basis, amount=million(printed), state="number")


def budget(periods, rows, *, basis="plan", **parts):
    """`rows` are a dict, or pairs where a source stands twice."""
    pairs = list(rows.items() if isinstance(rows, dict) else rows)
    cells = [cell(s, p, v, basis) for s, values in pairs for p, v in zip(periods, values, strict=True)]
    return Budget(
        unit=MoneyUnit(raw="백만원", multiplier=MILLION),
        periods=tuple(periods),
        sources=tuple(source for source, _ in pairs),
        cells=tuple(cells),
        **parts,
    )


def stated(amount, **parts):
    return StatedTotal(amount=million(amount), parts=shares(parts))


def shares(parts):
    return tuple(CostPart(source=source, amount=million(amount)) for source, amount in parts.items())


def node(name, amount, *children, project=None):
    return Breakdown(name=name, project=project, amount=million(amount), children=children)


def cost(amount, raw, parts=None, children=()):
    return Cost(amount=million(amount), raw=raw, parts=shares(parts or {}), children=tuple(children))


def child(name, amount, **parts):
    return CostChild(name=name, amount=million(amount), parts=shares(parts))


def period(start, end, raw="2022 ~ 2026", *, open_end=False):
    return Period(start=start, end=end, raw=raw, open_end=open_end)


def project(number=1, name=None, **parts):
    return Project(id=f"p{number}", name=name or f"사업 {number}", **parts)


def pledge(**parts):
    return Pledge(id="0" * 12, number="1", title="가람시 시험 공약", **parts)


def run(check, made, context=None):
    return list(check(made, context or Context()))


def codes(findings):
    return [(finding.code, finding.severity) for finding in findings]


def seed_budget(**parts):
    tree = (
        node("연구특구 운영", 20560, project="p1"),
        node("혁신센터", 62500, node("혁신센터 설립", 46500), node("전환센터 조성", 16000), project="p2"),
        node("공장 보급", 3300, project="p3"),
    )
    words = stated(86360, national=35860, regional=15910, local=29590, other=5000)
    return budget(SEED_PERIODS, SEED_ROWS, **{"stated_total": words, "breakdown": tree, **parts})
