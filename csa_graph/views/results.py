"""What a query found becomes one of the standard formats of SPARQL 1.1: terms as they are, no labels.

https://www.w3.org/TR/sparql11-results-json/, https://www.w3.org/TR/rdf-sparql-XMLres/ and
https://www.w3.org/TR/sparql11-results-csv-tsv/ define them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.errors import CsaGraphError
from csa_graph.base.xml_text import for_xml
from csa_graph.terms.iris import XSD

if TYPE_CHECKING:
    from csa_graph.sparql.rows import Rows, Term

_ENGINES = {
    "sparql-json": ox.QueryResultsFormat.JSON,
    "sparql-xml": ox.QueryResultsFormat.XML,
    "sparql-csv": ox.QueryResultsFormat.CSV,
    "sparql-tsv": ox.QueryResultsFormat.TSV,
}


def write_results(found: Rows | bool, form: str) -> bytes:
    """Return rows, or the truth value of an ASK query, in a standard format.

    Args:
        found: What the query found.
        form: One of :data:`csa_graph.views.RESULTS`.

    Raises:
        CsaGraphError: The format has no truth values.
    """
    if isinstance(found, bool):
        if form in {"sparql-csv", "sparql-tsv"}:
            raise CsaGraphError(
                f"{form} has rows only, and ASK gives yes or no: take sparql-json or sparql-xml"
            )
        content: dict[str, object] = {"head": {}, "boolean": found}
    else:
        is_xml = form == "sparql-xml"
        bindings = [
            {
                name: _write_term(term, is_xml=is_xml)
                for name, term in zip(found.columns, row, strict=True)
                if term is not None
            }
            for row in found
        ]
        content = {"head": {"vars": list(found.columns)}, "results": {"bindings": bindings}}
    text = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
    if form == "sparql-json":
        return text + b"\n"
    # The engine reads the one format, and writes the others.
    parsed = ox.parse_query_results(text, format=ox.QueryResultsFormat.JSON)
    return parsed.serialize(format=_ENGINES[form]) or b""


def _write_term(term: Term, *, is_xml: bool) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        value = {name: _write_term(part, is_xml=is_xml) for name, part in parts.items()}
        return {"type": "triple", "value": value}
    written: dict[str, object] = {"type": "literal", "value": for_xml(term.value) if is_xml else term.value}
    if term.language:
        written["xml:lang"] = term.language
    elif term.datatype.value != XSD.string.value:
        written["datatype"] = term.datatype.value
    return written
