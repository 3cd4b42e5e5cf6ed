"""The formats: each folder in here is one, and says itself how it is read and written.

To add a format, add a folder whose ``__init__.py`` has a :class:`~csa_graph.formats.format.Format` called
``FORMAT``. It is found by that alone: no list names it.
"""

from csa_graph.formats.registry import (
    describe_omissions,
    detect,
    export,
    group,
    list_endings,
    read,
    readers,
    writers,
)

__all__ = ["describe_omissions", "detect", "export", "group", "list_endings", "read", "readers", "writers"]
