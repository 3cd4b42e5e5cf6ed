"""``csa-graph sparql``: a query of the user's own becomes an answer, a truth value or RDF."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from csa_graph.base.errors import CsaGraphError
from csa_graph.base.wording import quantity
from csa_graph.cli.encoding import print_message
from csa_graph.cli.once import Once
from csa_graph.cli.options import shared_and
from csa_graph.views import RESULTS

if TYPE_CHECKING:
    import pyoxigraph as ox

    from csa_graph.cli.shared import SharedOptions
    from csa_graph.sparql.rows import Rows


@click.command(cls=Once, short_help="Run a SPARQL query.")
@click.argument("text", required=False)
@click.option("-f", "--file", "path", metavar="FILE", type=click.Path(), help="Read the query from a file.")
@click.option(
    "--allow-service",
    is_flag=True,
    help="Let SERVICE ask other endpoints; they learn what the query asks them.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(0),
    default=60,
    show_default=True,
    help="Stop the query after so many seconds; 0 for never.",
)
@click.option(
    "--memory",
    metavar="MB",
    type=click.IntRange(0),
    default=2000,
    show_default=True,
    help="Stop the query where it takes so many megabytes; 0 for no limit.",
)
@shared_and(RESULTS)
def command(
    options: SharedOptions,
    text: str | None,
    path: str | None,
    *,
    allow_service: bool,
    timeout: float,
    memory: int,
) -> None:
    """Run a SPARQL query: TEXT, a file, or what comes in by standard input.

    The prefixes csa, org, skos, dct, foaf, prov, qb, rdf, rdfs, xsd and those of the lists (kind, role,
    status …) are known. The default graph holds each statement of the editions in force once; each passage
    is a named graph.

    A table, csv, json, markdown and html have labels. sparql-json, sparql-xml, sparql-csv and sparql-tsv are
    the standard formats of SPARQL 1.1, with IRIs, datatypes and languages as they are.
    """
    from csa_graph.asking import own_query
    from csa_graph.base.limits import LimitError, Limits

    query = _read_query(text, path)
    options.others = (path,)
    graph = options.open()
    try:
        limits = Limits(timeout or None, memory * 1_000_000 or None)
        if options.form in RESULTS:
            _emit_results(
                options,
                own_query.find(query, graph.store, graph.edition, service=allow_service, limits=limits),
            )
            return
        found = graph.sparql(query, service=allow_service, limits=limits)
    except LimitError as error:
        raise CsaGraphError(
            f"The query has no answer: {error}. Ask for less, or allow more by --timeout or --memory."
        ) from None
    if isinstance(found, bool | list) or found:
        for sentence in own_query.describe_misspelt(query, graph.store):
            print_message(f"Note: {sentence}")
    if isinstance(found, bool):
        _describe_prefixes(options, yes=found)
    elif isinstance(found, list):
        _emit_triples(options, found)
    else:
        options.answer(found, {"query": query})


def _read_query(text: str | None, path: str | None) -> str:
    if text is not None and path is not None:
        raise click.UsageError("Give the query as text or as a file, not both.")
    content: bytes
    if path is not None and path != "-":
        try:
            with open(path, "rb") as file:  # noqa: PTH123
                content = file.read()
        except OSError as error:
            raise CsaGraphError(f"{path}: the query cannot be read: {error.strerror}") from None
    elif text is not None and text != "-":
        if text.endswith((".rq", ".sparql")) and " " not in text.strip():
            raise click.UsageError(f"{text} looks like the name of a file: give it with --file.")
        return text
    elif sys.stdin is None or (path is None and text is None and sys.stdin.isatty()):
        raise click.UsageError("There is no query: give it as text, with --file, or by standard input.")
    else:
        path = "standard input"
        content = sys.stdin.buffer.read()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CsaGraphError(f"{path}: the query is not in UTF-8") from None


def _emit_results(options: SharedOptions, found: Rows | bool | list[ox.Triple]) -> None:
    """Give rows or a truth value in a standard format."""
    from csa_graph.views.results import write_results

    if isinstance(found, list):
        raise click.UsageError(
            f"{options.form} is for SELECT and ASK: statements are Turtle, or csv or json."
        )
    said = "the answer" if isinstance(found, bool) else quantity(len(found), "row")
    options.write(write_results(found, options.form), said)


def _describe_prefixes(options: SharedOptions, *, yes: bool) -> None:
    if options.form == "table":
        options.write("yes\n" if yes else "no\n", "the answer")
        return
    from csa_graph.asking.answer import Answer

    options.answer(Answer("", ("answer",), ((yes,),)))


def _emit_triples(options: SharedOptions, triples: list[ox.Triple]) -> None:
    """Give triples as Turtle, unless another format was asked for."""
    if options.form == "table":
        import pyoxigraph as ox

        from csa_graph.files.rdf import to_rdf

        text = to_rdf(triples, ox.RdfFormat.TURTLE)
        options.write(text, quantity(len(triples), "statement"), ending=".ttl")
        return
    from csa_graph.asking.answer import Answer

    rows = tuple((_text(each.subject), _text(each.predicate), _text(each.object)) for each in triples)
    options.answer(Answer("", ("subject", "predicate", "object"), rows))


def _text(term: object) -> str:
    return str(getattr(term, "value", term))
