"""One layout a file: what it can carry, and how it prints pledges."""

from __future__ import annotations

from generator.layouts import (
    card,
    grouped,
    ledger,
    money_tables,
    narrative,
    on_top,
    outline,
    report,
    sections,
    sheet_form,
    status_report,
    summary,
    summary_rows,
)
from generator.layouts.base import Layout

LAYOUTS: dict[str, Layout] = {
    module.LAYOUT.name: module.LAYOUT
    for module in (
        narrative,
        report,
        card,
        sections,
        grouped,
        on_top,
        summary,
        summary_rows,
        ledger,
        money_tables,
        status_report,
        outline,
        sheet_form,
    )
}
HELD_OUT = frozenset(name for name, layout in LAYOUTS.items() if layout.held_out)
"""Written last, and never looked at while rules were written."""

__all__ = ["HELD_OUT", "LAYOUTS", "Layout"]
