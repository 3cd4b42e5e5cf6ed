"""Who has two parts that should be apart: leads and oversees, scrutinises and sits on, chairs both ends.

Finds what stated seats, leads and lines imply; whether it matters is for people to judge.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.analysis import governance as gov
from csa_graph.analysis.result import Analysis, Result, tabulate
from csa_graph.terms.iris import CSA, DCT, FOAF, ORG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.asking.cells import Cell
    from csa_graph.projection.reading import Reading

ANALYSIS = Analysis(
    "conflicts",
    "Conflicts of role",
    "Who leads what they oversee, scrutinises where they sit, or chairs both ends of a line.",
    place=8,
    premises=(
        CSA.Seat.value,
        CSA.Action.value,
    ),
)
_LIMITS = (
    "It knows the roles that the document states. A role of an organisation may lie with different people in "
    "it, and a conflict may be meant and managed: small areas have few people. It is a reason to ask, not a "
    "fault."
)
_MEANINGS = {
    "who": "the person, organisation or group with both parts",
    "conflict": "which two parts they are",
    "one_part": "the one that is to be held to account",
    "other_part": "the one that holds to account",
    "passage": "where both are stated",
}
LEADS, SITS, CHAIRS = "leads and oversees", "scrutinises and sits on", "chairs both ends of a line"
_ORDER = (CHAIRS, LEADS, SITS)


class Conflict(NamedTuple):
    """Two parts of one holder that should be apart.

    Attributes:
        who: IRI of the person, organisation or group.
        kind: :data:`LEADS`, :data:`SITS` or :data:`CHAIRS`.
        lower: IRI of what is held to account: an action, a group.
        upper: IRI of the group that holds it to account.
        one_part: The holder's part in what is held to account, in words.
        other_part: The holder's part in what holds it to account, in words.
        cited: IRIs of the passages that state both parts.
    """

    who: str
    kind: str
    lower: str
    upper: str
    one_part: str
    other_part: str
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Roles:
    """Who sits on and who chairs each group: {group: {person or whole organisation: passages}}."""

    members: dict[str, dict[str, list[str]]]
    chairs: dict[str, dict[str, list[str]]]


def analyse(reading: Reading) -> Result:
    """Find conflicts of role.

    That nobody should decide on what they answer for themselves is the principle of accountability among the
    seven principles of public life (Committee on Standards in Public Life, 1995).
    """
    graph = reading.project()
    found = find(graph)
    rows: list[tuple[Cell, ...]] = [
        (reading.thing(each.who), each.kind, each.one_part, each.other_part, reading.passages(each.cited))
        for each in found
    ]
    table = tabulate("conflicts", ANALYSIS.title, _MEANINGS, rows, "No stated roles conflict.")
    return Result(ANALYSIS.title, _sentences(graph, found), _LIMITS, (table,))


def find(graph: gov.Graph) -> list[Conflict]:
    """Return the conflicts of role in a projection: by kind, then by name; one for each holder and pair.

    The organisation of a chair or member counts as having the part, its units as the whole.
    """
    roles = _read_roles(graph)
    found: dict[tuple[str, ...], Conflict] = {}
    for each in (*_at_both_ends(graph, roles), *_leading(graph, roles), *_scrutinising(graph, roles)):
        found.setdefault(each[:4], each)
    return sorted(
        found.values(),
        key=lambda each: (
            _ORDER.index(each.kind),
            *(gov.label(graph, iri).casefold() for iri in (each.who, each.lower, each.upper)),
        ),
    )


def _read_roles(graph: gov.Graph) -> _Roles:
    roles = _Roles(defaultdict(dict), defaultdict(dict))
    for seat, group, role in gov.iter_members(graph):
        persons = [each for each in gov.holders(graph, seat) if gov.is_a(graph, each, FOAF.Person.value)]
        wholes = [gov.whole(graph, each) for each in gov.organisations(graph, seat)]
        for who in dict.fromkeys([*persons, *wholes]):
            cited = gov.cited(graph, seat, group, role)
            roles.members[group].setdefault(who, []).extend(cited)
            if gov.is_chair(graph, seat):
                roles.chairs[group].setdefault(who, []).extend(cited)
    return roles


def _at_both_ends(graph: gov.Graph, roles: _Roles) -> Iterator[Conflict]:
    for lower, upper, kind in gov.lines(graph).edges(keys=True):
        if lower == upper:
            continue
        below, above = roles.chairs.get(lower, {}), roles.chairs.get(upper, {})
        for who in sorted(below.keys() & above.keys()):
            yield Conflict(
                who,
                CHAIRS,
                lower,
                upper,
                f"chairs the {gov.label(graph, lower)}",
                f"chairs the {gov.label(graph, upper)}, to which it answers",
                (*below[who], *above[who], *gov.cited(graph, lower, upper, kind)),
            )


def _leading(graph: gov.Graph, roles: _Roles) -> Iterator[Conflict]:
    for action in gov.of_type(graph, CSA.Action.value):
        for what in (action, *gov.to(graph, action, DCT.isPartOf.value)):
            for upper in gov.from_(graph, what, CSA.monitors.value):
                cited = gov.cited(graph, upper, what, CSA.monitors.value)
                yield from _overseen_by(graph, roles, action, upper, cited)


def _overseen_by(
    graph: gov.Graph, roles: _Roles, action: str, upper: str, cited: list[str]
) -> Iterator[Conflict]:
    above = roles.chairs.get(upper, {})
    name = f"the {gov.label(graph, upper)}, which oversees it"
    for lead in gov.to(graph, action, CSA.lead.value):
        whole = gov.whole(graph, lead)
        stated = (*gov.cited(graph, action, lead, CSA.lead.value), *cited)
        leads = f"leads “{gov.label(graph, action)}”"
        if lead == upper:
            yield Conflict(lead, LEADS, action, upper, leads, f"is {name}", stated)
            continue
        if whole in above:
            yield Conflict(whole, LEADS, action, upper, leads, f"chairs {name}", (*stated, *above[whole]))
        below = roles.chairs.get(lead, {})
        for who in sorted(below.keys() & above.keys()):
            through = f"chairs the {gov.label(graph, lead)}, which {leads}"
            more = (*stated, *below[who], *above[who])
            yield Conflict(who, LEADS, action, upper, through, f"chairs {name}", more)


def _scrutinising(graph: gov.Graph, roles: _Roles) -> Iterator[Conflict]:
    for lower, upper, kind in graph.edges(keys=True):
        if kind != CSA.scrutinisedBy.value or lower == upper:
            continue
        line = gov.cited(graph, lower, upper, kind)
        name, below = gov.label(graph, upper), roles.members.get(lower, {})
        above = {
            gov.whole(graph, each): (
                f"has the {name}, which scrutinises it",
                gov.cited(graph, upper, each, ORG.subOrganizationOf.value),
            )
            for each in gov.to(graph, upper, ORG.subOrganizationOf.value)
        }
        above |= {
            who: (f"sits on the {name}, which scrutinises it", cited)
            for who, cited in roles.members.get(upper, {}).items()
        }
        for who in sorted(below.keys() & above.keys()):
            words, cited = above[who]
            sits = "chairs" if who in roles.chairs.get(lower, {}) else "sits on"
            one = f"{sits} the {gov.label(graph, lower)}"
            yield Conflict(who, SITS, lower, upper, one, words, (*line, *below[who], *cited))


def _sentences(graph: gov.Graph, found: list[Conflict]) -> str:
    if not found:
        return (
            "No stated roles conflict: nobody is stated to lead, sit on or chair what they hold to account."
        )
    parts = []
    for kind in _ORDER:
        some = [each for each in found if each.kind == kind]
        if some:
            who = sorted({gov.label(graph, each.who) for each in some}, key=str.casefold)
            names = ", ".join(who[:3]) + (f" and {len(who) - 3} more" if who[3:] else "")
            parts.append(f"{kind}: {len(some)} ({names})")
    number = f"{len(found)} pairs of roles are" if len(found) > 1 else "One pair of roles is"
    return f"{number} held by one person or body. By kind: {'; '.join(parts)}."
