"""Turn a projection into GraphML that networkx, Gephi, yEd and igraph read.

GraphML knows text, numbers and booleans only: lists become text, and what is unknown is left out. It does not
keep the order of rows of the query.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

# XML 1.0 has no way to write these characters, not even as references.
_UNWRITABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "�")


def to_graphml(graph: nx.MultiDiGraph[str]) -> str:
    """Return a projection as GraphML text.

    Passages are one text, locators joined by "; ". A line's id is "source kind target" with its number, its
    kind is in `kind`. `networkx.parse_graphml(text, force_multigraph=True)` reads it back with the same
    nodes, edges and edge keys.
    """
    import networkx as nx

    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    plain.graph.update(_flatten(graph.graph))
    for node, facts in graph.nodes(data=True):
        plain.add_node(_clean(node), **_flatten(facts))
    for source, target, key, facts in graph.edges(keys=True, data=True):
        plain.add_edge(_clean(source), _clean(target), key=_clean(str(key)), **_flatten(facts))
    return "\n".join(nx.generate_graphml(plain, named_key_ids=True)) + "\n"


def _flatten(facts: dict[str, Any]) -> dict[str, str | int | float | bool]:
    """Return the facts with each value in a type that GraphML has.

    >>> _flatten({"passages": ("1.2", "4.7"), "statutory": None, "inferred": False})
    {'passages': '1.2; 4.7', 'inferred': False}
    """
    flat: dict[str, str | int | float | bool] = {}
    for name, value in facts.items():
        if value is None:
            continue
        if isinstance(value, bool | int | float):
            flat[name] = value
        elif isinstance(value, list | tuple | set | frozenset):
            flat[name] = "; ".join(_clean(_item(item)) for item in value)
        else:
            flat[name] = _clean(str(value))
    return flat


def _item(item: object) -> str:
    """Return one item of a list as text; a chair as "name, organisation"."""
    name, organisation = getattr(item, "name", None), getattr(item, "organisation", None)
    if isinstance(name, str) and isinstance(organisation, str):
        return f"{name}, {organisation}" if organisation else name
    return str(item)


def _clean(text: str) -> str:
    return text.translate(_UNWRITABLE)
