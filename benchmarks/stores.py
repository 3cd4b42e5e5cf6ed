"""The same questions to the same data in several stores: first whether the rows are the same, then the times.

csa-graph's own store in a folder, the Oxigraph server and Virtuoso are built by ``csa-graph build``; rdflib
and DuckDB are given every statement of that store. The SPARQL is that of the catalogue; for DuckDB it is
written once more in SQL, by hand, in ``questions.sql``. Times are by the clock, for servers do their work
elsewhere: of filling the store, and of all the questions, one after the other. rdflib is asked about at most
10 partnerships: on 100 it takes an hour. To be run with ``python -m benchmarks.stores [--thousand]``.
"""

from __future__ import annotations

import csv
import os
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyoxigraph as ox

from benchmarks import data, servers, sizes
from csa_graph import opening
from csa_graph.asking import catalogue
from csa_graph.stores.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Rows = set[tuple[str, ...]]

OURS = "csa-graph, folder"
SERVERS = {"oxigraph server": servers.start_oxigraph, "Virtuoso": servers.start_virtuoso}
RDFLIB, DUCKDB = "rdflib", "DuckDB"
#: rdflib takes an hour on more, and a minute a round on so many.
RDFLIB_SIZE = 10


def read_sql() -> tuple[str, dict[str, str]]:
    """Return what is made once in SQL, and each question by its name."""
    first, *blocks = Path(__file__).with_name("questions.sql").read_text("utf-8").split("-- name: ")
    return first, {name.strip(): text for name, _, text in (block.partition("\n") for block in blocks)}


class Filled(NamedTuple):
    """A store that can be asked, with what filling it took."""

    ask: Callable[[str], Rows]
    load_s: float
    disk_mb: float | None = None
    get_peak_mb: Callable[[], float | None] = lambda: None


def flatten(rows: Iterable[Iterable[Any]]) -> Rows:
    """Return rows as text, without order: terms by their value, nothing as an empty text."""
    return {tuple("" if cell is None else str(getattr(cell, "value", cell)) for cell in row) for row in rows}


def get_disk_mb(folder: Path) -> float:
    """Return how much the files of a folder take on disk, in MB."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) / 1e6


def fill_store(place: Path | str, files: list[Path]) -> tuple[Callable[[str], Rows], float]:
    """Build a store of csa-graph in a folder or on a server."""
    start = time.perf_counter()
    open_store(place).build(opening.find(files))
    taken = time.perf_counter() - start
    store = open_store(place, read_only=True)
    questions = catalogue.questions()
    return lambda name: flatten(store.select(questions[name].text)), taken


def fill_rdflib(quads: Path) -> Filled:
    """Parse all statements of a store into rdflib."""
    from rdflib import Dataset

    start = time.perf_counter()
    dataset = Dataset()
    dataset.parse(data=quads.read_bytes(), format="nquads")
    taken = time.perf_counter() - start
    questions = catalogue.questions()
    return Filled(lambda name: flatten(dataset.query(questions[name].text)), taken)  # type: ignore[arg-type]


def fill_duckdb(quads: Path, folder: Path) -> Filled:
    """Put all statements of a store into a table of DuckDB."""
    import duckdb

    table = folder / "statements.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("subject", "predicate", "object", "graph"))
        for quad in ox.parse(path=quads, format=ox.RdfFormat.N_QUADS):
            graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
            writer.writerow((_text(quad.subject), quad.predicate.value, _text(quad.object), graph))
    path = folder / "statements.duckdb"
    start = time.perf_counter()
    connection = duckdb.connect(str(path))
    create, questions = read_sql()
    # No value means none: the graph of what is in force has an empty name.
    rows = connection.read_csv(str(table), header=True, all_varchar=True, na_values="\\N")
    rows.create("statements")
    connection.execute(create)
    connection.execute("CHECKPOINT")
    taken = time.perf_counter() - start
    return Filled(
        lambda name: flatten(connection.execute(questions[name]).fetchall()),
        taken,
        path.stat().st_size / 1e6,
    )


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def fill(size: int, folder: Path, stack: ExitStack) -> tuple[dict[str, Filled], dict[str, str]]:
    """Fill each store with so many partnerships; return them, and why the others cannot be measured."""
    files, missing = data.get_files(size), {}
    ask, taken = fill_store(folder / "ours", files)
    filled = {OURS: Filled(ask, taken, get_disk_mb(folder / "ours"))}
    quads = folder / "all.nq"
    quads.write_bytes(open_store(folder / "ours", read_only=True).dump(ox.RdfFormat.N_QUADS))
    for name, start in SERVERS.items():
        place = folder / name.replace(" ", "-")
        place.mkdir()
        try:
            server = stack.enter_context(start(place))
        except servers.MissingError as error:
            missing[name] = str(error)
            continue
        ask, taken = fill_store(server.url, files)
        filled[name] = Filled(ask, taken, get_disk_mb(place), server.get_peak_mb)
    if size <= RDFLIB_SIZE:
        filled[RDFLIB] = fill_rdflib(quads)
    try:
        filled[DUCKDB] = fill_duckdb(quads, folder)
    except ImportError:
        missing[DUCKDB] = "DuckDB is not installed: pip install duckdb"
    return filled, missing


def compare(size: int, filled: dict[str, Filled], rounds: int) -> dict[str, dict[str, float]]:
    """Ask all questions in turn; exits with 1 where the rows differ."""
    questions = list(read_sql()[1])
    times: dict[str, dict[str, list[float]]] = {name: {each: [] for each in questions} for name in filled}
    names = list(filled)
    for question in questions:
        expected = filled[OURS].ask(question)
        for turn in range(rounds):
            for name in names[turn % len(names) :] + names[: turn % len(names)]:
                if name == RDFLIB and turn:
                    continue
                start = time.perf_counter()
                rows = filled[name].ask(question)
                times[name][question].append((time.perf_counter() - start) * 1000)
                if rows != expected:
                    sys.exit(f"{name} answers {question} otherwise about {size} partnerships.")
    figures = {}
    for name, store in filled.items():
        peak = store.get_peak_mb()
        row = {
            "load_s": store.load_s,
            "questions_ms": sum(statistics.median(taken) for taken in times[name].values()),
            **({"disk_mb": store.disk_mb} if store.disk_mb is not None else {}),
            **({"peak_mb": peak} if peak is not None else {}),
        }
        figures[name] = {key: round(value, 3) for key, value in row.items()}
    return figures


def main(numbers: tuple[int, ...], rounds: int) -> None:
    """Measure each size."""
    figures: dict[int, dict[str, dict[str, float]]] = {}
    findings: dict[str, object] = {"questions": ", ".join(read_sql()[1])}
    for size in numbers:
        with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
            filled, missing = fill(size, Path(folder), stack)
            figures[size] = compare(size, filled, rounds)
            findings[f"rows about {size} partnerships, the same from all"] = sum(
                len(filled[OURS].ask(each)) for each in read_sql()[1]
            )
            findings |= {f"not measured: {name}": why for name, why in missing.items()}
    libraries = ("pyoxigraph", "oxigraph", "rdflib", "duckdb")
    if hasattr(os, "getloadavg"):
        findings["load of the machine at the end"] = f"{os.getloadavg()[0]:.1f}"
    title = "Three questions to several stores"
    sizes.report("stores", title, figures, findings, libraries=libraries, grown="questions_ms")


if __name__ == "__main__":
    main(sizes.SIZES if "--thousand" in sys.argv else sizes.SIZES[:-1], 5)
