"""Invents papers, writes them as files, and beside each what it states.

    python -m benchmarks.papers FOLDER [--count 2] [--first 1] [--forms text,docx]

Each form has a folder of its own; a form whose program is not installed is left out, and said so.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.papers.forms import FORMS
from benchmarks.papers.invent import invent_all
from benchmarks.reading.lists import Gold, write_gold


def main(arguments: list[str]) -> int:
    """Write the papers."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.papers", description="Invents papers.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=2, help="papers of each of the eight kinds")
    parser.add_argument("--first", type=int, default=1, help="the seed of the first")
    parser.add_argument("--forms", default=",".join(form.name for form in FORMS), help="with commas between")
    given = parser.parse_args(arguments)
    wanted = given.forms.split(",")
    if unknown := sorted(set(wanted) - {form.name for form in FORMS}):
        parser.error(f"no form is called {unknown[0]}: {', '.join(form.name for form in FORMS)}")
    for form in FORMS:
        if form.name not in wanted:
            continue
        if not form.is_possible():
            print(f"{form.name}: not made, what makes it is not installed", file=sys.stderr)
            continue
        folder = given.folder / form.name
        folder.mkdir(parents=True, exist_ok=True)
        for paper in invent_all(given.count, given.first):
            path = folder / f"{paper.name}{form.ending}"
            form.write(paper, path)
            path.with_suffix(".toml").write_text(write_gold(Gold(path.name, paper.truth)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
