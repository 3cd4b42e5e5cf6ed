"""A tie or a line that is added to the ontology and its JSON-LD context, and nowhere else, is found."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import csa_graph

ROOT = Path(*csa_graph.__path__).parent
TERMS = """
csa:insures a owl:ObjectProperty ;
    rdfs:isDefinedBy <https://w3id.org/csa-graph/ontology> ;
    rdfs:subPropertyOf csa:tie ;
    rdfs:label "insures"@en ; csa:inverseLabel "is insured by"@en ;
    skos:definition "The subject insures the object."@en ;
    skos:example "The council insures the harbour." .

csa:auditedBy a owl:ObjectProperty ;
    rdfs:isDefinedBy <https://w3id.org/csa-graph/ontology> ;
    rdfs:subPropertyOf csa:accountableTo ;
    rdfs:label "is audited by"@en ; csa:inverseLabel "audits"@en ;
    skos:definition "The object audits the subject."@en ;
    skos:example "The harbour is audited by the council." .
"""
DATA = """
@prefix : <https://w3id.org/csa-graph/quay/> .
@prefix p: <https://w3id.org/csa-graph/quay/2030#> .
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:2030 a csa:Edition ; dct:title "Quay Agreement" ; csa:period "2030" .
p:1 a csa:Passage ; dct:isPartOf :2030 ; csa:locator "1" ; csa:order 1 .
p:1 { :council a csa:Group ; skos:prefLabel "Council" ; csa:insures :board .
      :board a csa:Group ; skos:prefLabel "Board" ; csa:auditedBy :council . }
"""
# Runs on the copy, and tells where the two terms are found.
SCRIPT = """
import json
import sys
from csa_graph.formats.workbook import terms as workbook
from csa_graph.graph import GovernanceGraph
from csa_graph.survey.rules import select_line_kinds

graph = GovernanceGraph.open(sys.argv[1])


def kinds(view):
    return sorted(kind.rpartition("#")[2] for *_ends, kind in graph.to_networkx(view).edges(keys=True))


print(json.dumps({
    "everything": kinds("everything"),
    "governance": kinds("governance"),
    "who-reports-to-whom": kinds("who-reports-to-whom"),
    "workbook": [iri.rpartition("#")[2] for iri in workbook.list_ties()],
    "ask": [[row["body"], row["line"], row["to"]] for row in graph.ask("who-reports-to-whom").to_dicts()],
    "without a line": [row["group"] for row in graph.ask("groups-without-a-line").to_dicts()],
    "inferred": [str(row) for row in graph.ask("what-is-inferred").to_dicts()],
    "survey": select_line_kinds(),
    "jsonld": graph.export("jsonld"),
}))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the repository whose ontology and context have a tie and a line more."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("csa_graph", "ontology", "queries", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    ontology, context = folder / "ontology" / "csa.ttl", folder / "ontology" / "context.jsonld"
    ontology.write_text(ontology.read_text("utf-8") + TERMS, encoding="utf-8")
    known = json.loads(context.read_text("utf-8"))
    for name in ("insures", "auditedBy"):
        known["@context"][name] = {"@id": f"csa:{name}", "@type": "@id"}
    context.write_text(json.dumps(known), encoding="utf-8")
    (folder / "quay.trig").write_text(DATA, encoding="utf-8")
    return folder


def run(copy: Path, *arguments: str) -> str:
    """Run Python in the copy."""
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, check=True, text=True, env=environment, cwd=copy
    ).stdout


def test_a_tie_and_a_line_are_found_everywhere(copy: Path) -> None:
    found = json.loads(run(copy, "-c", SCRIPT, "quay.trig"))
    assert found["everything"] == ["auditedBy", "insures"]
    # Which ties carry accountability is for that view to say.
    assert found["governance"] == found["who-reports-to-whom"] == ["auditedBy"]
    assert {"insures", "auditedBy"} <= set(found["workbook"])
    assert found["ask"] == [["Board", "is audited by", "Council"]]
    assert found["without a line"] == ["Council"]
    assert found["inferred"]
    assert "tied to" not in str(found["inferred"])
    assert "auditedBy" in found["survey"]
    assert '"insures"' in found["jsonld"]


def test_a_description_tells_both_under_their_headings(copy: Path) -> None:
    shown = run(copy, "-m", "csa_graph", "show", "Board", "--data", "quay.trig")
    lines, _, others = shown.partition("Other ties")
    assert "is audited by" in lines.partition("Lines of accountability")[2]
    assert "is insured by" in others
