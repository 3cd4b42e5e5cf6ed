"""``csa-graph quote``: a copy of the document gives the passages of the data their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from csa_graph.base.endings import RDF_ENDINGS, get_ending
from csa_graph.base.wording import quantity
from csa_graph.cli.encoding import print_message
from csa_graph.cli.once import Once
from csa_graph.cli.options import data, force, not_empty
from csa_graph.cli.output import is_stdout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pyoxigraph as ox

    from csa_graph.cli.shared import SharedOptions
    from csa_graph.files.inputs import Input
    from csa_graph.files.quotes.graph import Quotes
    from csa_graph.reading.attaching import Attached

# So many passages are listed, and the others counted.
_LISTED = 12


class _Found(NamedTuple):
    """The edition that gets the texts: where it is described, and all statements of the data."""

    edition: ox.NamedNode
    home: Input
    quads: list[ox.Quad]


@click.command(cls=Once, short_help="Give the passages their texts, from a copy of the document.")
@click.option(
    "--attach",
    metavar="FILE",
    required=True,
    type=click.Path(),
    callback=not_empty,
    help="Copy of the document: PDF, Word, OpenDocument, HTML, Markdown or plain text.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    callback=not_empty,
    help="File that the texts are written to (.trig); by default beside the data file, which is then always "
    "read with it: plan.quotes.trig beside plan.trig.",
)
@click.option("--ocr", is_flag=True, help="Read pages that are pictures by tesseract, where it is installed.")
@force
@data
def command(options: SharedOptions, *, attach: str, output: str | None, ocr: bool, force: bool) -> None:
    """Give the passages of the data their texts, from a copy of the document that you have.

    A passage of the copy is matched by its locator: 4.7, or Appendix B, entry 6. Where what is read in the
    copy is what the data state, the words that state it are marked; elsewhere the whole passage is the quote.
    Quotes that the data have already are kept. Then show, ask --quote, check and the map tell the words.

    Exit code 1: the copy lacks a passage of the data. It needs the extra "read":
    pip install 'csa-graph[read]'.
    """
    from pathlib import Path

    from csa_graph.cli.progress import progress
    from csa_graph.documents.reading import read_document
    from csa_graph.files.quotes import graph
    from csa_graph.files.quotes.places import name_beside
    from csa_graph.reading import attaching, stating
    from csa_graph.reading.read import read

    if output is not None and not is_stdout(output) and get_ending(output) not in RDF_ENDINGS["trig"]:
        raise click.UsageError(f"{output}: texts are written as TriG; let the name end in .trig.")
    found = _find_edition(options.inputs)
    copy = Path(attach)
    with progress(f"Reading {attach} …"):
        document = read_document(copy, ocr=ocr)
        attached = attaching.attach(document, attaching.list_passages(found.quads, found.edition))
        words = stating.find_words(read(document), attached, found.quads) if attached.texts else ()
    for note in document.notes:
        print_message(f"Note: {note}")
    _refuse_another_document(attached, copy)
    quotes = graph.add(graph.read(found.quads, found.edition), graph.Quotes(attached.texts, words))
    place = name_beside(found.home.path) if output is None else output
    _write(quotes, found, place, copy, inputs=options.inputs, force=force)
    _report(attached, quotes)
    if attached.missing:
        click.get_current_context().exit(1)


def _find_edition(inputs: Sequence[Input]) -> _Found:
    """Return the edition of some data files.

    Raises:
        CsaGraphError: There is none, or there are several.
    """
    import pyoxigraph as ox

    from csa_graph.base.errors import CsaGraphError
    from csa_graph.terms.iris import CSA, RDF

    quads: list[ox.Quad] = []
    homes: dict[ox.NamedNode, Input] = {}
    for each in inputs:
        own = each.read().quads()
        quads += own
        for subject, predicate, value, name in own:
            is_edition = predicate == RDF.type and value == CSA.Edition and name == ox.DefaultGraph()
            if is_edition and isinstance(subject, ox.NamedNode):
                homes.setdefault(subject, each)
    if len(homes) != 1:
        listed = "; ".join(f"{home.path}: {edition.value}" for edition, home in homes.items())
        what = f"have several editions ({listed})" if homes else "describe no edition"
        raise CsaGraphError(
            f"The data {what}, and a copy is of one: give the data file of that one with --data."
        )
    ((edition, home),) = homes.items()
    return _Found(edition, home, quads)


def _refuse_another_document(attached: Attached, copy: Path) -> None:
    from csa_graph.base.errors import SourceError

    if not attached.texts:
        parts = [("the data have", attached.missing[:3]), ("the copy has", attached.unused[:3])]
        told = ", ".join(f"{who} {'; '.join(some)}" for who, some in parts if some)
        raise SourceError(
            f"no passage of it is one of the data ({told}): is it a copy of this document?", copy
        )


def _write(
    quotes: Quotes, found: _Found, place: Path | str, copy: Path, *, inputs: Iterable[Input], force: bool
) -> None:
    from pathlib import Path

    from csa_graph.base import outputs
    from csa_graph.cli.output import announce, emit
    from csa_graph.files.quotes import writing
    from csa_graph.files.quotes.places import is_beside, iter_beside

    content = writing.write(found.edition.value, quotes, copy.name)
    if is_stdout(str(place)):
        emit(content)
        return
    place = Path(place)
    # What it had is kept in what it gets: only a file of quotes is both read and written.
    read = [path for each in inputs for path in each.paths if not (path == place and is_beside(place))]
    outputs.write(place, content, ".trig", inputs=[*read, copy], force=force)
    is_found = place in iter_beside(found.home.path)
    then = "It is read with the data file." if is_found else f"Read it as well: --data {place}"
    announce(str(place), quantity(len(quotes.texts), "text"), then)


def _report(attached: Attached, quotes: Quotes) -> None:
    """Say what was matched, what was not, and what differs."""
    from csa_graph.files.quotes.selectors import resolve

    number = len(attached.texts) + len(attached.missing)
    _say(f"The copy has the text of {len(attached.texts)} of {quantity(number, 'passage')} of the data.")
    known = [each for each in quotes.quotes if each.passage in attached.texts]
    lost = [each for each in known if resolve(quotes.texts[each.passage], each.selector).state != "found"]
    passages = len({each.passage for each in known})
    if known:
        told = quantity(len(known) - len(lost), "statement")
        _say(f"The words are known of {told}, in {quantity(passages, 'passage')}; else the whole passage is.")
    if lost:
        _say(
            f"{quantity(len(lost), 'quote')} of the data not found in the copy, or in several places: "
            "csa-graph validate tells which."
        )
    _list("In the data, and not in the copy", attached.missing)
    _list("Only a heading or a caption in the copy, perhaps of a picture", attached.titles)
    _list("In the copy, and not in the data", attached.unused)
    pages = [
        f"{locator} ({there} in the copy, {here} in the data)" for locator, here, there in attached.pages
    ]
    _list("On another page", pages)


def _list(title: str, items: Sequence[str]) -> None:
    if items:
        more = f"; and {len(items) - _LISTED} more" if len(items) > _LISTED else ""
        _say(f"{title}: {len(items)}: {'; '.join(items[:_LISTED])}{more}.")


def _say(line: str) -> None:
    from csa_graph.base.terminal import for_terminal

    print_message(for_terminal(line))
