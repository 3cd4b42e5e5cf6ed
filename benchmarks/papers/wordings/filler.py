"""What papers say besides: sentences that state nothing that is measured."""

from __future__ import annotations

FILLER = (
    "Partners are committed to openness, to evidence and to learning from each other.",
    "Good partnership working depends on trust, and trust takes time.",
    "This document will be reviewed every two years, or sooner if the law changes.",
    "Nothing in this document takes away from the duties that each partner has in law.",
    "Papers are sent out five working days before each meeting.",
    "Minutes are taken and agreed at the next meeting.",
    "Decisions are reached by consensus wherever that can be done.",
    "Members declare any interest at the beginning of each meeting.",
    "Meetings last no longer than two hours and can be joined from a distance.",
    "The area has a population of about half a million, in towns, villages and on farms.",
    "Demand for services has grown faster than the means to meet it.",
    "Residents told us that they want to feel safe after dark.",
    "Information is shared under an agreed protocol and with respect for privacy.",
    "The costs of the secretariat are shared out among the partners each year.",
    "An induction is offered to all who are new to this work.",
    "We will publish what we decide in plain English.",
    "Equality and inclusion run through all that we do.",
    "Risks are kept in a register that is looked at in full once a year.",
    "Children and families should only have to tell their story once.",
    "Lessons from serious cases are shared across the area.",
    "Any dispute is settled in the first place by talking.",
    "Conflicts of interest are managed in line with the policy of each partner.",
    "The budget for the year is set out in a separate paper.",
    "Training days are open to volunteers as well as to staff.",
    "The number of calls fell slightly in the last year for which figures are known.",
    "Substitutes should be briefed well enough to take part in full.",
)
FREQUENCIES = (
    "{A} meets every two months.",
    "{A} meets four times a year.",
    "{A} will meet quarterly, in public.",
    "{A} meets monthly.",
)
QUORUM = (
    "The quorum of {a} is four members.",
    "{A} is quorate when a third of its members are present.",
    "No business is done by {a} unless five members are present.",
)
LAWS = (
    "Crime and Disorder Act 1998",
    "Civil Contingencies Act 2004",
    "Health and Care Act 2022",
    "Police Reform and Social Responsibility Act 2011",
    "Care Act 2014",
    "Local Government Act 2000",
)
