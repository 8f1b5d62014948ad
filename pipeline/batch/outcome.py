"""What became of one file of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from pipeline.batch.gather import Entry
from pipeline.errors import GongyakError, Language


class FileTimeoutError(GongyakError):
    """`detail` is the limit in seconds."""

    code: ClassVar[str] = "RUN_TIMEOUT"
    exit_code = 3
    ko = "{detail}초 안에 읽지 못해 중단했습니다 (--time-limit)"
    en = "not read within {detail} s and stopped (--time-limit)"


class FileMemoryError(GongyakError):
    """`detail` is the limit in MB."""

    code: ClassVar[str] = "RUN_OUT_OF_MEMORY"
    exit_code = 3
    ko = "메모리 한도 {detail} MB를 넘어 중단했습니다 (--memory-limit)"
    en = "needs more than {detail} MB of memory and was stopped (--memory-limit)"


class WorkerLostError(GongyakError):
    """The process that read the file ended by itself or was killed from outside."""

    code: ClassVar[str] = "RUN_WORKER_LOST"
    exit_code = 3
    ko = "파일을 읽던 프로세스가 갑자기 끝났습니다: {detail}"
    en = "the process that read the file ended abruptly: {detail}"


class SchedulerError(GongyakError):
    """`detail` is the address."""

    code: ClassVar[str] = "RUN_NO_SCHEDULER"
    exit_code = 3
    ko = "Dask 스케줄러에 닿지 않거나 일꾼이 없습니다: {detail}"
    en = "no Dask scheduler with workers can be reached: {detail}"


class SchedulerMissingError(SchedulerError):
    code: ClassVar[str] = "RUN_NO_DASK"
    exit_code = 3
    ko = "Dask가 설치되어 있지 않습니다: pip install 'gongyak[dask]'"
    en = "Dask is not installed: pip install 'gongyak[dask]'"


class PoolLostError(GongyakError):
    """All processes that read files are lost at once, or none can be started. No file is to blame."""

    code: ClassVar[str] = "RUN_POOL_LOST"
    exit_code = 3
    ko = (
        "파일을 읽는 프로세스들이 시작되지 않거나 모두 끝났습니다. 같은 명령을 다시 실행하면 이어서 합니다 "
        "(메모리가 모자라면 --jobs로 수를 줄이십시오)"
    )
    en = (
        "the processes that read files cannot be started or all ended; run the same command again to go on "
        "(with fewer of them, --jobs, where memory is short)"
    )


class SchedulerLostError(PoolLostError):
    """`detail` is the address."""

    code: ClassVar[str] = "RUN_SCHEDULER_LOST"
    ko = "Dask 스케줄러와 연결이 끊겼습니다. 스케줄러를 띄우고 같은 명령을 다시 실행하면 이어서 합니다: {detail}"
    en = "the connection to the Dask scheduler was lost; start it and run the same command again to go on: {detail}"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file has no output, in words that can be kept. `passing` where another try may succeed."""

    code: str
    ko: str
    en: str
    passing: bool

    @classmethod
    def of(cls, error: GongyakError, *, passing: bool) -> Failure:
        return cls(error.code, error.message("ko"), error.message("en"), passing)

    def message(self, language: Language) -> str:
        """One line for a person."""
        return self.ko if language == "ko" else self.en


@dataclass(frozen=True, slots=True)
class Figures:
    """What is in a document, counted: for the ledger and the report. Texts are the labels that nobody knew alone.

    `shown` is the name of the file where that is told without an officer's name in it. `content` is the sha256 of the document itself, which in an archive is another than that of the file.
    """

    content: str | None = None
    format: str | None = None
    kind: str | None = None
    jurisdiction: str | None = None
    term: str | None = None
    pages: int | None = None
    characters: int = 0
    placed: float | None = None
    pledges: int = 0
    severities: Mapping[str, int] = field(default_factory=dict)
    codes: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, int] = field(default_factory=dict)
    shown: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file: its figures where it was read and written, its `failure` where not.

    `kept` tells that the output of an earlier run still holds and nothing was read. `seconds` is the CPU time and
    `memory` the largest resident size in MB so far of the process that did the work. `pages` are those of a volume that
    was not read, because all who are idle may read some of them.
    """

    entry: Entry
    figures: Figures = Figures()
    failure: Failure | None = None
    seconds: float = 0.0
    memory: float = 0.0
    kept: bool = False
    pages: int = 0
