"""Sections of a file become text in the layout of the house: indented, spaced, lined up where it was.

What stands on one line stays on one line: which facts stand together is the author's choice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.files.formatting.tree import PropertyValues, Thing
from csa_graph.terms.iris import CSA, DCT, FOAF, RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csa_graph.files.formatting.order import Section, Unit
    from csa_graph.files.formatting.tokens import Token
    from csa_graph.files.formatting.tree import Block, Directive, Tree, Value

# What a thing is and is called comes first, in this order; the rest follows as it is written.
FIRST = (
    RDF.type.value,
    DCT.title.value,
    SKOS.prefLabel.value,
    FOAF.name.value,
    SKOS.altLabel.value,
)
# What gives the place of a passage stands on its first line.
PASSAGE = (RDF.type.value, DCT.isPartOf.value, CSA.locator.value, CSA.order.value, CSA.page.value)
STEP = "    "
WIDTH = 120
# What is nested deeper is not indented further: nobody reads it so, and the text would grow without bound.
_DEEPEST = 20


def write(tree: Tree, sections: list[Section]) -> str:
    """Return the text of a file, which ends in a newline."""
    blocks: list[list[str]] = []
    if tree.directives:
        first = tree.directives[0].first
        header, first.before = _split_header(first.before)
        blocks = [each for each in (header, list(_directives(tree.directives))) if each]
    out = [line for block in blocks for line in ("", *block)][1:]
    heading: list[str] = []
    for section in sections:
        heading += ["", *section.heading] if heading and section.heading else section.heading
        # What stood under a heading can have gone to its block elsewhere.
        if section.units:
            out += ["", "", *heading] if heading and out else heading
            out += _section(section, tree, is_first=not out)
            heading = []
    last = [*heading, ""] if heading and tree.last else heading
    if last or tree.last:
        out += ["", *last, *tree.last] if out else [*last, *tree.last]
    return "\n".join(out) + "\n"


def _split_header(comments: list[str]) -> tuple[list[str], list[str]]:
    """Part the comments before the first directive into those of the file and those of the directive."""
    if "" not in comments:
        return comments, []
    cut = len(comments) - comments[::-1].index("")
    return comments[: cut - 1], comments[cut:]


def _directives(directives: list[Directive]) -> Iterator[str]:
    prefixes = [each for each in directives if each.prefix is not None]
    own = next((each.namespace for each in prefixes if each.prefix == ""), None)
    # A comment or a base says something of what comes after it: then the order is the author's.
    is_free = len(prefixes) == len(directives) and not any(each.first.before for each in directives)
    if is_free:

        def rank(each: Directive) -> tuple[bool, bool, str]:
            is_own = own is not None and each.namespace.startswith(own)
            return each.prefix != "", not is_own, each.prefix or ""

        directives = sorted(prefixes, key=rank)
    width = max((len(each.prefix or "") for each in prefixes), default=0) + 1
    written: set[str | None] = set()
    for each in directives:
        if each.prefix in written and each.prefix is not None and not each.after and not each.first.before:
            continue
        written.add(each.prefix)
        yield from each.first.before
        name = "@base" if each.prefix is None else f"@prefix {each.prefix + ':':<{width}}"
        yield _with_comment(f"{name} <{each.namespace}> .", each.after)


def _section(section: Section, tree: Tree, *, is_first: bool) -> list[str]:
    """Return the lines of a section: a blank line around a block, elsewhere where there was one."""
    lines: list[str] = []
    last: Unit | None = None
    gap = not is_first
    for units in _runs(section.units):
        first = units[0]
        if last is not None:
            gap = first.has_block or last.has_block or first.items[0].first.blank
        lines += [""] if gap else []
        if len(units) == 1 and first.has_block:
            lines += _unit(first, tree)
        else:
            lines += _things([item for each in units for item in each.items], tree, "")
        last = units[-1]
    return lines


def _runs(units: list[Unit]) -> Iterator[list[Unit]]:
    """Yield units that are one thing each and follow one another without a gap, together."""
    run: list[Unit] = []
    for unit in units:
        is_plain = len(unit.items) == 1 and not unit.has_block
        if run and (not is_plain or unit.items[0].first.blank):
            yield run
            run = []
        if is_plain:
            run.append(unit)
        else:
            yield [unit]
    if run:
        yield run


def _unit(unit: Unit, tree: Tree) -> Iterator[str]:
    for item in unit.items:
        if isinstance(item, Thing):
            yield from item.first.before
            yield from _thing(item, tree, "")
            continue
        yield from item.first.before
        yield _with_comment(f"{item.name.text} {{", item.opening)
        lines = _things(item.things, tree, STEP)
        yield from lines
        last = [f"{STEP}{each}" if each else "" for each in item.last]
        yield from last
        yield _with_comment("}", item.after)


def _things(things: Sequence[Thing | Block], tree: Tree, indent: str) -> list[str]:
    """Return the lines of things; what follows one another without a gap is lined up together."""
    lines: list[str] = []
    run: list[Thing] = []
    for thing in things:
        if not isinstance(thing, Thing):
            continue
        is_apart = thing.first.blank or thing.first.before or not _is_row(thing, tree)
        if run and (is_apart or not _is_row(run[-1], tree)):
            lines += _table(run, tree, indent)
            run = []
        if thing.first.blank and lines:
            lines.append("")
        lines += [f"{indent}{each}" if each else "" for each in thing.first.before]
        run.append(thing)
    return [*lines, *_table(run, tree, indent)]


def _is_row(thing: Thing, tree: Tree) -> bool:
    """Return whether a thing can be a row of a table: it stands on one line."""
    return len(_thing(thing, tree, "")) == 1


def _table(things: list[Thing], tree: Tree, indent: str) -> list[str]:
    subjects = predicates = 0
    first = [ordered[0] for ordered in (_order(each, tree) for each in things) if ordered]
    if len(things) > 1 and any(each.wide for each in things):
        subjects = max(len(_tokens(each.subject, indent)) for each in things)
    if len(things) > 1 and any(each.wide for each in first):
        predicates = max(len(_write_predicate(each, tree)) for each in first)
    return [line for each in things for line in _thing(each, tree, indent, subjects, predicates)]


def _thing(thing: Thing, tree: Tree, indent: str, subjects: int = 0, predicates: int = 0) -> list[str]:
    """Return the lines of a thing, its subject and first property filled up to a number of characters."""
    properties = _order(thing, tree)
    if not properties:
        return [_with_comment(f"{indent}{_tokens(thing.subject, indent)} .", thing.after)]
    lines = [f"{indent}{_tokens(thing.subject, indent):<{subjects}}"]
    for number, said in enumerate(properties):
        predicate = _write_predicate(said, tree)
        if number:
            breaks = said.breaks or said.predicate.before or properties[number - 1].values[-1].after
            lines[-1] += " ;"
            lines[-1] = _with_comment(lines[-1], properties[number - 1].values[-1].after)
            if breaks:
                lines += [f"{indent}{STEP}{each}" for each in said.predicate.before if each]
                lines.append(f"{indent}{STEP}{predicate}")
            else:
                lines[-1] += f" {predicate}"
        else:
            lines[-1] += f" {predicate:<{predicates}}"
        is_alone = (not number or said.breaks) and (said is properties[-1] or properties[number + 1].breaks)
        _write_values(said.values, lines, indent + STEP * (len(lines) > 1), is_alone=is_alone)
    last = properties[-1].values[-1].after
    lines[-1] = _with_comment(f"{lines[-1]} .", "  ".join(filter(None, (last, thing.after))))
    return lines


def _write_values(values: list[Value], lines: list[str], indent: str, *, is_alone: bool) -> None:
    """Add a list of objects to the last line; on further lines where it is long and alone on its line."""
    for number, value in enumerate(values):
        text = _tokens(value.tokens, indent)
        if not number:
            lines[-1] += f" {text}"
            continue
        previous = values[number - 1].after
        is_long = is_alone and len(lines[-1]) + len(text.partition("\n")[0]) + 5 > WIDTH
        lines[-1] = _with_comment(f"{lines[-1]} ,", previous)
        if value.breaks or value.before or previous or is_long:
            lines += [f"{indent}{STEP}{each}" for each in value.before if each]
            lines.append(f"{indent}{STEP}{text}")
        else:
            lines[-1] += f" {text}"


def _order(thing: Thing, tree: Tree) -> list[PropertyValues]:
    """Return what is said of a thing in the order of the house, each property once."""
    merged: dict[str, PropertyValues] = {}
    for said in thing.properties:
        iri = tree.expand(said.predicate)
        known = merged.get(iri)
        # What has a comment, or brackets of its own, stays by itself.
        is_plain = all(value.tokens[0].text not in "[(" for value in said.values)
        if known is None or said.predicate.before or known.values[-1].after or not is_plain:
            merged[iri if known is None else f"{iri} {id(said)}"] = said
        else:
            merged[iri] = PropertyValues(
                known.predicate, [*known.values, *said.values], known.breaks, known.wide
            )
    types = [
        tree.expand(value.tokens[0])
        for said in thing.properties
        if tree.expand(said.predicate) == RDF.type.value
        for value in said.values
    ]
    is_passage = CSA.Passage.value in types
    first = PASSAGE if is_passage else FIRST
    rank = {iri: place for place, iri in enumerate(first)}
    ordered = sorted(merged.values(), key=lambda each: rank.get(tree.expand(each.predicate), len(first)))
    if is_passage:
        for each in ordered:
            each.breaks = tree.expand(each.predicate) not in rank
    elif any(each.breaks for each in ordered) and ordered != thing.properties:
        for each in ordered:
            each.breaks = True
    return ordered


def _write_predicate(said: PropertyValues, tree: Tree) -> str:
    return "a" if tree.expand(said.predicate) == RDF.type.value else said.predicate.text


def _tokens(tokens: Iterable[Token], indent: str) -> str:
    """Return the tokens of a term; what is in brackets keeps its lines."""
    text, depth, glued = "", 0, True
    for token in tokens:
        is_mark = token.kind == "mark"
        if is_mark and token.text in "])":
            depth -= 1
        is_joined = is_mark and token.text == "^^"
        is_language = token.kind == "word" and token.text.startswith("@")
        if not (glued or is_joined or is_language):
            text += f"\n{indent}{STEP * min(depth, _DEEPEST)}" if token.spaces < 0 else " "
        text += token.text
        glued = is_joined
        if is_mark and token.text in "[(":
            depth += 1
    return text


def _with_comment(line: str, comment: str) -> str:
    return f"{line}  {comment}" if comment else line
