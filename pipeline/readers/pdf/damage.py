"""What is wrong with a damaged PDF, in our own words: what a library says of it helps nobody."""

from __future__ import annotations

from pipeline.errors import DamagedFileError


def unreadable_structure() -> DamagedFileError:
    """Neither the list of the file's parts nor the parts themselves can be found."""
    return DamagedFileError(
        "the structure of the PDF cannot be read; get the file again or save it anew from the original",
        "PDF의 구조를 읽을 수 없습니다. 파일을 다시 받거나 원본에서 다시 저장하십시오",
    )


def no_pages() -> DamagedFileError:
    """The file says of itself that it is empty."""
    return DamagedFileError("the PDF has no pages", "PDF에 쪽이 하나도 없습니다")


def damaged_page(number: int) -> DamagedFileError:
    """One page, counted from 1."""
    return DamagedFileError(f"page {number} of the PDF cannot be read", f"PDF의 {number}쪽을 읽을 수 없습니다")
