"""A governance graph becomes files of other formats: RDF, network tools, databases, drawings, documents.

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
    from csa_graph.graph import GovernanceGraph

    Content = str | bytes | Mapping[str, str | bytes]
    """What a format comes as: text, bytes, or the files of a folder by name."""


class Form(NamedTuple):
    """A format.

    Attributes:
        endings: How names of its files end; none for a folder of files, or where another format has it.
        holds: ``dataset``: every layer and passage; ``layer``: the editions in force, or the one that is
            chosen; ``view``: the lines of an edge query.
        write: Makes it of a graph and the name of a view.
        view: The view that is written where none is named.
        folder: Whether it is a folder of files.
        binary: Whether it is no text.
    """

    endings: tuple[str, ...]
    holds: Literal["dataset", "layer", "view"]
    write: Callable[[GovernanceGraph, str], Content]
    view: str = "who-reports-to-whom"
    folder: bool = False
    binary: bool = False


def export(graph: GovernanceGraph, form: str, view: str | None = None) -> Content:
    """Return a graph in a format.

    Args:
        graph: The graph.
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
    if graph.edition is not None and chosen.holds == "dataset":
        raise CsaGraphError(f"{form} holds every edition: leave the edition out, or choose another format.")
    return chosen.write(graph, view or chosen.view)


def find_form(name: str) -> str | None:
    """Return the format that the name of a file tells, if it tells any.

    >>> find_form("plan.TRIG"), find_form("plan")
    ('trig', None)
    """
    ending = PurePath(name).suffix.lower()
    return next((form for form, each in FORMS.items() if ending in each.endings), None)


# ---------------------------------------------------------------- RDF


def _rdf(graph: GovernanceGraph, form: ox.RdfFormat) -> bytes:
    import pyoxigraph as ox

    from csa_graph.formats.rdf.writing import to_rdf

    layer = None if form.supports_datasets else graph.edition or ox.DefaultGraph()
    return to_rdf(graph.store.quads(graph=layer), form)


def _turtle(graph: GovernanceGraph, _view: str) -> bytes:
    import pyoxigraph as ox

    return _rdf(graph, ox.RdfFormat.TURTLE)


def _trig(graph: GovernanceGraph, _view: str) -> bytes:
    import pyoxigraph as ox

    return _rdf(graph, ox.RdfFormat.TRIG)


def _nquads(graph: GovernanceGraph, _view: str) -> bytes:
    import pyoxigraph as ox

    return _rdf(graph, ox.RdfFormat.N_QUADS)


def _jsonld(graph: GovernanceGraph, _view: str) -> str:
    from csa_graph.formats.jsonld.writing import read_context, to_jsonld

    context = read_context()
    own: dict[str, str] = {}
    for edition in graph.store.editions():
        space, _, period = edition.value.rpartition("/")
        # "2018-19:4.7" is a passage, "worcestershire:scb" what the partnership calls its own.
        for name, namespace in ((space.rpartition("/")[2], f"{space}/"), (period, f"{edition.value}#")):
            if name not in context and name.replace("-", "").replace(".", "").isalnum():
                own.setdefault(name, namespace)
    return to_jsonld(graph.store.quads(), context, own)


# ---------------------------------------------------------------- networks and databases


def _graphml(graph: GovernanceGraph, view: str) -> str:
    from csa_graph.formats.network.graphml import to_graphml

    return to_graphml(graph.to_networkx(view))


def _gexf(graph: GovernanceGraph, view: str) -> str:
    from csa_graph.formats.network.gexf import to_gexf

    return to_gexf(graph.to_networkx(view))


def _cypher(graph: GovernanceGraph, view: str) -> str:
    from csa_graph.formats.neo4j.cypher import to_cypher

    drawn = graph.to_networkx(view)
    return to_cypher(drawn, (*_list_titles(graph), str(drawn.graph["title"])))


def _neo4j(graph: GovernanceGraph, view: str) -> Mapping[str, str]:
    from csa_graph.formats.neo4j.tables import to_neo4j

    return to_neo4j(graph.to_networkx(view))


# ---------------------------------------------------------------- drawings, tables, documents


def _mermaid(graph: GovernanceGraph, view: str) -> str | bytes:
    from csa_graph.map import draw as maps

    return maps.draw(graph, (view,), form="mermaid", dated=False)


def _dot(graph: GovernanceGraph, view: str) -> str | bytes:
    from csa_graph.map import draw as maps

    return maps.draw(graph, (view,), form="dot", dated=False)


def _statements(graph: GovernanceGraph, _view: str) -> str:
    from csa_graph.asking import statements
    from csa_graph.views.csv import to_csv

    return to_csv(statements.gather(graph.store, graph.names, graph.edition), iris=True)


def _popolo(graph: GovernanceGraph, _view: str) -> str:
    import pyoxigraph as ox

    from csa_graph.formats.popolo.writing import to_popolo

    return to_popolo(graph.store.quads(graph=graph.edition or ox.DefaultGraph()), graph.names.label)


def _xlsx(graph: GovernanceGraph, _view: str) -> bytes:
    from csa_graph.formats.workbook import stated
    from csa_graph.formats.workbook import writing as workbook

    return workbook.to_xlsx(stated.read(graph.store))


def _csv(graph: GovernanceGraph, _view: str) -> Mapping[str, bytes]:
    from csa_graph.formats.workbook import stated
    from csa_graph.formats.workbook import writing as workbook

    return workbook.to_csv(stated.read(graph.store))


def _markdown(graph: GovernanceGraph, view: str) -> str:
    from csa_graph.formats.markdown.document import to_document

    titles = _list_titles(graph)
    source = f"Source: {'; '.join(titles) or 'data without an edition'}. In brackets: where it is stated."
    return to_document("Who answers for what", source, _gather_chapters(graph, view))


def _gather_chapters(graph: GovernanceGraph, view: str) -> list[Chapter]:
    import pyoxigraph as ox

    from csa_graph.asking import description
    from csa_graph.formats.markdown.document import Chapter
    from csa_graph.terms.iris import CSA

    drawn = graph.to_networkx(view)
    layer = graph.edition or ox.DefaultGraph()

    def is_stated(node: ox.NamedNode, name: str) -> bool:
        property_ = CSA[name.removeprefix("^")]
        subject, value = (None, node) if name.startswith("^") else (node, None)
        return next(graph.store.quads(subject, property_, value, layer), None) is not None

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
            found = description.describe(graph.store, graph.names, node, graph.edition)
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


def _list_titles(graph: GovernanceGraph) -> list[str]:
    from csa_graph.map.draw import list_shown

    return list_shown(graph, "dct:title")


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
