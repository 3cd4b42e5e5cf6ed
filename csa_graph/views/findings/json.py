"""A report becomes JSON: what was checked, what was not, and each finding with what it is known by.

It is the form in which a baseline is kept: see ``csa_graph.checking.baseline``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csa_graph.asking.quoting import to_plain
from csa_graph.views.findings import words
from csa_graph.views.findings.csv import MEANINGS

if TYPE_CHECKING:
    from csa_graph.asking.cells import Thing
    from csa_graph.checking.baseline import KnownFinding
    from csa_graph.checking.findings import Finding
    from csa_graph.checking.report import Report


def to_json(report: Report) -> str:
    """Return a report as JSON text, in UTF-8 characters."""
    import json

    content = {
        "question": "check",
        "summary": words.TITLE,
        "editions": report.editions,
        "as_of": None if report.as_of is None else report.as_of.isoformat(),
        **({"judged": report.judged} if report.judged else {}),
        "counts": {**words.count(report.findings), "known": len(report.known), "fixed": len(report.fixed)},
        "checks": [
            {"code": check.code, "severity": check.severity, "topic": check.topic, "title": check.title}
            for check in report.checks.values()
        ],
        "not_run": [{"code": check.code, "reason": reason} for check, reason in report.not_run],
        "columns": {
            **{("passages" if name == "passage" else name): meaning for name, meaning in MEANINGS.items()},
            "key": "what the finding is known by in another report",
        },
        "rows": [_entry(each) for found in words.group(report.findings).values() for each in found],
        "known": [_entry(each) for each in report.known],
        "unchecked": [_earlier(each) for each in report.unchecked],
        "fixed": [_earlier(each) for each in report.fixed],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _entry(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity,
        "code": finding.code,
        "about": _thing(finding.focus),
        "message": finding.message,
        "remedy": finding.remedy,
        "passages": [_thing(passage) for passage in finding.passages],
        **({"quote": list(map(to_plain, finding.quotes))} if finding.quotes else {}),
        "key": finding.key,
    }


def _earlier(known: KnownFinding) -> dict[str, Any]:
    return {
        "code": known.code,
        "about": {"label": known.about},
        "message": known.message,
        "key": known.key,
    }


def _thing(thing: Thing) -> dict[str, str]:
    return {"iri": thing.iri, "label": thing.label}
