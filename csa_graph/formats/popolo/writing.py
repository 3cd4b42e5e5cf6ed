"""Statements become Popolo JSON: persons, organizations, posts, memberships and areas, for other tools.

Popolo knows no lines of accountability, priorities, actions or passages: they are left out. A seat is a
membership; one that nobody is named for has the words for whom it is in its label. Reading the result again
with ``csa_graph.formats.popolo`` gives what Popolo can say, unchanged.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from csa_graph.base import days
from csa_graph.formats.popolo.terms import ALONE, OBJECTS, PRINTED_ROLE, TEXTS, term
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA, DCT, FOAF, ORG, RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from csa_graph.sparql.rows import Term

    Node = ox.NamedNode | ox.BlankNode
    Record = dict[str, Any]

_BODIES = ("csa:Group", "org:FormalOrganization", "org:OrganizationalUnit", "org:Organization")
#: The classes of the things that become entries, by list.
KINDS = {
    "persons": ("foaf:Person",),
    "organizations": _BODIES,
    "posts": ("org:Post",),
    "memberships": ("csa:Seat", "org:Membership"),
}


@cache
def list_within() -> tuple[ox.NamedNode, ...]:
    """Return the properties by which a body lies within another: W3C ORG's own before ours."""
    narrower = ontology.list_narrower(ORG.subOrganizationOf.value)
    ordered = sorted(narrower, key=lambda iri: iri.startswith(CSA.base))
    return (ORG.subOrganizationOf, *map(ox.NamedNode, ordered))


def to_popolo(quads: Iterable[ox.Quad], label: Callable[[Term], str]) -> str:
    """Return the statements of one layer as Popolo JSON, the same for the same statements in any order.

    Args:
        quads: The statements; their graphs do not matter.
        label: Gives the words for a kind of body, a role or a seat.
    """
    graph = _Graph(quads, label)
    content = {
        "persons": [_person(graph, node) for node in graph.of("persons")],
        "organizations": [_organization(graph, node) for node in graph.of("organizations")],
        "posts": [_post(graph, node) for node in graph.of("posts")],
        "memberships": _memberships(graph),
        "areas": [_area(graph, node) for node in graph.of("areas")],
    }
    for records in content.values():
        records.sort(key=lambda record: json.dumps(record, sort_keys=True))
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


class _Graph:
    """What is stated of each thing, and the ids of those that become entries."""

    def __init__(self, quads: Iterable[ox.Quad], label: Callable[[Term], str]) -> None:
        self.label = label
        self._about: dict[Term, dict[ox.NamedNode, set[Term]]] = {}
        for quad in quads:
            self._about.setdefault(quad.subject, {}).setdefault(quad.predicate, set()).add(quad.object)
        self._kinds = {kind: self._typed(names) for kind, names in KINDS.items()}
        self._kinds["posts"] -= self._kinds["memberships"]
        self._kinds["areas"] = self._areas()
        self._ids = {kind: self._identifiers(nodes) for kind, nodes in self._kinds.items()}

    def of(self, kind: str) -> list[Node]:
        """Return the things of a list."""
        return sorted(self._kinds[kind], key=str)

    def all(self, node: Term, name: str | ox.NamedNode) -> list[Term]:
        """Return the objects of a property, sorted."""
        predicate = term(name) if isinstance(name, str) else name
        return sorted(self._about.get(node, {}).get(predicate, ()), key=str)

    def texts(self, node: Term, name: str | ox.NamedNode) -> list[str]:
        """Return the texts of a property, sorted."""
        return [each.value for each in self.all(node, name) if isinstance(each, ox.Literal)]

    def text(self, node: Term, name: str | ox.NamedNode) -> str:
        """Return the first text of a property; empty if there is none."""
        return next(iter(self.texts(node, name)), "")

    def id(self, kind: str, node: Term) -> str:
        """Return the id of an entry; empty where the thing is none of that list."""
        return self._ids[kind].get(node, "")

    def reference(self, kind: str, node: Term, *names: str | ox.NamedNode) -> str:
        """Return the id of the first thing of a list that one of some properties leads to."""
        found = (self.id(kind, each) for name in names for each in self.all(node, name))
        return next(filter(None, found), "")

    def _typed(self, names: Iterable[str]) -> set[Node]:
        kinds = {term(name) for name in names}
        return {
            node
            for node, facts in self._about.items()
            if isinstance(node, ox.NamedNode | ox.BlankNode) and facts.get(RDF.type, set()) & kinds
        }

    def _areas(self) -> set[Node]:
        waiting = [each for facts in self._about.values() for each in facts.get(DCT.spatial, ())]
        # One that nothing lies in is an area too, where the data say so.
        waiting += self._typed(["schema:Place"])
        found: set[Node] = set()
        while waiting:
            node = waiting.pop()
            is_new = isinstance(node, ox.NamedNode | ox.BlankNode) and node not in found
            if is_new and SKOS.Concept in self._about.get(node, {}).get(RDF.type, ()):
                found.add(node)  # type: ignore[arg-type]
                waiting += self.all(node, "skos:broader")
        return found

    def _identifiers(self, nodes: set[Node]) -> dict[Term, str]:
        """Return the ids: what the file called a thing, where nothing else is called so, else the IRI."""
        own = {node: self.text(node, SKOS.notation) for node in nodes}
        count: dict[str, int] = {}
        for each in own.values():
            count[each] = count.get(each, 0) + 1
        return {
            node: given if given and count[given] == 1 else getattr(node, "value", str(node))
            for node, given in own.items()
        }


def _person(graph: _Graph, node: Node) -> Record:
    name = graph.text(node, FOAF.name) or graph.text(node, SKOS.prefLabel) or graph.label(node)
    return _entry(graph, "persons", node, {"name": name})


def _organization(graph: _Graph, node: Node) -> Record:
    kinds = sorted(graph.label(each) for each in graph.all(node, "org:classification"))
    record = {
        "name": graph.text(node, SKOS.prefLabel) or graph.label(node),
        "classification": next(iter(kinds), ""),
        "parent_id": graph.reference("organizations", node, *list_within()),
        "area_id": graph.reference("areas", node, "dct:spatial"),
    }
    return _entry(graph, "organizations", node, record)


def _post(graph: _Graph, node: Node) -> Record:
    record = {
        "label": graph.text(node, SKOS.prefLabel) or graph.label(node),
        "other_label": graph.texts(node, "skos:altLabel"),
        "role": _role(graph, node),
        "organization_id": graph.reference("organizations", node, "org:postIn"),
        "area_id": graph.reference("areas", node, "dct:spatial"),
        **_period(graph, node),
    }
    return _entry(graph, "posts", node, record)


def _area(graph: _Graph, node: Node) -> Record:
    record = {
        "name": graph.text(node, SKOS.prefLabel) or graph.label(node),
        "parent_id": graph.reference("areas", node, "skos:broader"),
    }
    return _entry(graph, "areas", node, record)


def _memberships(graph: _Graph) -> list[Record]:
    """Return seats and memberships, and what is stated of holders and members without either."""
    made = [_membership(graph, node) for node in graph.of("memberships")]
    said = {(each.get("person_id"), each.get("organization_id")) for each in made}
    held = {(each.get("person_id"), each.get("post_id")) for each in made}
    for post in graph.of("posts"):
        for holder in graph.all(post, "org:heldBy"):
            person, office = graph.id("persons", holder), graph.id("posts", post)
            if person and (person, office) not in held:
                body = graph.reference("organizations", post, "org:postIn")
                made.append(_filled({"person_id": person, "organization_id": body, "post_id": office}))
                said.add((person, body))
    for node in graph.of("persons"):
        for whole in graph.all(node, "org:memberOf"):
            pair = graph.id("persons", node), graph.id("organizations", whole)
            if pair[1] and pair not in said:
                made.append({"person_id": pair[0], "organization_id": pair[1]})
    return made


def _membership(graph: _Graph, node: Node) -> Record:
    person = graph.reference("persons", node, "org:heldBy", "org:member")
    body = "" if person else graph.reference("organizations", node, "org:heldBy", "org:member")
    record = {
        "label": graph.text(node, SKOS.prefLabel),
        "role": _role(graph, node),
        "person_id": person,
        "member": {"@type": "Organization", "id": body} if body else {},
        "organization_id": graph.reference("organizations", node, "org:postIn", "org:organization"),
        "post_id": graph.reference("posts", node, "csa:filledBy", "opengov:post"),
        "on_behalf_of_id": graph.reference("organizations", node, "opengov:onBehalfOf"),
        "area_id": graph.reference("areas", node, "dct:spatial"),
        **_period(graph, node),
    }
    if not (record["label"] or person or body):
        record["label"] = graph.label(node)
    return _entry(graph, "memberships", node, record)


def _role(graph: _Graph, node: Node) -> str:
    printed = graph.text(node, PRINTED_ROLE)
    return printed or next(iter(sorted(graph.label(each) for each in graph.all(node, "org:role"))), "")


def _period(graph: _Graph, node: Node) -> Record:
    """Return start and end: in the words of the file where it gave less than a day."""
    for words in graph.texts(node, "csa:timescale"):
        start, end = days.split_period(words)
        if start or end:
            return {"start_date": start, "end_date": end}
    return {"start_date": graph.text(node, "csa:starts"), "end_date": graph.text(node, "csa:ends")}


def _entry(graph: _Graph, kind: str, node: Node, record: Record) -> Record:
    """Return an entry: its id, what is particular to its list, and what is not."""
    texts = {field: graph.text(node, predicate) for field, predicate in TEXTS[kind].items()}
    objects = {
        field: [*_objects(graph, node, field, kind)]
        for field in OBJECTS
        if not (kind == "areas" and field == "identifiers")
        and not (kind == "posts" and field == "other_names")
    }
    return _filled({"id": graph.id(kind, node), **record, **texts, **objects})


def _filled(record: Record) -> Record:
    return {field: value for field, value in record.items() if value}


def _objects(graph: _Graph, node: Node, field: str, kind: str) -> Iterator[Record]:
    predicate, class_, terms = OBJECTS[field]
    main, direct = ALONE.get(field, ("", predicate))
    if field == "identifiers" and kind == "organizations":
        direct = ORG.identifier
    said = set()
    for each in graph.all(node, predicate):
        if class_ in graph.all(each, RDF.type):
            found = _filled({key: graph.text(each, name) for key, name in terms.items()})
            said.add(found.get(main))
            yield found
    for each in graph.all(node, direct) if main else ():
        is_part = class_ in graph.all(each, RDF.type)
        text = each.value if isinstance(each, ox.NamedNode | ox.Literal) else ""
        # Pages are recognised by their own property, names and identifiers by their text.
        if text and not is_part and (field in {"links", "sources"} or text not in said):
            yield {main: text}
