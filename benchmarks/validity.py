"""``csa-graph validate`` on many files, with the extra ``fast`` and without: the faults, then the times.

In one file of ten a line is lost, and so there are faults to be found. pySHACL alone is run on at most 10
files, for it takes about half a second a file. Times are of the whole command: processor time of all its
processes, and by the clock, which tells what the cores of the machine make of it. To be run with
``python -m benchmarks.validity [--thousand]``.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks import children, data, sizes

FAST, PLAIN = "csa-graph validate with pyshacl-turbo", "csa-graph validate with pySHACL"
PLAIN_SIZE = 10
#: The command as it is where the extra is not installed.
_WITHOUT = """
import sys
from csa_graph import workers
from csa_graph.validation import shacl
shacl.has_fast_engine = lambda: False
# A process that is started afresh would find the extra again.
workers.count_cores = lambda: 1
from csa_graph.cli.main import main
sys.argv[1:] = {arguments}
main()
"""


def copy_with_faults(partnerships: int, folder: Path) -> None:
    """Copy partnerships into a folder; of every tenth file the line of a name is lost."""
    for number, path in enumerate(data.get_files(partnerships)):
        if number % 10:
            shutil.copy(path, folder)
            continue
        text, lost = re.subn(
            r"(:o1 a org:FormalOrganization) ; skos:prefLabel [^;]*", r"\1", path.read_text("utf-8")
        )
        # Both editions name it, where there are two.
        assert lost in {1, 2}  # noqa: S101
        (folder / path.name).write_text(text, encoding="utf-8")


def main(numbers: tuple[int, ...]) -> None:
    """Measure each size; exits with 1 where the faults differ, or are not as many as there are."""
    figures: dict[int, dict[str, dict[str, float]]] = {}
    for size in numbers:
        figures[size] = {}
        told = {}
        with tempfile.TemporaryDirectory() as name:
            copy_with_faults(size, Path(name))
            arguments = ["validate", name, "--format", "json"]
            commands = {FAST: [sys.executable, "-m", "csa_graph", *arguments]}
            if size <= PLAIN_SIZE:
                commands[PLAIN] = [sys.executable, "-c", _WITHOUT.format(arguments=arguments)]
            for variant, command in commands.items():
                run = children.run(command, codes=(1,))
                told[variant] = json.loads(run.output)["rows"]
                row = {"cpu_s": run.cpu_s, "wall_s": run.wall_s, "peak_mb": run.peak_mb}
                figures[size][variant] = {key: round(value, 2) for key, value in row.items()}
        if len({json.dumps(rows) for rows in told.values()}) > 1 or len(told[FAST]) != -(-size // 10):
            sys.exit(f"The faults of {size} files are not found, or not by both.")
    findings: dict[str, object] = {
        "faults": "one in every tenth file, found by both",
        "memory": "of the largest process: each core has one",
    }
    libraries = ("pyoxigraph", "pyshacl", "pyshacl-turbo", "rdflib")
    title = "Whether files are well formed"
    sizes.report("validity", title, figures, findings, libraries=libraries, grown="cpu_s")


if __name__ == "__main__":
    main(sizes.SIZES if "--thousand" in sys.argv else sizes.SIZES[:-1])
