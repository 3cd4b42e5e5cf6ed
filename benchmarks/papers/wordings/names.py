"""How papers name their bodies the first time, and say which short name they have."""

from __future__ import annotations

#: ``{a}`` is the full name with its article, ``{s}`` the abbreviation, ``{g}`` the general word.
DEFINED = (
    "{A} ({s}) was set up to bring partners together.",
    "{A} (the {s}) brings partners together.",
    "{A} (“the {s}”) is a partnership of public bodies.",
    "{A}, known as the {s}, has met since 2015.",
    "In this document {a} is called the {s}.",
    "{A}, or {s} for short, has met since 2016.",
    "{A} (hereafter {s}) brings together those with a duty in law.",
)
DEFINED_AS_GENERAL = (
    "{A} (“the {g}”) is the subject of this document.",
    "{A} (the {g}) sets the direction of the partnership.",
    "{A} (‘the {g}’) has no staff of its own.",
    "{A} (hereinafter “the {g}”) meets in public.",
)
#: In a list of definitions.
TERMS = (
    "the “{g}” means {a};",
    "“{g}” means {a};",
    "‘{g}’ means {a};",
    "{g}: {a};",
)
#: One body under two names: ``{other}`` is the other one.
TWO_NAMES = (
    "{A}, formerly known as {other}, has kept its membership.",
    "{A} (previously {other}) has a wider remit than before.",
    "{A} is also known as {other}.",
    "Some papers still call {a} {other}.",
)
