"""The exit codes, as the README promises them."""

from collections.abc import Mapping

FINE = 0
FINDINGS = 1
FAILED = 3


def exit_code(counts: Mapping[str, int], *, failed: bool = False) -> int:
    """The worst thing that happened: a file that failed, then a finding of severity error.

    >>> exit_code({"error": 0, "warning": 3}), exit_code({"error": 1}), exit_code({"error": 1}, failed=True)
    (0, 1, 3)
    """
    if failed:
        return FAILED
    return FINDINGS if counts.get("error") else FINE
