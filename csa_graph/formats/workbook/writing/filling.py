"""Statements become the rows of the workbook: sheet by sheet, in the order of the document.

What it writes, csa_graph.formats.workbook.reading reads as the same statements.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from csa_graph.formats.workbook import sheets, terms
from csa_graph.formats.workbook.columns import NO_PASSAGE, STATED, Sheet, iri
from csa_graph.formats.workbook.reading import names as naming
from csa_graph.formats.workbook.reading.names import Names
from csa_graph.formats.workbook.reading.ties import lines as offered_lines
from csa_graph.formats.workbook.writing import allocation, fitting, lines, offices
from csa_graph.formats.workbook.writing.fitting import Cell
from csa_graph.terms.iris import RDF, ROOT, get_namespace
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.formats.workbook.writing.allocation import Allocation, Entry
    from csa_graph.formats.workbook.writing.source import SourceStatements

Row: TypeAlias = dict[str, Cell]
_DEFAULT = ox.DefaultGraph()


def to_rows(stated: SourceStatements) -> dict[str, list[Row]]:
    """Return the rows of each sheet, by heading.

    Args:
        stated: What data files stated.

    Raises:
        CsaGraphError: A text is too long for a cell.
    """
    quads = _ordered(stated.quads)
    found = allocation.allocate(quads)
    ties, others = lines.split(found.others, quads)
    writer = _RowWriter(found, _base(found, quads))
    # What they are called is known by now, so that other rows can name them.
    offices.move(found, writer.names.base)
    rows = {sheet.name: writer.things(sheet) for sheet in sheets.THINGS}
    rows[sheets.LINES.name] = writer.lines(ties)
    rows[sheets.STATEMENTS.name] = writer.others(others)
    rows[sheets.FIGURES.name] = writer.figures(stated)
    if not rows[sheets.AGREEMENT.name] and any(rows.values()):
        rows[sheets.AGREEMENT.name].append({"Address": writer.names.base})
    return rows


def _ordered(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Put statements in an order that follows from them alone; blank nodes get names that do."""
    given = list(quads)
    if any(isinstance(term, ox.BlankNode) for quad in given for term in (quad.subject, quad.object)):
        dataset = ox.Dataset(given)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        given = list(dataset)
    return sorted(
        given,
        key=lambda quad: (str(quad.graph_name), str(quad.subject), quad.predicate.value, str(quad.object)),
    )


def _base(found: Allocation, quads: list[ox.Quad]) -> str:
    """Return the namespace that most of the things have which are not of all partnerships."""
    counted: Counter[str] = Counter()
    for thing, sheet in found.sheets.items():
        if sheet is not sheets.PASSAGES:
            counted[get_namespace(thing)] += 1
    if not counted:
        for quad in quads:
            counted[get_namespace(getattr(quad.subject, "value", ""))] += 1
    shared = set(PREFIXES.values())
    best = [space for space in counted if space.count("/") > 2 and space not in shared] or [f"{ROOT}x/"]
    return min(best, key=lambda space: (-counted[space], space))


class _RowWriter:
    """Rows, with the names that the reader will know."""

    def __init__(self, found: Allocation, base: str) -> None:
        self.found = found
        self.names = Names(base)
        self._orders = self._read_orders()
        for (name, thing), entries in found.entries.items():
            sheet = next(each for each in sheets.THINGS if each.name == name)
            self._register(sheet, thing, entries.values())

    def _read_orders(self) -> dict[str, int]:
        return {
            thing: int(getattr(entry.terms["Order"][0], "value", 0))
            for (name, thing), entries in self.found.entries.items()
            if name == sheets.PASSAGES.name
            for entry in entries.values()
            if "Order" in entry.terms
        }

    def _register(self, sheet: Sheet, thing: str, entries: Iterable[Entry]) -> None:
        label = sheet.label
        for entry in entries:
            if entry.kind or entry.terms:
                self.names.describe(thing, sheet.name)
            home = sheets.WORD_LISTS.get(self.found.words.get(thing, ""), sheet.name)
            for term in entry.terms.get(label.heading, ()) if label else ():
                self.names.add(thing, getattr(term, "value", ""), home)
            for term in entry.terms.get("Also called", ()):
                self.names.add(thing, getattr(term, "value", ""), home, alias=True)

    def things(self, sheet: Sheet) -> list[Row]:
        """Return the rows of a sheet of things; what several passages say alike is one row."""
        made: list[tuple[tuple[object, ...], Row]] = []
        for (name, thing), entries in self.found.entries.items():
            if name != sheet.name:
                continue
            alike: dict[tuple[object, ...], list[object]] = {}
            for graph, entry in entries.items():
                if entry.kind or entry.terms:
                    alike.setdefault(entry.key(), []).append(graph)
            for graphs in alike.values():
                row = self._thing(sheet, thing, entries[graphs[0]])
                if sheet.column("stated"):
                    row[STATED] = self._stated(graphs)
                place = self._orders.get(thing, 0), min(map(self._place, graphs)), thing
                made.append((place, row))
        made.sort(key=lambda each: each[0])
        if sheet is sheets.AGREEMENT and made:
            made[0][1]["Address"] = self.names.base
        return [row for _, row in made]

    def _thing(self, sheet: Sheet, thing: str, entry: Entry) -> Row:
        row: Row = {"ID": self.names.compact(thing)}
        for column in sheet.columns:
            held = entry.terms.get(column.heading)
            if not held:
                continue
            cells = [fitting.cell(column, term, self.names) for term in held]
            row[column.heading] = naming.join(map(str, cells)) if column.several else cells[0]
        kinds = {iri(name): self.found.words.get(thing, word) for word, name in sheet.classes.items()}
        kind, described = sheet.column("type"), sheet.column("described")
        if kind and entry.kind:
            row[kind.heading] = kinds[entry.kind]
        if described:
            label = sheet.label
            usual = (
                bool(kind and kind.heading in row) or not sheet.named or bool(label and label.heading in row)
            )
            if usual != bool(entry.kind):
                row[described.heading] = "yes" if entry.kind else "no"
        if (
            sheet is sheets.PASSAGES
            and len({t for n, t in self.found.entries if n == sheets.AGREEMENT.name}) == 1
        ):
            del row["Edition"]
        return row

    def _stated(self, graphs: Iterable[object]) -> str:
        ordered = sorted(graphs, key=self._place)
        return naming.join(
            NO_PASSAGE if graph == _DEFAULT else self.names.show(_name(graph), ("Passages",), several=True)
            for graph in ordered
        )

    def _place(self, graph: object) -> tuple[int, str]:
        name = _name(graph)
        return (-1 if graph == _DEFAULT else self._orders.get(name, len(self._orders) + 1)), name

    def lines(self, ties: list[lines.Line]) -> list[Row]:
        """Return the rows of the sheet Lines."""
        words = {name: word for word, name in offered_lines().items()}
        order = {name: place for place, name in enumerate(words)}
        alike: dict[tuple[object, ...], list[lines.Line]] = {}
        for tie in ties:
            alike.setdefault(
                (order[tie.line], tie.start, tie.ends, tie.arrangement, str(tie.details)), []
            ).append(tie)
        made = []
        for key, same in alike.items():
            tie = same[0]
            row: Row = {"ID": self.names.compact(tie.arrangement)} if tie.arrangement else {}
            row |= {"From": self.names.show(tie.start), "Line": words[tie.line]}
            row["To"] = naming.join(self.names.show(end, several=True) for end in tie.ends)
            for heading, held in tie.details:
                column = sheets.LINES.find(heading)
                if column:
                    cells = [fitting.cell(column, term, self.names) for term in held]
                    row[heading] = naming.join(map(str, cells)) if column.several else cells[0]
            row[STATED] = self._stated(each.graph for each in same)
            made.append((min(self._place(each.graph) for each in same), str(key), row))
        return [row for *_, row in sorted(made, key=lambda each: each[:2])]

    def others(self, quads: list[ox.Quad]) -> list[Row]:
        """Return the rows of the sheet of other statements."""
        labels = terms.read().labels
        alike: dict[tuple[object, ...], list[object]] = {}
        for quad in quads:
            alike.setdefault((quad.subject, quad.predicate, quad.object), []).append(quad.graph_name)
        made = []
        for (subject, predicate, thing), graphs in alike.items():
            value, sort = fitting.statement(thing, self.names)  # type: ignore[arg-type]
            name = getattr(predicate, "value", "")
            row: Row = {
                "Thing": self.names.show(
                    str(subject) if isinstance(subject, ox.BlankNode) else _name(subject)
                ),
                "Property": labels.get(name) or self._prefixed(name),
                "Value": value,
                "Sort of value": sort,
                STATED: self._stated(graphs),
            }
            made.append(
                (
                    min(map(self._place, graphs)),
                    _name(subject),
                    name != RDF.type.value,
                    name,
                    str(thing),
                    row,
                )
            )
        return [row for *_, row in sorted(made, key=lambda each: each[:5])]

    def _prefixed(self, name: str) -> str:
        short = self.names.compact(name)
        return short if ":" in short else name

    def figures(self, stated: SourceStatements) -> list[Row]:
        """Return the rows of the sheet Figures."""
        ordered = sorted(
            stated.figures,
            key=lambda each: (each.dataset, self._place(each.graph), each.category, each.area, each.period),
        )
        of = ("Other things",)
        return [
            {
                "Table": self.names.show(each.dataset, of),
                "Category": self.names.show(each.category, of),
                "Area": self.names.show(each.area, of),
                "Period": each.period,
                "Number": int(each.value),
                STATED: self._stated([each.graph]),
            }
            for each in ordered
        ]


def _name(graph: object) -> str:
    return getattr(graph, "value", "")
