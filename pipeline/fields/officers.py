"""공약실명제: who is responsible, told apart by what a cell holds (role, name, phone), not by its column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.document import Cell, Grid, Read, RepairedTable, Span, build, cell_span, leaf, nothing, sequence
from pipeline.fields.context import Context
from pipeline.fields.officer_columns import upright
from pipeline.fields.officer_rows import POSTS, OfficerRow, by_posts, several
from pipeline.fields.officer_words import officer_pieces, split_officer
from pipeline.findings import finding
from pipeline.values.persons import is_full_name
from pipeline.values.phones import parse_phone
from pipeline.vocabulary import current, find_label, squeeze
from schemas import Finding, Officer

_ROLE = re.compile(
    r"(국장|실장|과장|담당관|팀장|계장|담당자|주무관|소장|센터장|단장|부장|본부장|서기관|사무관|담당|원장|관장)$"
)
_ROLES = re.compile(
    r"(?:국장|실장|과장|담당관|팀장|계장|담당자|주무관|소장|센터장|단장|담당|부장|서기관|사무관|원장|관장)\s+[가-힣]{2,4}(?=$|[\s,/(（])"
)
_LEADER = re.compile(r"^(.{1,20}팀)장$")
_DEPARTMENT = re.compile(r"(과|국|실|소|단|관|센터|본부|담당관|사업소|추진단|위원회|동|읍|면)$")
_NAME = re.compile(r"^[가-힣](\s?[가-힣]){1,4}$")
_SHORT_NAME = re.compile(r"^[가-힣](\s?[가-힣]){1,2}$")
_COLUMNS = {
    squeeze(word): part
    for part, words in {
        "department": ("부서", "부서명", "추진부서", "담당부서", "소관부서", "주관부서", "담당과", "소속", "소속부서"),
        "team": ("팀", "팀명", "담당팀"),
        "role": ("직위", "직급", "직책", "구분", "직위(직급)"),
        "name": ("성명", "담당자", "이름", "담당자명"),
        "phone": ("전화", "전화번호", "연락처", "내선번호", "사무실"),
    }.items()
    for word in words
}

_NAMES = {word for word, part in _COLUMNS.items() if part == "name"}
_DIVISION = "구분"

_ROLES_TOO = frozenset({"담당자"})


def read_officers(
    table: RepairedTable, context: Context
) -> tuple[Read[tuple[Officer, ...]], list[Read[str]], list[Span]]:
    """The officers of a table, its departments, each once, and those that a column 구분 says to help (협조)."""
    officers: list[Read[Officer]] = []
    departments: dict[str, Read[str]] = {}
    helping: dict[str, Span] = {}
    leader: tuple[str | None, Span] | None = None
    grid = upright(table.grid, _NAMES, _COLUMNS.keys() - _NAMES)
    heads = _heads(grid)
    noted: list[Finding] = list(table.findings)
    told: set[int] = set()
    start = _first_row(grid)
    for number, row in ((at, person) for at in range(start, grid.rows) for person in _people(grid, at, context, heads)):
        if row.department is not None and row.helping:
            helping.setdefault(row.department.text, row.department)
        elif row.department is not None:
            departments.setdefault(row.department.text, leaf(row.department.text, row.department))
        if row.role is None and row.name is None and row.phone is None:
            continue
        if _lacks(row, heads) and number not in told:
            told.add(number)
            cells = grid.row(number)
            noted.append(
                finding("OFFICER_UNPARSED", place=cells[0].place, raw="\t".join(c.text for c in cells), pointer="")
            )
        department = row.department.text if row.department is not None else None
        if leader is not None and leader[0] != department:
            leader = None
        led = None if row.role is None else _LEADER.match(row.role.text.replace(" ", ""))
        if led is not None and row.role is not None:
            leader = (department, row.role.reworded(led.group(1)))
        read = officer_of(row, None if leader is None else leader[1], inferred=led is None)
        if row.inferred_phone and row.phone is not None:
            noted_phone = finding("OFFICER_PHONE_INFERRED", place=row.phone.place, raw=row.phone.raw, pointer="/phone")
            read = read.noting(noted_phone)
        if row.shared_phone and row.phone is not None:
            noted_phone = finding("OFFICER_PHONE_SHARED", place=row.phone.place, raw=row.phone.raw, pointer="/phone")
            read = read.noting(noted_phone)
        officers.append(read)
    return sequence(officers, noted), list(departments.values()), list(helping.values())


def _lacks(row: OfficerRow, heads: Mapping[int, str]) -> bool:
    """Whether a row has no post, no name or, where its table prints one for each person, no number."""
    each = not any(part in POSTS for part in heads.values())
    return row.role is None or row.name is None or (each and row.phone is None)


def officer_of(row: OfficerRow, leader: Span | None, *, inferred: bool) -> Read[Officer]:
    team: Read[str | None] = nothing()
    if row.team is not None:
        team = leaf(row.team.text, row.team)
    elif leader is not None and row.role is not None and not row.role.text.endswith(("과장", "국장", "실장")):
        note = finding("OFFICER_TEAM_INFERRED", place=row.role.place, raw=row.role.raw, pointer="")
        team = leaf(leader.text, leader, findings=[note] if inferred else [])
    return build(
        Officer,
        department=_text(row.department),
        team=team,
        role=_text(row.role),
        name=_text(row.name),
        phone=_phone(row.phone),
    )


def _text(span: Span | None) -> Read[str | None]:
    return nothing() if span is None else leaf(span.text, span)


def _phone(span: Span | None) -> Read[str | None]:
    value = None if span is None else parse_phone(span.text)
    if span is None or value is None:
        return nothing()
    area = current().area_code
    if value.has_area_code:
        return leaf(value.printed, span)
    if area is None or value.extension_only:
        noted = finding("PHONE_NO_AREA_CODE", place=span.place, raw=span.raw, pointer="")
        return leaf(value.printed, span, findings=[noted])
    noted = finding("PHONE_AREA_CODE_ADDED", place=span.place, raw=span.raw, pointer="", area=area)
    return leaf(f"{area}-{value.printed}", span, findings=[noted])


def _people(grid: Grid, number: int, context: Context, heads: Mapping[int, str]) -> list[OfficerRow]:
    """The people of a row: by their heads where the table has any, by the labels in the row, else by what cells hold."""
    cells = grid.row(number)
    if any(part in POSTS for part in heads.values()):
        return by_posts(cells, heads)
    if heads:
        return several(_by_heads(cells, context, heads), cells, heads)
    posted = any(_COLUMNS.get(squeeze(cell.text)) == "role" for cell in cells)
    people = [OfficerRow()]
    label: str | None = None
    for cell in cells:
        part = _COLUMNS.get(squeeze(cell.text))
        part = "department" if people == [OfficerRow()] and label is None and _says_whose(cell.text) else part
        if part is not None and (posted or not _is_value(cell.text)):
            label = part
            continue
        for span in _values(cell, context):
            take_piece(people, span, label)
        label = None
    return people if number else [row for row in people if row != OfficerRow()] or people[:1]


def _says_whose(text: str) -> bool:
    """Whether a word before a department says what it does for the pledge: 주관, 협조."""
    found = find_label(f"{squeeze(text)}부서") if text.strip() else None
    return found is not None and found.field in {"departments", "supporting_departments"}


def take_piece(people: list[OfficerRow], span: Span, label: str | None) -> None:
    """A piece for the last person of the row, or for the next one where that part is taken."""
    row = people[-1]
    role = _is_role(span.text)
    if label in {"role", "team", "department"} and getattr(row, label) is None:
        setattr(row, label, span)
        return
    if label == "name" and not role and row.name is None:
        row.name = span
        return
    if (
        role
        and row.role is not None
        and squeeze(row.role.text) in _ROLES_TOO
        and row.name is None
        and row.phone is None
    ):
        row.role = span  # 담당자 | 과장 홍길동: the first was the label of the cell
        return
    if role and row.role is not None and (row.name is not None or row.phone is not None):
        row = OfficerRow(department=row.department)
        people.append(row)
    _assign(row, span)


def _is_role(text: str) -> bool:
    return _ROLE.search(text.replace(" ", "")) is not None


def _is_value(text: str) -> bool:
    """담당자 and the like are roles as well as heads: beside a name they are its role."""
    return squeeze(text) in _ROLES_TOO


def _by_heads(cells: Iterable[Cell], context: Context, heads: Mapping[int, str]) -> OfficerRow:
    row = OfficerRow()
    for cell in cells:
        spans = list(_values(cell, context))
        part = heads.get(cell.column)
        if part == "part":
            said = find_label(f"{squeeze(cell.text)}부서")
            row.helping = said is not None and said.field == "supporting_departments"
            continue
        if part is not None and len(spans) == 1 and getattr(row, part) is None:
            setattr(row, part, spans[0])
        else:
            for span in spans:
                _assign(row, span)
    return row


def _first_row(grid: Grid) -> int:
    """The first row below the table's caption and header."""
    start = 0
    while start < grid.rows and _is_caption(grid, start):
        start += 1
    return start + 1 if start < grid.rows and _is_header(grid, start) else start


def _is_caption(grid: Grid, number: int) -> bool:
    """Whether a row is nothing but the words 공약실명제."""
    cells = [cell for cell in grid.row(number) if cell.text.strip()]
    found = find_label(cells[0].text) if len(cells) == 1 else None
    return not cells or (found is not None and found.field == "officers")


def _heads(grid: Grid) -> dict[int, str]:
    """What the columns hold by the table's header row: 부서, 팀, 직위, 성명, 전화."""
    number = _first_row(grid) - 1
    if number < 0 or not _is_header(grid, number):
        return {}
    words = {cell.column: squeeze(cell.text) for cell in grid.row(number)}
    heads = {column: part for column, word in words.items() if (part := _COLUMNS.get(word)) is not None}
    if list(heads.values()).count("role") > 1:  # beside 직위, 구분 says which department leads and which helps
        heads = {column: "part" if words[column] == _DIVISION else part for column, part in heads.items()}
    posts = {column: word for column, word in words.items() if word in POSTS}
    if len(posts) > 1 or (posts and set(posts.values()) != {"담당자"} and "name" not in heads.values()):
        return heads | posts
    return heads if {"name", "phone"} <= set(heads.values()) else {}


def _is_header(grid: Grid, number: int) -> bool:
    """Whether a row has nothing but names of columns."""
    words = [cell.text for cell in grid.row(number) if cell.text.strip()]
    return len(words) > 1 and all(squeeze(word) in {*_COLUMNS, *POSTS, "담당", "비고"} for word in words)


def _values(cell: Cell, context: Context) -> Iterator[Span]:
    """The pieces of a cell: `일자리팀장 홍길동(000-0001)` is a role, a name and a phone."""
    text = context.unwrap.clean(cell.text)
    known = find_label(text)
    if not text or (known is not None and (known.field == "officers" or not _ROLE.search(text.replace(" ", "")))):
        return
    whole = cell_span(cell, text)
    several = len(_ROLES.findall(text)) > 1
    for piece in officer_pieces(text) if several else split_officer(text):
        yield whole.reworded(piece)


def _full(span: Span) -> bool:
    """A name behind a department, which needs no post: three syllables that begin with a family name."""
    return is_full_name(span.text)


def _assign(row: OfficerRow, span: Span) -> None:
    squeezed = span.text.replace(" ", "")
    if row.phone is None and any(c.isdigit() for c in span.text) and parse_phone(span.text) is not None:
        row.phone = span
    elif (
        row.name is None
        and not _is_role(span.text)
        and ((row.role is not None and _SHORT_NAME.match(span.text)) or (row.department is not None and _full(span)))
    ):
        row.name = span
    elif (
        row.role is None
        and row.name is None
        and _ROLE.search(squeezed)
        and not (_DEPARTMENT.search(squeezed) and row.department is None and not squeezed.endswith(("장", "자", "관")))
    ):
        row.role = span
    elif row.department is None and _DEPARTMENT.search(squeezed):
        row.department = span
    elif row.team is None and squeezed.endswith("팀") and row.role is None:
        row.team = span
    elif row.name is None and _NAME.match(span.text) and row.role is not None:
        row.name = span
