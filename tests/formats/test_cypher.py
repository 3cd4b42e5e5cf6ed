"""A projection as a Cypher script and as CSV for Neo4j: read by the rules of Cypher, no text breaks out."""

from __future__ import annotations

import csv
import io
import re

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from csa_graph.formats.neo4j.cypher import text, to_cypher
from csa_graph.formats.neo4j.import_files import to_neo4j
from csa_graph.projection.network import Chair

ORG = "http://www.w3.org/ns/org#"
CSA = "https://w3id.org/csa-graph/ontology#"
ATTACKS = (
    '"}) DETACH DELETE n; //',
    '\\"}) DETACH DELETE n; //',
    "\\u0022}) DETACH DELETE n; //",
    "\\\\u0022}) DETACH DELETE n; //",
    "a\n:exit\nb\r\u2028c",
    "`]-() // /* */ ' $x",
)
# A string of Cypher, then what may stand between strings in a line of ours.
_STRING = re.compile(r'"(?:[^"\\\n]|\\[\\"nrt]|\\u[0-9A-F]{4})*"')
_ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")


def decode(literal: str) -> str:
    """The value of a string expression: every version of Cypher reads escapes so, left to right."""
    parts = literal.split(" + ") if literal.startswith('"') and '" + "' in literal else [literal]
    assert all(_STRING.fullmatch(part) for part in parts), literal
    letters = {"n": "\n", "r": "\r", "t": "\t"}
    return "".join(
        _ESCAPE.sub(
            lambda found: chr(int(found[1], 16)) if found[1] else letters.get(found[2], found[2]), part[1:-1]
        )
        for part in parts
    )


def make_graph(label: str = "A") -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(title="Made")
    graph.add_node(
        "urn:b",
        label="B",
        types=(CSA + "Group", ORG + "Organization", "http://www.w3.org/ns/prov#Entity"),
        type_label="group",
        statutory=False,
    )
    graph.add_node(
        "urn:a",
        label=label,
        types=("urn:evil`]-()",),
        statutory=None,
        aliases=(label, "x;y"),
        chairs=(Chair("Ada", "Council", ("1",)),),
        passages=("1.2", "4.7"),
    )
    graph.add_edge(
        "urn:a",
        "urn:b",
        key=CSA + "reportsTo",
        kind=CSA + "reportsTo",
        label="reports to",
        passages=("1.2",),
        inferred=False,
    )
    return graph


EXPECTED = """\
// A plan DROP
CREATE CONSTRAINT thing_iri IF NOT EXISTS FOR (n:Thing) REQUIRE n.iri IS UNIQUE;
MERGE (n:Thing {iri: "urn:a"}) SET n:`Thing`:`evil`, n += {label: "A", aliases: ["A", "x;y"], \
chairs: ["Ada, Council"], passages: ["1.2", "4.7"]};
MERGE (n:Thing {iri: "urn:b"}) SET n:`Thing`:`Group`:`Organization`, n += {label: "B", type: "group", \
statutory: false};
MATCH (a:Thing {iri: "urn:a"}), (b:Thing {iri: "urn:b"}) MERGE (a)-[r:`REPORTS_TO` \
{kind: "https://w3id.org/csa-graph/ontology#reportsTo"}]->(b) SET r += {label: "reports to", \
inferred: false, passages: ["1.2"]};
"""


def test_things_and_lines_are_merged_with_their_passages() -> None:
    assert to_cypher(make_graph(), ("A plan\nDROP",)) == EXPECTED


@given(st.one_of(st.sampled_from(ATTACKS), st.text(), st.text(alphabet='\\u"0`;\n')))
def test_a_text_means_itself_and_ends_where_it_ends(words: str) -> None:
    literal = text(words)
    assert decode(literal) == words
    # No version finds an escape that we did not write: none reads a "u" behind a doubled backslash.
    assert not re.search(r"\\\\[uU]", literal)
    line = next(line for line in to_cypher(make_graph(words)).splitlines() if '"urn:a"})' in line)
    rest = _STRING.sub("", line).replace(" + ", "").replace("label: , ", "")
    named = "aliases: [, ], chairs: [], passages: [, ]"
    assert rest == f"MERGE (n:Thing {{iri: }}) SET n:`Thing`:`evil`, n += {{{named}}};"


def test_nothing_in_a_comment_is_an_escape() -> None:
    first = to_cypher(make_graph(), ("\\u000ACREATE (n)\u2028x",)).splitlines()[0]
    assert first == "//  u000ACREATE (n) x"


def test_csv_names_types_and_keeps_lists() -> None:
    files = to_neo4j(make_graph())
    nodes = list(csv.DictReader(io.StringIO(files["nodes.csv"])))
    assert next(iter(nodes[0])) == "iri:ID"
    assert [row[":LABEL"] for row in nodes] == ["Thing;evil", "Thing;Group;Organization"]
    assert nodes[0]["aliases:string[]"] == "A;x,y"
    assert [row["statutory:boolean"] for row in nodes] == ["", "false"]
    (line,) = csv.DictReader(io.StringIO(files["relationships.csv"]))
    assert line == {
        ":START_ID": "urn:a",
        ":END_ID": "urn:b",
        ":TYPE": "REPORTS_TO",
        "kind": CSA + "reportsTo",
        "label": "reports to",
        "inferred:boolean": "false",
        "passages:string[]": "1.2",
    }


def test_every_line_has_ends_that_are_there() -> None:
    from csa_graph import GovernanceGraph

    files = to_neo4j(GovernanceGraph.open().to_networkx("everything"))
    nodes = list(csv.DictReader(io.StringIO(files["nodes.csv"])))
    known = {row["iri:ID"] for row in nodes}
    lines = list(csv.DictReader(io.StringIO(files["relationships.csv"])))
    assert len(known) == len(nodes) > 100
    assert len(lines) > 100
    assert {end for row in lines for end in (row[":START_ID"], row[":END_ID"])} <= known


def test_no_spreadsheet_takes_a_label_for_a_formula_and_no_line_breaks() -> None:
    files = to_neo4j(make_graph('=cmd()\n"x",\r\n@y'))
    row = next(csv.DictReader(io.StringIO(files["nodes.csv"])))
    assert row["label"] == '\'=cmd() "x", @y'
    assert files["nodes.csv"].count("\n") == 3


def test_the_same_projection_is_the_same_text() -> None:
    graph = make_graph()
    backwards: nx.MultiDiGraph[str] = nx.MultiDiGraph(title="Made")
    for node in reversed(list(graph)):
        backwards.add_node(node, **graph.nodes[node])
    for source, target, key, facts in graph.edges(keys=True, data=True):
        backwards.add_edge(source, target, key=key, **facts)
    assert to_cypher(graph) == to_cypher(backwards)
    assert to_neo4j(graph) == to_neo4j(backwards)
