"""The faults of groups, their lines, chairs and seats, and what the checks find of each.

Each function breaks one thing and returns pairs of a check's code and what it is about: the end of an IRI in
the partnership's own namespace, or a whole IRI.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.places import NoPlaceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.agreement import Group
    from benchmarks.places import Places

    Found = list[tuple[str, str]]

LINE, SCRUTINY = "group-without-line", "group-without-scrutiny"
SEVERAL_CHAIRS = "person-chairs-several"


def _holder(group: Group) -> str:
    return group.chair.rpartition(":")[2]


def lose_line(places: Places) -> Found:
    """Take a group's line away."""
    group = places.group()
    group.lines = []
    return [(LINE, group.name)]


def lose_scrutiny(places: Places) -> Found:
    """Let a group answer to an organisation, which answers to nobody elected."""
    group = places.group()
    group.lines = [("reportsTo", ":o3")]
    return [(SCRUTINY, group.name)]


def close_circle(places: Places) -> Found:
    """Let two groups answer to each other."""
    one, other = places.group(), places.group()
    one.lines, other.lines = [("reportsTo", f":{other.name}")], [("overseenBy", f":{one.name}")]
    first = min(one.name, other.name)
    return [("reporting-cycle", first), (SCRUTINY, one.name), (SCRUTINY, other.name)]


def answer_to_itself(places: Places) -> Found:
    """Let a group answer to itself as well."""
    group = places.group()
    group.lines.append(("reportsTo", f":{group.name}"))
    return [("self-report", group.name), ("group-with-several-lines", group.name)]


def add_line(places: Places) -> Found:
    """Let a group answer to an organisation as well."""
    group = places.group()
    group.lines.append(("overseenBy", ":o2"))
    return [("group-with-several-lines", group.name)]


def end_lines_at_group(places: Places) -> Found:
    """Let a group answer to one that answers to nobody."""
    lower, upper = places.group(), places.group()
    lower.lines, upper.lines = [("subGroupOf", f":{upper.name}")], []
    own = [(LINE, upper.name), (SCRUTINY, lower.name)]
    return [("top-not-elected", upper.name), *own]


def lose_overseer(places: Places) -> Found:
    """Let nobody oversee the process."""
    places.agreement.overseer = ""
    return [("process-without-overseer", "process")]


def chair_both_ends(places: Places) -> Found:
    """Give a group the chair of the group that it answers to."""
    group = places.group()
    above = next(each for each in places.agreement.groups if f":{each.name}" == group.lines[0][1])
    group.chair = above.chair
    return [("chair-answers-to-self", _holder(above)), (SEVERAL_CHAIRS, _holder(above))]


def lead_what_is_overseen(places: Places) -> Found:
    """Let a group watch over an action that the organisation of its own chair leads."""
    group, action = places.group(), places.action()
    action.leads = [places.agreement.people[_holder(group)]]
    places.add("2", f":{group.name} csa:monitors :{action.name} .")
    return [("overseer-led-by-own-chair", group.name)]


def forget_neighbour(places: Places) -> Found:
    """Say nothing of the line that leads here from a group next door."""
    remarks = places.agreement.remarks.get("5", [])
    if not any("csa:reportsTo :g0" in each for each in remarks):
        raise NoPlaceError
    del places.agreement.remarks["5"]
    neighbour = f"https://w3id.org/csa-graph/invented-{places.agreement.number + 1}/g2"
    return [("line-unknown-to-other-partnership", neighbour)]


def lose_chair(places: Places) -> Found:
    """Say nothing of a group's chair."""
    group = places.group()
    group.chair = ""
    return [("group-without-chair", group.name)]


def leave_chair_vacant(places: Places) -> Found:
    """Say that nobody has a group's chair."""
    group = places.group()
    group.chair = "csa:vacant true"
    return [("chair-vacant", group.name)]


def leave_chair_unnamed(places: Places) -> Found:
    """Say only of what kind of body the chair comes."""
    group = places.group()
    group.chair = "csa:forKind kind:charity"
    return [("chair-unnamed", group.name)]


def lose_employer(places: Places) -> Found:
    """Say nothing of where a chair comes from."""
    person = _holder(places.group())
    places.agreement.people[person] = ""
    return [("chair-without-organisation", person)]


def chair_several(places: Places) -> Found:
    """Give one chair to two groups, of which neither answers to the other."""
    one, other = places.group(), places.group()
    other.chair = one.chair
    return [(SEVERAL_CHAIRS, _holder(one))]


def concentrate_chairs(places: Places) -> Found:
    """Let six chairs more come from one organisation."""
    people = places.agreement.people
    people.update(dict.fromkeys(list(people)[1:7], ":o0"))
    return [("chairs-concentrated", "o0")]


def lose_authority(places: Places) -> Found:
    """Let no council or no police sit on a community safety partnership; its chair comes from the other."""
    group = places.group("community-safety")
    group.seats = ["csa:forKind kind:charity" for _ in group.seats]
    return [("responsible-authority-missing", group.name)]


def lower_total(places: Places) -> Found:
    """Print fewer seats than are listed."""
    group = places.group()
    group.total = 2
    return [("seats-do-not-add-up", group.name)]


def name_outside_appendix(places: Places) -> Found:
    """Name a group in the text that the appendix does not describe."""
    places.add("2", ':watch a csa:Group ; skos:prefLabel "Night Watch" ; csa:reportsTo :g0 .')
    places.add("2", ':warden a foaf:Person ; foaf:name "Warden" ; org:memberOf :o6 .')
    chair = "org:role role:chair ; org:heldBy :warden"
    places.add("2", f":watch-chair a csa:Seat ; org:postIn :watch ; {chair} .")
    return [("group-outside-appendix", "watch")]


def keep_in_appendix(places: Places) -> Found:
    """Say nothing of a group but in the appendix."""
    group = places.group()
    group.only_in_appendix, group.supporter = True, ""
    return [("group-only-in-appendix", group.name)]


def _describe(places: Places, name: str, label: str, *facts: str) -> None:
    """Add a group in the text and in the appendix, with all but members: a remit, a line, a chair."""
    places.add("2", f":{name} csa:reportsTo :g0 . :{name}-head a foaf:Person ; org:memberOf :o6 .")
    places.add("2", f':{name}-head foaf:name "Head of the {label}" .')
    facts = ('org:purpose "Keeps watch."', *facts)
    places.add("B.0", f':{name} a csa:Group ; skos:prefLabel "{label}" ; {" ; ".join(facts)} .')
    chair = f"org:role role:chair ; org:heldBy :{name}-head"
    places.add("B.0", f":{name}-chair a csa:Seat ; org:postIn :{name} ; {chair} .")


def lose_members(places: Places) -> Found:
    """Describe a group, and say nothing of its members."""
    _describe(places, "lighthouse", "Lighthouse Circle")
    return [("group-without-members", "lighthouse")]


def outlive_body(places: Places) -> Found:
    """Let a group have ended, and say nothing of when its seats did."""
    _describe(places, "ferries", "Ferry Inquiry", 'csa:ends "2040-01-31"^^xsd:date')
    member = "org:role role:member ; opengov:onBehalfOf :o5"
    places.add("B.0", f":ferries-member a csa:Seat ; org:postIn :ferries ; {member} .")
    return [("seat-on-ended-body", "ferries")]


def watch_a_member(places: Places) -> Found:
    """Let a group oversee a service that is provided by a body which sits on it."""
    group = places.group()
    group.seats.append("opengov:onBehalfOf :o4")
    group.total += 1
    service = f':service a csa:Process ; skos:prefLabel "Beacon service" ; csa:overseenBy :{group.name} .'
    places.add("2", f"{service} :o4 csa:runs :service .")
    return [("provider-on-its-own-watch", "o4")]


def belong_to_own_part(places: Places) -> Found:
    """Let two offices be parts of each other."""
    for office, label, whole in (("depot", "Lamp depot", "store"), ("store", "Oil store", "depot")):
        places.add("2", f':{office} a org:Organization ; skos:prefLabel "{label}" ; org:unitOf :{whole} .')
    return [("body-within-itself", "depot")]


def list_members_twice(places: Places) -> Found:
    """Name another member of a group in the text than in the appendix, beside one that both name."""
    group = places.group()
    number = group.name[1:]
    again = f":s{number}-0-{places.agreement.period} org:postIn :{group.name} ; org:role role:member ."
    places.add("2", again)
    who = "org:role role:member ; opengov:onBehalfOf :o4"
    places.add("2", f":{group.name}-more a csa:Seat ; org:postIn :{group.name} ; {who} .")
    return [("memberships-that-differ", group.name)]


def state_outside_passages(places: Places) -> Found:
    """State something in no passage."""
    group = places.group()
    places.agreement.loose.append(f":{group.name} csa:hosts :process .")
    return [("statement-without-passage", group.name)]


FAULTS: dict[str, Callable[[Places], Found]] = {
    "body-within-itself": belong_to_own_part,
    "chair-answers-to-self": chair_both_ends,
    "chair-unnamed": leave_chair_unnamed,
    "chair-vacant": leave_chair_vacant,
    "chair-without-organisation": lose_employer,
    "chairs-concentrated": concentrate_chairs,
    "group-only-in-appendix": keep_in_appendix,
    "group-outside-appendix": name_outside_appendix,
    "group-with-several-lines": add_line,
    "group-without-chair": lose_chair,
    "group-without-members": lose_members,
    LINE: lose_line,
    SCRUTINY: lose_scrutiny,
    "line-unknown-to-other-partnership": forget_neighbour,
    "memberships-that-differ": list_members_twice,
    "overseer-led-by-own-chair": lead_what_is_overseen,
    SEVERAL_CHAIRS: chair_several,
    "process-without-overseer": lose_overseer,
    "provider-on-its-own-watch": watch_a_member,
    "reporting-cycle": close_circle,
    "responsible-authority-missing": lose_authority,
    "seat-on-ended-body": outlive_body,
    "seats-do-not-add-up": lower_total,
    "self-report": answer_to_itself,
    "statement-without-passage": state_outside_passages,
    "top-not-elected": end_lines_at_group,
}
