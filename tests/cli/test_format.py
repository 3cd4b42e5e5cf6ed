"""``format``: what it writes, what it says of it, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]

UNTIDY = (
    "@prefix csa: <https://w3id.org/csa-graph/ontology#>.\n<urn:a>   a csa:Group;csa:reportsTo <urn:b>.\n"
)
TIDY = (
    "@prefix csa: <https://w3id.org/csa-graph/ontology#> .\n\n<urn:a> a csa:Group ; csa:reportsTo <urn:b> .\n"
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_a_file_is_laid_out_and_named(invoke: Invoke, tmp_path: Path) -> None:
    path = write(tmp_path, "a.ttl", UNTIDY)
    result = invoke("format", path)
    assert (result.exit_code, result.stderr) == (0, f"Wrote {path}: laid out.\n")
    assert path.read_text("utf-8") == TIDY
    again = invoke("format", path)
    assert (again.exit_code, again.stdout) == (0, "1 file is in the layout of the house already.\n")


def test_check_writes_nothing_and_ends_with_1(invoke: Invoke, tmp_path: Path) -> None:
    path = write(tmp_path, "a.ttl", UNTIDY)
    tidy = write(tmp_path, "b.ttl", TIDY)
    result = invoke("format", "--check", path, tidy)
    assert result.exit_code == 1
    assert result.stdout == f"Would lay out {path}\n1 file is in the layout of the house already.\n"
    assert path.read_text("utf-8") == UNTIDY
    assert invoke("format", "--check", tidy).exit_code == 0


def test_one_file_that_cannot_be_laid_out_stops_all(invoke: Invoke, tmp_path: Path) -> None:
    first = write(tmp_path, "a.ttl", UNTIDY)
    second = write(tmp_path, "b.ttl", TIDY + "<urn:a> a # which?\n  <urn:b> .\n")
    result = invoke("format", first, second)
    assert result.exit_code == 2
    assert f"{second}, line 4: the comment in line 4 would lose the place" in result.stderr
    assert first.read_text("utf-8") == UNTIDY
    assert invoke("format", first, second, "--drop-comments").exit_code == 0
    assert second.read_text("utf-8") == TIDY + "<urn:a> a <urn:b> .\n"


def test_a_folder_means_its_turtle_and_trig(invoke: Invoke, tmp_path: Path) -> None:
    write(tmp_path, "a.ttl", UNTIDY)
    lines = write(tmp_path, "b.nt", "<urn:a>   <urn:b> <urn:c> .\n")
    assert invoke("format", tmp_path).exit_code == 0
    assert lines.read_text("utf-8") == "<urn:a>   <urn:b> <urn:c> .\n"
    refused = invoke("format", lines)
    assert (refused.exit_code, "only TriG and Turtle" in refused.stderr) == (2, True)


def test_a_workbook_is_not_written_over(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    assert invoke("export", "--format", "xlsx", "-o", path).exit_code == 0
    before = path.read_bytes()
    result = invoke("format", path)
    assert (result.exit_code, "only TriG and Turtle" in result.stderr) == (2, True)
    assert path.read_bytes() == before


def test_standard_input_becomes_standard_output(invoke: Invoke) -> None:
    assert invoke("format", "-", stdin=UNTIDY).stdout == TIDY
    assert invoke("format", "-", "--check", stdin=UNTIDY).exit_code == 1
    assert invoke("format", "-", "--check", stdin=TIDY).exit_code == 0
    assert invoke("format", "-", "a.ttl", stdin=TIDY).exit_code == 2


def test_what_is_no_trig_is_refused_with_its_line(invoke: Invoke, tmp_path: Path) -> None:
    path = write(tmp_path, "a.trig", TIDY + "<urn:a> <urn:b>\n")
    result = invoke("format", path)
    assert result.exit_code == 2
    assert f"{path}, line 4" in result.stderr


def test_a_byte_order_mark_goes(invoke: Invoke, tmp_path: Path) -> None:
    path = write(tmp_path, "a.ttl", "\ufeff" + TIDY)
    assert invoke("format", "--check", path).exit_code == 1
    invoke("format", path)
    assert path.read_bytes() == TIDY.encode()


@pytest.mark.parametrize("options", [(), ("--drop-comments",)])
def test_what_csa_graph_wrote_is_known_as_that_when_it_is_laid_out(
    invoke: Callable[..., Result], harbour: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    path = tmp_path / "plan.trig"
    export = ("export", "--data", harbour, "-o", path)
    assert invoke(*export).exit_code == 0
    assert invoke("format", path, *options).exit_code == 0
    assert invoke("format", "--check", path, *options).exit_code == 0
    assert invoke(*export).exit_code == 0
    path.write_bytes(path.read_bytes() + b"# by hand\n")
    assert invoke("format", path).exit_code == 0
    refused = invoke(*export)
    assert (refused.exit_code, "somebody has changed this file" in refused.stderr) == (2, True)
