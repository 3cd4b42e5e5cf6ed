"""The invented papers that are committed, so that no test needs an office program.

    python -m benchmarks.papers.samples [FOLDER]

writes them anew, each of a kind and of a form, with what it states beside it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.papers.forms import FORMS
from benchmarks.papers.invent import invent
from benchmarks.papers.kinds import KINDS
from benchmarks.reading.lists import Gold, write_gold

FOLDER = Path(__file__).parents[2] / "tests" / "data" / "papers" / "read"
#: Of which kind and seed each is, and in which form.
SAMPLES = (
    ("agreement", 1, "docx"),
    ("terms of reference", 1, "docx-typed"),
    ("constitution", 1, "html"),
    ("resilience forum", 1, "markdown"),
    ("care board handbook", 1, "pdf-libreoffice-tagged"),
    ("police and crime panel", 1, "pdf-chromium"),
    ("safeguarding partnership", 1, "odt"),
    ("combined authority", 1, "pdf-typst"),
    ("agreement", 2, "text"),
    ("resilience forum", 2, "pptx"),
)


def main(arguments: list[str]) -> int:
    """Write the samples."""
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    kinds = {kind.name: kind for kind in KINDS}
    forms = {form.name: form for form in FORMS}
    for kind, seed, name in SAMPLES:
        form = forms[name]
        if not form.is_possible():
            print(f"{name}: not made, what makes it is not installed", file=sys.stderr)
            continue
        paper = invent(kinds[kind], seed)
        path = folder / f"{paper.name}{form.ending}"
        form.write(paper, path)
        path.with_suffix(".toml").write_text(write_gold(Gold(path.name, paper.truth)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
