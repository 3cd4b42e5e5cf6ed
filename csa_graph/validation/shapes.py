"""Data files become the faults of their form: what a statement lacks, or has too much of, to be read.

Whether the governance that the files describe is in order is for ``checks``. Nothing is closed: what the
shapes do not mention is allowed.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csa_graph.base import workers
from csa_graph.files import exported, source
from csa_graph.terms.annotation import OA
from csa_graph.terms.iris import RDF, SCHEMA
from csa_graph.validation import mentions, shacl, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pyoxigraph as ox

    from csa_graph.files.inputs import Input
    from csa_graph.files.locate import Statement
    from csa_graph.files.source import Source

# Messages say what must be so in their first sentence, and what to do in the rest.
_SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not well formed.

    Attributes:
        path: The file.
        line: Number of the line, from 1, where it is known.
        focus: What it is about: an IRI, ``_:…`` for a thing without one.
        message: What must be so, and what stands there instead.
        remedy: What to do.
        value: What stands there, in words; empty where something is missing.

    >>> str(Fault("plan.trig", 7, "urn:x#3.1", "A passage must have a locator.", "Add csa:locator."))
    'plan.trig, line 7: 3.1: A passage must have a locator. Add csa:locator.'
    """

    path: Path | str
    line: int | None
    focus: str
    message: str
    remedy: str
    value: str = ""

    def __str__(self) -> str:
        """Return the fault in one line: where, about what, what is wrong, what to do."""
        from csa_graph.terms.iris import local_name

        place = f"{self.path}, line {self.line}" if self.line is not None else f"{self.path}"
        name = "a thing without IRI" if self.focus.startswith("_:") else local_name(self.focus)
        return f"{place}: {name}: {self.message} {self.remedy}"


def validate(inputs: Sequence[Input], *, processes: int = 1, size: int = mentions.BATCH) -> list[Fault]:
    """Compare data files with the shapes of ``ontology/shapes.ttl``.

    Each file is judged by itself, all its graphs together; of what the other files describe only kinds and
    names count. One file at a time is held in memory.

    Args:
        inputs: The data files, as :func:`csa_graph.opening.find` finds them.
        processes: How many processes share the files. With more than one, a script that calls this must be
            one that can be imported: the processes are started afresh.
        size: How many files a process is handed at once.

    Returns:
        All faults, by file and line.

    Raises:
        SourceError: A file cannot be read or parsed.
    """
    batches = mentions.iter_batches(inputs, processes, size=size)
    processes = max(1, min(processes, math.ceil(len(inputs) / size)))
    return [fault for faults in workers.run(find_faults, batches, processes) for fault in faults]


def get_engine() -> str:
    """Return the name and version of what compares the files with the shapes."""
    return shacl.get_engine()


def find_faults(batch: mentions.Batch) -> list[Fault]:
    """Return the faults of some files, one file after the other."""
    return [fault for each in batch.inputs for fault in _validate_one(each.read(), batch.known)]


def _validate_one(file: Source, known: mentions.Descriptions) -> list[Fault]:
    quads = exported.list_stated(file.quads())
    named = {quad.subject for quad in quads if quad.predicate.value in mentions.LABELS}
    own = {_text(term) for term in {term for quad in quads for term in (quad.subject, quad.object)}}
    context = [
        quad
        for iri in own & known.keys()
        for quad in known[iri]
        if quad.predicate == RDF.type or quad.subject not in named
    ]
    # What a thing lacks is told of the file that describes it: one of quotes states nothing of the seats that
    # it names, and of passages only what they say.
    stated = {_text(quad.subject) for quad in quads if quad.predicate != SCHEMA.text}
    results = [
        each
        for each in shacl.run([*quads, *context])
        if each.focus in own and (each.focus in stated or each.path in {None, SCHEMA.text.value})
    ]
    lost = list(words.find_lost(quads))
    if not results and not lost:
        return []
    from csa_graph.files.locate import iter_statements

    statements = list(iter_statements(file.text.decode()))
    found: dict[tuple[int, str, str], Fault] = {}
    for focus, path, value, message, targets in results:
        line = _line(statements, _find_terms_in_text(focus, quads), path, value, targets)
        place = source.locate_origin(file, line) if line else ""
        path_, at = (f"{file.path}, {place}", None) if place else (file.path, line)
        fault = _make_fault(path_, at, focus, file.render(message, place), value if value != focus else None)
        found.setdefault((line or 0, focus, fault.message), fault)
    for each in lost:
        line = _line_of_quote(statements, each)
        fault = Fault(file.path, line, each.passage, each.message, each.remedy)
        found.setdefault((line or 0, each.quote or each.passage, each.message), fault)
    return [found[key] for key in sorted(found)]


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else str(term)


def _make_fault(path: Path | str, line: int | None, focus: str, words: str, value: str | None) -> Fault:
    """Part a shape's message into what must be so and what to do; say what stands there instead."""
    from csa_graph.terms.iris import local_name

    message, *rest = _SENTENCE.split(words, maxsplit=1)
    shown = ""
    if value is not None:
        shown = local_name(value) if "://" in value else value
        message += f" Here it is “{shown}”."
    return Fault(path, line, focus, message, "".join(rest), shown)


def _find_terms_in_text(focus: str, quads: Sequence[ox.Quad]) -> tuple[str | None, str | None, str | None]:
    """Return the terms by which a thing is found in the text: its IRI, or a statement of one without."""
    import pyoxigraph as ox

    if not focus.startswith("_:"):
        return focus, None, None
    for quad in quads:
        blank = isinstance(quad.subject, ox.BlankNode) and quad.subject.value == focus[2:]
        if blank and isinstance(quad.object, ox.NamedNode | ox.Literal):
            return None, quad.predicate.value, quad.object.value
    return None, None, None


def _line_of_quote(statements: list[Statement], lost: words.LostWords) -> int | None:
    if lost.quote:
        return _first(statements, lost.quote, None, None, at="subject")
    return _first(statements, None, OA.exact.value, lost.exact, at="object")


def _line(
    statements: list[Statement],
    terms: tuple[str | None, str | None, str | None],
    path: str | None,
    value: str | None,
    targets: Mapping[str, list[str]],
) -> int | None:
    """Find the line that shows a fault: the value, else the property, else the thing, as type or at all."""
    subject, predicate, object_ = terms
    if subject is None:
        blank = [each for each in statements if each.subject.kind == "blank"]
        return _first(blank, None, predicate, object_, at="predicate") if predicate else None
    attempts: list[tuple[str | None, str | None, str | None, str]] = []
    if path and value is not None:
        attempts.append((subject, path, value, "object"))
    attempts += [
        (subject, each, None, "predicate") for each in ([path] if path else targets["targetSubjectsOf"])
    ]
    attempts += [(None, each, subject, "object") for each in targets["targetObjectsOf"]]
    attempts += [(subject, RDF.type.value, None, "subject"), (subject, None, None, "subject")]
    lines = (_first(statements, *terms, at=at) for *terms, at in attempts)
    return next((line for line in lines if line is not None), None)


def _first(
    statements: list[Statement], subject: str | None, predicate: str | None, object_: str | None, *, at: str
) -> int | None:
    for each in statements:
        if each.fits(subject, predicate, object_, None):
            return {"subject": each.subject, "predicate": each.predicate, "object": each.object}[at].line
    return None
