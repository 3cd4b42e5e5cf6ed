"""XML that would hold its parser up is refused in words, and other XML is let through."""

from __future__ import annotations

import time

import pytest

from csa_graph.files import xml_hazards

RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:u#">\n{}\n</rdf:RDF>'


def nest(levels: int) -> str:
    return "<u:a><u:b>" * (levels // 2) + "</u:b></u:a>" * (levels // 2)


def give(attributes: int) -> str:
    return "<u:a " + " ".join(f'u:a{number}="1"' for number in range(attributes)) + "/>"


@pytest.mark.parametrize(
    "content", [nest(100), nest(100) * 500, give(500), give(500) * 20, "<u:a>&amp;é</u:a>"]
)
def test_what_people_write_is_no_hazard(content: str) -> None:
    assert xml_hazards.find(RDF.format(content)) is None


def test_another_encoding_that_is_declared_counts_for_nothing() -> None:
    assert xml_hazards.find('<?xml version="1.0" encoding="utf-16"?><a>é</a>') is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (nest(400_000), "nested too deeply"),
        (give(400_000), "more than 1,000 attributes"),
        # What the parser would pass over must not hide what comes behind it.
        ('<u:a u:b="1" u:b="2"/>' + nest(400_000), "not valid RDF/XML"),
        ("<u:a>&unknown;</u:a>" + nest(400_000), "not valid RDF/XML"),
    ],
)
def test_a_hazard_is_told_with_its_line_and_in_no_time(content: str, words: str) -> None:
    before = time.process_time()
    found = xml_hazards.find(RDF.format(content))
    assert found is not None
    assert words in found.what
    assert found.line == 2
    assert time.process_time() - before < 5
