"""The lines of a page as numbers: the script makes links and a table of them, so that each is written once.

Words stand in the text of the page; without script that says every line from both its ends.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.map.content.things import list_passages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.map.content.things import Content, Relation
    from csa_graph.map.page.gaps import Gaps

#: In place of a citation: a rule added the line, or no passage states it.
INFERRED, UNSTATED = -1, -2


class Lines(NamedTuple):
    """The lines of a page.

    Attributes:
        numbers: The number of each line, by its address.
        data: What the script reads, as JSON that can stand in a script element: ``sorts`` has the number of a
            kind, its words and the part of addresses that it makes; ``cites`` has citations; a line is the
            numbers of its ends, of its sort and its citation, then of its findings, then its address where
            that does not follow from its ends; ``said`` has what passages say with the words marked that
            state a line, by its number and the address of the passage.
    """

    numbers: dict[str, int]
    data: str


def pack(content: Content, kind_of: Mapping[str, int], gaps: Gaps) -> Lines:
    """Return the lines of a page as numbers.

    Args:
        content: What the page says.
        kind_of: The number of its kind for each line, by address.
        gaps: The findings of the page.
    """
    place = {thing.id: number for number, thing in enumerate(content.iter_things())}
    sorts: dict[tuple[int, str, str], int] = {}
    cites: dict[str, int] = {}
    lines: list[list[int | str | list[int]]] = []
    for relation in content.relations.values():
        begin, end = f"line-{_tail(relation.source_id)}-", f"-{_tail(relation.target_id)}"
        follows = relation.id.startswith(begin) and relation.id.endswith(end)
        slug = relation.id[len(begin) : -len(end)] if follows else ""
        sort = sorts.setdefault((kind_of[relation.id], relation.words, slug), len(sorts))
        line: list[int | str | list[int]] = [
            place[relation.source_id],
            place[relation.target_id],
            sort,
            _cite(relation, cites),
        ]
        named = [gap.number for gap in gaps.about[relation.id]]
        if named or not slug:
            line.append(named)
        if not slug:
            line.append(relation.id)
        lines.append(line)
    said = {number: each.said for number, each in enumerate(content.relations.values()) if each.said}
    data = {"sorts": list(sorts), "cites": list(cites), "lines": lines, **({"said": said} if said else {})}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Lines({relation.id: number for number, relation in enumerate(content.relations.values())}, text)


def _tail(address: str) -> str:
    return address.removeprefix("about-")


def _cite(relation: Relation, cites: dict[str, int]) -> int:
    if relation.inferred:
        return INFERRED
    if not relation.passages:
        return UNSTATED
    return cites.setdefault(list_passages(relation.passages), len(cites))
