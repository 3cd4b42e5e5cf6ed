"""The entry point of the command line, for ``csa-graph`` and for ``python -m csa_graph``.

Handles an interruption while the rest is still being imported.
"""

from __future__ import annotations

import gc
import sys

from csa_graph.cli.interruption import INTERRUPTED, end_when_interrupted

# So many new objects are made before Python searches for cycles among them. What is imported stays: to search
# it again and again takes longer than a question.
_OBJECTS = 100_000


def main() -> None:
    """Run the command line and exit."""
    gc.set_threshold(_OBJECTS)
    try:
        end_when_interrupted()
        from csa_graph.cli.group import cli

        cli.main(prog_name="csa-graph")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        # Nor is there anything to find when the process ends, and its memory with it.
        gc.freeze()
