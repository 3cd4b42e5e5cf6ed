"""The forms of all names become one table, and each passage the places where one of them stands.

A passage is read once, whatever the number of names: at each word the longest form that begins there is
taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.names.tokens import tokenise
from csa_graph.reading.names.words import load
from csa_graph.reading.proposal import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csa_graph.reading.names.keys import Keys
    from csa_graph.reading.names.scanning import Scan
    from csa_graph.reading.names.tokens import Token


class Form(NamedTuple):
    """What a name can be printed as.

    Attributes:
        name: The name.
        capitals: How many of its words begin with a capital.
        first_is_capital: Whether the first does.
        is_upper: Whether it is one word all in capitals, which then must be so.
        is_plural: Whether its last word is a plural.
        is_possessive: Whether its last word ends as a possessive does: "Barnardo's".
        is_noun: Whether it is a noun that means a body only with "the": "the Board", not "a Board".
    """

    name: str
    capitals: int
    first_is_capital: bool
    is_upper: bool
    is_plural: bool
    is_possessive: bool = False
    is_noun: bool = False


class Table:
    """The forms of names.

    Args:
        forms: Each form with its name; the first name of a form has it.
        keys: What words are compared by.
        any_number: Whether a plural means the same as its singular, as it does of kinds.
    """

    def __init__(self, forms: Iterable[tuple[str, str]], keys: Keys, *, any_number: bool = False) -> None:
        self._keys = keys
        self._any_number = any_number
        self._forms: dict[str, list[Form]] = {}
        self._beginnings: set[str] = set()
        nouns = load().heads
        for text, name in forms:
            tokens = tokenise(text)
            if len(tokens) > 1 and tokens[0].key == "the":
                tokens = tokens[1:]
            if not tokens:
                continue
            key = "".join(keys.spell(token) for token in tokens)
            form = Form(
                name,
                sum(token.is_capital for token in tokens),
                tokens[0].is_capital and not _is_sentence_case(tokens),
                len(tokens) == 1 and tokens[0].is_upper,
                tokens[-1].is_plural,
                tokens[-1].is_possessive,
                len(tokens) == 1 and tokens[0].key in nouns,
            )
            known = self._forms.setdefault(key, [])
            if all((each.is_plural, each.is_upper) != (form.is_plural, form.is_upper) for each in known):
                known.append(form)
                built = ""
                for token in tokens:
                    built += keys.spell(token)
                    self._beginnings.add(built)
                self._beginnings.update(key[:length] for length in range(1, len(key)))

    def find(self, scan: Scan) -> tuple[Mention, ...]:
        """Find the names in a passage, in the order of its text; no two overlap."""
        found = []
        tokens = scan.tokens
        place = 0
        while place < len(tokens):
            hit = self._longest(tokens, place)
            if hit is None or (hit[0].is_noun and place and _is_of_another(tokens[place - 1], tokens[place])):
                place += 1
            else:
                form, last = hit
                token = tokens[last]
                end = token.start + len(token.text) if form.is_possessive else token.end
                found.append(Mention(form.name, tokens[place].start, end))
                place = last + 1
        return tuple(found)

    def get(self, text: str) -> str | None:
        """Return the name that a whole text is a form of; None if it is none."""
        tokens = tokenise(text)
        if len(tokens) > 1 and tokens[0].key == "the":
            tokens = tokens[1:]
        hit = self._longest(tokens, 0) if tokens else None
        return hit[0].name if hit is not None and hit[1] == len(tokens) - 1 else None

    def _longest(self, tokens: Sequence[Token], first: int) -> tuple[Form, int] | None:
        built = ""
        found = None
        for last in range(first, len(tokens)):
            if last > first and tokens[last].gap in "|(":
                break
            built += self._keys.spell(tokens[last])
            if built in self._forms:
                form = self._fitting(self._forms[built], tokens[first : last + 1])
                if form is not None:
                    found = form, last
            if built not in self._beginnings:
                break
        return found

    def _fitting(self, forms: Sequence[Form], tokens: Sequence[Token]) -> Form | None:
        capitals = sum(token.is_capital for token in tokens)
        plural = tokens[-1].is_plural
        for form in sorted(forms, key=lambda form: form.is_plural != plural):
            if form.is_upper and not tokens[0].is_upper:
                continue
            if form.first_is_capital and not tokens[0].is_capital:
                continue
            if form.is_plural != plural and not (form.is_upper or self._any_number):
                continue
            # A head may stand in small letters: "Governance Group", "Governance group".
            if capitals < form.capitals - 1:
                continue
            return form
        return None


def _is_sentence_case(tokens: Sequence[Token]) -> bool:
    """Return whether a form has a capital only because it begins a heading: "Quality assurance group"."""
    return len(tokens) > 1 and not any(each.is_capital for each in tokens[1:])


def _is_of_another(before: Token, noun: Token) -> bool:
    """Return whether the word before a noun tells that it means no body named before: "a Board"."""
    if noun.gap not in " -":
        return False
    return before.key in _ANOTHER or (
        before.is_capital and before.key not in _POINTING and not before.is_possessive
    )


_ANOTHER = frozenset({"a", "an", "any", "each", "every", "another", "other", "no", "such", "some", "sub"})
_POINTING = frozenset(
    {"the", "this", "that", "our", "its", "their", "to", "of", "for", "by", "in", "and", "or", "with"}
)
