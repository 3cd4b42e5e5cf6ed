"""``csa-graph validate`` names file, line, term and remedy, each fault once, and ends with 0, 1 or 2."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from benchmarks.generate import write
from csa_graph import opening
from csa_graph.base import resources, workers
from csa_graph.cli import validate
from csa_graph.validation import shapes
from tests.checking.test_checks import HERE, SOUND, TABLE
from tests.conftest import ABOVE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]

# What the build objects to as well.
TWICE = ('"third"', '"2030-6-31"', '"June"', '"yes"', '"../offences.csv"', "p:3 a csa:Passage")
FAULTS = [
    case
    for case in tomllib.loads((HERE / "faults.toml").read_text("utf-8"))["fault"]
    if any(part in case["new"] for part in TWICE)
]
TERM = re.compile(
    r"\b(?:csa|dct|foaf|oa|opengov|org|qb|rdf|skos|schema|precision|kind|role|caveat|owl|eli):[A-Za-z]+"
)
# Words of RDF and SHACL that say nothing to those who keep an agreement.
JARGON = re.compile(
    r"\b(?:blank|node|literal|datatype|shape|constraint|triple|predicate|conforms?|violation|cardinality"
    r"|sh:\w+|min\w*count|max\w*count|nodekind)\b",
    re.IGNORECASE,
)


def messages() -> list[str]:
    from rdflib import Graph, URIRef

    graph = Graph().parse(resources.ontology() / "shapes.ttl")
    return sorted(map(str, graph.objects(None, URIRef("http://www.w3.org/ns/shacl#message"))))


@pytest.mark.parametrize("message", messages())
def test_a_message_names_a_term_and_is_in_plain_english(message: str) -> None:
    assert TERM.search(message), "which term is it about?"
    assert not JARGON.search(message)


def test_what_two_parts_object_to_is_tried_out() -> None:
    assert len(FAULTS) == len(TWICE)


@pytest.mark.parametrize("case", FAULTS, ids=[each["new"] for each in FAULTS])
def test_a_fault_of_form_ends_with_1_and_is_said_once(
    case: dict[str, str], invoke: Invoke, tmp_path: Path
) -> None:
    path = tmp_path / "plan.trig"
    path.write_text(SOUND.replace(case["old"], case["new"]), encoding="utf-8")
    (tmp_path / "offences.csv").write_text(TABLE, encoding="utf-8")
    result = invoke("validate", path)
    assert result.exit_code == 1
    assert "Error:" not in result.stderr
    told = [line for line in result.stdout.splitlines() if case["message"] in line]
    assert len(told) == 1
    assert re.match(rf"{re.escape(str(path))}, line \d+: ", told[0])
    assert TERM.search(told[0])


def test_a_sound_file_ends_with_0(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "plan.trig"
    path.write_text(SOUND, encoding="utf-8")
    (tmp_path / "offences.csv").write_text(TABLE, encoding="utf-8")
    result = invoke("validate", path)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "No faults: 1 file is well formed.\n", "")


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("p:1 { :a csa:reportsToo :b }", 1, "csa:reportsToo; the nearest is csa:reportsTo"),
        ("p:1 { :a csa:reportsTo", 1, "in the middle of a statement"),
    ],
)
def test_a_file_that_cannot_be_used_ends_with_2_and_its_line(
    text: str, line: int, part: str, invoke: Invoke, data_file: Callable[..., Path]
) -> None:
    path = data_file(text)
    result = invoke("validate", path)
    assert result.exit_code == 2
    assert f"{path}, line {ABOVE + line}: " in result.stderr
    assert part in result.stderr


def test_another_fault_of_the_same_line_is_not_swallowed(
    invoke: Invoke, data_file: Callable[..., Path]
) -> None:
    path = data_file("p:1 csa:order 1 . p:1 { :a a csa:Group ; csa:reportsToo :a }")
    result = invoke("validate", path)
    assert f"{path}, line {ABOVE + 1}: a: What the data describe must have a name." in result.stdout
    assert "csa:reportsToo" in result.stderr
    assert result.exit_code == 2


def test_more_than_a_fault_of_form_is_told_with_it(invoke: Invoke, data_file: Callable[..., Path]) -> None:
    path = data_file('p:1 csa:order "third" .\np:1 { :a csa:reportsToo :b }')
    result = invoke("validate", path)
    assert "Here it is “third”." in result.stdout
    assert "third" not in result.stderr
    assert "csa:reportsToo; the nearest is csa:reportsTo" in result.stderr
    assert result.exit_code == 2


def test_values_of_several_datatypes_are_told_once(invoke: Invoke, data_file: Callable[..., Path]) -> None:
    # The order of the passage is a number, that of the group a text: both are values of one property.
    path = data_file('p:1 csa:order 7 .\np:1 { :a a csa:Group ; skos:prefLabel "A" ; csa:order "x" }')
    result = invoke("validate", path)
    told = [line for line in f"{result.stdout}{result.stderr}".splitlines() if "“x”" in line]
    assert len(told) == 1
    assert f"{path}, line {ABOVE + 2}: " in told[0]


def test_all_that_keeps_a_file_from_being_used_is_told(
    invoke: Invoke, data_file: Callable[..., Path]
) -> None:
    path = data_file("p:1 { :a csa:reportsToo :a }\np:1 { :a csa:leads :a }\np:1 { :a csa:statutory 5 }")
    result = invoke("validate", path)
    told = re.findall(r"^Error: .*, line (\d+): ", result.stderr, re.MULTILINE)
    assert set(map(int, told)) == {ABOVE + 1, ABOVE + 2}
    assert f"{path}, line {ABOVE + 3}: a: Whether a body is statutory" in result.stdout


def test_many_files_are_shared_out_and_found_as_one_by_one(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(3, tmp_path)
    monkeypatch.setattr(workers, "count_cores", lambda: 2)
    result = invoke("validate", tmp_path, "--debug")
    assert (result.exit_code, result.stdout) == (0, "No faults: 3 files are well formed.\n")
    assert result.stderr == f"Validated with {shapes.get_engine()}, by up to 2 processes.\n"
    assert validate.find_unusable(opening.find([tmp_path]), 2, lot=1) is None
    broken = tmp_path / "invented-00001.trig"
    text = broken.read_text("utf-8").replace("csa:owns", "csa:ownz", 1)
    broken.write_text(text, encoding="utf-8")
    result = invoke("validate", tmp_path)
    assert result.exit_code == 2
    assert "no term csa:ownz; the nearest is csa:owns" in result.stderr
    unusable = validate.find_unusable(opening.find([tmp_path]), 2, lot=1)
    assert unusable is not None
    assert "no term csa:ownz; the nearest is csa:owns" in str(unusable)


def test_json_has_each_fault_with_its_parts(invoke: Invoke, data_file: Callable[..., Path]) -> None:
    path = data_file('p:1 csa:order "third" .')
    rows = json.loads(invoke("validate", path, "--format", "json").stdout)["rows"]
    (row,) = [row for row in rows if "third" in row["fault"]]
    assert (row["file"], row["line"]) == (str(path), ABOVE + 1)
    assert row["remedy"] == "Add csa:order, such as 34."


def test_missing_files_end_with_2(invoke: Invoke, tmp_path: Path) -> None:
    assert invoke("validate").exit_code == 2
    result = invoke("validate", tmp_path / "none.trig")
    assert (result.exit_code, "no such file" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    "value",
    [
        '"2030-02-30"^^xsd:date',
        '"soon"^^xsd:date',
        '"2030-13"^^xsd:gYearMonth',
        '"x"^^xsd:dateTime',
        '"one"^^xsd:integer',
        '"1.5.2"^^xsd:decimal',
        '"maybe"^^xsd:boolean',
        '"P9X"^^xsd:duration',
        '"25:99:00"^^xsd:time',
        '"zz"^^xsd:hexBinary',
    ],
)
def test_a_wrong_literal_is_a_sentence_and_nothing_else(value: str, data_file: Callable[..., Path]) -> None:
    path = data_file(f"p:1 {{ :a csa:due {value} ; a csa:Action ; skos:prefLabel 'x' }}")
    command = [sys.executable, "-m", "csa_graph", "validate", str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert f"{path}, line {ABOVE + 1}: a: A deadline must be one day." in done.stdout
    # Whatever rdflib thinks of the literal.
    assert done.stderr in {"", "There can be more: mend these, and validate again.\n"}
    assert all(line.startswith(f"{path}, line ") for line in done.stdout.splitlines())


def test_a_block_without_a_name_is_told_as_written(invoke: Invoke, data_file: Callable[..., Path]) -> None:
    blocks = ("p:1 { :b a csa:Group }", "_:g { :c a csa:Group }", "[] { :d a csa:Group }", "_:g { :e :f :g }")
    path = data_file("\n".join(blocks))
    first, again = invoke("validate", path), invoke("validate", path)
    assert first.exit_code == 2
    assert first.stderr == again.stderr
    for line, name in ((2, "_:g"), (3, "[]")):
        assert f"line {ABOVE + line}: the block {name} is no passage that the file describes" in first.stderr


def test_a_block_of_nquads_without_a_name_is_told(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "a.nq"
    path.write_text("<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> _:x _:graph .\n", encoding="utf-8")
    assert f"{path}, line 2: the block _:graph is no passage" in invoke("validate", path).stderr


def test_misspelt_terms_of_others_are_told_with_the_right_ones(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(
        "@prefix org: <http://www.w3.org/ns/org#> .\n@prefix : <http://e.org/> .\n"
        ":a a org:Organisation ;\n org:reportTo :b .\n:b a org:Organization ;\n org:organisations :a .\n",
        encoding="utf-8",
    )
    told = invoke("validate", path)
    assert told.exit_code == 2
    org = "http://www.w3.org/ns/org#"
    for line, wrong, right in (
        (3, "Organisation", "Organization"),
        (4, "reportTo", "reportsTo"),
        (6, "organisations", "organization"),
    ):
        assert (
            f"{path}, line {line}: there is no term {org}{wrong}; the nearest is {org}{right}" in told.stderr
        )
