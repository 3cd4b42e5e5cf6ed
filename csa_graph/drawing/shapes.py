"""Hold a picture: shapes and words with their places, and the colours that are drawn with.

Who puts it together and who writes it are elsewhere; it does neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

# The light colours of the page.
BACKGROUND, FOREGROUND, MUTED, BORDER, HAIRLINE = "#ffffff", "#17212b", "#4c5a67", "#67758a", "#d5d9de"
ACCENT, TINT, WARNING_COLOUR = "#0b4f8a", "#f1f5f9", "#8a3b12"
#: Colours of lines by the number of their style.
LINES = ("#14589c", "#0a6b62", "#7b3ca3", "#a8421a", "#46566a", "#86650a", "#5d6d7e", "#a1306a")
DOTS = (0.1, 5.0)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Shape:
    """A path of M, L, H, V, C and Z with its origin; colours are "" for none."""

    path: str
    x: float = 0.0
    y: float = 0.0
    fill: str = ""
    stroke: str = ""
    width: float = 1.4
    dash: tuple[float, ...] = ()

    def is_dotted(self) -> bool:
        """Return whether its dashes are dots, whatever its size."""
        return bool(self.dash) and self.dash[0] <= DOTS[0]

    def put(self, x: float, y: float, scale: float = 1.0) -> Shape:
        """Return it with its origin moved, after it was drawn to a scale."""
        path, dash = self.path, self.dash
        if scale != 1:
            path = _NUMBER.sub(lambda found: f"{float(found[0]) * scale:.2f}", path)
            dash = tuple(part * scale for part in dash)
        origin = (round(self.x * scale + x, 2), round(self.y * scale + y, 2))
        return replace(self, path=path, x=origin[0], y=origin[1], width=self.width * scale, dash=dash)


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `anchor` is start, middle or end; `halo` keeps lines behind it from touching it."""

    x: float
    y: float
    words: str
    size: float
    fill: str = FOREGROUND
    bold: bool = False
    italic: bool = False
    anchor: str = "start"
    halo: bool = False

    def put(self, x: float, y: float, scale: float = 1.0) -> Words:
        """Return them moved, after they were drawn to a scale."""
        place = (round(self.x * scale + x, 2), round(self.y * scale + y, 2))
        return replace(self, x=place[0], y=place[1], size=self.size * scale)


@dataclass(slots=True)
class Picture:
    """All that is drawn, from the ground up, with a title and a description for those who cannot see it."""

    width: float
    height: float
    title: str
    description: str
    items: list[Shape | Words] = field(default_factory=list)

    def get_least_type(self) -> float:
        """Return the size of the smallest type in it; 0 without any."""
        return min((item.size for item in self.items if isinstance(item, Words)), default=0.0)
