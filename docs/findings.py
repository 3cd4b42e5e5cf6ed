"""What the checks find in the bundled agreement becomes the list in the README of ``queries/checks``.

Writes the list alone: the rest of that page is written by hand, and whether a finding is right is held by
``tests/checks/expected``.
"""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "queries" / "checks" / "README.md"
#: The last day of the agreement's plan: "through to March 2019" (Appendix A).
AS_OF = datetime.date(2019, 3, 31)
_HEADING = "## What they find in Worcestershire's agreement"


def readme() -> str:
    """Return the README with its list made anew."""
    written = README.read_text(encoding="utf-8")
    before, heading, _ = written.partition(_HEADING)
    if not heading:
        raise ValueError(f"{README} has no heading “{_HEADING}”")
    return before + heading + "\n" + _listed()


def _listed() -> str:
    from csa_graph import GovernanceGraph
    from csa_graph.checking import checks

    found = GovernanceGraph.open().check(as_of=AS_OF)
    counts = Counter(each.severity for each in found)
    words = ", ".join(f"{counts[each]} {each}s" for each in ("error", "warning", "note"))
    known = checks.all_checks()
    lines = [
        "",
        "<!-- The list below is made by `make docs`. -->",
        "",
        f"{len(found)} findings as of {AS_OF.day} {AS_OF:%B %Y}, the plan's last day: {words}.",
        "Each was read against the document.",
    ]
    for code in dict.fromkeys(each.code for each in found):
        mine = [each for each in found if each.code == code]
        check = known[code]
        lines += ["", f"### {check.title}", "", f"`{code}`, {check.severity}, {len(mine)}", ""]
        lines += [f"- {each.focus} ({'; '.join(map(str, each.passages))})" for each in mine]
    silent = [code for code in known if code not in {each.code for each in found}]
    lines += ["", "### Nothing to find", "", f"{', '.join(f'`{code}`' for code in silent)}.", ""]
    return "\n".join(lines)
