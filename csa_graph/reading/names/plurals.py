"""A plural name becomes the names that it stands for: "North and South Safety Partnerships" are two.

What is printed is taken apart and nothing is added; where the words do not tell them apart, the plural stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.names import places
from csa_graph.reading.names.heads import BODIES
from csa_graph.reading.names.tokens import tokenise
from csa_graph.reading.names.words import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csa_graph.reading.names.definitions import Definition
    from csa_graph.reading.names.draft import Draft
    from csa_graph.reading.names.drafts import Drafts
    from csa_graph.reading.names.scanning import Scan
    from csa_graph.reading.names.tokens import Token


def tell(drafts: Drafts) -> None:
    """Tell of each plural what it stands for, where its words say it."""
    found = []
    for draft in drafts.bodies() + drafts.bodies(is_plural=True):
        texts = split(draft.name, drafts.places, is_plural=draft.is_plural)
        if not texts and draft.is_plural:
            texts = _listed(drafts, draft)
        if texts:
            found.append((draft, texts))
            drafts.make_plural(draft, ())
    for draft, texts in found:
        draft.members = tuple(_member(drafts, draft, text) for text in texts)


def _listed(drafts: Drafts, draft: Draft) -> list[str]:
    """Return the names of "Safety Partnerships (Dorset, Poole and Bournemouth)"."""
    for scan in drafts.scans:
        if scan.passage.id not in draft.passages:
            continue
        for form in draft.forms:
            place = scan.text.find(form)
            match = places.LISTED.match(scan.text, place + len(form)) if place >= 0 else None
            listed = places.split_list(match["list"]) if match else []
            if listed and all(places.covers(drafts.places, each.casefold().split()) for each in listed):
                tokens = tokenise(form)
                single = form[: tokens[-1].start] + singular(tokens[-1])
                return [f"{each} {single}" for each in listed]
    return []


def _member(drafts: Drafts, plural: Draft, text: str) -> Draft:
    tokens = tokenise(text)
    parts = drafts.keys.parts(tokens)
    draft = drafts.draft(parts, plural.kind)
    if not draft.forms:
        longer = [
            each
            for each in drafts
            if each is not draft
            and each is not plural
            and each.kind == plural.kind
            and not each.is_plural
            and _is_between(each.parts, parts, drafts.places)
        ]
        if len(longer) == 1:
            drafts.remove(draft)
            draft = longer[0]
    draft.forms[text] += 0
    draft.longest.setdefault(text, len("".join(parts)))
    draft.type = draft.type or plural.type
    draft.passages.update(plural.passages)
    return draft


def _is_between(longer: Sequence[str], shorter: Sequence[str], known: Mapping[str, str]) -> bool:
    """Return whether a name is another one with a place within it: "North Kent Board", "North Board"."""
    more = len(longer) - len(shorter)
    if more < 1 or not shorter:
        return False
    return (
        longer[0] == shorter[0]
        and list(longer[1 + more :]) == list(shorter[1:])
        and places.covers(known, longer[1 : 1 + more])
    )


def split(name: str, known: Mapping[str, str], *, is_plural: bool) -> list[str]:
    """Return the names that a plural stands for, in the singular; none if its words do not tell them apart.

    >>> split("North and South Kent Safety Partnerships", {"kent": "Kent"}, is_plural=True)
    ['North Kent Safety Partnership', 'South Kent Safety Partnership']
    >>> split("Adults and Children's Safeguarding Boards", {}, is_plural=True)
    ['Adults Safeguarding Board', "Children's Safeguarding Board"]
    >>> split("Fire and Rescue Authorities", {}, is_plural=True)
    []
    """
    tokens = tokenise(name)
    place = next((place for place, each in enumerate(tokens) if each.key == "and" or each.gap == "/"), None)
    if place is None or place == 0:
        return []
    right = place + 1 if tokens[place].key == "and" else place
    if right >= len(tokens):
        return []
    one, other = tokens[:place], tokens[right:]
    if not is_plural and not (tokens[place].gap == "/" and _are_compass(one, other)):
        return []
    same = _common(one, other, known)
    if same is None:
        return []
    rest = other[same:]
    if not rest:
        return []
    return [_write(name, [one, rest]), _write(name, [other])]


def _common(one: Sequence[Token], other: Sequence[Token], known: Mapping[str, str]) -> int | None:
    """Return how many words after "and" tell the second of two bodies from the first; None if none do."""
    words = load()
    mine = [each.key for each in one]
    if mine[0] + "and" + other[0].key in words.joined:
        return None
    if all(each in words.compass for each in mine) and other[0].key in words.compass:
        return 1
    if all(each in words.telling_apart for each in mine) and other[0].key in words.telling_apart:
        return 1
    if places.covers(known, mine):
        for count in range(min(3, len(other) - 1), 0, -1):
            if places.covers(known, [each.key for each in other[:count]]):
                return count
    return None


def _are_compass(one: Sequence[Token], other: Sequence[Token]) -> bool:
    compass = load().compass
    return len(one) == 1 and one[0].key in compass and other[0].key in compass


def _write(name: str, pieces: Sequence[Sequence[Token]]) -> str:
    texts = [name[piece[0].start : piece[-1].start + len(piece[-1].text)] for piece in pieces]
    last = pieces[-1][-1]
    return " ".join([*texts[:-1], texts[-1][: len(texts[-1]) - len(last.text)] + singular(last)])


def singular(token: Token) -> str:
    """Return the last word of a plural name in the singular, as it would be printed."""
    word = token.text.replace("'s", "").replace("’s", "")
    if not token.is_plural:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word.removesuffix("s")


def together(drafts: Drafts, scan: Scan, each: Definition) -> Draft | None:
    """Return what a word means that stands for several: the bodies of the list, or of the sentence."""
    tokens = tokenise(each.short)
    if not tokens or not tokens[-1].is_plural:
        return None
    passages = [other.passage.id for other in drafts.scans if other.passage.lead_in == scan.passage.id] or [
        scan.passage.id
    ]
    listed = [
        draft
        for draft in drafts
        if draft.kind in BODIES
        and not draft.is_plural
        and any(passage in draft.passages for passage in passages)
    ]
    if len(listed) < 2:
        return None
    kind = load().heads.get(tokens[-1].key, listed[0].kind)
    draft = drafts.draft(drafts.keys.parts(tokens), kind, is_plural=True)
    draft.add(each.short, scan.passage.id, describes=True)
    drafts.make_plural(draft, listed)
    return draft
