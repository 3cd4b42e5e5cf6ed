"""A report becomes one HTML page that stands by itself: counts, findings by check, what was not run.

Escapes all that comes from the data; asks nothing of any other place, and has no script.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from csa_graph.asking.cells import text
from csa_graph.asking.html import mark
from csa_graph.views.findings import words

if TYPE_CHECKING:
    from markupsafe import Markup

    from csa_graph.checking.report import Report
    from csa_graph.naming.quotes import Quotation

_TEMPLATES = Path(__file__).parent / "templates"


def to_html(report: Report) -> str:
    """Return a report as an HTML page."""
    groups = [
        {
            "severity": severity,
            "code": code,
            "title": report.checks[code].title if code in report.checks else code,
            "why": report.checks[code].why if code in report.checks else "",
            "source": report.checks[code].source if code in report.checks else "",
            "findings": list(zip(found, words.share(found)[0], strict=True)),
            "shared": [f"{words.SHARED} {each}" for each in words.share(found)[1]],
            "remedies": list(dict.fromkeys(each.remedy for each in found if each.remedy)),
        }
        for (severity, code), found in words.group(report.findings).items()
    ]
    return fill(
        "report.html",
        title=words.TITLE,
        editions="; ".join(report.editions),
        summary=words.summary(report),
        counts=words.count(report.findings),
        notes=words.notes(report),
        groups=groups,
        fixed=report.fixed,
        fixed_title=words.FIXED,
    )


def _quote(quotation: Quotation) -> Markup:
    from markupsafe import Markup

    # Escaped already, but for the marks.
    return Markup(mark(quotation))  # noqa: S704


def fill(name: str, **content: Any) -> str:  # noqa: ANN401
    """Fill a template of this folder; every value is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["where"] = text
    environment.filters["quote"] = _quote
    return environment.get_template(name).render(**content).rstrip() + "\n"
