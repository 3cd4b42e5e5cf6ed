"""How many passages of the bundled agreement get a text from copies of it, and which statements their words.

    python -m benchmarks.quotes [--source FOLDER]

``--source`` is a folder with copies of the agreement, of whatever forms; without one nothing is measured.
What the copy and the data do not have in common is listed. Exits with 1 where a passage has no text.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import pyoxigraph as ox

from csa_graph import load
from csa_graph.base.errors import CsaGraphError
from csa_graph.documents.reading import read_document
from csa_graph.reading import attaching, stating
from csa_graph.reading.read import read
from csa_graph.terms.iris import CSA, RDF


def main(arguments: list[str]) -> int:
    """Measure each copy, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quotes", description="Measures quotes.")
    parser.add_argument("--source", type=Path, help="folder of copies of the agreement")
    source = parser.parse_args(arguments).source
    if source is None or not source.is_dir():
        print("Texts of the agreement from copies of it: not measured, as no folder of copies is given.")
        return 0
    quads = [quad for each in load() for quad in each.quads()]
    found = (quad.subject for quad in quads if quad.predicate == RDF.type and quad.object == CSA.Edition)
    (edition,) = {each for each in found if isinstance(each, ox.NamedNode)}
    passages = attaching.list_passages(quads, edition)
    print("| copy | passages with a text | statements with their words | only headings | seconds |")
    print("|---|--:|--:|---|--:|")
    is_whole, told = True, []
    for path in sorted(each for each in source.iterdir() if each.is_file()):
        start = time.perf_counter()
        try:
            document = read_document(path)
        except CsaGraphError as error:
            print(f"| {path.name} | {error} | | | |")
            is_whole = False
            continue
        attached = attaching.attach(document, passages)
        words = stating.find_words(read(document), attached, quads)
        seconds = time.perf_counter() - start
        titles = "; ".join(attached.titles)
        texts = f"{len(attached.texts)} of {len(passages)}"
        print(f"| {path.name} | {texts} | {len(words)} | {titles} | {seconds:.1f} |")
        is_whole &= not attached.missing
        told += [f"{path.name}: not in the copy: {each}" for each in attached.missing]
        told += [f"{path.name}: not in the data: {each}" for each in attached.unused]
    print("\n" + "\n".join(told))
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
