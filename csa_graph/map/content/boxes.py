"""Turn a node of a projection into a box: its lines of text, its size, its outline.

Sizes are in pixels and depend on the text alone, never on a font. It does not place the box.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csa_graph.drawing.arrows import ROUND
from csa_graph.drawing.text import get_width, wrap
from csa_graph.map.content import styles
from csa_graph.projection.network import is_elected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.map.content.marks import MarkedNode
    from csa_graph.projection.network import Chair

WIDTH = 216.0
_PADDING = 12.0
_TAG_GAP = 10.0
_SIZES = {"kicker": (11.0, 14.0), "title": (14.0, 18.0), "chair": (12.0, 16.0)}
_TAG_LENGTH = 9
# The bold of the widest typeface is wider than the semi-bold that the page asks for.
_BOLD_ROOM = 0.93

#: How wide the sign of a flag is, by severity, and how high, in pixels: half of it stands above the box.
FLAGS = {"error": 50.0, "warning": 66.0}
FLAG_HEIGHT = 16.0
_FLAG_INSET = 10.0
_FLAG_STEP = 6

NO_CHAIR = "no chair stated"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text in a box: role (CSS class), words, baseline below the top of the box."""

    role: str
    words: str
    y: float


@dataclass(slots=True)
class Box:
    """A thing as it is drawn; `x` and `y` are its top left corner, set by the layout.

    `flag` is the severity of its most severe finding, as :func:`find_worst` has it; `flag_x` is where its
    sign begins on the upper edge, moved by the layout where a line ends there.
    """

    iri: str
    family: str
    width: float
    height: float
    lines: list[TextLine] = field(default_factory=list)
    tag: str = ""
    screen_reader_text: str = ""
    flag: str = ""
    flag_x: float = 0.0
    x: float = 0.0
    y: float = 0.0

    def get_outline(self) -> str:
        """Return the outline as an SVG path, one shape a family, around (0, 0) at the top left."""
        return _OUTLINES.get(self.family, _rounded)(self.width, self.height)


def make_box(iri: str, facts: MarkedNode) -> Box:
    """Return the box of a node, sized for its text.

    Args:
        iri: The node.
        facts: What the map says of it.
    """
    family = styles.get_family(iri, facts["types"])
    label = facts["label"] or iri
    short = facts["short"]
    tag = short if short != label and len(short) <= _TAG_LENGTH else ""
    inner = WIDTH - 2 * _PADDING
    kicker = describe_kind(iri, facts)
    room = inner - (get_width(tag, _SIZES["kicker"][0], bold=True) + _TAG_GAP if tag else 0)
    texts = [("kicker", line.strip(" ·")) for line in wrap(kicker, room, _SIZES["kicker"][0])]
    if tag and not texts:
        texts = [("kicker", "")]
    texts += [
        ("title", line) for line in wrap(capital(label), inner * _BOLD_ROOM, _SIZES["title"][0], bold=True)
    ]
    chair = describe_chairs(facts["chairs"]) if family == "group" else ""
    gaps = [gap for gap in facts["gaps"] if gap != NO_CHAIR]
    if chair == NO_CHAIR:
        gaps.insert(0, chair)
    elif chair:
        texts += [("chair", line) for line in wrap(chair, inner, _SIZES["chair"][0])]
    texts += [("absent", line) for gap in gaps for line in wrap(gap, inner, _SIZES["chair"][0])]
    lines: list[TextLine] = []
    y = _PADDING - 2
    before = ""
    for name, words in texts:
        size, height = _SIZES["chair" if name == "absent" else name]
        y += 3 if before and name != before else 0
        lines.append(TextLine(name, words, round(y + size, 1)))
        y += height
        before = name
    said = chair if chair != NO_CHAIR else ""
    flag = find_worst(facts)
    screen_reader_text = ". ".join(filter(None, (label, tag, kicker, said, capital(flag), "; ".join(gaps))))
    height = round(y + _PADDING - 2)
    flag_x = WIDTH - FLAGS.get(flag, 0) - _FLAG_INSET
    return Box(iri, family, WIDTH, height, lines, tag, screen_reader_text, flag, flag_x)


def describe_kind(iri: str, facts: MarkedNode) -> str:
    """Return what a thing is, where, and whether by law or of elected members, in a few words."""
    statutory = "statutory" if facts["statutory"] else ""
    elected = "elected" if is_elected(facts) else ""
    return " · ".join(filter(None, (styles.get_kind(iri, facts), facts["area"], statutory, elected)))


def list_flag_places(box: Box) -> tuple[float, ...]:
    """Return where the sign of a flag can begin on the upper edge of a box, the usual place first."""
    last = round(box.width - FLAGS[box.flag] - _FLAG_INSET)
    return tuple(float(place) for place in range(last, round(_FLAG_INSET) - 1, -_FLAG_STEP))


def make_hole() -> Box:
    """Return the box that stands for a body that no passage names: above whom nothing is stated."""
    words = wrap("No passage says whom it answers to", WIDTH - 2 * _PADDING, _SIZES["chair"][0])
    size, height = _SIZES["chair"]
    lines = [
        TextLine("absent", line, round(_PADDING + number * height + size - 2, 1))
        for number, line in enumerate(words)
    ]
    return Box("", "hole", WIDTH, round(2 * _PADDING + len(words) * height - 2), lines)


def capital(text: str) -> str:
    """Return the text with its first letter in upper case, for where it stands as a name on its own.

    >>> capital("local authority")
    'Local authority'
    """
    return text[:1].upper() + text[1:]


def find_worst(facts: MarkedNode) -> str:
    """Return the severity of the most severe finding about a thing; empty where nothing calls for action.

    A note does not: where most boxes have a flag, none stands out. What it says stands on the box in words.
    """
    worst = next((finding.severity for finding in facts["findings"]), "")
    return worst if worst in FLAGS else ""


def describe_chairs(chairs: Sequence[Chair]) -> str:
    """Return who chairs a group in a few words, or that no chair is stated.

    >>> describe_chairs(())
    'no chair stated'
    """
    if not chairs:
        return NO_CHAIR
    return f"{'Chair' if len(chairs) == 1 else 'Chairs'}: " + ", ".join(chair.name for chair in chairs)


def _rounded(width: float, height: float, radius: float = 9) -> str:
    w, h, r = width, height, radius
    k = round(r * (1 - ROUND), 2)
    return (
        f"M{r:g} 0H{w - r:g}C{w - k:g} 0 {w:g} {k:g} {w:g} {r:g}V{h - r:g}C{w:g} {h - k:g} {w - k:g} {h:g} "
        f"{w - r:g} {h:g}H{r:g}C{k:g} {h:g} 0 {h - k:g} 0 {h - r:g}V{r:g}C0 {k:g} {k:g} 0 {r:g} 0Z"
    )


def _square(width: float, height: float) -> str:
    return f"M0 0H{width:g}V{height:g}H0Z"


def _stacked(width: float, height: float) -> str:
    return _square(width, height) + f"M{width - 4:g} 0V{height - 4:g}H0"


def _pill(width: float, height: float) -> str:
    return _rounded(width, height, min(height / 2, 22))


def _cut(width: float, height: float) -> str:
    w, h, by = width, height, min(10, height / 3)
    return f"M{by:g} 0H{w - by:g}L{w:g} {by:g}V{h - by:g}L{w - by:g} {h:g}H{by:g}L0 {h - by:g}V{by:g}Z"


def _folded(width: float, height: float) -> str:
    w, h, by = width, height, min(14, height / 2)
    return f"M0 0H{w - by:g}L{w:g} {by:g}V{h:g}H0ZM{w - by:g} 0V{by:g}H{w:g}"


def _double(width: float, height: float) -> str:
    return _rounded(width, height, 4) + f"M4 4H{width - 4:g}V{height - 4:g}H4Z"


_OUTLINES = {
    "group": _rounded,
    "organisation": _square,
    "kind": _stacked,
    "person": _pill,
    "office": _pill,
    "process": _cut,
    "programme": _cut,
    "priority": _double,
    "action": _folded,
    "plan": _folded,
    "statute": _folded,
}
