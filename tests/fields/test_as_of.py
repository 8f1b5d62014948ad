"""기준일 as documents print it."""

import pytest

from pipeline.document import Document
from pipeline.fields.as_of import read_as_of
from pipeline.readers import read_bytes


def read(text: str) -> Document:
    return read_bytes(text.encode())


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("용궁시 공약사업 추진상황\n(2024. 12. 31. 기준)", "2024-12-31"),
        ("용궁시 공약사업 추진상황(2024. 12월 말 기준)", "2024-12"),
        ("용궁시 공약 이행현황 (기준: 2025. 9월 말)", "2025-09"),
        ("공약가계부\n기준일 : 2025. 6. 30.", "2025-06-30"),
        ("공약사업 총괄 현황\n용궁시 (2024. 12. 31. 기준, 단위 : 백만원)", "2024-12-31"),
        ("공약가계부\n※ 2025. 6. 30. 현재", "2025-06-30"),
        ("공약가계부\n기준일 : 2025. 6. 30.\n2024. 6. 30. 기준", None),
        ("공약 실천계획서\n ○ 인구 12천명(2022. 12. 31. 기준)", None),
        ("공약 실천계획서\n2022년 기준", None),
        ("공약 실천계획서\n2022. 10.", None),
    ],
)
def test_the_day_that_a_document_tells_of(printed: str, date: str | None) -> None:
    assert read_as_of(read(printed)).value == date
