"""``csa-graph read``: a paper becomes a review, in which a person decides on what it states."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from csa_graph.base.endings import find_format, get_ending
from csa_graph.base.wording import quantity
from csa_graph.cli.encoding import print_message
from csa_graph.cli.once import Once
from csa_graph.cli.options import force as force_option
from csa_graph.cli.options import list_debug_options, not_empty
from csa_graph.cli.output import is_stdout
from csa_graph.formats.review.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csa_graph.formats.review.decisions import DecidedReview
    from csa_graph.formats.review.library import Outcome, Settings
    from csa_graph.formats.review.saving import Saved
    from csa_graph.reading.names import KnownName

_SHOWN = 20


@click.command(cls=Once, short_help="Read a paper: what it states is proposed, and a person decides.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(), callback=not_empty)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    callback=not_empty,
    help="Review that is written: .xlsx, .json, or a folder (a name that ends in /) of CSV files; of several "
    "papers a folder of reviews. “-” is standard output.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS), case_sensitive=False),
    help="Form of the review; by default as the name of the output ends.",
)
@click.option(
    "--names",
    metavar="FILE",
    multiple=True,
    type=click.Path(exists=True),
    callback=not_empty,
    help="Names that are known: last year's data in any form, or a register (CSV: name, aliases, kind, iri); "
    "what is called so keeps its address. Can be given again.",
)
@click.option("--ocr", is_flag=True, help="Read the pages of a scan with the program tesseract.")
@click.option(
    "--suggest-above",
    metavar="CONFIDENCE",
    type=click.FloatRange(0, 1),
    help="Fill in the column of suggestions from this confidence on, such as 0.95. Nothing is decided by it.",
)
@click.option(
    "--compare",
    metavar="FILE",
    type=click.Path(exists=True),
    callback=not_empty,
    help="Say how much of what these data state was proposed, by kind of statement.",
)
@click.option(
    "--processes",
    metavar="NUMBER",
    type=click.IntRange(1),
    help="How many papers are read at once; by default one for each core.",
)
@force_option
def command(
    *,
    files: tuple[str, ...],
    output: str | None,
    form: str | None,
    names: tuple[str, ...],
    ocr: bool,
    suggest_above: float | None,
    compare: str | None,
    processes: int | None,
    force: bool,
) -> None:
    """Read papers (PDF, Word, PowerPoint, OpenDocument, HTML, Markdown, text), and write a review of each.

    A review is a sheet in which each statement that the paper seems to make stands beside its sentence.
    Accept what is right, change or reject the rest: csa-graph import makes data of what was accepted, and of
    nothing else. Without -o it is only said how much was read.

    A review that is there keeps all decisions, also where the paper is a new version; what was decided on
    sentences that are gone is listed in it. Several papers, a folder or a pattern are read on all cores, and
    only those that have changed since their review was written.
    """
    from csa_graph.formats.review import library

    settings = library.Settings(ocr, suggest_above, force, _read_names(names))
    papers = library.find_papers(files)
    is_one = len(papers) == 1 and str(papers[0]) == files[0]
    chosen = _choose_form(output, form, is_one=is_one)
    if not is_one and compare:
        raise click.UsageError("--compare is for one paper.")
    if is_one:
        _read_one(papers[0], output, chosen, settings, compare)
    else:
        _read_many(papers, output, chosen, settings, processes)


def _read_names(files: Sequence[str]) -> tuple[KnownName, ...]:
    """Read the names that are known: of a register, or of data in any form."""
    from csa_graph import opening
    from csa_graph.reading.names import known

    found: dict[KnownName, None] = {}
    for name in files:
        if get_ending(name) == ".csv":
            found.update(dict.fromkeys(known.read(name)))
        else:
            quads = (quad for each in opening.find([name]) for quad in each.read().quads())
            found.update(dict.fromkeys(known.from_quads(quads)))
    return tuple(found)


def _choose_form(output: str | None, form: str | None, *, is_one: bool) -> str:
    """Return the form of the review.

    Raises:
        click.UsageError: The name of the output is that of nothing that can be written.
    """
    if form is not None:
        chosen = form
    elif output is None or is_stdout(output):
        chosen = "json"
    elif not is_one:
        chosen = "xlsx"
    else:
        is_folder = output.endswith(("/", os.sep)) or os.path.isdir(output)  # noqa: PTH112  (a name as yet)
        chosen = "csv" if is_folder else find_format(output, FORMS) or ""
    if is_one and chosen == "csv" and (output is None or is_stdout(output)):
        raise click.UsageError("A review in CSV is a folder: name it with -o, such as -o review/.")
    if chosen not in FORMS:
        raise click.UsageError(
            f"{output}: no review is written as {get_ending(output or '') or 'this'}. Let the name end in "
            ".xlsx, in .json, or in / for a folder of CSV files; or give --format."
        )
    return chosen


def _read_one(paper: Path, output: str | None, form: str, settings: Settings, compare: str | None) -> None:
    from csa_graph.cli.output import emit
    from csa_graph.cli.progress import progress
    from csa_graph.formats.review import library, writing

    if output is not None and not is_stdout(output):
        from pathlib import Path

        with progress(f"Reading {paper} …"):
            saved = library.read_one(library.Job(paper, Path(output), form, settings))
        _print_notes(saved.decided)
        _announce(output, saved)
        if compare:
            _compare(saved.decided, compare)
        return
    with progress(f"Reading {paper} …"):
        decided = library.read(paper, settings)
    _print_notes(decided)
    if compare:
        _compare(decided, compare)
    elif output is None and click.get_current_context().params["form"] is None:
        emit(_describe(paper, decided), is_page=True)
    else:
        emit(writing.to_xlsx(decided) if form == "xlsx" else writing.to_json(decided))


def _describe(paper: Path, decided: DecidedReview) -> str:
    """Return how much was read, and what can be done with it."""
    from csa_graph.formats.review import summary

    then = f"csa-graph read {paper} -o review.xlsx writes the sheet in which you decide."
    return f"{_list_proposals(decided)}{summary.describe(summary.count(decided))}.\n{then}\n"


def _list_proposals(decided: DecidedReview) -> str:
    """Return the first proposals as a table."""
    from csa_graph.asking.answer import Answer
    from csa_graph.cli.output import look
    from csa_graph.formats.review.decisions import Index
    from csa_graph.views import render

    index = Index(decided.review)
    rows = [
        (index.locate(each.passage), each.statement, f"{each.confidence:.2f}")
        for each in index.proposals.values()
    ]
    if not rows:
        return ""
    columns = {"passage": "where", "would state": "what is proposed", "confidence": "how surely"}
    shown = Answer("Proposed", tuple(columns), tuple(rows[:_SHOWN]), columns)
    left = f"… and {len(rows) - _SHOWN:,} more\n" if len(rows) > _SHOWN else ""
    return f"{render(shown, 'table', look=look())}{left}\n"


def _print_notes(decided: DecidedReview) -> None:
    from csa_graph.base.terminal import for_terminal

    for note in decided.review.document.notes:
        print_message(for_terminal(f"Note: {note}"))


def _announce(output: str, saved: Saved) -> None:
    from csa_graph.cli.output import announce
    from csa_graph.formats.review import summary

    figures = summary.count(saved.decided)
    said = summary.describe(figures)
    if not saved.is_new:
        said += f"; {quantity(saved.kept, 'decision')} kept, {saved.gone:,} on words that are gone"
    then = f"Decide in it, then: csa-graph import {output} -o plan.trig"
    announce(output, said, then)


def _compare(decided: DecidedReview, data: str) -> None:
    """Print how much of what data state was proposed."""
    from csa_graph.asking.answer import Answer
    from csa_graph.cli.output import emit, look
    from csa_graph.graph import GovernanceGraph
    from csa_graph.reading.comparing import compare, figures, stated
    from csa_graph.views import render

    graph = GovernanceGraph.open(data, reads="stated")
    found = compare.compare(decided.review, stated.from_store(graph.store, data))
    columns, rows = figures.tabulate(found)
    emit(render(Answer("Read and stated", columns, tuple(rows), {}), "table", look=look()), is_page=True)
    for each in found.disagreements:
        emit(f"{each}\n")


def _read_many(
    papers: Sequence[Path], output: str | None, form: str, settings: Settings, processes: int | None
) -> None:
    from pathlib import Path

    from csa_graph.base import workers
    from csa_graph.base.errors import CsaGraphError
    from csa_graph.cli.progress import counting
    from csa_graph.formats.review import library

    if output is None or is_stdout(output):
        raise click.UsageError("Several papers become several reviews: name a folder with -o.")
    folder = Path(output)
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"{output}: several papers become several reviews: name a folder.")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise CsaGraphError(f"{output}: the folder cannot be made: {error.strerror}") from None
    outcomes: list[Outcome] = []
    with counting("Reading …", "papers") as show_progress:
        for outcome in library.run(
            library.plan(papers, folder, form, settings), processes or workers.count_cores()
        ):
            outcomes.append(outcome)
            show_progress(len(outcomes), len(papers))
    _report(outcomes, output)


def _report(outcomes: Sequence[Outcome], output: str) -> None:
    """Say what came of many papers."""
    from csa_graph.base.terminal import for_terminal
    from csa_graph.cli.output import announce

    failed = [each for each in outcomes if each.error]
    read = [each.figures for each in outcomes if each.figures is not None]
    same = len(outcomes) - len(failed) - len(read)
    is_unchanged = not read and not failed
    said = quantity(same if is_unchanged else len(read), "review")
    said += f" with {quantity(sum(each.proposals for each in read), 'statement')} proposed" if read else ""
    said += f", {same:,} unchanged" if same and not is_unchanged else ""
    said += f", {quantity(len(failed), 'paper')} not read" if failed else ""
    announce(output, said, is_unchanged=is_unchanged)
    for each in failed[:_SHOWN]:
        print_message(for_terminal(f"Error: {each.error}"))
    if len(failed) > _SHOWN:
        print_message(f"… and {len(failed) - _SHOWN:,} more")
    if failed:
        click.get_current_context().exit(2 if len(failed) == len(outcomes) else 1)


command.params += list_debug_options()
