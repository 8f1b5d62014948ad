"""Every numbered variation has a test, named by its number and its behaviour."""

import re
from pathlib import Path


def test_every_number_has_a_test():
    names = " ".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_variations_of_*.py"))
    found = {int(number) for number in re.findall(r"def test_(\d\d)_", names)}
    assert found == set(range(1, 41))
