"""Where output goes: terminals, pipes, files; and how the program ends when it cannot go there."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csa_graph import __version__
from csa_graph.base.terminal import width
from csa_graph.cli.group import cli

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from tests.cli.conftest import Shown

    Invoke = Callable[..., Result]
    Process = Callable[..., subprocess.CompletedProcess[bytes]]
    Terminal = Callable[..., Shown]

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
EVERYTHING = "SELECT ?s ?p ?o { ?s ?p ?o }"
COMMAND = [sys.executable, "-m", "csa_graph"]


def test_the_version_is_the_packages(invoke: Invoke) -> None:
    assert invoke("--version").stdout == f"csa-graph {__version__}\n"


def test_help_names_every_command(invoke: Invoke) -> None:
    text = invoke("--help").stdout
    for name in cli.commands or ("ask", "build", "check", "export", "map", "show", "sparql", "validate"):
        assert f"\n  {name} " in text
    assert "..." not in text.partition("Commands:")[2]


# ---------------------------------------------------------------- terminals


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
def test_a_table_fits_the_terminal(columns: int, terminal: Terminal) -> None:
    shown = terminal("ask", "who-reports-to-whom", columns=columns)
    assert shown.code == 0
    lines = ESCAPE.sub("", shown.text).splitlines()
    assert max(map(width, lines)) <= columns
    # Nothing is cut off: every word of the answer is there.
    words = " ".join(lines)
    for word in ("Safer", "Communities", "Appendix", "scrutinised", "annual"):
        assert word in words
    assert "…" not in words


def test_a_narrow_terminal_gets_a_record_for_each_row(terminal: Terminal, harbour: Path) -> None:
    text = terminal("ask", "who-reports-to-whom", "--data", harbour, columns=40).text
    assert "body: Harbour Board\nline: reports to\nto: Mayor's Panel\npassage: 1.2; 2.1\n" in text


def test_the_other_commands_fit_the_terminal_too(terminal: Terminal, harbour: Path) -> None:
    for arguments in (("show", "hb"), ("check",), ("ask",)):
        text = ESCAPE.sub("", terminal(*arguments, "--data", harbour, columns=50).text)
        assert max(map(width, text.splitlines())) <= 50


def test_headings_stand_out_on_a_terminal_unless_no_color_is_set(terminal: Terminal, harbour: Path) -> None:
    asked = ("ask", "who-reports-to-whom", "--data", harbour)
    assert "\x1b[1m" in terminal(*asked, columns=120).text
    plain = terminal(*asked, columns=120, NO_COLOR="1").text
    assert "\x1b" not in plain
    assert "│" in plain
    assert "\x1b" not in terminal(*asked, columns=120, TERM="dumb").text


def test_a_file_gets_no_terminal_codes_though_a_terminal_looks_on(
    terminal: Terminal, harbour: Path, tmp_path: Path
) -> None:
    file = tmp_path / "answer.txt"
    shown = terminal("ask", "who-reports-to-whom", "--data", harbour, "-o", file)
    assert re.fullmatch(rf"Wrote {re.escape(str(file))}: [0-9]+ rows?\.", shown.text.strip())
    assert "\x1b" not in file.read_text(encoding="utf-8")


HOSTILE = """
p:1 {
    :evil a csa:Group ; csa:reportsTo :calm ;
        skos:prefLabel "[red]R[/red] \\u001B[2J\\u009B31m\\u202EX :boom: {b}" .
    :calm a csa:Group ; skos:prefLabel "Calm" .
}
"""


def test_labels_do_nothing_to_a_terminal(
    terminal: Terminal, process: Process, data_file: Callable[..., Path]
) -> None:
    file = data_file(HOSTILE)
    visible = "[red]R[/red] \\x1b[2J\\x9b31mX :boom: {b}"
    asked = ("ask", "who-reports-to-whom", "--data", file)
    for text in (
        terminal(*asked, columns=160, NO_COLOR="1").text,
        terminal("show", "calm", "--data", file, columns=160, NO_COLOR="1").text,
        process(*asked).stdout.decode(),
    ):
        assert visible in text
        assert not set(text) & set("\x1b\x9b\u202e")
    failed = terminal("ask", "who-reports-to", "--group", "\x1b[2J", "--data", file, NO_COLOR="1")
    assert failed.code == 2
    assert "\x1b" not in failed.text


def test_csv_holds_labels_as_they_are(process: Process, data_file: Callable[..., Path]) -> None:
    asked = ("ask", "who-reports-to-whom", "--format", "csv", "--data", data_file(HOSTILE))
    assert "[red]R[/red] \x1b[2J\x9b31m\u202eX :boom: {b}" in process(*asked).stdout.decode()


# ---------------------------------------------------------------- pipes


def test_a_pipe_gets_plain_text(process: Process, harbour: Path) -> None:
    done = process("ask", "who-reports-to-whom", "--data", harbour)
    assert done.stderr == b""
    first, *rest = done.stdout.decode().splitlines()
    assert first.split() == ["body", "line", "to", "frequency", "on", "what", "through", "passage"]
    assert not set(done.stdout.decode()) & set("\x1b│─")
    # Four lines of accountability, and below them how to read the answer.
    assert len(rest) == 4 + 2


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_closed_pipe_ends_quietly(unbuffered: str) -> None:
    command = [*COMMAND, "sparql", EVERYTHING]
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait() == 141


def test_head_is_content_with_one_line() -> None:
    line = f'"{sys.executable}" -m csa_graph sparql "{EVERYTHING}" | head -1'
    done = subprocess.run(line, shell=True, capture_output=True, check=False)  # noqa: S602
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.split() == [b"s", b"p", b"o"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_told(unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "ask", "who-reports-to-whom"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"Error: The output cannot be written: ")


def test_text_goes_out_in_utf8_whatever_the_locale(process: Process, harbour: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = process("ask", "who-reports-to-whom", "--data", harbour, env=environment)
    assert "🚢" in done.stdout.decode()


def test_a_terminal_without_utf8_gets_what_it_can_show(terminal: Terminal, harbour: Path) -> None:
    shown = terminal("ask", "who-reports-to-whom", "--data", harbour, columns=160, PYTHONIOENCODING="ascii")
    assert shown.code == 0
    assert "|" in shown.text
    assert "│" not in shown.text


# ---------------------------------------------------------------- files


def test_output_that_cannot_be_written_ends_with_2(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    for place in (tmp_path / "absent" / "x.csv", tmp_path):
        result = invoke("ask", "who-reports-to-whom", "--data", harbour, "-o", place)
        assert result.exit_code == 2
        assert str(place) in result.stderr


@pytest.mark.parametrize(
    ("name", "begin"),
    [("x.csv", "body,"), ("x.json", "{"), ("x.md", "| body"), ("x.html", "<table"), ("x.txt", "body  ")],
)
def test_the_name_of_the_output_tells_the_format(
    name: str, begin: str, invoke: Invoke, harbour: Path, tmp_path: Path
) -> None:
    result = invoke("ask", "who-reports-to-whom", "--data", harbour, "-o", tmp_path / name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"Wrote {tmp_path / name}: ")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begin)


# ---------------------------------------------------------------- faults


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (None, "no such file"),
        (b"", "empty"),
        (b"\x00\x01", "binary"),
        (b"@prefix : <urn:x> .\n:a :b \xff", "UTF-8"),
        (b"<urn:a> <urn:b> {", "line 1"),
    ],
)
def test_a_bad_data_file_ends_with_2_and_one_message(
    content: bytes | None, part: str, invoke: Invoke, tmp_path: Path
) -> None:
    file = tmp_path / "plan.trig"
    if content is not None:
        file.write_bytes(content)
    result = invoke("ask", "who-reports-to-whom", "--data", file)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "plan.trig" in result.stderr
    assert part in result.stderr


def test_debug_shows_where_an_error_arose(invoke: Invoke) -> None:
    for arguments in (("--debug", "show", "nothing at all"), ("show", "nothing at all", "--debug")):
        result = invoke(*arguments)
        assert result.exit_code == 2
        assert "Traceback" in result.stderr
    assert "Traceback" not in invoke("show", "nothing at all").stderr


def test_the_unforeseen_ends_with_2_and_asks_for_debug(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("a fault of ours")

    monkeypatch.setattr("csa_graph.graph.GovernanceGraph.show", fail)
    result = invoke("show", "scb")
    assert result.exit_code == 2
    assert "a fault of ours" in result.stderr
    assert "--debug" in result.stderr
    assert "Traceback" not in result.stderr
    assert "Traceback" in invoke("show", "scb", "--debug").stderr


def test_an_interrupted_program_ends_quietly_with_130(tmp_path: Path) -> None:
    fifo = tmp_path / "query.rq"
    os.mkfifo(fifo)
    command = [*COMMAND, "sparql", "-f", str(fifo)]
    # What is started in the background of a shell ignores the signal, and so would the program started here.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stderr=subprocess.PIPE) as child:
        signal.signal(signal.SIGINT, before)
        # Opening blocks until the program has opened its end, so it is at work by then; closing ends its wait
        # should the signal have come just before that began.
        with fifo.open("wb"):
            child.send_signal(signal.SIGINT)
        _, errors = child.communicate(timeout=30)
    assert child.returncode == 130
    assert errors.strip() == b""


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", "“smock”"), ("cp1252", "“smock”"), ("latin-1", '"smock"'), ("ascii", '"smock"')],
)
def test_a_message_is_read_on_every_terminal(process: Process, encoding: str, mark: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = process("show", "smock", env=environment)
    assert done.returncode == 2
    assert f"Nothing is called {mark}" in done.stderr.decode(encoding)
    assert process("export", "--help", env=environment).returncode == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize("command", [("check", "--fail-on", "“ö”"), ("import", "--help"), ("nope“",)])
def test_what_click_prints_itself_is_in_the_terminal_s_characters(
    process: Process, encoding: str, command: tuple[str, ...]
) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = process(*command, env=environment)
    text = (done.stdout + done.stderr).decode(encoding)
    assert "Usage: csa-graph" in text
    # UTF-8 read as Latin-1 shows these.
    assert not set(text) & set("âÃ")
