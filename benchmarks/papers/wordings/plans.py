"""How papers say what is a priority, and how their tables of actions are headed."""

from __future__ import annotations

#: Before a list of priorities, which follows as points.
PRIORITIES_LEAD_IN = (
    "The priorities of {a} for the year are:",
    "{A} has chosen these priorities:",
    "{A} has agreed the following priorities:",
    "{A} has set itself these priorities:",
    "{A} will focus on the following priorities:",
    "The strategic priorities of {a} are as follows:",
    "{A} has identified these priorities for the period:",
    "Following its assessment {a} adopted these priorities:",
    "The agreed priorities of {a} are:",
    "For the period of this plan the priorities of {a} are:",
    "The key priorities of {a} are set out below:",
    "{A} will work on these priorities:",
    "Priorities of {a}:",
    "The following have been chosen as priorities of {a}:",
)
#: Within a sentence; ``{list}`` is the list.
PRIORITIES = (
    "{A} has made {list} its priorities.",
    "The priorities of {a} are {list}.",
    "{A} has chosen {list} as its priorities.",
    "{A} has agreed on these priorities: {list}.",
    "The strategic priorities of {a} remain {list}.",
    "{A} identified {list} as its priorities.",
    "{A} prioritises {list}.",
    "For the coming year {list} are the priorities of {a}.",
    "{A} has set {list} as its priorities.",
    "{A} has adopted {list} as priorities.",
    "The priorities that {a} has chosen are {list}.",
    "Among all needs {a} has made {list} its priorities.",
    "{A} will give priority to {list}.",
    "Priority is given by {a} to {list}.",
)
#: The headings of a table of actions: theme, action, when, lead.
COLUMNS = (
    ("Theme", "Action", "Timescale", "Lead"),
    ("Priority", "What we will do", "By when", "Who leads"),
    ("Theme", "Action", "Due date", "Lead agency"),
    ("Objective", "Action", "Deadline", "Responsible"),
    ("Priority area", "Key action", "Target date", "Owner"),
    ("Workstream", "Task", "When", "Lead officer / body"),
    ("Aim", "Actions", "Date", "Led by"),
)
#: What is to be done; ``{place}`` is where.
ACTIONS = (
    ("Publish a winter plan for {place}", "publish winter plan"),
    ("Hold a multi-agency exercise in {place}", "multi agency exercise"),
    ("Review referral pathways with schools", "referral pathways"),
    ("Launch a campaign on safe routes home", "campaign safe routes"),
    ("Refresh the information sharing protocol", "information sharing protocol"),
    ("Train front-line staff in {place} to spot exploitation", "train spot exploitation"),
    ("Map services for young adults", "map services young adults"),
    ("Set up a data dashboard", "data dashboard"),
    ("Commission an evaluation of outreach work", "evaluation outreach"),
    ("Agree a joint protocol on hoarding", "protocol hoarding"),
    ("Extend the street pastors scheme to {place}", "street pastors"),
    ("Test the flood warning cascade", "flood warning cascade"),
    ("Consult residents of {place} on lighting", "consult lighting"),
    ("Write a workforce plan", "workforce plan"),
)
#: How a month is printed: ``{month}``, ``{mon}``, ``{year}``, ``{last}`` its last day, ``{number}``.
DATES = (
    "{month} {year}",
    "{mon} {year}",
    "By {month} {year}",
    "{last} {month} {year}",
    "{last}/{number:02d}/{year}",
)
#: Between two leads.
AND = (" / ", " and ", "; ", ", ", " & ")
#: Leads that name nobody.
NOBODY = ("Partners", "All partners", "All agencies", "To be confirmed", "Various")
THEMES = (
    "Domestic abuse",
    "Serious violence",
    "Road safety",
    "Hate crime",
    "Safer streets",
    "Substance misuse",
    "Flooding",
    "Mental health",
    "Neglect",
    "Skills and jobs",
    "Fraud and scams",
    "Transitions to adulthood",
)
