"""W3C ORG of others: names made of parts, misspelt terms, any encoding, notes that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph import formats
from csa_graph.base.errors import SourceError
from csa_graph.formats.org import reading as org
from csa_graph.terms import vocabularies
from tests.formats.test_org import HEAD

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = (
    HEAD.replace("@prefix csa: <https://w3id.org/csa-graph/ontology#> .\n", "")
    + """@prefix schema: <http://schema.org/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
"""
)
FOAF_NAME = ox.NamedNode("http://xmlns.com/foaf/0.1/name")


def read(path: Path, text: str | bytes) -> tuple[set[str], list[str]]:
    """Return what people are called, and the notes."""
    path.write_bytes(text if isinstance(text, bytes) else (PREFIXES + text).encode())
    made = formats.read([path])
    quads = ox.parse(made.trig, format=ox.RdfFormat.TRIG)
    names = {quad.object.value for quad in quads if quad.predicate == FOAF_NAME}
    return names, [str(note).removeprefix(f"{path}") for note in made.notes]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('foaf:givenName "Ada" ; foaf:familyName "Quill"', "Ada Quill"),
        ('foaf:firstName "Ada" ; foaf:surname "Quill"', "Ada Quill"),
        ('foaf:givenname "Ada" ; foaf:lastName "Quill"', "Ada Quill"),
        ('foaf:family_name "Quill" ; foaf:givenName "Ada"@en', "Ada Quill"),
        (
            'schema:givenName "Ada" ; schema:additionalName "Mary" ; schema:familyName "Quill"',
            "Ada Mary Quill",
        ),
        ('<https://schema.org/givenName> "Ada" ; <https://schema.org/familyName> "Quill"', "Ada Quill"),
        ('vcard:given-name "Ada" ; vcard:family-name "Quill"', "Ada Quill"),
        ('vcard:hasName [ vcard:given-name "Ada" ; vcard:family-name "Quill" ]', "Ada Quill"),
        ('foaf:familyName "Quill"', "Quill"),
        ('foaf:givenName "Ada" ; skos:altLabel "Quilly" ; foaf:familyName "Quill"', "Ada Quill"),
        ('foaf:givenName "Ada" ; foaf:familyName "Quill" ; rdfs:label "Dr Ada Quill"', "Dr Ada Quill"),
    ],
)
def test_given_and_family_name_make_a_name(said: str, name: str, tmp_path: Path) -> None:
    text = (
        f':board a org:Organization ; skos:prefLabel "B" ; org:hasMember :p17 . :p17 a foaf:Person ; {said} .'
    )
    assert read(tmp_path / "x.ttl", text)[0] == {name}


def test_notes_count_and_name_none_of_our_terms(tmp_path: Path) -> None:
    people = " ".join(f":p{number} a foaf:Person ; org:memberOf :b ." for number in range(300))
    _, notes = read(tmp_path / "x.ttl", f":b a org:OrganizationalCollaboration . {people}")
    said = ": what has no name is called by the end of its IRI: “b”, “p0”, “p100”, “…”"
    assert notes == [f"{said} (and 300 more of this kind)"]


@pytest.mark.parametrize(
    ("text", "term", "right"),
    [
        (":a a org:Organisation", "org#Organisation", "org#Organization"),
        (":a a org:membership", "org#membership", "org#Membership"),
        (":a a org:Post ; org:reportTo :b", "org#reportTo", "org#reportsTo"),
        (":a a org:Post ; org:organisations :b", "org#organisations", "org#organization"),
        (":a a org:Post ; org:member_of :b", "org#member_of", "org#memberOf"),
        (":a a foaf:Persons ; org:memberOf :b", "foaf/0.1/Persons", "foaf/0.1/Person"),
        (':a a org:Post ; skos:preferredLabel "A"', "core#preferredLabel", "core#prefLabel"),
        (':a a org:Post ; <http://purl.org/dc/terms/titel> "A"', "terms/titel", "terms/title"),
        (
            ":a a org:Post ; <http://www.w3.org/ns/prov#wasDerivedForm> :b",
            "prov#wasDerivedForm",
            "prov#wasDerivedFrom",
        ),
    ],
)
def test_a_misspelt_term_is_named_with_the_right_one_and_its_line(
    text: str, term: str, right: str, tmp_path: Path
) -> None:
    _, notes = read(tmp_path / "x.ttl", f":b a org:Post .\n{text} .")
    (note,) = [each for each in notes if "there is no term" in each]
    assert note.startswith(f", line {PREFIXES.count(chr(10)) + 2}: 1 statement left out: there is no term ")
    assert f"{term}; the nearest is " in note
    assert note.endswith(right)


def test_a_property_is_no_class(tmp_path: Path) -> None:
    _, notes = read(tmp_path / "x.ttl", ":a a org:organization .")
    assert any(
        "org#organization is a property here: write http://www.w3.org/ns/org#Organization" in each
        for each in notes
    )


def test_a_term_that_is_like_no_other_is_kept_and_told(tmp_path: Path) -> None:
    _, notes = read(tmp_path / "x.ttl", ":a a org:Post ; org:quorum 3 .")
    assert sum("org#quorum: what it says is kept" in each for each in notes) == 1


def test_the_terms_are_those_that_rdflib_knows() -> None:
    from rdflib import namespace

    ours = [namespace.ORG, namespace.FOAF, namespace.SKOS, namespace.DCTERMS, namespace.PROV]
    for each in ours:
        known = {name for name in each.__annotations__ if not name.startswith("_")}
        assert known - vocabularies.TERMS[str(each)] <= {"n", "dm", "aq", "todo"}, each
        assert vocabularies.TERMS[str(each)] <= known, each
        assert (
            not [name for name in known if vocabularies.find_right(f"{each}{name}")] or each is namespace.PROV
        )


TEXT = (
    ':b a org:OrganizationalCollaboration ; skos:prefLabel "B" ; org:hasMember :p . '
    ':p a foaf:Person ; foaf:name "Zoë – Quill" .'
)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_any_encoding_of_unicode_is_read(encoding: str, tmp_path: Path) -> None:
    content = (PREFIXES + TEXT).encode(encoding)
    assert read(tmp_path / "x.ttl", content) == ({"Zoë – Quill"}, [])


def test_windows_1252_is_read_with_a_note(tmp_path: Path) -> None:
    names, notes = read(tmp_path / "x.ttl", (PREFIXES + TEXT).encode("cp1252"))
    assert names == {"Zoë – Quill"}
    line = PREFIXES.count("\n") + 1
    assert notes == [f": line {line}: not in UTF-8, so read as Windows-1252; look at accents and dashes"]


XML = """<?xml version="1.0" encoding="{}"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:org="http://www.w3.org/ns/org#"><foaf:Person rdf:about="http://x.example/p"><foaf:name>Zoë</foaf:name>
<org:memberOf><org:Organization rdf:about="http://x.example/o"/></org:memberOf></foaf:Person></rdf:RDF>"""


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1", "windows-1252", "UTF-16"])
def test_xml_is_in_the_encoding_that_it_says(encoding: str, tmp_path: Path) -> None:
    assert read(tmp_path / "x.rdf", XML.format(encoding).encode(encoding))[0] == {"Zoë"}


def test_xml_that_is_not_in_what_it_says_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.rdf"
    path.write_bytes(XML.format("klingon").encode())
    with pytest.raises(SourceError, match="says that it is in klingon, and is not"):
        org.read([path])
