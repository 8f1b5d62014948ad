"""Builds the samples: `python samples/.build [FOLDER]` (needs the `samples` extra).

Every city, project, name and number in them is made up. The folder is hidden so that reading `samples/` reads the
plans alone. The same data give the same bytes, so a rebuilt sample shows up as a change only where it changed.
"""

from __future__ import annotations

import sys
from pathlib import Path

import dasom
import gaon
import haru
import narae
from as_csv import csv_of
from as_docx import docx
from as_hancom import hwp, hwpx
from as_html import html
from as_pdf import pdf
from as_scan import scan
from as_text import text
from as_xlsx import xlsx

_NARAE = "나래 농산물 직거래 장터 확대"
SAMPLES = Path(__file__).resolve().parent.parent


def build(folder: Path) -> None:
    letters = "".join(sorted(set("0123456789- ").union(*(text(plan.BLOCKS) for plan in (gaon, narae, dasom)))))
    files = {
        "gaon-lake-tourism.txt": text(gaon.BLOCKS).encode(),
        "gaon-lake-tourism.docx": docx(gaon.BLOCKS, gaon.TITLE),
        "gaon-lake-tourism.pdf": pdf(gaon.BLOCKS, gaon.TITLE, letters),
        "gaon-lake-tourism.hwpx": hwpx(gaon.BLOCKS, gaon.TITLE),
        "gaon-lake-tourism.hwp": hwp(gaon.BLOCKS, gaon.TITLE),
        # As an old office program on Windows saves it.
        "narae-farm-market.txt": text(narae.BLOCKS).replace("\n", "\r\n").encode("cp949"),
        "narae-farm-market.docx": docx(narae.BLOCKS, _NARAE),
        "gaon-lake-tourism.html": html(gaon.BLOCKS, "가온시청").encode(),
        "haru-ledger.xlsx": xlsx("하루시 공약가계부", haru.LEDGERS),
        "haru-list.csv": csv_of(["하루시 공약사업 현황", "(단위: 백만원)"], haru.LIST),
        "dasom-two-pledges.docx": docx(dasom.BLOCKS, "다솜구 공약 실천계획"),
        "dasom-two-pledges.pdf": pdf(dasom.BLOCKS, "다솜구 공약 실천계획", letters),
        # Hidden like this folder: reading it takes text recognition, which not every machine has.
        ".scan/narae-farm-market.pdf": scan(pdf(narae.BLOCKS, _NARAE, letters), _NARAE),
    }
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
        print(f"{name}: {len(data):,} bytes")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
