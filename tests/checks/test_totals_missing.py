from check_builders import budget, codes, pledge, run, seed_budget

from pipeline.checks import totals_missing


def test_the_seed_has_its_totals():
    assert run(totals_missing.check, pledge(budget=seed_budget())) == []


def test_a_missing_row_of_totals_is_said_with_its_sums():
    made = budget(("total", "2023", "2024"), {"national": (100, 60, 40), "local": (200, 100, 100)})
    [found] = run(totals_missing.check, pledge(budget=made))
    assert (found.code, found.severity) == ("TOTAL_MISSING", "info")
    assert "총계 300백만원, 2023년 160백만원, 2024년 140백만원" in found.message_ko


def test_a_missing_column_of_totals():
    made = budget(("2023", "2024"), {"total": (300, ""), "local": (300, "")})
    [found] = run(totals_missing.check, pledge(budget=made))
    assert "총계 열" in found.message_ko
    assert "계 ?" in found.message_ko


def test_no_totals_at_all_is_a_warning():
    made = budget(("2023", "2024"), {"national": (60, 40), "local": (100, 100)})
    assert codes(run(totals_missing.check, pledge(budget=made))) == [("TOTAL_MISSING", "warning")] * 2


def test_an_empty_total_cell_is_said_once():
    made = budget(("total", "2023"), {"total": ("", 300), "local": (300, 300)})
    [found] = run(totals_missing.check, pledge(budget=made))
    assert found.pointer == "/budget/cells/0/amount"


def test_one_source_needs_no_row_of_totals():
    assert run(totals_missing.check, pledge(budget=budget(("total", "2023"), {"local": (300, 300)}))) == []
