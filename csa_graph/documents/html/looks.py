"""What of a web page is seen: elements that are no part of the text, hidden ones, white letters on white."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

#: Never text of a paper.
DROPPED = frozenset(
    {
        *("head", "script", "style", "template", "noscript", "nav", "button", "select", "textarea"),
        *("input", "svg", "canvas", "iframe", "object", "audio", "video", "datalist", "dialog", "map"),
        *("math",),
    }
)
#: Elements that stand on lines of their own.
BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre"),
        *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar"}
)
_HIDDEN_CLASSES = frozenset(
    {
        *("visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text"),
        *("govuk-visually-hidden", "hidden", "d-none", "invisible"),
    }
)
#: What a page says about itself, by the names that sites give it.
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|breadcrumbs?|skip(?:-?link|-?nav)?|share|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)
_WHITE = re.compile(r"white|#fff|#ffffff|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,\s*1(?:\.0)?\s*)?\)")
_CLEAR = re.compile(r"none|transparent|initial|inherit|unset|rgba\(.*,\s*0\s*\)")
_BOLD = re.compile(r"bold(?:er)?|[6-9]00")


class Look(NamedTuple):
    """What letters inherit from the elements around them.

    Attributes:
        is_bold: Whether they are bold.
        is_white: Whether they are white.
        is_painted: Whether something is painted behind them.
    """

    is_bold: bool = False
    is_white: bool = False
    is_painted: bool = False

    def within(self, element: HtmlElement, style: Mapping[str, str]) -> Look:
        """Return the look of letters in an element."""
        weight, colour = (
            style.get("font-weight", ""),
            style.get("color", "") or element.get("color", "").lower(),
        )
        behind = (
            style.get("background-color", "") or style.get("background", "") or element.get("bgcolor", "")
        )
        is_bold = self.is_bold or element.tag in {"b", "strong", "th"}
        if weight:
            is_bold = _BOLD.match(weight) is not None
        is_painted = self.is_painted or (
            bool(behind) and _WHITE.match(behind.lower()) is None and _CLEAR.match(behind) is None
        )
        is_white = _WHITE.fullmatch(colour) is not None if colour else self.is_white
        return Look(is_bold, is_white, is_painted)


def is_left_out(element: HtmlElement) -> bool:
    """Tell whether an element is furniture of the page and no part of the paper."""
    tag = element.tag
    if tag in DROPPED or element.get("role", "").lower() in _ROLES:
        return True
    if tag in {"header", "footer"}:
        # Those of an article belong to it; a page's own header may hold the title.
        around = {each.tag for each in element.iterancestors()}
        has_title = tag == "header" and element.find(".//h1") is not None
        return not around & {"article", "main"} and not has_title
    named = f"{element.get('id', '')} {element.get('class', '')}"
    return (
        len(named) > 3
        and len(named) < 200
        and _FURNITURE.search(named) is not None
        and tag not in {"body", "main"}
    )


def is_hidden(element: HtmlElement, style: Mapping[str, str]) -> bool:
    """Tell whether an element is not seen."""
    if style.get("display", "").startswith("none") or style.get("visibility", "") in {"hidden", "collapse"}:
        return True
    if element.get("hidden") is not None:
        return True
    return bool(_HIDDEN_CLASSES & set(element.get("class", "").split()))
