"""What can go wrong with a store, in one line for a person."""

from __future__ import annotations

from pipeline.errors import GongyakError


class StoreError(GongyakError):
    """The store cannot be opened or written; `detail` is the reason."""

    code = "STORE_UNUSABLE"
    exit_code = 3
    ko = "저장소에 쓸 수 없습니다: {detail}"
    en = "the store cannot be written: {detail}"


class StoreUnreadableError(StoreError):
    """`detail` is the reason."""

    code = "STORE_UNREADABLE"
    ko = "저장소를 읽을 수 없습니다: {detail}"
    en = "the store cannot be read: {detail}"


class StoreMissingError(StoreUnreadableError):
    """`detail` is the place."""

    code = "STORE_MISSING"
    ko = "그런 저장소가 없습니다: {detail}"
    en = "there is no such store: {detail}"


class StoreTargetError(StoreError):
    """`detail` says how it is written."""

    code = "STORE_TARGET"
    exit_code = 2
    ko = "저장소를 이렇게 적을 수 없습니다: {detail}"
    en = "this is not how a store is named: {detail}"


class StoreTakenError(StoreError):
    """`detail` is the place."""

    code = "STORE_NOT_OURS"
    exit_code = 2
    ko = "gongyak이 내보낸 것이 아닌 파일이 이미 있습니다: {detail}"
    en = "there is something already that gongyak did not export: {detail}"


class StoreExtraError(StoreError):
    """`detail` is the extra."""

    code = "STORE_NO_EXTRA"
    exit_code = 3
    ko = "필요한 패키지가 없습니다: pip install 'gongyak[{detail}]'"
    en = "a package is missing: pip install 'gongyak[{detail}]'"


class NotOursError(GongyakError):
    """`detail` says what is wrong."""

    code = "EXPORT_NOT_A_DOCUMENT"
    exit_code = 3
    ko = "gongyak의 JSON이 아닙니다: {detail}"
    en = "not a JSON document of gongyak: {detail}"


class OutdatedError(GongyakError):
    """`detail` is the file that was read."""

    code = "EXPORT_OUTDATED"
    exit_code = 3
    ko = "마지막으로 읽을 때 실패한 파일의 예전 JSON이라 내보내지 않습니다: {detail} (gongyak status 참조)"
    en = "JSON of an earlier reading of a file that could not be read since; it is left out: {detail} (see gongyak status)"
