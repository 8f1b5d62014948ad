"""하루시 (invented): a 공약가계부 in a workbook, planned, secured and executed side by side; a list; a page of its site."""

from sheet import Block, C, Line, grid, head, row

YEARS = [2022, 2023, 2024, 2025, 2026]
PLEDGES = [
    (
        "1-1",
        "하루천 산책로 잇기",
        "환경",
        "공원녹지과",
        {"국비": [0, 400, 600, 300, 0], "시비": [100, 500, 700, 400, 100]},
    ),
    (
        "1-2",
        "동네 책방 지원 조례 시행",
        "문화",
        "문화예술과",
        {"도비": [0, 30, 30, 30, 30], "시비": [10, 70, 70, 70, 70]},
    ),
    (
        "2-1",
        "밤길 안심 가로등 1,200등 교체",
        "안전",
        "도로관리과",
        {"시비": [0, 250, 350, 350, 250], "기타": [0, 50, 50, 50, 50]},
    ),
]
SHARES = {"계획": 100, "확보": 80, "집행": 60}
"""Percent of what is planned that is secured, and spent."""


def ledger(number: str, title: str, sector: str, department: str, sources: dict[str, list[int]]) -> list[Block]:
    """One pledge of the ledger: who and what, then its money by source, three times over."""
    over = [C(name, columns=len(YEARS) + 1, head=True) for name in SHARES]
    rows = [(C("재원", rows=2, head=True), *over), head(*["계", *(f"{year}년" for year in YEARS)] * len(SHARES))]
    total = [sum(column) for column in zip(*sources.values(), strict=True)]
    for name, amounts in {"계": total, **sources}.items():
        shown = [[value * share // 100 for value in amounts] for share in SHARES.values()]
        rows.append((C(name), *(cell for part in shown for cell in row(*(_figure(v) for v in (sum(part), *part))))))
    return [
        grid([head("관리번호", "공약명", "분야", "담당부서"), row(number, title, sector, department)], 1, 4, 1, 2),
        Line("(단위: 백만원)"),
        grid(rows, 1.5, *[1] * 18),
    ]


def _figure(value: int) -> str:
    return f"{value:,}" if value else "-"


LEDGERS = [ledger(*pledge) for pledge in PLEDGES]
LIST = [
    ["연번", "공약명", "분야", "담당부서", "계", *(f"{year}년" for year in YEARS)],
    *(
        [
            number,
            title,
            sector,
            department,
            *(f"{v:,}" for v in (sum(map(sum, sources.values())), *map(sum, zip(*sources.values(), strict=True)))),
        ]
        for number, title, sector, department, sources in PLEDGES
    ),
]
