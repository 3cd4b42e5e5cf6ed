"""Two texts of one file become the answer whether they say the same, in time that grows with their length.

A layout keeps the labels of blank nodes, so a labelled node is the same one in both. What stands in brackets
has no label, but is a tree: it is known by what it holds. So there is no search for matching nodes, which can
take for ever. Knows nothing of layout.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

_Statements: TypeAlias = list[tuple[str, "ox.BlankNode | str", str]]


class Statements:
    """What texts say, in a form in which they can be compared; made for all texts that are to be compared.

    >>> known = Statements()
    >>> texts = "<urn:a> <urn:p> [ <urn:q> 1, 2 ] .", "<urn:a> <urn:p> [ <urn:q> 2, 1 ] .", "[] <urn:p> 1 ."
    >>> first, same, other = (
    ...     known.sum_up(ox.parse(text, format=ox.RdfFormat.TURTLE), ()) for text in texts
    ... )
    >>> first == same, first == other
    (True, False)
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], str] = {}

    def sum_up(self, quads: Iterable[ox.Quad], labels: Container[str]) -> Counter[tuple[str, ...]]:
        """Return what is said, each with how often: the same brackets can stand there twice.

        Args:
            quads: The statements, in the order of the text.
            labels: The labels that the text has; any other blank node stands in brackets.
        """
        plain: Counter[tuple[str, ...]] = Counter()
        within: dict[ox.BlankNode, _Statements] = defaultdict(list)
        held: set[ox.BlankNode] = set()
        top: list[tuple[str, str, ox.BlankNode, str]] = []
        for subject, predicate, value, graph in quads:
            object_ = value if isinstance(value, ox.BlankNode) and value.value not in labels else str(value)
            if isinstance(subject, ox.BlankNode) and subject.value not in labels:
                within[subject].append((predicate.value, object_, str(graph)))
            elif isinstance(object_, str):
                plain[str(subject), predicate.value, object_, str(graph)] = 1
            else:
                top.append((str(subject), predicate.value, object_, str(graph)))
            if not isinstance(object_, str):
                held.add(object_)
                within[object_]
        names = self._name(within)
        plain.update((one, verb, names[node], graph) for one, verb, node, graph in top)
        plain.update(("", "", names[node], "") for node in within if node not in held)
        return plain

    def _name(self, within: dict[ox.BlankNode, _Statements]) -> dict[ox.BlankNode, str]:
        """Name each node by what it holds; without recursion, as brackets can be thousands deep."""
        names: dict[ox.BlankNode, str] = {}
        opened: set[ox.BlankNode] = set()
        for root in within:
            waiting = [root]
            while waiting:
                node = waiting[-1]
                if node not in opened:
                    opened.add(node)
                    waiting += [each for _, each, _ in within[node] if not isinstance(each, str)]
                    continue
                waiting.pop()
                if node not in names:
                    said = {
                        (verb, each if isinstance(each, str) else names.get(each, str(each)), graph)
                        for verb, each, graph in within[node]
                    }
                    key = tuple(part for each in sorted(said) for part in each)
                    names[node] = self._numbers.setdefault(key, f"[{len(self._numbers)}]")
        return names
