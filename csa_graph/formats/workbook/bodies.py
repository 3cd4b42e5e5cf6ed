"""The sheets of groups, people, organisations and seats: a part of the table of sheets, see ``sheets``."""

from __future__ import annotations

from csa_graph.formats.workbook.columns import (
    Column,
    Sheet,
    also,
    area,
    condition,
    described,
    ends,
    identifier,
    lasts,
    law,
    note,
    starts,
    stated,
    status,
    when,
)

#: The sheets on which a body, or whoever acts, may stand, and the list of kinds.
BODIES = ("Groups", "Organisations")
AGENTS = ("Groups", "Organisations", "People", "Seats")
KIND = "list:kind"

# One column a line: a table is read across.
# fmt: off
GROUPS = Sheet(
    "Groups",
    "group",
    {"group": "csa:Group"},
    (
        identifier("group"),
        Column("Name", "text", "skos:prefLabel", help="Its full name.", example="Harbour Board", width=36),
        also("HB"),
        Column("Kind", "name", "org:classification", (KIND,), several=True, help="Choose from the list, or add a kind on the sheet Roles and kinds.", example="board"),
        area(),
        Column("Remit", "text", "org:purpose", help="What it is for.", width=40),
        Column("Within", "name", "org:subOrganizationOf", BODIES, several=True, help="The larger body that it belongs to. Lines of accountability go on the sheet Lines."),
        Column("Statutory", "yes", "csa:statutory", help="yes, where the document says so."),
        Column("How often it meets", "name", "csa:frequency", ("list:freq",), help="Choose from the list, or add a frequency on the sheet Roles and kinds. Words that can mean several (bi-monthly) go under When, as printed."),
        when(),
        Column("Quorum", "text", "csa:quorum", help="When it can decide, as printed: a third of the members."),
        Column("Voting", "text", "csa:voting", help="How it decides, as printed: by consensus; one vote for each member."),
        condition(),
        law(),
        starts(),
        ends(),
        lasts(),
        Column("Web page", "address", "foaf:page", help="Its address: https://…"),
        note(),
        described(),
        stated(),
    ),
    "Boards, partnerships, forums, panels, sub-groups and standing meetings.",
)
PEOPLE = Sheet(
    "People",
    "person",
    {"person": "foaf:Person"},
    (
        identifier("person"),
        Column("Name", "text", "foaf:name", help="As printed.", example="Cllr Ada Quay", width=30),
        also("Ada Quay"),
        Column("Comes from", "name", "org:memberOf", BODIES, several=True, help="The organisation that the person belongs to.", width=30),
        Column("Web page", "address", "foaf:page", help="An address: https://…"),
        note(),
        described(),
        stated(),
    ),
    "People whom the document names.",
)
ORGANISATIONS = Sheet(
    "Organisations",
    "organisation",
    {"organisation": "org:FormalOrganization", "part of an organisation": "org:OrganizationalUnit", "organisation of any form": "org:Organization"},
    (
        identifier("organisation"),
        Column("Name", "text", "skos:prefLabel", help="Its full name.", example="Harbour Council", width=36),
        Column("What it is", "type", help="Choose from the list. Empty: an organisation.", example="organisation"),
        also(),
        Column("Kind", "name", "org:classification", (KIND,), several=True, help="Choose from the list.", example="local authority"),
        area(),
        Column("Part of", "name", "org:unitOf", ("Organisations",), several=True, help="The organisation of which it is a team or unit."),
        Column("Within", "name", "org:subOrganizationOf", BODIES, several=True, help="The larger body that it belongs to."),
        Column("Remit", "text", "org:purpose", help="What it is for.", width=40),
        starts(),
        ends(),
        Column("Web page", "address", "foaf:page", help="Its address: https://…"),
        note(),
        described(),
        stated(),
    ),
    "Councils, police forces, companies, charities, and their teams.",
)
SEATS = Sheet(
    "Seats",
    "seat",
    {"seat": "csa:Seat", "office": "org:Post"},
    (
        identifier("seat"),
        Column("On", "name", "org:postIn", BODIES, help="The group that the seat is on; for an office, its organisation.", example="Harbour Board", width=34),
        Column("Role", "name", "org:role", ("list:role",), help="Choose from the list, or add a role on the sheet Roles and kinds.", example="chair"),
        Column("Held by", "name", "org:heldBy", ("People", "Organisations", "Groups"), help="The person who holds it.", example="Cllr Ada Quay"),
        Column("Office", "office", help="Where the seat goes with an office: what the office is called, such as Chief Constable."),
        Column("Office of", "body", "", BODIES, help="Whose office that is, such as Harbour Police. Empty for an office of no body."),
        Column("Filled by", "name", "csa:filledBy", ("Seats",), help="The other seat whose holder takes this one, or an office that has a row of its own."),
        Column("For", "name", "opengov:onBehalfOf", BODIES, several=True, help="The organisation that the seat is given to.", example="Harbour Council"),
        Column("Kept for", "name", "csa:forKind", (KIND, "Programmes", "Other things"), several=True, help="The kind of body that it is kept for, where none is named."),
        Column("Number", "number", "csa:count", help="How many such seats; empty for one, or where the document does not say.", width=10),
        Column("Vacant", "yes", "csa:vacant", help="yes, where the document says that nobody holds it.", width=10),
        Column("What it is", "type", help="Empty: a seat on a group. Choose office for a post in an organisation.", example="seat"),
        Column("Name", "text", "skos:prefLabel", help="For an office: what it is called."),
        also(),
        Column("Rank", "notion", "csa:grade", ("Other things", "Roles and kinds"), help="The rank that a member is to have, as printed: senior, director level."),
        Column("In place of", "name", "prov:actedOnBehalfOf", ("Seats", "People"), help="For a substitute: the seat, office or person whose place is taken."),
        condition(),
        starts(),
        ends(),
        lasts(),
        when(),
        status(),
        note(),
        described(),
        stated(),
    ),
    "Who sits where: chairs, members, advisers, and offices in organisations. Without an ID, rows that say the same in different passages are one seat.",
    named=False,
)
