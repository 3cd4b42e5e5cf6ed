"""A report becomes SARIF 2.1.0, as code hosts and editors show it: each finding at its line of a data file.

Names no machine: files in the working folder are relative, and neither times nor the command are recorded.
What is fixed is a notification, for some readers would show an absent result as one that is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csa_graph.asking.quoting import to_plain
from csa_graph.base.version import __version__
from csa_graph.views.findings import words
from csa_graph.views.findings.files import uri
from csa_graph.views.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csa_graph.checking.check import Check
    from csa_graph.checking.findings import Finding
    from csa_graph.checking.places import Place
    from csa_graph.checking.report import Report
    from csa_graph.views.findings import Places

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_FINGERPRINT = "csaGraphFinding/v1"


def to_sarif(report: Report, places: Places = (), root: Path | None = None) -> str:
    """Return a report as SARIF 2.1.0.

    Args:
        report: The report.
        places: For each of its findings, then for each known one, its lines in files; may be empty.
        root: Folder from which files are named: the top of the repository, for a code host.
    """
    import json

    not_run = [check for check, _ in report.not_run]
    rules = sorted([*report.checks.values(), *not_run], key=lambda check: check.code)
    order = {check.code: number for number, check in enumerate(rules)}
    states = [(each, "new") for each in report.findings] + [(each, "unchanged") for each in report.known]
    results = [
        _result(finding, order[finding.code], places[number] if places else (), root)
        | ({"baselineState": state} if report.compared else {})
        for number, (finding, state) in enumerate(states)
    ]
    run = {
        "tool": {
            "driver": {
                "name": "csa-graph",
                "version": __version__,
                "rules": [_rule(check) for check in rules],
            }
        },
        "automationDetails": {
            "id": f"csa-graph/check/{report.as_of.isoformat() if report.as_of else ''}",
            "description": {"text": _literal(words.TITLE)},
        },
        "invocations": [_invocation(report, order)],
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The folder from which the data files are named."}}
        },
        "results": results,
    }
    content = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _rule(check: Check) -> dict[str, Any]:
    parts = (("Why it matters.", check.why), ("What to do.", check.remedy), ("Who says so.", check.source))
    plain = "\n\n".join([check.query.summary, *(f"{name} {said}" for name, said in parts)])
    marked = "\n\n".join(
        [escape(check.query.summary), *(f"**{name}** {escape(said)}" for name, said in parts)]
    )
    return {
        "id": check.code,
        "name": check.code.title().replace("-", ""),
        "shortDescription": {"text": _literal(check.title)},
        "fullDescription": {"text": _literal(check.query.summary)},
        "help": {"text": _literal(plain), "markdown": _literal(marked)},
        "defaultConfiguration": {"level": check.severity},
        "properties": {"tags": [check.topic]},
    }


def _result(finding: Finding, index: int, places: Sequence[Place], root: Path | None) -> dict[str, Any]:
    from hashlib import sha256

    logical = [{"name": finding.focus.label, "fullyQualifiedName": finding.focus.iri}]
    logical += [{"name": each.label, "fullyQualifiedName": each.iri} for each in finding.passages]
    physical = [_physical(place, root) for place in places]
    first: dict[str, Any] = {"logicalLocations": logical}
    if physical:
        first |= physical[0]
    # A result is at one place; the other passages to read it against are related to it.
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": _literal(finding.message)},
        "locations": [first],
        "partialFingerprints": {_FINGERPRINT: sha256(finding.key.encode()).hexdigest()},
    }
    if finding.quotes:
        # A snippet would have to be of the data file: these are words of the document.
        result["properties"] = {"quote": list(map(to_plain, finding.quotes))}
    if physical[1:]:
        result["relatedLocations"] = physical[1:]
    return result


def _physical(place: Place, root: Path | None) -> dict[str, Any]:
    address, is_relative = uri(place, root)
    artifact = {"uri": address, "uriBaseId": _ROOT} if is_relative else {"uri": address}
    if place.words:
        # A row of a sheet is no line of a file.
        return {
            "physicalLocation": {"artifactLocation": artifact},
            "message": {"text": _literal(place.words)},
        }
    return {"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": place.line}}}


def _invocation(report: Report, order: dict[str, int]) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if report.not_run:
        invocation["toolConfigurationNotifications"] = [
            {
                "level": "note",
                "message": {"text": _literal(f"{check.title} ({check.code}) was not run. {reason}")},
                "associatedRule": {"id": check.code, "index": order[check.code]},
            }
            for check, reason in report.not_run
        ]
    if said := words.notes_with_fixed(report):
        invocation["toolExecutionNotifications"] = [
            {"level": "note", "message": {"text": _literal(each)}} for each in said
        ]
    if report.as_of is not None:
        invocation["properties"] = {"asOf": report.as_of.isoformat()}
    return invocation


def _literal(text: str) -> str:
    """Keep text from being read as a place for an argument, or as a link: names come from the data."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
