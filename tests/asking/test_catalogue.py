"""The catalogue: headers, parameters, running a query."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph.asking import catalogue, running
from csa_graph.asking import query as queries
from csa_graph.asking.cells import Thing
from csa_graph.asking.parameters import Parameter
from csa_graph.base.errors import AmbiguousNameError, CsaGraphError, QueryError, UnknownNameError

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.asking.query import Query
    from csa_graph.naming.names import Names
    from csa_graph.sparql.store import Store

QUERY = """\
#+ summary = "To whom a group answers."
#+ answers = "One row a line."
#+ reads = "stated"
#+ [parameters.group]
#+ kind = "group"
#+ summary = "the group that answers"
#+ example = "HB"
#+ [parameters.line]
#+ kind = "thing"
#+ summary = "the kind of line"
#+ optional = true
#+ [columns]
#+ to = "whom it answers to"
PREFIX csa: <https://w3id.org/csa-graph/ontology#>

SELECT DISTINCT ?to ?line ?passage
WHERE {
  ?passage a csa:Passage .
  GRAPH ?passage { ?group ?line ?to . }
  VALUES ?line { csa:reportsTo csa:owns }
}
ORDER BY DESC(?line) ?passage
"""


@pytest.fixture
def query(tmp_path: Path) -> Query:
    path = tmp_path / "to-whom.rq"
    path.write_text(QUERY, encoding="utf-8")
    return queries.read(path)


def test_a_header_is_read(query: Query) -> None:
    assert query.name == "to-whom"
    assert query.summary == "To whom a group answers."
    assert query.note == "One row a line."
    assert query.reads == "stated"
    assert query.columns == {"to": "whom it answers to"}
    assert list(query.parameters) == ["group", "line"]
    assert query.parameters["group"] == Parameter("group", "group", "the group that answers", "HB")
    assert query.parameters["line"].optional


def test_a_query_is_run(query: Query, harbour_store: Store, harbour_names: Names) -> None:
    answer = running.run(query, harbour_store, harbour_names, {"group": "harbour board", "line": None})
    assert answer.columns == ("to", "line", "passage")
    assert answer.to_dicts() == [
        {"to": "Mayor's Panel", "line": "reports to", "passage": ["1.2", "2.1"]},
        {"to": "Safety at night", "line": "owns", "passage": ["2.10"]},
    ]
    assert (answer.title, answer.note, answer.name) == (query.summary, query.note, query.name)
    assert answer.meanings == query.columns


@pytest.mark.parametrize(
    "value",
    [
        "https://w3id.org/csa-graph/harbour/board",
        ox.NamedNode("https://w3id.org/csa-graph/harbour/board"),
        Thing("https://w3id.org/csa-graph/harbour/board", "Harbour Board"),
    ],
)
def test_an_argument_can_be_a_name_an_iri_or_a_thing(
    query: Query, harbour_names: Names, value: object
) -> None:
    bound = running.bind(query, harbour_names, {"group": value})
    assert bound == {"group": ox.NamedNode("https://w3id.org/csa-graph/harbour/board")}


def test_arguments_that_do_not_fit(query: Query, harbour_names: Names) -> None:
    with pytest.raises(QueryError, match="to-whom: it needs group: the group that answers, for example “HB”"):
        running.bind(query, harbour_names, {})
    with pytest.raises(UnknownNameError, match="takes group, line; it has no parameter “board”"):
        running.bind(query, harbour_names, {"board": "HB"})
    with pytest.raises(UnknownNameError, match="is a person, not a group"):
        running.bind(query, harbour_names, {"group": "Ada Quay"})


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("date", "2030-09-30", '"2030-09-30"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("date", datetime.date(2030, 9, 30), '"2030-09-30"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("date", datetime.datetime(2030, 9, 30, 8), '"2030-09-30"^^<http://www.w3.org/2001/XMLSchema#date>'),  # noqa: DTZ001
        ("date", "next week", None),
        ("integer", " 15 ", '"15"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("integer", "1.5", None),
        ("number", "1.5", '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("number", "much", None),
        ("boolean", "True", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        ("boolean", "perhaps", None),
        ("text", '" } #', '"\\" } #"'),
        ("planet", "HB", None),
    ],
)
def test_values(tmp_path: Path, harbour_names: Names, kind: str, value: object, expected: str | None) -> None:
    path = tmp_path / "q.rq"
    path.write_text(
        f'#+ summary = "x"\n#+ [parameters.x]\n#+ kind = "{kind}"\n#+ summary = "x"\nSELECT ?x {{}}'
    )
    query = queries.read(path)
    if expected is None:
        with pytest.raises(QueryError, match="Query q"):
            running.bind(query, harbour_names, {"x": value})
    else:
        assert str(running.bind(query, harbour_names, {"x": value})["x"]) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {}", "no summary"),
        ("#+ summary = \nSELECT * {}", "not valid TOML"),
        ('#+ summary = "x"\n#+ reads = "some"\nSELECT * {}', "reads is “some”"),
        ('#+ summary = "x"\n#+ [parameters.a]\n#+ kind = "text"\nSELECT * {}', "parameter a needs"),
        ('#+ summary = "x"\n#+ parameters = {a = "b"}\nSELECT * {}', "parameter a needs"),
    ],
)
def test_headers_that_are_wrong(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bad.rq"
    path.write_text(text)
    with pytest.raises(QueryError, match=message) as caught:
        catalogue.load(tmp_path)
    assert caught.value.name == "bad"


def test_a_query_that_is_wrong_names_itself(
    tmp_path: Path, harbour_store: Store, harbour_names: Names
) -> None:
    path = tmp_path / "bad.rq"
    path.write_text('#+ summary = "x"\nSELECT * { ?a ?b }')
    with pytest.raises(QueryError, match="Query bad, line 2"):
        running.run(queries.read(path), harbour_store, harbour_names)
    with pytest.raises(QueryError, match="cannot be read"):
        queries.read(tmp_path / "gone.rq")


def test_a_query_is_got_by_name(tmp_path: Path, query: Query) -> None:
    assert catalogue.get("to-whom", tmp_path) == query
    with pytest.raises(UnknownNameError, match=r"No query is called “to-who”\. Did you mean “to-whom”"):
        catalogue.get("to-who", tmp_path)
    with pytest.raises(UnknownNameError):
        catalogue.get("../to-whom", tmp_path / "deeper")


def test_the_catalogues_of_the_project_are_read() -> None:
    for loaded in (catalogue.questions(), catalogue.checks(), catalogue.edges(), catalogue.rules()):
        assert list(loaded) == sorted(loaded)
    assert catalogue.rules()["symmetric"].header["infers"] == ["csa:cooperatesWith"]


def test_every_error_can_be_caught_as_one(query: Query, harbour_names: Names) -> None:
    with pytest.raises(CsaGraphError):
        running.bind(query, harbour_names, {"group": "no such group"})
    assert issubclass(AmbiguousNameError, CsaGraphError)


def test_a_file_is_read_once_and_again_when_it_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "own.rq"
    path.write_text('#+ summary = "Before."\nSELECT * {}')
    assert catalogue.get("own", tmp_path) is catalogue.load(tmp_path)["own"]
    path.write_text('#+ summary = "After it."\nSELECT * {}')
    assert catalogue.get("own", tmp_path).summary == "After it."
