"""How a command ends that is interrupted or whose output nobody wants; what a terminal is told to be."""

from __future__ import annotations

import io
import runpy
from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import CsaGraphError
from csa_graph.cli import completion, main, output
from csa_graph.cli.group import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import click
    from click.testing import Result

    Invoke = Callable[..., Result]


def raising(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 141)])
def test_an_end_from_outside_is_quiet(
    error: BaseException, code: int, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("csa_graph.graph.GovernanceGraph.show", raising(error))
    result = invoke("show", "scb")
    assert (result.exit_code, result.output.strip()) == (code, "")


def test_both_doors_lead_to_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    names = []

    def remember(prog_name: str) -> None:
        names.append(prog_name)

    monkeypatch.setattr(cli, "main", remember)
    main.main()
    runpy.run_module("csa_graph", run_name="__main__")
    assert names == ["csa-graph", "csa-graph"]


def test_an_interrupt_before_the_command_is_quiet_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "main", raising(KeyboardInterrupt()))
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == 130


# ---------------------------------------------------------------- output


class Terminal(io.TextIOWrapper):
    """Standard output that is a terminal."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    def isatty(self) -> bool:
        return True

    def shown(self) -> bytes:
        self.flush()
        return self.buffer.getvalue()  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"COLUMNS": "72"}, (72, True, False)),
        ({"COLUMNS": "72", "NO_COLOR": "1"}, (72, False, False)),
        ({"COLUMNS": "72", "TERM": "dumb"}, (72, False, False)),
        ({"COLUMNS": "5"}, (20, True, False)),
    ],
)
def test_a_terminal_is_asked_what_it_is(
    environment: dict[str, str], expected: tuple[int, bool, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout", Terminal())
    assert output.look() == expected
    assert output.look(to_file=True) == (None, False, False)
    monkeypatch.setattr("sys.stdout", Terminal("latin-1"))
    assert output.look() == (*expected[:2], True)


def test_a_terminal_gets_what_it_can_show(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal("ascii")
    monkeypatch.setattr("sys.stdout", screen)
    output.emit("Café\n")
    output.emit("Café\n".encode())
    assert screen.shown() == b"Caf\\xe9\n" * 2


def test_output_that_cannot_go_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(Refusing(OSError(28, "No space left on device"))))
    with pytest.raises(CsaGraphError, match="No space left"):
        output.emit("x")
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(Refusing(BrokenPipeError())))
    with pytest.raises(BrokenPipeError):
        output.emit("x")


class Refusing(io.BytesIO):
    """A stream that takes nothing."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self._error = error

    def write(self, _: object) -> int:
        raise self._error


# ---------------------------------------------------------------- completion


def complete(arguments: list[str], incomplete: str) -> list[str]:
    from click.shell_completion import ShellComplete

    class Shell(ShellComplete):
        name = "test"
        source_template = ""

        def get_completion_args(self) -> tuple[list[str], str]:
            return arguments, incomplete

        def format_completion(self, item: click.shell_completion.CompletionItem) -> str:
            return str(item.value)

    return Shell(cli, {}, "csa-graph", "_CSA_GRAPH_COMPLETE").complete().splitlines()


def test_what_is_offered(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = ["--data", str(harbour)]
    assert complete(["show", *data], "ada") == ["Ada Quay"]
    assert complete(["ask", *data, "who-sits-on", "--group"], "mayor") == ["Mayor's Panel"]
    assert complete(["export", "--view"], "every") == ["everything"]
    assert complete(["ask", *data, "--edition"], "") == ["Harbour Safety Plan 2030-31"]
    assert complete(["ask", "no-such-question", "--group"], "x") == []
    assert complete(["show", "--data", "absent.trig"], "ada") == []
    monkeypatch.setenv("_CSA_GRAPH_COMPLETE", "bash_complete")
    assert complete(["show", *data], "ada") == ["Ada\\ Quay"]
    assert complete(["show", *data], "mayor") == ["Mayor\\'s\\ Panel"]


def test_a_name_that_would_leave_its_line_is_not_offered(data_file: Callable[..., Path]) -> None:
    file = data_file('p:1 { :x a csa:Group ; skos:prefLabel "Quay\\nplain,rm" , "Quay Group" . }')
    assert complete(["show", "--data", str(file)], "quay") == ["Quay Group"]


def test_a_completion_that_fails_is_silent(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_CSA_GRAPH_COMPLETE", "zsh_complete")
    result = invoke("show")
    assert (result.exit_code, result.output) == (2, "")
    assert completion.list_queries("no-such-folder") == []
