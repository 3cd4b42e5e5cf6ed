"""Bodies whose names end with no head noun: told by the column, the heading or the body beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.reading.names.heads import Heads
from csa_graph.reading.names.mentions import Table
from csa_graph.reading.names.tokens import squeeze, tokenise
from csa_graph.reading.names.words import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.documents.document import Cell
    from csa_graph.reading.names.draft import Draft
    from csa_graph.reading.names.drafts import Drafts
    from csa_graph.reading.names.known import KnownName
    from csa_graph.reading.names.scanning import Scan
    from csa_graph.reading.names.tokens import Token

# "Safer Harbour – Chair: …": what stands before is a group, whatever it is called.
_CHAIRED = re.compile(
    r"^(?P<name>[^:–—]{3,80}?)\s*(?:\([^)]*\))?(?:\s[–—-]\s*|[–—-]\s|[–—])\s*(?:[Cc]o-?|[Vv]ice[- ])?"
    r"[Cc]hair(?:s|ed by|man|person)?\b"
)
_SMALL = frozenset({"and", "of", "for", "the", "in", "to", "on"})
# A name in a cell has no more words.
_MOST_WORDS = 8
# Heads of organisations that are also called by the words before them alone: "Swanswell Charitable Trust".
_DROPPED = frozenset({"trust", "limited", "ltd", "plc", "foundation", "society", "association", "charity"})


def find_more(drafts: Drafts, known: Iterable[KnownName]) -> None:
    """Add the names that no head noun tells.

    Args:
        drafts: The names so far.
        known: Names that are known before.
    """
    _find_known(drafts, known)
    _find_begun(drafts)
    for scan in drafts.scans:
        for cell in scan.passage.cells:
            _add_cell(drafts, scan, cell)
        _add_chaired(drafts, scan)
        _add_heading(drafts, scan)
    units = _Units(drafts)
    for scan in drafts.scans:
        units.find(scan)
    _find_first_words(drafts)


def _find_known(drafts: Drafts, known: Iterable[KnownName]) -> None:
    """Add names that are known, whatever they end with."""
    words = load()
    kinds = {squeeze(form): words.known[squeeze(form)] for form in words.known_forms}
    forms = {form: form for form in words.known_forms}
    for each in known:
        for form in (each.name, *each.aliases):
            if each.kind and _is_telling(form, drafts):
                kinds.setdefault(squeeze(form), each.kind)
                forms.setdefault(form, form)
    table = Table(forms.items(), drafts.keys)
    for scan in drafts.scans:
        for mention in table.find(scan):
            if not scan.covers(mention.start, mention.end, partly=True):
                text = scan.text[mention.start : mention.end]
                _add(drafts, scan, text, kinds[squeeze(mention.name)])


def _find_begun(drafts: Drafts) -> None:
    """Add names whose first word tells, "Healthwatch Kent", or the noun before them."""
    words = load()
    for scan in drafts.scans:
        tokens = scan.tokens
        for first, token in enumerate(tokens):
            kind = words.starts.get(token.key) if token.is_capital else None
            if token.key in words.followed and not (token.is_capital or token.is_plural):
                _add_followed(drafts, scan, first + 1)
            last = first
            while (
                kind
                and last - first < _MOST_WORDS
                and last + 1 < len(tokens)
                and tokens[last + 1].gap == " "
                and tokens[last + 1].is_capital
            ):
                last += 1
            start, end = token.start, tokens[last].end
            if kind and first < last <= first + _MOST_WORDS and not scan.covers(start, end, partly=True):
                _add(drafts, scan, scan.text[start:end], kind)


def _add_followed(drafts: Drafts, scan: Scan, first: int) -> None:
    """Add the name behind the noun that says what it is: "the national charity Safe Shores"."""
    words, tokens = load(), scan.tokens
    others = words.openers | words.offices | words.office_words | words.plain | words.heads.keys()
    last = first
    while (
        last < len(tokens)
        and last - first < _MOST_WORDS
        and tokens[last].gap == " "
        and tokens[last].is_capital
    ):
        last += 1
    if last == first or tokens[first].key in others:
        return
    start, end = tokens[first].start, tokens[last - 1].end
    if not scan.covers(start, end, partly=True):
        _add(drafts, scan, scan.text[start:end], "organisation")


def _is_telling(form: str, drafts: Drafts) -> bool:
    """Return whether a known form is found by itself: no word of the language, no kind of body."""
    words = load()
    tokens = tokenise(form)
    if not tokens or not tokens[0].is_capital or squeeze(form) in words.bodies:
        return False
    return len(tokens) > 1 or (tokens[0].key not in drafts.ordinary and tokens[0].key not in words.heads)


def _add_cell(drafts: Drafts, scan: Scan, cell: Cell) -> None:
    """Add what stands in a column of organisations or of groups."""
    words = load()
    column = squeeze(cell.column)
    kind = (
        "organisation"
        if column in words.organisation_columns
        else "group"
        if column in words.group_columns
        else None
    )
    if kind is None or cell.is_spanned:
        return
    text = re.sub(r"\s*\([^)]*\)$", "", cell.text)
    tokens = tokenise(text)
    if (
        not 0 < len(tokens) <= _MOST_WORDS
        or not tokens[0].is_capital
        or any(each.gap in ",|" for each in tokens[1:])
    ):
        return
    if tokens[0].key in words.openers | words.plain:
        # "To be confirmed", "Various".
        return
    if squeeze(text) in words.bodies or scan.covers(cell.start, cell.start + len(text), partly=True):
        return
    _add(drafts, scan, text, kind)


def _add_chaired(drafts: Drafts, scan: Scan) -> None:
    """Add what stands before "– Chair: …"."""
    match = _CHAIRED.match(scan.text)
    if match is None or scan.covers(0, match.end("name"), partly=True):
        return
    tokens = tokenise(match["name"])
    if not tokens or not tokens[0].is_capital or len(tokens) > _MOST_WORDS:
        return
    if all(each.is_capital or each.key in _SMALL for each in tokens):
        _add(drafts, scan, match["name"], "group")


def _add_heading(drafts: Drafts, scan: Scan) -> None:
    """Add a heading such as "Quality assurance sub-group", of which only the first word has a capital."""
    words, tokens = load(), scan.tokens
    if scan.passage.kind != "heading" or not 1 < len(tokens) <= _MOST_WORDS or scan.covers(0, len(scan.text)):
        return
    head = Heads(tokens).at(len(tokens) - 1)
    if head is None or head.kind != "group" or head.key in words.weak or tokens[-1].is_plural:
        return
    before = tokens[: head.first]
    if any(each.gap not in " -" for each in tokens[1:]) or not tokens[0].is_capital:
        return
    if any(each.key in words.openers - {"and"} or not each.text.isalpha() for each in before):
        return
    if any(each.key not in words.plain | words.between for each in before):
        _add(drafts, scan, scan.text[tokens[0].start : tokens[-1].end], "group")


class _Units:
    """The parts of organisations: "WCC Public Health", "the County Council's Public Health team".

    Args:
        drafts: The names so far.
    """

    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts
        self.words = load()
        self.wholes: dict[str, Draft] = {}
        self.units: dict[str, Draft] = {}
        for draft in drafts.bodies():
            known = self.units if draft.kind == "part of an organisation" else self.wholes
            for form in (*draft.forms, *draft.shorts):
                known.setdefault(squeeze(form), draft)
            for short in draft.shorts:
                known.setdefault(drafts.keys.of_text(short), draft)

    def find(self, scan: Scan) -> None:
        """Add the parts of organisations that a passage names."""
        for span in scan.spans:
            unit = self.drafts.at(scan.passage.id, span)
            if (
                unit is not None
                and span.kind in ("part of an organisation", "group")
                and unit.part_of is None
            ):
                owner = self._owner(scan, span.first)
                unit.part_of = owner if owner is not unit else None
        for first, token in enumerate(scan.tokens):
            whole = self.wholes.get(token.key) if token.is_upper and not token.is_possessive else None
            if whole is not None and whole.kind == "organisation":
                self._add(scan, whole, first)

    def _owner(self, scan: Scan, first: int) -> Draft | None:
        """Return the organisation whose possessive stands before a token, with an abbreviation between."""
        for place in range(first - 1, max(-1, first - 3), -1):
            token = scan.tokens[place]
            if token.is_possessive:
                ends = [each for each in scan.ending(token.end, token.end) if each.kind == "organisation"]
                if ends:
                    return self.drafts.at(scan.passage.id, ends[0])
                return self.wholes.get(token.key)
        return None

    def _add(self, scan: Scan, whole: Draft, first: int) -> None:
        """Add the unit whose name begins behind the abbreviation of an organisation."""
        tokens = scan.tokens
        last = first
        while last - first < _MOST_WORDS and self._continues(tokens, last):
            last += 1
        while last > first and not tokens[last].is_capital:
            last -= 1
        rest = tokens[first + 1 : last + 1]
        start, end = tokens[first].start, tokens[last].end
        if not rest or any(
            each.start < end and start < each.end for each in scan.spans if each.kind != "plan"
        ):
            return
        key = "".join(each.key for each in rest)
        known = self.units.get(key) or self.units.get(self.drafts.keys.of(rest))
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        is_whole = following is None or following.gap not in " -" or following.key in self.words.openers
        if known is not None and known.part_of in (None, whole) and known.kind == "part of an organisation":
            known.part_of = whole
            known.add(scan.text[start:end], scan.passage.id, length=len(known.key) + len(whole.key))
        elif len(rest) > 1 and is_whole:
            unit = _add(self.drafts, scan, scan.text[start:end], "part of an organisation")
            unit.part_of = whole

    def _continues(self, tokens: list[Token], last: int) -> bool:
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        if following is None or following.gap not in " -":
            return False
        if following.is_capital:
            return following.key not in self.words.offices
        return following.key in {"and", "of"} and last + 2 < len(tokens) and tokens[last + 2].is_capital


def _find_first_words(drafts: Drafts) -> None:
    """Take the first word of "Swanswell Charitable Trust" for it where it stands alone."""
    words = load()
    known = words.openers | words.compass | words.plain | words.heads.keys() | words.no_surnames
    firsts: dict[str, Draft] = {}
    for draft in drafts.bodies():
        tokens = tokenise(draft.name)
        if draft.kind == "organisation" and len(tokens) > 1 and tokens[-1].key in _DROPPED:
            first = tokens[0].key
            if first not in known and first not in drafts.places and first not in drafts.ordinary:
                firsts.setdefault(first, draft)
    for scan in drafts.scans if firsts else ():
        for token in scan.tokens:
            if token.key in firsts and token.is_capital and not scan.covers(token.start, token.end):
                firsts[token.key].add(token.text[: token.end - token.start], scan.passage.id)


def _add(drafts: Drafts, scan: Scan, text: str, kind: str) -> Draft:
    draft = drafts.draft(drafts.keys.parts(tokenise(text)), kind)
    draft.add(text, scan.passage.id, length=len(draft.key))
    return draft
