"""What a register proposes becomes a table, and statements that a person can take over into the data.

Takes nothing over itself. Statements that are not plain, as where two have one name, stand in comments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.asking.answer import Answer
from csa_graph.asking.cells import to_thing
from csa_graph.terms.iris import ROOT
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from csa_graph.matching import Candidate, Matches
    from csa_graph.matching.registers import Register
    from csa_graph.sparql.rows import Term

_TITLE = "Who could be who in the register"
_MEANINGS = {
    "organisation": "the organisation or group of the graph",
    "candidate": "who it could be in the register",
    "code": "the code that the register gives",
    "type": "what the register says it is",
    "nation": "the nation that it is in",
    "score": "how alike the names are, 0 to 100; at most 95 where one of them is only an alias",
    "why": "which names were compared",
    "remark": "what to look at before it is accepted",
}
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_\-]*[A-Za-z0-9_])?")
_IDENTIFIER = "org:identifier"
_PREFIXES = ("csa", "dct", "org", "prov", "rdfs")
_PROPOSER = ROOT + "match"


def to_answer(matches: Matches, register: Register, label: Callable[[Term], str]) -> Answer:
    """Return the candidates as an answer, a row each.

    Args:
        matches: What the comparison gave.
        register: The register.
        label: Gives the words for an organisation.
    """
    rows = tuple(
        (
            to_thing(each.body, label),
            each.entry.name,
            each.entry.code,
            each.entry.kind,
            each.entry.nation,
            each.score,
            _why(each),
            _remark(each),
        )
        for each in matches.candidates
    )
    with_one = len({each.body for each in matches.candidates})
    note = (
        f"{with_one} of {matches.compared} organisations and groups have a candidate. Nothing was changed: "
        "accept what is right into the data."
    )
    if register.incomplete:
        lines = (
            f"{', '.join(map(str, register.incomplete[:3]))}{' …' if len(register.incomplete) > 3 else ''}"
        )
        note += (
            f" {len(register.incomplete)} rows of the register lack a name or a code and were passed over "
            f"(lines {lines})."
        )
    none = f"None of {matches.compared} organisations and groups is called like an entry of the register."
    return Answer(_TITLE, tuple(_MEANINGS), rows, _MEANINGS, note, none)


def to_turtle(matches: Matches, prefixes: Mapping[str, str], label: Callable[[Term], str]) -> str:
    """Return the statements alone, to be pasted into a block of the data.

    Args:
        matches: What the comparison gave.
        prefixes: Short names of namespaces of the graph: ``{"": "https://w3id.org/csa-graph/harbour/"}``.
        label: Gives the words for an organisation.
    """
    lines = list(_statements(matches, prefixes, label, ""))
    return "\n".join([*_heads(prefixes, ("org",)), "", *lines]).rstrip() + "\n"


def to_trig(
    matches: Matches,
    register: Register,
    prefixes: Mapping[str, str],
    label: Callable[[Term], str],
    accepted_by: str | None = None,
) -> str:
    """Return a csa:Mapping: statements that somebody else than the document makes, with who says so.

    Args:
        matches: What the comparison gave.
        register: The register.
        prefixes: As for :func:`to_turtle`.
        label: Gives the words for an organisation.
        accepted_by: Who has accepted the statements; None names the program that proposes them.
    """
    base = prefixes.get("", ROOT)
    graph = f"<{base}codes-of-organisations>"
    agent = f"<{base}accepted-by>" if accepted_by else f"<{_PROPOSER}>"
    who = accepted_by or "csa-graph match"
    kind = "prov:Agent" if accepted_by else "prov:SoftwareAgent"
    title = ox.Literal(f"Codes of organisations by {register.code_column}")
    source = ox.Literal(register.path.name)
    note = ox.Literal(
        "Codes of a register whose names are those of organisations here. The document does not give them."
    )
    lines = [
        *_heads(prefixes, _PREFIXES),
        "",
        "# Proposed by name. Read each line before you keep it, and say in prov:wasAttributedTo who did.",
        f"{graph} {{",
        f"    {graph} a csa:Mapping ;",
        f"        dct:title {title} ;",
        f"        dct:source {source} ;",
        f"        prov:wasAttributedTo {agent} ;",
        f"        rdfs:comment {note} .",
        f"    {agent} a {kind} ; rdfs:label {ox.Literal(who)} .",
        "",
        *_statements(matches, prefixes, label, "    "),
    ]
    return "\n".join(lines).rstrip() + "\n}\n"


def _heads(prefixes: Mapping[str, str], names: Sequence[str]) -> list[str]:
    used = {**prefixes, **{name: PREFIXES[name] for name in names}}
    return [f"@prefix {name}: {ox.NamedNode(used[name])} ." for name in sorted(used)]


def _statements(
    matches: Matches, prefixes: Mapping[str, str], label: Callable[[Term], str], indent: str
) -> Iterator[str]:
    for each in matches.candidates:
        facts = (label(each.body), f"score {each.score:g}", each.entry.name, _why(each), _remark(each))
        yield f"{indent}# {_one_line('; '.join(part for part in facts if part))}"
        statement = f"{_short(each.body, prefixes)} {_IDENTIFIER} {ox.Literal(each.entry.code)} ."
        is_live = each.is_plain and not each.is_stated
        yield f"{indent}{statement if is_live else '# ' + _one_line(statement)}"


def _one_line(text: str) -> str:
    """Keep a text from ending a comment: whatever a reader of Turtle takes for the end of a line goes."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _short(node: ox.NamedNode, prefixes: Mapping[str, str]) -> str:
    for prefix, namespace in prefixes.items():
        if node.value.startswith(namespace) and _LOCAL.fullmatch(node.value, len(namespace)):
            return f"{prefix}:{node.value[len(namespace) :]}"
    return str(node)


def _why(candidate: Candidate) -> str:
    ours = f"{'name' if candidate.is_label else 'alias'} “{candidate.ours}”"
    theirs = f"{'official name' if candidate.is_official else 'alias'} “{candidate.theirs}”"
    return f"{ours}, {theirs}"


def _remark(candidate: Candidate) -> str:
    """Say what a person has to look at."""
    entry = candidate.entry
    remarks = []
    if candidate.is_stated:
        remarks.append("the data have this code already")
    if entry.ended:
        remarks.append("has ended" if entry.ended == "yes" else f"ended {entry.ended}")
        if entry.successors:
            remarks[-1] += f", replaced by {' and '.join(entry.successors)}"
    if candidate.rivals:
        remarks.append(f"{candidate.rivals} other{'s' if candidate.rivals > 1 else ''} could be it as well")
    if candidate.score < 95:
        remarks.append("the names differ")
    return "; ".join(remarks)
