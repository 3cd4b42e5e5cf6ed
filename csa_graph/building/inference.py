"""Rules are applied to editions: what a rule adds is kept apart in a graph of its own.

A rule is a CONSTRUCT query of ``ontology/rules``. What no such query can carry is defined in a module of this
room: ``lines`` and ``own_bodies``. Nothing else is inferred.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from csa_graph.building import lines, merging, own_bodies, rules
from csa_graph.sparql.engine import iter_rows, stream
from csa_graph.terms.iris import CSA, DCT, ONTOLOGY, PROV, RDF, ROOT, SKOS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from csa_graph.building.lines import Homes, Node
    from csa_graph.building.rules import Rule


class Definition(Protocol):
    """A module that says what follows, where no rule can: how it is called, and the rule in words."""

    NAME: str
    TITLE: str
    MEANING: str
    INFERS: ox.NamedNode

    def list_read(self) -> Iterable[str]:
        """Return the IRIs of what it reads that rules may have added, where data are of no edition."""


#: What is defined by modules of this room.
DEFINITIONS: tuple[Definition, ...] = (lines, own_bodies)
# What each answer reads beside what is asked: what things are, and what they are called.
_ALWAYS = (RDF.type.value, SKOS.prefLabel.value)
_CURRENT = ox.DefaultGraph()
_OWN = "GRAPH ?_own { ?s ?p ?o }"
_EDITION = "GRAPH ?_edition { ?s ?p ?o }"


def apply(
    engine: ox.Store,
    editions: Mapping[ox.NamedNode, bool],
    made: Collection[ox.NamedNode] = (),
    *,
    current: bool = False,
    known: Sequence[Rule] | None = None,
    terms: Collection[str] | None = None,
    owning: bool = True,
) -> int:
    """Apply all rules, one after the other, to each edition by itself.

    Args:
        engine: A dataset with its current layer and the ontology graph.
        editions: The editions, and whether each is in force.
        made: Those whose graphs are made, and get what is added too.
        current: Whether the current layer has statements of no edition, to which rules apply as well.
        known: The rules; None takes those of the ontology, and the definitions of this room.
        terms: IRIs of what is read, of all that rules add: what nobody would see is not added, but to known
            rules. None for all.
        owning: Whether to work out own bodies; not where they are known.

    Returns:
        The number of statements that were added, over all editions.

    Raises:
        QueryError: A rule has another form than :mod:`csa_graph.building.rules` understands.
    """
    definitions: Sequence[Definition] = ()
    if known is None:
        definitions = [
            each
            for each in (DEFINITIONS if owning else (lines,))
            if terms is None or each.INFERS.value in terms
        ]
        known = rules.read()
        if terms is not None:
            read = (term for each in definitions for term in each.list_read())
            known = rules.choose(known, (*terms, *_ALWAYS, *read))
    # Some rules read these graphs; and what an edition has that is not in force, the current layer has not.
    is_plain = all(rule.patterns for rule in known)
    lent = {each for each, state in editions.items() if not (is_plain and state)}.difference(made)
    merging.add_temporarily(engine, lent)
    added = sum(_apply(engine, rule, editions, lent.union(made)) for rule in known)
    for each in lent:
        engine.remove_graph(each)
    if definitions:
        added += _work_out(engine, definitions, lines.find_homes(engine, editions), editions, made)
    if current:
        added += sum(_apply_to_current(engine, rule) for rule in known)
        if definitions:
            added += _work_out(engine, definitions, lines.NO_EDITION, {}, ())
    return added


def _work_out(
    engine: ox.Store,
    definitions: Sequence[Definition],
    homes: Homes,
    editions: Mapping[ox.NamedNode, bool],
    made: Collection[ox.NamedNode],
) -> int:
    """Add what follows by a definition that no rule of plain statements can carry; kept as a rule's is."""
    general = lines.find_general(engine, homes) if lines in definitions else {}
    own = own_bodies.find(engine, homes) if own_bodies in definitions else {}
    added = 0
    for home in dict.fromkeys((*general, *own)):
        graphs: list[ox.NamedNode | ox.DefaultGraph] = [_CURRENT] if home is None or editions[home] else []
        if home is not None and home in made:
            graphs.append(home)
        answering = [(lower, lines.INFERS, upper) for lower, upper in general.get(home, ())]
        belonging = [(each.group, own_bodies.INFERS, each.partnership) for each in own.get(home, ())]
        for definition, statements in ((lines, answering), (own_bodies, belonging)):
            if statements:
                added += len(statements)
                _keep(engine, definition, home, statements, graphs)
    return added


def _keep(
    engine: ox.Store,
    definition: Definition,
    home: ox.NamedNode | None,
    statements: Sequence[tuple[Node, ox.NamedNode, Node]],
    graphs: Sequence[ox.NamedNode | ox.DefaultGraph],
) -> None:
    """Put what was worked out of an edition into a graph of its own, described as a rule's is, and others."""
    own = ox.NamedNode(f"{home.value if home else f'{ROOT}current'}/inferred/{definition.NAME}")
    engine.extend(ox.Quad(*each, graph) for each in statements for graph in (own, *graphs))
    rule = ox.NamedNode(f"{ROOT}rule/{definition.NAME}")
    engine.extend(_description(rule, definition.TITLE, definition.MEANING, own, home))


def _apply(
    engine: ox.Store, rule: Rule, editions: Mapping[ox.NamedNode, bool], made: Collection[ox.NamedNode]
) -> int:
    """Apply a rule inside the engine: ten times as fast as to carry its statements through Python."""
    if not editions or not _has_premises(engine, rule):
        return 0
    values = _look_up(engine, rule)
    if values is None:
        return 0
    graphs = {each: ox.NamedNode(f"{each.value}/inferred/{rule.name}") for each in editions}
    if rule.patterns:
        # The engine would begin with the editions, and look at all of each: a query within decides the order.
        where = f"{{ SELECT * {{ {_read_parts(rule, values)} }} }} {_pairs(graphs, editions)}"
    else:
        where = f"{_pairs(graphs, editions)} GRAPH ?_edition {{ {rule.group} }}"
    engine.update(f"{rule.prefixes} INSERT {{ GRAPH ?_own {{ {rule.template} }} }} WHERE {{ {where} }}")
    there = {each: graph for each, graph in graphs.items() if engine.contains_named_graph(graph)}
    _remove_stated(engine, rule, values, there, made)
    if in_force := [each for each in there if editions[each]]:
        engine.update(f"INSERT {{ ?s ?p ?o }} WHERE {{ {_pairs(graphs, in_force)} {_OWN} }}")
    if is_made := [each for each in there if each in made]:
        engine.update(f"INSERT {{ {_EDITION} }} WHERE {{ {_pairs(graphs, is_made)} {_OWN} }}")
    numbers = _count(engine, _pairs(graphs, there)) if there else {}
    for own in set(there.values()).difference(numbers):
        engine.remove_graph(own)
    described = (_describe(rule, own, edition) for edition, own in there.items() if own in numbers)
    engine.extend(quad for quads in described for quad in quads)
    return sum(numbers.values())


def _has_premises(engine: ox.Store, rule: Rule) -> bool:
    """Return whether there is any statement of each kind that a rule reads."""
    return all(
        next(engine.quads_for_pattern(None, needed, value, None), None) is not None
        for needed, value in rule.find_needed()
    )


def _read_parts(rule: Rule, values: str) -> str:
    """Return a rule's patterns, each in a part of one edition, in an order that suits the engine."""
    parts, filters = [], []
    # Of most classes there are more things than have one of the other properties: these come first.
    for number, pattern in enumerate(sorted(rule.patterns, key=rules.is_of_class)):
        subject, predicate, value = pattern.split()
        # The engine would begin with all things of a class that stands in a pattern.
        if number and rules.is_of_class(pattern) and not value.startswith("?"):
            filters.append(f"FILTER(?_class_{number} = {value})")
            value = f"?_class_{number}"
        parts.append(
            f"GRAPH ?_{number} {{ {subject} {predicate} {value} }} ?_{number} {DCT.isPartOf} ?_edition ."
        )
    found = " ".join([*parts, *filters])
    others = " ".join(pattern for pattern in rule.patterns if not rules.is_of_class(pattern)).split()
    if values and others and not set(_list_variables(values)).intersection(others):
        return f"{{ SELECT * {{ {found} }} }} {values}"
    return f"{values} {found}"


def _list_variables(values: str) -> list[str]:
    """Return the variables that values of :func:`_look_up` are for."""
    return values.partition(")")[0].replace("(", " ").split()[1:]


def _remove_stated(
    engine: ox.Store,
    rule: Rule,
    values: str,
    graphs: Mapping[ox.NamedNode, ox.NamedNode],
    made: Collection[ox.NamedNode],
) -> None:
    """Take out of the graphs of a rule what a passage states, or what a rule before it has added.

    Args:
        engine: The dataset; what the rule has added is in its own graphs only.
        rule: The rule.
        values: What it reads of the ontology.
        graphs: Its graph for each edition.
        made: The editions whose graphs are made; others are in force.
    """
    if is_made := [each for each in graphs if each in made]:
        engine.update(f"DELETE {{ {_OWN} }} WHERE {{ {_pairs(graphs, is_made)} {_OWN} {_EDITION} }}")
    others = [each for each in graphs if each not in made]
    if not others:
        return
    # What the current layer does not say, no edition in force does. To look each statement up would take the
    # longer the more editions speak of a thing, so both lists are made and compared.
    terms = rule.added or ("?s", "?p", "?o")
    statement = " ".join(terms)
    added = f"{{ SELECT * {{ {_pairs(graphs, others)} GRAPH ?_own {{ {statement} }} }} }}"
    looked_up = [term for term in terms if term in _list_variables(values)]
    ends = f"{{ SELECT DISTINCT {' '.join(looked_up)} {{ {values} }} }}" if looked_up else ""
    alike = f"{{ SELECT * {{ {ends} {statement} }} }}"
    columns = " ".join(f"({term} AS ?_{place})" for place, term in enumerate(terms))
    query = f"{rule.prefixes} SELECT ?_edition ?_own {columns} WHERE {{ {added} {alike} }}"
    rows = iter_rows(engine, query)
    for edition, own, subject, predicate, value in list(rows):
        stating = (each.graph_name for each in engine.quads_for_pattern(subject, predicate, value, None))
        named = (graph for graph in stating if isinstance(graph, ox.NamedNode))
        if any(ox.Quad(graph, DCT.isPartOf, edition) in engine for graph in named):
            engine.remove(ox.Quad(subject, predicate, value, own))


def _count(engine: ox.Store, pairs: str) -> dict[ox.NamedNode, int]:
    """Count the statements of the graphs of a rule that have any."""
    query = f"SELECT ?_own (COUNT(*) AS ?number) WHERE {{ {pairs} {_OWN} }} GROUP BY ?_own"
    return {own: int(number.value) for own, number in iter_rows(engine, query)}


def _look_up(engine: ox.Store, rule: Rule) -> str | None:
    """Return what a rule reads of the ontology, as values of its variables; None where that is nothing."""
    if not rule.ontology:
        return ""
    columns, rows = stream(
        engine, f"{rule.prefixes} SELECT * WHERE {{ GRAPH {ONTOLOGY} {{ {rule.ontology} }} }}"
    )
    listed = " ".join(f"({' '.join(str(term or 'UNDEF') for term in row)})" for row in rows)
    return f"VALUES ({' '.join(f'?{each}' for each in columns)}) {{ {listed} }}" if listed else None


def _pairs(graphs: Mapping[ox.NamedNode, ox.NamedNode], editions: Iterable[ox.NamedNode]) -> str:
    listed = " ".join(f"({each} {graphs[each]})" for each in editions)
    return f"VALUES (?_edition ?_own) {{ {listed} }}"


def _apply_to_current(engine: ox.Store, rule: Rule) -> int:
    """Apply a rule to the current layer by itself."""
    values = _look_up(engine, rule)
    if values is None:
        return 0
    own = ox.NamedNode(f"{ROOT}current/inferred/{rule.name}")
    mine = f"GRAPH {own} {{ ?s ?p ?o }}"
    where = f"{values} {' . '.join(rule.patterns)}" if rule.patterns else rule.group
    engine.update(f"{rule.prefixes} INSERT {{ GRAPH {own} {{ {rule.template} }} }} WHERE {{ {where} }}")
    engine.update(
        f"DELETE {{ {mine} }} WHERE {{ {mine} ?s ?p ?o }} ; INSERT {{ ?s ?p ?o }} WHERE {{ {mine} }}"
    )
    added = sum(1 for _ in engine.quads_for_pattern(None, None, None, own))
    if added:
        engine.extend(_describe(rule, own, None))
    else:
        engine.remove_graph(own)
    return added


def _describe(rule: Rule, own: ox.NamedNode, edition: ox.NamedNode | None) -> Iterator[ox.Quad]:
    node = ox.NamedNode(f"{ROOT}rule/{rule.name}")
    title = str(rule.query.header.get("title", rule.name))
    return _description(node, title, rule.query.summary, own, edition)


def _description(
    node: ox.NamedNode, title: str, meaning: str, own: ox.NamedNode, edition: ox.NamedNode | None
) -> Iterator[ox.Quad]:
    yield ox.Quad(own, RDF.type, CSA.Inference)
    yield ox.Quad(own, PROV.wasDerivedFrom, node)
    yield ox.Quad(node, RDF.type, CSA.Rule)
    yield ox.Quad(node, SKOS.prefLabel, ox.Literal(title))
    yield ox.Quad(node, SKOS.definition, ox.Literal(meaning))
    if edition:
        yield ox.Quad(own, DCT.isPartOf, edition)
