"""Wordings that are set aside: papers made of them tell how far the reader goes beyond what was looked at.

What is found in such papers is told in figures only; nobody looks at the disagreements while writing rules.
"""

from __future__ import annotations

from benchmarks.papers.wordings import lines, seats, traps

_LINES: dict[str, tuple[str, ...]] = {
    "csa:reportsTo": (
        "{A} is to report{often} to {b}.",
        "{A} reports{often} on its business to {b}.",
        "{A} formally reports to {b}.",
        "{A} gives a report of its activity to {b}{often}.",
        "It is to {b} that {a} reports.",
        "{B} considers reports from {a}{often}.",
        "{A} reports through to {b}.",
        "Twice a year {a} lays a report before {b}.",
    ),
    "csa:accountableTo": (
        "{A} is collectively accountable to {b}.",
        "{A} owes its accountability to {b}.",
        "{A} stands accountable to {b}.",
        "{A} must answer to {b} for what it decides.",
        "{B} calls {a} to account.",
        "{A} is in the end accountable to {b} alone.",
        "For its budget {a} is accountable to {b}.",
        "Ultimate accountability for {a} lies with {b}.",
    ),
    "csa:subGroupOf": (
        "{A} forms a sub-group of {b}.",
        "{A} functions as a sub-committee of {b}.",
        "{A} was created as a sub-group of {b}.",
        "{A} is a permanent sub-committee of {b}.",
        "{B} has formed {a} as its sub-group.",
        "{A} is one of several sub-groups below {b}.",
        "A sub-group of {b}, {a}, prepares its decisions.",
        "{A}, being a sub-committee of {b}, follows its standing orders.",
    ),
    "csa:overseenBy": (
        "{B} retains oversight of {a}.",
        "{B} has general oversight of {a}.",
        "{A} is subject to the oversight of {b}.",
        "{A} continues to be overseen by {b}.",
        "The overseeing of {a} falls to {b}.",
        "{B} will oversee {a}.",
        "Overall oversight of {a} sits with {b}.",
        "{B} ensures oversight of {a}.",
    ),
    "csa:scrutinisedBy": (
        "{A} is subject to independent scrutiny by {b}.",
        "{A} comes under the scrutiny of {b}.",
        "{B} exercises scrutiny over {a}.",
        "{B} will scrutinise the work of {a}.",
        "Scrutiny of {a} falls to {b}.",
        "{A} is held to public scrutiny by {b}.",
        "It is for {b} to scrutinise {a}.",
        "The performance of {a} is scrutinised{often} by {b}.",
    ),
    "csa:informs": (
        "{A} hands its findings on to {b}.",
        "{A} shares its minutes with {b}.",
        "{A} sends {b} a summary of each meeting.",
        "{A} advises {b} of new risks{often}.",
        "{B} obtains data from {a}{often}.",
        "{B} is regularly updated by {a}.",
        "Notes of {a} are passed on to {b}.",
        "{A} relays concerns to {b}{often}.",
    ),
}
_CHAIRS = (
    "{A} is presided over by its chair, {p}.",
    "{P} has taken over as chair of {a}.",
    "{P} holds the chair of {a}.",
    "In the chair of {a} is {p}.",
    "The chairing of {a} is done by {p}.",
    "{P} remains Chair of {a}.",
    "Since May {a} has been chaired by {p}.",
    "{P} is the independent chair of {a}.",
    "{A} has {p} as its chair.",
    "{A} elected as its chair {p}.",
)
_LEADS_IN = (
    "Members of {a} at present are:",
    "{A} has members from:",
    "Membership of {a} shall be:",
    "{A} will be made up of the following:",
    "The composition of {a} is:",
    "To {a} belong:",
    "Around the table of {a} are:",
    "{A} counts as its members:",
)
_MEMBERS = (
    "Sitting on {a} are {list}.",
    "The composition of {a} is {list}.",
    "{A} counts {list} among its members.",
    "The partners in {a} are {list}.",
    "{A} is formed of {list}.",
    "{A} shall consist of {list}.",
    "{A} unites {list}.",
    "The seats of {a} belong to {list}.",
)
_NO_LINES = (
    ("csa:reportsTo", "{A} is under no duty to report to {b}."),
    ("csa:reportsTo", "{A} would report to {b} if a merger went ahead."),
    ("csa:reportsTo", "{A} has stopped reporting to {b}."),
    ("csa:accountableTo", "{A} is accountable to its own members and not to {b}."),
    ("csa:subGroupOf", "{A} ceased to be a sub-group of {b} in 2020."),
    ("csa:subGroupOf", "Plans to make {a} a sub-group of {b} were dropped."),
    ("csa:overseenBy", "Oversight of {a} by {b} came to an end in 2019."),
    ("csa:scrutinisedBy", "{A} is exempt from scrutiny by {b}."),
)
_NO_CHAIRS = (
    "{P} preceded the present chair of {a}.",
    "{P} hopes to chair {a} one day.",
    "{P} takes the minutes for the chair of {a}.",
    "{P} had chaired {a} since 2012 and left in 2019.",
)
#: What stands in the place of which wordings.
INSTEAD: dict[tuple[str, ...], tuple[str, ...]] = {
    **{lines.LINES[each]: wordings for each, wordings in _LINES.items()},
    seats.CHAIRS: _CHAIRS,
    seats.LEADS_IN: _LEADS_IN,
    seats.MEMBERS: _MEMBERS,
    traps.NO_CHAIRS: _NO_CHAIRS,
}
#: The traps that look like a line, likewise.
NO_LINES: dict[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]] = {traps.NO_LINES: _NO_LINES}
