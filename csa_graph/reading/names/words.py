"""The lists of words by which names are told become sets; the kinds of the ontology with them.

The lists stand in ``queries/reading/names/words.toml``, for who wants to add a word; nothing here knows one.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.names.tokens import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pyoxigraph as ox


class KindOfBody(NamedTuple):
    """A name of a kind of body, as the ontology has it.

    Attributes:
        label: What the kind is called: ``community safety partnership``.
        is_group: Whether it is a kind of group; else of organisation.
        forms: The name as the ontology writes it, in small letters and with capitals: ``CSPs``.
    """

    label: str
    is_group: bool
    forms: tuple[str, ...]


class Words(NamedTuple):
    """The lists, every word squeezed (:func:`~csa_graph.reading.names.tokens.squeeze`).

    Attributes:
        heads: What a name is that ends with a noun, by the noun.
        weak: Heads that name nothing unless the words before them are a name by themselves.
        alone: Heads that stand alone for a body that was named before.
        with_of: Heads after which a name goes on with "of".
        with_for: What goes on with "for".
        starts: What a name is that begins with words, by the words.
        known: What whole names are.
        known_forms: These names as they are printed.
        organisation_columns: Headings of columns of organisations.
        group_columns: Headings of columns of groups.
        between: Words in small letters that stand between a capital and a head.
        after_body: What follows a body in a sentence, where a noun makes a compound.
        followed: Nouns that the name of an organisation follows.
        many: Kinds whose name alone names no body.
        joined: Pairs of words that "and" never parts.
        plain: Words that make no name of a head.
        plain_meetings: Words that make no name of a meeting.
        local_councils: What stands before "council" where it is a local authority.
        other_councils: What stands before "council" where it is none.
        openers: Words with which no name begins.
        titles: Titles of people.
        ordinary_titles: Titles that are words of other names too.
        honours: Letters after the name of a person.
        particles: Small words inside a family name.
        given: Given names.
        no_surnames: Words that are no family names.
        offices: Heads of offices.
        office_words: Words before them that belong to the office.
        weak_offices: Heads that are an office only with a word before them.
        known_offices: Whole names of offices.
        dated_laws: Heads that name a law only with its year.
        telling_apart: Words that tell one of several bodies of a kind from the other.
        spelling: Words that are other spellings of one.
        place_before: What a place stands before.
        before_of: What "of" may follow in the name of a place.
        compass: Points of the compass.
        place_after: Words after which a place stands.
        priority_cues: Words that say that priorities follow.
        priority_columns: Headings of columns of priorities.
        types: What a kind of body is called whose name does not end with it.
        bodies: The kinds of body of the ontology, by their names.
        longest_head: How many words the longest head has.
    """

    heads: Mapping[str, str]
    weak: frozenset[str]
    alone: frozenset[str]
    with_of: frozenset[str]
    with_for: frozenset[str]
    starts: Mapping[str, str]
    known: Mapping[str, str]
    known_forms: tuple[str, ...]
    organisation_columns: frozenset[str]
    group_columns: frozenset[str]
    between: frozenset[str]
    after_body: frozenset[str]
    followed: frozenset[str]
    many: frozenset[str]
    joined: frozenset[str]
    plain: frozenset[str]
    plain_meetings: frozenset[str]
    local_councils: frozenset[str]
    other_councils: frozenset[str]
    openers: frozenset[str]
    titles: frozenset[str]
    ordinary_titles: frozenset[str]
    honours: frozenset[str]
    particles: frozenset[str]
    given: frozenset[str]
    no_surnames: frozenset[str]
    offices: frozenset[str]
    office_words: frozenset[str]
    weak_offices: frozenset[str]
    known_offices: frozenset[str]
    dated_laws: frozenset[str]
    telling_apart: frozenset[str]
    spelling: Mapping[str, str]
    place_before: frozenset[str]
    before_of: frozenset[str]
    compass: frozenset[str]
    place_after: frozenset[str]
    priority_cues: frozenset[str]
    priority_columns: frozenset[str]
    types: Mapping[str, str]
    bodies: Mapping[str, KindOfBody]
    longest_head: int


@cache
def load() -> Words:
    """Read the lists."""
    import tomllib

    from csa_graph.base import resources

    path = resources.queries() / "reading" / "names" / "words.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    heads = {
        squeeze(word): kind for kind, words in lists["heads"].items() if kind in _KINDS for word in words
    }
    bodies, people, offices, places = (lists[key] for key in ("bodies", "people", "offices", "places"))
    return Words(
        heads=heads,
        weak=_set(lists["heads"]["weak"]),
        alone=_set(lists["heads"]["alone"]),
        with_of=_set(lists["heads"]["with_of"]),
        with_for=_set(lists["heads"]["with_for"]),
        starts=_by_word(lists["starts"]),
        known=_by_word(lists["known"]),
        known_forms=tuple(form for forms in lists["known"].values() for form in forms),
        organisation_columns=_set(lists["columns"]["organisation"]),
        group_columns=_set(lists["columns"]["group"]),
        between=_set(bodies["between"]),
        after_body=_set(bodies["after"]),
        followed=_set(bodies["followed"]),
        many=_set(bodies["many"]),
        joined=_set(bodies["joined"]),
        plain=_set(bodies["plain"]),
        plain_meetings=_set(bodies["plain_meetings"]),
        local_councils=_set(lists["councils"]["local"]),
        other_councils=_set(lists["councils"]["other"]),
        openers=_set(lists["openers"]["words"]),
        titles=_set(people["titles"]),
        ordinary_titles=_set(people["ordinary_titles"]),
        honours=_set(people["honours"]),
        particles=_set(people["particles"]),
        given=_set(people["given"].split()),
        no_surnames=_set(people["no_surnames"]),
        offices=_set(offices["heads"]),
        office_words=_set(offices["before"]),
        weak_offices=_set(offices["weak"]),
        known_offices=_set(offices["known"]),
        dated_laws=_set(lists["laws"]["dated"]),
        telling_apart=_set(bodies["telling_apart"]),
        spelling=lists["spelling"],
        place_before=_set(places["before"]),
        before_of=_set(places["before_of"]),
        compass=_set(places["compass"]),
        place_after=_set(places["after"]),
        priority_cues=_set(lists["priorities"]["cues"]),
        priority_columns=_set(lists["priorities"]["columns"]),
        types={squeeze(word): label for word, label in lists["types"].items()},
        bodies=_read_bodies(),
        longest_head=max(len(word.split()) for words in lists["heads"].values() for word in words),
    )


#: The classes that heads tell, by their labels.
_KINDS = ("group", "organisation", "part of an organisation", "plan", "programme", "process", "law")


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(squeeze(word) for word in words)


def _by_word(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {squeeze(word): kind for kind, words in lists.items() for word in words}


def _read_bodies() -> dict[str, KindOfBody]:
    """Read the kinds of body from the ontology: by each name, whether it is one of groups."""
    import pyoxigraph as ox

    from csa_graph.base import resources
    from csa_graph.terms.iris import KIND, SKOS

    path = resources.ontology() / "kinds.ttl"
    scheme = KIND.base.rstrip("/")
    names: dict[ox.NamedNode, list[str]] = {}
    labels: dict[ox.NamedNode, str] = {}
    above: dict[ox.NamedNode, ox.NamedNode] = {}
    listed: set[ox.NamedNode] = set()
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode):
            continue
        if isinstance(value, ox.Literal) and quad.predicate in (SKOS.prefLabel, SKOS.altLabel):
            names.setdefault(subject, []).append(value.value)
            if quad.predicate == SKOS.prefLabel:
                labels[subject] = value.value
        elif isinstance(value, ox.NamedNode) and quad.predicate == SKOS.broader:
            above[subject] = value
        elif quad.predicate == SKOS.inScheme and value == ox.NamedNode(scheme):
            listed.add(subject)
    found: dict[str, KindOfBody] = {}
    for node in listed:
        for name in names[node]:
            known = found.get(squeeze(name))
            forms = (*(known.forms if known else ()), name)
            found[squeeze(name)] = KindOfBody(labels[node], _is_below(node, f"{scheme}/group", above), forms)
    return found


def _is_below(node: ox.NamedNode, top: str, above: Mapping[ox.NamedNode, ox.NamedNode]) -> bool:
    while node.value != top:
        if node not in above:
            return False
        node = above[node]
    return True
