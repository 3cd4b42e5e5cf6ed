"""Names that mean one thing become one; it is told what a body is a part of, and where an office is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.names import places
from csa_graph.reading.names.heads import BODIES
from csa_graph.reading.names.initials import stands_for
from csa_graph.reading.names.tokens import tokenise
from csa_graph.reading.names.words import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csa_graph.reading.names.draft import Draft
    from csa_graph.reading.names.drafts import Drafts
    from csa_graph.reading.names.scanning import Scan

# Shorter abbreviations are taken for a name only where the document says so.
_SHORTEST = 3


def drop_common(drafts: Drafts) -> None:
    """Leave out common nouns: a head in small letters, or an abbreviation, with but a place before it.

    "The Kent partnership" and "Kent CSPs" name nothing; but "South Kent CSP" does, which a point of the
    compass tells from another one.
    """
    words = load()
    for draft in drafts.bodies() + drafts.bodies(is_plural=True):
        if not draft.leads:
            continue
        is_place = places.covers(drafts.places, draft.leads)
        is_told = any(each in words.compass for each in draft.leads)
        is_plural_of_place = draft.has_short_head and draft.is_plural and not is_told
        if is_plural_of_place or (not draft.has_short_head and is_place):
            drafts.remove(draft)


def drop_openings(drafts: Drafts) -> None:
    """Leave out what is a name that the document has, behind a word that begins a sentence, "of" or "and".

    "Notify Harbour Board", "Presidential Veto of Harbour Board": they are found as places of the name itself.
    """
    for draft in drafts.bodies() + drafts.bodies(is_plural=True):
        rest = draft.parts[1:] if draft.opening == draft.forms.total() else ()
        if "of" in draft.parts[1:-1]:
            rest = draft.parts[len(draft.parts) - draft.parts[::-1].index("of") :]
        if "and" in draft.parts and draft.forms.total() == 1:
            # "Reefton and Marl College" once, where Marl College is named elsewhere, are two.
            rest = draft.parts[len(draft.parts) - draft.parts[::-1].index("and") :]
        if len(rest) > 1 and drafts.find("".join(rest), draft.kind, is_plural=draft.is_plural):
            drafts.remove(draft)


def merge(drafts: Drafts) -> None:
    """Make one of the names that mean the same beyond doubt."""
    _merge_shorter(drafts, drafts.bodies())
    _merge_shorter(drafts, [each for each in drafts if each.kind == "plan" and not each.is_plural])
    _merge_abbreviated(drafts)
    _merge_people(drafts)
    _take_initials(drafts)


def _merge_shorter(drafts: Drafts, among: Sequence[Draft]) -> None:
    """Take a name without its county, or without whose it is, for the one name that has it."""
    leads = {draft.key for draft in drafts} | load().starts.keys()
    leads |= {key for draft in drafts for key in _ends(draft)}
    by_end: dict[str, list[Draft]] = {}
    for draft in among:
        for place in range(1, len(draft.parts) - 1):
            by_end.setdefault("".join(draft.parts[place:]), []).append(draft)
    for draft in sorted(among, key=lambda each: -len(each.parts)):
        longer = []
        for each in by_end.get(draft.key, ()):
            lead = each.parts[: len(each.parts) - len(draft.parts)]
            if each in drafts and (places.covers(drafts.places, lead) or "".join(lead) in leads):
                longer.append(each)
        if len(longer) == 1:
            drafts.merge(draft, longer[0])


def _ends(draft: Draft) -> Iterator[str]:
    """Iterate over the keys of a name without its first words."""
    if draft.kind in BODIES:
        yield from ("".join(draft.parts[place:]) for place in range(1, len(draft.parts) - 1))


def _merge_abbreviated(drafts: Drafts) -> None:
    """Take "WM Police" for the one "West Mercia Police"."""
    by_end: dict[str, list[Draft]] = {}
    for draft in drafts.bodies():
        for place in range(2, len(draft.parts)):
            by_end.setdefault("".join(draft.parts[place:]), []).append(draft)
    for draft in drafts.bodies():
        if len(draft.parts) < 2 or not any(tokenise(form)[0].is_upper for form in draft.forms):
            continue
        count = len(draft.parts) - 1
        alike = by_end.get("".join(draft.parts[1:]), ())
        fitting = [each for each in alike if stands_for(draft.parts[0], each.parts[:-count]) == 0]
        if len(fitting) == 1 and fitting[0] is not draft:
            drafts.merge(draft, fitting[0])


def _merge_people(drafts: Drafts) -> None:
    """Take "Cllr Hale" for the one person of that family name whom the document names in full."""
    people = [each for each in drafts if each.kind == "person"]
    by_family: dict[str, list[Draft]] = {}
    for each in people:
        if len(each.parts) > 1:
            by_family.setdefault(each.parts[-1], []).append(each)
    for each in people:
        full = by_family.get(each.parts[-1], [])
        if len(each.parts) == 1 and len(full) == 1:
            drafts.merge(each, full[0])


def _take_initials(drafts: Drafts) -> None:
    """Take an abbreviation that the document never explains for the one name that has these initials.

    None is taken that other words of the document could mean as well.
    """
    words = load()
    known = {token.key for draft in drafts for short in draft.shorts for token in tokenise(short)}
    known |= set(words.bodies)
    met: dict[str, tuple[str, list[str]]] = {}
    for scan in drafts.scans:
        for token in scan.tokens:
            if (
                token.is_upper
                and len(token.key) >= _SHORTEST
                and token.text.isalpha()
                and token.key not in known
            ):
                met.setdefault(token.key, (token.text.rstrip("s"), []))[1].append(scan.passage.id)
    named = [each for each in drafts if each.kind in (*BODIES, "plan", "office") and not each.is_plural]
    by_initial: dict[str, list[Draft]] = {}
    for each in named:
        for initial in {part[0] for part in each.parts}:
            by_initial.setdefault(initial, []).append(each)
    initials = [(scan, "".join(token.key[:1] for token in scan.tokens)) for scan in drafts.scans]
    for short, passages in met.values():
        first, last = short[0].casefold(), short[-1].casefold()
        alike = [each for each in by_initial.get(first, ()) if last in each.parts[-1]]
        fitting = [each for each in alike if stands_for(short, each.parts) == 0]
        fitting = fitting or [each for each in alike if _fits_end(short, each)]
        if len(fitting) != 1 or len(fitting[0].parts) == 1:
            continue
        if not _means_more(drafts, initials, short, fitting[0]):
            fitting[0].shorts[short] += len(passages)
            fitting[0].passages.update(dict.fromkeys(passages))


def _means_more(drafts: Drafts, initials: Sequence[tuple[Scan, str]], short: str, draft: Draft) -> bool:
    """Return whether other words than a name have the letters of an abbreviation: "anti-social behaviour".

    Args:
        drafts: The names.
        initials: The passages, each with the first letters of its words.
        short: The abbreviation.
        draft: The name.
    """
    letters, openers = short.casefold(), load().openers
    for scan, line in initials:
        place = line.find(letters)
        while place >= 0:
            tokens = scan.tokens[place : place + len(letters)]
            joined = all(token.gap in " -" for token in tokens[1:])
            joined = joined and not any(token.key in openers for token in tokens)
            if joined and "".join(drafts.keys.parts(tokens)) not in draft.key:
                return True
            place = line.find(letters, place + 1)
    return False


def _fits_end(short: str, draft: Draft) -> bool:
    """Return whether an abbreviation stands for a name without its first words, a county."""
    place = stands_for(short, draft.parts)
    return place is not None and draft.kind in BODIES and len(draft.parts) - place > _SHORTEST - 1


def tell_wholes(drafts: Drafts) -> None:
    """Tell of a name that begins with another body's that it is a part of it; of an office where it is."""
    by_key: dict[str, Draft] = {}
    for draft in drafts.bodies():
        for key in (draft.key, *(drafts.keys.of_text(form) for form in (*draft.forms, *draft.shorts))):
            by_key.setdefault(key, draft)
    for draft in drafts.bodies():
        if draft.part_of is None and draft.kind != "organisation":
            draft.part_of = _whole(draft, by_key)
    for scan in drafts.scans:
        for span in scan.spans:
            office = drafts.at(scan.passage.id, span) if span.kind == "office" else None
            if office is not None and span.at is not None:
                office.office_of = by_key.get(drafts.keys.of(scan.tokens[span.at[0] : span.at[1] + 1]))


def _whole(draft: Draft, by_key: dict[str, Draft]) -> Draft | None:
    for place in range(len(draft.parts) - 1, 0, -1):
        whole = by_key.get("".join(draft.parts[:place]))
        if whole is not None and whole is not draft and draft.parts[place] != "and":
            return whole
    return None
