"""The errors of gongyak: a small tree, each with a stable code, an exit code and its words in Korean and English.

A bad file is a `DocumentError`; it names the file's problem and never the Python behind it.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, Literal

Language = Literal["ko", "en"]


class GongyakError(Exception):
    """Base of every error that gongyak raises on purpose; `detail_ko` is the detail in Korean where it has words."""

    code: ClassVar[str] = "GONGYAK_ERROR"
    exit_code: ClassVar[int] = 1
    ko: ClassVar[str] = "오류가 났습니다: {detail}"
    en: ClassVar[str] = "something went wrong: {detail}"

    def __init__(self, detail: str = "", detail_ko: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.detail_ko = detail if detail_ko is None else detail_ko

    def message(self, language: Language) -> str:
        """One line for a person."""
        words, detail = (self.ko, self.detail_ko) if language == "ko" else (self.en, self.detail)
        return words.format(detail=detail).strip().removesuffix(":")

    def __str__(self) -> str:
        return self.message("en")


class VocabularyError(GongyakError):
    """A vocabulary file contradicts itself; found when it is loaded."""

    code = "VOCABULARY_INVALID"
    exit_code = 70
    ko = "어휘 파일이 잘못되었습니다: {detail}"
    en = "the vocabulary is not valid: {detail}"


class DocumentError(GongyakError):
    """A file could not be read. The run goes on with the others."""

    code = "DOC_ERROR"
    exit_code = 3
    ko = "파일을 읽지 못했습니다: {detail}"
    en = "the file could not be read: {detail}"


class FileMissingError(DocumentError):
    code = "DOC_MISSING"
    ko = "파일이 없습니다"
    en = "no such file"


class NotAFileError(DocumentError):
    code = "DOC_NOT_A_FILE"
    ko = "파일이 아니라 폴더이거나 특수 파일입니다 (폴더는 `gongyak ingest`로 읽습니다)"
    en = "a directory or special file, not a document (use `gongyak ingest` for directories)"


class UnreadableFileError(DocumentError):
    code = "DOC_UNREADABLE"
    ko = "파일을 열 수 없습니다: {detail}"
    en = "the file cannot be opened: {detail}"


class EmptyFileError(DocumentError):
    code = "DOC_EMPTY"
    ko = "빈 파일입니다"
    en = "the file is empty"


class UnsupportedFormatError(DocumentError):
    """`detail` says what the file is and what to do."""

    code = "DOC_UNSUPPORTED_FORMAT"
    ko = "지원하지 않는 형식입니다: {detail}"
    en = "the format is not supported: {detail}"


class DamagedFileError(DocumentError):
    """`detail` names the part that is damaged, and may say behind a semicolon what to do about it."""

    code = "DOC_DAMAGED"
    ko = "파일이 손상되었습니다: {detail}"
    en = "the file is damaged: {detail}"

    def __init__(self, detail: str = "", detail_ko: str | None = None) -> None:
        named = detail if detail_ko is None else detail_ko
        if ";" not in detail:
            detail = f"{detail}; get the file again or save it anew from the original"
            named = f"{named}. 파일을 다시 받거나 원본에서 다시 저장하십시오"
        super().__init__(detail, named)


class EncryptedFileError(DocumentError):
    code = "DOC_ENCRYPTED"
    ko = "암호가 걸려 있습니다. 암호를 풀고 다시 저장하십시오"
    en = "the file is protected by a password; remove it and save the file again"


class LimitExceededError(DocumentError):
    """`detail` names the limit."""

    code = "DOC_LIMIT_EXCEEDED"
    ko = "안전 한도를 넘는 파일입니다: {detail}"
    en = "the file exceeds a safety limit: {detail}"


class MemoryLackError(DocumentError):
    code = "DOC_OUT_OF_MEMORY"
    ko = "파일을 읽기에 메모리가 모자랍니다"
    en = "there is not enough memory to read the file"


class DefectError(DocumentError):
    """A file on which gongyak itself fails; `detail` says where in the code. It is a bug, and ends this file alone."""

    code = "DOC_DEFECT"
    exit_code = 70
    ko = "gongyak의 결함으로 읽지 못했습니다. 이 줄을 알려 주십시오: {detail}"
    en = "gongyak itself failed on this file; please report this line: {detail}"

    @classmethod
    def of(cls, error: BaseException) -> DefectError:
        """The class of what was raised and the place in our code, never its words: they may quote the page."""
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if _OURS in Path(frame.filename).parents] or frames
        place = ""
        if ours:
            file = Path(ours[-1].filename)
            place = f", {file.relative_to(_OURS.parent).as_posix() if _OURS in file.parents else file.name}:{ours[-1].lineno}"
        return cls(f"{type(error).__name__}{place}")


_OURS = Path(__file__).parent


@contextmanager
def last_net() -> Iterator[None]:
    """Around the reading of one file: what nobody foresaw leaves as a DocumentError, so that it ends this file alone.

    For those who face people or read many files. Functions and tests call what is inside it, and see bugs as they are.
    """
    try:
        yield
    except GongyakError:
        raise
    except MemoryError as error:
        raise MemoryLackError from error
    except RecursionError as error:
        raise LimitExceededError("nested too deeply", "너무 깊이 겹쳐 있습니다") from error
    except Exception as error:
        raise DefectError.of(error) from error
