"""Well-formed data pass; each fault is told in plain words with file, line, thing and remedy."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.base import resources
from csa_graph.base.errors import SourceError
from csa_graph.validation import shapes
from tests.checking.test_checks import HERE, SOUND

if TYPE_CHECKING:
    from pathlib import Path

QUAY = "https://w3id.org/csa-graph/quay/"
FAULTS = tomllib.loads((HERE / "faults.toml").read_text("utf-8"))["fault"]


def write(folder: Path, *changes: tuple[str, str], name: str = "plan.trig") -> Path:
    """Write the sound partnership with some changes."""
    text = SOUND
    for old, new in changes:
        assert text.count(old) == 1, "the change must be made at one place"
        text = text.replace(old, new)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def line(text: str) -> int:
    """Tell on which line of the sound partnership a text begins."""
    return SOUND[: SOUND.index(text)].count("\n") + 1


@pytest.mark.parametrize("path", resources.default_data(), ids=lambda path: path.name)
def test_the_agreement_is_well_formed(path: Path) -> None:
    assert shapes.validate(opening.find([path])) == []


def test_a_sound_partnership_is_well_formed(tmp_path: Path) -> None:
    assert shapes.validate(opening.find([write(tmp_path)])) == []


@pytest.mark.parametrize("case", FAULTS, ids=[each["message"] for each in FAULTS])
def test_fault_is_found_on_its_line(case: dict[str, str], tmp_path: Path) -> None:
    found = shapes.validate(opening.find([write(tmp_path, (case["old"], case["new"]))]))
    faults = [each for each in found if each.message.startswith(case["message"])]
    assert [each.focus.removeprefix(QUAY) for each in faults] == [case["focus"]], found
    (fault,) = faults
    assert fault.path == tmp_path / "plan.trig"
    assert fault.remedy.endswith(".")
    assert fault.line is not None
    shown = SOUND.replace(case["old"], case["new"]).splitlines()[fault.line - 1]
    # The line begins the thing, or holds the property that is wrong.
    assert f":{case['focus'].rpartition('#')[2]}" in shown or any(word in shown for word in ("csa:", "dct:"))


def test_the_line_is_that_of_the_wrong_value(tmp_path: Path) -> None:
    cases = {
        ('"2030-06-30"^^xsd:date', '"June"'): line("csa:due"),
        ("org:heldBy :ada", "org:heldBy :ada ; csa:count 0"): line(":board-chair a csa:Seat"),
        (":board csa:owns :lights , :lamps", ":board csa:owns :lights , :plan"): line(":board csa:owns"),
        ('csa:theme "Lamps" ;', ""): None,
        ('skos:prefLabel "Lights"', ""): line(":lights a csa:Priority"),
    }
    for change, expected in cases.items():
        found = [fault.line for fault in shapes.validate(opening.find([write(tmp_path, change)]))]
        assert found == ([expected] if expected else []), change


def test_a_thing_without_iri_is_found_on_its_line(tmp_path: Path) -> None:
    old = "    :partnership csa:reportsTo :board ."
    (fault,) = shapes.validate(opening.find([write(tmp_path, (old, old + "\n    [] a csa:Group ."))]))
    assert fault.line == line(old) + 1
    assert "a thing without IRI: What the data describe must have a name." in str(fault)


def test_all_faults_come_in_one_go_in_the_order_of_the_file(tmp_path: Path) -> None:
    changes = (
        ('foaf:name "Cai Dune"', ""),
        ('skos:prefLabel "Quay Act"', ""),
        ("csa:order 8", "csa:order 0"),
    )
    found = [
        (fault.focus.removeprefix(QUAY), fault.line)
        for fault in shapes.validate(opening.find([write(tmp_path, *changes)]))
    ]
    assert found == [
        ("2030#C", line('csa:locator "C"')),
        ("act", line(":act a eli")),
        ("cai", line(":cai a foaf:Person")),
    ]


def test_each_file_is_judged_with_the_names_that_the_others_give(tmp_path: Path) -> None:
    write(tmp_path, ('foaf:name "Cai Dune"', ""), name="one.trig")
    two = write(tmp_path, ("csa:order 8", "csa:order 0"), name="two.trig")
    assert [(fault.path, fault.line) for fault in shapes.validate(opening.find([tmp_path]))] == [
        (two, line('csa:locator "C"'))
    ]


def test_what_another_file_describes_needs_no_description_here(tmp_path: Path) -> None:
    lone = tmp_path / "lone.trig"
    lone.write_text(
        f"@prefix : <{QUAY}> .\n@prefix csa: <https://w3id.org/csa-graph/ontology#> .\n"
        ":partnership csa:overseenBy :scrutiny .\n",
        encoding="utf-8",
    )
    alone = [(each.line, each.focus.removeprefix(QUAY)) for each in shapes.validate(opening.find([lone]))]
    assert alone == [(3, "partnership"), (3, "scrutiny")]
    write(tmp_path)
    assert shapes.validate(opening.find([tmp_path])) == []


def test_what_no_shape_mentions_is_allowed(tmp_path: Path) -> None:
    old = "    :partnership csa:reportsTo :board ."
    new = old + ' :board <http://example.org/motto> "Onward" ; <http://example.org/near> :council .'
    assert shapes.validate(opening.find([write(tmp_path, (old, new))])) == []


def test_a_welsh_name_beside_an_english_one_is_allowed(tmp_path: Path) -> None:
    change = ('skos:prefLabel "Quay Board"', 'skos:prefLabel "Quay Board"@en , "Bwrdd y Cei"@cy')
    assert shapes.validate(opening.find([write(tmp_path, change)])) == []


def test_a_file_that_cannot_be_parsed_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, ("# Priorities.", "nonsense"))
    with pytest.raises(SourceError) as error:
        shapes.validate(opening.find([path]))
    assert error.value.path == path
    assert error.value.line is not None
    with pytest.raises(SourceError, match="no such file"):
        shapes.validate(opening.find([tmp_path / "none.trig"]))


def test_every_message_says_what_must_be_so_and_what_to_do() -> None:
    from rdflib import RDF, Graph, Namespace, URIRef

    sh = Namespace("http://www.w3.org/ns/shacl#")
    graph = Graph().parse(resources.ontology() / "shapes.ttl")
    named = [shape for shape in graph.subjects(RDF.type, sh.NodeShape) if isinstance(shape, URIRef)]
    for shape in {
        each for named_one in named for each in (named_one, *graph.objects(named_one, sh.property))
    }:
        only_groups = set(graph.predicates(shape)) <= {
            RDF.type,
            sh.targetClass,
            sh.targetSubjectsOf,
            sh.property,
        }
        assert only_groups or list(graph.objects(shape, sh.message)), shape
    for message in graph.objects(None, sh.message):
        rule, _, remedy = str(message).partition(". ")
        assert rule[0].isupper()
        assert remedy.endswith(".")
        assert not {"minCount", "maxCount", "datatype", "nodeKind", "sh:", "shape"} & set(
            str(message).split()
        )
    assert not list(graph.objects(None, sh.closed)), "the world stays open"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_shapes_are_valid_shacl() -> None:
    import pyshacl
    from rdflib import Graph

    shapes_graph = Graph().parse(resources.ontology() / "shapes.ttl")
    conforms, _, _ = pyshacl.validate(Graph(), shacl_graph=shapes_graph, meta_shacl=True)
    assert conforms


def test_importing_the_module_loads_neither_rdflib_nor_pyshacl() -> None:
    modules = "sys, csa_graph.validation.shapes, csa_graph.checking.checks"
    code = f"import {modules}; print({{'rdflib', 'pyshacl'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
