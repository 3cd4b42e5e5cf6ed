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
        given = list(inputs)
        # Data in RDF are spoken of in terms: nothing is read of them.
        self._inputs = [each for each in given if each.conversions is not None]
        self._is_mixed = len(self._inputs) < len(given)

    @cached_property
    def _sources(self) -> list[tuple[Source, Mapping[str, str]]]:
        read = [each.read() for each in self._inputs]
        return [(source, _find_places(source)) for source in read if source.language is not None]

    def render(self, text: str, thing: str = "") -> str:
        """Return what to do in the words of the file that states something of a thing.

        Args:
            text: What to do, with terms as prefixed names.
            thing: The IRI of the thing. Of what no file describes, and where none is named, all files speak
                that are of one format.
        """
        if not self._inputs:
            return text
        for source, places in self._sources:
            if thing in places:
                return source.render(text, places[thing])
        is_one = not self._is_mixed and len(self._sources) == len(self._inputs)
        languages = {id(source.language): source for source, _ in self._sources}
        return next(iter(languages.values())).render(text) if is_one and len(languages) == 1 else text


def _find_places(source: Source) -> Mapping[str, str]:
    """Return where a file describes things, by IRI; nowhere in particular where its reader does not say."""
    places: dict[str, str] = {}
    for (_, thing), place in source.origins.items():
        places.setdefault(thing, place)
    if not places:
        places = {getattr(quad.subject, "value", ""): "" for quad in source.quads()}
    return places
