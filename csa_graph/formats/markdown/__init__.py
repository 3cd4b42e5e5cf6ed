"""A Markdown document on groups, priorities and actions, which reads on its own; written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.format import Format, Writer

if TYPE_CHECKING:
    from csa_graph.projection.reading import Reading


def _write(reading: Reading, view: str) -> str:
    from csa_graph.formats.markdown import chapters, document

    titles = reading.list_edition_values("dct:title")
    source = f"Source: {'; '.join(titles) or 'data without an edition'}. In brackets: where it is stated."
    return document.to_document("Who answers for what", source, chapters.gather(reading, view))


FORMAT = Format(
    writers=(
        Writer(
            "markdown",
            "“markdown” (a document on groups, priorities and actions)",
            "layer",
            _write,
            (".md", ".markdown"),
            place=90,
            view="everything",
        ),
    )
)
