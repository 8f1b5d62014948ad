"""Telephone numbers; all of them invented."""

import pytest

from pipeline.values.phones import parse_phone

PHONES = [
    ("☎ 000-0001", "000-0001", False, False),  # the seed, L119
    ("☎000-0001", "000-0001", False, False),
    ("☏ 000-0001", "000-0001", False, False),
    ("T. 000-0001", "000-0001", False, False),
    ("TEL : 000-0001", "000-0001", False, False),
    ("전화 000－0001", "000-0001", False, False),
    ("031-000-0000", "031-000-0000", True, False),
    ("031-000-0001~2", "031-000-0001~2", True, False),
    ("(031) 000-0001", "(031) 000-0001", True, False),
    ("02)000-0000", "02)000-0000", True, False),
    ("031)000-1234", "031)000-1234", True, False),
    ("(061)000-0101", "(061)000-0101", True, False),
    ("061.000.0101", "061.000.0101", True, False),
    ("000-0000-0101", "000-0000-0101", True, False),
    ("031 000 0000", "031 000 0000", True, False),
    ("010-0000-0000", "010-0000-0000", True, False),
    ("☎ 0310000001", "0310000001", True, False),
    ("0200000001", "0200000001", True, False),
    ("070-0000-0000", "070-0000-0000", True, False),
    ("+82-31-000-0000", "+82-31-000-0000", True, False),
    ("1588-0000", "1588-0000", True, False),
    ("000-0001, 0002", "000-0001, 0002", False, False),
    ("내선 1234", "1234", False, True),
    ("내선: 123", "123", False, True),
    ("(0001)", "0001", False, True),
    ("0001", "0001", False, True),
]


@pytest.mark.parametrize(("text", "printed", "area", "extension"), PHONES)
def test_numbers_are_printed_without_their_sign(text, printed, area, extension):
    phone = parse_phone(text)
    assert phone is not None
    assert (phone.printed, phone.has_area_code, phone.extension_only) == (printed, area, extension)


@pytest.mark.parametrize(
    "text", ["1639-21", "24시간", "123", "86,360", "2023000001", "0990000001", "홍길동", "2022. 3.", "☎", "-", ""]
)
def test_other_numbers_are_no_phones(text):
    assert parse_phone(text) is None
