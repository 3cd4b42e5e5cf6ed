"""Texts made to take long are read in time in proportion to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.base.limits import Limits, Pool
from csa_graph.documents import structure, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SIZE = 300_000
#: What takes the square of its size takes minutes.
_SECONDS = 20

TEXTS = {
    "dots": "." * _SIZE + "x",
    "letters": "x" * _SIZE,
    "letters and hyphens": "x" * _SIZE + "-\n" + "x-" * (_SIZE // 2),
    "dashes": "-" * _SIZE + "x",
    "spaces": "a" + " " * _SIZE + "b",
    "tabs": "a" + "\t" * _SIZE + "b",
    "rows of all lengths": "\n".join("a\t" * n + "b" for n in range(700)),
    "lines that go on": "\n\n".join(
        ["and this sentence goes on and on without an end of it"] * (_SIZE // 55)
    ),
    "headings": "\n\n".join(["Harbour Board"] * (_SIZE // 15)),
    "contents": "\n".join(["Contents", "Harbour", "Board"] * (_SIZE // 25)),
    "points": "\n".join(f"({'abcdefghij'[n % 10]}) point" for n in range(_SIZE // 10)),
    "numbers": "\n".join(f"{n}.{n}.{n} It meets." for n in range(_SIZE // 20)),
    "captions": "\n".join(["Table 1: Money", "1. It meets."] * (_SIZE // 28)),
    "marks": "**" * (_SIZE // 2),
    "brackets": "[" * _SIZE,
    "links": "[a](" * (_SIZE // 4),
    "hashes": "# " + " #" * (_SIZE // 2) + "x",
    "pipes": "|-" * (_SIZE // 2) + "\n" + "|-" * (_SIZE // 2),
    "indents": "\n".join(" " * (n % 300) + "- point" for n in range(_SIZE // 150)),
    "quotes": "> " * (_SIZE // 2),
}


def count_apart(path: Path) -> Iterator[object]:
    """Read a text in both ways."""
    for read in (text.read, text.read_markdown):
        document = structure.build(read(path), path.name, "txt")
        yield len(document.passages) == len({each.locator for each in document.passages})


@pytest.mark.parametrize("name", TEXTS)
def test_texts(tmp_path: Path, name: str) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(TEXTS[name], encoding="utf-8")
    with Pool(count_apart) as pool:
        assert list(pool.run(path, Limits(seconds=_SECONDS))) == [True, True]
