"""What means every body of a kind is told from the name of one: "Responsible Authorities", "CCG", "Police".

The kinds and what they are called stand in the ontology.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from csa_graph.reading.names import places
from csa_graph.reading.names.mentions import Table
from csa_graph.reading.names.tokens import squeeze, tokenise
from csa_graph.reading.names.words import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.reading.names.draft import Draft
    from csa_graph.reading.names.drafts import Drafts
    from csa_graph.reading.names.scanning import Scan
    from csa_graph.reading.names.words import KindOfBody
    from csa_graph.reading.proposal import Mention

#: What a name is called that means every body of a kind.
KIND = "kind of body"

_COUNTS = {
    "both": 2,
    "two": 2,
    "2": 2,
    "three": 3,
    "3": 3,
    "four": 4,
    "4": 4,
    "five": 5,
    "5": 5,
    "six": 6,
    "6": 6,
}
# A number stands so many letters before what it counts, at most.
_COUNT_LETTERS = 40
# So many letters behind a kind are looked at.
_FOLLOWING = 30
_COUNTED = re.compile(
    rf"\b({'|'.join(_COUNTS)})\s+(?:the\s+|of the\s+|local\s+|statutory\s+)*$", re.IGNORECASE
)


def tell(drafts: Drafts) -> None:
    """Tell the kind of each body, and leave out what is no place before the plural of a kind.

    "Statutory Community Safety Partnerships" names no other bodies than "Community Safety Partnerships".
    """
    words = load()
    for draft in drafts.bodies() + drafts.bodies(is_plural=True):
        _tell_council(drafts, draft)
        draft.type = draft.type or _type_of(draft)
        if not draft.is_plural:
            continue
        for place in range(1, len(draft.parts) - 1):
            kind = words.bodies.get("".join(draft.parts[place:]))
            if kind is not None and not _tells_apart(drafts, draft.parts[:place]):
                text = _last_words(draft.name, len(draft.parts) - place)
                shorter = drafts.draft(draft.parts[place:], draft.kind, is_plural=True)
                shorter.type = kind.label
                draft.forms = Counter({text: draft.forms.total()})
                drafts.merge(draft, shorter)
                break


def _tell_council(drafts: Drafts, draft: Draft) -> None:
    """Tell a council that is no local authority, such as a youth council, to be a group."""
    words = load()
    *leads, last = draft.parts
    if last != "council" or draft.kind != "organisation":
        return
    if not (any(each in words.local_councils for each in leads) or places.covers(drafts.places, leads)):
        draft.kind, draft.type = "group", "group"


def _tells_apart(drafts: Drafts, parts: Sequence[str]) -> bool:
    """Return whether words before a kind name some bodies of it: by a place, or by what they are for."""
    words = load()
    told = words.telling_apart | words.compass | {"and"}
    return all(each in told or places.covers(drafts.places, [each]) for each in parts)


def _last_words(text: str, count: int) -> str:
    tokens = tokenise(text)
    return text[tokens[max(0, len(tokens) - count)].start :]


def find(drafts: Drafts) -> None:
    """Add the kinds of body that the document speaks of, and tell plural names of them from names."""
    words = load()
    for draft in drafts.bodies() + drafts.bodies(is_plural=True):
        kind = words.bodies.get(squeeze(draft.name)) or _councils(draft)
        if kind is None or draft.members or _is_own(drafts, draft, kind):
            continue
        if not _count(drafts, draft):
            _take(drafts, kind.label, draft)
    # "Board" and "group" tell no kind by themselves; "police" does.
    telling = [kind for key, kind in words.bodies.items() if key not in words.heads or not kind.is_group]
    forms = ((form, kind.label) for kind in telling for form in kind.forms)
    table = Table(forms, drafts.keys, any_number=True)
    defined = {squeeze(short) for draft in drafts for short in draft.shorts}
    defined |= {squeeze(form) for draft in drafts.bodies() for form in draft.forms}
    named = [each for each in drafts.bodies(is_plural=True) if each.members]
    own = {each.type: each for each in named if each.key == squeeze(each.type)}
    for scan in drafts.scans:
        for mention in table.find(scan):
            text = scan.text[mention.start : mention.end]
            if _is_the_one(scan, mention) and _take_one(drafts, scan, mention, text):
                continue
            if mention.name in own and text[-1:] == "s":
                # "The three CSPs" are those whom it has named in the plural before.
                own[mention.name].add(text, scan.passage.id)
            elif squeeze(text) not in defined and not scan.covers(mention.start, mention.end):
                draft = drafts.draft([squeeze(mention.name)], KIND)
                draft.type = mention.name
                draft.is_plural = True
                draft.add(text, scan.passage.id)


def _is_the_one(scan: Scan, mention: Mention) -> bool:
    """Return whether a kind in small letters means the one body of it: "the police and crime panel"."""
    before = scan.line.before(mention.start, 1)
    after = scan.line.between(mention.end, mention.end + _FOLLOWING)[:1]
    if not before or before[0].key not in {"the", "our", "its"}:
        return False
    if scan.text[mention.start].isupper() or scan.line.between(mention.start, mention.end)[-1].is_plural:
        return False
    # "The community safety partnership structure" is a compound.
    return not after or after[0].gap not in " -" or after[0].key in load().after_body


def _take_one(drafts: Drafts, scan: Scan, mention: Mention, text: str) -> bool:
    """Add what means the one body of a kind to it; return whether the kind has such a body in an area."""
    words = load()
    key = squeeze(mention.name)
    if not words.bodies[key].is_group or key in words.many | words.heads.keys() or len(text.split()) < 3:
        return False
    named = [each for each in drafts.bodies() if each.type == mention.name]
    body = named[0] if len(named) == 1 else drafts.draft(drafts.keys.parts(tokenise(text)), "group")
    body.type = mention.name
    body.add(text, scan.passage.id)
    return True


def _councils(draft: Draft) -> KindOfBody | None:
    """Return the kind of "District and Parish Councils"; None of what names some councils."""
    words = load()
    *leads, last = draft.parts
    if (
        draft.is_plural
        and last == "council"
        and all(each in words.local_councils | {"and"} for each in leads)
    ):
        return words.bodies.get("localauthority")
    return None


def _is_own(drafts: Drafts, draft: Draft, kind: KindOfBody) -> bool:
    """Return whether what is called like a kind is a body, or are bodies, of the document's own.

    "The Health and Wellbeing Board" is one; "the Integrated Care Board (ICB)" is one that it has an
    abbreviation for; "Hate Incident Partnerships (HIP)" are those that it names besides.
    """
    if not draft.is_plural:
        return (kind.is_group and squeeze(kind.label) not in load().many) or bool(draft.shorts)
    named = [each for each in _named(drafts, draft) if each.kind == draft.kind] if draft.shorts else []
    if named:
        drafts.make_plural(draft, named)
    return bool(named)


def _named(drafts: Drafts, plural: Draft) -> list[Draft]:
    """Return the bodies that the document names of a kind that it also speaks of in the plural."""
    return [
        each
        for each in drafts.bodies()
        if each.type == plural.type and each.key.endswith(plural.key) and each.key != plural.key
    ]


def _take(drafts: Drafts, label: str, draft: Draft) -> None:
    kind = drafts.draft([squeeze(label)], KIND)
    kind.type = label
    drafts.merge(draft, kind)
    kind.is_plural = True


def _count(drafts: Drafts, plural: Draft) -> bool:
    """Tell what a plural stands for where a number says that all are named: "both Safeguarding Boards"."""
    if not plural.is_plural:
        return False
    named = _named(drafts, plural)
    for scan in drafts.scans:
        for form in plural.forms:
            for place in (match.start() for match in re.finditer(re.escape(form), scan.text)):
                counted = _COUNTED.search(scan.text[max(0, place - _COUNT_LETTERS) : place])
                if counted and _COUNTS[counted[1].casefold()] == len(named):
                    drafts.make_plural(plural, named)
                    return True
    return False


def _type_of(draft: Draft) -> str:
    """Return the kind of body that a name ends with, the longest one."""
    words = load()
    for place in range(len(draft.parts)):
        end = "".join(draft.parts[place:])
        if end in words.bodies:
            return words.bodies[end].label
        if end in words.types:
            return words.types[end]
    return ""
