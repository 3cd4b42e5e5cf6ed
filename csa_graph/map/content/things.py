"""Turn projections into what the page says in words: things, sentences, relations, each with its address.

All views of a page share one list: a relation that stands in two views is said once. It does not draw.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.map.content import marks, styles
from csa_graph.map.content.addresses import Addresses
from csa_graph.map.content.boxes import NO_CHAIR
from csa_graph.map.content.words import Passage, Words
from csa_graph.projection import network
from csa_graph.terms import ontology
from csa_graph.terms.iris import SKOS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    import networkx as nx

    from csa_graph.checking.findings import Finding
    from csa_graph.map.content.marks import MarkedNode
    from csa_graph.projection.network import Chair, Line

# As many letters of a citation stand side by side on the narrowest screen.
_SHORT = 30


class Row(NamedTuple):
    """One line as seen from one of its ends: the other end, and the relation."""

    other: str
    other_id: str
    relation: Relation


@dataclass(slots=True)
class Sentence:
    """What all lines of one kind and direction say about one of their ends: words, then the other ends."""

    words: str
    rank: tuple[int, str]
    outward: bool
    rows: list[Row] = field(default_factory=list)

    def keep(self, relations: Collection[str]) -> Sentence:
        """Return the sentence with only those of its rows that tell one of some relations, by id."""
        return Sentence(
            self.words, self.rank, self.outward, [row for row in self.rows if row.relation.id in relations]
        )

    def get_common(self) -> Relation | None:
        """Return one relation in place of all, if the same passages state all of them."""
        first = self.rows[0].relation
        stated = (first.passages, first.inferred)
        same = all((row.relation.passages, row.relation.inferred) == stated for row in self.rows)
        return first if same else None


@dataclass(slots=True)
class Thing:
    """What the page says about one thing."""

    id: str
    label: str
    family: str
    kind: str
    area: str
    statutory: bool
    aliases: tuple[str, ...]
    organisation: str
    remit: str
    passages: tuple[str, ...]
    chairs: tuple[Chair, ...]
    no_chair: str
    no_line: bool = False
    findings: tuple[Finding, ...] = ()
    """Findings about it."""
    mentioned: tuple[Finding, ...] = ()
    """Findings about something else that name it."""
    gaps: tuple[str, ...] = ()
    """Marks of its findings in a few words."""
    sentences: list[Sentence] = field(default_factory=list)

    def get_name(self) -> str:
        """Return the label, for a person with the organisation that the person comes from."""
        return f"{self.label}, {self.organisation}" if self.organisation else self.label

    def add_line(self, words: str, rank: tuple[int, str], row: Row, *, outward: bool) -> None:
        """Add a line to the sentence of its kind."""
        for sentence in self.sentences:
            if (sentence.words, sentence.rank, sentence.outward) == (words, rank, outward):
                break
        else:
            sentence = Sentence(words, rank, outward)
            self.sentences.append(sentence)
        sentence.rows.append(row)


class Relation(NamedTuple):
    """One line as a row of the table."""

    id: str
    source: str
    source_id: str
    words: str
    target: str
    target_id: str
    passages: tuple[str, ...]
    inferred: bool
    findings: tuple[Finding, ...] = ()
    limits: str = ""
    """What is stated beside it, as the words end."""
    said: Mapping[str, str] = {}
    """What passages say with the words marked that state it, by the address of the passage."""

    @property
    def label(self) -> str:
        """Its kind in words, without what is stated beside it."""
        return self.words.removesuffix(self.limits)


@dataclass(slots=True)
class Content:
    """Everything that the page says, and the addresses of its parts."""

    things: dict[str, Thing] = field(default_factory=dict)
    relations: dict[Line, Relation] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)

    def iter_things(self) -> Iterator[Thing]:
        """Iterate over the things in the order in which the text of the page has them."""
        for _, things in self.get_sections():
            yield from things

    def get_sections(self, some: Iterable[str] | None = None) -> list[tuple[str, list[Thing]]]:
        """Return the things, or some of them by IRI, under the heading of their family, by name."""
        families: dict[str, list[Thing]] = {family: [] for family in styles.FAMILY_HEADINGS}
        chosen = self.things.values() if some is None else [self.things[iri] for iri in some]
        for thing in sorted(chosen, key=lambda thing: (thing.label.casefold(), thing.id)):
            families[thing.family].append(thing)
        return [(styles.FAMILY_HEADINGS[family], things) for family, things in families.items() if things]


def gather(graphs: Mapping[str, nx.MultiDiGraph[str]], words: Words = Words()) -> Content:  # noqa: B008
    """Return what all the views of a page say together.

    Args:
        graphs: Projections by name of their view.
        words: What the passages say that they cite.
    """
    content = Content()
    addresses = Addresses()
    content.passages = [Passage(addresses.take("passage", each.iri), each) for each in words.passages]
    places = {passage.words.iri: passage.id for passage in content.passages}
    for graph in graphs.values():
        for iri in sorted(graph):
            if iri not in content.things:
                facts = marks.get_node(graph, iri)
                content.things[iri] = _describe(addresses.take("about", iri), iri, facts)
    lines = dict(line for graph in graphs.values() for line in marks.iter_lines(graph))
    limits = {
        line: network.describe_line(facts)
        for graph in graphs.values()
        for line, facts in marks.iter_lines(graph)
    }
    for line in sorted(lines, key=lambda each: _order(each, content)):
        source, target, key = line
        about_line = lines[line]
        about, other = content.things[source], content.things[target]
        relation = content.relations[line] = Relation(
            addresses.take("line", source, key, target),
            about.label,
            about.id,
            f"{about_line['label']}{limits[line]}",
            other.label,
            other.id,
            about_line["passages"],
            about_line["inferred"],
            about_line["findings"],
            limits[line],
            {places[iri]: said for iri, said in words.lines.get(line, {}).items() if iri in places},
        )
        place = styles.rank(key)
        above, below = (f"{each.get_name()}{limits[line]}" for each in (other, about))
        about.add_line(about_line["label"], place, Row(above, other.id, relation), outward=True)
        other.add_line(about_line["inverse"], place, Row(below, about.id, relation), outward=False)
    for thing in content.things.values():
        thing.sentences.sort(key=lambda sentence: (sentence.rank, not sentence.outward, sentence.words))
    _mark_lineless(content, graphs)
    _name_areas(content, graphs)
    return content


def list_passages(passages: Iterable[str]) -> str:
    r"""Return passages as a citation; a short locator does not break at the end of a line.

    >>> list_passages(["4.7", "Appendix B, entry 6"])
    '4.7; Appendix\xa0B,\xa0entry\xa06'
    """
    return "; ".join(
        passage.replace(" ", "\xa0") if len(passage) <= _SHORT else passage for passage in passages
    )


def _order(line: Line, content: Content) -> tuple[str, tuple[int, str], str, Line]:
    source, target, key = line
    return (
        content.things[source].label.casefold(),
        styles.rank(key),
        content.things[target].label.casefold(),
        line,
    )


def _describe(address: str, iri: str, facts: MarkedNode) -> Thing:
    family = styles.get_family(iri, facts["types"])
    return Thing(
        id=address,
        label=facts["label"] or iri,
        family=family,
        kind=styles.get_kind(iri, facts),
        area=facts["area"],
        statutory=bool(facts["statutory"]),
        aliases=facts["aliases"],
        organisation=facts["organisation"],
        remit=facts["remit"],
        passages=facts["passages"],
        chairs=facts["chairs"],
        no_chair=NO_CHAIR if family == "group" and not facts["chairs"] else "",
        findings=facts["findings"],
        mentioned=facts["mentioned"],
        gaps=facts["gaps"],
    )


def _mark_lineless(content: Content, graphs: Mapping[str, nx.MultiDiGraph[str]]) -> None:
    """Mark the groups that answer to nobody, if some view shows lines of accountability at all."""
    upward = {source for source, _target, key in content.relations if key in ontology.list_lines()}
    if "who-reports-to-whom" not in graphs and not upward:
        return
    # At the rim of a neighbourhood a thing can have lines that lead out of it.
    rim = {
        iri
        for graph in graphs.values()
        for iri, facts in marks.iter_nodes(graph)
        if "distance" in facts and facts["distance"] == marks.get_view(graph)["depth"]
    }
    for iri, thing in content.things.items():
        thing.no_line = thing.family == "group" and iri not in upward and iri not in rim


def _name_areas(content: Content, graphs: Mapping[str, nx.MultiDiGraph[str]]) -> None:
    """Say of a concept that it is an area, where it is one."""
    nodes = dict(node for graph in graphs.values() for node in marks.iter_nodes(graph))
    areas = {facts["area"] for facts in nodes.values()}
    for iri, facts in nodes.items():
        is_concept = facts["type"] == SKOS.Concept.value and not facts["kind"]
        if is_concept and content.things[iri].label in areas:
            content.things[iri].kind = "area"
