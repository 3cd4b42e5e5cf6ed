"""Runs the command line by ``python -m csa_graph``."""

from __future__ import annotations

from csa_graph.cli.main import main

if __name__ == "__main__":
    main()
