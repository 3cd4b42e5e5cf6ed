"""The Python interface: an agreement's files become a graph that answers, checks, projects and draws.

Joins the parts, and adds nothing of its own to what they find.

>>> from csa_graph import GovernanceGraph
>>> graph = GovernanceGraph.open()
>>> for row in graph.ask("who-reports-to", group="PEG").to_dicts():
...     print(row["body"], row["passage"])
Worcestershire Safer Communities Board ['1.2']
"""

from __future__ import annotations

import datetime
import warnings
from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from csa_graph.base.errors import CsaGraphError
from csa_graph.naming.names import Names
from csa_graph.projection.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import networkx as nx
    import pyoxigraph as ox
    import rdflib

    from csa_graph.analysis.result import Result
    from csa_graph.asking.answer import Answer
    from csa_graph.asking.description import Description
    from csa_graph.asking.query import Query
    from csa_graph.base.limits import Limits
    from csa_graph.checking.inspection import CheckOptions
    from csa_graph.checking.report import Report
    from csa_graph.files.inputs import Input
    from csa_graph.formats.format import Content
    from csa_graph.map.options import MapOptions
    from csa_graph.naming.quotes import Quotation
    from csa_graph.projection.reading import Reading
    from csa_graph.sparql.store import Store


class GovernanceGraph:
    """The governance of one or more partnerships, ready to be asked.

    Args:
        store: A built store.
        edition: Name or IRI of the edition to read; None reads the editions in force.
        built: When the store was built; None asks the store, and means today where it does not know.
        as_of: Day at which it is told who sits, chairs and answers; None takes the edition's last day if that
            is past, else today.

    Attributes:
        edition: IRI of the edition that is read; None for the editions in force.
        names: What things are called, and what is called so.
        moment: The store as of that day.
    """

    def __init__(
        self,
        store: Store,
        edition: str | ox.NamedNode | None = None,
        built: datetime.date | None = None,
        as_of: datetime.date | str | None = None,
    ) -> None:
        self.store = store
        self.built = built or store.built or datetime.datetime.now(datetime.UTC).date()
        self.edition: ox.NamedNode | None = None
        if edition is not None:
            self.edition = Names(store).find_edition(edition if isinstance(edition, str) else edition.value)
        self.names = Names(store, self.edition)
        self.moment = Moment(store, self.names, self.edition, as_of)

    @cached_property
    def reading(self) -> Reading:
        """What projections, maps and analyses read: facts are looked up once."""
        return self.moment.read(None, self.built)

    @cached_property
    def whole(self) -> Reading:
        """What exports read: all that is stated, whatever the day."""
        return self.moment.read_whole(self.reading)

    @classmethod
    def open(
        cls,
        *data: Path | str | Input,
        store: Path | str | None = None,
        edition: str | ox.NamedNode | None = None,
        reads: str | frozenset[str] = "all",
        as_of: datetime.date | str | None = None,
    ) -> GovernanceGraph:
        """Read data files, or a store that ``csa-graph build`` made of them.

        Args:
            data: Data files, folders of them, or patterns; none means the bundled agreement.
            store: Folder or address (``https://…``) of a store, in place of files.
            edition: Name or IRI of the edition to read; None reads the editions in force.
            reads: How much of files: see :meth:`csa_graph.building.layers.Plan.for_reading`.
            as_of: Day, as for :class:`GovernanceGraph`.

        Raises:
            SourceError: A file cannot be used.
            StoreError: There is no store, it cannot be reached, or a newer version made it.
            UnknownNameError: There is no such edition.
            CsaGraphError: Both files and a store were given.
        """
        if store is not None:
            from csa_graph.stores.opening import open_store

            if data:
                raise CsaGraphError("Give data files or a store, not both.")
            return cls(open_store(store, read_only=True), edition, as_of=as_of)
        from csa_graph import opening
        from csa_graph.base import resources
        from csa_graph.building.layers import Plan
        from csa_graph.stores.memory import MemoryStore

        built = MemoryStore()
        inputs = opening.find(data or resources.default_data())
        built.build(inputs, Plan.for_reading(reads, edition is not None))
        graph = cls(built, edition, as_of=as_of)
        graph.names.speak_as(inputs)
        return graph

    def __repr__(self) -> str:
        """Return which editions it has."""
        return f"<GovernanceGraph of {self.names.describe_editions()}>"

    def _repr_html_(self) -> str:
        from csa_graph.asking.html import write_paragraph

        return write_paragraph(f"Governance graph of {self.names.describe_editions()}")

    def questions(self) -> dict[str, Query]:
        """Return the questions of the catalogue by name."""
        from csa_graph.asking import catalogue

        return catalogue.questions()

    def ask(self, name: str, **parameters: object) -> Answer:
        """Ask a question of the catalogue.

        Args:
            name: Its name, as :meth:`questions` lists it.
            parameters: What it asks for: names as people say them, dates, numbers.

        Raises:
            UnknownNameError: There is no such question or parameter, or nothing has a name given.
            AmbiguousNameError: Several things have a name given.
            QueryError: A parameter is missing, or has a value that it cannot have.
        """
        from csa_graph.asking import catalogue

        return self.moment.ask(catalogue.get(name), parameters)

    def sparql(
        self, text: str, *, service: bool = False, limits: Limits | None = None
    ) -> Answer | bool | list[ox.Triple]:
        """Run a query of one's own.

        Args:
            text: SPARQL 1.1. It need not declare :data:`csa_graph.terms.prefixes.PREFIXES`, nor the empty
                prefix for what a partnership calls its own where there is just one: ``:scb``.
            service: Whether the query may call other endpoints by SERVICE.
            limits: Time and memory that it may take, in a process of its own; None runs it in this one, where
                it can be interrupted, but goes on in a thread.

        Returns an answer for SELECT, its rows as they come; a truth value for ASK; else triples. Raises a
        QueryError where the query is wrong, or uses SERVICE without leave, a LimitError at a limit.

        >>> GovernanceGraph.open().sparql("ASK { ?group csa:reportsTo ?other }")
        True
        """
        from csa_graph.asking import own_query

        return own_query.run(text, self.store, self.names, self.edition, service=service, limits=limits)

    def check(
        self,
        only: str | Iterable[str] | None = None,
        skip: str | Iterable[str] | None = None,
        **options: Unpack[CheckOptions],
    ) -> Report:
        """Check whether the governance is in order.

        Args:
            only: Codes of the checks to run, or one code; None runs all.
            skip: Codes of the checks to leave out, or one code.
            options: ``as_of``, ``profile``, ``baseline`` and ``threads``, as they are explained at
                :class:`csa_graph.checking.inspection.CheckOptions`.

        Returns:
            The findings as a list, the most severe first, with the checks that were not run, and why.

        Raises:
            UnknownNameError: There is no check of that code.
            SourceError: The profile or the baseline cannot be read.
        """
        from csa_graph.checking.inspection import inspect_moment

        return inspect_moment(self.moment, only=only, skip=skip, **options)

    def analyse(self, name: str, **arguments: object) -> Result:
        """Measure the governance; raises as :meth:`ask`, an AnalysisError in place of a QueryError.

        Args:
            name: An analysis, as :func:`csa_graph.analysis.catalogue.list_names` lists them.
            arguments: What it takes: names as people say them, dates, numbers.
        """
        from csa_graph.analysis import catalogue

        return catalogue.run(name, self.reading, arguments)

    def show(self, name: str | ox.NamedNode) -> Description:
        """Gather all that is known about a thing, in both directions.

        Args:
            name: What it is called: a label, alias, abbreviation, locator of a passage or IRI.

        Raises UnknownNameError where nothing has the name, AmbiguousNameError where several things have it.
        """
        return self.moment.describe(self.names.find(name if isinstance(name, str) else name.value))

    def quote(self, passage: str | ox.NamedNode, *about: str | ox.NamedNode) -> Quotation | None:
        """Return what a passage says, with the words marked that state something of some things.

        Args:
            passage: Its locator, or IRI.
            about: What the things are called; where none is given, all words that state something are marked.

        Our words stand in for a text that the data lack; None for neither. Raises as :meth:`show`.
        """
        found = [self.names.find(str(getattr(each, "value", each))).value for each in (passage, *about)]
        return self.names.quotes.tell(found[0], found[1:])

    def to_networkx(self, view: str = "who-reports-to-whom") -> nx.MultiDiGraph[str]:
        """Project to NetworkX: nodes are IRIs with label and kind, edges keyed by kind, with their passages.

        Args:
            view: Name of an edge query: what counts as a line; UnknownNameError where there is none.
        """
        return self.reading.to_networkx(view)

    def to_rdflib(self) -> rdflib.Dataset:
        """Return a copy of all layers as a dataset of rdflib."""
        from csa_graph.formats.rdf import dataset

        return dataset.to_dataset(self.store)

    def export(self, form: str, view: str | None = None) -> Content:
        """Return the graph in another format: text, bytes, or the files of a folder by name.

        Args:
            form: One of :func:`csa_graph.formats.writers`: ``jsonld``, ``gexf``, ``xlsx`` …
            view: For formats that hold one view: what counts as a line.

        Raises CsaGraphError where there is no such format, or it does not go with the view or edition.
        """
        from csa_graph import formats

        return formats.export(self.whole, form, view)

    def around(self, name: str, depth: int = 2) -> nx.MultiDiGraph[str]:
        """Return what is up to a number of lines away from one thing; raises as :meth:`show`."""
        from csa_graph.map.choose import get_around

        return get_around(self.reading, name, depth)

    def to_map(self, views: Iterable[str] = (), **options: Unpack[MapOptions]) -> str | bytes:
        """Draw the map.

        Args:
            views: Edge queries, in the order of the page; a picture holds one. By default all, or the first.
            options: ``around``, ``depth``, ``form``, ``direction``, ``paper``, ``explored`` and ``as_of``, as
                they are explained at :class:`csa_graph.map.options.MapOptions`.

        Raises CsaGraphError where nothing is called so, or the map would be too big to be read.
        """
        from csa_graph.map import draw as maps

        reading = self.moment.move(options.get("as_of")).read(self.reading)
        content, warning = maps.draw(reading, tuple(views), **options)
        if warning:
            warnings.warn(warning, maps.SmallPrintWarning, stacklevel=2)
        return content

    def write_map(
        self, path: Path | str, views: Iterable[str] = (), *, force: bool = False, **rest: Unpack[MapOptions]
    ) -> Path:
        """Write the map in the format of the file's ending; only ``force`` replaces what is not our own."""
        from csa_graph.map.draw import write
        from csa_graph.map.formats import find_form

        form = rest.setdefault("form", find_form(path))
        return write(path, self.to_map(views, **rest), form, force=force)
