"""Questions are listed under the topic that their headers name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.asking import catalogue, topics
from csa_graph.asking import query as queries
from csa_graph.base.errors import QueryError

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.asking.query import Query

QUESTIONS = catalogue.questions()


def read(folder: Path, *header: str) -> Query:
    path = folder / "mine.rq"
    lines = ['#+ summary = "Mine."', *(f"#+ {line}" for line in header), "SELECT ?a WHERE { ?a ?b ?c }"]
    path.write_text("\n".join(lines), "utf-8")
    return queries.read(path)


def test_every_question_is_under_one_heading() -> None:
    found = topics.group(QUESTIONS.values())
    assert list(found) == list(topics.TOPICS.values())
    names = [query.name for queries in found.values() for query in queries]
    assert sorted(names) == sorted(QUESTIONS)


def test_the_topic_is_what_the_header_says_and_not_the_name() -> None:
    assert topics.get(QUESTIONS["who-holds-which-post"]) == "seats"
    assert topics.get(QUESTIONS["partnerships-without-elected-body"]) == "partnerships"


def test_a_topic_without_questions_has_no_heading(tmp_path: Path) -> None:
    query = read(tmp_path, 'topic = "law"')
    assert topics.group([query]) == {"Law and duties": [query]}


@pytest.mark.parametrize(
    ("header", "said"), [((), "has no topic"), (('topic = "weather"',), "its topic is “weather”")]
)
def test_a_missing_or_unknown_topic_is_named_with_those_there_are(
    header: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    with pytest.raises(QueryError, match=f"mine.*{said}: it can be accountability, seats"):
        topics.get(read(tmp_path, *header))
