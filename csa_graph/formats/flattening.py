"""Facts of nodes and lines become values that XML formats of networks have: text, numbers, booleans.

Lists become text, and what is unknown is left out. Writes no XML.
"""

from __future__ import annotations

from typing import Any

from csa_graph.base.xml_text import for_xml


def flatten(facts: dict[str, Any]) -> dict[str, str | int | float | bool]:
    """Return the facts with each value in a type that GraphML and GEXF have.

    >>> flatten({"passages": ("1.2", "4.7"), "statutory": None, "inferred": False})
    {'passages': '1.2; 4.7', 'inferred': False}
    """
    flat: dict[str, str | int | float | bool] = {}
    for name, value in facts.items():
        if value is None:
            continue
        if isinstance(value, bool | int | float):
            flat[name] = value
        elif isinstance(value, list | tuple | set | frozenset):
            flat[name] = "; ".join(for_xml(item_text(item)) for item in value)
        else:
            flat[name] = for_xml(str(value))
    return flat


def item_text(item: object) -> str:
    """Return one item of a list as text; a chair as "name, organisation"."""
    name, organisation = getattr(item, "name", None), getattr(item, "organisation", None)
    if isinstance(name, str) and isinstance(organisation, str):
        return f"{name}, {organisation}" if organisation else name
    return str(item)
