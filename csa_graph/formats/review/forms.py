"""The forms in which a review is written."""

from __future__ import annotations

#: The forms by name, each with the endings of its files; a folder of CSV files has none.
FORMS: dict[str, tuple[str, ...]] = {"xlsx": (".xlsx",), "json": (".json",), "csv": ()}
