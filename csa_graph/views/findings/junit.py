"""A report becomes JUnit XML, as build servers read it: a suite for each topic, a case for each check.

A check that was not run is skipped, never passed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.asking.cells import text
from csa_graph.base.xml_text import for_xml
from csa_graph.checking.check import TOPICS
from csa_graph.views.findings import words
from csa_graph.views.findings.files import uri

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from csa_graph.checking.check import Check
    from csa_graph.checking.findings import Finding
    from csa_graph.checking.places import Place
    from csa_graph.checking.report import Report
    from csa_graph.views.findings import Places

# XML 1.0 has no way to write these characters, not even as references.


def to_junit(report: Report, places: Places = (), root: Path | None = None) -> str:
    """Return a report as JUnit XML.

    Args:
        report: The report.
        places: For each of its findings the lines in files; may be empty.
        root: Folder from which files are named.
    """
    from xml.etree.ElementTree import Element, indent, tostring

    reasons = {check.code: reason for check, reason in report.not_run}
    every = sorted([*report.checks.values(), *(check for check, _ in report.not_run)], key=lambda c: c.code)
    found: dict[str, list[tuple[Finding, Sequence[Place]]]] = {}
    for number, finding in enumerate(report.findings):
        found.setdefault(finding.code, []).append((finding, places[number] if places else ()))
    top = Element("testsuites", name="csa-graph check")
    for topic in TOPICS:
        chosen = [check for check in every if check.topic == topic]
        if chosen:
            suite = Element("testsuite", name=topic)
            _count(suite, chosen, found, reasons)
            judged = report.judged if report.as_of is None else report.as_of.isoformat()
            if judged:
                properties = Element("properties")
                properties.append(Element("property", name="as-of", value=judged))
                suite.append(properties)
            suite.extend(_case(check, found.get(check.code, []), reasons, root) for check in chosen)
            top.append(suite)
    _count(top, every, found, reasons)
    if (said := words.notes_with_fixed(report)) and len(top):
        # What holds for all suites is said in the last of them: the form has no other place for it.
        out = Element("system-out")
        out.text = for_xml("\n".join(said))
        top[-1].append(out)
    indent(top)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(top, encoding="unicode")}\n'


def _count(
    element: Element,
    chosen: Sequence[Check],
    found: dict[str, list[tuple[Finding, Sequence[Place]]]],
    reasons: dict[str, str],
) -> None:
    element.set("tests", str(len(chosen)))
    element.set("failures", str(sum(check.code in found for check in chosen)))
    element.set("errors", "0")
    element.set("skipped", str(sum(check.code in reasons for check in chosen)))
    element.set("time", "0")


def _case(
    check: Check,
    found: Sequence[tuple[Finding, Sequence[Place]]],
    reasons: dict[str, str],
    root: Path | None,
) -> Element:
    from xml.etree.ElementTree import Element

    case = Element("testcase", classname=f"csa-graph.{check.topic}", name=for_xml(check.code), time="0")
    if check.code in reasons:
        case.append(Element("skipped", message=reasons[check.code]))
    for finding, lines in found:
        failure = Element("failure", message=for_xml(finding.message), type=finding.severity)
        parts = [finding.message]
        if finding.passages:
            parts.append(f"Stated in: {text(tuple(finding.passages))}")
        parts += [f"{uri(place, root)[0]}, {place}" for place in lines]
        parts.append(f"What to do: {finding.remedy}")
        failure.text = for_xml("\n".join(parts))
        case.append(failure)
    return case
