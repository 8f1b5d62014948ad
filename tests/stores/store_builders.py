"""A plan of an invented city, small enough to know every row of it."""

from __future__ import annotations

import hashlib

from pipeline.stores.model import TABLES
from pipeline.writers.json import render
from schemas import PledgeDocument

FIRST = "0123456789ab"


def plan(
    *,
    path="plan.pdf",
    sha256=None,
    pledge=FIRST,
    as_of="2024-12-31",
    amount=800_000_000,
    title=None,
    jurisdiction="가온시",
):
    """One pledge with a part of every kind; one of another id has another number and, unless told, another title."""
    title = title or ("나루터 고치기" if pledge == FIRST else f"{pledge} 잇기")
    return PledgeDocument.model_validate_json(
        PledgeDocument.model_validate(
            {
                "source": {
                    "path": path,
                    "sha256": sha256 or hashlib.sha256((as_of or "").encode()).hexdigest(),
                    "format": "pdf",
                    "bytes": 10,
                    "pages": 2,
                },
                "jurisdiction": None if jurisdiction is None else {"name": jurisdiction, "basis": "document"},
                "term": {"label": "민선8기", "start": "2022-07-01", "end": "2026-06-30", "basis": "document"},
                "kind": "action_plan",
                "as_of": as_of,
                "pledges": (_pledge(pledge, title, amount),),
                "findings": (
                    {
                        "code": "BUDGET_ROW_SUM_MISMATCH",
                        "severity": "warning",
                        "message_ko": "합이 다릅니다",
                        "message_en": "the sum differs",
                        "pointer": "/pledges/0/budget/cells/0",
                        "place": {"page": 2, "raw": "계 800"},
                        "raw": "계\t800",
                    },
                ),
            }
        ).model_dump_json()
    )


def _pledge(identity, title, amount):
    cells = [("total", "total"), ("local", "2024")]
    return {
        "id": identity,
        "number": "1-1" if identity == FIRST else identity,
        "title": title,
        "sector": "환경",
        "goals": ({"text": "배가 닿게", "children": ({"text": "모래를 치운다"},)},),
        "projects": (
            {
                "id": "p1",
                "name": "나루터",
                "cost": {"amount": amount, "parts": ({"source": "local", "amount": amount},), "raw": "8억원"},
                "measures": ({"name": "길이", "value": "12.50", "unit": "m"},),
            },
        ),
        "plan": ({"project": "p1", "text": "=1+1 설계"},),
        "schedule": {
            "granularity": "year",
            "start": "2022",
            "end": "2026",
            "items": (
                {
                    "project": "p1",
                    "tasks": ("설계", "공사"),
                    "segments": ({"start": "2023", "end": "2024"},),
                    "state": "known",
                    "basis": "shading",
                },
                {"project": None, "tasks": ("운영",), "segments": (), "state": "empty", "basis": "none"},
            ),
        },
        "targets": (
            {
                "project": "p1",
                "year": 2024,
                "state": "quantified",
                "indicators": ({"name": "배", "value": "12.5", "unit": "척"},),
            },
        ),
        "budget": {
            "unit": {"raw": "백만원", "multiplier": 1_000_000},
            "periods": ("total", "2024"),
            "sources": ("total", "local"),
            "cells": tuple(
                {"source": source, "period": period, "amount": amount, "state": "number"} for source, period in cells
            ),
        },
        "support_requests": ({"agency": None, "text": "-보조금"},),
        "status": {"code": "on_track", "raw": "정상추진", "rate": {"value": "45.5", "label": "이행률"}},
        "departments": {"lead": ("하천과",)},
        "officers": ({"department": "하천과", "team": None, "role": "과장", "name": "홍길동", "phone": "000-0001"},),
        "mentions": (
            {
                "type": "place",
                "text": "나루터",
                "name": "나루터",
                "pointer": "/pledges/0/title",
                "start": 0,
                "end": 3,
            },
        ),
    }


def write(folder, *documents):
    """As `ingest` leaves them."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in documents:
        (folder / f"{document.source.path}.json").write_bytes(render(document))


def shown():
    """The names of all tables."""
    return [table.name for table in TABLES]
