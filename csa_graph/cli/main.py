"""The door to the command line: ``csa-graph`` and ``python -m csa_graph`` come in here.

Loads next to nothing before it can tell what to do when it is interrupted.
"""

from __future__ import annotations

import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit."""
    try:
        from csa_graph.cli.group import cli

        cli.main(prog_name="csa-graph")
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
