"""Whatever stands in the tables and lines of a page, it is read: words of real forms in every order."""

from hypothesis import given, settings
from hypothesis import strategies as st
from page_builders import GREY, pledges_of, table

WORDS = [
    "",
    "구 분",
    "공약명",
    "경로당 신축",
    "사업기간",
    "2022. 3. ~ 계속",
    "총사업비(백만원)",
    "연차별 투자계획",
    "2022년",
    "2023",
    "'24",
    "24",
    "총계",
    "기투자",
    "임기후",
    "국비",
    "시비",
    "계",
    "86,360",
    "-",
    "1",
    "2",
    "상",
    "12월",
    "●",
    "→",
    "[Blacked out]",
    "추진부서",
    "도로과",
    "과장",
    "홍길동",
    "☎ 000-0001",
    "□신규 ■계속",
    "추진상황",
    "○ 설계\n○ 착공 5건",
    "관리번호",
    "1-1",
    "비고",
    "<",
    "^",
]
cells = st.one_of(st.sampled_from(WORDS), st.tuples(st.sampled_from(["", "설계"]), st.just(GREY)))


@st.composite
def grids(draw):
    width = draw(st.integers(1, 6))
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=5))
    if draw(st.booleans()):
        return table(*rows, spans="lost")
    return table(*rows, page=draw(st.sampled_from([None, 1, 2])))


lines = st.lists(
    st.tuples(st.sampled_from(["", "□ ", "○ ", " - ", "Ⅰ. ", "1. ", "※ "]), st.sampled_from(WORDS)).map("".join),
    max_size=6,
).map("\n".join)


def resolves(value, pointer):
    """Whether a JSON Pointer leads to something in a value."""
    for name in pointer.split("/")[1:]:
        if isinstance(value, tuple):
            if int(name) >= len(value):
                return False
            value = value[int(name)]
        elif value is None or name not in type(value).model_fields:
            return False
        else:
            value = getattr(value, name)
    return True


@settings(max_examples=150)
@given(st.lists(st.one_of(grids(), lines), min_size=1, max_size=4))
def test_every_page_is_read_and_every_pointer_leads_somewhere(blocks):
    for read in pledges_of(*blocks):
        pointers = {*read.evidence, *(f.pointer for f in read.findings if f.pointer is not None)}
        assert [pointer for pointer in pointers if not resolves(read.value, pointer)] == []
