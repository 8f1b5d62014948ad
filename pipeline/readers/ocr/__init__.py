"""Pages read from their pictures: scans, text drawn as curves, images given as documents. An extra, `gongyak[ocr]`.

pages → which pages and how many; raster, straighten → the picture; grid → ruled lines; lines, shapes → lines of print and
signs; engine, words → letters; align, syllables → letters told by their shape; parts → figures apart from syllables, with
all their ink; units → signs that no model knows; witnesses → what is believed; page → printed objects, which are taken for a
page of the PDF reader from there on; reading, places → how sure each place is; images → PNG, JPEG and TIFF files.
"""

from __future__ import annotations

from typing import Literal

OcrMode = Literal["auto", "never", "always"]
"""`auto` reads pages without usable text from their pictures."""
