"""A report of the checks becomes text that people and programs read, in one module a format.

Gets the report, never the store; decides neither what is a finding nor how bad it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.endings import RDF_ENDINGS
from csa_graph.views import FORMATS as ANSWER_FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from csa_graph.checking.places import Place
    from csa_graph.checking.report import Report
    from csa_graph.views.look import Look

    Places = Sequence[Sequence[Place]]

#: Formats of a report, the default first, each with the endings of files that mean it.
FORMATS = {
    **ANSWER_FORMATS,
    "junit": (".xml",),
    "sarif": (".sarif",),
    "shacl": RDF_ENDINGS["turtle"],
}
#: The formats that point at lines of files.
PLACED = ("junit", "sarif")


def render(
    report: Report,
    form: str = "table",
    *,
    look: Look | None = None,
    places: Places = (),
    root: Path | None = None,
    iris: bool = False,
    digest: bool = False,
) -> str:
    """Return a report as text that ends in a newline.

    Args:
        report: The report.
        form: One of :data:`FORMATS`.
        look: Where the table is to be read; by default nowhere in particular.
        places: For each finding of the report, then for each known one, its lines in files; may be empty.
        root: Folder from which files are named; None names them as they were given.
        iris: Whether CSV has a column of IRIs beside each column of things.
        digest: Whether a table that has many groups of findings tells only which there are.

    Raises:
        ValueError: There is no such format.
    """
    from importlib import import_module

    if form == "table":
        from csa_graph.views.findings.digest import is_short
        from csa_graph.views.look import Look

        if digest and not is_short(report):
            from csa_graph.views.findings.digest import to_text
        else:
            from csa_graph.views.findings.terminal import to_text
        return to_text(report, look or Look())
    if form == "csv":
        from csa_graph.views.findings.csv import to_csv

        return to_csv(report, iris=iris)
    if form in PLACED:
        module = import_module(f"csa_graph.views.findings.{form}")
        to_placed: Callable[[Report, Places, Path | None], str] = getattr(module, f"to_{form}")
        return to_placed(report, places, root)
    if form not in FORMATS:
        raise ValueError(f"there is no format “{form}”: it can be {', '.join(FORMATS)}")
    module = import_module(f"csa_graph.views.findings.{form}")
    to_form: Callable[[Report], str] = getattr(module, f"to_{form}")
    return to_form(report)
