"""Verdicts as JUnit XML, as build servers read it: a test case a file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from pipeline.compare import shown
from pipeline.errors import Language
from pipeline.verify.verdict import Verdict

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(verdicts: Sequence[Verdict], language: Language) -> bytes:
    """One suite: differences and strays are failures, a file that could not be read is an error."""
    errors = sum(verdict.result == "failed" for verdict in verdicts)
    bad = sum(verdict.result not in {"same", "failed"} for verdict in verdicts)
    counts = {"tests": str(len(verdicts)), "failures": str(bad), "errors": str(errors)}
    suites = etree.Element("testsuites", counts)
    suite = etree.SubElement(suites, "testsuite", {"name": "gongyak verify", **counts, "skipped": "0"})
    for verdict in verdicts:
        case = etree.SubElement(suite, "testcase", {"classname": "gongyak.verify", "name": _plain(verdict.name)})
        _outcome(case, verdict, language)
    return etree.tostring(suites, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _outcome(case: etree._Element, verdict: Verdict, language: Language) -> None:
    if verdict.failure is not None:
        reason = _plain(verdict.failure.message(language))
        etree.SubElement(case, "error", {"type": verdict.failure.code, "message": reason})
    elif verdict.comparison is None:
        etree.SubElement(case, "failure", {"type": str(verdict.result), "message": str(verdict.result)})
    elif verdict.comparison.differences:
        found = verdict.comparison.differences
        failure = etree.SubElement(
            case, "failure", {"type": str(verdict.result), "message": f"{len(found)} differences"}
        )
        failure.text = _plain("\n".join(shown(found)))


def _plain(text: str) -> str:
    """Text that XML can hold."""
    return _NOT_XML.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
