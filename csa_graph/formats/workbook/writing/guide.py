"""The words that explain the workbook: its first sheet, and the notes beside its CSV files.

Follows the table of sheets, so that a new column explains itself.
"""

from __future__ import annotations

from csa_graph.formats.workbook.sheets import SHEETS

_RULES = (
    (
        "What this is",
        "The governance of a partnership as its agreement states it: who there is, who sits where, who answers to whom, what is to be done, by whom and by when.",
    ),
    (
        "Begin with",
        "Agreement: the title and the period. Then Passages: the numbered paragraphs and tables of your document. Then the other sheets, in any order.",
    ),
    (
        "One fact, one source",
        "Each row names under “Stated in” the passage that says so. Write only what the document says; leave the rest empty. csa-graph check tells what is missing.",
    ),
    (
        "Rows",
        "The first row has the headings, the second says what to write. The example row, with the ID “example”, is passed over: write over all of it, or delete it.",
    ),
    (
        "Names",
        "Refer to a thing by its name as its own sheet has it, by another name of it, or by its ID. Capitals and punctuation make no difference.",
    ),
    (
        "Several in a cell",
        "Put a semicolon between them: Harbour Board; Mayor's Panel. Where bodies are named, a slash does too. A semicolon inside a name is written twice.",
    ),
    (
        "A thing in several passages",
        "Give it a row for each passage that says something else of it, with the same ID or name; rows that would be the same name all their passages.",
    ),
    (
        "A member that goes with an office",
        "One row of Seats: On, Role, Office (Chief Constable) and Office of (Harbour Police). An office of which more is said has a row of its own, as What it is: office; then the seat names it under Filled by.",
    ),
    (
        "Words of your own",
        "A role, kind of body or frequency that the lists do not have stands on the sheet Roles and kinds, with the word of which it is a sort. Then it can be chosen on the other sheets.",
    ),
    (
        "What a line is limited to",
        "On what, through whom, how often, how much, on condition, by what law, from when until when: all in the row of the line. A line for one subject only is not taken for a general one.",
    ),
    (
        "IDs",
        "An ID is the lasting address of a thing. Leave it empty for something new. Keep it where there is one: then a name can be corrected, and rows can move.",
    ),
    (
        "Dates",
        "As people write them: 30/09/2018 (day first, unless the sheet Agreement declares another order), Sept 2018, by July 2018, or a date of the spreadsheet. A month or a year is its first day under “Starts”, and its last day anywhere else. A year of two digits is refused.",
    ),
    (
        "Formulas, colours",
        "The value of a formula is read. Colours, fonts and comments mean nothing. Hidden rows are read.",
    ),
    (
        "When it is filled",
        "csa-graph import my-partnership.xlsx -o 2030-31.trig names every fault with its cell, and writes nothing until there is none. csa-graph ask --data my-partnership.xlsx asks it directly.",
    ),
)


def lines() -> list[tuple[str, str]]:
    """Return the rows of the sheet of notes: what about, and what; a title has nothing beside it."""
    found = [("How to fill in this workbook", ""), *_RULES, ("The sheets", "")]
    return [*found, *((sheet.name, sheet.help) for sheet in SHEETS)]


def to_markdown() -> str:
    """Return the notes for a folder of CSV files, with the columns of each."""
    text = ["# How to fill in these files", ""]
    text += [line for left, right in _RULES for line in (f"**{left}.** {right}", "")]
    for sheet in SHEETS:
        text += [f"## {sheet.file}", "", sheet.help, "", "| column | what to write |", "|---|---|"]
        text += [f"| {column.heading} | {column.advice} |" for column in sheet.columns]
        text.append("")
    return "\n".join(text)
