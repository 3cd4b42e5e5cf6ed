"""What is to be done about a thing is said in the language of the file that states something of it.

Reads the files that are no RDF, and those only when there is something to say.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.files.inputs import Input
    from csa_graph.files.source import Source


class Remedies:
    """The languages of some files, each for the things that the file states something of.

    Args:
        inputs: The data files.
    """

    def __init__(self, inputs: Iterable[Input] = ()) -> None:
        # Data in RDF are spoken of in terms: nothing is read of them.
        self._inputs = [each for each in inputs if each.conversions is not None]

    @cached_property
    def _sources(self) -> list[tuple[Source, Mapping[str, str]]]:
        read = [each.read() for each in self._inputs]
        return [(source, _find_places(source)) for source in read if source.language is not None]

    def render(self, text: str, thing: str) -> str:
        """Return what to do in the words of the file that states something of a thing, given by its IRI."""
        for source, places in self._sources if self._inputs else ():
            if source.language is not None and thing in places:
                return source.language.render(text, places[thing])
        return text


def _find_places(source: Source) -> Mapping[str, str]:
    """Return where a file describes things, by IRI; nowhere in particular where its reader does not say."""
    places: dict[str, str] = {}
    for (_, thing), place in source.origins.items():
        places.setdefault(thing, place)
    if not places:
        places = {getattr(quad.subject, "value", ""): "" for quad in source.quads()}
    return places
