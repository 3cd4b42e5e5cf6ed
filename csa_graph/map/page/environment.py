"""The templates of the page become an environment of Jinja that escapes everything.

Templates are compiled once and kept in a folder beside them, as Python keeps its own modules: to compile them
takes as long as to fill them.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import lru_cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from csa_graph.asking import marked
from csa_graph.base.errors import CsaGraphError
from csa_graph.base.writing import write_bytes
from csa_graph.map.content.boxes import capital
from csa_graph.map.content.things import list_passages

if TYPE_CHECKING:
    from types import CodeType

    from jinja2.bccache import Bucket

TEMPLATES = Path(__file__).with_name("templates")


def make_environment(compiled: CompiledTemplates | None = None) -> Environment:
    """Return a Jinja environment that escapes everything and stops at a name that it does not know.

    Args:
        compiled: Where compiled templates are kept; None for where all are.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=compiled or _compiled,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["capital"] = capital
    environment.filters["marked"] = write_marked
    environment.globals["cite"] = cite
    return environment


def write_marked(said: str) -> Markup:
    """Return what a passage says as HTML, its marked words marked."""
    return Markup(marked.replace(str(escape(said)), "<mark>", "</mark>"))  # noqa: S704  (escaped)


@lru_cache(maxsize=4096)
def cite(passages: tuple[str, ...], inferred: bool) -> Markup:
    """Say where a statement comes from: the passages, or that a rule inferred it.

    In a plain file nothing says where it comes from.

    >>> cite(("4.7",), False)
    Markup('<cite>4.7</cite>')
    """
    if inferred:
        return Markup('<cite class="inferred">inferred, no passage states it</cite>')
    if passages:
        return Markup("<cite>{}</cite>").format(list_passages(passages))
    return Markup('<cite class="unstated">no passage</cite>')


class CompiledTemplates(BytecodeCache):
    """Keeps templates as compiled: each view has an environment of its own, and most use the same macros."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled from the same text."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            with suppress(OSError, NotImplementedError), _find_place(bucket).open("rb") as file:
                # Reads nothing where the text, or the version of Python or Jinja, was another one.
                bucket.load_bytecode(file)
            self._keep(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._keep(bucket)
        if not sys.dont_write_bytecode:
            # Where nobody may write, it is compiled again the next time.
            with suppress(OSError, NotImplementedError, CsaGraphError):
                place = _find_place(bucket)
                place.parent.mkdir(parents=True, exist_ok=True)
                write_bytes(place, bucket.bytecode_to_string())

    def _keep(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


_compiled = CompiledTemplates()


def _find_place(bucket: Bucket) -> Path:
    """Return the file in which a template is kept; its name changes with what changes the result."""
    read_as = bucket.environment
    options = f"{read_as.autoescape}-{read_as.trim_blocks}-{read_as.lstrip_blocks}".lower()
    return Path(cache_from_source(str(TEMPLATES / f"{bucket.key}-{options}.jinja"))).with_suffix(".jinja")
