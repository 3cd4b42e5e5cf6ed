"""The names of a review beside the bodies of the truth: which name is which body, one to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.comparing.forms import key, keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csa_graph.reading.comparing.truth import Body
    from csa_graph.reading.proposal import Name

# So much more does it count that the main names are the same than that a shorter form is.
_MAIN = 100


class Bodies(NamedTuple):
    """Which name of a review means which body.

    Attributes:
        of_name: The body that each name means, for the names that mean one.
        forms: Of each body all that it is compared by.
        known: The body that each form means; forms that several bodies have are left out.
    """

    of_name: Mapping[str, Body]
    forms: Mapping[str, frozenset[str]]
    known: Mapping[str, str]

    def expand(self, forms: Iterable[str]) -> frozenset[str]:
        """Return all that a thing of the truth, given in some forms, is compared by."""
        found: set[str] = set()
        for form in forms:
            own = keys(form)
            found |= own
            for each in own:
                if each in self.known:
                    found |= self.forms[self.known[each]]
        return frozenset(found)

    def resolve(self, name: str) -> frozenset[str]:
        """Return what a name of the review is compared by: what is printed, and the body that it means."""
        body = self.of_name.get(name)
        return keys(name) | (frozenset({key(body.name)}) if body else frozenset())

    def rename(self, text: str) -> frozenset[str]:
        """Return the ways to write "Chair of BODY" and the like, with every form of the body that ends it."""
        for mark in (" of the ", " of ", " from the ", " from "):
            before, found, after = text.partition(mark)
            if found and (body := self.known.get(key(after))):
                return frozenset(key(before) + "of" + form for form in self.forms[body])
        return frozenset()


# "Dorset" among the forms of a partnership does not make the place that partnership.
_NO_BODIES = frozenset({"law", "person", "place", "plan", "priority"})


def assign(bodies: Sequence[Body], names: Sequence[Name]) -> Bodies:
    """Find which name means which body: the pairs that share most forms first, each name and body once."""
    forms = {
        body.name: frozenset().union(*map(keys, (body.name, *body.aliases, *body.each))) for body in bodies
    }
    named = {
        name.name: frozenset().union(*map(keys, (name.name, *name.aliases)))
        for name in names
        if name.kind not in _NO_BODIES
    }
    pairs = sorted(
        (
            (-_score(body.name, name, forms[body.name], named[name]), place, name, body)
            for place, body in enumerate(bodies)
            for name in named
            if forms[body.name] & named[name]
        ),
        key=lambda pair: pair[:3],
    )
    of_name: dict[str, Body] = {}
    taken: set[str] = set()
    for _, _, name, body in pairs:
        if name not in of_name and body.name not in taken:
            of_name[name] = body
            taken.add(body.name)
    known: dict[str, str] = {}
    several: set[str] = set()
    for body in bodies:
        for form in forms[body.name]:
            if known.setdefault(form, body.name) != body.name:
                several.add(form)
    # A main name is that of its body, whoever else is called so too.
    known = {form: name for form, name in known.items() if form not in several}
    known |= {key(body.name): body.name for body in bodies}
    return Bodies(of_name, forms, known)


def _score(body: str, name: str, forms: frozenset[str], named: frozenset[str]) -> int:
    """Say how surely a name means a body."""
    return len(forms & named) + _MAIN * (key(body) == key(name)) + _MAIN // 2 * (key(name) in forms)
