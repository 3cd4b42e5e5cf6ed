"""Rules are applied to editions: what a rule adds is kept apart in a graph of its own.

A rule is a CONSTRUCT query of ``ontology/rules``; what no such query can carry is for ``definitions``.
Nothing else is inferred.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.building import definitions, lines, merging, rules
from csa_graph.sparql.engine import iter_rows, stream
from csa_graph.terms.iris import DCT, ONTOLOGY, RDF, ROOT, SKOS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from csa_graph.building.definitions import Definition
    from csa_graph.building.lines import Home
    from csa_graph.building.rules import Rule

    #: The editions, by the graphs that hold what a rule has added to each.
    Graphs = dict[ox.NamedNode, ox.NamedNode]


# What each answer reads beside what is asked: what things are, and what they are called.
_ALWAYS = (RDF.type.value, SKOS.prefLabel.value)
_CURRENT = ox.DefaultGraph()
_OWN = "GRAPH ?_own { ?s ?p ?o }"
_STATEMENT = "?s ?p ?o"
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
    defined: Sequence[Definition] = ()
    if known is None:
        defined = [
            each
            for each in (definitions.DEFINITIONS if owning else (lines,))
            if terms is None or each.INFERS.value in terms
        ]
        known = rules.read()
        if terms is not None:
            read = (term for each in defined for term in each.list_read())
            known = rules.choose(known, (*terms, *_ALWAYS, *read))
    # Some rules read these graphs, and what the rules before them have added there.
    is_read = not all(rule.patterns for rule in known)
    lent = set(editions).difference(made) if is_read else set()
    merging.add_temporarily(engine, lent)
    applied = []
    for rule in known:
        found = _apply(engine, rule, editions)
        applied.append((rule, found))
        if is_read:
            _spread(engine, found, _EDITION)
    for each in lent:
        engine.remove_graph(each)
    added = _describe_all(engine, applied)
    # One update serves all rules: the next ones read what one has added where it is kept.
    graphs = {own: edition for _, found in applied for own, edition in found.items()}
    _spread(engine, {own: each for own, each in graphs.items() if editions[each]}, _STATEMENT)
    _spread(engine, {own: each for own, each in graphs.items() if each in made}, _EDITION)
    if defined:
        homes = lines.find_homes(engine, editions)
        added += definitions.work_out(engine, defined, homes, editions, made)
    if current:
        added += sum(_apply_to_current(engine, rule) for rule in known)
        if defined:
            added += definitions.work_out(engine, defined, lines.NO_EDITION, {}, ())
    return added


def _apply(engine: ox.Store, rule: Rule, editions: Collection[ox.NamedNode]) -> Graphs:
    """Apply a rule inside the engine: ten times as fast as to carry its statements through Python.

    Returns:
        The editions by the graphs of what was added.
    """
    if not editions or not _has_premises(engine, rule):
        return {}
    values = _look_up(engine, rule)
    if values is None:
        return {}
    graphs = {ox.NamedNode(f"{each.value}/inferred/{rule.name}"): each for each in editions}
    if rule.patterns:
        # The engine would begin with the editions, and look at all of each: a query within decides the order.
        where = f"{{ SELECT * {{ {_read_parts(rule, values)} }} }} {_pairs(graphs)}"
    else:
        where = f"{_pairs(graphs)} GRAPH ?_edition {{ {rule.group} }}"
    engine.update(f"{rule.prefixes} INSERT {{ GRAPH ?_own {{ {rule.template} }} }} WHERE {{ {where} }}")
    found = {own: each for own, each in graphs.items() if engine.contains_named_graph(own)}
    if found:
        _remove_stated(engine, rule, values, found)
        # What a rule has added is a part of the edition, where the next ones find it.
        engine.extend(ox.Quad(own, DCT.isPartOf, each) for own, each in found.items())
    return found


def _spread(engine: ox.Store, graphs: Graphs, where: str) -> None:
    """Put what is in graphs of rules also into the graphs of the editions, or into the current layer."""
    if graphs:
        engine.update(f"INSERT {{ {where} }} WHERE {{ {_pairs(graphs)} {_OWN} }}")


def _describe_all(engine: ox.Store, applied: Sequence[tuple[Rule, Graphs]]) -> int:
    """Describe the graphs of rules, and return how many statements they have; those without any go."""
    listed = " ".join(str(own) for _, graphs in applied for own in graphs)
    where = f"VALUES ?_own {{ {listed} }} {_OWN}"
    rows = iter_rows(engine, f"SELECT ?_own (COUNT(*) AS ?number) WHERE {{ {where} }} GROUP BY ?_own")
    numbers = {own: int(number.value) for own, number in rows} if listed else {}
    for rule, graphs in applied:
        for own in graphs.keys() - numbers:
            engine.remove_graph(own)
            engine.remove(ox.Quad(own, DCT.isPartOf, graphs.pop(own)))
        engine.extend(_describe_rule(rule, graphs))
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


def _remove_stated(engine: ox.Store, rule: Rule, values: str, graphs: Graphs) -> None:
    """Take out of the graphs of a rule what a passage states, or what a rule before it has added.

    Args:
        engine: The dataset; what the rule has added is in its own graphs only.
        rule: The rule.
        values: What it reads of the ontology.
        graphs: The editions by the graphs of the rule.
    """
    # To look each statement up would take the longer the more editions speak of a thing: both lists are made,
    # and compared.
    terms = rule.added or ("?s", "?p", "?o")
    statement = " ".join(terms)
    looked_up = [term for term in terms if term in _list_variables(values)]
    ends = f"{{ SELECT DISTINCT {' '.join(looked_up)} {{ {values} }} }}" if looked_up else ""
    added = f"{{ SELECT * {{ {_pairs(graphs)} GRAPH ?_own {{ {statement} }} }} }}"
    stated = f"{{ SELECT * {{ {ends} GRAPH ?_there {{ {statement} }} ?_there {DCT.isPartOf} ?_edition }} }}"
    where = f"{added} {stated} FILTER(?_there != ?_own)"
    engine.update(f"{rule.prefixes} DELETE {{ GRAPH ?_own {{ {statement} }} }} WHERE {{ {where} }}")


def _look_up(engine: ox.Store, rule: Rule) -> str | None:
    """Return what a rule reads of the ontology, as values of its variables; None where that is nothing."""
    if not rule.ontology:
        return ""
    columns, rows = stream(
        engine, f"{rule.prefixes} SELECT * WHERE {{ GRAPH {ONTOLOGY} {{ {rule.ontology} }} }}"
    )
    listed = " ".join(f"({' '.join(str(term or 'UNDEF') for term in row)})" for row in rows)
    return f"VALUES ({' '.join(f'?{each}' for each in columns)}) {{ {listed} }}" if listed else None


def _pairs(graphs: Graphs) -> str:
    listed = " ".join(f"({own} {edition})" for own, edition in graphs.items())
    return f"VALUES (?_own ?_edition) {{ {listed} }}"


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
        engine.extend(_describe_rule(rule, {own: None}))
    else:
        engine.remove_graph(own)
    return added


def _describe_rule(rule: Rule, graphs: Mapping[ox.NamedNode, Home]) -> Iterator[ox.Quad]:
    node = ox.NamedNode(f"{ROOT}rule/{rule.name}")
    title = str(rule.query.header.get("title", rule.name))
    return definitions.describe(node, title, rule.query.summary, graphs)
