"""The faults of priorities, actions, programmes, figures and names, and what the checks find of each.

Each function breaks one thing and returns pairs of a check's code and what it is about: the end of an IRI in
the partnership's own namespace, or a whole IRI.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.agreement import Action, Priority
    from benchmarks.places import Places

    Found = list[tuple[str, str]]


def lose_owner(places: Places) -> Found:
    """Let nobody own a priority whose parts are owned."""
    parents = {each.part_of for each in places.agreement.priorities if not each.owners}
    priority = places.priority(lambda each: not each.part_of and each.name not in parents)
    priority.owners = []
    return [("priority-without-owner", priority.name)]


def lose_owner_of_part(places: Places) -> Found:
    """Let nobody own a part of a priority that is owned."""
    owned = {each.name for each in places.agreement.priorities if each.owners}
    priority = places.priority(lambda each: each.part_of in owned)
    priority.owners = []
    return [("sub-priority-without-owner", priority.name)]


def share_priority(places: Places) -> Found:
    """Let two groups own a priority, of which neither answers to the other."""
    priority = places.priority()
    priority.owners = [f":{places.group().name}", f":{places.group().name}"]
    return [("priority-with-several-owners", priority.name)]


def own_without_group(places: Places) -> Found:
    """Let an organisation own a priority."""
    priority = places.priority()
    priority.owners = [":o5"]
    return [("owner-not-a-group", priority.name)]


def lose_actions(places: Places) -> Found:
    """Let all actions for a priority without parts be for another one."""
    parents = {each.part_of for each in places.agreement.priorities}

    def is_free(priority: Priority) -> bool:
        return priority.name not in {*parents, "p0"}

    priority = places.priority(is_free)
    for action in places.agreement.actions:
        action.addresses = [each.replace(f":{priority.name}", ":p0") for each in action.addresses]
    return [("priority-without-action", priority.name)]


def lose_lead(places: Places, printed: str, code: str) -> Found:
    """Print a lead that names nobody."""
    action = places.action()
    action.leads, action.printed = [], printed
    return [(code, action.name)]


def lead_from_outside(places: Places) -> Found:
    """Let an organisation lead that sits nowhere."""
    action = places.action()
    action.leads = [":guild"]
    places.add("2", ':guild a org:Organization ; skos:prefLabel "Guild of Lamplighters" .')
    return [("lead-without-seat", "guild")]


def lead_jointly(places: Places) -> Found:
    """Let two groups lead, and none of them answer for it."""
    action = places.action()
    action.leads = [":g1", ":g2"]
    return [("action-with-joint-leads", action.name)]


def concentrate_leads(places: Places) -> Found:
    """Let one organisation lead five actions."""
    for action in [places.action() for _ in range(5)]:
        action.leads = [":o7"]
    return [("leads-concentrated", "o7")]


def lose_priority(places: Places) -> Found:
    """Let an action serve no priority; another action serves the one that it was for."""
    addressed = [each for action in places.agreement.actions for each in action.addresses]

    def is_free(action: Action) -> bool:
        # The first one also serves the priority of the county.
        return action.name != "x1" and all(addressed.count(each) > 1 for each in action.addresses)

    action = places.action(is_free)
    action.addresses = []
    return [("action-without-priority", action.name)]


def print_other_theme(places: Places) -> Found:
    """Print a theme that names no priority."""
    action = places.action()
    action.theme = "Odds and ends"
    return [("action-theme-without-priority", action.name)]


def date(places: Places, code: str, printed: str, due: str, starts: str = "", *, done: bool = False) -> Found:
    """Give an action another date."""
    action = places.action()
    action.timescale, action.due, action.starts, action.done = printed, due, starts, done
    return [(code, action.name)]


def lose_priority_of_programme(places: Places) -> Found:
    """Let a programme serve no priority."""
    programme = places.programme()
    programme.addresses = ""
    return [("programme-without-priority", programme.name)]


def name_alike(places: Places, code: str, before: str) -> Found:
    """Give a programme the name of another one, as it is or with something before it."""
    one, other = places.programme(), places.programme()
    other.label = before + one.label
    return [(code, min(one.name, other.name))]


def break_total(places: Places) -> Found:
    """Print a total that the numbers do not come to."""
    cells = places.agreement.cells
    total = min(cell for cell in cells if cell[0] == "all")
    cells[total] += 1
    return [("total-does-not-reconcile", "all")]


def claim_otherwise(places: Places) -> Found:
    """Let the text say the opposite of the table."""
    places.agreement.claims[0] = "falls"
    return [("claim-against-table", "claim0")]


def print_two_numbers(places: Places) -> Found:
    """Print two numbers for the same."""
    (label, number), *_ = places.agreement.figures
    places.agreement.figures[1] = (label, number + 1)
    return [("figures-that-differ", "f0")]


def name_without_describing(places: Places) -> Found:
    """Use a name of which nothing is said."""
    places.add("2", ":ghost csa:hosts :process .")
    return [("name-not-described", "ghost")]


def use_an_earlier_term(places: Places) -> Found:
    """Write an arrangement in the term of before."""
    places.add("2", ":earlier a csa:ReportingArrangement ; csa:line csa:reportsTo ; csa:to :g0 .")
    return [("term-replaced", "earlier")]


def list_without_stating(places: Places) -> Found:
    """List a passage that states nothing."""
    places.agreement.listed.append("6")
    return [("passage-without-statements", f"{places.agreement.period}#6")]


def head_without_text(places: Places) -> Found:
    """Print a priority in a heading, and say nothing more of it."""
    places.add("H.6", ':p-heading a csa:Priority ; skos:prefLabel "Fog and ice" .')
    codes = ("priority-only-in-heading", "priority-without-owner", "priority-without-action")
    return [(code, "p-heading") for code in codes]


def publish_without_actions(places: Places) -> Found:
    """Publish a second document, which has a group and a priority and no action."""
    title = 'dct:title "Terms of Reference" ; csa:period "2040"'
    terms = f"<{places.agreement.root}terms>"
    passage = f"<{places.agreement.root}terms#1>"
    group, owned = places.agreement.groups[0], places.agreement.priorities[0].name
    places.agreement.loose += [
        f"{terms} a csa:Edition ; {title} ; dct:publisher :{group.name} .",
        f'{passage} a csa:Passage ; dct:isPartOf {terms} ; csa:locator "1" ; csa:order 1 ; csa:page 1 .',
        f"{passage} {{ :{group.name} a csa:Group . :{owned} a csa:Priority . }}",
    ]
    return [("nothing-of-a-kind", "terms")]


def announce_without_action(places: Places) -> Found:
    """Let the text speak of a plan to come that no action is about."""
    places.add(
        "2",
        ':announced a csa:Plan ; skos:prefLabel "Lantern scheme" ; '
        "csa:status <https://w3id.org/csa-graph/status/planned> .",
    )
    return [("work-without-action", "announced")]


def act_on_something_undecided(places: Places) -> Found:
    """Let an action be about something that the text calls undecided."""
    action = places.action(lambda each: not each.done)
    places.add(
        "2",
        f':open-matter a csa:Process ; skos:prefLabel "Ferry inspection" ; csa:overseenBy :g0 . '
        f":{action.name} csa:concerns :open-matter . "
        ':open-question a csa:Caveat ; skos:prefLabel "Whether ferries are inspected" ; '
        "csa:concerns :open-matter ; dct:type <https://w3id.org/csa-graph/caveat/undecided> .",
    )
    return [("action-on-something-undecided", action.name)]


def oversee_own_work(places: Places) -> Found:
    """Let a group oversee the plan that it has made."""
    places.add(
        "2",
        ':own-plan a csa:Plan ; skos:prefLabel "Beacon register" ; dct:creator :g0 . '
        ":g0 csa:monitors :own-plan .",
    )
    return [("overseen-by-its-maker", "own-plan")]


FAULTS: dict[str, Callable[[Places], Found]] = {
    "action-on-something-undecided": act_on_something_undecided,
    "nothing-of-a-kind": publish_without_actions,
    "overseen-by-its-maker": oversee_own_work,
    "priority-only-in-heading": head_without_text,
    "work-without-action": announce_without_action,
    "action-led-by-a-collective": partial(
        lose_lead, printed="All partners", code="action-led-by-a-collective"
    ),
    "action-theme-without-priority": print_other_theme,
    "action-with-joint-leads": lead_jointly,
    "action-without-lead": partial(lose_lead, printed="To be agreed", code="action-without-lead"),
    "action-without-priority": lose_priority,
    "claim-against-table": claim_otherwise,
    "figures-that-differ": print_two_numbers,
    "label-on-two-things": partial(name_alike, code="label-on-two-things", before=""),
    "lead-without-seat": lead_from_outside,
    "leads-concentrated": concentrate_leads,
    "likely-duplicate": partial(name_alike, code="likely-duplicate", before="The "),
    "name-not-described": name_without_describing,
    "owner-not-a-group": own_without_group,
    "passage-without-statements": list_without_stating,
    "priority-with-several-owners": share_priority,
    "priority-without-action": lose_actions,
    "priority-without-owner": lose_owner,
    "programme-without-priority": lose_priority_of_programme,
    "term-replaced": use_an_earlier_term,
    "sub-priority-without-owner": lose_owner_of_part,
    "total-does-not-reconcile": break_total,
}
# The date of an action: what is printed, the last day, the first day.
FAULTS |= {
    code: partial(date, code=code, printed=printed, due=due, starts=starts, done=done)
    for code, printed, due, starts, done in (
        ("action-due-after-plan-ends", "January 2041", "2041-01-28", "", False),
        ("action-due-before-plan-starts", "December 2039", "2039-12-28", "", True),
        ("action-overdue", "March 2040", "2040-03-28", "", False),
        ("action-with-only-a-start", "From September 2040", "", "2040-09-28", False),
        ("action-without-deadline", "In due course", "", "", False),
        ("date-not-as-printed", "July 2040", "2040-09-28", "", False),
    )
}
