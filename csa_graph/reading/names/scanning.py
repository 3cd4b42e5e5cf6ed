"""A document becomes passages with their tokens, and in each the words that could be names.

Decides nothing over passages, except how words are written that stand in capitals throughout.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.names import definitions, offices, people, phrases, places
from csa_graph.reading.names.heads import BODIES, Heads
from csa_graph.reading.names.initials import stands_for
from csa_graph.reading.names.recasing import recase, usual_forms
from csa_graph.reading.names.tokens import Line, breaks_of, is_in_capitals, iter_words, tokenise
from csa_graph.reading.names.words import load

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from csa_graph.documents.document import Document, Passage
    from csa_graph.reading.names.definitions import Definition
from csa_graph.reading.names.tokens import Token

# A row of which so many cells are numbers is one of figures.
_FIGURES = 0.5
# No name has more letters.
_LONGEST_SPAN = 400


class Span(NamedTuple):
    """Words of a passage that could be a name.

    Attributes:
        start: Where they begin in the text of the passage.
        end: Where they end.
        first: The first token.
        last: The last one, itself included.
        kind: What they would name: the label of a class.
        head: The first token of the head.
        is_plural: Whether they name several.
        is_inner: Whether they stand within a longer name.
        is_short: Whether the head is an abbreviation.
        at: Of an office, the tokens of where it is.
        is_sure: Of a person, whether a title or a given name tells.
    """

    start: int
    end: int
    first: int
    last: int
    kind: str
    head: int
    is_plural: bool = False
    is_inner: bool = False
    is_short: bool = False
    at: tuple[int, int] | None = None
    is_sure: bool = True


class Scan(NamedTuple):
    """A passage, and what in it could be names.

    Attributes:
        line: The passage as tokens.
        spans: What could be names, in the order of the text, longer ones first.
        definitions: What it defines.
    """

    line: Line
    spans: list[Span]
    definitions: list[Definition]

    def covers(self, start: int, end: int, *, partly: bool = False) -> bool:
        """Return whether one of the spans covers words of the passage, or a part of them."""
        # Spans are in the order of the text, and none is longer than so many letters.
        place = bisect_left(self.spans, start - _LONGEST_SPAN, key=lambda span: span.start)
        for span in itertools.islice(self.spans, place, None):
            if span.start >= end:
                return False
            if partly and start < span.end:
                return True
            if span.start <= start and end <= span.end:
                return True
        return False

    def ending(self, first: int, last: int) -> list[Span]:
        """Return the spans that end between two places of the text, both included."""
        place = bisect_left(self.spans, first - _LONGEST_SPAN, key=lambda span: span.start)
        until = bisect_left(self.spans, last + 1, key=lambda span: span.start)
        return [span for span in self.spans[place:until] if first <= span.end <= last]

    @property
    def passage(self) -> Passage:
        """The passage."""
        return self.line.passage

    @property
    def text(self) -> str:
        """Its text, as :attr:`Line.text`."""
        return self.line.text

    @property
    def tokens(self) -> list[Token]:
        """Its tokens."""
        return self.line.tokens


class Scanned(NamedTuple):
    """A document, and what in it could be names.

    Attributes:
        scans: Its passages.
        places: The places that it names as printed, by the keys of their words with spaces between.
    """

    scans: list[Scan]
    places: dict[str, str]


def scan(document: Document) -> Scanned:
    """Find what could be names in each passage of a document."""
    plain = [each.text for each in document.passages if not is_in_capitals(each.text)]
    written = Counter(iter_words(iter(plain)))
    ordinary = {word for word in written if word.islower()}
    usual = usual_forms(written)
    lines = []
    for passage in document.passages:
        text = recase(passage.text, usual) if is_in_capitals(passage.text) else passage.text
        lines.append(Line(passage, text, tokenise(text, breaks_of(passage))))
    defined = [[] if _is_of_figures(line.passage) else definitions.find(line) for line in lines]
    shorts = _shorts(zip(lines, defined, strict=True))
    known = places.find(lines, ordinary)
    scans = [
        Scan(line, _spans(line, ordinary, shorts, known), found)
        for line, found in zip(lines, defined, strict=True)
    ]
    return Scanned(_extend(scans), known)


def _extend(scans: list[Scan]) -> list[Scan]:
    """Take a word that begins a sentence into a name where the document has the name so elsewhere.

    "Supported Housing Panel" in a cell begins with a word that begins no name as a rule.
    """
    named = {
        "".join(each.key for each in scan.tokens[span.first : span.last + 1])
        for scan in scans
        for span in scan.spans
        if span.kind in BODIES
    }
    found = []
    for scan in scans:
        spans = []
        for each in scan.spans:
            before = scan.tokens[each.first - 1] if each.first else None
            is_led = before is not None and before.is_capital and scan.tokens[each.first].gap in " -"
            longer = "".join(token.key for token in scan.tokens[max(0, each.first - 1) : each.last + 1])
            if before is not None and is_led and each.kind in BODIES and longer in named:
                spans.append(each._replace(first=each.first - 1, start=before.start))
            else:
                spans.append(each)
        found.append(scan._replace(spans=spans))
    return found


def _is_of_figures(passage: Passage) -> bool:
    filled = [cell.text for cell in passage.cells if cell.text]
    figures = [text for text in filled if not any(each.isalpha() for each in text)]
    return len(filled) > 2 and len(figures) > _FIGURES * len(filled)


def _shorts(defined: Iterable[tuple[Line, list[Definition]]]) -> dict[str, str]:
    """Return what abbreviations of bodies, plans and offices stand for, by their keys.

    Those of kinds of body are known from the ontology.
    """
    words = load()
    shorts = {
        name: "group" if kind.is_group else "organisation"
        for name, kind in words.bodies.items()
        if stands_for(name, kind.label.split()) == 0
    }
    for line, found in defined:
        for each in found:
            short = tokenise(each.short)
            if not each.is_abbreviation or len(short) != 1:
                continue
            within = line.between(each.start, each.end)
            head = Heads(within).at(len(within) - 1) if within else None
            is_office = bool(within) and within[-1].key in words.offices
            kind = head.kind if head is not None else "office" if is_office else None
            if kind is not None:
                shorts[short[0].key] = kind
    return shorts


def _spans(
    line: Line, ordinary: Collection[str], shorts: Mapping[str, str], known: Collection[str]
) -> list[Span]:
    if _is_of_figures(line.passage):
        return []
    found = phrases.find(line, shorts, known)
    bodies = [each for each in found if each.kind in ("group", "organisation", "part of an organisation")]
    held = offices.find(line, [(each.first, each.last) for each in bodies])
    ranges = [(each.first, each.last) for each in found] + [(each.first, each.last) for each in held]
    taken = {place for first, last in ranges for place in range(first, last + 1)}
    spans = [
        Span(
            each.start,
            each.end,
            each.first,
            each.last,
            each.kind,
            each.head,
            each.is_plural,
            is_short=line.tokens[each.head].key in shorts,
        )
        for each in found
    ]
    for office in held:
        start, end = line.tokens[office.first].start, line.tokens[office.last].end
        spans.append(Span(start, end, office.first, office.last, "office", office.first, at=office.at))
    for person in people.find(line, ordinary, taken):
        start, end = line.tokens[person.first].start, line.tokens[person.last].end
        sure = person.is_sure
        spans.append(Span(start, end, person.first, person.last, "person", person.bare, is_sure=sure))
    return _nested(spans)


def _nested(spans: list[Span]) -> list[Span]:
    """Leave out spans that are the beginning of a longer name; mark those that stand elsewhere within one."""
    spans.sort(key=lambda each: (each.start, -each.end, each.kind != "office"))
    kept: list[Span] = []
    # Those that have not ended where the next one begins: the longest first.
    around: list[Span] = []
    for span in spans:
        around = [each for each in around if each.end > span.start]
        outer = [each for each in around if span.end <= each.end]
        if not outer:
            kept.append(span)
            around.append(span)
            continue
        if span.kind in ("plan", "programme", "process") and outer[0].kind != "plan":
            # "Prevent Strategy" within "Prevent Strategy Group".
            continue
        if "office" in (span.kind, outer[0].kind) and (span.start, span.end) == (
            outer[0].start,
            outer[0].end,
        ):
            continue
        if (
            outer[0].kind == "office"
            and outer[0].start == span.start
            and outer[0].at != (span.first, span.last)
        ):
            # "Chief Executive" within "Chief Executive of Kent".
            continue
        if span.kind == "office" and outer[0].kind in BODIES and outer[0].head > outer[0].first:
            # "Public Executive" within "Public Executive Group"; "Office of the Commissioner" names another.
            continue
        kept.append(span._replace(is_inner=True))
        around.append(kept[-1])
    return kept
