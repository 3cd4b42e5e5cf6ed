"""The command ``csa-graph`` itself: finds the command, and turns errors into messages.

Does nothing else: a command is loaded when it is named. Exit codes: 0 fine; 1 findings; 2 could not run;
130 interrupted; 141 whoever was reading the output had enough.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from keyword import iskeyword
from typing import IO, TYPE_CHECKING, Any

import click

from csa_graph.base.errors import CsaGraphError
from csa_graph.base.version import __version__
from csa_graph.cli.encoding import allow_any_message
from csa_graph.cli.gate import guard_terminals
from csa_graph.cli.interruption import INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDER = os.path.dirname(__file__)  # noqa: PTH120  (the command line starts without pathlib)
_LONGEST = 2000
_PIPE_CLOSED = 141
_DEBUG = "--debug"


class Failure(click.ClickException):
    """A message on what could not be done; the exit code is 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message. It can hold words from the data, so terminal codes in it are made visible."""
        from csa_graph.base.terminal import lines_for_terminal

        if file is None and sys.stderr is None:
            return
        with suppress(OSError):
            click.echo(
                f"Error: {lines_for_terminal(_shorten(self.format_message()))}", file=file or sys.stderr
            )


def _shorten(message: str) -> str:
    """Take the middle out of a message that repeats something endless."""
    return (
        message if len(message) <= _LONGEST else f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"
    )


def find_command(name: str) -> click.Command | None:
    """Return a command: that of the module of its name; None if there is none."""
    from importlib import import_module

    # A module cannot be called as a word of Python's own.
    module = f"{name}_" if iskeyword(name) else name
    if not name.isidentifier() or not os.path.isfile(os.path.join(_FOLDER, f"{module}.py")):  # noqa: PTH113, PTH118
        return None
    found: click.Command | None = getattr(import_module(f"csa_graph.cli.{module}"), "command", None)
    return found


class Commands(click.Group):
    """A group that imports the module of a command when it is asked for it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands: of the modules of this folder that hold one."""
        names = (file.removesuffix(".py").rstrip("_") for file in os.listdir(_FOLDER))  # noqa: PTH208
        return sorted(name for name in names if find_command(name) is not None)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        return find_command(cmd_name)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """Run the command that is named; turn any error into a message and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            ctx.exit(_PIPE_CLOSED)
        except KeyboardInterrupt:
            click.echo(err=True)
            ctx.exit(INTERRUPTED)
        except CsaGraphError as error:
            _print_traceback(ctx)
            raise Failure(str(error)) from None
        except OSError as error:
            # Files are named where they are read and written; what has no name is an output stream.
            if error.filename is not None:
                raise
            raise _make_output_failure(error) from None
        except Exception as error:  # noqa: BLE001  (a traceback tells most users nothing)
            _print_traceback(ctx)
            again = f"\nRun the command again with {_DEBUG} to see where, and report it, please."
            raise Failure(
                f"something unforeseen happened: {type(error).__name__}: {error}"
                f"{'' if ctx.meta.get(_DEBUG) else again}"
            ) from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named, or say which is the nearest."""
        if ctx.resilient_parsing or find_command(args[0]) is not None:
            return super().resolve_command(ctx, args)
        from csa_graph.base.similar import nearest

        near = nearest(args[0], self.list_commands(ctx), 1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        raise click.UsageError(f"No such command “{args[0]}”.{hint}", ctx)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:  # noqa: ANN401
        """Run the program; a request for shell completion that fails stays silent."""
        if not any(name.endswith("GRAPH_COMPLETE") for name in os.environ):
            allow_any_message()
            guard_terminals()
            try:
                return super().main(args, *rest, **extra)
            except OSError as error:
                _make_output_failure(error).show()
                sys.exit(Failure.exit_code)
        try:
            return super().main(args, *rest, **extra)
        except Exception:  # noqa: BLE001  (a message would end up in what the user is typing)
            sys.exit(2)


def remember_debug(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: ARG001
    """Remember, for the whole program, that tracebacks are wanted."""
    if value:
        ctx.meta[_DEBUG] = True


def _make_output_failure(error: OSError) -> Failure:
    from csa_graph.cli.output import abandon_output

    abandon_output()
    return Failure(f"The output cannot be written: {error.strerror or error}")


def wants_debug(ctx: click.Context) -> bool:
    """Return whether --debug was given, to the program or to a command."""
    return bool(ctx.meta.get(_DEBUG))


def _print_traceback(ctx: click.Context) -> None:
    if wants_debug(ctx):
        import traceback

        with suppress(BrokenPipeError):
            traceback.print_exc()


@click.command(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, message="csa-graph %(version)s")
@click.option(
    _DEBUG,
    is_flag=True,
    expose_value=False,
    callback=remember_debug,
    help="Show where in the program an error arose.",
)
def cli() -> None:
    """Ask, check and draw the governance of a partnership.

    Without --data or --store a command reads the bundled agreement: Worcestershire's Community Safety
    Agreement 2018-19.
    """
