"""A reading of a store becomes files of other formats: RDF, network tools, databases, drawings, documents.

Chooses what each format holds; how it is written is for `views`. Writes no file.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, NamedTuple

from csa_graph.base.errors import CsaGraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pyoxigraph as ox

    from csa_graph.formats.markdown.document import Chapter
    from csa_graph.projection.reading import Reading

    Content = str | bytes | Mapping[str, str | bytes]
    """What a format comes as: text, bytes, or the files of a folder by name."""


class Form(NamedTuple):
    """A format.

    Attributes:
        endings: How names of its files end; none for a folder of files, or where another format has it.
        holds: ``dataset``: every layer and passage; ``layer``: the editions in force, or the one that is
            chosen; ``view``: the lines of an edge query.
        write: Makes it of a reading and the name of a view.
        view: The view that is written where none is named.
        folder: Whether it is a folder of files.
        binary: Whether it is no text.
    """

    endings: tuple[str, ...]
    holds: Literal["dataset", "layer", "view"]
    write: Callable[[Reading, str], Content]
    view: str = "who-reports-to-whom"
    folder: bool = False
    binary: bool = False


def export(reading: Reading, form: str, view: str | None = None) -> Content:
    """Return what is read in a format.

    Args:
        reading: What is read.
        form: One of :data:`FORMS`.
        view: Name of an edge query, for a format that holds one; None means the usual one of the format.

    Returns:
        Text or bytes; for a folder its files by name.

    Raises:
        CsaGraphError: There is no such format, it holds no view, or the graph does not fit into it.
        UnknownNameError: There is no such view.
    """
    if form not in FORMS:
        raise CsaGraphError(f"There is no format called “{form}”: it can be {', '.join(FORMS)}.")
    chosen = FORMS[form]
    if view is not None and chosen.holds != "view":
        raise CsaGraphError(f"{form} holds more than one view: leave the view out.")
    if reading.edition is not None and chosen.holds == "dataset":
        raise CsaGraphError(f"{form} holds every edition: leave the edition out, or choose another format.")
    return chosen.write(reading, view or chosen.view)


def find_form(name: str) -> str | None:
    """Return the format that the name of a file tells, if it tells any.

    >>> find_form("plan.TRIG"), find_form("plan")
    ('trig', None)
    """
    ending = PurePath(name).suffix.lower()
    return next((form for form, each in FORMS.items() if ending in each.endings), None)


# ---------------------------------------------------------------- RDF


def _rdf(reading: Reading, form: ox.RdfFormat) -> bytes:
    import pyoxigraph as ox

    from csa_graph.formats.rdf.writing import to_rdf

    layer = None if form.supports_datasets else reading.edition or ox.DefaultGraph()
    return to_rdf(reading.store.quads(graph=layer), form)


def _turtle(reading: Reading, _view: str) -> bytes:
    import pyoxigraph as ox

    return _rdf(reading, ox.RdfFormat.TURTLE)


def _trig(reading: Reading, _view: str) -> bytes:
    import pyoxigraph as ox

    return _rdf(reading, ox.RdfFormat.TRIG)


def _nquads(reading: Reading, _view: str) -> bytes:
    import pyoxigraph as ox

    return _rdf(reading, ox.RdfFormat.N_QUADS)


def _jsonld(reading: Reading, _view: str) -> str:
    from csa_graph.formats.jsonld.writing import read_context, to_jsonld

    context = read_context()
    own: dict[str, str] = {}
    for edition in reading.store.editions():
        space, _, period = edition.value.rpartition("/")
        # "2018-19:4.7" is a passage, "worcestershire:scb" what the partnership calls its own.
        for name, namespace in ((space.rpartition("/")[2], f"{space}/"), (period, f"{edition.value}#")):
            if name not in context and name.replace("-", "").replace(".", "").isalnum():
                own.setdefault(name, namespace)
    return to_jsonld(reading.store.quads(), context, own)


# ---------------------------------------------------------------- networks and databases


def _graphml(reading: Reading, view: str) -> str:
    from csa_graph.formats.network.graphml import to_graphml

    return to_graphml(reading.to_networkx(view))


def _gexf(reading: Reading, view: str) -> str:
    from csa_graph.formats.network.gexf import to_gexf

    return to_gexf(reading.to_networkx(view))


def _cypher(reading: Reading, view: str) -> str:
    from csa_graph.formats.neo4j.cypher import to_cypher

    drawn = reading.to_networkx(view)
    return to_cypher(drawn, (*_list_titles(reading), str(drawn.graph["title"])))


def _neo4j(reading: Reading, view: str) -> Mapping[str, str]:
    from csa_graph.formats.neo4j.tables import to_neo4j

    return to_neo4j(reading.to_networkx(view))


# ---------------------------------------------------------------- drawings, tables, documents


def _mermaid(reading: Reading, view: str) -> str | bytes:
    from csa_graph.map import draw as maps

    return maps.draw(reading, (view,), form="mermaid", dated=False)


def _dot(reading: Reading, view: str) -> str | bytes:
    from csa_graph.map import draw as maps

    return maps.draw(reading, (view,), form="dot", dated=False)


def _statements(reading: Reading, _view: str) -> str:
    from csa_graph.asking import statements
    from csa_graph.views.csv import to_csv

    return to_csv(statements.gather(reading.store, reading.names, reading.edition), iris=True)


def _popolo(reading: Reading, _view: str) -> str:
    import pyoxigraph as ox

    from csa_graph.formats.popolo.writing import to_popolo

    return to_popolo(reading.store.quads(graph=reading.edition or ox.DefaultGraph()), reading.names.label)


def _xlsx(reading: Reading, _view: str) -> bytes:
    from csa_graph.formats.workbook import stated
    from csa_graph.formats.workbook import writing as workbook

    return workbook.to_xlsx(stated.read(reading.store))


def _csv(reading: Reading, _view: str) -> Mapping[str, bytes]:
    from csa_graph.formats.workbook import stated
    from csa_graph.formats.workbook import writing as workbook

    return workbook.to_csv(stated.read(reading.store))


def _markdown(reading: Reading, view: str) -> str:
    from csa_graph.formats.markdown.document import to_document

    titles = _list_titles(reading)
    source = f"Source: {'; '.join(titles) or 'data without an edition'}. In brackets: where it is stated."
    return to_document("Who answers for what", source, _gather_chapters(reading, view))


def _gather_chapters(reading: Reading, view: str) -> list[Chapter]:
    import pyoxigraph as ox

    from csa_graph.asking import description
    from csa_graph.formats.markdown.document import Chapter
    from csa_graph.terms.iris import CSA

    drawn = reading.to_networkx(view)
    layer = reading.edition or ox.DefaultGraph()

    def is_stated(node: ox.NamedNode, name: str) -> bool:
        property_ = CSA[name.removeprefix("^")]
        subject, value = (None, node) if name.startswith("^") else (node, None)
        return next(reading.store.quads(subject, property_, value, layer), None) is not None

    chapters = []
    for heading, kind, gaps in _CHAPTERS:
        chosen = [iri for iri, facts in drawn.nodes(data=True) if CSA.base + kind in facts["types"]]
        chosen.sort(key=lambda iri: (str(drawn.nodes[iri]["label"]).casefold(), iri))
        things = []
        for iri in chosen:
            node = ox.NamedNode(iri)
            missing = [words for words, names in gaps.items() if not any(is_stated(node, n) for n in names)]
            if kind == "Group" and not drawn.nodes[iri]["chairs"]:
                missing.insert(0, "No chair is stated.")
            found = description.describe(reading.store, reading.names, node, reading.edition)
            things.append((found, tuple(missing)))
        chapters.append(Chapter(heading, things))
    return chapters


_LINES = ("accountableTo", "reportsTo", "subGroupOf", "overseenBy", "scrutinisedBy")
# Headings, the classes below them, and what is said where no such property is stated; "^": of the object.
_CHAPTERS: tuple[tuple[str, str, dict[str, tuple[str, ...]]], ...] = (
    ("Groups", "Group", {"No line of accountability is stated.": _LINES}),
    ("Priorities", "Priority", {"No owner is stated.": ("^owns",)}),
    (
        "Actions",
        "Action",
        {
            "No lead is stated.": ("lead", "accountable", "leadAsPrinted"),
            "No deadline is stated.": ("due", "timescale"),
        },
    ),
)


def _list_titles(reading: Reading) -> list[str]:
    return reading.list_edition_values("dct:title")


#: The formats by name. A format that comes in addition takes one line here.
FORMS: dict[str, Form] = {
    "turtle": Form((".ttl",), "layer", _turtle),
    "trig": Form((".trig",), "dataset", _trig),
    "nquads": Form((".nq",), "dataset", _nquads),
    "jsonld": Form((".jsonld",), "dataset", _jsonld),
    "graphml": Form((".graphml",), "view", _graphml),
    "gexf": Form((".gexf",), "view", _gexf),
    "cypher": Form((".cypher", ".cql"), "view", _cypher, "everything"),
    "neo4j": Form((), "view", _neo4j, "everything", folder=True),
    "mermaid": Form((".mmd", ".mermaid"), "view", _mermaid),
    "dot": Form((".dot", ".gv"), "view", _dot),
    "statements": Form((".csv",), "layer", _statements),
    "popolo": Form((".json",), "layer", _popolo),
    "xlsx": Form((".xlsx",), "dataset", _xlsx, binary=True),
    "csv": Form((), "dataset", _csv, folder=True),
    "markdown": Form((".md", ".markdown"), "layer", _markdown, "everything"),
}
