"""The questions of the catalogue are put under what they are about, as the header of each file says.

Knows the topics and the order in which they are listed; knows no question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.asking.query import Query

#: Headings by topic. What people ask first comes first.
TOPICS = {
    "accountability": "Who answers to whom",
    "seats": "Who sits where",
    "priorities": "Priorities and programmes",
    "actions": "Actions",
    "law": "Law and duties",
    "figures": "Figures",
    "partnerships": "Several partnerships",
    "document": "The document and its words",
}


def get(query: Query) -> str:
    """Return the topic of a question: a key of :data:`TOPICS`.

    Raises:
        QueryError: Its header has no topic, or one that is unknown.
    """
    topic = query.header.get("topic")
    if topic not in TOPICS:
        said = f"its topic is “{topic}”" if topic else "its header has no topic"
        raise QueryError(f"{said}: it can be {', '.join(TOPICS)}", query.name)
    return str(topic)


def group(queries: Iterable[Query]) -> dict[str, list[Query]]:
    """Return questions by the headings of their topics, in the order of :data:`TOPICS`; empty ones left out.

    Raises:
        QueryError: A question has no topic, or one that is unknown.
    """
    found: dict[str, list[Query]] = {topic: [] for topic in TOPICS}
    for query in queries:
        found[get(query)].append(query)
    return {TOPICS[topic]: some for topic, some in found.items() if some}
