"""How papers say who chairs a body, who stands in, and who sits on it.

``{p}`` and ``{P}`` are who holds the seat, ``{a}`` and ``{A}`` the body; ``{noun}`` is what the body is.
"""

from __future__ import annotations

CHAIRS = (
    "{A} is chaired by {p}.",
    "{A} is currently chaired by {p}.",
    "{A} will be chaired by {p}.",
    "{A} shall be chaired by {p}.",
    "{A} is led by its chair, {p}.",
    "{A} meets under the chairmanship of {p}.",
    "{A} meets with {p} in the chair.",
    "{P} chairs {a}.",
    "{P} chairs the meetings of {a}.",
    "{P} is the chair of {a}.",
    "{P} is the Chair of {a}.",
    "{P} is chair of {a} for the year.",
    "{P} acts as chair of {a}.",
    "{P} serves as Chair of {a}.",
    "{P} has been appointed chair of {a}.",
    "{P} has been elected as Chair of {a}.",
    "{P} will chair {a}.",
    "{P} shall be the Chair of {a}.",
    "{P} takes the chair of {a}.",
    "The chair of {a} is {p}.",
    "The Chair of {a} is {p}.",
    "The Chair of {a} shall be {p}.",
    "The Chairman of {a} is {p}.",
    "The chairperson of {a} is {p}.",
    "The current chair of {a} is {p}.",
    "The role of chair of {a} is held by {p}.",
    "The chair of {a} is held by {p}.",
    "Meetings of {a} are chaired by {p}.",
    "Meetings of {a} will be chaired by {p}.",
)
#: Below the heading of the body.
ENTRY_CHAIRS = (
    "Chair: {p}.",
    "Chair – {p}.",
    "Chaired by: {p}.",
    "Chaired by {p}, this body looks after the detail.",
    "{It} is chaired by {p}.",
    "{P} chairs {it}.",
    "The Chair is {p}.",
    "Its chair is {p}.",
)
#: As the heading itself.
HEADED_CHAIRS = (
    "{name} – Chair: {p}",
    "{name} - Chair: {p}",
    "{name} (Chair: {p})",
    "{name}, chaired by {p}",
    "{name}: Chair {p}",
)
VICE_CHAIRS = (
    "The vice chair of {a} is {p}.",
    "The Vice-Chair of {a} is {p}.",
    "{P} is vice chair of {a}.",
    "{P} is the Vice Chair of {a}.",
    "{P} serves as vice-chair of {a}.",
    "{P} has been elected Vice-Chair of {a}.",
    "The vice-chair of {a} shall be {p}.",
    "{A} has {p} as its vice chair.",
    "The Vice Chair of {a} is {p}.",
    "The current vice chair of {a} is {p}.",
    "The role of vice-chair of {a} is held by {p}.",
    "The vice chair of {a} shall be {p}.",
    "The Vice-Chairman of {a} is {p}.",
    "{P} is Vice-Chair of {a} for the year.",
    "{P} acts as vice chair of {a}.",
    "{P} has been appointed Vice Chair of {a}.",
    "{P} has been elected as vice-chair of {a}.",
    "{P} shall be the Vice-Chair of {a}.",
    "{P} will be vice chair of {a}.",
    "{P} serves {a} as its vice chair.",
    "{P} takes the role of vice-chair of {a}.",
    "{P} holds the post of Vice Chair of {a}.",
    "As vice chair of {a} serves {p}.",
    "Vice chair of {a} is {p}.",
    "{A} has elected as its Vice-Chair {p}.",
)
ENTRY_VICE_CHAIRS = (
    "Vice Chair: {p}.",
    "Vice-Chair: {p}.",
    "The Vice-Chair is {p}.",
    "Its vice chair is {p}.",
)
BOTH_CHAIRS = (
    "{A} is chaired by {p}, with {q} as vice chair.",
    "{A} is chaired by {p}; its vice chair is {q}.",
    "The Chair of {a} is {p} and the Vice-Chair is {q}.",
    "{P} is Chair of {a} and {q} is Vice-Chair.",
)
CO_CHAIRS = (
    "{A} is co-chaired by {p}.",
    "{A} is jointly chaired by {p}.",
    "The co-chairs of {a} are {p}.",
    "{P} are the co-chairs of {a}.",
    "{P} co-chair {a}.",
    "{A} has four co-chairs: {p}.",
)

#: What leads into a list of members, which follows as points.
LEADS_IN = (
    "The members of {a} are:",
    "The membership of {a} is:",
    "Membership of {a} is as follows:",
    "Membership of {a} comprises:",
    "The membership of {a} comprises the following:",
    "{A} comprises:",
    "{A} is made up of:",
    "{A} consists of the following members:",
    "{A} shall comprise the following:",
    "{A} has the following members:",
    "{A} is composed of:",
    "The following are members of {a}:",
    "The core members of {a} are:",
    "Members of {a} are drawn from:",
    "{A} brings together senior representatives of:",
    "{A} includes representatives from:",
    "Membership of {a} is made up of representatives of:",
    "Those who sit on {a} are:",
    "The following organisations have a seat on {a}:",
    "The following sit on {a}:",
    "Seats on {a} are held by:",
    "{A} has as its members:",
    "The standing membership of {a} is:",
    "The voting members of {a} are:",
)
#: The same within a sentence; ``{list}`` is the list.
MEMBERS = (
    "The members of {a} are {list}.",
    "Membership of {a} comprises {list}.",
    "Membership of {a} is comprised of {list}.",
    "Membership of {a} consists of {list}.",
    "{A} comprises {list}.",
    "{A} consists of {list}.",
    "{A} is made up of {list}.",
    "{A} is composed of {list}.",
    "{A} includes representatives of {list}.",
    "{A} includes representation from {list}.",
    "{A} includes {list}.",
    "{A} brings together {list}.",
    "{A} has {list} as its members.",
    "{A} draws its members from {list}.",
    "Members of {a} include {list}.",
    "Represented on {a} are {list}.",
    "The following are represented on {a}: {list}.",
    "Seats on {a} are held by {list}.",
    "Its membership is drawn from {list}: such is {a}.",
    "Representatives of {list} sit on {a}.",
)
ENTRY_MEMBERS = (
    "Membership: {list}.",
    "Members: {list}.",
    "Membership is comprised of representatives of {list}.",
    "Membership consists of {list}.",
    "Its members are {list}.",
    "{It} is made up of {list}.",
    "{It} includes representation from {list}.",
)
#: How one seat is printed in a list: ``{m}`` is who holds it.
SEATS = (
    "{m}",
    "{m}",
    "{m}",
    "A representative of {m}",
    "One representative from {m}",
    "Two representatives of {m}",
    "{m} or a nominated deputy",
)
