"""No control code reaches a terminal: neither from data nor from names of files, in any command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest

from csa_graph.cli.gate import Gate
from csa_graph.cli.group import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Shown

    Terminal = Callable[..., Shown]

ESCAPES = "\x1b[31m\x1b]0;title\x07\x9b2J\u202e\u2066\x08\r\x85"
DATA = """
p:1 {
    :evil a csa:Group ; csa:reportsTo :calm ; csa:owns :keep ;
        skos:prefLabel "EVIL" .
    :calm a csa:Group ; skos:prefLabel "Calm" .
    :keep a csa:Priority ; skos:prefLabel "EVIL too" .
}
"""
# What is our own: bold headings, and the line that says how far a command is.
OURS = re.compile(r"\x1b\[(1m|0m|\?25[lh]|2K|1A)|\r")
CODES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
EVIL = "e\x1b[31m\x9b2J.trig"


def evil_data(data_file: Callable[..., Path]) -> Path:
    """Write data and their file, both named with codes."""
    escaped = "".join(f"\\u{ord(char):04X}" for char in ESCAPES)
    path = data_file(DATA.replace("EVIL", f"Evil{escaped}"))
    return path.rename(path.with_name(EVIL))


# For each command, lines that print what it has read, and one that names a file which is not there.
LINES: dict[str, tuple[str, ...]] = {
    "analyse": ("analyse tree --data DATA", "analyse what-if --without evil --data NONE"),
    "ask": (
        "ask who-reports-to --group calm --data DATA",
        "ask who-reports-to-whom --data DATA --format csv",
        "ask CODES",
        "ask who-reports-to --data DATA --group CODES",
    ),
    "build": ("build STORE --data DATA", "build STORE --data NONE"),
    "check": ("check --all --data DATA", "check --format json --data DATA", "check --data DATA --only CODES"),
    "doctor": ("doctor NONE",),
    "export": (
        "export --format turtle --data DATA",
        "export --format mermaid --data DATA",
        "export --format markdown --data DATA",
        "export --format neo4j --data DATA -o STORE",
        "export --data NONE",
    ),
    "format": ("format DATA --check", "format NONE"),
    "import": ("import DATA -o OUT", "import NONE -o OUT", "import DATA -o NONE.txt"),
    "map": (
        "map --data DATA -o -",
        "map --data DATA --format svg -o -",
        "map --data DATA --format dot -o -",
        "map --data DATA -o NAMED",
        "map --data DATA --view CODES",
    ),
    "match": ("match NONE", "match DATA --data DATA"),
    "new": ("new CODES -o XLSX",),
    "quote": ("quote --attach NONE --data DATA", "quote --attach DATA --data DATA -o OUT"),
    "read": ("read DATA -o OUT", "read NONE", "read DATA --names NONE"),
    "show": ("show calm --data DATA", "show evil --data DATA --debug", "show CODES --data DATA --debug"),
    "sparql": (
        "sparql CONSTRUCT{?a?b?c}WHERE{?a?b?c} --data DATA",
        "sparql SELECT*{?a?b?c} --data DATA --format json",
        "sparql CODES --data DATA",
    ),
    "survey": ("survey --data DATA -o STORE", "survey --data NONE -o STORE"),
    "validate": ("validate DATA", "validate NONE DATA --debug"),
}


def test_every_command_has_a_line_here() -> None:
    assert sorted(LINES) == cli.list_commands(click.Context(cli))


@pytest.mark.parametrize("command", LINES)
def test_no_code_reaches_a_terminal(
    command: str, terminal: Terminal, data_file: Callable[..., Path], tmp_path: Path
) -> None:
    data = evil_data(data_file)
    words = {
        "DATA": data,
        "STORE": tmp_path / "s\x1b[31m\x9bt",
        "NONE": tmp_path / "n\x1b[31m\x9bn.trig",
        "NONE.txt": tmp_path / "n\x1b[31m\x9bn.txt",
        "OUT": tmp_path / "o\x1b[31m\x9bo.trig",
        "NAMED": tmp_path / "m\x1b[31m\x9bm.html",
        "XLSX": tmp_path / "w\x1b[31m\x9bw.xlsx",
        "CODES": f"c{ESCAPES}",
    }
    for line in (*LINES[command], f"{command} --CODES"):
        arguments = [words.get(word, word.replace("CODES", ESCAPES)) for word in line.split()]
        text = terminal(*arguments, columns=120).text
        assert text, line
        assert not CODES.search(OURS.sub("", text)), line


def test_names_of_commands_and_options_have_no_code_either(terminal: Terminal) -> None:
    for arguments in ((f"x{ESCAPES}",), (f"--{ESCAPES}",)):
        shown = terminal(*arguments)
        assert shown.code == 2
        assert not CODES.search(OURS.sub("", shown.text))


def test_what_is_no_text_is_not_written_to_a_terminal(terminal: Terminal) -> None:
    for form in ("png", "pdf"):
        shown = terminal("map", "--format", form, "-o", "-")
        assert (shown.code, shown.text.count("\N{REPLACEMENT CHARACTER}")) == (2, 0)
        assert "no text" in shown.text
    assert "no text" in terminal("export", "--format", "xlsx", "-o", "-").text


def test_letters_of_a_files_name_that_are_no_text_are_shown(terminal: Terminal, tmp_path: Path) -> None:
    shown = terminal("map", "-o", tmp_path / "m\udcffm.html")
    assert shown.code == 0
    assert "m\\udcffm.html" in shown.text


def test_a_gate_takes_no_bytes(tmp_path: Path) -> None:
    with (tmp_path / "terminal").open("w", encoding="utf-8") as file:
        gate = Gate(file)
        with pytest.raises(TypeError, match="text, not in bytes"):
            gate.write(b"\x1b")  # type: ignore[arg-type]
        assert not hasattr(gate, "buffer")
        gate.write_page("\x1b[1mA\x1b[0m\x1b[2J\n")
        gate.write("\x1b[1m")
    assert (tmp_path / "terminal").read_text(encoding="utf-8") == "\x1b[1mA\x1b[0m\\x1b[2J\n\\x1b[1m"
