"""``csa-graph validate``: data files become a list of what is wrong with them, each with file and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from csa_graph.base.wording import quantity
from csa_graph.cli.encoding import print_message
from csa_graph.cli.group import wants_debug
from csa_graph.cli.once import Once
from csa_graph.cli.options import answers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.base.errors import CsaGraphError, SourceError
    from csa_graph.cli.shared import SharedOptions
    from csa_graph.files.inputs import Input
    from csa_graph.validation.shapes import Fault


@click.command(cls=Once, short_help="Check that data files are well formed.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path())
@answers
def command(options: SharedOptions, files: tuple[str, ...]) -> None:
    """Check that data files are well formed, before anybody relies on them.

    Exit code 1: a file breaks the rules of form that ontology/shapes.ttl holds. Exit code 2: a file cannot be
    used at all, as one that is not valid TriG or has a term that nobody knows.

    Many files are shared out over the cores of the machine. With the extra "fast"
    (pip install 'csa-graph[fast]') it takes a tenth of the time, and finds the same; --debug tells what was
    used.
    """
    from csa_graph.base import workers
    from csa_graph.base.errors import CsaGraphError
    from csa_graph.cli.progress import progress
    from csa_graph.files.inputs import count_paths
    from csa_graph.validation import shapes

    processes = workers.count_cores()
    with progress("Validating …"):
        options.data = files
        unreadable: list[CsaGraphError] = []
        try:
            inputs = options.inputs
            faults = shapes.validate(inputs, processes=processes)
        except CsaGraphError:
            # Found again file by file, so that what is wrong with the others is told too.
            inputs, unreadable = find_readable(files)
            faults = shapes.validate(inputs, processes=processes) if inputs else []
        unusable = find_unusable(inputs, processes) if inputs else None
    if wants_debug(click.get_current_context()):
        print_message(f"Validated with {shapes.get_engine()}, by up to {processes} processes.")
    found = [] if unusable is None else [*unusable.others, unusable]
    unbuilt = [error for error in found if not any(is_same(error, fault) for fault in faults)]
    errors = [*unreadable, *unbuilt]
    if faults or (inputs and not errors):
        _report(options, faults, count_paths(inputs))
    if errors:
        for error in errors[:-1]:
            print_message(f"Error: {error}")
        raise errors[-1]
    announce_no_governance(inputs)
    if faults:
        click.get_current_context().exit(1)


def find_readable(files: Sequence[str]) -> tuple[tuple[Input, ...], list[CsaGraphError]]:
    """Return those of some files that can be read, and what is wrong with the others."""
    from csa_graph import opening
    from csa_graph.base.errors import CsaGraphError

    found: list[Input] = []
    errors: list[CsaGraphError] = []
    for name in files:
        try:
            inside = opening.find([name])
        except CsaGraphError as error:
            errors.append(error)
            continue
        for each in inside:
            try:
                for _ in each.read().quads():
                    pass
            except CsaGraphError as error:
                errors.append(error)
            else:
                found.append(each)
    # Together once more: files can belong together.
    return opening.find(found), errors


def announce_no_governance(inputs: Sequence[Input]) -> None:
    """Say on standard error that nothing in the files is what csa-graph is about, if so."""
    from csa_graph.asking.emptiness import NO_GOVERNANCE, is_governance

    if not any(is_governance(each.read().quads()) for each in inputs):
        print_message(f"Note: {NO_GOVERNANCE}")


def find_unusable(inputs: Sequence[Input], processes: int = 1, *, lot: int = 20) -> SourceError | None:
    """Return what keeps the files from being built, such as an unknown term.

    Many files are built some at a time, so that memory holds no more. What shows only in files far apart, as
    two editions that replace each other, is left to the build.

    Args:
        inputs: The data files.
        processes: How many processes share the files.
        lot: How many files are built at once, to see whether they can be.
    """
    from csa_graph.base import workers

    lots = [inputs[start : start + lot] for start in range(0, len(inputs), lot)]
    if len(lots) > 1 and not any(workers.run(try_build, lots, min(processes, len(lots)))):
        return None
    return try_build(inputs)


def try_build(inputs: Sequence[Input]) -> SourceError | None:
    """Return what keeps files from being built together."""
    from csa_graph.base.errors import SourceError
    from csa_graph.building.layers import Plan
    from csa_graph.stores.memory import MemoryStore

    try:
        MemoryStore().build(inputs, Plan(inference=False, editions=False))
    except SourceError as error:
        return error
    return None


def is_same(unusable: SourceError, fault: Fault) -> bool:
    """Return whether what keeps a file from being built is a fault of form that is reported anyway.

    Both are about one line, and the error names the value that is wrong, or the thing that lacks one. An
    error that proposes what could be meant says more than the fault, and is another.
    """
    if (str(unusable.path), unusable.line) != (str(fault.path), fault.line) or "nearest" in unusable.reason:
        return False
    if fault.value:
        return f"is “{fault.value}”" in unusable.reason
    return re.search(rf"(?<![^\s“]){re.escape(fault.focus)}(?![^\s”:])", unusable.reason) is not None


def _report(options: SharedOptions, faults: list[Fault], files: int) -> None:
    if options.form == "table":
        from csa_graph.base.terminal import for_terminal

        text = "".join(f"{for_terminal(str(fault))}\n" for fault in faults) or _confirm(files)
        options.write(text, quantity(len(faults), "fault"))
    else:
        from csa_graph.asking.answer import Answer

        meanings = {
            "file": "the file",
            "line": "the line",
            "about": "what it is about",
            "fault": "what is wrong",
            "remedy": "what to do",
        }
        rows = tuple((str(each.path), each.line, each.focus, each.message, each.remedy) for each in faults)
        options.answer(Answer("Faults of data files", tuple(meanings), rows, meanings))


def _confirm(number: int) -> str:
    return f"No faults: {number} file{'s are' if number > 1 else ' is'} well formed.\n"
