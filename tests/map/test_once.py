"""A map looks at nothing twice: not at facts, at query files or at the templates of its page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment

from csa_graph import GovernanceGraph
from csa_graph.map.page.environment import CompiledTemplates, make_environment
from csa_graph.projection import facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.projection.facts import Facts


def test_facts_are_read_once_for_all_views_and_for_what_follows(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def read(*arguments: object, whole: Callable[..., Facts] = facts.read) -> Facts:
        asked.append(arguments)
        return whole(*arguments)

    monkeypatch.setattr(facts, "read", read)
    graph = GovernanceGraph.open(harbour)
    graph.to_map()
    graph.to_networkx("everything")
    graph.export("gexf")
    graph.analyse("tree")
    assert len(asked) == 1


def test_no_query_file_is_read_twice(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []

    def read_text(path: Path, *rest: str, whole: Callable[..., str] = Path.read_text, **more: str) -> str:
        if path.suffix == ".rq":
            read.append(path)
        return whole(path, *rest, **more)

    graph = GovernanceGraph.open(harbour)
    monkeypatch.setattr(Path, "read_text", read_text)
    graph.to_map()
    assert sorted(read) == sorted(set(read))


def fail(*_arguments: object, **_options: object) -> None:
    pytest.fail("a template was compiled again")


def test_templates_are_compiled_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    make_environment(CompiledTemplates()).get_template("gaps.html")
    (kept,) = tmp_path.rglob("*.jinja")
    with monkeypatch.context() as patch:
        patch.setattr(Environment, "compile", fail)
        assert make_environment(CompiledTemplates()).get_template("gaps.html").name == "gaps.html"
    kept.write_bytes(b"damaged")
    assert make_environment(CompiledTemplates()).get_template("gaps.html").name == "gaps.html"


def test_templates_are_used_where_nobody_may_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "file"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert make_environment(CompiledTemplates()).get_template("gaps.html").name == "gaps.html"
