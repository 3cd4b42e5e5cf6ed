"""The sheets of the workbook: one table that reading, writing, help and drop-down lists follow.

Holds what there is; what is done with it is elsewhere.
"""

from __future__ import annotations

from csa_graph.formats.workbook.bodies import AGENTS, BODIES, GROUPS, ORGANISATIONS, PEOPLE, SEATS
from csa_graph.formats.workbook.columns import (
    Column,
    Sheet,
    also,
    area,
    condition,
    described,
    ends,
    identifier,
    law,
    note,
    starts,
    stated,
    status,
    when,
)

# One column a line: a table is read across.
# fmt: off
AGREEMENT = Sheet(
    "Agreement",
    "edition",
    {"edition": "csa:Edition"},
    (
        identifier("edition", "2030-31"),
        Column("Title", "text", "dct:title", help="The words of the title page.", example="Harbour Safety Plan 2030-31", required=True, width=40),
        Column("Period", "text", "csa:period", help="The period as printed.", example="2030 to 2031", required=True),
        Column("Published by", "name", "dct:publisher", BODIES, several=True, help="The group or organisation whose document it is."),
        Column("Edition of", "name", "dct:isVersionOf", help="The plan of which this is one edition."),
        Column("Replaces", "name", "dct:replaces", ("Agreement",), help="The earlier edition that this one replaces."),
        Column("Starts", "date", "csa:starts", help="The first day of the period: 2030 is 1 January, March 2030 is 1 March."),
        Column("Ends", "date", "csa:ends", help="The last day of the period: 2031 is 31 December, March 2031 is 31 March."),
        Column("Order of dates", "dates", help="How dates in numbers are to be read, such as 03/04/2030: choose from the list. Empty: day first."),
        Column("Address", "base", help="What the addresses of all things here begin with. Leave it as it is.", width=44),
    ),
    "The document that the workbook holds: one row for an edition.",
    named=False,
)
PASSAGES = Sheet(
    "Passages",
    "passage",
    {"passage": "csa:Passage"},
    (
        identifier("passage"),
        Column("Passage", "text", "csa:locator", help="How a reader finds it: 4.7, or Appendix B, entry 6.", example="1.1", required=True),
        Column("Order", "number", "csa:order", help="Its place in the document: 1, 2, 3. Empty everywhere: as the rows stand.", example="1", width=10),
        Column("Page", "number", "csa:page", help="The printed page on which it begins.", example="2", width=10),
        Column("In our words", "text", "dct:abstract", help="What it says, in a sentence.", example="Who sits on the board.", width=60),
        Column("Edition", "name", "dct:isPartOf", ("Agreement",), help="Empty if there is only one."),
    ),
    "The smallest parts of the document that can be cited. Every other row names the passage that states it.",
    named=False,
)
LINES = Sheet(
    "Lines",
    "line",
    {},
    (
        Column("ID", "id", help="Leave empty. It names the arrangement, where there is one.", example="example"),
        Column("From", "name", help="The body that answers, gives or does.", example="Harbour Board", required=True, width=34),
        Column("Line", "line", help="What it does: choose from the list.", example="reports to", required=True),
        Column("To", "name", several=True, help="To whom, or to what.", example="Mayor's Panel", required=True, width=34),
        Column("How often", "name", "csa:frequency", ("list:freq",), help="Choose from the list, or add a frequency on the sheet Roles and kinds. Other words go under When, as printed."),
        Column("On what", "text", "csa:subject", help="What it is limited to: what is reported, paid for, delegated or decided."),
        Column("Through", "name", "csa:via", AGENTS, several=True, help="The body through which the line runs, where the document gives no order."),
        Column("Through, in order", "sequence", "csa:viaInOrder", AGENTS, several=True, help="The bodies through which the line runs, in the order that the document gives."),
        when(),
        Column("Amount, as printed", "text", "schema:amount", help="For money: up to £40,000 a year."),
        Column("Amount", "number", "rdf:value", help="The number, only where the amount is exact: 40000.", width=10),
        Column("Currency", "text", "schema:currency", help="Beside a number: GBP, EUR.", width=10),
        condition(),
        law(),
        starts(),
        ends(),
        note(),
        stated(),
    ),
    "Who answers to whom, funds, appoints or approves what, and all other ties between bodies, documents, programmes and priorities. A line goes from the body that answers up to the body that holds it to account. What is said of a line (how often, on what, how much …) stands in its row.",
)
PRIORITIES = Sheet(
    "Priorities",
    "priority",
    {"priority": "csa:Priority"},
    (
        identifier("priority"),
        Column("Name", "text", "skos:prefLabel", help="As printed.", example="Safety at night", width=36),
        also(),
        Column("Part of", "name", "skos:broader", ("Priorities",), several=True, help="The larger priority of which it is a part."),
        Column("Owned by", "name", "csa:owns", AGENTS, several=True, inverse=True, help="The group that the passage makes answerable for it.", example="Harbour Board", width=34),
        Column("Chosen by", "name", "csa:prioritises", AGENTS, several=True, inverse=True, help="The bodies that have it as a priority.", width=34),
        Column("On the list", "name", "skos:inScheme", ("Other things",), several=True, help="The list of priorities that it is on."),
        note(),
        described(),
        stated(),
    ),
    "What the partnership wants.",
)
ACTIONS = Sheet(
    "Actions",
    "action",
    {"action": "csa:Action"},
    (
        identifier("action"),
        Column("Action", "text", "skos:prefLabel", help="What is to be done, as printed.", example="Light the quays", width=50),
        Column("Theme", "text", "csa:theme", help="The heading under which it stands."),
        Column("Led by", "name", "csa:lead", AGENTS, several=True, help="The bodies that lead it. Between several, / does too.", example="Harbour Board", width=34),
        Column("Lead, as printed", "text", "csa:leadAsPrinted", help="The words of the lead column.", example="Board"),
        Column("Accountable", "name", "csa:accountable", AGENTS, help="The one that answers for it, where the document says which."),
        Column("Due", "due", "csa:due", help="The date, or words such as Sept 2030, by July 2030 or 30/09/2030.", example="Sept 2030"),
        when("Sept 2030"),
        Column("Precision", "name", "csa:precision", ("list:precision",), help="How exact the date is: day, month or year. Empty: as Due is written."),
        Column("Starts", "date", "csa:starts", help="When it begins: March 2030 is 1 March; by March 2030 is 31 March, the last day by which it is to have begun."),
        Column("Works on", "name", "csa:addresses", ("Priorities",), several=True, help="The priorities that it serves.", example="Safety at night", width=30),
        Column("About", "name", "csa:concerns", several=True, help="What it is about: a programme, a process, a group."),
        area(),
        Column("Plan", "name", "dct:isPartOf", ("Other things",), help="The action plan, as the sheet Other things names it."),
        status(),
        note(),
        described(),
        stated(),
    ),
    "What is to be done, by whom and by when.",
)
PROGRAMMES = Sheet(
    "Programmes",
    "programme",
    {"programme": "csa:Programme"},
    (
        identifier("programme"),
        Column("Name", "text", "skos:prefLabel", help="Its name.", example="Night watch", width=36),
        also(),
        Column("In short", "text", "dct:description", help="What it does, in our words.", width=40),
        Column("Works on", "name", "csa:addresses", ("Priorities",), several=True, help="The priorities that it serves.", example="Safety at night", width=30),
        Column("Part of", "name", "dct:isPartOf", ("Programmes", "Other things"), several=True, help="The programme or plan that it belongs to."),
        Column("Produced by", "name", "dct:creator", AGENTS, several=True, help="Who made it."),
        area(),
        status(),
        when(),
        starts(),
        ends(),
        note(),
        described(),
        stated(),
    ),
    "Programmes, projects and services.",
)
OTHERS = Sheet(
    "Other things",
    "thing",
    {
        "area or other notion": "skos:Concept", "plan": "csa:Plan", "process": "csa:Process", "event": "prov:Activity",
        "document": "foaf:Document", "law": "eli:LegalResource", "duty": "csa:Duty", "claim": "csa:Claim", "caveat": "csa:Caveat",
        "single figure": "csa:Figure", "table of figures": "qb:DataSet", "list": "skos:ConceptScheme",
    },
    (
        identifier("thing"),
        Column("Name", "text", "skos:prefLabel", help="What it is called.", example="North Quay", width=36),
        Column("What it is", "type", help="Choose from the list. Empty: an area or other notion.", example="area or other notion"),
        also(),
        Column("In short", "text", "dct:description", help="What it is or says, in our words.", width=40),
        Column("About", "name", "csa:concerns", several=True, help="What it is about."),
        Column("Works on", "name", "csa:addresses", ("Priorities",), several=True, help="The priorities that it serves."),
        Column("Part of", "name", "dct:isPartOf", several=True, help="The plan or document that it belongs to."),
        Column("Broader", "name", "skos:broader", several=True, help="The larger area or notion of which it is a part."),
        Column("Produced by", "name", "dct:creator", AGENTS, several=True, help="Who made it."),
        Column("Sort", "name", "dct:type", ("list:caveat",), several=True, help="For a caveat: choose from the list."),
        Column("Number", "number", "rdf:value", help="For a single figure: the number.", width=10),
        area(),
        status(),
        when(),
        starts(),
        ends(),
        note(),
        described(),
        stated(),
    ),
    "Areas, plans, laws, processes, documents, and whatever else the other sheets refer to.",
)
WORDS = Sheet(
    "Roles and kinds",
    "role, kind or frequency",
    {"role": "org:Role", "kind of body": "skos:Concept", "frequency": "skos:Concept"},
    (
        identifier("role, kind or frequency"),
        Column("Name", "text", "skos:prefLabel", help="What it is called, as printed.", example="vice convener", width=36),
        Column("What it is", "type", help="role, kind of body or frequency: where it can be chosen.", example="role"),
        also(),
        Column("Broader", "name", "skos:broader", ("list:role", "list:kind", "list:freq"), several=True, help="The word of the same list of which it is a sort: whoever is a sort of chair chairs.", example="vice chair"),
        Column("In short", "text", "dct:description", help="What it means, in our words.", width=40),
        Column("Times", "number", "csa:times", help="For a frequency: how many times in the period, such as 5.", width=10),
        Column("In each", "duration", "schema:duration", help="For a frequency: the period, such as 1 year."),
        note(),
        described(),
        stated(),
    ),
    "Roles, kinds of body and frequencies that the lists do not have. What stands here can be chosen on the other sheets.",
)
#: The list to which a row of that sheet adds, by what it is.
WORD_LISTS = {"role": "list:role", "kind of body": "list:kind", "frequency": "list:freq"}
FIGURES = Sheet(
    "Figures",
    "figure",
    {},
    (
        Column("Table", "table", help="What the printed table is called.", example="Accidents", required=True, width=30),
        Column("Category", "category", help="What is counted: the row of the table.", example="Falls", required=True, width=30),
        Column("Area", "place", help="Where: the part of the table.", example="North Quay", required=True),
        Column("Period", "period", help="When, as printed.", example="2029-30", required=True),
        Column("Number", "figure", help="The number as printed: whole.", example="7", required=True, width=12),
        stated(),
    ),
    "Printed tables: one row for each number.",
)
STATEMENTS = Sheet(
    "Other statements",
    "statement",
    {},
    (
        Column("Thing", "subject", help="The name or ID of what the statement is about.", example="Harbour Board", required=True, width=34),
        Column("Property", "predicate", help="What is said of it: in words, or as a prefixed name such as csa:hosts.", example="csa:hosts", required=True),
        Column("Value", "object", help="What it is: a name, an ID, a text, a date, a number.", example="Mayor's Panel", width=50),
        Column("Sort of value", "sort", help="thing, text, text in cy (a language), date, whole number, yes or no, web address, or RDF.", example="thing"),
        stated(),
    ),
    "Whatever the other sheets have no column for. Most people need nothing here.",
)

#: All sheets, in the order of the tabs.
SHEETS = (
    AGREEMENT, PASSAGES, GROUPS, PEOPLE, ORGANISATIONS, SEATS, LINES, PRIORITIES, ACTIONS, PROGRAMMES, FIGURES, OTHERS, WORDS, STATEMENTS,
)
#: Those whose rows describe things, in the order in which a thing of several classes is given to one of them.
THINGS = (AGREEMENT, PASSAGES, SEATS, GROUPS, PEOPLE, ORGANISATIONS, PRIORITIES, ACTIONS, PROGRAMMES, OTHERS, WORDS)
#: The sheets that nobody fills.
NOTES, LISTS = "Notes", "Lists"

__all__ = [
    "ACTIONS", "AGREEMENT", "FIGURES", "GROUPS", "LINES", "LISTS", "NOTES", "ORGANISATIONS", "OTHERS", "PASSAGES",
    "PEOPLE", "PRIORITIES", "PROGRAMMES", "SEATS", "SHEETS", "STATEMENTS", "THINGS", "WORDS", "WORD_LISTS",
]
