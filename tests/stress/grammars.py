"""Files are made up from what each format consists of, so that most of them get past the first parser.

Each is nearly sound: names repeat and refer to each other, and here and there something is odd. The same
chance makes the same files.
"""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from typing import TYPE_CHECKING, Any

import openpyxl

from csa_graph.base import resources
from csa_graph.graph import GovernanceGraph
from csa_graph.terms.prefixes import PREFIXES, expand
from tests.imports import ROOT
from tests.stress.chance import DATES, NAMES, PASSAGES, Chance, pick

if TYPE_CHECKING:
    from collections.abc import Callable

    Files = dict[str, bytes]


@cache
def list_terms() -> tuple[str, ...]:
    """Return the terms of the ontology, with prefix."""
    import pyoxigraph as ox

    quads = ox.parse(path=str(resources.ontology() / "csa.ttl"), format=ox.RdfFormat.TURTLE)
    own = expand("csa:")
    iris = sorted({quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)})
    found = [f"csa:{iri.removeprefix(own)}" for iri in iris if iri.startswith(own) and iri != own]
    more = (
        "org:postIn",
        "org:heldBy",
        "org:role",
        "skos:prefLabel",
        "dct:isPartOf",
        "dct:title",
        "foaf:name",
    )
    return (*found, *more, "org:classification", "skos:altLabel", "dct:spatial", "skos:broader")


def make_trig(chance: Chance) -> Files:
    """Make up a data file: passages, and in each statements with terms of the ontology."""
    lines = [f"@prefix {name}: <{space}> ." for name, space in sorted(PREFIXES.items())]
    lines += ["@prefix : <https://w3id.org/csa-graph/t/> .", "@prefix p: <https://w3id.org/csa-graph/t/1#> ."]
    edition = "<https://w3id.org/csa-graph/t/1>"
    lines.append(f'{edition} a csa:Edition ; dct:title "T" ; csa:period "2030" .')
    for order, locator in enumerate(PASSAGES, 1):
        lines.append(
            f"p:{locator} a csa:Passage ; dct:isPartOf {edition} ;"
            f' csa:locator "{locator}" ; csa:order {order} .'
        )
        lines.append(f"p:{locator} {{")
        if order == 1:
            lines += [
                f"  :t{number} a {kind} ; skos:prefLabel {_quote(f'T {number}')} ."
                for number, kind in _THINGS
            ]
        lines += [f"  {_say(chance)} ." for _ in range(chance.randrange(1, 12))]
        lines.append("}")
    text = "\n".join(lines)
    if chance.random() < 3 * chance.oddness:
        words = text.split(" ")
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(words))
            words[at : at + 1] = chance.choice(
                ([], [words[at]] * 2, [chance.choice(words)], ["[", words[at]])
            )
        text = " ".join(words)
    return {"t.trig": text.encode("utf-8", "surrogatepass")}


_CLASSES = (
    "csa:Group",
    "csa:Group",
    "csa:Group",
    "csa:Seat",
    "csa:Action",
    "csa:Priority",
    "foaf:Person",
    "csa:Group",
)
_THINGS = tuple(enumerate(_CLASSES))
_LINES = (
    "csa:reportsTo",
    "csa:subGroupOf",
    "csa:scrutinisedBy",
    "csa:cooperatesWith",
    "csa:owns",
    "csa:overseenBy",
)


def _say(chance: Chance) -> str:
    things = [f":t{number}" for number, _ in _THINGS]
    classes = (*_CLASSES, "csa:Arrangement", "qb:DataSet")
    if chance.random() < 1 - 2 * chance.oddness:
        return f"{chance.choice(things[:3])} {chance.choice(_LINES)} {chance.choice(things[:3])}"
    subject = chance.choice((*things, "_:a", "[]"))
    kind = chance.random()
    if kind < 0.3:
        return f"{subject} a {chance.choice(classes)} ; skos:prefLabel {_quote(pick(chance, *NAMES))}"
    verb = chance.choice(
        list_terms() if kind < 0.8 else ("csa:reportsTo", "csa:owns", "csa:leads", "dct:valid")
    )
    objects = (
        *things,
        *things,
        _quote(pick(chance, *NAMES)),
        f'"{chance.choice(DATES)}"^^xsd:date',
        "7",
        "true",
    )
    value = chance.choice(
        (*objects, f"[ {verb} {chance.choice(objects)} ]", f"( {chance.choice(objects)} )", "_:a")
    )
    return f"{subject} {verb} {value}"


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\\/", "/")


@cache
def _sound_sheets() -> dict[str, list[list[str]]]:
    """Return the sheets of a sound workbook."""
    made = GovernanceGraph.open(ROOT / "tests" / "data" / "harbour").export("csv")
    assert isinstance(made, dict)
    texts = {
        name: content if isinstance(content, str) else content.decode() for name, content in made.items()
    }
    return {
        name: list(csv.reader(io.StringIO(text))) for name, text in texts.items() if name.endswith(".csv")
    }


def make_sheets(chance: Chance) -> dict[str, list[list[str]]]:
    """Make up the rows of the sheets of a workbook: those of a sound one, changed here and there."""
    made: dict[str, list[list[str]]] = {}
    for name, sound in _sound_sheets().items():
        heads, *rows = [list(row) for row in sound]
        chance.shuffle(rows)
        # A number stands for its table, category, area and period once.
        if rows and "Table" not in heads and chance.random() < 0.5:
            rows.append(list(chance.choice(rows)))
            if heads[0] == "ID":
                # It is another thing, and like the first one.
                rows[-1][0] = ""
        values = [cell for row in rows for cell in row if cell]
        for row in rows:
            for place in range(len(row)):
                if chance.random() < chance.oddness:
                    row[place] = pick(chance, *values, *NAMES, *DATES, *PASSAGES)
        if chance.random() < chance.oddness and rows:
            chance.choice(rows).append(pick(chance, "stray"))
        if chance.random() < chance.oddness:
            heads[chance.randrange(len(heads))] += "x"
        made[name if chance.random() >= chance.oddness else f"x-{name}"] = [heads, *rows]
    return made


def make_workbook(chance: Chance) -> Files:
    """Make up a workbook."""
    from openpyxl.utils.exceptions import IllegalCharacterError

    book = openpyxl.Workbook()
    for name, rows in make_sheets(chance).items():
        sheet = book.create_sheet(name.removesuffix(".csv").replace("-", " ").capitalize())
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                cell: Any = sheet.cell(number, column)
                try:
                    cell.value = int(value) if value.isdecimal() and len(value) < 9 else value[:32_000]
                except IllegalCharacterError:
                    cell.value = "x"
    packed = io.BytesIO()
    book.save(packed)
    return {"t.xlsx": packed.getvalue()}


def make_csv_folder(chance: Chance) -> Files:
    """Make up a workbook as a folder of CSV files."""
    return {f"book/{name}": _write_csv(rows) for name, rows in make_sheets(chance).items()}


def _write_csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8", "surrogatepass")


def make_popolo(chance: Chance) -> Files:
    """Make up a Popolo file."""
    ids = [f"i{number}" for number in range(6)]

    def one(*keys: str) -> dict[str, object]:
        found: dict[str, object] = {}
        for key in keys:
            if chance.random() < 0.3:
                continue
            usual = DATES if key.endswith("_date") else ids if key == "id" or key.endswith("_id") else NAMES
            odd: tuple[object, ...] = (None, 7, [], {}, True, {"name": "x"}, ["x"])
            found[key] = chance.choice(odd) if chance.random() < chance.oddness else pick(chance, *usual)
        return found

    dates = ("start_date", "end_date")
    many = range(chance.randrange(1, 8))
    content: dict[str, object] = {
        "persons": [one("id", "name", "birth_date", "death_date", "gender", "email") for _ in many],
        "organizations": [
            one("id", "name", "classification", "parent_id", "area_id", "founding_date", "dissolution_date")
            for _ in many
        ],
        "posts": [one("id", "label", "role", "organization_id", "area_id", *dates) for _ in many],
        "memberships": [
            one("id", "label", "role", "person_id", "organization_id", "post_id", "on_behalf_of_id", *dates)
            for _ in many
        ],
        "areas": [one("id", "name", "parent_id", "classification") for _ in many],
        "events": [one("id", "name", *dates) for _ in many],
    }
    for key in list(content):
        if chance.random() < 2 * chance.oddness:
            content[key] = chance.choice((None, {}, [[]], content.pop(key)))
    return {"t.json": json.dumps(content).encode()}


_SENIOR = (
    *("Post Unique Reference", "Name", "Grade (or equivalent)", "Job Title", "Job/Team Function"),
    *(
        "Parent Department",
        "Organisation",
        "Unit",
        "Contact Phone",
        "Contact E-mail",
        "Reports to Senior Post",
    ),
    *(
        "Salary Cost of Reports (£)",
        "FTE",
        "Actual Pay Floor (£)",
        "Actual Pay Ceiling (£)",
        "",
        "Notes",
        "Valid?",
    ),
)
_JUNIOR = (
    *("Parent Department", "Organisation", "Unit", "Reporting Senior Post", "Grade", "Payscale Minimum (£)"),
    *(
        "Payscale Maximum (£)",
        "Generic Job Title",
        "Number of Posts in FTE",
        "Professional/Occupational Group",
    ),
)


def make_organogram(chance: Chance) -> Files:
    """Make up the two files of an organogram."""
    posts = ("T1", "T2", "T3", "XX", "N/D")

    def fill(title: str) -> str:
        return pick(chance, *(posts if "Post" in title else ("1", "0.5", "N/D") if "£" in title else NAMES))

    def rows(titles: tuple[str, ...]) -> list[list[str]]:
        kept = [title for title in titles if chance.random() >= chance.oddness / 4]
        return [kept, *([fill(title) for title in kept] for _ in range(chance.randrange(1, 9)))]

    return {
        "tide-2030-03-31-senior.csv": _write_csv(rows(_SENIOR)),
        "tide-2030-03-31-junior.csv": _write_csv(rows(_JUNIOR)),
    }


#: What makes the files of each kind.
GRAMMARS: dict[str, Callable[[Chance], Files]] = {
    "trig": make_trig,
    "workbook": make_workbook,
    "csv": make_csv_folder,
    "popolo": make_popolo,
    "organogram": make_organogram,
}
