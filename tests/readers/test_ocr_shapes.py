"""What is told by shape on a scan without any model: units, rules of tables in cells, feet of figures that are no rules."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from generator import printers, scans
from generator.sheet import C, Grid, Line
from scanning import needs_ocr

from pipeline.document import Paragraph, Table
from pipeline.readers import read_bytes
from pipeline.readers.ocr.grid import rules_of
from pipeline.readers.ocr.lines import bands, ink_of
from pipeline.readers.ocr.mending import Reading, mended
from pipeline.readers.ocr.phones import behind_sign, is_sign
from pipeline.readers.ocr.powers import power
from pipeline.readers.ocr.units import has_mark, unit_in
from pipeline.readers.ocr.witnesses import DOUBT, SURE


def _line(words: str, *, big: bool = False) -> np.ndarray:
    (page, _), *_ = scans.pages(printers.pdf([Line(words, 0, big=big)]))
    height, width = page.shape
    x0, top, x1, bottom = next(iter(bands(ink_of(page), (0, 0, width, height // 2)))).box
    return page[top:bottom, x0:x1]


def _dark(words: str, *, big: bool = False) -> np.ndarray:
    return _line(words, big=big) < 178


@pytest.mark.parametrize("big", [False, True])
@pytest.mark.parametrize("words", ["1,959.4㎡", "16,529㎡", "4,200㎡(3)", "300㎡/20"])
def test_a_unit_of_area_is_told_by_its_shape(words, big):
    dark = _dark(words, big=big)
    unit = unit_in(dark)
    assert unit is not None
    assert unit.left < unit.sign < unit.right <= dark.shape[1]
    behind = words.split("㎡")[1]
    share = (unit.left / dark.shape[1], 1 - unit.right / dark.shape[1])
    assert share[0] > 0.3
    assert (share[1] > 0.1) == bool(behind)


@pytest.mark.parametrize("wear", [scans.CLEAN, scans.Wear(blur=0.7, grain=8.0)])
@pytest.mark.parametrize(("unit", "read", "against"), [("㎡", "2", "3"), ("㎥", "3", "2")])
def test_two_witnesses_tell_square_from_cubic_metres(unit, read, against, wear):
    page = scans.worn(_line(f"16,529{unit}", big=True), wear, seed=4)
    found = unit_in(page < 150)
    assert found is not None
    sign = page[found.head : found.foot, found.sign : found.right]
    assert power(sign, read) == (unit, SURE)
    assert power(sign, "=") == (unit, DOUBT), "one witness alone is no proof"
    assert power(sign, against)[1] == DOUBT, "and two that differ even less"


@pytest.mark.parametrize(
    ("read", "kept", "sure"),
    [
        ("1,250m2", "1,250㎡", True),
        ("1,250m3", "1,250㎥", True),
        ("1,250m4", "1,250㎡", False),
        ("1,250m", "1,250m", True),
    ],
)
def test_a_raised_sign_that_was_not_read_leaves_its_unit_in_doubt(read, kept, sure):
    (told,) = mended([Reading(read, (0, 0, 90, 20), 0.96)])
    assert told.text == kept
    assert (told.confidence >= SURE) is sure


@pytest.mark.parametrize("words", ["1,959.4", "16,529", "20m", "2022.9.~2025.6.", "’22~’26", "3.2km", "-1,250", "100%"])
def test_what_is_no_unit_of_area_is_left_alone(words):
    assert unit_in(_dark(words)) is None


@pytest.mark.parametrize(
    ("words", "marked"), [("’23", True), ("'26", True), ("23", False), ("1.4", False), ("-12", False)]
)
def test_the_mark_of_a_short_year_is_told_by_its_shape(words, marked):
    assert has_mark(_dark(words)) is marked


@pytest.mark.parametrize(("words", "signed"), [("☎000-0021", True), ("000-0021", False), ("1588-0000", False)])
def test_the_sign_of_a_telephone_is_told_by_its_breadth(words, signed):
    assert (behind_sign(_dark(words)) is not None) is signed


@pytest.mark.parametrize(
    ("letter", "before", "after", "sign"),
    [
        ("줄", "(", "000-0011),", True),
        ("규", "학", "000-0011", False),
        ("약", "(", "1,250", False),
        ("※", "", "000-0011", True),
    ],
)
def test_a_letter_alone_before_a_telephone_number_is_its_sign(letter, before, after, sign):
    assert is_sign(letter, before, after) is sign


@pytest.mark.parametrize(
    ("head", "bullet"), [(["<>"], "◇"), (["<", ">"], "◇"), (["O"], "○"), (["e"], "◎"), (["-"], "-"), (["12"], "12")]
)
def test_letters_that_no_text_begins_with_are_bullets(head, bullet):
    line = [Reading(text, (10 * at, 0, 10 * at + 9, 20), 0.9) for at, text in enumerate([*head, "가온"])]
    assert [one.text for one in mended(line)] == [bullet, "가온"]


def _boxes(page: np.ndarray, *boxes: tuple[int, int, int, int]) -> None:
    for x0, top, x1, bottom in boxes:
        cv2.rectangle(page, (x0, top), (x1, bottom), 0, 2)


def test_a_table_close_inside_a_cell_keeps_its_own_rules():
    page = np.full((500, 900), 255, np.uint8)
    _boxes(page, (50, 50, 850, 400), (57, 57, 843, 393))
    rules = rules_of(page)
    lying = [tuple(round(at) for at in box) for box in rules.across.tolist()]
    standing = [tuple(round(at) for at in box) for box in rules.down.tolist()]
    assert len(lying) == len(standing) == 4
    inner = sorted(lying, key=lambda box: box[1])[1]
    assert inner[0] > 52, "the inner rule ends at its own wall and does not touch the outer one"
    assert max(box[3] for box in standing if 53 < box[0] < 846) < 398


def test_a_number_in_small_print_is_no_rule():
    page = np.full((200, 400), 255, np.uint8)
    _boxes(page, (50, 50, 200, 90), (200, 50, 350, 90))
    cv2.putText(page, "14,110,000", (60, 76), cv2.FONT_HERSHEY_SIMPLEX, 0.5, 0, 1, cv2.LINE_AA)
    levels = {round((top + bottom) / 2) for _, top, _, bottom in rules_of(page).across.tolist()}
    assert levels == {50, 90}


SHEET = [
    Line("○ 사업량 : 연면적 16,529㎡, 대지면적 1,959.4㎡", 1),
    Line("○ 시행주체 : 국가·도·자체", 1),
    Grid(((C("면적", head=True), C("1,959.4㎡")), (C("구간", head=True), C("3,200㎡"))), (0.5, 0.5)),
]


@needs_ocr
@pytest.mark.parametrize("wear", [scans.CLEAN, scans.NOISY])
def test_areas_of_a_scan_keep_their_figures_and_their_unit(wear):
    document = read_bytes(scans.scanned(printers.pdf(SHEET), wear, seed=2))
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    lines = [block.text.replace(" ", "") for block in document.blocks if isinstance(block, Paragraph)]
    assert [cell.text for cell in table.cells if cell.column] == ["1,959.4㎡", "3,200㎡"]
    assert "16,529㎡" in lines[0]
    assert "1,959.4㎡" in lines[0]


@needs_ocr
def test_points_between_words_of_a_scan_are_kept():
    document = read_bytes(scans.scanned(printers.pdf(SHEET)))
    lines = [block.text.replace(" ", "") for block in document.blocks if isinstance(block, Paragraph)]
    assert lines[1] == "○시행주체:국가·도·자체"
