"""``--store`` and ``build`` take the address of a server in place of a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from csa_graph.cli.group import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments], prog_name="csa-graph")


def test_what_is_built_on_a_server_is_read_there(oxigraph: str, harbour: Path, tmp_path: Path) -> None:
    done = run("build", oxigraph, "--data", harbour)
    assert done.exit_code == 0, done.output
    assert done.stderr.startswith(f"Wrote {oxigraph}: 1 file, 1 edition")
    again = run("build", oxigraph, "--data", harbour)
    assert again.exit_code == 0, again.output
    assert again.stderr.startswith(f"Unchanged, so nothing was written to {oxigraph}: 1 file, 1 edition")
    for command in (["show", "hb"], ["ask", "who-reports-to-whom"], ["check"], ["analyse", "tree"]):
        there, here = (run(*command, *source) for source in (["--store", oxigraph], ["--data", harbour]))
        assert there.stdout == here.stdout
        assert there.exit_code == here.exit_code
    drawn = run("map", "--store", oxigraph, "-o", tmp_path / "map.html")
    assert drawn.exit_code == 0, drawn.output


def test_a_password_in_an_address_is_refused() -> None:
    refused = run("check", "--store", "http://ann:s3cret@127.0.0.1:1/")
    assert refused.exit_code == 2
    assert "netrc" in refused.output
    assert "s3cret" not in refused.output


@pytest.mark.parametrize("command", [["check", "--store"], ["build"]])
def test_a_server_that_is_not_there(command: list[str]) -> None:
    refused = run(*command, "http://127.0.0.1:1")
    assert refused.exit_code == 2
    assert (
        refused.output
        == "Error: http://127.0.0.1:1: the server refuses the connection: look whether it runs\n"
    )
