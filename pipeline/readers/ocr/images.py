"""Images given as documents: one page each, or as many as a TIFF holds."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from pipeline.document import Document
from pipeline.errors import DamagedFileError, LimitExceededError, UnsupportedFormatError
from pipeline.readers import sniff
from pipeline.readers.ocr import OcrMode
from pipeline.readers.ocr.raster import DPI, Grey, Seen, guard, is_too_small
from pipeline.readers.pdf.draft import PageDraft
from pipeline.tesseract import Lack, lacking
from schemas.document import SourceFormat

_MOST_PAGES = 1_000
_LONG_SIDE = 842.0  # points: the paper of nearly every plan is A4
_LIKELY = (60, 1_200)  # dots an inch that a scanner may have; other figures are left over from a camera or a screen
_PAPER = (140.0, 2_000.0)  # points of a long side that a sheet may have
_HOW: dict[Lack, tuple[str, str]] = {
    "gongyak[ocr]": ("pip install 'gongyak[ocr]'", "pip install 'gongyak[ocr]'"),
    "tesseract-ocr-kor": (
        "apt-get install tesseract-ocr-kor tesseract-ocr-eng tesseract-ocr-script-hang",
        "apt-get install tesseract-ocr-kor tesseract-ocr-eng tesseract-ocr-script-hang",
    ),
}


@dataclass(frozen=True, slots=True)
class ImageReader:
    """Reads PNG, JPEG and TIFF by text recognition."""

    format: SourceFormat = "image"
    ocr: OcrMode = "auto"

    def recognise(self, data: bytes) -> bool:
        """Whether the bytes are an image that can be read here and now; if not, the refusal says what it is."""
        return sniff.may_be_image(data) and self.ocr != "never"

    def read(self, data: bytes) -> Document:
        """Raises UnsupportedFormatError where text recognition is not installed, DamagedFileError, LimitExceededError."""
        lack = lacking()
        if lack is not None:
            en, ko = _HOW[lack]
            raise UnsupportedFormatError(
                f"image; to read it install text recognition: {en}",
                f"그림 파일. 읽으려면 글자 인식을 설치하십시오: {ko}",
            )
        from pipeline.readers.pdf.assemble import assemble  # noqa: PLC0415 - numpy and more, wanted only here

        return replace(assemble(_drafts(data)), format=self.format)


def _drafts(data: bytes) -> Iterator[PageDraft]:
    from pipeline.readers.ocr.pages import recognised  # noqa: PLC0415

    for number, picture in enumerate(_pictures(data), 1):
        if is_too_small(picture.page):
            yield PageDraft(number, 1.0, 1.0, segments=())
            continue
        try:
            yield recognised(picture, number)
        except TimeoutError as error:
            raise LimitExceededError("time") from error


def _pictures(data: bytes) -> Iterator[Seen]:
    """The pages in grey at 200 dpi. The size is looked at before anything is unpacked."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
        with opened:
            count = getattr(opened, "n_frames", 1)
            if count > _MOST_PAGES:
                raise LimitExceededError(f"{count} pages, at most {_MOST_PAGES}")
            for number in range(count):
                opened.seek(number)
                guard(*opened.size)
                yield _seen(ImageOps.exif_transpose(opened))
    except Image.DecompressionBombError as error:
        raise LimitExceededError(str(error)) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise DamagedFileError("image") from error


def _seen(image: Any) -> Seen:
    """The picture in grey at 200 dpi, without coloured stamps."""
    scale = DPI / _dots(image)
    guard(image.width * scale, image.height * scale)
    if image.mode in {"RGBA", "LA", "PA", "P"}:
        layered = image.convert("RGBA")
        ground = layered.copy()
        ground.paste((255, 255, 255, 255), (0, 0, *layered.size))
        ground.alpha_composite(layered)
        image = ground
    grey = image.convert("L")
    size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
    picture: Grey = np.asarray(grey if size == grey.size else grey.resize(size), dtype=np.uint8)
    from pipeline.readers.ocr.stamps import cleared  # noqa: PLC0415 - an extra

    def coloured(shrink: int) -> Any:
        colour = image if image.mode == "RGB" else image.convert("RGB")
        return np.asarray(colour.resize((max(1, size[0] // shrink), max(1, size[1] // shrink))))

    return Seen(picture) if image.mode == "L" else cleared(picture, coloured)


def _dots(image: Any) -> float:
    """Dots an inch, as the file says it if that makes a sheet of paper, or else as if it were A4."""
    longest = max(image.size)
    said = image.info.get("dpi")
    dots = float(said[0]) if isinstance(said, tuple) and said and said[0] else 0.0
    likely = _LIKELY[0] <= dots <= _LIKELY[1] and _PAPER[0] <= longest * 72 / dots <= _PAPER[1]
    return dots if likely else longest * 72 / _LONG_SIDE
