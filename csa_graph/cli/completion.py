"""What a shell can offer while a command is typed: names from the data, editions, checks, views.

Stays silent whatever goes wrong: a message would end up in what the user is typing.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.shell_completion import CompletionItem

    ParamType = click.ParamType[str]
else:
    # click 8.3 and 8.4 have no type to name in brackets.
    ParamType = click.ParamType

# What a shell may take for a sign of its own, and for which bash wants a backslash.
_SIGNS = set(" \t\"'`$&|;<>()[]{}*?!#~\\")


class NameType(ParamType):
    """A name of something in the data; what it means is looked up once the data are read.

    Args:
        kind: What the thing must be, in the ontology's words; None for anything.
    """

    name = "name"

    def __init__(self, kind: str | None = None) -> None:
        self.kind = kind

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Offer the names that begin like what was typed."""
        return _offer(lambda: _list_names(ctx, self.kind), incomplete)


def complete_editions(
    ctx: click.Context,
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Offer the editions of the data."""
    return _offer(lambda: _list_names(ctx, "edition"), incomplete)


def complete_queries(folder: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Return what offers the names of the query files of a folder: "checks", "edges"."""

    def complete(
        ctx: click.Context,  # noqa: ARG001
        param: click.Parameter,  # noqa: ARG001
        incomplete: str,
    ) -> list[CompletionItem]:
        return _offer(lambda: list_queries(folder), incomplete)

    return complete


def list_queries(folder: str) -> list[str]:
    """Return the names of the query files of a folder, sorted."""
    from csa_graph.base import resources

    return sorted(path.stem for path in (resources.queries() / folder).glob("*.rq"))


def _list_names(ctx: click.Context, kind: str | None) -> Iterable[str]:
    from csa_graph.cli.shared import SharedOptions

    values: dict[str, Any] = dict(ctx.params)
    return SharedOptions.take(ctx, values).open(announce=False).names.list_names(kind)


def _offer(known: Callable[[], Iterable[str]], incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from csa_graph.base.wording import fold

    try:
        begun = fold(incomplete) if incomplete.strip() else ""
        fitting = [name for name in known() if fold(name).startswith(begun) and name.isprintable()]
        # Bash puts in what it is given as it is; zsh and fish quote it themselves.
        quote = os.environ.get("_CSA_GRAPH_COMPLETE", "").startswith("bash")
        return [CompletionItem(_quote(name) if quote else name) for name in fitting]
    except Exception:  # noqa: BLE001  (see above)
        return []


def _quote(name: str) -> str:
    return "".join(f"\\{char}" if char in _SIGNS else char for char in name)
