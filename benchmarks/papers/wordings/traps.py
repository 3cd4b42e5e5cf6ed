"""What papers say that looks like a statement and is none, or is another one than it looks.

``{A}`` and ``{a}`` are a body of the paper, ``{B}`` and ``{b}`` another one, ``{p}`` and ``{P}`` a person.
"""

from __future__ import annotations

#: No line from ``a`` to ``b``, by the property that it looks like.
NO_LINES: tuple[tuple[str, str], ...] = (
    ("csa:reportsTo", "{A} does not report to {b}."),
    ("csa:reportsTo", "{A} no longer reports to {b}."),
    ("csa:reportsTo", "{A} used to report to {b}; that ended last year."),
    ("csa:reportsTo", "Until 2021 {a} reported to {b}."),
    ("csa:reportsTo", "It has been proposed that {a} should report to {b}."),
    ("csa:reportsTo", "Consideration will be given to whether {a} should report to {b}."),
    ("csa:reportsTo", "{A} may at some time be asked to report to {b}."),
    ("csa:reportsTo", "At its last meeting {a} reported to the press that {b} had moved."),
    ("csa:reportsTo", "{A} works alongside {b}."),
    ("csa:reportsTo", "{A} works closely with {b}."),
    ("csa:reportsTo", "The plans of {a} are aligned with those of {b}."),
    ("csa:reportsTo", "There are interdependencies between {a} and {b}."),
    ("csa:reportsTo", "Neither {a} nor {b} reports to the other."),
    ("csa:accountableTo", "{A} is not accountable to {b}."),
    ("csa:accountableTo", "{A} is an equal partner of {b} and is not answerable to it."),
    ("csa:accountableTo", "{A} and {b} are each accountable for their own budgets."),
    ("csa:accountableTo", "From next year {a} could become accountable to {b}."),
    ("csa:accountableTo", "There is no line of accountability from {a} to {b}."),
    ("csa:subGroupOf", "{A} is not a sub-group of {b}."),
    ("csa:subGroupOf", "It is planned that {a} will become a sub-group of {b}."),
    ("csa:subGroupOf", "{A} was once a sub-group of {b}."),
    ("csa:overseenBy", "{B} does not oversee {a}."),
    ("csa:overseenBy", "{B} has no oversight of {a}, which is independent."),
    ("csa:scrutinisedBy", "{A} is outside the scrutiny of {b}."),
    ("csa:scrutinisedBy", "{B} has no power to scrutinise {a}."),
)
#: To the chair of ``b``, and not to ``b``.
TO_THE_CHAIR = (
    "{A} reports to the Chair of {b}, not to {b} itself.",
    "{A} reports to the chair of {b} alone.",
    "Between meetings {a} reports to the Chair of {b}.",
)
#: No chair of ``a``.
NO_CHAIRS = (
    "The Senior Responsible Officer for {a} is {p}.",
    "{P} chaired {a} until 2022.",
    "{P} was the first chair of {a}.",
    "{P} stood down as chair of {a} two years ago.",
    "{P} provides the secretariat of {a}.",
    "In the absence of the Chair one meeting of {a} was chaired by {p}.",
    "{P} presented the paper on the chair of {a}.",
    "{P} is the lead officer for {a}.",
)
#: No body at the other end: half a line.
HALF_LINES: tuple[tuple[str, str], ...] = (
    ("csa:reportsTo", "{A} will report progress every quarter."),
    ("csa:reportsTo", "{A} reports regularly on what it has achieved."),
    ("csa:reportsTo", "{A} is expected to report twice a year."),
)
#: Accountable for something is no line at all.
NO_ENDS: tuple[tuple[str, str], ...] = (
    ("csa:accountableTo", "{A} is accountable for the whole of its budget."),
    ("csa:accountableTo", "{A} remains accountable for all that it delegates."),
    ("csa:scrutinisedBy", "The conduct of {a} is subject to the provisions of the Act."),
    ("csa:scrutinisedBy", "All spending of {a} is subject to audit."),
)
