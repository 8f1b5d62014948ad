"""The lines beside a document's heading: whose plan it is and of when, and never the title of its pledge."""

import pytest
from convert.reading import codes, read_text

BODY = "□ 사업개요\n - 사업기간 : 2027 ~ 2029\n□ 추진계획\n - 설계(2027년)\n"


@pytest.mark.parametrize(
    "head",
    [
        "가람시 공약실천계획서\n가람시\n\n",
        "공약실천계획서\n2027. 3.\n솔빛도 가람군청\n",
        "가람군\n민선 9기\n공약실천계획서\n",
        "공약실천계획서\n\n",
    ],
)
@pytest.mark.parametrize(
    ("line", "number"), [("1-3. 둘레길 조성", "1-3"), ("공약 3. 둘레길 조성", "3"), ("둘레길 조성", None)]
)
def test_a_place_or_a_date_beside_the_heading_is_no_title(head, line, number):
    document = read_text(f"{head}{line}\n\n{BODY}")
    (pledge,) = document.pledges
    assert (pledge.title, pledge.number) == ("둘레길 조성", number)
    assert pledge.commitments == ()
    assert codes(document).count("DOCUMENT_HEADING") == len([one for one in head.split("\n") if one])


@pytest.mark.parametrize("title", ["문화도시", "혁신지구", "미세먼지 연구"])
def test_a_title_that_ends_like_a_place_is_one(title):
    document = read_text(f"공약실천계획서\n{title}\n법정 지정을 추진합니다\n\n{BODY}")
    assert document.pledges[0].title == title


def test_a_place_that_is_the_only_line_left_stays():
    document = read_text(f"공약실천계획서\n가람시\n\n{BODY}")
    assert document.pledges[0].title == "가람시"
