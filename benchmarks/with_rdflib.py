"""Answers a query from data files with rdflib alone: ``python with_rdflib.py QUERY FILE…``.

Builds no layers: rdflib's union of the passages stands in for the current layer.
"""

from __future__ import annotations

import sys
from pathlib import Path

from rdflib import Dataset, URIRef

ONTOLOGY = URIRef("https://w3id.org/csa-graph/ontology")

query, *files = map(Path, sys.argv[1:])
dataset = Dataset(default_union=True)
for file in files:
    if file.suffix == ".ttl":
        dataset.graph(ONTOLOGY).parse(file, format="turtle")
    else:
        dataset.parse(file, format="trig")
for row in dataset.query(query.read_text("utf-8")):
    print("\t".join("" if term is None else str(term) for term in row))  # type: ignore[union-attr]
