"""The pytest plugin of gongyak: what a plan must give, tested in a line. Installed with gongyak, pytest finds it itself.

    def test_our_plan(assert_extracts):
        assert_extracts("plans/a.pdf", "goldens/a.pdf.json")
        assert_extracts("plans/b.pdf", {"pledges": [{"title": "나루터 고치기"}]})

`--rewrite-golden` writes the goldens that are given as paths anew; nothing else does. pytest itself comes with the extra
`gongyak[pytest]`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

import pytest

if TYPE_CHECKING:
    from pipeline.convert import Options
    from schemas import PledgeDocument

Expected = Mapping[str, Any] | str | Path
"""A document or a part of it as JSON values, or where its golden stands."""

Extract = Callable[..., "PledgeDocument"]

OPTION = "--rewrite-golden"


class AssertExtracts(Protocol):
    """What the fixture `assert_extracts` is."""

    def __call__(
        self,
        file: str | Path,
        expected: Expected,
        *,
        options: Options | None = None,
        blanks: Literal["kept", "ignored"] = "kept",
    ) -> PledgeDocument: ...


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("gongyak")
    group.addoption(
        OPTION, action="store_true", default=False, help="write the goldens given to assert_extracts anew (gongyak)"
    )


@pytest.fixture(scope="session")
def rewrite_golden(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be written anew."""
    return bool(request.config.getoption(OPTION))


@pytest.fixture(scope="session")
def extract() -> Extract:
    """Path (and `Options`) → `PledgeDocument`, as `gongyak extract` reads it. Raises DocumentError for a bad file."""

    def run(file: str | Path, options: Options | None = None) -> PledgeDocument:
        from pipeline.convert import convert  # noqa: PLC0415 - a test run that reads nothing loads nothing

        return convert(Path(file), options)

    return run


@pytest.fixture(scope="session")
def assert_extracts(extract: Extract, rewrite_golden: bool) -> AssertExtracts:  # noqa: FBT001 - pytest calls it by name
    """Fails where a file does not give what is expected, with every difference by JSON Pointer.

    What the expected document leaves out is not compared. A golden that is given as a path is compared whole as far as
    it goes, and written anew with `--rewrite-golden`. Returns the document, for further questions.
    """

    def check(
        file: str | Path,
        expected: Expected,
        *,
        options: Options | None = None,
        blanks: Literal["kept", "ignored"] = "kept",
    ) -> PledgeDocument:
        __tracebackhide__ = True
        document = extract(file, options)
        if not isinstance(expected, Mapping):
            if rewrite_golden:
                _rewrite(Path(expected), document)
                return document
            expected = _golden(Path(expected))
        _compare(Path(file), expected, document, blanks)
        return document

    return check


def _golden(path: Path) -> dict[str, Any]:
    from pipeline.verify import GoldenError, load_golden  # noqa: PLC0415 - as above

    __tracebackhide__ = True
    if not path.exists():
        pytest.fail(f"there is no golden {path}: write it with `pytest {OPTION}` and read what it says", pytrace=False)
    try:
        return load_golden(path)
    except GoldenError as error:
        pytest.fail(str(error), pytrace=False)


def _rewrite(path: Path, document: PledgeDocument) -> None:
    """The golden with what the document says; a golden in part keeps to the keys that it has at its top."""
    from pipeline.verify import load_golden  # noqa: PLC0415 - as above
    from pipeline.writers import atomic  # noqa: PLC0415
    from pipeline.writers.json import render  # noqa: PLC0415
    from pipeline.writers.layout import laid_out  # noqa: PLC0415

    whole = render(document)
    kept = load_golden(path).keys() if path.exists() else None
    data = json.loads(whole)
    if kept is None or kept >= data.keys():
        atomic.write(path, whole)
        return
    asked = {"required_findings": load_golden(path).get("required_findings")} if "required_findings" in kept else {}
    partial = {key: value for key, value in data.items() if key in kept}
    atomic.write(path, f"{laid_out(partial | asked)}\n".encode())


def _compare(
    file: Path, expected: Mapping[str, Any], document: PledgeDocument, blanks: Literal["kept", "ignored"]
) -> None:
    from pipeline.compare import Rules, compare, shown  # noqa: PLC0415 - as above

    __tracebackhide__ = True
    found = compare(dict(expected), document.model_dump(mode="json"), Rules(blanks=blanks)).differences
    if found:
        lines = "\n".join(shown(found))
        pytest.fail(f"{file} differs in {len(found)} places (- expected, + extracted):\n{lines}", pytrace=False)
