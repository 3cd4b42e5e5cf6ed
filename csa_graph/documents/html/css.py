"""Style sheets within a web page, as far as they tell what is seen: hidden text, numbers, colours.

Selectors of elements, classes, identifiers, attributes and first children are understood; a rule with
anything else in its selector is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

#: A sheet with more than this is one of a whole site, and tells nothing of this paper that these do not.
_MOST_RULES = 5_000
_MOST_LETTERS = 2_000_000
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_PART = re.compile(
    r"(?P<tag>[a-zA-Z][\w-]*|\*)|\.(?P<class>[\w-]+)|#(?P<id>[\w-]+)"
    r"|\[(?P<name>[\w-]+)(?:=[\"']?(?P<value>[^\]\"']*)[\"']?)?\]|::?(?P<pseudo>[\w-]+)"
)
_STEP = re.compile(r"\s*(>)\s*|\s+")
_DECLARATION = re.compile(r"\s*([\w-]+)\s*:\s*((?:[^;\"']|\"[^\"]*\"|'[^']*')*);?")
#: The properties that are looked at.
_KEPT = frozenset(
    {
        *("display", "visibility", "color", "background", "background-color", "counter-reset"),
        *("counter-increment", "counter-set", "content", "list-style", "list-style-type"),
        *("font-weight",),
    }
)


class _Compound(NamedTuple):
    """What one element of a selector must be."""

    tag: str
    classes: frozenset[str]
    identifier: str
    attributes: tuple[tuple[str, str | None], ...]
    is_first: bool


class _Rule(NamedTuple):
    """A rule: a selector from right to left, with what stands between, and what it declares."""

    steps: tuple[tuple[_Compound, str], ...]
    weight: tuple[int, int, int, int]
    is_before: bool
    declarations: Mapping[str, str]


@dataclass(slots=True)
class Sheet:
    """The rules of a page, by what the element itself must be."""

    rules: dict[str, list[_Rule]] = field(default_factory=dict)
    _count: int = 0

    def add(self, text: str) -> None:
        """Add the rules of a sheet."""
        for selector, body in _iter_rules(_COMMENT.sub(" ", text[:_MOST_LETTERS])):
            kept = read_declarations(body)
            if not kept:
                continue
            for each in selector.split(","):
                self._count += 1
                rule = _read_rule(each.strip(), kept, self._count)
                if rule is not None and self._count <= _MOST_RULES:
                    self.rules.setdefault(_get_key(rule.steps[0][0]), []).append(rule)

    def find(self, element: HtmlElement, *, is_before: bool = False) -> dict[str, str]:
        """Return what is declared for an element, or for what stands before its text."""
        found = [rule for rule in self._iter_candidates(element) if rule.is_before is is_before]
        matching = sorted((rule for rule in found if _matches(rule, element)), key=lambda rule: rule.weight)
        declared: dict[str, str] = {}
        for rule in matching:
            declared.update(rule.declarations)
        style = element.get("style")
        if style and not is_before:
            declared.update(read_declarations(style))
        return declared

    def _iter_candidates(self, element: HtmlElement) -> Iterator[_Rule]:
        if not self.rules:
            return
        for key in ("*", str(element.tag), f"#{element.get('id', '')}"):
            yield from self.rules.get(key, ())
        for name in set(element.get("class", "").split()):
            yield from self.rules.get(f".{name}", ())


def read_declarations(text: str) -> dict[str, str]:
    """Read what is declared between braces, or in an element itself.

    >>> read_declarations("color: #FFF; width: 3em; content: 'a;b'")
    {'color': '#fff', 'content': "'a;b'"}
    """
    found = {}
    for match in _DECLARATION.finditer(text):
        name, value = match[1].lower(), match[2].replace("!important", "").strip()
        if name in _KEPT:
            found[name] = value if name == "content" or name.startswith("counter") else value.lower()
    return found


def _iter_rules(text: str) -> Iterator[tuple[str, str]]:
    """Give selectors and what stands in their braces; rules for a screen or print are those of the page."""
    place = 0
    while (start := text.find("{", place)) != -1:
        selector = text[place:start].strip()
        selector = selector.rpartition(";")[2].strip().lstrip("}").strip()
        if selector.startswith("@"):
            if re.match(r"@media\s+(?:all|screen|print)\s*$", selector):
                place = start + 1
                continue
            place = _find_end(text, start)
            continue
        end = text.find("}", start)
        end = len(text) if end == -1 else end
        yield selector, text[start + 1 : end]
        place = end + 1


def _find_end(text: str, start: int) -> int:
    depth = 0
    for match in re.compile(r"[{}]").finditer(text, start):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.end()
    return len(text)


def _read_rule(selector: str, declarations: Mapping[str, str], order: int) -> _Rule | None:
    steps: list[tuple[_Compound, str]] = []
    is_before = False
    weight = [0, 0, 0]
    between = ""
    for part in re.split(r"(\s*>\s*|\s+)", selector):
        if not part.strip() or part.strip() == ">":
            between = ">" if part.strip() else " "
            continue
        read = _read_compound(part, weight)
        if read is None or is_before:
            return None
        compound, is_before = read
        steps.append((compound, between))
    if not steps:
        return None
    # From the element outwards: each with what stands between it and the one before it.
    return _Rule(tuple(reversed(steps)), (weight[0], weight[1], weight[2], order), is_before, declarations)


def _read_compound(part: str, weight: list[int]) -> tuple[_Compound, bool] | None:
    tag, identifier, is_first, is_before = "", "", False, False
    classes: set[str] = set()
    attributes: list[tuple[str, str | None]] = []
    place = 0
    while place < len(part):
        match = _PART.match(part, place)
        if match is None:
            return None
        place = match.end()
        pseudo = match["pseudo"]
        if match["tag"] is not None:
            tag = "" if match["tag"] == "*" else match["tag"].lower()
            weight[2] += bool(tag)
        elif match["id"] is not None:
            identifier = match["id"]
            weight[0] += 1
        elif pseudo == "before":
            is_before = True
        elif pseudo is not None and pseudo not in {"first-child", "root"}:
            return None
        else:
            weight[1] += 1
            is_first = is_first or pseudo == "first-child"
            if match["class"] is not None:
                classes.add(match["class"])
            elif match["name"] is not None:
                attributes.append((match["name"], match["value"]))
    return _Compound(tag, frozenset(classes), identifier, tuple(attributes), is_first), is_before


def _get_key(compound: _Compound) -> str:
    if compound.identifier:
        return f"#{compound.identifier}"
    if compound.classes:
        return f".{min(compound.classes)}"
    return compound.tag or "*"


def _matches(rule: _Rule, element: HtmlElement) -> bool:
    if not _is(rule.steps[0][0], element):
        return False
    # Which ancestors fit is tried from the nearest outwards; a child must fit at once.
    current: HtmlElement | None = element
    for (compound, _), (_, between) in zip(rule.steps[1:], rule.steps, strict=False):
        current = current.getparent() if current is not None else None
        while between != ">" and current is not None and not _is(compound, current):
            current = current.getparent()
        if current is None or not _is(compound, current):
            return False
    return True


def _is(compound: _Compound, element: HtmlElement) -> bool:
    if compound.tag and compound.tag != element.tag:
        return False
    if compound.identifier and compound.identifier != element.get("id"):
        return False
    if compound.classes and not compound.classes <= set(element.get("class", "").split()):
        return False
    for name, value in compound.attributes:
        own = element.get(name)
        if own is None or (value is not None and own != value):
            return False
    return not compound.is_first or _is_first(element)


def _is_first(element: HtmlElement) -> bool:
    before = element.getprevious()
    while before is not None and not isinstance(before.tag, str):
        before = before.getprevious()
    return before is None
