"""Pledge numbers (관리번호, 연번) as pages print them."""

import re

NUMBER = re.compile(
    r"^(?:제?\s*\d{1,4}(?:\s*[-–.]\s*\d{1,4}){0,3}\s*호?|[IVXⅠ-Ⅻ]+\s*-\s*[①-⑳\d]+(?:\s*-\s*\d+)?|공약\s*\d+)[.)]?$"
)
"""A pledge number as printed: 1-1, 4-07-1, III-①-1, 공약 12, 제12호."""
