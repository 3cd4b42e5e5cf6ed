"""What a cell calls a thing becomes its IRI, and an IRI becomes words that mean it and nothing else.

Both ways of the workbook use the same rules, so what one writes the other reads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.base.errors import CsaGraphError
from csa_graph.base.similar import nearest
from csa_graph.base.wording import fold
from csa_graph.formats.workbook import terms
from csa_graph.terms import minting
from csa_graph.terms.iris import ROOT
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PREFIXED = re.compile(r"([A-Za-z][\w\-]*):([^\s/<>\"{}|^`\\][^\s<>\"{}|^`\\]*)")
_LOCAL = re.compile(r"[^\s:;<>\"{}|^`\\'’,]+")
_BLANK = re.compile(r"_:[A-Za-z0-9][A-Za-z0-9_\-]*")
_SEPARATOR = re.compile(r"(?<!;);(?!;)|\n")
# What parts the names of a cell, and what an ID has in it.
_SIGNS = frozenset(":;/")
# More names than that are not compared one by one for a message.
_COMPARED = 20_000
# Ours are the ontology and the lists; what else stands below our root is of partnerships.
_VOCABULARIES = tuple(
    space for space in PREFIXES.values() if not space.startswith(ROOT) or space == PREFIXES["csa"]
)
#: The sheet on which a workbook adds to lists, and the lists that it can add to.
WORDS_SHEET = "Roles and kinds"
OPEN_LISTS = frozenset({"list:role", "list:kind", "list:freq"})


class NameFault(CsaGraphError):  # noqa: N818  (a fault of a cell, which is collected and not raised to users)
    """A cell names nothing, or several things."""


class Names:
    """What the things of a workbook are called.

    Args:
        base: The namespace that short IDs belong to.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        self._called: dict[str, dict[str, tuple[str, bool]]] = {}
        self._names: dict[str, list[str]] = {}
        self._sheets: dict[str, str] = {}
        self._resolved: dict[tuple[str, tuple[str, ...]], str] = {}
        for prefix, members in terms.read().lists.items():
            for iri, name, others in members:
                self.add(iri, name, f"list:{prefix}")
                for other in others:
                    self.add(iri, other, f"list:{prefix}", alias=True)

    def describe(self, iri: str, sheet: str) -> None:
        """Record that a thing stands on a sheet."""
        if iri not in self._sheets:
            self._sheets[iri] = sheet
            self._resolved.clear()

    def add(self, iri: str, name: str, sheet: str, *, alias: bool = False) -> None:
        """Record what a thing is called, on which sheet or list."""
        self.describe(iri, sheet)
        if sheet.startswith("list:"):
            # What a workbook adds to a list belongs to it, whichever row of it was read first.
            self._sheets[iri] = sheet
        self._resolved.clear()
        if not alias:
            self._names.setdefault(iri, []).append(name)
        called = self._called.setdefault(fold(name), {})
        called[iri] = (sheet, alias and called.get(iri, ("", True))[1])

    def is_known(self, iri: str) -> bool:
        """Return whether a sheet or list describes a thing."""
        return iri in self._sheets

    def is_listed(self, name: str, of: str, but: str | None) -> bool:
        """Return whether a list has a member of a name, beside one thing."""
        called = self._called.get(fold(name), {})
        return any(where == of and iri != but for iri, (where, _) in called.items())

    def expand(self, text: str) -> str | None:
        """Return the IRI that an ID stands for: full, with a prefix, or short; None if it is none."""
        if text.startswith("<") and text.endswith(">"):
            return text[1:-1] if minting.is_iri(text[1:-1]) else None
        if _BLANK.fullmatch(text):
            return text
        prefixed = _PREFIXED.fullmatch(text)
        made: str | None = None
        if prefixed and prefixed[1] in PREFIXES:
            made = PREFIXES[prefixed[1]] + prefixed[2]
        elif ":" in text:
            made = text if "://" in text or text.startswith("urn:") else None
        elif _LOCAL.fullmatch(text):
            made = self.base + text
        # Letters alone do not make an IRI: "[#1.1" and "a#b#c" are none in any namespace, ".." is its parent.
        return made if made is not None and minting.is_iri(made) and not minting.has_steps(made) else None

    def compact(self, iri: str) -> str:
        """Return the shortest ID that expands to an IRI again."""
        if iri.startswith(self.base):
            short = iri[len(self.base) :]
            if self.expand(short) == iri:
                return short
        for prefix, space in PREFIXES.items():
            if iri.startswith(space):
                short = f"{prefix}:{iri[len(space) :]}"
                if ";" not in short and self.expand(short) == iri:
                    return short
        return iri if self.expand(iri) == iri and ";" not in iri else f"<{iri}>"

    def resolve(self, text: str, of: Sequence[str] = ()) -> str:
        """Return the IRI of what a cell names.

        Args:
            text: A name, another name, or an ID.
            of: The sheets and lists on which it may stand; none for any.

        Raises:
            NameFault: It means nothing there, or several things; says what is nearest.
        """
        known = self._resolved.get((text, tuple(of)))
        if known is None:
            known = self._resolved[text, tuple(of)] = self._resolve(text, of)
        return known

    def _resolve(self, text: str, of: Sequence[str]) -> str:
        called = self._called.get(fold(text), {})
        for group in _ranked(called, of):
            if len(group) == 1:
                return group[0]
            if group:
                listed = ", ".join(sorted(self.compact(iri) for iri in group))
                raise NameFault(f"“{text}” can mean several things: write the ID of one of them: {listed}")
        iri = self.expand(text)
        if iri is not None and (iri in self._sheets or (":" in text and not is_shared(iri))):
            return iri
        if called:
            sheets = sorted({_where(sheet) for sheet, _ in called.values()})
            raise NameFault(
                f"“{text}” stands on {' and '.join(sheets)}, and what is asked for here on {_places(of)}"
            )
        raise NameFault(f"there is no {_noun(of)} “{text}”{self._hint(text, of)}")

    def resolve_all(self, text: str, of: Sequence[str] = ()) -> list[str]:
        """Return the IRIs of the things that a cell names, each once; parameters as for :meth:`resolve`."""
        found: dict[str, None] = {}
        for part in split(text):
            found.update(dict.fromkeys(self._part(part, of)))
        return list(found)

    def _part(self, text: str, of: Sequence[str]) -> list[str]:
        try:
            return [self.resolve(text, of)]
        except NameFault:
            pieces = [piece.strip() for piece in text.split("/") if piece.strip()]
            if len(pieces) < 2 or "://" in text:
                raise
            return [self.resolve(piece, of) for piece in pieces]

    def show(self, iri: str, of: Sequence[str] = (), *, several: bool = False) -> str:
        """Return words that :meth:`resolve` takes for a thing: its name where that is clear, else its ID."""
        for name in self._names.get(iri, ()):
            if (not several or can_join(name)) and self._means(name, of, iri):
                return name
        short = self.compact(iri)
        if self._means(short, of, iri):
            return short
        return iri if ";" not in iri and self._means(iri, of, iri) else f"<{iri}>"

    def _means(self, text: str, of: Sequence[str], iri: str) -> bool:
        try:
            return self.resolve(text, of) == iri
        except NameFault:
            return False

    def is_free(self, text: str, of: Sequence[str], *, is_printed: bool = False) -> bool:
        """Return whether a text can be the name of something new: it is like no name or ID there is.

        Args:
            text: The text.
            of: The sheets and lists on which it may stand.
            is_printed: Whether it is one text as printed, in which a colon, a semicolon or a slash is a sign
                like others; else it is a list of names, or an ID, that has one of them.
        """
        made = self.expand(text)
        is_other = ":" in text and made is not None if is_printed else bool(_SIGNS.intersection(text))
        is_name = not (fold(text) in self._called or is_other)
        return is_name and made not in self._sheets and not self._nearest(text, of)

    def _hint(self, text: str, of: Sequence[str]) -> str:
        near = self._nearest(text, of)
        if near:
            return f"; nearest: “{near[0]}”"
        own = WORDS_SHEET if OPEN_LISTS.intersection(of) else ""
        sheets = [each for each in of if not each.startswith("list:")]
        if sheets:
            return f"; add it to {_places([*sheets, own] if own else sheets)}"
        if not of:
            return "; describe it on the sheet where it belongs"
        also = ", or write it under “When, as printed”" if "list:freq" in of else ""
        return "; choose one from the list" + also + (f", or add it to {_where(own)}" if own else "")

    def _nearest(self, text: str, of: Sequence[str]) -> list[str]:
        """Return the name of the kind that is asked for, if any, that may have been meant."""
        prefix, _, local = text.partition(":")
        if prefix in terms.LISTS:
            text = local
        words: list[str] = []
        known: list[str] = []
        for iri, names in self._names.items():
            home = self._sheets.get(iri, "")
            if not of or home in of:
                (words if home.startswith("list:") else known).extend(names)
        return nearest(text, known[:_COMPARED], 1, partly=True) or nearest(text, words, 1)


def _ranked(called: dict[str, tuple[str, bool]], of: Sequence[str]) -> Iterable[list[str]]:
    """List those who are called so: by their name, then by another.

    Where any will do, what the document is about goes before the document, and both before lists: a board and
    its plan can have one name.
    """
    fits = {iri: where for iri, where in called.items() if not of or where[0] in of}
    for rank in range(3):
        for alias in (False, True):
            yield [
                iri
                for iri, (sheet, other) in fits.items()
                if other is alias and rank == (0 if of else _rank(sheet))
            ]


def _rank(sheet: str) -> int:
    return 2 if sheet.startswith("list:") else 1 if sheet in {"Agreement", "Passages"} else 0


def describe_no_id(text: str) -> str:
    """Return what is wrong with what stands under "ID" and is none."""
    return f"“{text}” is no ID: it has no spaces, quotes, brackets, commas or semicolons, and is not “..”"


def is_shared(iri: str) -> bool:
    """Return whether an IRI is of one of the lists that all partnerships share: nobody else gives such."""
    return iri.startswith(tuple(PREFIXES[each] for each in terms.LISTS))


def is_vocabulary(iri: str) -> bool:
    """Return whether an IRI is a term of a vocabulary, such as ``csa:reportsTo``: it stands for no thing."""
    return not is_shared(iri) and iri.startswith(_VOCABULARIES)


def split(text: str) -> list[str]:
    """Part a cell with several entries; ``;;`` stands for a semicolon.

    >>> split("Board; Panel ;A;;B")
    ['Board', 'Panel', 'A;B']
    """
    return [part for part in (each.strip().replace(";;", ";") for each in _SEPARATOR.split(text)) if part]


def join(texts: Iterable[str]) -> str:
    """Put several entries into a cell; :func:`can_join` must hold for each."""
    return "; ".join(text.replace(";", ";;") for text in texts)


def can_join(text: str) -> bool:
    """Return whether a text can be one entry of several in a cell."""
    return "\n" not in text and text[:1] != ";" and text[-1:] != ";" and ";;" not in text


def _noun(of: Sequence[str]) -> str:
    from csa_graph.formats.workbook.sheets import SHEETS

    nouns = [sheet.noun for sheet in SHEETS if sheet.name in of]
    lists = {"list:kind": "kind", "list:freq": "frequency", "list:caveat": "kind of caveat"}
    nouns += [lists.get(each, each[5:]) for each in of if each.startswith("list:")]
    if not nouns:
        return "thing called"
    return nouns[0] if len(nouns) == 1 else f"{', '.join(nouns[:-1])} or {nouns[-1]}"


def _where(sheet: str) -> str:
    return f"the list of {sheet[5:]}s" if sheet.startswith("list:") else f"the sheet {sheet}"


def _places(of: Sequence[str]) -> str:
    places = [_where(each) for each in of]
    return places[0] if len(places) == 1 else f"{', '.join(places[:-1])} or {places[-1]}"
