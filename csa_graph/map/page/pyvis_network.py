"""The network of pyvis, without the notebook that pyvis loads with it.

pyvis imports all of IPython for one class, which shows a file in a notebook: that takes as long as half of a
map. Where IPython is not loaded yet, that class is looked up when it is first used.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def _postpone_notebook() -> Iterator[None]:
    """Let `from IPython.display import IFrame` give a function that loads IPython when it is called."""
    names = ("IPython", "IPython.display")
    if any(name in sys.modules for name in names):
        yield
        return
    package, display = map(ModuleType, names)
    display.__dict__["IFrame"] = _make_frame
    sys.modules.update(dict(zip(names, (package, display), strict=True)))
    try:
        yield
    finally:
        for name, module in zip(names, (package, display), strict=True):
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _make_frame(src: str, width: str, height: str) -> object:
    from IPython.display import IFrame

    return IFrame(src, width, height)


with _postpone_notebook():
    from pyvis.network import Network

__all__ = ["Network"]
