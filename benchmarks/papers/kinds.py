"""The eight kinds of papers that are invented: what their bodies and sections are called."""

from __future__ import annotations

from typing import NamedTuple


class KindOfPaper(NamedTuple):
    """A kind of paper.

    Attributes:
        name: What it is called in figures.
        title: Its title; ``{main}`` is the body that it is about.
        main: That body.
        general: The word by which the paper calls it ("the Board").
        upper: What it answers to.
        scrutiny: What scrutinises it.
        groups: Bodies below it, of which some are taken.
        outside: Bodies beside it.
        process: Something that is overseen, and no body.
        sections: The sections, by the name of what builds them, in their order.
        has_letters: Whether its lists have letters rather than points.
    """

    name: str
    title: str
    main: str
    general: str
    upper: str
    scrutiny: str
    groups: tuple[str, ...]
    outside: tuple[str, ...]
    process: str
    sections: tuple[str, ...]
    has_letters: bool = False


KINDS = (
    KindOfPaper(
        "agreement",
        "{c} Community Safety Agreement 2026 to 2029",
        "{c} Safer Communities Board",
        "Board",
        "{c} Public Leaders Group",
        "Communities Overview and Scrutiny Committee",
        ("Domestic Abuse Forum", "Serious Violence Group", "Prevent Board", "Drugs and Alcohol Partnership"),
        ("{c} Criminal Justice Board", "{t} Community Safety Partnership"),
        "the street pastors scheme",
        ("introduction", "governance", "bodies", "membership", "priorities", "actions", "entries", "past"),
    ),
    KindOfPaper(
        "terms of reference",
        "{main}: terms of reference",
        "{c} Strategic Housing Board",
        "Board",
        "{c} Cabinet Committee",
        "Place Scrutiny Panel",
        ("Homelessness Forum", "Private Renting Task Group", "Supported Housing Panel"),
        ("{c} Growth Board", "{t} Town Deal Board"),
        "the rough sleeping programme",
        ("introduction", "membership", "governance", "bodies", "meetings", "table"),
    ),
    KindOfPaper(
        "constitution",
        "Constitution, Part 3: {main} and its sub-bodies",
        "{c} Health and Wellbeing Board",
        "Board",
        "{c} Full Assembly",
        "Health Scrutiny Committee",
        ("Children's Joint Commissioning Committee", "Better Care Sub-Committee", "Pharmacy Needs Panel"),
        ("{c} Integrated Care Partnership", "{t} Locality Forum"),
        "the needs assessment",
        ("introduction", "membership", "bodies", "governance", "meetings", "annex"),
        True,
    ),
    KindOfPaper(
        "resilience forum",
        "{main}: how we are organised",
        "{c} Local Resilience Forum",
        "Forum",
        "{c} Chief Officers Group",
        "Regional Assurance Panel",
        (
            "Business Management Group",
            "Risk Assessment Working Group",
            "Training and Exercising Group",
            "Flood Cell",
        ),
        ("Eastern Health Resilience Partnership", "{t} Emergency Volunteers Network"),
        "the community risk register",
        ("introduction", "entries", "governance", "membership", "actions", "past"),
    ),
    KindOfPaper(
        "care board handbook",
        "NHS {c} governance handbook",
        "{c} Integrated Care Assembly",
        "Assembly",
        "Regional Oversight Board",
        "{c} Joint Health Scrutiny Committee",
        ("Quality Committee", "Finance Committee", "Remuneration Committee", "People Board"),
        ("{t} Place Partnership", "{c} Cancer Alliance"),
        "the delegated dental contract",
        ("introduction", "governance", "table", "membership", "bodies", "meetings", "annex"),
    ),
    KindOfPaper(
        "police and crime panel",
        "{main}: panel arrangements",
        "{c} Police and Crime Panel",
        "Panel",
        "{c} Leaders Conference",
        "Independent Review Committee",
        ("Complaints Sub-Committee", "Budget Task Group", "Appointments Sub-Panel"),
        ("{c} Ethics Forum", "{t} Independent Advisory Group"),
        "the host authority arrangement",
        ("terms", "membership", "governance", "bodies", "meetings", "past"),
        True,
    ),
    KindOfPaper(
        "safeguarding partnership",
        "{main}: multi-agency arrangements",
        "{c} Safeguarding Partnership",
        "Partnership",
        "{c} Lead Safeguarding Executive",
        "Children and Families Scrutiny Panel",
        (
            "Case Review Group",
            "Learning and Development Sub-Group",
            "Exploitation Board",
            "Education Reference Group",
        ),
        ("{c} Domestic Abuse Board", "{t} Early Help Forum"),
        "the front door service",
        ("introduction", "co-chairs", "governance", "entries", "membership", "priorities", "meetings"),
    ),
    KindOfPaper(
        "combined authority",
        "{main}: constitution and committees",
        "{c} Combined Authority Board",
        "Authority",
        "{c} Leaders Council",
        "Regional Overview and Scrutiny Committee",
        ("Transport Committee", "Skills Advisory Panel", "Investment Committee", "Audit Committee"),
        ("{c} Business Board", "{t} Transport Users Forum"),
        "the bus franchising programme",
        ("introduction", "membership", "table", "governance", "bodies", "actions", "annex"),
        True,
    ),
)
